// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Institutions that ask for interpreters. */
export const institutionsPath = '/einrichtungen';
export const institutionFormPath = `${institutionsPath}/neu`;
export const institutionExportPath = `${institutionsPath}/liste.csv`;
export const institutionPath = (id: string): string => `${institutionsPath}/${id}`;
export const institutionChangePath = (id: string): string => `${institutionPath(id)}/aendern`;
export const institutionInvitePath = (id: string): string => `${institutionPath(id)}/einladen`;
export const speakerEndPath = (id: string, membershipId: string): string =>
  `${institutionPath(id)}/${membershipId}/zugang-beenden`;
