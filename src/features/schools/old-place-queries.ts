// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';

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
