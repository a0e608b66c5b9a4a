// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { timeZone } from '../../clock.ts';
import type { Tx } from '../../db/centre.ts';

/** The days of instants are those of the centre's clock. */
const zone = sql.lit(timeZone);

/** How many figures of places are old, and since when the oldest stands. */
export interface OldPlaces {
  count: number;
  oldest: Temporal.Instant | null;
}

/** How many kinds of places of these schools were last reported before an instant, and the oldest of these days. */
export async function findOldPlaces(
  tx: Tx,
  centreId: string,
  schools: readonly string[],
  before: Temporal.Instant,
): Promise<OldPlaces> {
  const { rows } = await sql<OldPlaces>`
    select count(*)::int as count, min(reported_at) as oldest from school_place
    where centre_id = ${centreId} and school_number = any(${[...schools]}::text[]) and reported_at < ${before}`.execute(
    tx,
  );
  return rows[0] ?? { count: 0, oldest: null };
}

/**
 * Of the figures of places that stand today: how many were older than `afterDays` at the end of each day.
 * @param days oldest first, the last of them today
 */
export async function countOldPlaces(
  tx: Tx,
  centreId: string,
  schools: readonly string[],
  afterDays: number,
  days: readonly Temporal.PlainDate[],
): Promise<number[]> {
  const { rows } = await sql<{ n: number }>`
    select (count(*) filter (where (p.reported_at at time zone ${zone})::date < d.day - ${afterDays}::int))::int as n
    from unnest(${days.map(String)}::text[]::date[]) as d (day)
    left join school_place p on p.centre_id = ${centreId} and p.school_number = any(${[...schools]}::text[])
    group by d.day order by d.day`.execute(tx);
  return rows.map(({ n }) => n);
}
