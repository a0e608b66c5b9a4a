// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/centre.ts';
import type { Row } from '../../../db/row.ts';
import { nameOf } from '../../volunteers/queries.ts';

/** Why asking one after the other has ended. */
export type CascadeEnd = NonNullable<Row<'interpreting_cascade'>['ended_why']>;

/** Asking one after the other for a request. */
export interface Cascade {
  id: string;
  requestId: string;
  /** How many are asked at once. */
  size: number;
  steps: number;
  startedAt: Temporal.Instant;
  endedAt: Temporal.Instant | null;
  endedWhy: CascadeEnd | null;
}

const cascades = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('interpreting_cascade')
    .select(['id', 'request_id as requestId', 'size', 'steps', 'started_at as startedAt'])
    .select(['ended_at as endedAt', 'ended_why as endedWhy'])
    .where('centre_id', '=', centreId);

/** The latest of a request, running or ended. */
export const findCascade = (tx: Tx, centreId: string, requestId: string): Promise<Cascade | undefined> =>
  cascades(tx, centreId)
    .where('request_id', '=', requestId)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Those in which nobody who was asked can still answer in time: their next step is due, at any hour. */
export const listDueCascades = (tx: Tx, centreId: string, now: Temporal.Instant): Promise<Cascade[]> =>
  cascades(tx, centreId)
    .where('ended_at', 'is', null)
    .where(
      sql<SqlBool>`not exists (select from interpreting_offer o where o.centre_id = ${centreId}
        and o.request_id = interpreting_cascade.request_id and o.answer is null and o.answer_by > ${now})`,
    )
    .orderBy('started_at')
    .execute();

/** Requests for which one after the other is being asked. */
export async function listRunning(tx: Tx, centreId: string, requestIds: readonly string[]): Promise<Set<string>> {
  if (requestIds.length === 0) return new Set();
  const rows = await tx
    .selectFrom('interpreting_cascade')
    .select('request_id as requestId')
    .where('centre_id', '=', centreId)
    .where('request_id', 'in', [...requestIds])
    .where('ended_at', 'is', null)
    .execute();
  return new Set(rows.map(({ requestId }) => requestId));
}

/** Open requests for which everybody was asked in vain and nobody has done anything since. */
export const listExhausted = (tx: Tx, centreId: string, now: Temporal.Instant) =>
  tx
    .selectFrom('interpreting_cascade as c')
    .innerJoin('interpreting_request as r', (join) =>
      join.on('r.centre_id', '=', centreId).onRef('r.id', '=', 'c.request_id'),
    )
    .select(['r.id', 'r.number', 'r.language', 'r.starts_at as startsAt', 'r.ends_at as endsAt', 'c.ended_why as why'])
    .where('c.centre_id', '=', centreId)
    .where('c.ended_why', 'in', ['nobody', 'payer', 'late'])
    .where('r.state', '=', 'open')
    .where('r.starts_at', '>', now)
    .where(
      sql<SqlBool>`not exists (select from interpreting_cascade n where n.centre_id = ${centreId}
        and n.request_id = c.request_id and n.started_at > c.started_at)`,
    )
    .where(
      sql<SqlBool>`not exists (select from interpreting_offer o where o.centre_id = ${centreId}
        and o.request_id = c.request_id and o.asked_at >= c.ended_at)`,
    )
    .orderBy('r.starts_at')
    .limit(20)
    .execute();

/** Who is to be called by the coordination, and by when: asked, but not by mail. */
export async function listToCall(tx: Tx, centreId: string, now: Temporal.Instant) {
  const rows = await tx
    .selectFrom('interpreting_offer as o')
    .innerJoin('interpreting_request as r', (join) =>
      join.on('r.centre_id', '=', centreId).onRef('r.id', '=', 'o.request_id'),
    )
    .innerJoin('volunteer as v', (join) => join.on('v.centre_id', '=', centreId).onRef('v.id', '=', 'o.volunteer_id'))
    .select(['r.id', 'r.number', 'r.language', 'r.starts_at as startsAt', 'o.answer_by as answerBy'])
    .select(['v.given_name as givenName', 'v.family_name as familyName', 'v.number as volunteerNumber', 'v.phone'])
    .where('o.centre_id', '=', centreId)
    .where('o.via', '=', 'phone')
    .where('o.answer', 'is', null)
    .where('r.state', '=', 'open')
    .where('r.starts_at', '>', now)
    .orderBy('o.answer_by')
    .limit(20)
    .execute();
  return rows.map((row) => ({ ...row, name: nameOf({ ...row, number: row.volunteerNumber }) }));
}
