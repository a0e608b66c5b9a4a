// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { Tx } from './centre.ts';
import type { Database } from './types.ts';

const perStatement = 5000;

/** Writes many rows of a table in a few statements: they travel as JSON. All of them name the same columns. */
export async function writeRows(
  tx: Tx,
  table: keyof Database & string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += perStatement) {
    const some = rows.slice(start, start + perStatement);
    const columns = sql.join(Object.keys(some[0] ?? {}).map((column) => sql.ref(column)));
    await sql`insert into ${sql.table(table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(some)}::text::jsonb)`.execute(
      tx,
    );
  }
}
