// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { Conflict } from '../../../refusals.ts';
import { createLink } from '../../links/actions.ts';
import { getVolunteer } from '../../volunteers/queries.ts';
import { everything, lockRequest, recordRequestEvent, toRequest, userOf } from '../event-actions.ts';
import { asItBegins, noteTaken } from '../now/taken-actions.ts';
import type { InterpretingRequest } from '../queries.ts';
import { bookedMail, jobMail } from './mails.ts';
import {
  assertOpen,
  chosen,
  endOffers,
  getOffer,
  linkUntil,
  offerForCall,
  offerPurpose,
  rankFor,
  type Sender,
  takeBack,
  writeAnswer,
} from './offer-actions.ts';
import { findJob, listOffers } from './queries.ts';
import { jobRow } from './rows.ts';

/** What came of saying yes. */
export type Taken = 'booked' | 'taken' | 'clash' | 'over';

/**
 * A volunteer takes a talk. Of two who say yes at the same moment one gets it and the other hears so; nobody is booked twice at
 * the same time, in other centres either: the database guards both.
 */
export async function acceptOffer(tx: Tx, by: By, offerId: string, jobs: Sender): Promise<Taken> {
  const { centreId, now } = by;
  const offer = await getOffer(tx, centreId, offerId);
  const request = await lockRequest(tx, centreId, everything, offer.requestId);
  if (request.state === 'open' && Temporal.Instant.compare(request.startsAt, now) > 0) {
    const booked = await assign(tx, by, request, offer.volunteerId, offerId, jobs);
    if (booked === 'booked') return booked;
    await writeAnswer(tx, by, offerId, 'withdrawn', false);
    return booked;
  }
  const job = await findJob(tx, centreId, offer.requestId);
  if (job?.volunteerId === offer.volunteerId) return 'booked';
  await writeAnswer(tx, by, offerId, 'taken', false);
  return request.state === 'assigned' ? 'taken' : 'over';
}

/** Books somebody for an open request, and tells everybody else who was asked. The request is locked. */
async function assign(
  tx: Tx,
  by: By,
  request: InterpretingRequest,
  volunteerId: string,
  offerId: string | null,
  jobs: Sender,
): Promise<'booked' | 'clash'> {
  const { centreId, now } = by;
  const person = await getVolunteer(tx, centreId, volunteerId);
  // What one person promises is promised in turn, so that the ways between two jobs are seen, too.
  await sql`select pg_advisory_xact_lock(hashtext('interpreting_job'), hashtext(${person.personKey}))`.execute(tx);
  const { talk, call } = await asItBegins(tx, by, request);
  const ranking = await rankFor(tx, by, talk, { capped: false });
  const candidate = ranking.candidates.find(({ id }) => id === volunteerId);
  if (!candidate) return 'clash';
  const id = newId();
  const row = jobRow({
    ...{ centreId, id, requestId: request.id, volunteerId, personKey: person.personKey, mode: candidate.mode },
    ...{ wayMinutes: candidate.way, metres: candidate.metres, start: talk.startsAt, end: talk.endsAt },
    ...{ at: now, by: userOf(by) },
  });
  const written = await tx
    .insertInto('interpreting_job')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!written) return 'clash';
  await recordRequestEvent(tx, by, request.id, { type: 'assigned', payload: { job: id } });
  if (offerId !== null) await writeAnswer(tx, by, offerId, 'accepted', true);
  await endOffers(tx, by, request.id, 'taken', jobs, offerId);
  if (call) {
    // Both sides look at a page this moment; entries in calendars would come too late.
    await noteTaken(tx, by, talk, call);
    return 'booked';
  }
  const until = linkUntil(request.endsAt);
  const recipient = person.channel === 'mail' && request.institution?.isProtected !== true ? person.email : '';
  const token =
    recipient === '' || offerId === null
      ? ''
      : (await createLink(tx, by, { purpose: offerPurpose, recordId: offerId, recipient, until })).token;
  await jobs.send(tx, jobMail, { centreId, jobId: id, sequence: 0, cancelled: false, token });
  await jobs.send(tx, bookedMail, { centreId, jobId: id, sequence: 0, cancelled: false });
  return 'booked';
}

