// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getConstructionPlans } from 'pg-boss';
import type { DatabaseHandle } from './connection.ts';

const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The folder of the SQL files: beside this file in the source, `dist/migrations` in the bundle. */
export function migrationsFolder(): string {
  return join(import.meta.dirname, 'migrations');
}

/** Roles and extensions. Needs an administrator on a PostgreSQL server; the embedded database is its own. */
export async function prepareDatabase(
  handle: Pick<DatabaseHandle, 'script'>,
  folder = migrationsFolder(),
): Promise<void> {
  await handle.script(await readFile(join(folder, '..', 'prepare.sql'), 'utf8'));
}

interface Applied {
  name: string;
  hash: string;
}

async function applied(handle: DatabaseHandle): Promise<Applied[]> {
  const exists = await handle.db
    .selectFrom('pg_tables' as never)
    .select('tablename' as never)
    .where('tablename' as never, '=', 'schema_migration' as never)
    .execute();
  if (exists.length === 0) return [];
  return await handle.db.selectFrom('schema_migration').select(['name', 'hash']).orderBy('name').execute();
}

/** Each file with what it takes to run it: one transaction together with its row in the ledger, as the owner of the tables. */
function wrap(name: string, hash: string, text: string): string {
  return `begin;
set local role herzstueck_owner;
create table if not exists schema_migration (name text primary key, hash text not null, applied_at timestamptz not null default now());
comment on table schema_migration is 'Which numbered SQL files have been applied.';
grant select on schema_migration to herzstueck_server, herzstueck_app;
select pg_advisory_xact_lock(4711);
${text}
insert into schema_migration (name, hash) values (${sqlText(name)}, ${sqlText(hash)});
commit;`;
}

/**
 * Applies the numbered SQL files that are missing, in order.
 * @returns the names applied now.
 * @throws when an applied file was changed afterwards (migrations are never edited after landing) or a newer database is met.
 */
export async function migrate(handle: DatabaseHandle, folder = migrationsFolder()): Promise<string[]> {
  const done = new Map((await applied(handle)).map((row) => [row.name, row.hash]));
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  const unknown = [...done.keys()].filter((name) => !files.includes(`${name}.sql`) && name !== 'pgboss');
  if (unknown.length > 0) {
    throw new Error(
      `Diese Datenbank ist neuer als das Programm (${unknown.join(', ')}). Bitte das Programm aktualisieren.`,
    );
  }
  const now: string[] = [];
  for (const file of files) {
    const name = file.slice(0, -4);
    const text = await readFile(join(folder, file), 'utf8');
    const hash = createHash('sha256').update(text).digest('hex');
    const before = done.get(name);
    if (before === hash) continue;
    if (before) throw new Error(`Migration ${name} was changed after it had been applied.`);
    await run(handle, wrap(name, hash, text));
    now.push(name);
  }
  if (!done.has('pgboss')) {
    await run(handle, wrap('pgboss', '1', queueSchema()));
    now.push('pgboss');
  }
  return now;
}

/** Which files are still missing, and whether the database is new (nothing applied yet). */
export async function pendingMigrations(
  handle: DatabaseHandle,
  folder = migrationsFolder(),
): Promise<{ fresh: boolean; names: string[] }> {
  const done = new Set((await applied(handle)).map((row) => row.name));
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  return { fresh: done.size === 0, names: files.map((file) => file.slice(0, -4)).filter((name) => !done.has(name)) };
}

async function run(handle: DatabaseHandle, text: string): Promise<void> {
  try {
    await handle.script(text);
  } catch (error) {
    await handle.script('rollback').catch(() => {});
    throw error;
  }
}

/** The queue's tables, made as owner like ours: the server's role then only reads and writes rows. */
function queueSchema(): string {
  const plans = getConstructionPlans('pgboss', { createSchema: false })
    .replace(/^\s*BEGIN;/im, '')
    .replace(/COMMIT;\s*$/im, '');
  return `${plans}
grant select, insert, update, delete on all tables in schema pgboss to herzstueck_server;
grant execute on all functions in schema pgboss to herzstueck_server;
grant insert, select (id) on pgboss.job, pgboss.job_common to herzstueck_app;
grant select on pgboss.queue to herzstueck_app;`;
}
