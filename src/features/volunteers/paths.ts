// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

export const volunteersPath = '/ehrenamtliche';
export const volunteerFormPath = '/ehrenamtliche/neu';
export const volunteerListFilePath = '/ehrenamtliche.csv';
export const volunteerPath = (id: string): string => `/ehrenamtliche/${id}`;
export const volunteerProfilePath = (id: string): string => `/ehrenamtliche/${id}/angaben`;
export const volunteerStatePath = (id: string, state: string): string => `/ehrenamtliche/${id}/stand/${state}`;
export const volunteerChecksPath = (id: string): string => `/ehrenamtliche/${id}/nachweis`;
export const withdrawCheckPath = (id: string): string => `/ehrenamtliche/${id}/nachweis/zuruecknehmen`;
export const volunteerAbsencePath = (id: string): string => `/ehrenamtliche/${id}/abwesend`;
export const endVolunteerAbsencePath = (id: string): string => `/ehrenamtliche/${id}/abwesend/loeschen`;
export const conductLetterPath = (id: string): string => `/ehrenamtliche/${id}/fuehrungszeugnis`;
export const sharePath = (id: string): string => `/ehrenamtliche/${id}/verbinden`;
export const checkRulesPath = {
  interpreting: '/ehrenamtliche-nachweise/dolmetschen',
  sponsorship: '/ehrenamtliche-nachweise/patenschaft',
} as const;
