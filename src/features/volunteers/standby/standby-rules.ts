// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Volunteer } from '../queries.ts';
import type { DaySpan } from '../span-rules.ts';

/** Hours of stand-by that come every week; weekday 1 is Monday. */
export type StandbySpan = DaySpan & { weekday: number };
/** Hours of stand-by on one day. */
export type StandbyDate = DaySpan & { day: Temporal.PlainDate };

const overlap = (a: DaySpan, b: DaySpan): boolean => a.from < b.to && b.from < a.to;

/** The single day among these whose hours stand in those of the week already; undefined: none does. */
export const clashOf = <D extends StandbyDate>(week: readonly StandbySpan[], dates: readonly D[]): D | undefined =>
  dates.find((one) => week.some((span) => span.weekday === one.day.dayOfWeek && overlap(span, one)));

/** Does a new single time stand in another one of the same day already? */
export const meets = (known: readonly StandbyDate[], one: StandbyDate): boolean =>
  known.some((other) => other.day.equals(one.day) && overlap(other, one));

/** Whether somebody may stand by: who interprets on the phone. Papers, pauses and absences are looked at when somebody is asked. */
export const mayStandBy = ({ interprets, modes, state }: Pick<Volunteer, 'interprets' | 'modes' | 'state'>): boolean =>
  interprets && modes.includes('phone') && state !== 'left';

/** Single days further ahead than this are a slip. */
export const mostDaysAhead = 366;
/** So many single times one person has at most ahead. */
export const mostDates = 60;
/** Days after which a single day of stand-by goes. */
export const keptDays = 31;
