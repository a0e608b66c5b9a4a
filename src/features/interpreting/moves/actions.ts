// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { Conflict } from '../../../refusals.ts';
import { getVolunteer } from '../../volunteers/queries.ts';
import { bookedMail, jobMail } from '../dispatch/mails.ts';
import { rankFor, type Sender } from '../dispatch/offer-actions.ts';
import { type Assigned, findJob } from '../dispatch/queries.ts';
import { answerBy } from '../dispatch/wave-rules.ts';
import { everything, lockRequest, recordRequestEvent, toRequest, userOf } from '../event-actions.ts';
import type { InterpretingRequest, Reach } from '../queries.ts';
import { requestStates } from '../states.ts';
import { changeMail, staysMail } from './mails.ts';
import { promisedChanges, type TalkPlan, weighChange } from './plan-rules.ts';
import { type AskedChange, findOpenChange } from './queries.ts';
import { reopen } from './reopen-actions.ts';
import { changeRow } from './rows.ts';
import { hypothetical, takePlan, talkOf } from './take-actions.ts';

/**
 * What became of a change of a promised talk: whoever has promised it is asked; cannot, so that the talk is open again at its
 * new time; is only told; or nothing is otherwise.
 */
export type Moved = 'asked' | 'reopened' | 'told' | 'same';

/** @throws Conflict when a talk is not promised any more, or has begun */
export function assertMovable(request: Pick<InterpretingRequest, 'id' | 'state' | 'startsAt'>, now: Temporal.Instant) {
  if (request.state !== 'assigned')
    throw new Conflict(
      `Die Anfrage ist inzwischen: ${requestStates[request.state]}. Es wurde nichts geändert.`,
      toRequest(request.id),
    );
  if (Temporal.Instant.compare(request.startsAt, now) <= 0)
    throw new Conflict('Das Gespräch hat schon begonnen. Es wurde nichts geändert.', toRequest(request.id));
}

/** Ends the question that is open for a request, if there is one. */
async function endOpen(tx: Tx, by: By, requestId: string, answer: 'replaced' | 'withdrawn') {
  const open = await findOpenChange(tx, by.centreId, requestId);
  if (open) await writeChangeAnswer(tx, by, open.id, answer, true);
  return open;
}

/** Writes what came of a question; the first answer counts. @param own somebody said it, not the program */
export async function writeChangeAnswer(
  tx: Tx,
  by: By,
  id: string,
  answer: NonNullable<AskedChange['answer']>,
  own: boolean,
): Promise<boolean> {
  const done = await tx
    .updateTable('interpreting_change')
    .set({ answer, answered_at: by.now, answered_by: own ? userOf(by) : null })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .where('answer', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) <= 0 ? a : b);

/** Whether what changes about a talk is mailed to whoever has promised it; of a protected institution nothing is. */
async function isMailed(tx: Tx, centreId: string, request: InterpretingRequest, job: Assigned): Promise<boolean> {
  const { channel, email } = await getVolunteer(tx, centreId, job.volunteerId);
  return channel === 'mail' && email !== '' && request.institution?.isProtected !== true;
}

async function ask(tx: Tx, by: By, request: InterpretingRequest, job: Assigned, plan: TalkPlan, jobs: Sender) {
  const { centreId, now } = by;
  const via = (await isMailed(tx, centreId, request, job)) ? 'mail' : 'phone';
  const id = newId();
  const until = answerBy(now, earlier(request.startsAt, plan.startsAt));
  const asked = { requestId: request.id, jobId: job.id, via, at: now, by: userOf(by), answerBy: until } as const;
  await tx
    .insertInto('interpreting_change')
    .values(changeRow({ ...plan, centreId, id, ...asked }))
    .execute();
  const fields = promisedChanges(request, plan);
  await recordRequestEvent(tx, by, request.id, { type: 'change_asked', payload: { fields } });
  if (via === 'mail') await jobs.send(tx, changeMail, { centreId, changeId: id });
}

/**
 * Only the door of the house or whom to ask for is otherwise: both sides get the calendar entry anew. Whoever no mail may reach
 * is called by the coordination.
 */
async function tell(tx: Tx, by: By, request: InterpretingRequest, job: Assigned, plan: TalkPlan, jobs: Sender) {
  const { centreId, now } = by;
  const mailed = await isMailed(tx, centreId, request, job);
  const sequence = job.sequence + 1;
  const fields = ['meeting_point'] as const;
  await recordRequestEvent(tx, by, request.id, { type: 'moved', payload: { job: job.id, fields } }, talkOf(plan));
  await tx
    .updateTable('interpreting_job')
    .set({ sequence, to_call_at: mailed ? null : now })
    .where('centre_id', '=', centreId)
    .where('id', '=', job.id)
    .execute();
  await jobs.send(tx, jobMail, { centreId, jobId: job.id, sequence, cancelled: false, token: '' });
  await jobs.send(tx, bookedMail, { centreId, jobId: job.id, sequence, cancelled: false });
}

