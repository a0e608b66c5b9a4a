// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { HelpSource } from '../volunteers/thanks/help-queries.ts';

/**
 * Lessons a sponsor gave in a year, never the planned ones. Pupils who meet the sponsor together are one lesson, as long as
 * its longest entry.
 */
export const heldLessons: HelpSource = async (tx, centreId, year, people) => {
  const from = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  const lessons = tx
    .selectFrom('sponsorship_session as l')
    .innerJoin('sponsorship as s', (on) => on.on('s.centre_id', '=', centreId).onRef('s.id', '=', 'l.sponsorship_id'))
    .select(['s.volunteer_id as id', (e) => e.fn.max('l.minutes').as('minutes')])
    .where('l.centre_id', '=', centreId)
    .where('l.held', '=', true)
    .where('l.on_day', '>=', from)
    .where('l.on_day', '<', from.add({ years: 1 }))
    .$if(people !== null, (query) => query.where('s.volunteer_id', 'in', [...(people ?? [])]))
    .groupBy(['s.volunteer_id', 's.group_key', 'l.on_day']);
  const rows = await tx
    .selectFrom(lessons.as('one'))
    .select(['one.id', sql<number>`count(*)::int`.as('times'), sql<number>`sum(one.minutes)::int`.as('minutes')])
    .groupBy('one.id')
    .execute();
  return new Map(rows.map(({ id, ...help }) => [id, help]));
};
