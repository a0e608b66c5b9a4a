// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import type { Jobs } from '../../../outbound/jobs.ts';
import { Conflict, NotFound } from '../../../refusals.ts';
import { createLink, revokeLinks } from '../../links/actions.ts';
import { getCheckRule } from '../../volunteers/check-queries.ts';
import { getVolunteer } from '../../volunteers/queries.ts';
import { everything, lockRequest, toRequest, userOf } from '../event-actions.ts';
import { getRequest, type InterpretingRequest } from '../queries.ts';
import { requestStates } from '../states.ts';
import { rankCandidates } from './candidate-rules.ts';
import { listCapped } from './cap-queries.ts';
import { listFacts, needOf } from './fact-queries.ts';
import type { Candidate, Excluded, Need } from './fact-rules.ts';
import { offerMail, overMail } from './mails.ts';
import { listOffers } from './queries.ts';
import { acquaintanceRow, offerRow } from './rows.ts';
import { answerBy, leadBand } from './wave-rules.ts';
import { excludedWords } from './words.ts';

/** Purpose of the link of an offer; its record is the offer. It is good until two weeks after the talk: for job and proof, too. */
export const offerPurpose = 'interpreting_offer';
const linkDaysAfter = 14;
/** Until when the link of an offer for a talk is good. */
export const linkUntil = (endsAt: Temporal.Instant): Temporal.Instant => endsAt.add({ hours: 24 * linkDaysAfter });

export type Sender = Pick<Jobs, 'send'>;

/** Everybody who could be asked for a request, and why others cannot. */
export interface Ranking {
  need: Need;
  candidates: Candidate[];
  excluded: Excluded[];
}

/** @param capped false: who has said yes to an offer keeps it, whatever the year has come to since */
export async function rankFor(
  tx: Tx,
  { centreId, now }: Pick<By, 'centreId' | 'now'>,
  request: InterpretingRequest,
  { capped }: { capped: boolean } = { capped: true },
): Promise<Ranking> {
  const need = await needOf(tx, request);
  const rule = await getCheckRule(tx, centreId, 'interpreting');
  const facts = await listFacts(tx, centreId, request, { need, rule, now });
  const { candidates, excluded } = rankCandidates(need, facts);
  if (!capped) return { need, candidates, excluded };
  const people = candidates.map(({ id }) => id);
  const reached = await listCapped(tx, centreId, { year: need.day.year, now, people });
  const until = need.day.with({ month: 12, day: 31 });
  const out = candidates.filter(({ id }) => reached.has(id));
  return {
    need,
    candidates: candidates.filter(({ id }) => !reached.has(id)),
    excluded: [...excluded, ...out.map(({ id, name }) => ({ id, name, code: 'tax_cap' as const, until }))],
  };
}

/** @throws Conflict when nobody can be asked for a request (any more) */
export function assertOpen(request: InterpretingRequest, now: Temporal.Instant): void {
  if (request.state !== 'open')
    throw new Conflict(
      `Die Anfrage ist inzwischen: ${requestStates[request.state]}. Es wurde niemand gefragt.`,
      toRequest(request.id),
    );
  if (request.outcome === null)
    throw new Conflict('Es ist noch nicht entschieden, wer zahlt. Bitte klären Sie das zuerst.', toRequest(request.id));
  if (Temporal.Instant.compare(request.startsAt, now) <= 0)
    throw new Conflict('Das Gespräch hat schon begonnen. Es wurde niemand gefragt.', toRequest(request.id));
}

/** Those to be asked, in this order. @throws Conflict for who does not come into question any more, with the reason */
export function chosen(ranking: Ranking, ids: readonly string[], requestId: string): Candidate[] {
  return ids.map((id) => {
    const candidate = ranking.candidates.find((one) => one.id === id);
    if (candidate) return candidate;
    const out = ranking.excluded.find((one) => one.id === id);
    throw new Conflict(
      out ? `${out.name} kommt nicht mehr in Frage: ${excludedWords[out.code]}.` : 'Diese Person kommt nicht in Frage.',
      toRequest(requestId),
    );
  });
}

