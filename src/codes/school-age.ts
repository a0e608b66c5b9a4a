// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { PartialDate } from './partial-date.ts';

/** At which ages school begins and Sekundarstufe II is the way, as dated parameters for the rules of the recommendation and for lists. */

/** Who is six years old before this day of a year goes to school from August of it. */
export const enrolmentCutOff = {
  value: { month: 9, day: 30 },
  source:
    '§ 35 Absatz 1 SchulG NRW („bis zum Beginn des 30. September das sechste Lebensjahr vollendet“), §§ 187, 188 BGB',
  validFrom: '2011-08-01',
  verified: false,
} as const;

/** Years of age at which school begins, by the cut-off day (§ 35 (1) SchulG NRW). */
export const enrolmentAge = 6;

/** From this age on the way leads to a Berufskolleg. */
export const vocationalAge = {
  value: 16,
  source:
    'BASS 13-63 Nr. 4 („Jugendliche im Alter von 16 …“) und Aufnahme der Berufskollegs in die Internationale Förderklasse',
  validFrom: '2018-10-15',
  verified: false,
} as const;

/**
 * When compulsory schooling begins for somebody born then: 1 August of the year in which the age is reached before the cut-off
 * day. Of a birth date known in part the earliest day it may mean: nobody is sent away on a guess.
 */
export function schoolBegins({ year, month = 1, day = 1 }: PartialDate): Temporal.PlainDate {
  const { value } = enrolmentCutOff;
  const late = month > value.month || (month === value.month && day > value.day);
  return Temporal.PlainDate.from({ year: year + enrolmentAge + (late ? 1 : 0), month: 8, day: 1 });
}

/** The day compulsory schooling begins, for a child that is surely not of school age on that day; else null. */
export function beforeSchoolAge(birth: PartialDate | null, on: Temporal.PlainDate): Temporal.PlainDate | null {
  if (!birth) return null;
  const begins = schoolBegins(birth);
  return Temporal.PlainDate.compare(begins, on) > 0 ? begins : null;
}
