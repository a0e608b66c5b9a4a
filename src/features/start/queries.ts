// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import type { CaseState, Owner, Step } from '../cases/states.ts';

/** How many lines of one kind the start page shows. */
export const mostLines = 20;

/** A case that waits for the centre. */
export interface WaitingCase {
  id: string;
  number: string;
  familyName: string;
  givenNames: string;
  state: CaseState;
  nextStep: Step;
  nextOwner: Owner;
  dueOn: Temporal.PlainDate;
  mine: boolean;
  /** Nobody is responsible yet. */
  unassigned: boolean;
}

/**
 * Open cases due by `until`, the longest due first: with `userId` only those of this person and of nobody that wait for
 * the counsellors; without it all, whoever has to act.
 */
export async function listWaiting(
  tx: Tx,
  centreId: string,
  until: Temporal.PlainDate,
  userId: string | null,
): Promise<WaitingCase[]> {
  const whose = userId
    ? sql<SqlBool>`p.next_owner = 'counsellor' and (p.responsible_user = ${userId} or p.responsible_user is null)`
    : sql<SqlBool>`p.next_owner in ('counsellor', 'school', 'school_authority')`;
  const { rows } = await sql<WaitingCase>`
    select p.id, p.case_number as number, c.family_name as "familyName", c.given_names as "givenNames", p.state,
      p.next_step as "nextStep", p.next_owner as "nextOwner", p.due_on as "dueOn",
      p.responsible_user is not distinct from ${userId}::uuid as mine, p.responsible_user is null as unassigned
    from (
      select * from placement_case p
      where p.centre_id = ${centreId} and p.closed_on is null and p.due_on <= ${until} and ${whose}
      order by p.due_on, p.id limit ${mostLines + 1}
    ) p
    join child c on c.centre_id = ${centreId} and c.id = p.child_id
    order by p.due_on, p.id`.execute(tx);
  return rows;
}

/** Openings of protected addresses, newest first. */
export interface Opening {
  id: string;
  familyId: string;
  at: Temporal.Instant;
  by: string | null;
  reason: string;
}

export async function listOpenings(tx: Tx, centreId: string): Promise<Opening[]> {
  return await tx
    .selectFrom('address_unlock as a')
    .leftJoin('auth_user as u', 'u.id', 'a.user_id')
    .select(['a.id', 'a.family_id as familyId', 'a.at', 'u.name as by', 'a.reason'])
    .where('a.centre_id', '=', centreId)
    .orderBy('a.at', 'desc')
    .limit(mostLines)
    .execute();
}

/** How many kinds of places of these schools were last reported before an instant, and the oldest of these days. */
export async function findOldPlaces(
  tx: Tx,
  centreId: string,
  schools: readonly string[],
  before: Temporal.Instant,
): Promise<{ count: number; oldest: Temporal.Instant | null }> {
  const { rows } = await sql<{ count: number; oldest: Temporal.Instant | null }>`
    select count(*)::int as count, min(reported_at) as oldest from school_place
    where centre_id = ${centreId} and school_number = any(${[...schools]}::text[]) and reported_at < ${before}`.execute(
    tx,
  );
  return rows[0] ?? { count: 0, oldest: null };
}
