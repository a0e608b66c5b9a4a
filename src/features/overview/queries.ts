// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { timeZone } from '../../clock.ts';
import type { By, Tx } from '../../db/centre.ts';
import { gradeBand, type WantedCases, waitedDays, wantedOnly } from '../cases/list-queries.ts';
import type { CaseState } from '../cases/states.ts';
import type { GradeBand } from '../cases/waiting-rules.ts';
import { defaultTargets, type Milestones, spanMonths, type Targets } from './rules.ts';

/** Waiting children that are alike in everything the overview groups by. */
export interface WaitingCell {
  state: CaseState;
  band: GradeBand;
  ags: string;
  /** Days since the report. */
  days: number;
  count: number;
  overdue: number;
}

/** The waiting children a list with these filters shows, grouped in one statement. */
export async function countWaiting(tx: Tx, who: By, wanted: WantedCases): Promise<WaitingCell[]> {
  const cases = wantedOnly(tx, who, wanted)
    .select(['p.state', 'p.reported_ags as ags', gradeBand(who.centreId, who.today).as('band')])
    .select([waitedDays(who.today).as('days'), sql<boolean>`coalesce(p.due_on < ${who.today}, false)`.as('late')]);
  const { rows } = await sql<WaitingCell>`
    select state, band, ags, days, count(*)::int as count, (count(*) filter (where late))::int as overdue
    from (${cases}) w group by state, band, ags, days`.execute(tx);
  return rows;
}

/**
 * How far the cases of the last twelve months have come, in days from their report: allocations only, since families register
 * themselves otherwise. An admission whose child did not come does not count.
 */
export async function listMilestones(tx: Tx, who: By, wanted: WantedCases): Promise<Milestones[]> {
  const { centreId, today } = who;
  const from = today.subtract({ months: spanMonths });
  const cases = wantedOnly(tx, who, {
    ...wanted,
    closed: 'both',
    kind: 'placement',
    part: undefined,
    waiting: undefined,
  })
    .select(['p.id', 'p.child_id', 'p.opened_on', 'p.closed_on'])
    .where('p.opened_on', '>=', from);
  const day = sql`(e.at at time zone ${sql.lit(timeZone)})::date`;
  const { rows } = await sql<Milestones>`
    with w as materialized (${cases})
    select w_child.moved_in_on - w.opened_on as "movedIn", e.counselled - w.opened_on as counselled,
      e.recommended - w.opened_on as recommended, e.submitted - w.opened_on as submitted, e.decided - w.opened_on as decided,
      a.first_day - w.opened_on as "firstDay", coalesce(w.closed_on, ${today}::date) - w.opened_on as until
    from w
    join child w_child on w_child.centre_id = ${centreId} and w_child.id = w.child_id
    left join (
      select e.case_id, coalesce(
          (array_agg((e.payload ->> 'on')::date order by e.seq desc) filter (where e.type = 'counselling_corrected'))[1],
          min((e.payload ->> 'on')::date) filter (where e.type = 'counselled')) as counselled,
        min(${day}) filter (where e.type = 'recommended') as recommended,
        min(${day}) filter (where e.type = 'submitted') as submitted,
        min(${day}) filter (where e.type = 'decided') as decided
      from case_event e
      where e.centre_id = ${centreId} and e.type in ('counselled', 'counselling_corrected', 'recommended', 'submitted', 'decided')
        and e.case_id in (select id from w)
      group by e.case_id
    ) e on e.case_id = w.id
    left join (
      select case_id, min(first_school_day) as first_day from admission
      where centre_id = ${centreId} and ended_as is distinct from 'not_arrived' and case_id in (select id from w)
      group by case_id
    ) a on a.case_id = w.id`.execute(tx);
  return rows;
}

/** The targets of this centre: its own, or those every centre starts with. */
export async function getTargets(tx: Tx, centreId: string): Promise<Targets> {
  const row = await tx.selectFrom('span_target').selectAll().where('centre_id', '=', centreId).executeTakeFirst();
  if (!row) return defaultTargets;
  return {
    days: {
      counselling: row.counselling_days,
      recommendation: row.recommendation_days,
      submission: row.submission_days,
      decision: row.decision_days,
      first_day: row.first_day_days,
    },
    version: row.version,
  };
}
