// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import { isId } from '../../../db/ids.ts';
import { NotFound } from '../../../refusals.ts';
import type { Mode } from '../words.ts';
import type { TalkPlan } from './plan-rules.ts';

/** A change that somebody who has promised a talk was asked about. */
export interface AskedChange extends TalkPlan {
  id: string;
  requestId: string;
  jobId: string;
  via: 'mail' | 'phone';
  askedAt: Temporal.Instant;
  answerBy: Temporal.Instant;
  answer: 'yes' | 'no' | 'expired' | 'replaced' | 'withdrawn' | null;
}

const changes = (tx: Tx, centreId: string) =>
  tx.selectFrom('interpreting_change').selectAll().where('centre_id', '=', centreId);
type ChangeRow = Awaited<ReturnType<ReturnType<typeof changes>['execute']>>[number];

const toChange = (row: ChangeRow): AskedChange => ({
  id: row.id,
  requestId: row.request_id,
  jobId: row.job_id,
  via: row.via,
  askedAt: row.asked_at,
  answerBy: row.answer_by,
  answer: row.answer,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  modes: row.modes as Mode[],
  street: row.street,
  postcode: row.postcode,
  place: row.place,
  ags: row.ags,
  meetingPoint: row.meeting_point,
  contact: { name: row.contact_name, phone: row.contact_phone, email: row.contact_email },
});

/** The change a request waits for an answer to. */
export async function findOpenChange(tx: Tx, centreId: string, requestId: string): Promise<AskedChange | undefined> {
  const row = await changes(tx, centreId)
    .where('request_id', '=', requestId)
    .where('answer', 'is', null)
    .executeTakeFirst();
  return row && toChange(row);
}

/** @throws NotFound */
export async function getChange(tx: Tx, centreId: string, id: string): Promise<AskedChange> {
  const row = isId(id) ? await changes(tx, centreId).where('id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return toChange(row);
}

/** Changes nobody has answered in time. */
export async function listDueChanges(tx: Tx, centreId: string, now: Temporal.Instant): Promise<AskedChange[]> {
  const rows = await changes(tx, centreId)
    .where('answer', 'is', null)
    .where('answer_by', '<=', now)
    .orderBy('answer_by')
    .orderBy('id')
    .execute();
  return rows.map(toChange);
}

/** Changes that wait for an answer, by request. */
export async function listOpenChanges(tx: Tx, centreId: string): Promise<AskedChange[]> {
  const rows = await changes(tx, centreId).where('answer', 'is', null).orderBy('answer_by').orderBy('id').execute();
  return rows.map(toChange);
}
