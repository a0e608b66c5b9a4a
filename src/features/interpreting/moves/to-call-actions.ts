// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { Conflict } from '../../../refusals.ts';
import { findJob } from '../dispatch/queries.ts';
import { everything, lockRequest, toRequest } from '../event-actions.ts';

/**
 * Whoever has promised a talk was told on the phone what is otherwise. Pressed twice nothing more happens.
 * @param seen the number of the calendar entry whose news were told
 * @throws NotFound; Conflict when something became otherwise once more meanwhile: what was told is not true any more
 */
export async function noteTold(tx: Tx, by: By, requestId: string, seen: number): Promise<void> {
  await lockRequest(tx, by.centreId, everything, requestId);
  const job = await findJob(tx, by.centreId, requestId);
  if (!job || job.toCallAt === null) return;
  if (job.sequence !== seen)
    throw new Conflict(
      'Der Treffpunkt hat sich inzwischen noch einmal geändert. Bitte rufen Sie noch einmal an und sagen Sie den neuen.',
      toRequest(requestId),
    );
  await tx
    .updateTable('interpreting_job')
    .set({ to_call_at: null })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', job.id)
    .execute();
}
