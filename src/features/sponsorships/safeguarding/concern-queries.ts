// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { ExpressionBuilder } from 'kysely';
import type { Tx } from '../../../db/centre.ts';
import { isId } from '../../../db/ids.ts';
import type { Database } from '../../../db/types.ts';
import { NotFound } from '../../../refusals.ts';
import { tellDeputyHours, tellHeadHours } from './concern-rules.ts';

/** A report without a word of what it says. */
export interface Concern {
  id: string;
  reportedAt: Temporal.Instant;
  reader: string;
  deputy: string | null;
  head: string | null;
  deputyToldAt: Temporal.Instant | null;
  openedAt: Temporal.Instant | null;
  openedBy: string | null;
  takenAt: Temporal.Instant | null;
  settledAt: Temporal.Instant | null;
}

const concerns = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('concern as c')
    .select(['c.id', 'c.reported_at as reportedAt', 'c.reader_id as reader', 'c.deputy_id as deputy'])
    .select(['c.head_id as head', 'c.deputy_told_at as deputyToldAt', 'c.opened_at as openedAt'])
    .select(['c.opened_by as openedBy', 'c.taken_at as takenAt', 'c.settled_at as settledAt'])
    .where('c.centre_id', '=', centreId);

type Of = ExpressionBuilder<Database & { c: Database['concern'] }, 'c'>;
/** Whose it is, and the deputy from the moment the program has told them. */
const reaches = (userId: string) => (e: Of) =>
  e.or([e('c.reader_id', '=', userId), e.and([e('c.deputy_id', '=', userId), e('c.deputy_told_at', 'is not', null)])]);

/** Reports that reach somebody, those that wait first, then the newest. */
export const listConcernsFor = (tx: Tx, centreId: string, userId: string): Promise<Concern[]> =>
  concerns(tx, centreId)
    .where(reaches(userId))
    .orderBy((e) => e('c.settled_at', 'is not', null))
    .orderBy('c.reported_at', 'desc')
    .orderBy('c.id')
    .execute();

/** Reports of which somebody has learned, as head, that they wait. */
export const countWaitingTold = async (tx: Tx, centreId: string, userId: string): Promise<number> =>
  (
    await concerns(tx, centreId)
      .where('c.head_id', '=', userId)
      .where('c.head_told_at', 'is not', null)
      .where('c.opened_at', 'is', null)
      .execute()
  ).length;

/** A report that reaches this person, with what is sealed. @throws NotFound for everybody else */
export async function getConcern(
  tx: Tx,
  centreId: string,
  userId: string,
  id: string,
): Promise<Concern & { sealed: string; sealedNote: string | null }> {
  const row = isId(id)
    ? await concerns(tx, centreId)
        .select(['c.sealed', 'c.sealed_note as sealedNote'])
        .where('c.id', '=', id)
        .where(reaches(userId))
        .executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound();
  return row;
}

/** What a reporter sees of the own reports: that they arrived, and when they were opened. Newest first. */
export const listOwnReports = (
  tx: Tx,
  centreId: string,
  userId: string,
): Promise<{ id: string; reportedAt: Temporal.Instant; openedAt: Temporal.Instant | null }[]> =>
  tx
    .selectFrom('concern')
    .select(['id', 'reported_at as reportedAt', 'opened_at as openedAt'])
    .where('centre_id', '=', centreId)
    .where('reported_by', '=', userId)
    .orderBy('reported_at', 'desc')
    .orderBy('id')
    .limit(20)
    .execute();

/** For a mail: whether somebody still has to be told. */
export const findConcern = (tx: Tx, centreId: string, id: string): Promise<Concern | undefined> =>
  concerns(tx, centreId).where('c.id', '=', id).executeTakeFirst();

/** A report as it is looked at to see whether whoever has it still works here. */
export interface HeldConcern {
  id: string;
  /** Who opened it, else whose it is. */
  holder: string;
  deputy: string | null;
  head: string | null;
  reportedBy: string;
  settledAt: Temporal.Instant | null;
  sealed: string;
}

/** Every report with who holds it. */
export const listHeld = (tx: Tx, centreId: string): Promise<HeldConcern[]> =>
  tx
    .selectFrom('concern as c')
    .select(['c.id', 'c.deputy_id as deputy', 'c.head_id as head', 'c.reported_by as reportedBy', 'c.sealed'])
    .select('c.settled_at as settledAt')
    .select((e) => e.fn.coalesce('c.opened_by', 'c.reader_id').as('holder'))
    .where('c.centre_id', '=', centreId)
    .orderBy('c.reported_at')
    .orderBy('c.id')
    .execute();

/** Unopened reports of which the deputy, or the head, has to learn now. */
export async function listOverdue(
  tx: Tx,
  centreId: string,
  now: Temporal.Instant,
): Promise<{ deputy: Concern[]; head: Concern[] }> {
  const unopened = concerns(tx, centreId).where('c.opened_at', 'is', null).orderBy('c.reported_at').orderBy('c.id');
  return {
    deputy: await unopened
      .where('c.deputy_id', 'is not', null)
      .where('c.deputy_told_at', 'is', null)
      .where('c.reported_at', '<=', now.subtract({ hours: tellDeputyHours }))
      .execute(),
    head: await unopened
      .where('c.head_id', 'is not', null)
      .where('c.head_told_at', 'is', null)
      .where((e) => e(e.fn.coalesce('c.handed_at', 'c.reported_at'), '<=', now.subtract({ hours: tellHeadHours })))
      .execute(),
  };
}
