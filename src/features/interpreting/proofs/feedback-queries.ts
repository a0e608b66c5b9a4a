// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/centre.ts';
import { isId } from '../../../db/ids.ts';
import { nameOf } from '../../volunteers/queries.ts';
import type { Feedback } from './feedback-rules.ts';
import type { Side } from './times-queries.ts';

/** How one side found a talk, with what it was about. */
export interface GivenFeedback extends Feedback {
  id: string;
  side: Side;
  givenAt: Temporal.Instant;
  settledAt: Temporal.Instant | null;
  requestId: string;
  number: string;
  startsAt: Temporal.Instant;
  /** Whole name of who interpreted. */
  name: string;
}

const given = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('interpreting_feedback as f')
    .innerJoin('interpreting_job as j', (join) => join.on('j.centre_id', '=', centreId).onRef('j.id', '=', 'f.job_id'))
    .innerJoin('interpreting_request as r', (join) =>
      join.on('r.centre_id', '=', centreId).onRef('r.id', '=', 'j.request_id'),
    )
    .innerJoin('volunteer as v', (join) => join.on('v.centre_id', '=', centreId).onRef('v.id', '=', 'j.volunteer_id'))
    .select(['f.id', 'f.side', 'f.understood', 'f.prepared', 'f.respectful', 'f.note'])
    .select(['f.given_at as givenAt', 'f.settled_at as settledAt', 'r.id as requestId', 'r.number'])
    .select(['r.starts_at as startsAt', 'v.number as volunteerNumber'])
    .select(['v.given_name as givenName', 'v.family_name as familyName'])
    .where('f.centre_id', '=', centreId);

const waits = sql<SqlBool>`f.settled_at is null
  and (f.note <> '' or 'yes' <> any(array[f.understood, f.prepared, f.respectful]))`;

type Given = Awaited<ReturnType<ReturnType<typeof given>['execute']>>[number];
const toGiven = ({ volunteerNumber, givenName, familyName, ...row }: Given): GivenFeedback => ({
  ...row,
  name: nameOf({ givenName, familyName, number: volunteerNumber }),
});

/** What somebody has to look at, oldest first. @param most how many at most */
export async function listWaitingFeedback(tx: Tx, centreId: string, most: number): Promise<GivenFeedback[]> {
  const rows = await given(tx, centreId).where(waits).orderBy('f.given_at').orderBy('f.id').limit(most).execute();
  return rows.map(toGiven);
}

/** How many wait, and how many there are of the last year. */
export async function countFeedback(
  tx: Tx,
  centreId: string,
  now: Temporal.Instant,
): Promise<{ waiting: number; year: number; well: number }> {
  const since = now.subtract({ hours: 24 * 365 });
  return await tx
    .selectFrom('interpreting_feedback as f')
    .select([
      sql<number>`count(*) filter (where ${waits})::int`.as('waiting'),
      sql<number>`count(*) filter (where f.given_at >= ${since})::int`.as('year'),
      sql<number>`count(*) filter (where f.given_at >= ${since} and not 'yes' <> any(array[f.understood, f.prepared, f.respectful]))::int`.as(
        'well',
      ),
    ])
    .where('f.centre_id', '=', centreId)
    .executeTakeFirstOrThrow();
}

/** Has this side said how it found the talk of a job? */
export async function hasFeedback(tx: Tx, centreId: string, jobId: string, side: Side): Promise<boolean> {
  const row = isId(jobId)
    ? await tx
        .selectFrom('interpreting_feedback')
        .select('id')
        .where('centre_id', '=', centreId)
        .where('job_id', '=', jobId)
        .where('side', '=', side)
        .executeTakeFirst()
    : undefined;
  return row !== undefined;
}
