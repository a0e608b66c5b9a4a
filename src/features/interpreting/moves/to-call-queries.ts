// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import { nameOf } from '../../volunteers/queries.ts';

/** Whoever has promised a talk of which something is otherwise that only a call may tell, and nobody has called yet. */
export interface ToCall {
  requestId: string;
  number: string;
  name: string;
  phone: string;
  startsAt: Temporal.Instant;
}

/** Talks to come whose volunteers have to be called, the nearest first. */
export async function listToCall(tx: Tx, centreId: string, now: Temporal.Instant): Promise<ToCall[]> {
  const rows = await tx
    .selectFrom('interpreting_job as j')
    .innerJoin('interpreting_request as r', (join) =>
      join.on('r.centre_id', '=', centreId).onRef('r.id', '=', 'j.request_id'),
    )
    .innerJoin('volunteer as v', (join) => join.on('v.centre_id', '=', centreId).onRef('v.id', '=', 'j.volunteer_id'))
    .select(['r.id as requestId', 'r.number as talk', 'r.starts_at as startsAt'])
    .select(['v.number', 'v.given_name as givenName', 'v.family_name as familyName', 'v.phone'])
    .where('j.centre_id', '=', centreId)
    .where('j.to_call_at', 'is not', null)
    .where('j.released_at', 'is', null)
    .where('r.starts_at', '>', now)
    .orderBy('r.starts_at')
    .limit(20)
    .execute();
  return rows.map((row) => ({
    ...{ requestId: row.requestId, number: row.talk, name: nameOf(row), phone: row.phone, startsAt: row.startsAt },
  }));
}
