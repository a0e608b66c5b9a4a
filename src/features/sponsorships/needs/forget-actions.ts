// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import type { Actor, Tx } from '../../../db/centre.ts';
import { pupilKeptMonths } from '../tables.ts';

/**
 * Pupils whose need ended long ago go with their lessons, sponsorships and all that hangs on these. Run again nothing happens.
 * @returns how many
 */
export async function forgetPupils(tx: Tx, by: Pick<Actor, 'centreId' | 'now'>): Promise<number> {
  const gone = await tx
    .deleteFrom('pupil')
    .where('centre_id', '=', by.centreId)
    .where('state', '=', 'ended')
    .where('ended_on', '<', dayOf(by.now).subtract({ months: pupilKeptMonths.value }))
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
