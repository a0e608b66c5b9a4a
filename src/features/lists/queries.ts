// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { headingHashes } from './headings.ts';

/** Where these columns went the last time, one for each: a field, null for left out, undefined where nothing is remembered. */
export async function findRemembered(
  tx: Tx,
  centreId: string,
  target: string,
  headings: readonly string[],
): Promise<(string | null | undefined)[]> {
  const hashes = headingHashes(headings);
  if (hashes.length === 0) return [];
  const rows = await tx
    .selectFrom('list_mapping')
    .select(['heading_hash', 'field'])
    .where('centre_id', '=', centreId)
    .where('target', '=', target)
    .where(sql<SqlBool>`heading_hash = any(${hashes}::text[])`)
    .execute();
  const fields = new Map(rows.map((row) => [row.heading_hash, row.field]));
  return hashes.map((hash) => fields.get(hash));
}
