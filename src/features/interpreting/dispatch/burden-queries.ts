// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import { nameOf } from '../../volunteers/queries.ts';

/** Somebody asked to be called after a hard talk, and nobody has called yet. */
export interface Burdened {
  requestId: string;
  number: string;
  name: string;
  since: Temporal.Instant;
}

/** Who wants to be called, the longest waiting first; `requestId`: after this talk alone. */
export async function listBurdened(tx: Tx, centreId: string, requestId?: string): Promise<Burdened[]> {
  const rows = await tx
    .selectFrom('interpreting_proof as p')
    .innerJoin('interpreting_job as j', (join) => join.on('j.centre_id', '=', centreId).onRef('j.id', '=', 'p.job_id'))
    .innerJoin('interpreting_request as r', (join) =>
      join.on('r.centre_id', '=', centreId).onRef('r.id', '=', 'j.request_id'),
    )
    .innerJoin('volunteer as v', (join) => join.on('v.centre_id', '=', centreId).onRef('v.id', '=', 'j.volunteer_id'))
    .select(['r.id as requestId', 'r.number as talk', 'p.burdened_at as since'])
    .select(['v.number', 'v.given_name as givenName', 'v.family_name as familyName'])
    .where('p.centre_id', '=', centreId)
    .where('p.burdened_at', 'is not', null)
    .where('p.burden_settled_at', 'is', null)
    .$if(requestId !== undefined, (query) => query.where('r.id', '=', requestId ?? ''))
    .orderBy('p.burdened_at')
    .limit(20)
    .execute();
  return rows.flatMap((row) =>
    row.since === null ? [] : [{ requestId: row.requestId, number: row.talk, name: nameOf(row), since: row.since }],
  );
}
