// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Where a family reports a child itself, without sign-in. */
export const selfReportPath = '/melden';
export const centreSelfReportPath = (key: string): string => `${selfReportPath}/${key}`;
export const selfReportDonePath = (key: string): string => `${centreSelfReportPath(key)}/danke`;
/** The inbox of the centre, and one entry of it. */
export const inboxPath = '/selbstmeldungen';
export const entryPath = (id: string): string => `${inboxPath}/${id}`;
export const refuseEntryPath = (id: string): string => `${entryPath(id)}/ablehnen`;
export const takeUpPath = (id: string): string => `${entryPath(id)}/aufnehmen`;
export const selfReportTextsPath = '/selbstmeldung-texte';
export const releaseSelfReportTextsPath = `${selfReportTextsPath}/freigeben`;
