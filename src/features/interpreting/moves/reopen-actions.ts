// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { endJob } from '../dispatch/job-actions.ts';
import type { Sender } from '../dispatch/offer-actions.ts';
import type { Assigned } from '../dispatch/queries.ts';
import { recordRequestEvent, userOf } from '../event-actions.ts';
import { promisePay } from '../payer-actions.ts';
import type { InterpretingRequest } from '../queries.ts';
import { promisedChanges, type TalkPlan } from './plan-rules.ts';
import { planColumns } from './take-actions.ts';

/**
 * Whoever has promised a talk cannot come as it is to be now: their time is free again, both sides get the cancellation, and the
 * request is open at its new time, its money promised anew. The request is locked.
 * @param answer what their offer keeps: `declined` said so for this talk, and is not proposed for it again
 */
export async function reopen(
  tx: Tx,
  by: By,
  request: InterpretingRequest,
  job: Assigned,
  plan: TalkPlan,
  { answer, jobs }: { answer: 'declined' | 'expired' | 'withdrawn'; jobs: Sender },
): Promise<void> {
  const { centreId } = by;
  await endJob(tx, by, job, 'moved', jobs);
  await tx
    .updateTable('interpreting_offer')
    .set({ answer, answered_at: by.now, answered_by: answer === 'declined' ? userOf(by) : null })
    .where('centre_id', '=', centreId)
    .where('request_id', '=', request.id)
    .where('volunteer_id', '=', job.volunteerId)
    .where('answer', '=', 'accepted')
    .execute();
  await recordRequestEvent(tx, by, request.id, { type: 'released', payload: { job: job.id, why: 'moved' } });
  const { legalConsequence, outcome } = request;
  const paid = await promisePay(tx, by, request.id, outcome, { ...plan, legalConsequence });
  const more = { ...planColumns(request, plan), outcome: paid.outcome, fund_id: paid.fundId };
  const fields = promisedChanges(request, plan);
  await recordRequestEvent(tx, by, request.id, { type: 'changed', payload: { fields } }, more);
}
