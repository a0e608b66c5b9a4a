// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import { type Actor, type By, systemActor, type Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { everything, lockRequest } from '../event-actions.ts';
import { getPolicy } from '../policy-queries.ts';
import type { InterpretingRequest } from '../queries.ts';
import { type Cascade, type CascadeEnd, findCascade, listDueCascades } from './cascade-queries.ts';
import { cascadeDeadline, mayAskAt } from './cascade-rules.ts';
import { assertOpen, expireOffers, offerTo, rankFor, type Sender } from './offer-actions.ts';
import { listOffers } from './queries.ts';
import { cascadeRow } from './rows.ts';

/** The program acts for the centre: nobody pressed a button. */
const program = (actor: Actor): By => ({ ...actor, role: 'system', schools: [], today: dayOf(actor.now) });

async function end(tx: Tx, { centreId, now }: Pick<By, 'centreId' | 'now'>, id: string, why: CascadeEnd) {
  await tx
    .updateTable('interpreting_cascade')
    .set({ ended_at: now, ended_why: why })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/**
 * From now on the program asks by itself, `size` at once, the next when nobody asked can still answer in time. The first are
 * asked at once, or as soon as the centre's hours begin. Pressed twice it is begun once.
 * @throws Conflict when nobody can be asked for the request
 */
export async function startCascade(tx: Tx, by: By, requestId: string, size: number, jobs: Sender): Promise<void> {
  const { centreId, now, userId } = by;
  const request = await lockRequest(tx, centreId, everything, requestId);
  assertOpen(request, now);
  const begun = await tx
    .insertInto('interpreting_cascade')
    .values(cascadeRow({ centreId, id: newId(), requestId, size, at: now, by: userId }))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (begun) await step(tx, by, request, { id: begun.id, size, steps: 0 }, jobs);
}

/** The program asks nobody else for this request; whoever is asked may still answer. Pressed twice it is stopped once. */
export async function stopCascade(tx: Tx, by: By, requestId: string): Promise<void> {
  await lockRequest(tx, by.centreId, everything, requestId);
  const running = await findCascade(tx, by.centreId, requestId);
  if (running) await end(tx, by, running.id, 'stopped');
}

/** Why there is no next step, whoever could be asked; undefined: there may be one. */
function overFor({ state, outcome, startsAt }: InterpretingRequest, now: Temporal.Instant): CascadeEnd | undefined {
  if (state !== 'open') return ['assigned', 'held', 'proven', 'settled'].includes(state) ? 'accepted' : 'withdrawn';
  if (Temporal.Instant.compare(startsAt, now) <= 0) return 'late';
  return outcome === null ? 'payer' : undefined;
}

/** Asks the next by the ranking of this moment, if it is time to. The request is locked. */
async function step(
  tx: Tx,
  by: By,
  request: InterpretingRequest,
  { id, size, steps }: Pick<Cascade, 'id' | 'size' | 'steps'>,
  jobs: Sender,
): Promise<void> {
  const { centreId, now } = by;
  const over = overFor(request, now);
  if (over) return await end(tx, by, id, over);
  const offers = await listOffers(tx, centreId, request.id);
  const waits = offers.some(({ answer, answerBy }) => answer === null && Temporal.Instant.compare(answerBy, now) > 0);
  const policy = await getPolicy(tx, centreId, by.today);
  if (waits || !mayAskAt(policy, now)) return;
  await expireOffers(tx, by, request.id);
  // Who was asked about this talk is not asked again by the program; after a change it is another talk.
  const asked = new Set(offers.filter(({ answer }) => answer !== 'withdrawn').map(({ volunteerId }) => volunteerId));
  const { candidates } = await rankFor(tx, by, request);
  const next = candidates.filter((one) => !asked.has(one.id)).slice(0, size);
  if (next.length === 0) return await end(tx, by, id, 'nobody');
  const until = cascadeDeadline(policy, now, request.startsAt);
  const ids = next.map((one) => one.id);
  await offerTo(tx, by, request.id, ids, jobs, { until });
  await tx
    .updateTable('interpreting_cascade')
    .set({ steps: steps + 1 })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .execute();
}

/**
 * Takes the next step of every cascade of a centre whose step is due: somebody asked has said no, or has not answered in time.
 * What is due follows from the offers alone, so that a crash, or two runs at once, ask nobody twice and leave nobody out.
 */
export async function advanceCascades(tx: Tx, centreId: string, now: Temporal.Instant, jobs: Sender): Promise<void> {
  const by = program(systemActor(centreId, now));
  for (const { requestId } of await listDueCascades(tx, centreId, now)) {
    const request = await lockRequest(tx, centreId, everything, requestId);
    const cascade = await findCascade(tx, centreId, requestId);
    if (cascade && cascade.endedAt === null) await step(tx, by, request, cascade, jobs);
  }
}
