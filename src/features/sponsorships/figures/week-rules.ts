// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { lessonDays } from '../sessions/lesson-day-rules.ts';

/** A sponsorship that runs, with the last day of which something is entered. */
export interface RunningPair {
  /** ISO weekday, 1 Monday. */
  weekday: number;
  fromMinute: number;
  startedOn: Temporal.PlainDate;
  /** Since when it runs: its start, or the day on which a pause ended. */
  runsSince: Temporal.PlainDate;
  lastEntry: Temporal.PlainDate | null;
}

const { compare } = Temporal.PlainDate;

/**
 * Lessons until yesterday of which nothing is entered since the last entry: one a week, holidays, days off and pauses left out.
 * So somebody is never asked for weeks in which there were no lessons.
 */
export function quietLessons(of: RunningPair, today: Temporal.PlainDate): number {
  const { weekday, fromMinute, startedOn, runsSince, lastEntry } = of;
  const after = lastEntry === null ? startedOn : lastEntry.add({ days: 1 });
  const from = compare(after, runsSince) > 0 ? after : runsSince;
  const agreement = { weekday, fromMinute, startedOn, endedOn: null, breaks: [] };
  return lessonDays(agreement, from, today.subtract({ days: 1 })).length;
}
