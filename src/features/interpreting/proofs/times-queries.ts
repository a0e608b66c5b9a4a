// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/centre.ts';
import { nameOf } from '../../volunteers/queries.ts';
import type { RealTime } from '../dispatch/proof-actions.ts';

/** Talks whose two sides say something else about when it was, nobody having decided yet. */
const differing = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('interpreting_proof as p')
    .innerJoin('interpreting_job as j', (join) => join.on('j.centre_id', '=', centreId).onRef('j.id', '=', 'p.job_id'))
    .innerJoin('interpreting_request as r', (join) =>
      join.on('r.centre_id', '=', centreId).onRef('r.id', '=', 'j.request_id'),
    )
    .innerJoin('volunteer as v', (join) => join.on('v.centre_id', '=', centreId).onRef('v.id', '=', 'j.volunteer_id'))
    .where('p.centre_id', '=', centreId)
    .where('j.released_at', 'is', null)
    .where('r.state', '=', 'held')
    .where('p.decided_at', 'is', null)
    .where('p.institution_at', 'is not', null)
    .where('p.volunteer_at', 'is not', null)
    .where(sql<SqlBool>`(p.institution_from, p.institution_to) is distinct from (p.volunteer_from, p.volunteer_to)`);

export interface Differing {
  requestId: string;
  number: string;
  startsAt: Temporal.Instant;
  /** Whole name of who interpreted. */
  name: string;
  /** Since both have said something. */
  since: Temporal.Instant;
}

/** The longest waiting first. @param most how many at most */
export async function listDiffering(tx: Tx, centreId: string, most: number): Promise<Differing[]> {
  const rows = await differing(tx, centreId)
    .select(['r.id as requestId', 'r.number', 'r.starts_at as startsAt'])
    .select(['v.number as volunteerNumber', 'v.given_name as givenName', 'v.family_name as familyName'])
    .select(sql<Temporal.Instant>`greatest(p.institution_at, p.volunteer_at)`.as('since'))
    .orderBy('since')
    .orderBy('r.id')
    .limit(most)
    .execute();
  return rows.map(({ volunteerNumber, givenName, familyName, ...row }) => ({
    ...row,
    name: nameOf({ givenName, familyName, number: volunteerNumber }),
  }));
}

export async function countDiffering(tx: Tx, centreId: string): Promise<number> {
  const { n } = await differing(tx, centreId).select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow();
  return n;
}

/** Do the two sides of this talk say something else? */
export async function isDiffering(tx: Tx, centreId: string, requestId: string): Promise<boolean> {
  const row = await differing(tx, centreId).select('p.id').where('r.id', '=', requestId).executeTakeFirst();
  return row !== undefined;
}

/** Who was reminded of a proof, and why; the latest last. */
export const listReminders = (tx: Tx, centreId: string, jobId: string) =>
  tx
    .selectFrom('proof_reminder')
    .select(['side', 'why', 'at'])
    .where('centre_id', '=', centreId)
    .where('job_id', '=', jobId)
    .orderBy('at')
    .orderBy('id')
    .execute();

export type Side = 'institution' | 'volunteer';

/** What the other side says, for the side that was asked to look again; null: nothing differs, or it was not asked. */
export async function findOtherTimes(
  tx: Tx,
  centreId: string,
  requestId: string,
  side: Side,
): Promise<RealTime | null> {
  const row = await differing(tx, centreId)
    .select(['p.institution_from', 'p.institution_to', 'p.volunteer_from', 'p.volunteer_to'])
    .where('r.id', '=', requestId)
    .where((e) =>
      e.exists(
        e
          .selectFrom('proof_reminder as m')
          .select('m.id')
          .where('m.centre_id', '=', centreId)
          .whereRef('m.job_id', '=', 'j.id')
          .where('m.side', '=', side)
          .where('m.why', '=', 'differs'),
      ),
    )
    .executeTakeFirst();
  const [from, to] =
    side === 'volunteer' ? [row?.institution_from, row?.institution_to] : [row?.volunteer_from, row?.volunteer_to];
  return from && to ? { from, to } : null;
}
