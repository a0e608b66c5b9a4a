// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';

/** How many pupils and sponsorships stand where. */
export interface Stand {
  reported: number;
  waiting: number;
  proposed: number;
  meeting: number;
  active: number;
  paused: number;
}

/** One statement for the numbers the coordination begins the day with. */
export async function readStand(tx: Tx, centreId: string): Promise<Stand> {
  const { rows } = await sql<Stand>`
    select
      (select count(*)::int from pupil where centre_id = ${centreId} and state = 'reported') as reported,
      (select count(*)::int from pupil where centre_id = ${centreId} and state = 'waiting') as waiting,
      count(*) filter (where state = 'proposed')::int as proposed,
      count(*) filter (where state = 'meeting')::int as meeting,
      count(*) filter (where state = 'active')::int as active,
      count(*) filter (where state = 'paused')::int as paused
    from sponsorship where centre_id = ${centreId} and state <> 'ended'`.execute(tx);
  return rows[0] ?? { reported: 0, waiting: 0, proposed: 0, meeting: 0, active: 0, paused: 0 };
}
