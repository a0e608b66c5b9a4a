// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { Conflict } from '../../../refusals.ts';
import { settleRequest } from '../dispatch/job-actions.ts';
import { endOffers, type Sender } from '../dispatch/offer-actions.ts';
import { answerBy } from '../dispatch/wave-rules.ts';
import { everything, lockRequest, recordRequestEvent, toRequest, userOf } from '../event-actions.ts';
import { promisePay } from '../payer-actions.ts';
import type { InterpretingRequest, Reach } from '../queries.ts';
import { timeColumns } from '../rows.ts';
import { requestStates } from '../states.ts';
import { proposalMail } from './mails.ts';
import type { Offered } from './price-rules.ts';
import { listProposals, type Proposal } from './queries.ts';
import { proposalRow } from './rows.ts';

const earliest = (instants: readonly Temporal.Instant[]): Temporal.Instant =>
  instants.toSorted(Temporal.Instant.compare)[0] as Temporal.Instant;

/** @throws Conflict when nothing can be proposed for a request any more */
export function assertProposable(
  request: Pick<InterpretingRequest, 'id' | 'state' | 'startsAt'>,
  now: Temporal.Instant,
) {
  if (request.state !== 'open')
    throw new Conflict(
      `Die Anfrage ist inzwischen: ${requestStates[request.state]}. Es wurde nichts vorgeschlagen.`,
      toRequest(request.id),
    );
  if (Temporal.Instant.compare(request.startsAt, now) <= 0)
    throw new Conflict('Der Termin ist vorbei. Es wurde nichts vorgeschlagen.', toRequest(request.id));
}

/**
 * Proposes something else to an institution; it answers by its page, the link of the mail, or on the phone. One proposal waits
 * at a time.
 * @returns its id, and whether it was mailed: otherwise the institution is called
 * @throws NotFound; Conflict when the request is not open any more or a proposal waits for an answer already
 */
export async function propose(
  tx: Tx,
  by: By,
  requestId: string,
  offered: Offered,
  jobs: Sender,
): Promise<{ id: string; mailed: boolean }> {
  const { centreId, userId, now } = by;
  const request = await lockRequest(tx, centreId, everything, requestId);
  assertProposable(request, now);
  const known = await listProposals(tx, centreId, requestId);
  if (known.some(({ answer }) => answer === null))
    throw new Conflict(
      'Bei der Einrichtung liegt schon ein Vorschlag. Bitte warten Sie die Antwort ab oder nehmen Sie ihn zurück.',
      toRequest(requestId),
    );
  const id = newId();
  const until = answerBy(now, earliest([request.startsAt, ...(offered.kind === 'time' ? offered.times : [])]));
  await tx
    .insertInto('interpreting_proposal')
    .values(proposalRow({ centreId, id, requestId, offered, at: now, by: userId, answerBy: until }))
    .execute();
  const mailed = request.contact.email !== '';
  if (mailed) await jobs.send(tx, proposalMail, { centreId, proposalId: id });
  return { id, mailed };
}

async function writeAnswer(
  tx: Tx,
  by: By,
  id: string,
  answer: NonNullable<Proposal['answer']>,
  { chosen = null, own }: { chosen?: Temporal.Instant | null; own: boolean },
): Promise<void> {
  await tx
    .updateTable('interpreting_proposal')
    .set({ answer, chosen_at: chosen, answered_at: by.now, answered_by: own ? userOf(by) : null })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .where('answer', 'is', null)
    .execute();
}

/** Takes back what waits for an answer. @returns whether there was something */
export async function withdrawProposal(tx: Tx, by: By, requestId: string): Promise<boolean> {
  await lockRequest(tx, by.centreId, everything, requestId);
  const open = (await listProposals(tx, by.centreId, requestId)).find(({ answer }) => answer === null);
  if (open) await writeAnswer(tx, by, open.id, 'withdrawn', { own: true });
  return open !== undefined;
}

/** Nobody has answered in time. */
export const expireProposal = (tx: Tx, by: By, { id }: Proposal): Promise<void> =>
  writeAnswer(tx, by, id, 'expired', { own: false });

