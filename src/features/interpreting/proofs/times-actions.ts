// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { Conflict } from '../../../refusals.ts';
import type { Sender } from '../dispatch/offer-actions.ts';
import { assertOther, findProof, isSame, type Proof, payProven, type RealTime } from '../dispatch/proof-actions.ts';
import { type Assigned, findJob } from '../dispatch/queries.ts';
import { everything, lockRequest, toRequest } from '../event-actions.ts';
import type { InterpretingRequest } from '../queries.ts';
import { writeTo } from './reminder-actions.ts';
import { proofReminderRow } from './rows.ts';
import { listReminders, type Side } from './times-queries.ts';

/** Hours in which one side is asked once at most. */
const pauseHours = 12;

export const sideWords = { institution: 'die Einrichtung', volunteer: 'die dolmetschende Person' } as const;

/** A talk whose sides differ, locked. @throws Conflict when they do not (any more) */
async function lockDiffering(
  tx: Tx,
  by: By,
  requestId: string,
): Promise<{ request: InterpretingRequest; job: Assigned; proof: Proof }> {
  const request = await lockRequest(tx, by.centreId, everything, requestId);
  const job = await findJob(tx, by.centreId, requestId);
  const proof = job && (await findProof(tx, by.centreId, job.id));
  const both = proof !== undefined && proof.institution_at !== null && proof.volunteer_at !== null;
  if (!job || !both || request.state !== 'held' || isSame(proof))
    throw new Conflict(
      'Hier weichen keine Zeiten (mehr) voneinander ab. Vielleicht hat eine Seite sie inzwischen berichtigt. Es wurde nichts geändert.',
      toRequest(requestId),
    );
  return { request, job, proof };
}

/**
 * Asks one side to look at its times once more, with what the other says.
 * @throws Conflict when nothing differs, the side was asked a moment ago, or it is not reached by mail
 */
export async function askAgain(tx: Tx, by: By, requestId: string, side: Side, jobs: Sender): Promise<void> {
  const { job } = await lockDiffering(tx, by, requestId);
  const since = by.now.subtract({ hours: pauseHours });
  const asked = (await listReminders(tx, by.centreId, job.id)).some(
    (one) => one.side === side && one.why === 'differs' && Temporal.Instant.compare(one.at, since) > 0,
  );
  if (asked)
    throw new Conflict(
      `Gefragt ist ${sideWords[side]} schon. Bitte warten Sie die Antwort ab oder rufen Sie an.`,
      toRequest(requestId),
    );
  const row = proofReminderRow({ centreId: by.centreId, id: newId(), jobId: job.id, side, why: 'differs', at: by.now });
  await tx.insertInto('proof_reminder').values(row).execute();
  if (!(await writeTo(tx, by, { jobId: job.id, side, why: 'differs' }, jobs)))
    throw new Conflict(
      `Per Mail ist ${sideWords[side]} nicht erreichbar. Bitte rufen Sie an und tragen Sie hier ein, was gilt.`,
      toRequest(requestId),
    );
}

/**
 * The coordination decides which times count, by name and with a reason; both sides are told, and what it comes to is owed.
 * @throws Conflict when nothing differs (any more), or who decides interpreted
 */
export async function decideTimes(
  tx: Tx,
  by: By,
  requestId: string,
  { time, reason }: { time: RealTime; reason: string },
  jobs: Sender,
): Promise<void> {
  const { request, job, proof } = await lockDiffering(tx, by, requestId);
  await assertOther(tx, by, job);
  await tx
    .updateTable('interpreting_proof')
    .set({
      ...{ decided_from: time.from, decided_to: time.to, decided_at: by.now, decided_by: by.userId, reason },
      version: proof.version + 1,
    })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', proof.id)
    .execute();
  await payProven(tx, by, request, job, time, proof.ticket_cents);
  for (const side of ['institution', 'volunteer'] as const)
    await writeTo(tx, by, { jobId: job.id, side, why: 'decided' }, jobs);
}
