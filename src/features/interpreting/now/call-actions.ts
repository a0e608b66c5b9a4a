// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { dayOf } from '../../../clock.ts';
import { type By, systemActor, type Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { Conflict } from '../../../refusals.ts';
import { getSettings } from '../../centres/queries.ts';
import { release } from '../../funding/actions.ts';
import { listOnStandby } from '../../volunteers/standby/standby-queries.ts';
import { askForTalks, type NotEligible, refuseRequest } from '../actions.ts';
import { releaseJob, settleRequest } from '../dispatch/job-actions.ts';
import { offerTo, rankFor, type Sender } from '../dispatch/offer-actions.ts';
import { findJob, listOffers } from '../dispatch/queries.ts';
import { everything, lockRequest, recordRequestEvent } from '../event-actions.ts';
import { getPolicy } from '../policy-queries.ts';
import { listServices } from '../proposals/queries.ts';
import { getRequest, type InterpretingRequest, type Reach } from '../queries.ts';
import type { TalkFacts } from '../rows.ts';
import type { EnteredReason } from '../states.ts';
import type { Channel } from '../words.ts';
import { findCall, findRunning, listToEnd } from './call-queries.ts';
import { type Call, type CallResult, nowBand, professionalHelp, standOf } from './call-rules.ts';
import { nowMail } from './mails.ts';
import { callRow } from './rows.ts';

/** What an institution asks for at its counter. */
export interface Asked {
  talk: TalkFacts & { institutionId: string };
  minutes: number;
  /** The number at the counter. */
  phone: string;
  channel: Channel;
  /** The mailed link by which it asks; null: with an account. */
  linkId: string | null;
}

/** What came of asking: the request whose call runs, or why there is none. */
export type Begun = { requestId: string } | NotEligible | { unpaid: string } | { off: true };

/** Sends nothing: who takes part in a call sees the page, a mail would come too late. */
export const silently: Sender = { send: () => Promise.resolve() };

/** Whom to call where nobody comes to the phone. */
async function alternativeOf(tx: Tx, centreId: string, minutes: number): Promise<string> {
  const { phone } = await getSettings(tx, centreId);
  const call = phone === '' ? 'Rufen Sie die Koordination an' : `Rufen Sie die Koordination an: ${phone}`;
  const help = professionalHelp(await listServices(tx, centreId), minutes);
  return `${call}. Fragen Sie für einen anderen Tag an. ${help}`.slice(0, 300);
}

async function end(tx: Tx, { centreId, now }: By, id: string, result: CallResult): Promise<void> {
  await tx
    .updateTable('interpreting_call')
    .set({ result, ended_at: now })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .execute();
}

/** Why nothing else is proposed first: its page shows the other ways at once. */
const onlyNow =
  'Gebraucht wurde jemand sofort am Telefon; die anderen Wege stehen der Einrichtung gleich danach offen.';

/** Nobody comes: the request ends with why and what else helps, its money is free again, everybody asked is told. */
async function endWithout(
  tx: Tx,
  by: By,
  call: Call,
  { result, reason, detail }: { result: CallResult; reason: EnteredReason; detail: string },
  jobs: Sender,
): Promise<void> {
  await end(tx, by, call.id, result);
  const alternative = await alternativeOf(tx, by.centreId, call.minutes);
  await refuseRequest(tx, by, call.requestId, { reason, detail, alternative, noWay: onlyNow }, jobs);
}

/**
 * An institution with a family at the counter wants somebody on the phone at once. Who pays is decided as for any request; then
 * everybody who stands by for the language and is free is asked at the same moment, by mail or by a call of the centre. The
 * request begins when somebody says yes, and ends by itself when nobody does in time. Pressed twice it is the same call.
 * @throws NotFound
 */
export async function startCall(tx: Tx, by: By, asked: Asked, jobs: Sender): Promise<Begun> {
  const { centreId, now, today } = by;
  const { talk, minutes, phone, channel, linkId } = asked;
  const { phoneNow, phoneNowMinutes } = await getPolicy(tx, centreId, today);
  if (!phoneNow) return { off: true };
  await sql`select pg_advisory_xact_lock(hashtext('interpreting_call'), hashtext(${talk.institutionId}))`.execute(tx);
  const same = { institutionId: talk.institutionId, language: talk.language, phone, reference: talk.reference, now };
  const running = await findRunning(tx, centreId, same);
  if (running) return { requestId: running.requestId };
  const answerBy = now.add({ minutes: phoneNowMinutes });
  const time = { startsAt: answerBy, endsAt: answerBy.add({ minutes }), alternatives: [] };
  const result = await askForTalks(tx, by, { talk, times: [time], channel });
  if ('excluded' in result) return result;
  const [requestId = ''] = result.ids;
  const request = await getRequest(tx, centreId, everything, requestId);
  if (request.outcome === null) {
    const alternative = await alternativeOf(tx, centreId, minutes);
    await refuseRequest(tx, by, requestId, { reason: 'no_money', detail: '', alternative, noWay: onlyNow }, jobs);
    return { unpaid: alternative };
  }
  const row = callRow({ centreId, id: newId(), requestId, phone, minutes, answerBy, linkId });
  await tx.insertInto('interpreting_call').values(row).execute();
  await askReady(tx, by, request, { id: row.id, requestId, phone, minutes, answerBy, result: null }, jobs);
  return { requestId };
}

/** Asks everybody who stands by and comes into question; nobody there: the call ends at once. */
async function askReady(tx: Tx, by: By, request: InterpretingRequest, call: Call, jobs: Sender): Promise<void> {
  const ready = await listOnStandby(tx, by.centreId, by.now);
  const { candidates, excluded } = await rankFor(tx, by, request);
  const ids = candidates.flatMap(({ id }) => (ready.has(id) ? [id] : []));
  if (ids.length > 0) {
    await offerTo(tx, by, request.id, ids, jobs, { until: call.answerBy, mail: nowMail, band: nowBand });
    return;
  }
  const unknown = candidates.length + excluded.length === 0;
  const why = unknown
    ? { reason: 'no_language' as const, detail: '' }
    : { reason: 'nobody_free' as const, detail: 'Gerade hat niemand mit dieser Sprache Bereitschaft.' };
  await endWithout(tx, by, call, { result: 'nobody', ...why }, jobs);
}

/**
 * Ends a call to which nobody can say yes any more: in time nobody has, everybody has said no, or who had said yes gave it back.
 * Done twice it is done once.
 */
async function endIfOver(tx: Tx, by: By, requestId: string, jobs: Sender): Promise<void> {
  const request = await lockRequest(tx, by.centreId, everything, requestId);
  const call = await findCall(tx, by.centreId, requestId);
  if (!call || request.state !== 'open') return;
  const offers = await listOffers(tx, by.centreId, requestId);
  const waits = standOf(call, request, by.now) === 'asking' && offers.some(({ answer }) => answer === null);
  if (waits) return;
  const given = call.result === 'taken';
  const detail = given
    ? 'Wer zugesagt hatte, hat nicht angerufen.'
    : 'Niemand aus der Bereitschaft konnte rechtzeitig.';
  await endWithout(tx, by, call, { result: given ? 'not_called' : 'nobody', reason: 'nobody_free', detail }, jobs);
}

/** After somebody who was asked has said no, or given the call back: the institution need not wait in vain. */
export const endIfNobody = endIfOver;

/** The program acts for the centre. */
const program = (centreId: string, now: Temporal.Instant): By => ({
  ...systemActor(centreId, now),
  ...{ role: 'system', schools: [], today: dayOf(now) },
});

/** Ends all calls of a centre whose time is over. */
export async function endCalls(tx: Tx, centreId: string, now: Temporal.Instant, jobs: Sender): Promise<void> {
  for (const { requestId } of await listToEnd(tx, centreId, now))
    await endIfOver(tx, program(centreId, now), requestId, jobs);
}

/** The call and its request, for the institution whose it is. @throws NotFound */
async function lockCall(tx: Tx, by: By, requestId: string, reach: Reach) {
  const request = await lockRequest(tx, by.centreId, reach, requestId);
  const call = await findCall(tx, by.centreId, requestId);
  if (!call) throw new Conflict('Diese Anfrage ist für einen anderen Tag.');
  return { request, call };
}

/** The institution says that nobody calls, though somebody had said yes. Pressed twice it is noted once. @throws NotFound */
export async function noteNotCalled(tx: Tx, by: By, requestId: string, jobs: Sender, reach: Reach): Promise<void> {
  const { request } = await lockCall(tx, by, requestId, reach);
  if (request.state !== 'assigned' || !(await findJob(tx, by.centreId, requestId))) return;
  await releaseJob(tx, by, requestId, 'volunteer', silently);
  await endIfOver(tx, by, requestId, jobs);
}

/** The institution needs nobody any more while people are being asked. Pressed twice it is noted once. @throws NotFound */
export async function withdrawCall(tx: Tx, by: By, requestId: string, jobs: Sender, reach: Reach): Promise<void> {
  const { request, call } = await lockCall(tx, by, requestId, reach);
  if (request.state !== 'open') return;
  const event = { type: 'cancelled' as const, payload: { by: 'institution' as const, inTime: true } };
  await recordRequestEvent(tx, by, requestId, event, {}, reach);
  await release(tx, by, { service: 'interpreting', recordId: requestId });
  await settleRequest(tx, by, requestId, jobs);
  await end(tx, by, call.id, 'withdrawn');
}

/** The coordination has seen that nobody answered; said twice it is noted once. */
export async function noteSeen(tx: Tx, { centreId, now, userId }: By, requestId: string): Promise<void> {
  await tx
    .updateTable('interpreting_call')
    .set({ seen_at: now, seen_by: userId })
    .where('centre_id', '=', centreId)
    .where('request_id', '=', requestId)
    .where('result', 'is not', null)
    .where('seen_at', 'is', null)
    .execute();
}
