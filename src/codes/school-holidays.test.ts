// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findSchoolHoliday, isSchoolDay, nextSchoolDay, SCHOOL_HOLIDAYS } from './school-holidays.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);

it.each([
  ['2026-10-16', undefined],
  ['2026-10-17', 'Herbstferien'],
  ['2026-10-31', 'Herbstferien'],
  ['2026-12-24', 'Weihnachtsferien'],
  ['2027-01-06', 'Weihnachtsferien'],
  ['2027-01-07', undefined],
  ['2027-03-30', 'Osterferien'],
  ['2027-05-18', 'Pfingstferien'],
  ['2027-08-31', 'Sommerferien'],
  ['2027-09-01', undefined],
])('%s lies in: %s', (iso, name) => {
  expect(findSchoolHoliday(day(iso))?.name).toBe(name);
});

it('follows one another without overlap, four times in each school year', () => {
  SCHOOL_HOLIDAYS.forEach(({ from, to }, i) => {
    expect(Temporal.PlainDate.compare(from, to)).toBeLessThanOrEqual(0);
    const next = SCHOOL_HOLIDAYS[i + 1];
    if (next) expect(Temporal.PlainDate.compare(to, next.from), String(from)).toBeLessThan(0);
  });
  for (let year = 2023; year < 2030; year += 1) {
    const start = day(`${year}-08-31`);
    const names = SCHOOL_HOLIDAYS.filter(
      ({ from }) =>
        Temporal.PlainDate.compare(from, start) > 0 && Temporal.PlainDate.compare(from, start.add({ years: 1 })) <= 0,
    ).map(({ name }) => name);
    expect(names.filter((name) => name !== 'Pfingstferien')).toEqual([
      'Herbstferien',
      'Weihnachtsferien',
      'Osterferien',
      'Sommerferien',
    ]);
  }
});

it('claims nothing outside its years, and operations.md says until when it reaches', () => {
  expect(findSchoolHoliday(day('2023-04-11'))).toBeUndefined();
  expect(findSchoolHoliday(day('2030-10-21'))).toBeUndefined();
  expect(isSchoolDay(day('2030-10-21'))).toBe(true);
  const last = SCHOOL_HOLIDAYS.at(-1)?.to;
  const [year, month, date] = String(last).split('-');
  const page = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
  expect(page.includes(`until ${date}.${month}.${year}`)).toBe(true);
});

it.each([
  ['2026-11-24', '2026-11-24'],
  ['2026-11-28', '2026-11-30'],
  ['2026-12-22', '2026-12-22'],
  ['2026-12-23', '2027-01-07'],
  ['2027-03-19', '2027-03-19'],
  ['2027-03-20', '2027-04-05'],
  ['2027-05-17', '2027-05-19'],
  ['2028-01-08', '2028-01-10'],
])('the next school day from %s on is %s', (from, expected) => {
  expect(nextSchoolDay(day(from)).toString()).toBe(expected);
});
