// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import {
  ageRange,
  comparePartial,
  formatPartialDate,
  isAfter,
  isoPartialDate,
  parsePartialDate,
  wholeDate,
} from './partial-date.ts';

const today = Temporal.PlainDate.from('2026-11-27');

describe('parsePartialDate', () => {
  it.each([
    ['2014', { year: 2014 }],
    ['03/2014', { year: 2014, month: 3 }],
    ['03.2014', { year: 2014, month: 3 }],
    ['7.3.2014', { year: 2014, month: 3, day: 7 }],
    [' 07. 03. 2014 ', { year: 2014, month: 3, day: 7 }],
    ['2014-03', { year: 2014, month: 3 }],
    ['2014-03-07', { year: 2014, month: 3, day: 7 }],
    ['29.2.2016', { year: 2016, month: 2, day: 29 }],
    ['27.11.2026', { year: 2026, month: 11, day: 27 }],
    ['2026', { year: 2026 }],
    ['00.00.2014', { year: 2014 }],
    ['00/2014', { year: 2014 }],
    ['xx.xx.2014', { year: 2014 }],
    ['00.05.2014', { year: 2014, month: 5 }],
    ['März 2014', { year: 2014, month: 3 }],
    ['7. März 2014', { year: 2014, month: 3, day: 7 }],
  ])('reads %s', (input, expected) => {
    expect(parsePartialDate(input, today)).toEqual(expected);
  });

  it.each([
    ['', 'Schreiben Sie das Geburtsdatum so: 07.03.2014, 03/2014 oder nur 2014.'],
    ['7.3.14', 'Bitte schreiben Sie das Geburtsjahr mit vier Ziffern, zum Beispiel 07.03.2014.'],
    ['29.2.2015', 'Den 29. Februar 2015 gibt es nicht. Prüfen Sie Tag und Monat.'],
    ['0.3.2015', 'Den 0. März 2015 gibt es nicht. Prüfen Sie Tag und Monat.'],
    ['13/2014', 'Den Monat 13 gibt es nicht. Geben Sie 1 bis 12 an.'],
    ['0/2014', 'Den Monat 0 gibt es nicht. Geben Sie 1 bis 12 an.'],
    ['07.00.2014', 'Zum Tag fehlt der Monat. Schreiben Sie Tag und Monat oder nur das Jahr.'],
    ['1899', 'Das Jahr 1899 liegt vor 1900. Prüfen Sie die Jahreszahl.'],
    ['28.11.2026', 'Das Geburtsdatum liegt in der Zukunft. Prüfen Sie die Angabe.'],
    ['12/2026', 'Das Geburtsdatum liegt in der Zukunft. Prüfen Sie die Angabe.'],
  ])('refuses %s with a sentence', (input, error) => {
    expect(parsePartialDate(input, today)).toEqual({ error });
  });
});

describe('formatPartialDate and isoPartialDate', () => {
  it('write what is known and name what is not', () => {
    expect(formatPartialDate({ year: 2014, month: 3, day: 7 })).toBe('07.03.2014');
    expect(formatPartialDate({ year: 2014, month: 3 })).toBe('03/2014 (Tag unbekannt)');
    expect(formatPartialDate({ year: 2014 })).toBe('2014 (Tag und Monat unbekannt)');
    expect([{ year: 2014 }, { year: 2014, month: 3 }, { year: 2014, month: 3, day: 7 }].map(isoPartialDate)).toEqual([
      '2014',
      '2014-03',
      '2014-03-07',
    ]);
  });
});

describe('ageRange', () => {
  it('is one age for a full date, with the birthday itself counted', () => {
    expect(ageRange({ year: 2014, month: 11, day: 27 }, today)).toEqual({ min: 12, max: 12 });
    expect(ageRange({ year: 2014, month: 11, day: 28 }, today)).toEqual({ min: 11, max: 11 });
  });

  it('spans the possible ages when parts are unknown', () => {
    expect(ageRange({ year: 2014 }, today)).toEqual({ min: 11, max: 12 });
    expect(ageRange({ year: 2014, month: 11 }, today)).toEqual({ min: 11, max: 12 });
    expect(ageRange({ year: 2014, month: 10 }, today)).toEqual({ min: 12, max: 12 });
    expect(ageRange({ year: 2026 }, today)).toEqual({ min: 0, max: 0 });
  });
});

describe('isAfter', () => {
  it('is certain only when no possible day says otherwise', () => {
    const may = { year: 2014, month: 5 };
    expect(isAfter({ year: 2014, month: 6 }, may)).toBe(true);
    expect(isAfter({ year: 2014 }, may)).toBe(false);
    expect(isAfter(may, { year: 2014 })).toBe(false);
    expect(isAfter(wholeDate(today), { year: 2026, month: 11, day: 26 })).toBe(true);
    expect(isAfter(wholeDate(today), wholeDate(today))).toBe(false);
  });
});

describe('comparePartial', () => {
  it('sorts older first and the less exact before the exact', () => {
    const dates = [{ year: 2015 }, { year: 2014, month: 3, day: 7 }, { year: 2014, month: 3 }, { year: 2014 }];
    expect(dates.toSorted(comparePartial).map(isoPartialDate)).toEqual(['2014', '2014-03', '2014-03-07', '2015']);
  });
});
