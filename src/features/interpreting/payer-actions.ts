// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import type { By, Tx } from '../../db/centre.ts';
import { Conflict, NotFound } from '../../refusals.ts';
import { findRuleOn } from '../allowances/queries.ts';
import { allowanceOf } from '../allowances/rules.ts';
import { promiseFrom, release } from '../funding/actions.ts';
import { listFunds } from '../funding/queries.ts';
import type { Payer as FundPayer } from '../funding/rules.ts';
import { findInstitution } from '../institutions/queries.ts';
import { plannedCents } from './cost-rules.ts';
import { type AskedTalk, type Decision, decide } from './eligibility-rules.ts';
import { everything, lockRequest, recordRequestEvent, toRequest } from './event-actions.ts';
import { getRules } from './policy-queries.ts';
import type { Payer, TalkFacts, TalkTime } from './rows.ts';
import { mayHappen, requestStates } from './states.ts';
import { type Outcome, privateRequester } from './words.ts';

const service = 'interpreting' as const;

/** What the table of today says about a talk. @throws NotFound for an institution of another centre */
export async function decideTalk(
  tx: Tx,
  { centreId, today }: Pick<By, 'centreId' | 'today'>,
  talk: TalkFacts,
): Promise<Decision & { rulesFrom: Temporal.PlainDate | null }> {
  const { from, rules } = await getRules(tx, centreId, today);
  const institution = talk.institutionId === null ? null : await findInstitution(tx, centreId, talk.institutionId);
  if (institution === undefined) throw new NotFound();
  const asked: AskedTalk = { ...talk, requester: institution?.kind ?? privateRequester };
  return { ...decide(rules, asked), rulesFrom: from };
}

/**
 * Which pots pay: one of the decided kind; where the state has none left, the centre's own money may. What foundations and others
 * have given to the centre counts as its own, after it.
 */
const payersOf = (outcome: Outcome): readonly Outcome[] => (outcome === 'land' ? ['land', 'own'] : [outcome]);
const potsOf: Readonly<Record<Exclude<Outcome, 'excluded'>, readonly FundPayer[]>> = {
  land: ['land'],
  own: ['own', 'other'],
  institution: ['institution'],
};

/** What a talk will cost by the centre's rule of that day, without the way; before it has one, as others pay. */
async function plannedFor(
  tx: Tx,
  centreId: string,
  { startsAt, endsAt }: Pick<TalkTime, 'startsAt' | 'endsAt'>,
  on: Temporal.PlainDate,
): Promise<number> {
  const rule = await findRuleOn(tx, centreId, service, on);
  if (!rule) return plannedCents(Math.round(startsAt.until(endsAt).total('minutes')));
  const job = { id: '', start: startsAt, end: endsAt, km: 0, travelMinutes: 0, ticketCents: 0, cancelledAt: null };
  return allowanceOf(rule, job).cents;
}

interface Promised {
  outcome: Payer['outcome'];
  fundId: string | null;
}

/**
 * Promises what a talk will cost. Where the centre keeps no pot of that kind the kind alone is kept; where all its pots are
 * empty nobody pays yet, and the coordination has to say.
 * @param talk `cents`: what it costs, where that is known and not the centre's rule
 * @param payers kinds of pots in the order in which they are asked
 */
export async function promisePay(
  tx: Tx,
  by: By,
  recordId: string,
  outcome: Outcome | null,
  talk: Pick<TalkFacts, 'legalConsequence'> & Pick<TalkTime, 'startsAt' | 'endsAt'> & { cents?: number },
  payers: readonly Outcome[] = outcome === null ? [] : payersOf(outcome),
): Promise<Promised> {
  const unpaid = async (kept: Payer['outcome']): Promise<Promised> => {
    await release(tx, by, { service, recordId });
    return { outcome: kept, fundId: null };
  };
  if (outcome === null || outcome === 'excluded') return await unpaid(null);
  const on = dayOf(talk.startsAt);
  const cents = talk.cents ?? (await plannedFor(tx, by.centreId, talk, on));
  const funds = (await listFunds(tx, by.centreId)).filter(
    ({ services, endedOn }) => services.includes(service) && endedOn === null,
  );
  let known = false;
  for (const payer of payers) {
    if (payer === 'excluded') continue;
    const pots = potsOf[payer].flatMap((kind) => funds.filter((fund) => fund.payer === kind));
    known ||= pots.length > 0;
    for (const { id: fundId } of pots) {
      const { legalConsequence } = talk;
      const promised = await promiseFrom(tx, by, { fundId, on, service, recordId, cents, legalConsequence });
      if (!('refused' in promised)) return { outcome: payer, fundId };
    }
    if (!known) return await unpaid(outcome);
  }
  return await unpaid(null);
}

/**
 * The coordination says who pays. Money of the state never pays where a talk has legal consequences.
 * @returns a sentence when the pot has not enough
 * @throws NotFound; Conflict when the request is over
 */
export async function decidePayer(
  tx: Tx,
  by: By,
  id: string,
  outcome: Exclude<Outcome, 'excluded'>,
): Promise<string | undefined> {
  const request = await lockRequest(tx, by.centreId, everything, id);
  if (outcome === 'land' && request.legalConsequence)
    return 'Geld des Landes zahlt keine Gespräche mit Rechtsfolgen. Bitte wählen Sie einen anderen Kostenträger.';
  if (!mayHappen(request.state, 'payer_decided'))
    throw new Conflict(`Die Anfrage ist inzwischen: ${requestStates[request.state]}.`, toRequest(id));
  const promised = await promisePay(tx, by, id, outcome, request, [outcome]);
  if (promised.outcome !== outcome)
    return 'In den Töpfen dieser Art ist nicht genug Geld. Bitte wählen Sie einen anderen Kostenträger.';
  await recordRequestEvent(
    tx,
    by,
    id,
    { type: 'payer_decided', payload: { outcome } },
    { outcome, fund_id: promised.fundId },
  );
  return undefined;
}
