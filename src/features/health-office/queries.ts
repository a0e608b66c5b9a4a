// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import { settledProofStates } from '../../codes/proofs.ts';
import type { Tx } from '../../db/centre.ts';
import { isId } from '../../db/ids.ts';
import { NotFound } from '../../refusals.ts';
import { missingProofs } from '../cases/counselling/queries.ts';
import { isOpen, type Moment, type OfficeAnswer } from './words.ts';

/** When the health office is told, and where it is reached. `since`: children of before are not told of by themselves. */
export interface HealthOfficeSetting {
  moment: Moment;
  /** '' only where it is never told. */
  email: string;
  since: Temporal.Instant | null;
  /** 0: nothing was changed yet. */
  version: number;
}

const never: HealthOfficeSetting = { moment: 'never', email: '', since: null, version: 0 };

const setting = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('health_office_setting')
    .select(['moment', 'email', 'since', 'version'])
    .where('centre_id', '=', centreId);

export const getHealthOfficeSetting = async (tx: Tx, centreId: string): Promise<HealthOfficeSetting> =>
  (await setting(tx, centreId).executeTakeFirst()) ?? never;

/** The same, which nobody changes until the transaction ends: what is told in it is told to this mailbox. */
export const holdHealthOfficeSetting = async (tx: Tx, centreId: string): Promise<HealthOfficeSetting> =>
  (await setting(tx, centreId).forShare().executeTakeFirst()) ?? never;

/** A notice with what came of it. Names are those of staff; null for the system. */
export interface OfficeNotice {
  id: string;
  caseId: string;
  number: number;
  recipient: string;
  askedAt: Temporal.Instant;
  askedBy: string | null;
  mailedAt: Temporal.Instant | null;
  withdrawnAt: Temporal.Instant | null;
  withdrawnBy: string | null;
  answer: OfficeAnswer | null;
  answerOn: Temporal.PlainDate | null;
  answeredAt: Temporal.Instant | null;
}

const notices = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('health_office_notice as n')
    .leftJoin('auth_user as a', 'a.id', 'n.asked_by')
    .leftJoin('auth_user as w', 'w.id', 'n.withdrawn_by')
    .select(['n.id', 'n.case_id as caseId', 'n.number', 'n.recipient', 'n.asked_at as askedAt', 'a.name as askedBy'])
    .select(['n.mailed_at as mailedAt', 'n.withdrawn_at as withdrawnAt', 'w.name as withdrawnBy'])
    .select(['n.answer', 'n.answer_on as answerOn', 'n.answered_at as answeredAt'])
    .where('n.centre_id', '=', centreId);

/** The notices about the child of a case, newest first. */
export const listOfficeNotices = (tx: Tx, centreId: string, caseId: string): Promise<OfficeNotice[]> =>
  notices(tx, centreId).where('n.case_id', '=', caseId).orderBy('n.number', 'desc').execute();

/** Notices of the centre that the office may still answer. */
export const listOpenNotices = async (tx: Tx, centreId: string): Promise<OfficeNotice[]> =>
  (await notices(tx, centreId).where('n.withdrawn_at', 'is', null).orderBy('n.id').execute()).filter(isOpen);

/** Whether the entry examination of a case is settled: nobody waits for it any more. */
export const isExamined = async (tx: Tx, centreId: string, caseId: string): Promise<boolean> =>
  (await missingProofs(tx, centreId, caseId, ['entry_examination'])).length === 0;

/** @throws NotFound */
export async function getOfficeNotice(tx: Tx, centreId: string, id: string): Promise<OfficeNotice> {
  const row = isId(id) ? await notices(tx, centreId).where('n.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row;
}

/** Whoever is told of by itself: so many at a time, so that a list of reports does not flood a mailbox at once. */
export const mostAtOnce = 50;

/**
 * Open cases of children of whom the health office has to be told now and was not, the oldest first: reported or counselled
 * since this was set, and with an examination that is neither done nor without need.
 */
export async function listToNotify(
  tx: Tx,
  centreId: string,
  after: 'reported' | 'counselled',
  since: Temporal.Instant,
): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from placement_case p
    where p.centre_id = ${centreId} and p.closed_on is null
      and exists (select 1 from case_event e where e.centre_id = ${centreId} and e.case_id = p.id
        and e.type = ${after} and e.at >= ${since})
      and not exists (select 1 from health_office_notice n where n.centre_id = ${centreId} and n.case_id = p.id)
      and not exists (select 1 from proof f where f.centre_id = ${centreId} and f.case_id = p.id
        and f.kind = 'entry_examination' and f.state = any(${[...settledProofStates]}::text[]))
    order by p.opened_on, p.id limit ${mostAtOnce}`.execute(tx);
  return rows;
}
