// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openTestDatabase, testDatabases } from '../../tests/helpers/database.ts';
import { ownedTables } from '../features/index.ts';

describe.each(testDatabases)('the tables of the record of processing, on %s', (kind) => {
  it('are all tables and columns there are, each with one owner', async () => {
    const database = await openTestDatabase(kind);
    const { rows } = await sql<{ place: string }>`
      select c.relname || '.' || a.attname as place from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped
        and a.attname <> 'centre_id'`.execute(database.db);
    await database.close();
    const described = ownedTables.flatMap(({ tables }) =>
      Object.entries(tables).flatMap(([table, { columns }]) => Object.keys(columns).map((name) => `${table}.${name}`)),
    );
    expect(described.toSorted()).toEqual(rows.map(({ place }) => place).toSorted());
  });
});
