// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { timeZone } from '../../clock.ts';
import type { HelpSource } from '../volunteers/thanks/help-queries.ts';

const firstOf = (year: number): Temporal.Instant =>
  Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(timeZone).toInstant();

/**
 * Talks somebody interpreted in a year and that took place, with the minutes they really took: as decided, as the institution
 * says before the volunteer while both differ, as planned while nobody has said anything. What nobody came to does not count.
 */
export const heldTalks: HelpSource = async (tx, centreId, year, people) => {
  const rows = await tx
    .selectFrom('interpreting_job as j')
    .innerJoin('interpreting_request as r', (on) =>
      on.on('r.centre_id', '=', centreId).onRef('r.id', '=', 'j.request_id'),
    )
    .leftJoin('interpreting_proof as p', (on) => on.on('p.centre_id', '=', centreId).onRef('p.job_id', '=', 'j.id'))
    .select('j.volunteer_id as id')
    .select(sql<number>`count(*)::int`.as('times'))
    .select(
      sql<number>`round(sum(extract(epoch from coalesce(p.decided_to - p.decided_from, p.institution_to - p.institution_from,
        p.volunteer_to - p.volunteer_from, r.ends_at - r.starts_at))) / 60)::int`.as('minutes'),
    )
    .where('j.centre_id', '=', centreId)
    .where('j.released_at', 'is', null)
    .where('r.starts_at', '>=', firstOf(year))
    .where('r.starts_at', '<', firstOf(year + 1))
    .where((e) =>
      e.exists(
        e
          .selectFrom('interpreting_event as e')
          .select('e.id')
          .where('e.centre_id', '=', centreId)
          .whereRef('e.request_id', '=', 'r.id')
          .where('e.type', '=', 'held'),
      ),
    )
    .$if(people !== null, (query) => query.where('j.volunteer_id', 'in', [...(people ?? [])]))
    .groupBy('j.volunteer_id')
    .execute();
  return new Map(rows.map(({ id, ...help }) => [id, help]));
};
