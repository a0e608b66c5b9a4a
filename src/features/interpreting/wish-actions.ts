// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { pairWishRow } from './rows.ts';

/** Two signs are the same where only spaces at the ends and capitals differ. */
const signOf = (reference: string): string => reference.trim();

/** Wanted again, not wanted, or neither any more. */
export type PairWish = 'never' | 'again' | null;

/**
 * Notes whether a volunteer is wanted again for what an institution keeps under a sign. Said anew, the last word counts; null
 * takes it back. Why is not asked, and who said it is not kept.
 */
export async function wishPair(
  tx: Tx,
  { centreId, now }: Pick<By, 'centreId' | 'now'>,
  pair: { institutionId: string; reference: string; volunteerId: string },
  wish: PairWish,
): Promise<void> {
  const reference = signOf(pair.reference);
  if (reference === '') return;
  await tx
    .deleteFrom('pair_wish')
    .where('centre_id', '=', centreId)
    .where('institution_id', '=', pair.institutionId)
    .where((e) => e(e.fn('lower', ['reference']), '=', reference.toLowerCase()))
    .where('volunteer_id', '=', pair.volunteerId)
    .execute();
  if (wish === null) return;
  await tx
    .insertInto('pair_wish')
    .values(pairWishRow({ ...pair, reference, wish, centreId, id: newId(), at: now }))
    .execute();
}
