// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { timeZone } from '../../clock.ts';
import type { Tx } from '../../db/centre.ts';
import type { AuthorityKind } from '../centres/queries.ts';
import { visible } from './submission/queries.ts';

/** The days of instants are those of the centre's clock. */
const zone = sql.lit(timeZone);

const listed = (days: readonly Temporal.PlainDate[]) => sql`unnest(${days.map(String)}::text[]::date[]) as d (day)`;

/** How it stood with the submissions to some authorities at the end of a day. */
export interface SubmissionWeek {
  /** Submitted, and neither decided nor given back. */
  open: number;
  /** Of those open today: those that should have been decided before that day. */
  overdue: number;
  /** Decided in the seven days up to it. */
  decided: number;
}

/** @param days oldest first, the last of them today */
export async function countSubmissionWeeks(
  tx: Tx,
  centreId: string,
  kinds: readonly AuthorityKind[],
  days: readonly Temporal.PlainDate[],
): Promise<SubmissionWeek[]> {
  const submissions = visible(tx, centreId, kinds)
    .select(sql<Temporal.PlainDate>`(s.submitted_at at time zone ${zone})::date`.as('submitted_on'))
    .select('s.due_on')
    // The centre has been asked back and owes an answer: the list names them apart, too.
    .select(sql<boolean>`p.state = 'authority_asked'`.as('asked'))
    .select(sql<Temporal.PlainDate | null>`(s.closed_at at time zone ${zone})::date`.as('closed_on'))
    .select(
      sql<Temporal.PlainDate | null>`(select min(e.decided_on) from decision e
        where e.centre_id = ${centreId} and e.submission_id = s.id)`.as('decided_on'),
    );
  const { rows } = await sql<SubmissionWeek>`
    select
      (count(*) filter (where not q.asked and q.submitted_on <= d.day and (coalesce(q.decided_on, q.closed_on) is null
        or coalesce(q.decided_on, q.closed_on) > d.day)))::int as open,
      (count(*) filter (where not q.asked and q.decided_on is null and q.closed_on is null and q.due_on < d.day))::int as overdue,
      (count(*) filter (where q.decided_on > d.day - 7 and q.decided_on <= d.day))::int as decided
    from ${listed(days)} left join (${submissions}) q on true
    group by d.day order by d.day`.execute(tx);
  return rows;
}

/** How it stood with what some schools have to do at the end of a day. */
export interface SchoolWeek {
  /** Questions without an answer. */
  asked: number;
  /** Children assigned by a decision in force, without a first school day. */
  assigned: number;
}

/** @param days oldest first, the last of them today */
export async function countSchoolWeeks(
  tx: Tx,
  centreId: string,
  schools: readonly string[],
  days: readonly Temporal.PlainDate[],
): Promise<SchoolWeek[]> {
  const own = sql`any(${[...schools]}::text[])`;
  const { rows } = await sql<SchoolWeek>`
    select
      (select count(*)::int from school_request r
        where r.centre_id = ${centreId} and r.school_number = ${own}
          and (r.asked_at at time zone ${zone})::date <= d.day
          and (r.answer = 'open' or (r.answered_at at time zone ${zone})::date > d.day)) as asked,
      (select count(*)::int from decision e
        join placement_case p on p.centre_id = ${centreId} and p.id = e.case_id
        left join admission a on a.centre_id = ${centreId} and a.decision_id = e.id and a.ended_at is null
        where e.centre_id = ${centreId} and e.school_number = ${own} and e.decided_on <= d.day
          and p.state in ('allocated', 'admitted')
          and (a.id is null or (a.confirmed_at at time zone ${zone})::date > d.day)
          and not exists (select from decision n where n.centre_id = ${centreId} and n.replaces_id = e.id)) as assigned
    from ${listed(days)} order by d.day`.execute(tx);
  return rows;
}
