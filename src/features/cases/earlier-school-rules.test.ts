// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { isAfter, type PartialDate } from '../../codes/partial-date.ts';
import { contradictions, readMonth, supportClock } from './earlier-school-rules.ts';
import { earlierSchoolLine, supportText } from './earlier-school-words.ts';

const today = Temporal.PlainDate.from('2026-11-23');
const month = (text: string): PartialDate => {
  const read = readMonth(text, 'Von', today);
  if ('error' in read || !read.value) throw new Error(text);
  return read.value;
};

describe('readMonth', () => {
  it('takes what is known', () => {
    expect(readMonth('', 'Von', today)).toEqual({ value: null });
    expect(month('2024')).toEqual({ year: 2024 });
    expect(month('09/2024')).toEqual({ year: 2024, month: 9 });
    expect(month('2.9.2024')).toEqual({ year: 2024, month: 9, day: 2 });
    expect(month('00.09.2024')).toEqual({ year: 2024, month: 9 });
    expect(month('September 2024')).toEqual({ year: 2024, month: 9 });
    expect(month('2026')).toEqual({ year: 2026 });
    expect(month('11/2026')).toEqual({ year: 2026, month: 11 });
  });

  it.each([
    ['12/2026', '„Von“: Die Angabe liegt in der Zukunft.'],
    ['2027', '„Von“: Die Angabe liegt in der Zukunft.'],
    ['24.11.2026', '„Von“: Die Angabe liegt in der Zukunft.'],
    ['bald', '„Von“: Bitte schreiben Sie Monat und Jahr, zum Beispiel 09/2024, oder nur das Jahr.'],
    ['9/24', '„Von“: Bitte schreiben Sie das Jahr mit vier Ziffern, zum Beispiel 07.03.2014.'],
    ['13/2024', '„Von“: Den Monat 13 gibt es nicht. Geben Sie 1 bis 12 an.'],
  ])('refuses %s without a word about a birth', (text, error) => {
    expect(readMonth(text, 'Von', today)).toEqual({ error });
  });
});

it('compares only what is known', () => {
  expect(isAfter(month('09/2024'), month('2024'))).toBe(false);
  expect(isAfter(month('2024'), month('09/2024'))).toBe(false);
  expect(isAfter(month('2025'), month('09/2024'))).toBe(true);
  expect(isAfter(month('10/2024'), month('30.09.2024'))).toBe(true);
});

describe('contradictions', () => {
  const birth = { year: 2014, month: 3 };
  const found = (from: string, to: string, supportSince: string) =>
    contradictions(
      {
        from: from ? month(from) : null,
        to: to ? month(to) : null,
        supportSince: supportSince ? month(supportSince) : null,
      },
      birth,
    ).map(({ field, message }) => `${field}: ${message}`);

  it('finds none where none is certain', () => {
    expect(found('09/2024', '2024', '2024')).toEqual([]);
    expect(found('', '', '')).toEqual([]);
    expect(found('2014', '', '')).toEqual([]);
  });

  it('names each field once', () => {
    expect(found('09/2024', '08/2024', '07/2024')).toEqual([
      'bis: „Bis“ liegt vor „Von“. Bitte prüfen Sie beide Angaben.',
      'foerderung: Die Erstförderung kann nicht vor dem ersten Tag an dieser Schule beginnen.',
    ]);
    expect(found('09/2022', '08/2024', '2025')).toEqual([
      'foerderung: Die Erstförderung kann nicht nach dem letzten Tag an dieser Schule beginnen.',
    ]);
    expect(found('2012', '02/2014', '2013')).toEqual([
      'von: „Von“ liegt vor der Geburt des Kindes. Bitte prüfen Sie die Angabe.',
      'bis: „Bis“ liegt vor der Geburt des Kindes. Bitte prüfen Sie die Angabe.',
      'foerderung: „Erstförderung seit“ liegt vor der Geburt des Kindes. Bitte prüfen Sie die Angabe.',
    ]);
  });
});

it('counts the two years from the first Erstförderung, wherever it was', () => {
  const since = (text: string) => ({ supportSince: text === '' ? null : month(text) });
  expect(supportClock([since(''), since('02/2026'), since('09/2025')], today)).toEqual({
    since: { year: 2025, month: 9 },
    until: { year: 2027, month: 9 },
  });
  expect(supportClock([since('2025')], today)?.until).toEqual({ year: 2027 });
  expect(supportClock([since('')], today)).toBeUndefined();
});

it('says it in a line', () => {
  const school = {
    name: 'Grundschule Beispielhof, Probeburg',
    schoolNumber: null,
    district: 'Kreis Probe',
    federalState: 'BY',
    from: month('09/2024'),
    to: month('02/2026'),
    supportSince: month('10/2024'),
  };
  expect(earlierSchoolLine(school)).toBe(
    'Grundschule Beispielhof, Probeburg (Kreis Probe, Bayern), 09/2024 bis 02/2026, Erstförderung seit 10/2024',
  );
  const unknown = { ...school, district: '', federalState: null, from: null, to: null, supportSince: null };
  expect(earlierSchoolLine(unknown)).toBe('Grundschule Beispielhof, Probeburg, Zeit nicht bekannt');
  expect(supportText([school], today)).toBe(
    'seit 10/2024; zwei Jahre enden 10/2026, mit Alphabetisierung ein Jahr später',
  );
});
