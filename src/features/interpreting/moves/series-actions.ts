// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { Conflict } from '../../../refusals.ts';
import { endOffers, type Sender } from '../dispatch/offer-actions.ts';
import { lockRequest, recordRequestEvent, toRequest } from '../event-actions.ts';
import { promisePay } from '../payer-actions.ts';
import { getRequest, type InterpretingRequest, listSeries, type Reach } from '../queries.ts';
import { assertMovable, type Moved, moveTalk } from './actions.ts';
import { planFor, promisedChanges, type TalkPlan, weighChange } from './plan-rules.ts';
import { planColumns } from './take-actions.ts';

/** Later talks of a series that can still be moved: promised ones, and those nobody has promised yet. */
export async function listLater(
  tx: Tx,
  { centreId, now }: Pick<By, 'centreId' | 'now'>,
  reach: Reach,
  first: InterpretingRequest,
): Promise<InterpretingRequest[]> {
  const series = await listSeries(tx, centreId, reach, first.seriesId);
  return series.filter(
    ({ id, state, startsAt }) =>
      id !== first.id &&
      (state === 'assigned' || state === 'open') &&
      Temporal.Instant.compare(startsAt, first.startsAt) >= 0 &&
      Temporal.Instant.compare(startsAt, now) > 0,
  );
}

/** A talk nobody has promised yet is otherwise from now on; who was asked hears that it is not needed as it was. */
export async function moveOpen(
  tx: Tx,
  by: By,
  request: InterpretingRequest,
  plan: TalkPlan,
  jobs: Sender,
): Promise<void> {
  if (weighChange(request, plan) === 'none') return;
  const { id, outcome, legalConsequence } = request;
  const paid = await promisePay(tx, by, id, outcome, { ...plan, legalConsequence });
  const more = { ...planColumns(request, plan), outcome: paid.outcome, fund_id: paid.fundId };
  const fields = promisedChanges(request, plan);
  await recordRequestEvent(tx, by, id, { type: 'changed', payload: { fields } }, more);
  if (fields.length > 0) await endOffers(tx, by, id, 'withdrawn', jobs);
}

/**
 * Moves a promised talk, or with `rest` it and the later ones of its series: each is asked, told or opened again by itself.
 * @param seen the version the form rested on
 * @returns what became of each, the first one first
 * @throws NotFound; Conflict when somebody was faster, nobody has promised it any more, or it has begun
 */
export async function moveTalks(
  tx: Tx,
  by: By,
  id: string,
  to: { plan: TalkPlan; rest: boolean; seen: number },
  jobs: Sender,
  reach: Reach,
): Promise<Moved[]> {
  const first = await lockRequest(tx, by.centreId, reach, id);
  if (first.version !== to.seen)
    throw new Conflict('Jemand anderes war schneller. Ihre Änderung ist nicht gespeichert.', toRequest(id));
  assertMovable(first, by.now);
  const later = to.rest ? await listLater(tx, by, reach, first) : [];
  const came = [await moveTalk(tx, by, id, to.plan, jobs, reach)];
  for (const { id: laterId } of later) {
    const one = await getRequest(tx, by.centreId, reach, laterId);
    const plan = planFor(first, to.plan, one);
    if (one.state === 'assigned') came.push(await moveTalk(tx, by, laterId, plan, jobs, reach));
    else await moveOpen(tx, by, one, plan, jobs);
  }
  return came;
}
