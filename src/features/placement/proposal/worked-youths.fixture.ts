// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { illiterate, latin, type WorkedCase } from './worked-case.fixture.ts';

/** From 15 on: ten years at school, and the days of the Berufskolleg. */
export const workedYouths: readonly WorkedCase[] = [
  // Fifteen and ten years at school.
  {
    ...{ born: '05.01.2011', on: '2026-11-20', knows: { ...latin, schoolYears: 9 } },
    ...{ grade: '10', kind: 'df', until: '2028-11-20', rules: 'E-08 E-30 E-41' },
    why: 'Mit 15 noch in der Vollzeitschulpflicht: Jahrgang 10.',
  },
  {
    ...{ born: '05.01.2011', on: '2026-11-20', knows: { ...latin, schoolYears: 10 } },
    ...{ grade: '11', kind: 'ffm', until: '2027-07-31', rules: 'E-07 E-29 E-43' },
    why: 'Mit 15 zehn Schuljahre besucht: Sekundarstufe II.',
  },
  {
    ...{ born: '05.01.2012', on: '2026-11-20', knows: { ...latin, schoolYears: 10 } },
    ...{ grade: '10', kind: 'df', until: '2028-11-20', rules: 'E-08 E-11 E-30 E-41' },
    why: 'Mit 14 bleibt es bei der Sekundarstufe I, auch nach zehn Schuljahren; sie sprechen für einen Jahrgang höher.',
  },
  {
    ...{ born: '31.12.2010', on: '2026-11-20', knows: { ...latin } },
    ...{ grade: '10', kind: 'df', until: '2028-11-20', rules: 'E-08 E-30 E-41' },
    why: 'Mit 15, nach dem Stichtag geboren: das zehnte Schuljahr.',
  },
  {
    ...{ born: '05.01.2011', on: '2026-11-20', knows: { ...latin, schoolYears: 10, germanLevel: 'B2' } },
    ...{ grade: 'EF', kind: 'regular', rules: 'E-04' },
    why: 'Zehn Schuljahre und B2: Einführungsphase prüfen.',
  },
  {
    ...{ born: '30.09.2011', on: '2027-08-15', knows: { ...latin } },
    ...{ grade: '11', kind: 'ifk', until: '2028-07-31', rules: 'E-06 E-28 E-43' },
    why: 'Noch 15, aber zehn Schuljahre nach dem Einschulungsalter: Berufskolleg.',
  },
  // Sixteen, seventeen, eighteen, and the days of the Berufskolleg.
  {
    ...{ born: '20.11.2010', on: '2026-11-20', knows: { ...latin } },
    ...{ grade: '11', kind: 'ffm', until: '2027-07-31', rules: 'E-05 E-29 E-43' },
    why: 'Am 16. Geburtstag: Berufskolleg.',
  },
  {
    ...{ born: '21.11.2010', on: '2026-11-20', knows: { ...latin } },
    ...{ grade: '10', kind: 'df', until: '2028-11-20', rules: 'E-08 E-30 E-41' },
    why: 'Einen Tag davor: Jahrgang 10.',
  },
  {
    ...{ born: '05.05.2009', on: '2026-10-31', knows: { ...latin, schoolYears: 9 } },
    ...{ grade: '11', kind: 'ifk', until: '2027-07-31', rules: 'E-05 E-28 E-43' },
    why: 'Am 31.10. nimmt die Internationale Förderklasse noch auf.',
  },
  {
    ...{ born: '05.05.2009', on: '2026-11-01', knows: { ...latin, schoolYears: 9 } },
    ...{ grade: '11', kind: 'ffm', until: '2027-07-31', rules: 'E-05 E-29 E-43 E-54' },
    why: 'Am 1.11. nicht mehr.',
  },
  {
    ...{ born: '05.05.2009', on: '2026-12-01', knows: { ...latin, schoolYears: 9 } },
    ...{ grade: '11', kind: 'ffm', until: '2027-07-31', rules: 'E-05 E-29 E-43 E-54' },
    why: 'Am 1.12. ebenso.',
  },
  {
    ...{ born: '05.05.2010', on: '2027-07-31', knows: { ...latin, schoolYears: 9 } },
    ...{ grade: '11', kind: 'ffm', until: '2027-07-31', rules: 'E-05 E-29 E-43' },
    why: 'Am letzten Tag des Schuljahres noch „Fit für Mehr“.',
  },
  {
    ...{ born: '05.05.2010', on: '2027-08-01', knows: { ...latin, schoolYears: 9 } },
    ...{ grade: '11', kind: 'ifk', until: '2028-07-31', rules: 'E-05 E-28 E-43' },
    why: 'Im neuen Schuljahr: Internationale Förderklasse.',
  },
  {
    ...{ born: '05.05.2009', on: '2026-09-07', knows: { ...illiterate, schoolYears: 0 } },
    ...{ grade: '11', kind: 'ffm', until: '2027-07-31', rules: 'E-05 E-26 E-43 E-54' },
    why: 'Nicht alphabetisiert: „Fit für Mehr“ auch zu Beginn des Schuljahres.',
  },
  {
    ...{ born: '05.05.2009', on: '2026-09-07', knows: { ...latin, schoolYears: 2 } },
    ...{ grade: '11', kind: 'ffm', until: '2027-07-31', rules: 'E-05 E-27 E-43 E-54' },
    why: 'Liest lateinisch, aber nur zwei Schuljahre: ebenso.',
  },
  {
    ...{ born: '05.05.2007', on: '2024-09-07', knows: { ...illiterate, schoolYears: 0 } },
    ...{ grade: '11', kind: 'ifk', until: '2025-07-31', rules: 'E-05 E-28 E-43' },
    why: 'Vor dem Erlass vom 17.3.2025 war das noch nicht so.',
  },
  {
    ...{ born: '05.05.2010', on: '2026-11-20', knows: { ...latin, schoolYears: 8, germanLevel: 'B1' } },
    ...{ grade: '11', kind: null, rules: 'E-05 E-23' },
    why: 'Mit 16 und B1 ohne zehn Schuljahre: anderer Bildungsgang, die Beratung wählt.',
  },
  {
    ...{ born: '05.05.2010', on: '2026-11-20', knows: { ...latin, schoolYears: 10, germanLevel: 'B1' } },
    ...{ grade: 'EF', kind: 'regular', rules: 'E-04' },
    why: 'Mit 16, B1 und zehn Schuljahren: Einführungsphase prüfen.',
  },
  {
    ...{ born: '05.05.2010', on: '2026-10-05', knows: { ...latin, schoolYears: 9 }, supportSince: '08/2024' },
    ...{ grade: '11', kind: 'ifk', until: '2027-07-31', rules: 'E-05 E-28 E-43 E-55' },
    why: 'Erstförderung verbraucht: Das Berufskolleg ist zu fragen.',
  },
  {
    ...{ born: '01.12.2008', on: '2026-11-20', knows: { ...latin, schoolYears: 9 } },
    ...{ grade: '11', kind: 'ffm', until: '2027-07-31', rules: 'E-05 E-29 E-43 E-54' },
    why: 'Wird in diesem Schuljahr 18: noch schulpflichtig, die Internationale Förderklasse danach bleibt offen.',
  },
  {
    ...{ born: '02.08.2008', on: '2026-11-20', knows: { ...latin, schoolYears: 9 } },
    ...{ grade: '11', kind: 'ffm', until: '2027-07-31', rules: 'E-05 E-29 E-43 E-54' },
    why: 'Am 2.8. 18 geworden, also in diesem Schuljahr: schulpflichtig bis 31.7.2027.',
  },
  {
    ...{ born: '01.08.2008', on: '2026-11-20', knows: { ...latin, schoolYears: 9 } },
    ...{ grade: null, kind: null, rules: 'E-03' },
    why: 'Am 1.8. 18 geworden, das Lebensjahr war am 31.7. vollendet: nicht mehr schulpflichtig.',
  },
  {
    ...{ born: '05.05.2006', on: '2026-11-20', knows: { ...latin, schoolYears: 9 } },
    ...{ grade: null, kind: null, rules: 'E-03' },
    why: 'Mit 20 nicht mehr schulpflichtig.',
  },
  {
    ...{ born: '05.05.2004', on: '2024-11-20', knows: { ...latin, schoolYears: 9 } },
    ...{ grade: '11', kind: 'ffm', until: '2025-07-31', rules: 'E-02 E-43' },
    why: 'Bis März 2025 stand „Fit für Mehr“ bis 25 offen.',
  },
  {
    ...{ born: '2008', on: '2026-11-20', knows: { ...latin, schoolYears: 9 } },
    ...{ grade: '11', kind: 'ffm', until: '2027-07-31', rules: 'E-05 E-29 E-43 E-54' },
    why: 'Nur das Jahr bekannt: vielleicht schon 18, zugunsten des jungen Menschen noch schulpflichtig.',
  },
  {
    ...{ born: '2010', on: '2026-11-20', knows: { ...latin } },
    ...{ grade: '11', kind: 'ffm', until: '2027-07-31', rules: 'E-06 E-29 E-43' },
    why: 'Nur das Jahr bekannt, 15 oder 16: Der ältere Weg wird vorgeschlagen, die Seite sagt, dass der Monat fehlt.',
  },
];
