// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import type { Row } from '../../../db/row.ts';
import { Conflict } from '../../../refusals.ts';
import { claimAllowance } from '../../allowances/actions.ts';
import { release } from '../../funding/actions.ts';
import { getVolunteer } from '../../volunteers/queries.ts';
import { everything, lockRequest, recordRequestEvent, toRequest, userOf } from '../event-actions.ts';
import type { InterpretingRequest } from '../queries.ts';
import { getOffer } from './offer-actions.ts';
import { type Assigned, findJob } from './queries.ts';
import { proofRow } from './rows.ts';

const service = 'interpreting' as const;

export type Proof = Row<'interpreting_proof'>;
export type ProofOutcome = Proof['outcome'];

/** Real times of a talk. */
export interface RealTime {
  from: Temporal.Instant;
  to: Temporal.Instant;
}

/** What came of a talk, and when it was. */
export interface SaidOutcome {
  outcome: 'held' | 'client_no_show' | 'interpreter_no_show';
  time: RealTime;
}

/** The proof of a job; undefined while nobody has said anything. */
export const findProof = (tx: Tx, centreId: string, jobId: string): Promise<Proof | undefined> =>
  tx
    .selectFrom('interpreting_proof')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('job_id', '=', jobId)
    .executeTakeFirst();

async function ensureProof(tx: Tx, centreId: string, jobId: string, outcome: ProofOutcome): Promise<Proof> {
  await tx
    .insertInto('interpreting_proof')
    .values(proofRow({ centreId, id: newId(), jobId, outcome }))
    .onConflict((conflict) => conflict.columns(['centre_id', 'job_id']).doNothing())
    .execute();
  return await tx
    .selectFrom('interpreting_proof')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('job_id', '=', jobId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** Have both sides said the same? */
export const isSame = (proof: Proof): boolean =>
  proof.institution_from !== null &&
  proof.institution_to !== null &&
  proof.volunteer_from !== null &&
  proof.volunteer_to !== null &&
  proof.institution_from.equals(proof.volunteer_from) &&
  proof.institution_to.equals(proof.volunteer_to);

const minutesOf = ({ from, to }: RealTime): number => Math.round(from.until(to).total('minutes'));

async function write(tx: Tx, by: By, proof: Proof, columns: Partial<Proof>): Promise<Proof> {
  return await tx
    .updateTable('interpreting_proof')
    .set({ ...columns, version: proof.version + 1 })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', proof.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

const twoWays = 2;
/** A job of these times in the words of the allowances. */
export const claimed = (job: Assigned, time: RealTime, ticketCents: number) => ({
  volunteerId: job.volunteerId,
  service,
  start: time.from,
  end: time.to,
  // There and back.
  km: Math.round((job.metres * twoWays) / 100) / 10,
  travelMinutes: job.wayMinutes * twoWays,
  ticketCents,
});

/** Both sides have said the same: it is proven, and what it comes to is owed. */
async function proveIfBoth(tx: Tx, by: By, request: InterpretingRequest, job: Assigned, proof: Proof): Promise<void> {
  if (!isSame(proof) || proof.volunteer_from === null || proof.volunteer_to === null) return;
  await payProven(tx, by, request, job, { from: proof.volunteer_from, to: proof.volunteer_to }, proof.ticket_cents);
}

/** It is settled when the talk was: it is proven, and what it comes to is owed. */
export async function payProven(
  tx: Tx,
  by: By,
  request: InterpretingRequest,
  job: Assigned,
  time: RealTime,
  ticketCents: number,
): Promise<void> {
  await recordRequestEvent(tx, by, request.id, { type: 'proven', payload: { minutes: minutesOf(time) } });
  await settleClaim(tx, by, request.id, { ...claimed(job, time, ticketCents), cancelledAt: null });
}

async function settleClaim(
  tx: Tx,
  by: By,
  requestId: string,
  job: Omit<Parameters<typeof claimAllowance>[2], 'recordId'>,
): Promise<void> {
  const owed = await claimAllowance(tx, by, { ...job, recordId: requestId });
  // Without a rule for the day it stays proven: the administration sees it and enters one.
  if ('refused' in owed) return;
  await recordRequestEvent(tx, by, requestId, { type: 'settled', payload: { cents: owed.cents } });
}

/** The talk whose proof is to be given. @throws Conflict when it has not begun, or nobody is booked */
async function begun(tx: Tx, by: By, requestId: string) {
  const request = await lockRequest(tx, by.centreId, everything, requestId);
  const job = await findJob(tx, by.centreId, requestId);
  if (!job) throw new Conflict('Für dieses Gespräch ist niemand eingeplant.', toRequest(requestId));
  if (Temporal.Instant.compare(request.startsAt, by.now) > 0)
    throw new Conflict('Das Gespräch hat noch nicht begonnen.', toRequest(requestId));
  return { request, job };
}

const isOpenForProof = ({ state }: InterpretingRequest): boolean => state === 'assigned' || state === 'held';

/** The first word about a talk that took place. */
async function noteHeld(tx: Tx, by: By, request: InterpretingRequest, time: RealTime): Promise<void> {
  if (request.state === 'assigned')
    await recordRequestEvent(tx, by, request.id, { type: 'held', payload: { minutes: minutesOf(time) } });
}

/**
 * The volunteer says how long it took, by the link of its offer. Said again before the other side has, the last word counts.
 * @returns whether it was taken: after the proof is complete nothing changes any more
 */
export async function proveAsVolunteer(
  tx: Tx,
  by: By,
  offerId: string,
  said: RealTime & { burdened: boolean },
): Promise<boolean> {
  const offer = await getOffer(tx, by.centreId, offerId);
  const { request, job } = await begun(tx, by, offer.requestId);
  if (job.volunteerId !== offer.volunteerId || !isOpenForProof(request)) return false;
  const proof = await ensureProof(tx, by.centreId, job.id, 'held');
  const written = await write(tx, by, proof, {
    ...{
      volunteer_from: said.from,
      volunteer_to: said.to,
      volunteer_at: by.now,
      volunteer_via: 'link',
      volunteer_by: userOf(by),
    },
    ...(said.burdened && proof.burdened_at === null ? { burdened_at: by.now } : {}),
  });
  await noteHeld(tx, by, request, said);
  await proveIfBoth(tx, by, request, job, written);
  return true;
}

/** Nobody confirms for both sides: whoever interpreted does not sign for the institution. */
export async function assertOther(tx: Tx, by: By, job: Assigned): Promise<void> {
  const account = await tx.selectFrom('auth_user').select('email').where('id', '=', by.userId).executeTakeFirst();
  const { email } = await getVolunteer(tx, by.centreId, job.volunteerId);
  if (account && email !== '' && account.email.toLowerCase() === email.toLowerCase())
    throw new Conflict('Sie haben selbst gedolmetscht. Den Nachweis bestätigt jemand anderes aus Ihrer Einrichtung.');
}

/**
 * The institution says what came of a talk, through its account.
 * @throws Conflict when the same person interpreted, the talk has not begun, or its proof is complete
 */
export async function proveAsInstitution(tx: Tx, by: By, requestId: string, said: SaidOutcome): Promise<void> {
  const { request, job } = await begun(tx, by, requestId);
  await assertOther(tx, by, job);
  await takeWord(tx, by, request, job, said, 'account');
}

/**
 * The same by the link that was mailed to the institution.
 * @throws Conflict when the mail address is that of who interpreted, the talk has not begun, or its proof is complete
 */
export async function proveByLink(tx: Tx, by: By, requestId: string, said: SaidOutcome): Promise<void> {
  const { request, job } = await begun(tx, by, requestId);
  const { email } = await getVolunteer(tx, by.centreId, job.volunteerId);
  if (email !== '' && email.toLowerCase() === request.contact.email.toLowerCase())
    throw new Conflict('Den Nachweis bestätigt nicht, wer selbst gedolmetscht hat. Bitte rufen Sie das Zentrum an.');
  await takeWord(tx, by, request, job, said, 'link');
}

/** What both have signed on paper, or what was cleared up on the phone, as the coordination enters it. @returns the job's id */
export async function proveOnPaper(tx: Tx, by: By, requestId: string, said: SaidOutcome): Promise<string> {
  const { request, job } = await begun(tx, by, requestId);
  await assertOther(tx, by, job);
  await takeWord(tx, by, request, job, said, 'paper');
  return job.id;
}

async function takeWord(
  tx: Tx,
  by: By,
  request: InterpretingRequest,
  job: Assigned,
  { outcome, time }: SaidOutcome,
  via: 'account' | 'link' | 'paper',
): Promise<void> {
  if (!isOpenForProof(request))
    throw new Conflict('Der Nachweis ist schon vollständig. Es wurde nichts geändert.', toRequest(request.id));
  const proof = await ensureProof(tx, by.centreId, job.id, outcome);
  const institution = {
    institution_from: time.from,
    institution_to: time.to,
    institution_at: by.now,
    institution_by: userOf(by),
  };
  const volunteer = {
    volunteer_from: time.from,
    volunteer_to: time.to,
    volunteer_at: by.now,
    volunteer_via: 'paper' as const,
  };
  const written = await write(tx, by, proof, {
    ...{ ...institution, institution_via: via, outcome },
    ...(via === 'paper' ? { ...volunteer, volunteer_by: null } : {}),
  });
  if (outcome === 'held') {
    await noteHeld(tx, by, request, time);
    return await proveIfBoth(tx, by, request, job, written);
  }
  await noShow(tx, by, request, job, outcome);
}

/** A client who does not come never counts against the volunteer: it is paid like a cancellation that came too late. */
async function noShow(
  tx: Tx,
  by: By,
  request: InterpretingRequest,
  job: Assigned,
  outcome: 'client_no_show' | 'interpreter_no_show',
): Promise<void> {
  if (request.state !== 'assigned')
    throw new Conflict('Es ist schon eingetragen, dass das Gespräch stattgefunden hat.', toRequest(request.id));
  await recordRequestEvent(tx, by, request.id, { type: outcome, payload: { job: job.id } });
  if (outcome === 'interpreter_no_show') return await release(tx, by, { service, recordId: request.id });
  await recordRequestEvent(tx, by, request.id, { type: 'proven', payload: { minutes: 0 } });
  await payCancelled(tx, by, request.id, job, request.startsAt.add({ minutes: 1 }), request);
}

/** What a volunteer gets for a talk that was called off too late, by the rule of its day. */
export async function payCancelled(
  tx: Tx,
  by: By,
  requestId: string,
  job: Assigned,
  at: Temporal.Instant = by.now,
  known?: InterpretingRequest,
): Promise<void> {
  const request = known ?? (await lockRequest(tx, by.centreId, everything, requestId));
  const time = { from: request.startsAt, to: request.endsAt };
  await settleClaim(tx, by, requestId, { ...claimed(job, time, 0), cancelledAt: at });
}

/** The coordination has called who was burdened by a talk; called twice it is noted once. */
export async function settleBurden(tx: Tx, by: By, requestId: string): Promise<void> {
  const jobs = tx
    .selectFrom('interpreting_job')
    .select('id')
    .where('centre_id', '=', by.centreId)
    .where('request_id', '=', requestId);
  await tx
    .updateTable('interpreting_proof')
    .set({ burden_settled_at: by.now, burden_settled_by: by.userId })
    .where('centre_id', '=', by.centreId)
    .where('job_id', 'in', jobs)
    .where('burdened_at', 'is not', null)
    .where('burden_settled_at', 'is', null)
    .execute();
}
