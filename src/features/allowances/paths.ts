// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Pay-outs of allowances: the runs, and what is open. */
export const payoutsPath = '/auszahlungen';
export const payoutPath = (id: string): string => `${payoutsPath}/lauf/${id}`;
export const statePath = (id: string): string => `${payoutPath(id)}/feststellen`;
export const releasePath = (id: string): string => `${payoutPath(id)}/anordnen`;
export const handPath = (id: string): string => `${payoutPath(id)}/kasse`;
export const callOffPath = (id: string): string => `${payoutPath(id)}/zuruecknehmen`;
export const returnPath = (id: string): string => `${payoutPath(id)}/rueckueberweisung`;
/** The file for the payment office, in the form of the settings. */
export const payoutFilePath = (id: string): string => `${payoutPath(id)}/datei`;
export const payoutSettingsPath = `${payoutsPath}/einstellungen`;

/** Who can be paid: their year, and whether an account is known. */
export const payeesPath = `${payoutsPath}/personen`;
/** What one volunteer is owed and was paid. */
export const payeePath = (volunteerId: string): string => `${payoutsPath}/person/${volunteerId}`;
export const bankAccountPath = (volunteerId: string): string => `${payeePath(volunteerId)}/bankverbindung`;
export const declaredPath = (volunteerId: string): string => `${payeePath(volunteerId)}/anderswo`;
export const excessPath = (volunteerId: string): string => `${payeePath(volunteerId)}/freibetrag`;
/** The statement of a year for tax office, Jobcenter or Sozialamt. */
export const statementPath = (volunteerId: string): string => `${payeePath(volunteerId)}/bescheinigung.pdf`;
export const correctionPath = (claimId: string): string => `${payoutsPath}/anspruch/${claimId}/korrigieren`;

/** Rules of the allowance by date. */
export const rulesPath = '/aufwandsregeln';
export const newRulePath = `${rulesPath}/neu`;
export const rulePath = (id: string): string => `${rulesPath}/${id}`;
export const endRulePath = (id: string): string => `${rulePath(id)}/enden`;
export const deleteRulePath = (id: string): string => `${rulePath(id)}/loeschen`;