/**
 * Gives a promised talk back: the person cannot come, is ill, or knows who is involved. The request is open again, at once.
 * @throws Conflict when nobody is booked any more
 */
export async function releaseJob(
  tx: Tx,
  by: By,
  requestId: string,
  why: 'volunteer' | 'ill' | 'conflict',
  jobs: Sender,
): Promise<void> {
  const { centreId } = by;
  await lockRequest(tx, centreId, everything, requestId);
  const job = await findJob(tx, centreId, requestId);
  if (!job) throw new Conflict('Für diese Anfrage ist niemand eingeplant.', toRequest(requestId));
  await endJob(tx, by, job, why, jobs);
  // Whoever gave it back is not asked for it again, and who knows the people involved not for their sign either.
  const accepted = (await listOffers(tx, centreId, requestId)).find(
    ({ volunteerId, answer }) => volunteerId === job.volunteerId && answer === 'accepted',
  );
  if (accepted) await takeBack(tx, by, accepted.id, why === 'conflict');
  const reason = { volunteer: 'declined', ill: 'ill', conflict: 'conflict' } as const;
  await recordRequestEvent(tx, by, requestId, { type: 'released', payload: { job: job.id, why: reason[why] } });
}

/** Who has promised a talk by an offer gives it back. @returns whether there was something to give back */
export async function giveBack(
  tx: Tx,
  by: By,
  offerId: string,
  why: 'volunteer' | 'conflict',
  jobs: Sender,
): Promise<boolean> {
  const offer = await getOffer(tx, by.centreId, offerId);
  const request = await lockRequest(tx, by.centreId, everything, offer.requestId);
  const job = await findJob(tx, by.centreId, offer.requestId);
  if (job?.volunteerId !== offer.volunteerId || request.state !== 'assigned') return false;
  await releaseJob(tx, by, offer.requestId, why, jobs);
  return true;
}

/** Takes somebody out of a job: the time is free again, both sides get the cancellation of their calendar entry. */
export async function endJob(
  tx: Tx,
  { centreId, now }: By,
  job: { id: string; sequence: number },
  why: 'volunteer' | 'ill' | 'conflict' | 'cancelled' | 'moved',
  jobs: Sender,
): Promise<void> {
  // Whoever was asked whether it is possible otherwise is asked no more.
  await tx
    .updateTable('interpreting_change')
    .set({ answer: 'withdrawn', answered_at: now })
    .where('centre_id', '=', centreId)
    .where('job_id', '=', job.id)
    .where('answer', 'is', null)
    .execute();
  const sequence = job.sequence + 1;
  await tx
    .updateTable('interpreting_job')
    .set({ released_at: now, released_why: why, sequence })
    .where('centre_id', '=', centreId)
    .where('id', '=', job.id)
    .where('released_at', 'is', null)
    .execute();
  await jobs.send(tx, jobMail, { centreId, jobId: job.id, sequence, cancelled: true, token: '' });
  await jobs.send(tx, bookedMail, { centreId, jobId: job.id, sequence, cancelled: true });
}

/** A request ended (called off, turned away): nobody is asked or booked for it any more. */
export async function settleRequest(tx: Tx, by: By, requestId: string, jobs: Sender): Promise<void> {
  await endOffers(tx, by, requestId, 'withdrawn', jobs);
  const job = await findJob(tx, by.centreId, requestId);
  if (job) await endJob(tx, by, job, 'cancelled', jobs);
}

/**
 * Books somebody the coordination has talked to, without an offer before: a call counts like a click.
 * @throws Conflict when the person does not come into question or has another job
 */
export async function bookByCall(tx: Tx, by: By, requestId: string, volunteerId: string, jobs: Sender): Promise<void> {
  const request = await lockRequest(tx, by.centreId, everything, requestId);
  assertOpen(request, by.now);
  chosen(await rankFor(tx, by, request), [volunteerId], requestId);
  const offerId = await offerForCall(tx, by, requestId, volunteerId);
  const booked = await assign(tx, by, request, volunteerId, offerId, jobs);
  if (booked === 'clash')
    throw new Conflict(
      'Diese Person hat in dieser Zeit schon einen Einsatz. Es wurde nichts gebucht.',
      toRequest(requestId),
    );
}
