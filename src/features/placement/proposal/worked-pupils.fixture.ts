// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { illiterate, latin, usual, type WorkedCase } from './worked-case.fixture.ts';

/** Schooling and gaps, script, German, and Erstförderung before. */
export const workedPupils: readonly WorkedCase[] = [
  // Schooling and gaps.
  {
    ...{ born: '03/2014', on: '2026-11-20', knows: { ...latin, schoolYears: 4, gapMonths: 6 } },
    ...{ grade: '07', kind: 'df', until: '2028-11-20', rules: 'E-08 E-30 E-41' },
    why: 'Zwei Jahre fehlen, die Lücke ist kurz: Jahrgang nach dem Alter.',
  },
  {
    ...{ born: '03/2014', on: '2026-11-20', knows: { ...latin, schoolYears: 4, gapMonths: 12 } },
    ...{ grade: '06', kind: 'df', until: '2028-11-20', rules: 'E-08 E-10 E-30 E-41' },
    why: 'Zwei Jahre fehlen und zwölf Monate ohne Schule: ein Jahrgang niedriger.',
  },
  {
    ...{ born: '03/2014', on: '2026-11-20', knows: { ...latin, schoolYears: 3 } },
    ...{ grade: '06', kind: 'df', until: '2028-11-20', rules: 'E-08 E-09 E-30 E-41' },
    why: 'Drei Jahre fehlen: ein Jahrgang niedriger, auch ohne bekannte Lücke.',
  },
  {
    ...{ born: '03/2014', on: '2026-11-20', knows: { ...latin, schoolYears: 8 } },
    ...{ grade: '08', kind: 'df', until: '2028-11-20', rules: 'E-08 E-11 E-30 E-41' },
    why: 'Zwei Schuljahre mehr, als das Alter erwarten lässt: ein Jahrgang höher.',
  },
  {
    ...{ born: '03/2014', on: '2026-11-20', knows: { ...latin, schoolYears: 7 } },
    ...{ grade: '07', kind: 'df', until: '2028-11-20', rules: 'E-08 E-30 E-41' },
    why: 'Ein Schuljahr mehr ändert nichts.',
  },
  {
    ...{ born: '03/2014', on: '2026-11-20', knows: { ...latin, schoolYears: 2 } },
    ...{ grade: '06', kind: 'df', until: '2028-11-20', rules: 'E-08 E-09 E-30 E-41 E-53' },
    why: 'Liest lateinische Schrift, hat aber wenig Schule besucht: Alphabetisierung kommt auch infrage.',
  },
  // Script and literacy.
  {
    ...{ born: '03/2014', on: '2026-11-20', knows: { ...usual, literacy: 'non_latin' } },
    ...{ grade: '07', kind: 'literacy', until: '2027-11-20', rules: 'E-08 E-25 E-40' },
    why: 'Liest arabische Schrift, keine lateinische: Lerngruppe Erstalphabetisierung.',
  },
  {
    ...{ born: '03/2014', on: '2026-11-20', knows: { ...usual, literacy: 'non_latin', germanLevel: 'A1' } },
    ...{ grade: '07', kind: 'literacy', until: '2027-11-20', rules: 'E-08 E-25 E-40' },
    why: 'A1 gesprochen reicht nicht, solange die lateinische Schrift fehlt.',
  },
  {
    ...{ born: '03/2014', on: '2023-12-05', knows: { ...illiterate } },
    ...{ grade: '04', kind: 'df', until: '2025-12-05', rules: 'E-08 E-30 E-41 E-52' },
    why: 'Mit neun Jahren noch Grundschule.',
  },
  {
    ...{ born: '03/2011', on: '2023-12-05', knows: { ...illiterate } },
    ...{ grade: '07', kind: 'df', until: '2025-12-05', rules: 'E-08 E-30 E-41' },
    why: 'Am letzten Tag vor dem Erlass vom 6.12.2023 gab es die Lerngruppe noch nicht.',
  },
  {
    ...{ born: '03/2011', on: '2023-12-06', knows: { ...illiterate } },
    ...{ grade: '07', kind: 'literacy', until: '2024-12-06', rules: 'E-08 E-25 E-40' },
    why: 'Ab dem 6.12.2023 gibt es sie.',
  },
  // German enough.
  {
    ...{ born: '03/2014', on: '2026-11-20', knows: { ...usual, germanLevel: 'B1' } },
    ...{ grade: '07', kind: 'regular', rules: 'E-08 E-22' },
    why: 'B1 ist erreicht: Regelklasse.',
  },
  {
    ...{ born: '03/2014', on: '2026-11-20', knows: { ...usual, germanLevel: 'A2/B1' } },
    ...{ grade: '07', kind: 'df', until: '2028-11-20', rules: 'E-08 E-30 E-41' },
    why: 'Zwischen A2 und B1 ist noch nicht B1.',
  },
  {
    ...{ born: '03/2009', on: '2023-12-05', knows: { ...usual, germanLevel: 'B1' } },
    ...{ grade: '08', kind: 'regular', rules: 'E-08 E-09 E-21' },
    why: 'Vor dem 6.12.2023 hieß es „hinreichend Deutsch“.',
  },
  {
    ...{ born: '03/2014', on: '2026-11-20', knows: {} },
    ...{ grade: '07', kind: 'df', until: '2028-11-20', rules: 'E-08 E-30 E-41' },
    why: 'Nichts als das Alter bekannt: Deutschförderung, und die Seite nennt, was fehlt.',
  },
  {
    ...{ born: '', on: '2026-11-20', knows: usual },
    ...{ grade: null, kind: null, rules: '' },
    why: 'Ohne Geburtsdatum wird nichts vorgeschlagen.',
  },
  // A school in Germany before.
  {
    ...{ born: '03/2014', on: '2026-11-20', knows: usual, supportSince: '05/2026' },
    ...{ grade: '07', kind: 'df', until: '2028-05', rules: 'E-08 E-30 E-42 E-50' },
    why: 'Sechs Monate Erstförderung in einem anderen Kreis: Es bleiben achtzehn.',
  },
  {
    ...{ born: '03/2014', on: '2026-11-20', knows: usual, supportSince: '12/2024' },
    ...{ grade: '07', kind: 'df', until: '2026-12', rules: 'E-08 E-30 E-42 E-50 E-51' },
    why: '23 Monate verbraucht: noch einer, der Übergang ist zu planen.',
  },
  {
    ...{ born: '03/2014', on: '2026-11-20', knows: usual, supportSince: '11/2024' },
    ...{ grade: '07', kind: 'regular', rules: 'E-08 E-24' },
    why: '24 Monate verbraucht: Regelklasse mit Anschlussförderung.',
  },
  {
    ...{ born: '03/2014', on: '2026-11-20', knows: usual, supportSince: '05/2024' },
    ...{ grade: '07', kind: 'regular', rules: 'E-08 E-24' },
    why: '30 Monate: verbraucht.',
  },
  {
    ...{ born: '03/2014', on: '2026-11-20', knows: { ...usual, literacy: 'none' }, supportSince: '05/2024' },
    ...{ grade: '07', kind: 'literacy', until: '2027-05', rules: 'E-08 E-25 E-40 E-50' },
    why: '30 Monate, nicht alphabetisiert: Mit der Erstalphabetisierung sind es drei Jahre, es bleiben sechs Monate.',
  },
  {
    ...{ born: '03/2014', on: '2026-11-20', knows: { ...usual, literacy: 'none' }, supportSince: '11/2023' },
    ...{ grade: '07', kind: 'regular', rules: 'E-08 E-24' },
    why: 'Auch drei Jahre sind verbraucht.',
  },
  {
    ...{ born: '03/2014', on: '2026-11-20', knows: usual, supportSince: '2024' },
    ...{ grade: '07', kind: 'df', until: '2026-12', rules: 'E-08 E-30 E-42 E-50 E-51' },
    why: 'Nur das Jahr ist bekannt: zugunsten des Kindes der Dezember.',
  },
];
