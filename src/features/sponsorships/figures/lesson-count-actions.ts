// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Actor, Tx } from '../../../db/centre.ts';
import { recordActivity } from '../../activity/actions.ts';
import { findLastDay } from '../../figures/activity-queries.ts';
import { sponsorshipServices } from '../services.ts';
import { countsFrom, hoursOfLesson } from './lesson-count-rules.ts';

/**
 * Counts the lessons that were held and can no longer be changed, each once, with its hours and for the municipality of its
 * school. Whole days are counted in one transaction, so that the last counted day says how far it is.
 * @returns how many were counted
 */
export async function countHeldLessons(tx: Tx, by: Actor, today: Temporal.PlainDate): Promise<number> {
  const service = sponsorshipServices.sponsorship_lesson;
  const last = await findLastDay(tx, by.centreId, service.code);
  const lessons = await tx
    .selectFrom('sponsorship_session as l')
    .innerJoin('sponsorship as s', (join) =>
      join.on('s.centre_id', '=', by.centreId).onRef('s.id', '=', 'l.sponsorship_id'),
    )
    .innerJoin('school as c', 'c.number', 's.school_number')
    .select(['l.on_day as on', 'l.minutes', 'c.ags'])
    .where('l.centre_id', '=', by.centreId)
    .where('l.held', '=', true)
    .where('l.on_day', '<', countsFrom(today))
    .$if(last !== null, (query) => query.where('l.on_day', '>', last))
    .orderBy('l.on_day')
    .orderBy('l.id')
    .execute();
  for (const { on, minutes, ags } of lessons)
    await recordActivity(tx, by, service, on, ags, hoursOfLesson(minutes ?? 0));
  return lessons.length;
}
