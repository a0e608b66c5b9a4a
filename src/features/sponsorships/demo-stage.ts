// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { startOfDay } from '../../clock.ts';
import { nextSchoolDay } from '../../codes/school-holidays.ts';
import type { DemoStage } from '../../web/feature.ts';
import { type Lesson, usualLessons } from './lesson-rules.ts';

type School = DemoStage['schools'][number];

/** Somebody who gives lessons, with what the demo has said of their time. */
export interface DemoSponsor {
  id: string;
  mostPupils: number;
  schools: readonly School[];
  /** Weekdays on which they have time in the late morning. */
  weekdays: readonly number[];
  /** From this day on they may have met a child. */
  since: Temporal.PlainDate;
  /** Their certificate of conduct has ended, or they pause as a whole. */
  rests: 'certificate' | 'sponsor_away' | null;
}

/** What every part of the demo of sponsorships needs. */
export interface SmileStage extends DemoStage {
  today: Temporal.PlainDate;
  sponsors: readonly DemoSponsor[];
  primary: readonly School[];
  gridOf(school: string): readonly Lesson[];
  /** 10 o'clock of a day, never after now. */
  moment(day: Temporal.PlainDate, hour?: number): Temporal.Instant;
}

/** The one school of the demo whose lessons lie at other times than usual: it begins later and breaks longer. */
const lateGrid: readonly Lesson[] = usualLessons.map(({ lesson, from, to }) => ({
  lesson,
  from: from + 10,
  to: to + 10,
}));

export const ownGrid = lateGrid;

/** Does the school have its own grid? */
export const hasOwnGrid = ({ coordinated }: School): boolean => coordinated;

export const gridFor =
  (schools: readonly School[]) =>
  (number: string): readonly Lesson[] =>
    schools.some((school) => school.number === number && hasOwnGrid(school)) ? lateGrid : usualLessons;

export const momentBefore =
  (now: Temporal.Instant) =>
  (day: Temporal.PlainDate, hour = 10): Temporal.Instant => {
    const at = startOfDay(day).add({ hours: hour });
    return Temporal.Instant.compare(at, now) < 0 ? at : now;
  };

/** The first day with lessons on this weekday, from a day on. */
export function firstLesson(from: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  let day = from.add({ days: (weekday - from.dayOfWeek + 7) % 7 });
  while (!nextSchoolDay(day).equals(day)) day = day.add({ days: 7 });
  return day;
}

/** The last day with lessons on this weekday before a day. */
export function lessonBefore(day: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  let at = day.subtract({ days: (day.dayOfWeek - weekday + 7) % 7 || 7 });
  while (!nextSchoolDay(at).equals(at)) at = at.subtract({ days: 7 });
  return at;
}
