// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { isId, newId } from '../../../db/ids.ts';
import { Conflict, NotFound } from '../../../refusals.ts';
import { findJob } from '../dispatch/queries.ts';
import { lockRequest, userOf } from '../event-actions.ts';
import type { Reach } from '../queries.ts';
import type { Feedback } from './feedback-rules.ts';
import { feedbackRow } from './rows.ts';
import type { Side } from './times-queries.ts';

/**
 * One side says how it found a talk that took place. The first word stays: said again, nothing changes.
 * @throws NotFound; Conflict before the talk
 */
export async function giveFeedback(
  tx: Tx,
  by: By,
  of: { requestId: string; side: Side; feedback: Feedback },
  reach: Reach,
): Promise<void> {
  const request = await lockRequest(tx, by.centreId, reach, of.requestId);
  const job = await findJob(tx, by.centreId, request.id);
  if (!job || Temporal.Instant.compare(request.startsAt, by.now) > 0)
    throw new Conflict('Eine Rückmeldung gibt es erst nach dem Gespräch.');
  await tx
    .insertInto('interpreting_feedback')
    .values(
      feedbackRow({
        ...{ centreId: by.centreId, id: newId(), jobId: job.id, side: of.side, ...of.feedback },
        ...{ at: by.now, by: userOf(by) },
      }),
    )
    .onConflict((conflict) => conflict.columns(['centre_id', 'job_id', 'side']).doNothing())
    .execute();
}

/** Somebody has looked at it; done twice it stays as it was. @throws NotFound */
export async function settleFeedback(tx: Tx, by: By, id: string): Promise<void> {
  const kept = isId(id)
    ? await tx
        .updateTable('interpreting_feedback')
        .set((e) => ({
          settled_at: e.fn.coalesce('settled_at', e.val(by.now)),
          settled_by: e.fn.coalesce('settled_by', e.val(by.userId)),
        }))
        .where('centre_id', '=', by.centreId)
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst()
    : undefined;
  if (!kept) throw new NotFound();
}
