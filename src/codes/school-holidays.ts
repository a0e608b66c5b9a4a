// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { addWorkingDays, isWorkingDay } from './holidays.ts';

/** One stretch without lessons, first and last day included. */
export interface SchoolHoliday {
  /** As it follows "in den": "Herbstferien". */
  readonly name: string;
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

/**
 * School holidays of North Rhine-Westphalia, summer 2023 to summer 2030.
 * Source: Ferienordnungen NRW for 2023/24 to 2029/30 as listed by the Kultusministerkonferenz (summer holidays: Hamburger
 * Abkommen, fixed to 2030) and the open data set OpenHolidays, read in November 2026. The movable days off that each school
 * sets for itself are in no table: nothing is claimed of them.
 */
const TABLE: readonly (readonly [name: string, from: string, to?: string])[] = [
  ['Sommerferien', '2023-06-22', '2023-08-04'],
  ['Herbstferien', '2023-10-02', '2023-10-14'],
  ['Weihnachtsferien', '2023-12-21', '2024-01-05'],
  ['Osterferien', '2024-03-25', '2024-04-06'],
  ['Pfingstferien', '2024-05-21'],
  ['Sommerferien', '2024-07-08', '2024-08-20'],
  ['Herbstferien', '2024-10-14', '2024-10-26'],
  ['Weihnachtsferien', '2024-12-23', '2025-01-06'],
  ['Osterferien', '2025-04-14', '2025-04-26'],
  ['Pfingstferien', '2025-06-10'],
  ['Sommerferien', '2025-07-14', '2025-08-26'],
  ['Herbstferien', '2025-10-13', '2025-10-25'],
  ['Weihnachtsferien', '2025-12-22', '2026-01-06'],
  ['Osterferien', '2026-03-30', '2026-04-11'],
  ['Pfingstferien', '2026-05-26'],
  ['Sommerferien', '2026-07-20', '2026-09-01'],
  ['Herbstferien', '2026-10-17', '2026-10-31'],
  ['Weihnachtsferien', '2026-12-23', '2027-01-06'],
  ['Osterferien', '2027-03-22', '2027-04-03'],
  ['Pfingstferien', '2027-05-18'],
  ['Sommerferien', '2027-07-19', '2027-08-31'],
  ['Herbstferien', '2027-10-23', '2027-11-06'],
  ['Weihnachtsferien', '2027-12-24', '2028-01-08'],
  ['Osterferien', '2028-04-10', '2028-04-22'],
  ['Sommerferien', '2028-07-10', '2028-08-22'],
  ['Herbstferien', '2028-10-23', '2028-11-04'],
  ['Weihnachtsferien', '2028-12-21', '2029-01-05'],
  ['Osterferien', '2029-03-26', '2029-04-07'],
  ['Pfingstferien', '2029-05-22'],
  ['Sommerferien', '2029-07-02', '2029-08-14'],
  ['Herbstferien', '2029-10-15', '2029-10-27'],
  ['Weihnachtsferien', '2029-12-20', '2030-01-04'],
  ['Osterferien', '2030-04-15', '2030-04-27'],
  ['Sommerferien', '2030-06-24', '2030-08-06'],
];

/** The table in the order of time. Outside its first and last day nothing is known, and nothing is claimed. */
export const SCHOOL_HOLIDAYS: readonly SchoolHoliday[] = TABLE.map(([name, from, to = from]) => ({
  name,
  from: Temporal.PlainDate.from(from),
  to: Temporal.PlainDate.from(to),
}));

/** The school holidays this day lies in, or undefined: lessons, or outside the years the table knows. */
export function findSchoolHoliday(d: Temporal.PlainDate): SchoolHoliday | undefined {
  const { compare } = Temporal.PlainDate;
  return SCHOOL_HOLIDAYS.find(({ from, to }) => compare(from, d) <= 0 && compare(d, to) <= 0);
}

/** True on a working day outside the school holidays as far as they are known; movable days off of a school are not. */
export function isSchoolDay(d: Temporal.PlainDate): boolean {
  return isWorkingDay(d) && findSchoolHoliday(d) === undefined;
}

/** `d` itself when lessons take place, else the next such day: what is proposed as a first day at school. */
export function nextSchoolDay(d: Temporal.PlainDate): Temporal.PlainDate {
  let day = d;
  while (!isSchoolDay(day)) day = addWorkingDays(findSchoolHoliday(day)?.to ?? day, 1);
  return day;
}
