// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { addWorkingDays, findHoliday, isWorkingDay, nextWorkingDay } from './holidays.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);

describe('findHoliday', () => {
  it('knows all eleven public holidays of NRW in 2026 and no other', () => {
    const found = Array.from({ length: 365 }, (_, i) => day('2026-01-01').add({ days: i })).filter(
      (d) => findHoliday(d) !== undefined,
    );
    expect(found.map(String)).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-25',
      '2026-06-04',
      '2026-10-03',
      '2026-11-01',
      '2026-12-25',
      '2026-12-26',
    ]);
  });

  it('names Fronleichnam and Allerheiligen', () => {
    expect(findHoliday(day('2026-06-04'))).toBe('Fronleichnam');
    expect(findHoliday(day('2027-11-01'))).toBe('Allerheiligen');
  });
});

describe('isWorkingDay', () => {
  it.each([
    ['2026-11-27', true],
    ['2026-11-28', false],
    ['2026-11-29', false],
    ['2026-06-04', false],
    ['2027-11-01', false],
    ['2017-10-31', false],
    ['2018-10-31', true],
    ['2025-10-31', true],
    ['2026-12-24', true],
    ['2027-02-08', true],
  ])('%s: %s', (iso, expected) => {
    expect(isWorkingDay(day(iso))).toBe(expected);
  });
});

describe('addWorkingDays', () => {
  it.each([
    ['2026-06-03', 1, '2026-06-05'],
    ['2026-06-03', 2, '2026-06-08'],
    ['2026-12-23', 3, '2026-12-29'],
    ['2026-12-31', 1, '2027-01-04'],
    ['2026-06-05', -1, '2026-06-03'],
    ['2026-06-04', 0, '2026-06-04'],
  ])('%s + %i = %s', (from, n, expected) => {
    expect(addWorkingDays(day(from), n).toString()).toBe(expected);
  });

  it('throws on a fraction', () => {
    expect(() => addWorkingDays(day('2026-06-03'), 1.5)).toThrow(RangeError);
  });
});

describe('nextWorkingDay', () => {
  it('moves only a day off', () => {
    expect(nextWorkingDay(day('2026-06-04')).toString()).toBe('2026-06-05');
    expect(nextWorkingDay(day('2026-06-05')).toString()).toBe('2026-06-05');
  });
});
