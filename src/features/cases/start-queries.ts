// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import type { Owner, Step } from './states.ts';

/** Cases that wait for the same deed, with the one that is due first. */
export interface WaitingGroup {
  step: Step;
  owner: Owner;
  /** Nobody is responsible for them yet; false where that makes no difference. */
  unassigned: boolean;
  count: number;
  /** How many of them were due before today. */
  late: number;
  dueOn: Temporal.PlainDate;
  caseId: string;
  familyName: string;
  givenNames: string;
}

/**
 * What waits in open cases, by deed, the deed that is due longest first.
 * @param userId only what waits for the counsellors, in cases of this person and of nobody; null: what waits for whomever, where
 * something of it is overdue
 */
export async function listWaitingGroups(
  tx: Tx,
  centreId: string,
  today: Temporal.PlainDate,
  userId: string | null,
): Promise<WaitingGroup[]> {
  const whose = userId
    ? sql<SqlBool>`p.next_owner = 'counsellor' and (p.responsible_user = ${userId} or p.responsible_user is null)`
    : sql<SqlBool>`true`;
  const unassigned = userId ? sql<boolean>`p.responsible_user is null` : sql<boolean>`false`;
  const having = userId ? sql`` : sql`having count(*) filter (where p.due_on < ${today}) > 0`;
  const { rows } = await sql<WaitingGroup>`
    select g.step, g.owner, g.unassigned, g.count, g.late, g."dueOn", g."caseId",
      c.family_name as "familyName", c.given_names as "givenNames"
    from (
      select p.next_step as step, p.next_owner as owner, ${unassigned} as unassigned, count(*)::int as count,
        (count(*) filter (where p.due_on < ${today}))::int as late, min(p.due_on) as "dueOn",
        (array_agg(p.id order by p.due_on, p.id))[1] as "caseId"
      from placement_case p
      where p.centre_id = ${centreId} and p.closed_on is null and p.next_step is not null and ${whose}
      group by 1, 2, 3 ${having}
    ) g
    join placement_case p on p.centre_id = ${centreId} and p.id = g."caseId"
    join child c on c.centre_id = ${centreId} and c.id = p.child_id
    order by g."dueOn", g.step, g.unassigned`.execute(tx);
  return rows;
}

/** How it stood at the end of a day. */
export interface WeekCounts {
  /** Open cases. */
  open: number;
  /** Those of them that waited longer than the target of the centre. */
  late: number;
  /** Of the steps that are overdue today: those that were due before that day. */
  overdue: number;
  /** Of the cases that are without a responsible person today: those that were reported by that day. */
  unassigned: number;
  /** Cases that ended at a school in the seven days up to it. */
  admitted: number;
  /** The same on each day: since when the step is due that is overdue longest, and the oldest report without a responsible person. */
  overdueSince: Temporal.PlainDate | null;
  unassignedSince: Temporal.PlainDate | null;
}

/**
 * The figures of the small pictures, one row a day.
 * @param userId counts only cases of this person, but for `unassigned`; null: all of the centre
 * @param days oldest first, the last of them today
 */
export async function countWeeks(
  tx: Tx,
  at: { centreId: string; userId: string | null; targetDays: number },
  days: readonly Temporal.PlainDate[],
): Promise<WeekCounts[]> {
  const [first] = days;
  const own = at.userId ? sql<SqlBool>`p.responsible_user = ${at.userId}` : sql<SqlBool>`true`;
  const open = sql<SqlBool>`p.opened_on <= d.day and (p.closed_on is null or p.closed_on > d.day)`;
  const { rows } = await sql<WeekCounts>`
    select (count(*) filter (where ${own} and ${open}))::int as open,
      (count(*) filter (where ${own} and ${open} and p.opened_on < d.day - ${at.targetDays}::int))::int as late,
      (count(*) filter (where ${own} and p.closed_on is null and p.due_on < d.day))::int as overdue,
      (count(*) filter (where p.closed_on is null and p.responsible_user is null and p.opened_on <= d.day))::int
        as unassigned,
      (count(*) filter (where ${own} and p.state = 'admitted' and p.closed_on > d.day - 7 and p.closed_on <= d.day))::int
        as admitted,
      min(p.due_on) filter (where ${own} and p.closed_on is null and p.due_on < ${days.at(-1)}) as "overdueSince",
      min(p.opened_on) filter (where p.closed_on is null and p.responsible_user is null) as "unassignedSince"
    from unnest(${days.map(String)}::text[]::date[]) as d (day)
    left join placement_case p on p.centre_id = ${at.centreId} and (p.closed_on is null or p.closed_on > ${first}::date - 7)
    group by d.day order by d.day`.execute(tx);
  return rows;
}

/** What lies open with a person now, so that work can be given to somebody else. Nothing about what they did or how long it took. */
export interface Workload {
  userId: string;
  name: string;
  /** Open cases of this person whose next step is the centre's. */
  open: number;
  overdue: number;
  dueToday: number;
}

/** Counsellors, and whoever else is responsible for an open case, by name: an order by work would be a ranking (§ 72 LPVG NRW). */
export async function listWorkload(tx: Tx, centreId: string, today: Temporal.PlainDate): Promise<Workload[]> {
  const { rows } = await sql<Workload>`
    select u.id as "userId", u.name, count(p.id)::int as open,
      (count(p.id) filter (where p.due_on < ${today}))::int as overdue,
      (count(p.id) filter (where p.due_on = ${today}))::int as "dueToday"
    from auth_user u
    left join placement_case p on p.centre_id = ${centreId} and p.responsible_user = u.id and p.closed_on is null
      and p.next_owner = 'counsellor'
    where u.id in (
        select m.user_id from membership m
        where m.centre_id = ${centreId} and m.role = 'counsellor' and m.ended_at is null)
      or u.id in (
        select r.responsible_user from placement_case r where r.centre_id = ${centreId} and r.closed_on is null)
    group by u.id, u.name order by u.name collate "C", u.id`.execute(tx);
  return rows;
}

/** What became of the reports of some municipalities, at the end of a day. */
export interface ReportWeek {
  /** Reported and not ended. */
  open: number;
  /** Reported in the seven days up to it. */
  reported: number;
  /** Ended at a school in the seven days up to it. */
  admitted: number;
}

/** @param days oldest first, the last of them today */
export async function countReportWeeks(
  tx: Tx,
  centreId: string,
  ags: readonly string[],
  days: readonly Temporal.PlainDate[],
): Promise<ReportWeek[]> {
  const { rows } = await sql<ReportWeek>`
    select
      (count(*) filter (where p.opened_on <= d.day and (p.closed_on is null or p.closed_on > d.day)))::int as open,
      (count(*) filter (where p.opened_on > d.day - 7 and p.opened_on <= d.day))::int as reported,
      (count(*) filter (where p.state = 'admitted' and p.closed_on > d.day - 7 and p.closed_on <= d.day))::int as admitted
    from unnest(${days.map(String)}::text[]::date[]) as d (day)
    left join placement_case p on p.centre_id = ${centreId} and p.reported_ags = any(${[...ags]}::text[])
    group by d.day order by d.day`.execute(tx);
  return rows;
}
