// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { nextNumber } from '../cases/actions.ts';
import { release } from '../funding/actions.ts';
import { settleRequest } from './dispatch/job-actions.ts';
import type { Sender } from './dispatch/offer-actions.ts';
import { payCancelled } from './dispatch/proof-actions.ts';
import { findJob } from './dispatch/queries.ts';
import type { Decision } from './eligibility-rules.ts';
import { everything, insertEvent, lockRequest, recordRequestEvent, userOf } from './event-actions.ts';
import { decideTalk, promisePay } from './payer-actions.ts';
import { getPolicy } from './policy-queries.ts';
import { isInTime } from './policy-rules.ts';
import { getRequest, type InterpretingRequest, type Reach } from './queries.ts';
import { type Payer, requestNumber, requestRow, type TalkFacts, type TalkTime } from './rows.ts';
import {
  applyRequestEvent,
  type Canceller,
  type EnteredReason,
  mayHappen,
  type RequestEvent,
  refusalReasons,
} from './states.ts';
import type { Channel } from './words.ts';

const service = 'interpreting' as const;

/** The talk is no occasion of the service: which row says so. */
export interface NotEligible {
  excluded: Decision;
}

/**
 * Takes a request with one talk or several; each gets its number, its payer by the rules of today and, where a pot pays, the
 * promise of its money.
 * @param times at least one
 * @returns their ids in the order of `times`, or the decision that excludes the talk: then nothing is kept
 */
export async function askForTalks(
  tx: Tx,
  by: By,
  asked: { talk: TalkFacts; times: readonly TalkTime[]; channel: Channel },
): Promise<{ ids: string[] } | NotEligible> {
  const { talk, times, channel } = asked;
  const { centreId, now, today } = by;
  const { rulesFrom, ...decision } = await decideTalk(tx, by, talk);
  if (decision.outcome === 'excluded') return { excluded: decision };
  const seriesId = times.length > 1 ? newId() : null;
  const ids: string[] = [];
  for (const time of times) {
    const id = newId();
    const number = requestNumber(today.year, await nextNumber(tx, centreId, 'interpreting', today.year));
    const { outcome, fundId } = await promisePay(tx, by, id, decision.outcome, { ...talk, ...time });
    const ruleCode = decision.rule?.code ?? null;
    const payer: Payer = { outcome, ruleCode, rulesFrom };
    const event: RequestEvent = {
      type: 'asked',
      payload: { channel, outcome, rule: ruleCode, rulesFrom: rulesFrom?.toString() ?? null },
    };
    applyRequestEvent(null, event);
    const row = requestRow({
      ...talk,
      ...time,
      ...payer,
      centreId,
      id,
      number,
      seriesId,
      channel,
      fundId,
      at: now,
      by: userOf(by),
    });
    await tx.insertInto('interpreting_request').values(row).execute();
    await insertEvent(tx, by, id, 1, event);
    ids.push(id);
  }
  return { ids };
}

/** This request, or with `rest` it and the later ones of its series to which the deed may still happen. */
export async function targets(
  tx: Tx,
  by: By,
  request: InterpretingRequest,
  rest: boolean,
  type: 'changed' | 'cancelled',
): Promise<string[]> {
  if (!rest || request.seriesId === null) return [request.id];
  const rows = await tx
    .selectFrom('interpreting_request')
    .select(['id', 'state'])
    .where('centre_id', '=', by.centreId)
    .where('series_id', '=', request.seriesId)
    .where('starts_at', '>=', request.startsAt)
    .orderBy('starts_at')
    .orderBy('id')
    .execute();
  return rows.filter(({ id, state }) => id === request.id || mayHappen(state, type)).map(({ id }) => id);
}

/**
 * Calls off a request, or with `rest` it and the later ones of its series: in time or late by what counts today; promised
 * money goes back where it was in time.
 * @returns how many, and how many of them late
 * @throws NotFound; Conflict when it cannot be called off any more
 */
export async function cancelRequests(
  tx: Tx,
  by: By,
  id: string,
  how: { rest: boolean; by: Canceller },
  jobs: Sender,
  reach: Reach = everything,
): Promise<{ count: number; late: number }> {
  const first = await lockRequest(tx, by.centreId, reach, id);
  const policy = await getPolicy(tx, by.centreId, by.today);
  const ids = await targets(tx, by, first, how.rest, 'cancelled');
  let late = 0;
  for (const one of ids) {
    const { startsAt } = one === id ? first : await getRequest(tx, by.centreId, reach, one);
    const inTime = isInTime(policy, startsAt, by.now);
    const job = await findJob(tx, by.centreId, one);
    await recordRequestEvent(tx, by, one, { type: 'cancelled', payload: { by: how.by, inTime } }, {}, reach);
    if (inTime) await release(tx, by, { service, recordId: one });
    else late += 1;
    await settleRequest(tx, by, one, jobs);
    if (job && !inTime) await payCancelled(tx, by, one, job);
  }
  return { count: ids.length, late };
}

/**
 * Turns a request away, or says that nobody was found: always with the reason and what else helps.
 * @throws NotFound; Conflict when it is not open any more
 */
export async function refuseRequest(
  tx: Tx,
  by: By,
  id: string,
  { reason, detail, alternative, noWay }: { reason: EnteredReason; detail: string; alternative: string; noWay: string },
  jobs: Sender,
): Promise<void> {
  const said = [`${refusalReasons[reason].label}.`, detail].filter(Boolean).join(' ');
  await recordRequestEvent(
    tx,
    by,
    id,
    { type: 'refused', payload: { reason } },
    { state_reason: said, state_alternative: alternative, no_way_reason: noWay },
  );
  await release(tx, by, { service, recordId: id });
  await settleRequest(tx, by, id, jobs);
}
