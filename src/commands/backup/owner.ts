// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql, type Transaction } from 'kysely';
import { assertOutsideCentre } from '../../db/centre.ts';
import type { DatabaseHandle } from '../../db/connection.ts';
import type { Database } from '../../db/types.ts';

/** A transaction that acts as the owner of the tables. The wall holds for it too: one centre at a time. */
export type OwnerTx = Transaction<Database>;

/**
 * Opens one transaction as herzstueck_owner with one view of the data (repeatable read; the embedded database has one
 * connection and needs none). Only saving, restoring and checking whole databases use it.
 */
export async function asOwner<T>(handle: DatabaseHandle, work: (tx: OwnerTx) => Promise<T>): Promise<T> {
  assertOutsideCentre('asOwner');
  return await handle.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await sql`select set_config('role', 'herzstueck_owner', true), set_config('app.centre_id', '', true)`.execute(tx);
      return await work(tx);
    });
}

/** From here on the transaction sees and writes this centre's rows only. */
export async function enterCentre(tx: OwnerTx, centreId: string): Promise<void> {
  await sql`select set_config('app.centre_id', ${centreId}, true)`.execute(tx);
}

/** A table of ours as the catalogue describes it. */
export interface TableInfo {
  name: string;
  columns: string[];
  /** Behind the wall: has rows per centre. */
  walled: boolean;
  /** Rows point at rows of the same table. */
  selfReferring: boolean;
}

interface CatalogueRow {
  name: string;
  columns: string[];
  walled: boolean;
  refers_to: string[];
}

/** All tables of schema public but the ledger of migrations, each after those it refers to. */
export async function listTables(tx: OwnerTx): Promise<TableInfo[]> {
  const { rows } = await sql<CatalogueRow>`
    select c.relname as name, c.relrowsecurity as walled,
      (select json_agg(a.attname order by a.attname) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(json_agg(distinct r.relname), '[]') from pg_constraint f join pg_class r on r.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f') as refers_to
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not c.relispartition and c.relname <> 'schema_migration' order by c.relname`.execute(tx);
  return inOrder(rows).map(({ name, columns, walled, refers_to }) => ({
    name,
    columns,
    walled,
    selfReferring: refers_to.includes(name),
  }));
}

function inOrder(rows: readonly CatalogueRow[]): CatalogueRow[] {
  const byName = new Map(rows.map((row) => [row.name, row]));
  const ordered: CatalogueRow[] = [];
  const seen = new Set<string>();
  const visit = (row: CatalogueRow): void => {
    if (seen.has(row.name)) return;
    seen.add(row.name);
    for (const name of row.refers_to) {
      const target = byName.get(name);
      if (target) visit(target);
    }
    ordered.push(row);
  };
  for (const row of rows) visit(row);
  return ordered;
}

const BATCH = 2000;

/** Hands every row of the database over as JSON text, a table (and centre) at a time, in an order in which it can be written again. */
export async function readAllRows(
  tx: OwnerTx,
  give: (table: TableInfo, centreId: string | null, rows: string[]) => Promise<void>,
): Promise<TableInfo[]> {
  const tables = await listTables(tx);
  for (const table of tables.filter((one) => !one.walled)) await readTable(tx, table, null, give);
  const centres = await tx.selectFrom('centre').select('id').orderBy('id').execute();
  for (const { id } of centres) {
    await enterCentre(tx, id);
    const filled = await filledTables(tx, tables, id);
    for (const table of tables.filter((one) => filled.has(one.name))) await readTable(tx, table, id, give);
  }
  return tables;
}

/** Which walled tables hold rows of the present centre: one question instead of one a table. */
async function filledTables(tx: OwnerTx, tables: readonly TableInfo[], centreId: string): Promise<Set<string>> {
  const parts = tables
    .filter((one) => one.walled)
    .map(
      ({ name }) => sql`select ${sql.lit(name)} as name
      where exists (select from ${sql.table(name)} where centre_id = ${sql.lit(centreId)})`,
    );
  if (parts.length === 0) return new Set();
  const { rows } = await sql<{ name: string }>`${sql.join(parts, sql` union all `)}`.execute(tx);
  return new Set(rows.map(({ name }) => name));
}

async function readTable(
  tx: OwnerTx,
  table: TableInfo,
  centreId: string | null,
  give: (table: TableInfo, centreId: string | null, rows: string[]) => Promise<void>,
): Promise<void> {
  // The wall alone does not do: the owner sees all of the audit log, see its migration.
  const mine = centreId === null ? sql`` : sql`where centre_id = ${sql.lit(centreId)}`;
  await sql`declare all_rows no scroll cursor for
    select to_jsonb(t)::text as row from ${sql.table(table.name)} t ${mine}`.execute(tx);
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(BATCH)} from all_rows`.execute(tx);
    if (rows.length > 0)
      await give(
        table,
        centreId,
        rows.map(({ row }) => row),
      );
    if (rows.length < BATCH) break;
  }
  await sql`close all_rows`.execute(tx);
}

/** Writes rows read by `readAllRows` into a table with the same columns. */
export async function writeRows(tx: OwnerTx, table: TableInfo, rows: readonly string[]): Promise<void> {
  const names = sql.join(table.columns.map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table.name)} (${names})
    select ${names} from jsonb_populate_recordset(null::${sql.table(table.name)}, ${`[${rows.join(',')}]`}::text::jsonb)`.execute(
    tx,
  );
}

/** The applied migrations, in order: name and SHA-256 of the text. */
export async function appliedMigrations(tx: OwnerTx): Promise<{ name: string; hash: string }[]> {
  return await tx
    .selectFrom('schema_migration')
    .select(['name', 'hash'])
    .where('name', '<>', 'pgboss')
    .orderBy('name')
    .execute();
}
