// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Tx } from '../../../db/centre.ts';
import { type Duration, medianDays, survivalSteps } from '../../../statistics/survival.ts';
import {
  type CodeCount,
  countEndings,
  countLessons,
  countPeople,
  countWaiting,
  countWaits,
  listDurations,
  monthsOf,
  type SmileWhen,
} from '../../figures/sponsorship-queries.ts';
import { readSpread } from './spread-queries.ts';
import type { Spread } from './spread-rules.ts';

/** What sponsors entered of the lessons of one month, or of all of them. */
export interface LessonLine {
  /** "2026-11"; empty: the whole period. */
  month: string;
  held: number;
  missed: number;
  /** Hours of 60 minutes. */
  hours: number;
}

/** How many sponsorships last longer than so many months, of a hundred. */
export interface LastingLine {
  months: number;
  percent: number;
  /** So many had lasted as long at least: below five the estimate is a guess. */
  seen: number;
}

export interface SmileFigures {
  people: { pupils: number; sponsors: number; waiting: number };
  total: LessonLine;
  months: LessonLine[];
  missed: CodeCount[];
  endings: CodeCount[];
  waits: CodeCount[];
  waiting: CodeCount[];
  /** All sponsorships whose lessons have begun, and those of them that still run. */
  begun: number;
  running: number;
  /** Half of them last longer; null: more than half still run. */
  median: number | null;
  lasting: LastingLine[];
  /** Share by day, for the picture. */
  steps: { day: number; share: number }[];
  spread: Spread;
}

/** Months for which is said how many last longer. */
const lastingMonths = [1, 3, 6, 12, 18] as const;
const daysOfMonths = (months: number): number => Math.round((months * 365) / 12);

/** First year of a lesson; null: there is none yet. */
export async function readFirstYear(tx: Tx, centreId: string): Promise<number | null> {
  const { year } = await tx
    .selectFrom('sponsorship_session')
    .select(sql<number | null>`extract(year from min(on_day))::int`.as('year'))
    .where('centre_id', '=', centreId)
    .executeTakeFirstOrThrow();
  return year;
}

function lastingOf(durations: readonly Duration[]): Pick<SmileFigures, 'lasting' | 'steps' | 'median'> {
  const steps = survivalSteps(durations);
  const lasting = lastingMonths.map((months) => {
    const days = daysOfMonths(months);
    const share = steps.findLast(({ day }) => day <= days)?.share ?? 1;
    return { months, percent: Math.round(share * 100), seen: durations.filter((one) => one.days >= days).length };
  });
  return { lasting, steps: steps.map(({ day, share }) => ({ day, share })), median: medianDays(durations) };
}

/** Everything the page says of a period: a few statements, whatever the number of lessons. */
export async function readSmileFigures(tx: Tx, when: SmileWhen): Promise<SmileFigures> {
  const parts = await countLessons(tx, when);
  const lineOf = (month: string): LessonLine => {
    const values = parts.find(({ field, code }) =>
      month === '' ? field === null : field === 'month' && code === month,
    )?.values;
    return {
      ...{ month, held: values?.sponsorship_lessons ?? 0, missed: values?.sponsorship_lessons_missed ?? 0 },
      hours: values?.sponsorship_hours ?? 0,
    };
  };
  const durations = await listDurations(tx, when);
  return {
    people: await countPeople(tx, when),
    total: lineOf(''),
    months: monthsOf(when.from, when.to).map(lineOf),
    missed: parts
      .filter(({ field, values }) => field === 'why_not' && values.sponsorship_lessons_missed > 0)
      .map(({ code, values }) => ({ code: code ?? '', count: values.sponsorship_lessons_missed })),
    endings: await countEndings(tx, when),
    waits: await countWaits(tx, when),
    waiting: await countWaiting(tx, when),
    begun: durations.length,
    running: durations.filter(({ ended }) => !ended).length,
    ...lastingOf(durations),
    spread: await readSpread(tx, when),
  };
}