/** How somebody is asked, where it is not as usual. */
export interface Asking {
  /** By when to answer. */
  until?: Temporal.Instant;
  /** The mail that asks. */
  mail?: typeof offerMail;
  /** How short the notice is (`leadBand`). */
  band?: number;
}

/**
 * Asks volunteers whether they can interpret a talk: the first who says yes gets it. Who is asked already is not asked twice.
 * Institutions that are protected are never offered by mail: their offers are calls.
 * @returns how many are asked by mail, and who has to be called
 * @throws Conflict when the request is not open, has nobody to pay, or somebody does not come into question any more
 */
export async function offerTo(
  tx: Tx,
  by: By,
  requestId: string,
  volunteerIds: readonly string[],
  jobs: Sender,
  how: Asking = {},
): Promise<{ mailed: number; toCall: number }> {
  const { centreId, userId, now } = by;
  const request = await lockRequest(tx, centreId, everything, requestId);
  assertOpen(request, now);
  const ranking = await rankFor(tx, by, request);
  const due = how.until ?? answerBy(now, request.startsAt);
  const told = { mailed: 0, toCall: 0 };
  for (const { id: volunteerId, askedAlready, callOnly } of chosen(ranking, [...new Set(volunteerIds)], requestId)) {
    if (askedAlready) continue;
    const { channel, email } = await getVolunteer(tx, centreId, volunteerId);
    const byMail = channel === 'mail' && email !== '' && !callOnly && request.institution?.isProtected !== true;
    const id = newId();
    const offer = { centreId, id, requestId, volunteerId, via: byMail ? ('mail' as const) : ('phone' as const) };
    const band = how.band ?? leadBand(now.until(request.startsAt).total('hours'));
    await tx
      .insertInto('interpreting_offer')
      .values(offerRow({ ...offer, leadBand: band, at: now, by: userId, answerBy: due }))
      .execute();
    if (byMail) {
      const until = linkUntil(request.endsAt);
      const { token } = await createLink(tx, by, { purpose: offerPurpose, recordId: id, recipient: email, until });
      await jobs.send(tx, how.mail ?? offerMail, { centreId, offerId: id, token });
      told.mailed += 1;
    } else told.toCall += 1;
  }
  return told;
}

/** An offer with what hangs on it. @throws NotFound */
export async function getOffer(tx: Tx, centreId: string, id: string) {
  const offer = await tx
    .selectFrom('interpreting_offer')
    .select([
      'id',
      'request_id as requestId',
      'volunteer_id as volunteerId',
      'via',
      'answer',
      'answer_by as answerBy',
      'mailed_at as mailedAt',
    ])
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!offer) throw new NotFound();
  return offer;
}

type Answer = 'accepted' | 'declined' | 'knows' | 'not_reached' | 'taken' | 'expired' | 'withdrawn';

