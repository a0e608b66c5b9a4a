// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import { listEntriesOfChild } from '../../families/queries.ts';

/** A report by its number. */
export interface Reference {
  id: string;
  number: string;
}

/**
 * Reports that still run and are noted for this child of the centre, or for an entry that was joined with it: the same child,
 * reported twice. Only ids are compared; nothing of the child is read.
 * @param but the report that asks
 */
export async function listReportsOfChild(tx: Tx, centreId: string, childId: string, but: string): Promise<Reference[]> {
  const entries = await listEntriesOfChild(tx, centreId, childId);
  return await tx
    .selectFrom('pupil')
    .select(['id', 'number'])
    .where('centre_id', '=', centreId)
    .where('child_id', 'in', [childId, ...entries])
    .where('id', '<>', but)
    .where('state', '<>', 'ended')
    .orderBy('number')
    .execute();
}

/** Other reports that run for the child this pupil is noted for; none where none is noted. */
export async function listReportsOfSame(tx: Tx, centreId: string, pupilId: string): Promise<Reference[]> {
  const row = await tx
    .selectFrom('pupil')
    .select('child_id')
    .where('centre_id', '=', centreId)
    .where('id', '=', pupilId)
    .executeTakeFirst();
  return row?.child_id ? await listReportsOfChild(tx, centreId, row.child_id, pupilId) : [];
}
