// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { getConstructionPlans } from 'pg-boss';
import { errorCode } from '../error-code.ts';
import type { DatabaseHandle } from './connection.ts';
import { UnfitDatabase } from './unfit.ts';

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

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The numbered SQL files of this program, in order, without their ending. */
async function listMigrations(folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  return files.map((file) => file.slice(0, -'.sql'.length));
}

/** The queue's tables have a row in the ledger too; their text comes with its library and is no file. */
const queueMigration = 'pgboss';

/**
 * Compares a ledger (of a database, or kept in a backup) with the SQL files of this program.
 * @param what what the ledger belongs to, with its article, as a sentence begins
 * @throws UnfitDatabase when it names a migration this program does not know, or one with another text
 */
export async function refuseUnknownLedger(
  what: 'Diese Datenbank' | 'Diese Sicherung',
  ledger: readonly { name: string; hash?: string | undefined }[],
  folder = migrationsFolder(),
): Promise<void> {
  const known = new Set(await listMigrations(folder));
  const ours = ledger.filter(({ name }) => name !== queueMigration);
  const unknown = ours.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (unknown.length > 0) {
    throw new UnfitDatabase(
      `${what} ist neuer als das Programm (${unknown.join(', ')}): Bitte das neuere Programm installieren, es wurde nichts geändert.`,
    );
  }
  const changed: string[] = [];
  for (const { name, hash } of ours) {
    if (hash !== undefined && hash !== hashOf(await readFile(join(folder, `${name}.sql`), 'utf8'))) changed.push(name);
  }
  if (changed.length > 0) {
    throw new UnfitDatabase(
      `${what} stammt von einem anderen Stand des Programms (${changed.join(', ')} hat hier einen anderen Inhalt): Bitte das Programm installieren, mit dem sie angelegt wurde, es wurde nichts geändert.`,
    );
  }
}

/**
 * Stands before everything else that is done with a database that was opened.
 * @throws UnfitDatabase when it is newer than the program or was made with other SQL files
 */
export async function refuseUnknownDatabase(handle: DatabaseHandle, folder = migrationsFolder()): Promise<void> {
  await refuseUnknownLedger('Diese Datenbank', await applied(handle), folder);
}

async function applied(handle: DatabaseHandle): Promise<Applied[]> {
  const exists = await sql`select from pg_tables where tablename = 'schema_migration'`.execute(handle.db);
  if (exists.rows.length === 0) return [];
  return await handle.db.selectFrom('schema_migration').select(['name', 'hash']).orderBy('name').execute();
}

/** What a database is to become: names of migrations and the texts that make them. */
interface Step {
  name: string;
  hash: string;
  text: string;
}

/** Another process has brought the database up to date while this one waited for it. */
const outrun = 'HZ001';

/**
 * All steps in one transaction together with their rows in the ledger, as the owner of the tables: an upgrade that fails
 * leaves a database the former program still works with.
 * @param applied how many rows the ledger had when the steps were chosen
 */
function wrap(steps: readonly Step[], applied: number): string {
  const texts = steps.map(
    ({ name, hash, text }) => `${text}
insert into schema_migration (name, hash) values (${sqlText(name)}, ${sqlText(hash)});`,
  );
  return `begin;
set local role herzstueck_owner;
select pg_advisory_xact_lock(4711);
create table if not exists schema_migration (name text primary key, hash text not null, applied_at timestamptz not null default now());
comment on table schema_migration is 'Which numbered SQL files have been applied.';
grant select on schema_migration to herzstueck_server, herzstueck_app;
do $$ begin
  if (select count(*) from schema_migration) <> ${applied} then raise exception using errcode = '${outrun}'; end if;
end $$;
${texts.join('\n')}
commit;`;
}

/**
 * Applies the numbered SQL files that are missing, in order: all of them or none.
 * @returns the names applied now.
 * @throws UnfitDatabase when an applied file was changed afterwards (they are never edited after landing), a newer database is
 * met, or its data do not fit the rules of a new file.
 */
export async function migrate(handle: DatabaseHandle, folder = migrationsFolder()): Promise<string[]> {
  const ledger = await applied(handle);
  await refuseUnknownLedger('Diese Datenbank', ledger, folder);
  const done = new Set(ledger.map(({ name }) => name));
  const steps: Step[] = [];
  for (const name of await listMigrations(folder)) {
    if (done.has(name)) continue;
    const text = await readFile(join(folder, `${name}.sql`), 'utf8');
    steps.push({ name, hash: hashOf(text), text });
  }
  if (!done.has(queueMigration)) steps.push({ name: queueMigration, hash: '1', text: queueSchema() });
  if (steps.length === 0) return [];
  try {
    await run(handle, wrap(steps, ledger.length));
  } catch (error) {
    if (errorCode(error) === outrun) return await migrate(handle, folder);
    throw errorCode(error)?.startsWith('23') ? unfitData(error) : error;
  }
  return steps.map(({ name }) => name);
}

/** Rows that a new rule does not allow (SQLSTATE class 23). Table and rule are named, values never. */
function unfitData(cause: unknown): UnfitDatabase {
  const { table = '', constraint = '' } = cause as { table?: string; constraint?: string };
  const where = [table, constraint].filter(Boolean).join(', ');
  return new UnfitDatabase(
    `In dieser Datenbank stehen Werte, die das neue Programm nicht kennt (${where}): Bitte das bisherige Programm weiter benutzen und den Fehler melden, es wurde nichts geändert.`,
    { cause },
  );
}

/** Which files are still missing, and whether the database is new (nothing applied yet). */
export async function pendingMigrations(
  handle: DatabaseHandle,
  folder = migrationsFolder(),
): Promise<{ fresh: boolean; names: string[] }> {
  const done = new Set((await applied(handle)).map((row) => row.name));
  const names = await listMigrations(folder);
  return { fresh: done.size === 0, names: names.filter((name) => !done.has(name)) };
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
