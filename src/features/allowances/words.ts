// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AllowanceRule } from './rules.ts';

/** How the way is paid. */
export const travelWords: Readonly<Record<AllowanceRule['travel'], string>> = {
  included: 'im Betrag enthalten',
  flat: 'Pauschale je Einsatz',
  km: 'je Kilometer',
  ticket: 'Fahrschein, wie bezahlt',
  time: 'Fahrzeit zählt als Zeit',
};

/** How time beyond the base counts. */
export const stepWords = {
  started: 'jeder angefangene Schritt voll',
  exact: 'auf die Minute genau',
} as const;

/** Which hours before a job count for a late cancellation. */
export const cancelHoursWords = { all: 'alle Stunden', workdays: 'nur Stunden an Werktagen' } as const;

/** How a claim came about. */
export const claimWords = { job: 'Einsatz', correction: 'Korrektur', returned: 'Rücküberweisung' } as const;

/** The file for the payment office. */
export const formatWords = {
  csv: 'Sammelanordnung als CSV-Datei',
  pain: 'Bankdatei (pain.001.001.09)',
} as const;

/** What can stand in a column of the CSV file. */
export const columnWords = {
  position: 'laufende Nummer',
  run: 'Nummer des Laufs',
  number: 'Nummer der ehrenamtlichen Person',
  holder: 'Name, wie er beim Konto steht',
  iban: 'IBAN',
  amount: 'Betrag, zum Beispiel 33,60',
  currency: 'EUR',
  day: 'Zahltag, zum Beispiel 07.12.2026',
  purpose: 'Verwendungszweck',
  account: 'Konto des Zahlers (IBAN)',
  empty: 'leere Spalte',
} as const;
export type ColumnCode = keyof typeof columnWords;

/** The same columns as the settings write them: "Betrag = betrag". */
export const columnNames: Readonly<Record<ColumnCode, string>> = {
  position: 'nummer',
  run: 'lauf',
  number: 'person',
  holder: 'empfaenger',
  iban: 'iban',
  amount: 'betrag',
  currency: 'waehrung',
  day: 'zahltag',
  purpose: 'zweck',
  account: 'zahler',
  empty: 'leer',
};
