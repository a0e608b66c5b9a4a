// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { illiterate, latin, usual, type WorkedCase } from './worked-case.fixture.ts';

/** The three everything began with, the cut-off of § 35 SchulG, and primary school. */
export const workedChildren: readonly WorkedCase[] = [
  // The three that everything began with.
  {
    ...{ born: '15.03.2014', on: '2026-11-20', knows: usual },
    ...{ grade: '07', kind: 'df', until: '2028-11-20', rules: 'E-08 E-30 E-41' },
    why: 'Fünf Schuljahre ohne Lücke, ein Jahr weniger als üblich: Jahrgang nach dem Alter, Deutschförderung.',
  },
  {
    ...{ born: '15.03.2014', on: '2026-11-20', knows: { ...illiterate, schoolYears: 1 } },
    ...{ grade: '06', kind: 'literacy', until: '2027-11-20', rules: 'E-08 E-09 E-25 E-40' },
    why: 'Dasselbe Kind mit einem Schuljahr, nicht alphabetisiert: Erstalphabetisierung bis zu 12 Monate, ein Jahrgang niedriger.',
  },
  {
    ...{ born: '05.05.2009', on: '2026-11-20', knows: { ...latin, schoolYears: 9 } },
    ...{ grade: '11', kind: 'ffm', until: '2027-07-31', rules: 'E-05 E-29 E-43 E-54' },
    why: 'Mit 17 nach dem 1.11. gemeldet: „Fit für Mehr“ bis zum Sommer, dann Internationale Förderklasse.',
  },
  // The cut-off of § 35.
  {
    ...{ born: '30.09.2014', on: '2026-11-20', knows: usual },
    ...{ grade: '07', kind: 'df', until: '2028-11-20', rules: 'E-08 E-30 E-41' },
    why: 'Am Stichtag geboren: noch im selben Sommer schulpflichtig geworden.',
  },
  {
    ...{ born: '01.10.2014', on: '2026-11-20', knows: usual },
    ...{ grade: '06', kind: 'df', until: '2028-11-20', rules: 'E-08 E-30 E-41' },
    why: 'Einen Tag nach dem Stichtag: ein Jahr später schulpflichtig.',
  },
  {
    ...{ born: '15.03.2014', on: '2026-07-31', knows: usual },
    ...{ grade: '06', kind: 'df', until: '2028-07-31', rules: 'E-08 E-30 E-41' },
    why: 'Am letzten Tag des Schuljahres gilt noch der alte Jahrgang.',
  },
  {
    ...{ born: '15.03.2014', on: '2026-08-01', knows: usual },
    ...{ grade: '07', kind: 'df', until: '2028-08-01', rules: 'E-08 E-30 E-41' },
    why: 'Am 1.8. beginnt das neue Schuljahr.',
  },
  // Before and at the begin of the duty.
  {
    ...{ born: '02.05.2021', on: '2026-11-20', knows: {} },
    ...{ grade: null, kind: null, rules: 'E-01' },
    why: 'Fünf Jahre alt: schulpflichtig erst am 1.8.2027.',
  },
  {
    ...{ born: '01.10.2020', on: '2026-11-20', knows: {} },
    ...{ grade: null, kind: null, rules: 'E-01' },
    why: 'Sechs Jahre alt, aber nach dem Stichtag: schulpflichtig erst im nächsten Sommer.',
  },
  {
    ...{ born: '30.09.2020', on: '2026-11-20', knows: { literacy: 'none', germanLevel: 'none' } },
    ...{ grade: 'E1', kind: 'df', until: '2028-11-20', rules: 'E-08 E-30 E-41 E-52' },
    why: 'Sechs Jahre alt und schulpflichtig: erstes Jahr; lesen lernt es mit allen.',
  },
  {
    ...{ born: '02.05.2021', on: '2027-08-01', knows: {} },
    ...{ grade: 'E1', kind: 'df', until: '2029-08-01', rules: 'E-08 E-30 E-41' },
    why: 'Dasselbe Kind am ersten Tag seiner Schulpflicht.',
  },
  {
    ...{ born: '04/2023', on: '2026-11-20', knows: {} },
    ...{ grade: null, kind: null, rules: 'E-01' },
    why: 'Drei Jahre alt: Kita, keine Schule.',
  },
  // Primary school.
  {
    ...{ born: '02.05.2019', on: '2026-11-20', knows: {} },
    ...{ grade: 'E2', kind: 'df', until: '2028-11-20', rules: 'E-08 E-30 E-41' },
    why: 'Noch nicht beraten: zweites Jahr der Eingangsphase, Deutschförderung, bis mehr bekannt ist.',
  },
  {
    ...{ born: '02.05.2018', on: '2026-11-20', knows: { literacy: 'none', germanLevel: 'A1' } },
    ...{ grade: '03', kind: 'df', until: '2028-11-20', rules: 'E-08 E-30 E-41 E-52' },
    why: 'In der Grundschule gibt es keine eigene Alphabetisierung.',
  },
  {
    ...{ born: '02.05.2018', on: '2026-11-20', knows: { way: 'direct_registration' } },
    ...{ grade: '03', kind: 'regular', rules: 'E-08 E-20' },
    why: 'Die Eltern melden selbst an: Das Kind kommt in eine Klasse der Schule.',
  },
  {
    ...{ born: '02.05.2018', on: '2026-11-20', knows: { germanLevel: 'B1', literacy: 'latin', schoolYears: 2 } },
    ...{ grade: '03', kind: 'regular', rules: 'E-08 E-22' },
    why: 'Acht Jahre, B1: Regelklasse.',
  },
  {
    ...{ born: '2017', on: '2026-11-20', knows: {} },
    ...{ grade: '04', kind: 'df', until: '2028-11-20', rules: 'E-08 E-30 E-41' },
    why: 'Nur das Jahr ist bekannt: der ältere von zwei Jahrgängen.',
  },
  {
    ...{ born: '12.02.2017', on: '2026-11-20', knows: { ...illiterate, schoolYears: 0 } },
    ...{ grade: '03', kind: 'df', until: '2028-11-20', rules: 'E-08 E-09 E-30 E-41 E-52' },
    why: 'Neun Jahre und nie in der Schule: drei Jahre fehlen, ein Jahrgang niedriger in der Grundschule.',
  },
  {
    ...{ born: '12.02.2016', on: '2026-11-20', knows: { ...illiterate, schoolYears: 0 } },
    ...{ grade: '05', kind: 'literacy', until: '2027-11-20', rules: 'E-08 E-25 E-40' },
    why: 'Zehn Jahre und nie in der Schule: Jahrgang 4 gehört zur Grundschule, also bleibt es bei 5.',
  },
];
