// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { migrationsFolder, refuseUnknownLedger } from '../db/migrate.ts';
import { errorCode } from '../error-code.ts';
import { type PlainCommand, Refused, UsageError } from './command.ts';

interface Login {
  name: string;
  password: string;
  database: string;
}

function loginOf(url: string): Login {
  const { username, password, pathname } = new URL(url);
  const login = {
    name: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
  };
  if (!login.name || !login.database) {
    throw new UsageError('DATABASE_URL braucht Anmeldenamen und Datenbank: postgres://name:passwort@server/datenbank');
  }
  return login;
}

async function withClient<T>(url: string, what: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new Refused(`${what}: Verbindung nicht möglich (${errorCode(error) ?? 'unbekannt'}).`);
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const exists = async (client: pg.Client, statement: string, name: string): Promise<boolean> =>
  (await client.query(statement, [name])).rows.length > 0;

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string; server_version: string }>(
    "select current_setting('server_version_num') as server_version_num, current_setting('server_version') as server_version",
  );
  if (Number(rows[0]?.server_version_num) < 160_000) {
    throw new Refused(`Herzstück braucht PostgreSQL 16 oder neuer. Dieser Server ist ${rows[0]?.server_version}.`);
  }
}

/** The server's login: may sign in and nothing else. An existing one keeps its password; one with too many rights is refused. */
async function ensureLogin(client: pg.Client, login: Login): Promise<void> {
  const { rows } = await client.query<{ unsafe: boolean }>(
    'select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as unsafe from pg_roles where rolname = $1',
    [login.name],
  );
  if (rows[0]?.unsafe) {
    throw new Refused(
      `Die Anmeldung ${login.name} in DATABASE_URL hat zu viele Rechte. Bitte eine eigene ohne besondere Rechte angeben.`,
    );
  }
  if (rows.length > 0) return;
  await client.query(
    `create role ${pg.escapeIdentifier(login.name)} login password ${pg.escapeLiteral(login.password)}
      nosuperuser nobypassrls nocreatedb nocreaterole`,
  );
}

/** An administrator who is no superuser (managed servers) must be a member of the owner to set its defaults. */
async function joinOwner(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ rolsuper: boolean }>(
    'select rolsuper from pg_roles where rolname = current_user',
  );
  if (rows[0]?.rolsuper) return;
  for (const role of ['herzstueck_owner', 'herzstueck_app', 'herzstueck_server', 'herzstueck_retention']) {
    if (await exists(client, 'select from pg_roles where rolname = $1', role)) continue;
    await client.query(`create role ${role} nologin`);
  }
  await client.query('grant herzstueck_owner to current_user with inherit true, set true');
}

function targetOf(adminUrl: string, login: Login): string {
  const target = new URL(adminUrl);
  target.pathname = `/${encodeURIComponent(login.database)}`;
  return target.href;
}

/** A program must not touch a database that is newer than itself. */
async function refuseUnknownTarget(client: pg.Client): Promise<void> {
  if (!(await exists(client, 'select where to_regclass($1) is not null', 'public.schema_migration'))) return;
  const { rows } = await client.query<{ name: string; hash: string }>(
    'select name, hash from public.schema_migration order by name',
  );
  await refuseUnknownLedger('Diese Datenbank', rows);
}

/**
 * Prepares a PostgreSQL server (16 or newer): database, roles, extensions, the program's login and what it may become.
 * Repeatable; nothing is taken away or overwritten.
 * @param adminUrl an administrator's login, to any database of the server
 * @param url the program's login and its database
 * @throws Refused with a sentence when the server is too old or the login is not safe
 * @throws UnfitDatabase when the database is there and newer than the program
 */
export async function prepareServer(adminUrl: string, url: string): Promise<void> {
  const login = loginOf(url);
  await withClient(adminUrl, 'DATABASE_ADMIN_URL', async (client) => {
    await refuseOldServer(client);
    const present = await exists(client, 'select from pg_database where datname = $1', login.database);
    if (present) await withClient(targetOf(adminUrl, login), 'DATABASE_ADMIN_URL', refuseUnknownTarget);
    await ensureLogin(client, login);
    if (present) return;
    await client.query(`create database ${pg.escapeIdentifier(login.database)} template template0 encoding 'UTF8'`);
  });
  await withClient(targetOf(adminUrl, login), 'DATABASE_ADMIN_URL', async (client) => {
    const name = pg.escapeIdentifier(login.name);
    await client.query('begin');
    await joinOwner(client);
    await client.query(await readFile(join(migrationsFolder(), '..', 'prepare.sql'), 'utf8'));
    await client.query(`grant connect on database ${pg.escapeIdentifier(login.database)} to ${name};
      grant herzstueck_server to ${name} with inherit true, set true;
      grant herzstueck_app, herzstueck_owner to ${name} with inherit false, set true`);
    await client.query('commit');
  });
  await withClient(url, 'DATABASE_URL', async () => {});
}

export const prepareCommand: PlainCommand = {
  name: 'database prepare',
  usage: '',
  help: 'Bereitet einen PostgreSQL-Server vor (DATABASE_ADMIN_URL und DATABASE_URL); wiederholbar.',
  options: {},
  needs: 'settings',
  async run(_input, io, readSettings) {
    const { databaseUrl, databaseAdminUrl } = readSettings();
    if (!databaseUrl || !databaseAdminUrl) {
      throw new UsageError(
        'Bitte DATABASE_ADMIN_URL (Administrator) und DATABASE_URL (Anmeldung des Programms) setzen.',
      );
    }
    await prepareServer(databaseAdminUrl, databaseUrl);
    io.say('Der Datenbankserver ist vorbereitet. Jetzt kann Herzstück mit DATABASE_URL starten.');
  },
};
