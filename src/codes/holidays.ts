// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import Holidays from 'date-holidays';

const calendar = new Holidays('DE', 'NW', { types: ['public'] });
const byYear = new Map<number, ReadonlyMap<string, string>>();

/** The public holidays of one year by ISO date. Kept per year: the library computes all its rules for each call. */
function holidaysOf(year: number): ReadonlyMap<string, string> {
  const known = byYear.get(year);
  if (known !== undefined) return known;
  const days = new Map(calendar.getHolidays(year, 'de').map((day) => [day.date.slice(0, 10), day.name]));
  byYear.set(year, days);
  return days;
}

/** The German name of the public holiday on this day in North Rhine-Westphalia (Feiertagsgesetz NW), or undefined. */
export function findHoliday(d: Temporal.PlainDate): string | undefined {
  return holidaysOf(d.year).get(d.toString());
}

/**
 * True from Monday to Friday unless the day is a public holiday in North Rhine-Westphalia. 24 and 31 December and Rose
 * Monday are working days: § 193 BGB and § 31 VwVfG know only Saturdays, Sundays and legal holidays.
 */
export function isWorkingDay(d: Temporal.PlainDate): boolean {
  return d.dayOfWeek <= 5 && findHoliday(d) === undefined;
}

/**
 * The n-th working day after `d` (before it, if n is negative). `d` itself is never counted; n = 0 gives `d` unchanged, also
 * when it is a holiday.
 *
 * @throws RangeError when n is not an integer.
 */
export function addWorkingDays(d: Temporal.PlainDate, n: number): Temporal.PlainDate {
  if (!Number.isInteger(n)) throw new RangeError(`number of working days must be an integer, not ${n}`);
  let day = d;
  for (let left = Math.abs(n); left > 0; ) {
    day = day.add({ days: Math.sign(n) });
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** `d` itself when it is a working day, else the next one: where a period ends that falls on a day off (§ 193 BGB). */
export function nextWorkingDay(d: Temporal.PlainDate): Temporal.PlainDate {
  return isWorkingDay(d) ? d : addWorkingDays(d, 1);
}