/**
 * A promised talk is to take place at another time or place, or in another way. Whoever has promised it is asked and keeps it
 * until they answer; who cannot then (another job, absent, out of reach) is not asked: the talk is open again at once.
 * Said twice it is asked once; a later change takes the place of an earlier one.
 * @throws NotFound; Conflict when nobody has promised it any more, or it has begun
 */
export async function moveTalk(
  tx: Tx,
  by: By,
  requestId: string,
  plan: TalkPlan,
  jobs: Sender,
  reach: Reach = everything,
): Promise<Moved> {
  const request = await lockRequest(tx, by.centreId, reach, requestId);
  assertMovable(request, by.now);
  const job = await findJob(tx, by.centreId, requestId);
  if (!job) throw new Conflict('Für diese Anfrage ist niemand eingeplant.', toRequest(requestId));
  const open = await findOpenChange(tx, by.centreId, requestId);
  if (open && weighChange(open, plan) === 'none') return 'asked';
  const weight = weighChange(request, plan);
  if (weight === 'none') {
    if (open) await takeBackChange(tx, by, requestId, jobs);
    return 'same';
  }
  await endOpen(tx, by, requestId, 'replaced');
  if (weight === 'news') {
    await tell(tx, by, request, job, plan, jobs);
    return 'told';
  }
  const { candidates } = await rankFor(tx, by, hypothetical(request, plan), { capped: false });
  if (candidates.some(({ id }) => id === job.volunteerId)) {
    await ask(tx, by, request, job, plan, jobs);
    return 'asked';
  }
  await reopen(tx, by, request, job, plan, { answer: 'withdrawn', jobs });
  return 'reopened';
}

/** The talk stays as it was promised: whoever was asked hears so. @returns whether there was a question */
export async function takeBackChange(tx: Tx, by: By, requestId: string, jobs: Sender): Promise<boolean> {
  await lockRequest(tx, by.centreId, everything, requestId);
  const open = await endOpen(tx, by, requestId, 'withdrawn');
  if (!open) return false;
  await recordRequestEvent(tx, by, requestId, { type: 'change_taken_back', payload: { job: open.jobId } });
  if (open.via === 'mail') await jobs.send(tx, staysMail, { centreId: by.centreId, changeId: open.id });
  return true;
}

/** What came of an answer: the talk is booked as planned, open again, or the question is over; `clash`: booked elsewhere meanwhile. */
export type ChangeAnswered = 'kept' | 'given_back' | 'clash' | 'over';

/**
 * Whoever has promised a talk says whether it is still possible. The first answer counts; a yes that the person's own time does
 * not allow any more (the database guards it, other centres included) opens the talk again.
 */
export async function answerChange(
  tx: Tx,
  by: By,
  requestId: string,
  yes: boolean,
  jobs: Sender,
): Promise<ChangeAnswered> {
  const { centreId } = by;
  const request = await lockRequest(tx, centreId, everything, requestId);
  const change = await findOpenChange(tx, centreId, requestId);
  const job = await findJob(tx, centreId, requestId);
  if (!change || job?.id !== change.jobId || request.state !== 'assigned') return 'over';
  if (!yes) {
    await writeChangeAnswer(tx, by, change.id, 'no', true);
    await reopen(tx, by, request, job, change, { answer: 'declined', jobs });
    return 'given_back';
  }
  const taken = await takePlan(tx, by, request, job, change, jobs);
  await writeChangeAnswer(tx, by, change.id, taken ? 'yes' : 'no', true);
  if (taken) return 'kept';
  await reopen(tx, by, request, job, change, { answer: 'withdrawn', jobs });
  return 'clash';
}

/** Nobody has answered in time: the talk is open again at its new time. */
export async function expireChange(tx: Tx, by: By, { id, requestId }: AskedChange, jobs: Sender): Promise<void> {
  const request = await lockRequest(tx, by.centreId, everything, requestId);
  const change = await findOpenChange(tx, by.centreId, requestId);
  const job = await findJob(tx, by.centreId, requestId);
  if (change?.id !== id || !job || request.state !== 'assigned') return;
  await writeChangeAnswer(tx, by, id, 'expired', false);
  await reopen(tx, by, request, job, change, { answer: 'expired', jobs });
}
