// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { dayOf } from '../../../clock.ts';
import type { By, Tx } from '../../../db/centre.ts';
import type { Jobs } from '../../../outbound/jobs.ts';
import { Conflict } from '../../../refusals.ts';
import { lockCase } from '../../cases/actions.ts';
import { assign } from '../../cases/deed-actions.ts';
import { type CaseHead, getCaseHead } from '../../cases/queries.ts';
import { getCase } from '../../placement/case-queries.ts';
import { remind } from '../../placement/submission/actions.ts';
import { type Post, sendOf } from '../invitation/actions.ts';
import { getInvited, listSendings } from '../invitation/queries.ts';
import { waysFor } from '../invitation/rules.ts';
import { findBooked, findLastReminder } from '../queries.ts';
import type { BulkDeed } from './input.ts';

/** What came of one case. `same`: it was so already; `refused`: it does not go, and why. */
export interface BulkResult {
  caseId: string;
  head: CaseHead;
  outcome: 'changed' | 'same' | 'refused';
  what: string;
  /** Where to go on: the appointment whose letter waits to be printed. */
  appointmentId: string | null;
}

type Came = Pick<BulkResult, 'outcome' | 'what'> & { appointmentId?: string };

async function assignOne(tx: Tx, by: By, head: CaseHead, userId: string, note: string): Promise<Came> {
  if (head.responsibleId === userId) return { outcome: 'same', what: 'war schon zugewiesen' };
  await assign(tx, by, head, userId, note);
  return { outcome: 'changed', what: 'zugewiesen' };
}

async function inviteOne(tx: Tx, by: By, head: CaseHead, post: Post): Promise<Came> {
  const appointment = await findBooked(tx, by.centreId, head.id);
  if (!appointment) return { outcome: 'refused', what: 'hat noch keinen Termin' };
  const sent = await listSendings(tx, by.centreId, appointment.id);
  if (sent.some(({ sequence, kind }) => sequence === appointment.sequence && kind === 'invitation'))
    return { outcome: 'same', what: 'war schon eingeladen', appointmentId: appointment.id };
  const invited = await getInvited(tx, by.centreId, appointment);
  const [way = 'call'] = waysFor(invited);
  await sendOf(tx, by, appointment, { kind: 'invitation', way, invited }, post);
  const words = { mail: 'E-Mail ist unterwegs', letter: 'Brief liegt zum Drucken bereit', call: 'Anruf vorgemerkt' };
  return { outcome: 'changed', what: words[way], appointmentId: appointment.id };
}

async function remindOne(tx: Tx, by: By, head: CaseHead, jobs: Jobs): Promise<Came> {
  const last = await findLastReminder(tx, by.centreId, head.id);
  if (last && dayOf(last).equals(by.today)) return { outcome: 'same', what: 'wurde heute schon erinnert' };
  const send = await remind(tx, by, await getCase(tx, by.centreId, head.id));
  await send(jobs);
  return { outcome: 'changed', what: 'erinnert' };
}

/**
 * Does the same with several cases, in the order of their ids, each by itself: what does not go with one keeps the others from
 * nothing. Done again it changes nothing more.
 * @throws NotFound for a case of another centre: then nothing is done
 */
export async function doWithAll(
  tx: Tx,
  by: By,
  { deed, caseIds, userId, note }: { deed: BulkDeed; caseIds: readonly string[]; userId: string; note: string },
  { jobs, secret }: { jobs: Jobs; secret: string },
): Promise<BulkResult[]> {
  const results: BulkResult[] = [];
  for (const caseId of caseIds.toSorted()) {
    await lockCase(tx, by.centreId, caseId);
    const head = await getCaseHead(tx, by.centreId, caseId);
    let came: Came;
    try {
      if (deed === 'assign') came = await assignOne(tx, by, head, userId, note);
      else if (deed === 'invite') came = await inviteOne(tx, by, head, { jobs, secret });
      else came = await remindOne(tx, by, head, jobs);
    } catch (error) {
      // A rule says no before anything is written.
      if (!(error instanceof Conflict)) throw error;
      came = { outcome: 'refused', what: error.message };
    }
    results.push({ caseId, head, appointmentId: null, ...came });
  }
  return results;
}
