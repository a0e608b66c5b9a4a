// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { timeZone } from '../../clock.ts';
import type { Tx } from '../../db/centre.ts';

/** The days of instants are those of the centre's clock. */
const zone = sql.lit(timeZone);

/** Openings of protected addresses, newest first. */
export interface Opening {
  id: string;
  familyId: string;
  at: Temporal.Instant;
  by: string | null;
  reason: string;
}

export async function listOpenings(tx: Tx, centreId: string, limit: number): Promise<Opening[]> {
  return await tx
    .selectFrom('address_unlock as a')
    .leftJoin('auth_user as u', 'u.id', 'a.user_id')
    .select(['a.id', 'a.family_id as familyId', 'a.at', 'u.name as by', 'a.reason'])
    .where('a.centre_id', '=', centreId)
    .orderBy('a.at', 'desc')
    .limit(limit)
    .execute();
}

/** Who had which access, at the end of a day. */
export interface AccessWeek {
  /** Protected addresses opened in the seven days up to it. */
  opened: number;
  /** People with a role in the centre. */
  people: number;
  /** Those of them that may open protected addresses. */
  mayOpen: number;
}

/** @param days oldest first, the last of them today */
export async function countAccessWeeks(
  tx: Tx,
  centreId: string,
  days: readonly Temporal.PlainDate[],
): Promise<AccessWeek[]> {
  const then = sql`m.centre_id = ${centreId} and (m.created_at at time zone ${zone})::date <= d.day
    and (m.ended_at is null or (m.ended_at at time zone ${zone})::date > d.day)`;
  const { rows } = await sql<AccessWeek>`
    select
      (select count(*)::int from address_unlock a where a.centre_id = ${centreId}
        and (a.at at time zone ${zone})::date > d.day - 7
        and (a.at at time zone ${zone})::date <= d.day) as opened,
      (select count(distinct m.user_id)::int from membership m where ${then}) as people,
      (select count(distinct m.user_id)::int from membership m where ${then} and m.may_open_protected_address) as "mayOpen"
    from unnest(${days.map(String)}::text[]::date[]) as d (day) order by d.day`.execute(tx);
  return rows;
}
