// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../db/centre.ts';
import { nameOf } from '../volunteers/queries.ts';

/** Who is paid, as lists name them. */
export interface Payee {
  id: string;
  /** The number where the name has gone. */
  name: string;
  number: string;
  /** '' when none is known. */
  email: string;
}

/** Volunteers by their ids. */
export async function findPayees(tx: Tx, centreId: string, ids: readonly string[]): Promise<Map<string, Payee>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('volunteer')
    .select(['id', 'given_name as givenName', 'family_name as familyName', 'number', 'email'])
    .where('centre_id', '=', centreId)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, { id: row.id, name: nameOf(row), number: row.number, email: row.email }]));
}
