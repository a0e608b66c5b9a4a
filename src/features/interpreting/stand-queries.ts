// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { anyOf } from '../../db/any.ts';
import type { Tx } from '../../db/centre.ts';
import type { RequestState } from './states.ts';

/** How finding somebody stands, for the services that have asked: the first name of who comes, and nothing more of them. */
export interface RequestStand {
  id: string;
  number: string;
  state: RequestState;
  /** Nobody is to pay yet: nobody is asked before. */
  undecided: boolean;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  stateReason: string;
  stateAlternative: string;
  /** First name of who has promised it. */
  comes: string | null;
  /** They were asked whether another time is possible, until when. */
  changeBy: Temporal.Instant | null;
}

/** By request. */
export async function listStands(
  tx: Tx,
  centreId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RequestStand>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('interpreting_request as r')
    .leftJoin('interpreting_job as j', (join) =>
      join.on('j.centre_id', '=', centreId).onRef('j.request_id', '=', 'r.id').on('j.released_at', 'is', null),
    )
    .leftJoin('volunteer as v', (join) => join.on('v.centre_id', '=', centreId).onRef('v.id', '=', 'j.volunteer_id'))
    .leftJoin('interpreting_change as c', (join) =>
      join.on('c.centre_id', '=', centreId).onRef('c.job_id', '=', 'j.id').on('c.answer', 'is', null),
    )
    .select(['r.id', 'r.number', 'r.state', 'r.outcome', 'r.starts_at as startsAt', 'r.ends_at as endsAt'])
    .select(['r.state_reason as stateReason', 'r.state_alternative as stateAlternative'])
    .select(['v.given_name as comes', 'c.answer_by as changeBy'])
    .where('r.centre_id', '=', centreId)
    .where('r.id', '=', anyOf(ids))
    .execute();
  return new Map(rows.map(({ outcome, ...row }) => [row.id, { ...row, undecided: outcome === null }]));
}
