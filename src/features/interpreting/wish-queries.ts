// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
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

/** Volunteers who know who is involved in what an institution keeps under a sign. */
export async function listAcquainted(
  tx: Tx,
  centreId: string,
  { institutionId, reference }: { institutionId: string | null; reference: string },
) {
  if (institutionId === null || reference === '') return new Set<string>();
  const rows = await tx
    .selectFrom('acquaintance')
    .select('volunteer_id as id')
    .where('centre_id', '=', centreId)
    .where('institution_id', '=', institutionId)
    .where(sql<SqlBool>`lower(reference) = lower(${reference})`)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
