// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import type { Duration } from '../../statistics/survival.ts';
import type { SplitField, When } from './definition.ts';
import { countInside, type InsidePart } from './queries.ts';
import {
  endingFigure,
  lessonFigures,
  pupilFigure,
  sponsorFigure,
  waitFigure,
  waitingFigure,
} from './sponsorship-register.ts';
import { sponsorshipDurations } from './sponsorship-sources.ts';

/** For which centre and when figures of sponsorships are counted; none of them looks at the target of waiting. */
export type SmileWhen = Omit<When, 'targetDays'>;
const at = (when: SmileWhen): When => ({ ...when, targetDays: 0 });

export type LessonParts = readonly InsidePart<(typeof lessonFigures)[number]['id']>[];

/** Lessons held and not, whole and by month and reason, nothing hidden: for pages inside the centre alone. */
export const countLessons = (tx: Tx, when: SmileWhen): Promise<LessonParts> =>
  countInside(tx, at(when), lessonFigures, ['month', 'why_not']);

/** People: children and sponsors of the period, and who waits today. */
export async function countPeople(
  tx: Tx,
  when: SmileWhen,
): Promise<{ pupils: number; sponsors: number; waiting: number }> {
  const [pupils] = await countInside(tx, at(when), [pupilFigure], []);
  const [sponsors] = await countInside(tx, at(when), [sponsorFigure], []);
  const [waiting] = await countInside(tx, at(when), [waitingFigure], []);
  return {
    pupils: pupils?.values.sponsorship_pupils ?? 0,
    sponsors: sponsors?.values.sponsorship_sponsors ?? 0,
    waiting: waiting?.values.sponsorship_waiting ?? 0,
  };
}

/** A part of a figure with how many it has. */
export interface CodeCount {
  code: string;
  count: number;
}

async function countBy<Id extends string>(
  tx: Tx,
  when: SmileWhen,
  figure: Parameters<typeof countInside<Id>>[2][number],
  field: SplitField,
): Promise<CodeCount[]> {
  const parts = await countInside<Id>(tx, at(when), [figure], [field]);
  return parts.flatMap((part) =>
    part.field === field && part.code !== null ? [{ code: part.code, count: part.values[figure.id] }] : [],
  );
}

/** Why sponsorships ended in the period. */
export const countEndings = (tx: Tx, when: SmileWhen): Promise<CodeCount[]> =>
  countBy(tx, when, endingFigure, 'ending');
/** How long children waited for their first lesson, in bands. */
export const countWaits = (tx: Tx, when: SmileWhen): Promise<CodeCount[]> => countBy(tx, when, waitFigure, 'span');
/** How long those who wait today have waited, in bands. */
export const countWaiting = (tx: Tx, when: SmileWhen): Promise<CodeCount[]> => countBy(tx, when, waitingFigure, 'span');

/** How long each sponsorship lasted until the end of the last day, running ones too. */
export async function listDurations(tx: Tx, when: SmileWhen): Promise<Duration[]> {
  const { rows } = await sql<Duration>`${sponsorshipDurations(at(when))}`.execute(tx);
  return rows;
}

export { monthsOf } from './queries.ts';
export { spanLabels } from './sources.ts';
