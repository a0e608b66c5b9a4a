// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';

/** The numbers of some requests ("DM-2026-0001") by id. */
export async function listNumbers(
  tx: Tx,
  centreId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('interpreting_request')
    .select(['id', 'number'])
    .where('centre_id', '=', centreId)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}