/** What an institution says: no, yes, or which of the times. */
export type Said = { accepts: false } | { accepts: true; chosen: Temporal.Instant | null };

/** What came of an answer; `over`: answered, taken back or out of date before. */
export type Answered = 'accepted' | 'declined' | 'over';

/**
 * An institution answers a proposal. The first answer counts. Another time or way: the request is open with it, and whoever was
 * asked for the old one hears so. A professional service: the request ends with it, its price promised of the pot where the
 * centre pays.
 * @throws NotFound; Conflict when the pot has not enough for it any more
 */
export async function answerProposal(
  tx: Tx,
  by: By,
  requestId: string,
  proposalId: string,
  said: Said,
  jobs: Sender,
  reach: Reach = everything,
): Promise<Answered> {
  const request = await lockRequest(tx, by.centreId, reach, requestId);
  const proposal = (await listProposals(tx, by.centreId, requestId)).find(({ id }) => id === proposalId);
  const isLate = proposal !== undefined && Temporal.Instant.compare(proposal.answerBy, by.now) <= 0;
  if (proposal?.answer !== null || isLate || request.state !== 'open') return 'over';
  if (!said.accepts) {
    await writeAnswer(tx, by, proposalId, 'declined', { own: true });
    return 'declined';
  }
  const { offered } = proposal;
  if (offered.kind === 'time') {
    const startsAt = offered.times.find((at) => said.chosen?.equals(at));
    if (!startsAt || Temporal.Instant.compare(startsAt, by.now) <= 0) return 'over';
    await takeTime(tx, by, request, startsAt, jobs);
    await writeAnswer(tx, by, proposalId, 'accepted', { chosen: startsAt, own: true });
    return 'accepted';
  }
  if (offered.kind === 'mode') await takeModes(tx, by, request, offered.modes, jobs);
  else await takeService(tx, by, request, offered, jobs);
  await writeAnswer(tx, by, proposalId, 'accepted', { own: true });
  return 'accepted';
}

async function takeTime(tx: Tx, by: By, request: InterpretingRequest, startsAt: Temporal.Instant, jobs: Sender) {
  const endsAt = startsAt.add(request.startsAt.until(request.endsAt));
  const { id, legalConsequence, outcome } = request;
  const paid = await promisePay(tx, by, id, outcome, { startsAt, endsAt, legalConsequence });
  const more = { ...timeColumns({ startsAt, endsAt, alternatives: [] }), outcome: paid.outcome, fund_id: paid.fundId };
  await recordRequestEvent(tx, by, id, { type: 'changed', payload: { fields: ['time'] } }, more);
  await endOffers(tx, by, id, 'withdrawn', jobs);
}

async function takeModes(
  tx: Tx,
  by: By,
  { id }: InterpretingRequest,
  modes: readonly ('phone' | 'video')[],
  jobs: Sender,
) {
  await recordRequestEvent(tx, by, id, { type: 'changed', payload: { fields: ['modes'] } }, { modes: [...modes] });
  await endOffers(tx, by, id, 'withdrawn', jobs);
}

async function takeService(
  tx: Tx,
  by: By,
  request: InterpretingRequest,
  { provider, cents, payer }: Extract<Offered, { kind: 'professional' }>,
  jobs: Sender,
): Promise<void> {
  const { id, legalConsequence, startsAt, endsAt } = request;
  const paid = await promisePay(tx, by, id, payer, { startsAt, endsAt, legalConsequence, cents }, [payer]);
  if (paid.outcome !== payer)
    throw new Conflict(
      'Im Topf des Zentrums ist dafür inzwischen nicht genug Geld. Bitte rufen Sie im Zentrum an; der Vorschlag gilt noch.',
      toRequest(id),
    );
  const more = {
    ...{ outcome: payer, fund_id: paid.fundId },
    state_reason: `Ein Fachdienst übernimmt: ${provider}.`,
    state_alternative: '',
  };
  await recordRequestEvent(tx, by, id, { type: 'refused', payload: { reason: 'professional' } }, more);
  await settleRequest(tx, by, id, jobs);
}
