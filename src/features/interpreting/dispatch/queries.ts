// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../../db/centre.ts';
import { isId } from '../../../db/ids.ts';
import { NotFound } from '../../../refusals.ts';
import { nameOf } from '../../volunteers/queries.ts';
import type { Mode } from './fact-rules.ts';

/** The job of a request that stands, with who does it. */
export interface Assigned {
  id: string;
  volunteerId: string;
  name: string;
  givenName: string;
  gender: 'female' | 'male' | 'diverse' | null;
  phone: string;
  mode: Mode;
  wayMinutes: number;
  metres: number;
  sequence: number;
  assignedAt: Temporal.Instant;
  /** Since when the person has to be called with what is otherwise; null: they know it. */
  toCallAt: Temporal.Instant | null;
}

export async function findJob(tx: Tx, centreId: string, requestId: string): Promise<Assigned | undefined> {
  const row = await tx
    .selectFrom('interpreting_job as j')
    .innerJoin('volunteer as v', (join) => join.on('v.centre_id', '=', centreId).onRef('v.id', '=', 'j.volunteer_id'))
    .select([
      'j.id',
      'j.volunteer_id as volunteerId',
      'v.number',
      'v.given_name as givenName',
      'v.family_name as familyName',
    ])
    .select(['v.gender', 'v.phone', 'j.mode', 'j.way_minutes as wayMinutes', 'j.metres', 'j.sequence'])
    .select(['j.assigned_at as assignedAt', 'j.to_call_at as toCallAt'])
    .where('j.centre_id', '=', centreId)
    .where('j.request_id', '=', requestId)
    .where('j.released_at', 'is', null)
    .executeTakeFirst();
  return row && { ...row, name: nameOf(row) };
}

/** Who was asked for a request, when, how, and what came of it; the latest last. */
export async function listOffers(tx: Tx, centreId: string, requestId: string) {
  const rows = await tx
    .selectFrom('interpreting_offer as o')
    .innerJoin('volunteer as v', (join) => join.on('v.centre_id', '=', centreId).onRef('v.id', '=', 'o.volunteer_id'))
    .select([
      'o.id',
      'o.volunteer_id as volunteerId',
      'v.number',
      'v.given_name as givenName',
      'v.family_name as familyName',
    ])
    .select([
      'v.phone',
      'o.via',
      'o.asked_at as askedAt',
      'o.answer_by as answerBy',
      'o.answer',
      'o.answered_at as answeredAt',
      'o.told_at as toldAt',
    ])
    .where('o.centre_id', '=', centreId)
    .where('o.request_id', '=', requestId)
    .orderBy('o.asked_at')
    .orderBy('o.id')
    .execute();
  return rows.map((row) => ({ ...row, name: nameOf(row) }));
}
export type KeptOffer = Awaited<ReturnType<typeof listOffers>>[number];

/** A job, also one that was given back. @throws NotFound */
export async function getJob(tx: Tx, centreId: string, id: string) {
  const row = isId(id)
    ? await tx
        .selectFrom('interpreting_job')
        .select(['id', 'request_id as requestId', 'volunteer_id as volunteerId', 'mode', 'sequence'])
        .select(['released_at as releasedAt', 'metres', 'way_minutes as wayMinutes'])
        .where('centre_id', '=', centreId)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound();
  return row;
}

/** The offer by which somebody has promised a talk. */
export async function findAcceptedOffer(
  tx: Tx,
  centreId: string,
  requestId: string,
  volunteerId: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('interpreting_offer')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('request_id', '=', requestId)
    .where('volunteer_id', '=', volunteerId)
    .where('answer', '=', 'accepted')
    .orderBy('answered_at', 'desc')
    .executeTakeFirst();
  return row?.id;
}