/** Writes what came of an offer; the first answer counts, a late one after silence, too. @param own the person or staff said it, not the program */
export async function writeAnswer(tx: Tx, by: By, id: string, answer: Answer, own: boolean): Promise<boolean> {
  const done = await tx
    .updateTable('interpreting_offer')
    .set({ answer, answered_at: by.now, answered_by: own ? userOf(by) : null })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .where((e) => e.or([e('answer', 'is', null), e('answer', 'in', ['expired', 'not_reached'])]))
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Ends what is still open of the offers of a request, and answers everybody. */
export async function endOffers(
  tx: Tx,
  by: By,
  requestId: string,
  answer: 'taken' | 'withdrawn',
  jobs: Sender,
  except: string | null = null,
): Promise<void> {
  for (const { id, answer: known, via, toldAt } of await listOffers(tx, by.centreId, requestId)) {
    // Who has not answered in time may still be about to: it is told, too, but stays counted as silent.
    const silent = known === 'expired' && via === 'mail' && toldAt === null;
    if (id === except || (known !== null && !silent)) continue;
    if (!silent) await writeAnswer(tx, by, id, answer, false);
    if (via === 'mail') await tellOver(tx, by, id, jobs);
    else await revokeLinks(tx, by, { purpose: offerPurpose, recordId: id });
  }
}

/** Tells somebody who was asked by mail that nobody is needed any more. */
async function tellOver(tx: Tx, { centreId, now }: By, offerId: string, jobs: Sender): Promise<void> {
  await tx
    .updateTable('interpreting_offer')
    .set({ told_at: now })
    .where('centre_id', '=', centreId)
    .where('id', '=', offerId)
    .execute();
  await jobs.send(tx, overMail, { centreId, offerId });
}

/** A volunteer says no, or knows who is involved: then it is never asked for this sign again. Said twice it is said once. */
export async function declineOffer(tx: Tx, by: By, offerId: string, knows: boolean): Promise<void> {
  await writeAnswer(tx, by, offerId, knows ? 'knows' : 'declined', true);
  if (knows) await noteAcquaintance(tx, by, offerId);
}

/** The same of an offer that was accepted before. */
export async function takeBack(tx: Tx, by: By, offerId: string, knows: boolean): Promise<void> {
  await tx
    .updateTable('interpreting_offer')
    .set({ answer: knows ? 'knows' : 'declined', answered_at: by.now, answered_by: userOf(by) })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', offerId)
    .execute();
  if (knows) await noteAcquaintance(tx, by, offerId);
}

async function noteAcquaintance(tx: Tx, { centreId, now }: By, offerId: string): Promise<void> {
  const { requestId, volunteerId } = await getOffer(tx, centreId, offerId);
  const { institutionId, reference } = await getRequest(tx, centreId, everything, requestId);
  if (institutionId === null || reference === '') return;
  await tx
    .insertInto('acquaintance')
    .values(acquaintanceRow({ centreId, id: newId(), institutionId, reference, volunteerId, at: now }))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The open offer of somebody for a request; a call without one before makes one, so that the answer is kept. */
async function offerOf(tx: Tx, by: By, requestId: string, volunteerId: string): Promise<string> {
  const { centreId, userId, now } = by;
  const request = await lockRequest(tx, centreId, everything, requestId);
  assertOpen(request, now);
  await getVolunteer(tx, centreId, volunteerId);
  const known = (await listOffers(tx, centreId, requestId)).findLast((one) => one.volunteerId === volunteerId);
  if (known && (known.answer === null || known.answer === 'not_reached' || known.answer === 'expired')) return known.id;
  const id = newId();
  const lead = leadBand(now.until(request.startsAt).total('hours'));
  const offer = { centreId, id, requestId, volunteerId, via: 'phone' as const, leadBand: lead, at: now, by: userId };
  await tx
    .insertInto('interpreting_offer')
    .values(offerRow({ ...offer, answerBy: answerBy(now, request.startsAt) }))
    .execute();
  return id;
}

/** Somebody was called and said no, or knows who is involved. */
export async function declineByCall(
  tx: Tx,
  by: By,
  requestId: string,
  volunteerId: string,
  knows: boolean,
): Promise<void> {
  await declineOffer(tx, by, await offerOf(tx, by, requestId, volunteerId), knows);
}

/** Somebody was called and not reached: may be called again. */
export async function noteNotReachedByCall(tx: Tx, by: By, requestId: string, volunteerId: string): Promise<void> {
  await writeAnswer(tx, by, await offerOf(tx, by, requestId, volunteerId), 'not_reached', true);
}

/** The offer that a call answered with yes. */
export const offerForCall = offerOf;

/** Offers nobody has answered in time: of the centre, or of one request. @returns how many */
export async function expireOffers(
  tx: Tx,
  { centreId, now }: Pick<By, 'centreId' | 'now'>,
  requestId?: string,
): Promise<number> {
  const rows = await tx
    .updateTable('interpreting_offer')
    .set({ answer: 'expired', answered_at: now })
    .where('centre_id', '=', centreId)
    .where('answer', 'is', null)
    .where('answer_by', '<=', now)
    .$if(requestId !== undefined, (query) => query.where('request_id', '=', requestId ?? ''))
    .returning('id')
    .execute();
  return rows.length;
}

/** The mail of an offer was handed to the mail server. The first time counts. */
export async function markMailed(tx: Tx, centreId: string, id: string, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('interpreting_offer')
    .set({ mailed_at: at })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .where('mailed_at', 'is', null)
    .execute();
}
