// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Tx } from '../../../db/centre.ts';

/** How many pupils and sponsorships stand where. */
export interface Stand {
  /** Needs without the consent of the parents. */
  reported: number;
  waiting: number;
  /** Since when the one who waits longest waits; null: nobody waits. */
  waitsSince: Temporal.PlainDate | null;
  proposed: number;
  meeting: number;
  /** Both sides want to meet, and no day is agreed. */
  toMeet: number;
  active: number;
  paused: number;
  /** Lessons held in the calendar week before, as they are entered. */
  heldLastWeek: number;
}

const none: Stand = {
  ...{ reported: 0, waiting: 0, waitsSince: null, proposed: 0, meeting: 0, toMeet: 0, active: 0, paused: 0 },
  heldLastWeek: 0,
};

/** One statement for the numbers the coordination begins the day with. */
export async function readStand(tx: Tx, centreId: string, today: Temporal.PlainDate): Promise<Stand> {
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const { rows } = await sql<Stand>`
    select
      (select count(*)::int from pupil where centre_id = ${centreId} and state = 'reported') as reported,
      (select count(*)::int from pupil where centre_id = ${centreId} and state = 'waiting') as waiting,
      (select min(state_since) from pupil where centre_id = ${centreId} and state = 'waiting') as "waitsSince",
      (select count(*)::int from sponsorship_session where centre_id = ${centreId} and held
        and on_day >= ${monday.subtract({ weeks: 1 })} and on_day < ${monday}) as "heldLastWeek",
      count(*) filter (where state = 'proposed')::int as proposed,
      count(*) filter (where state = 'meeting')::int as meeting,
      count(*) filter (where state = 'meeting' and meeting_at is null)::int as "toMeet",
      count(*) filter (where state = 'active')::int as active,
      count(*) filter (where state = 'paused')::int as paused
    from sponsorship where centre_id = ${centreId} and state <> 'ended'`.execute(tx);
  return rows[0] ?? none;
}
