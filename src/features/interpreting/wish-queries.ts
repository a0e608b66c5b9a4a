// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../db/centre.ts';

/** For what an institution keeps under a sign: which volunteers are wanted again, and which not. Applied silently. */
export async function findWishes(
  tx: Tx,
  centreId: string,
  { institutionId, reference }: { institutionId: string | null; reference: string },
): Promise<{ never: ReadonlySet<string>; again: ReadonlySet<string> }> {
  const sign = reference.trim();
  if (institutionId === null || sign === '') return { never: new Set(), again: new Set() };
  const rows = await tx
    .selectFrom('pair_wish')
    .select(['volunteer_id', 'wish'])
    .where('centre_id', '=', centreId)
    .where('institution_id', '=', institutionId)
    .where((e) => e(e.fn('lower', ['reference']), '=', sign.toLowerCase()))
    .execute();
  const of = (wish: 'never' | 'again') =>
    new Set(rows.filter((row) => row.wish === wish).map((row) => row.volunteer_id));
  return { never: of('never'), again: of('again') };
}
