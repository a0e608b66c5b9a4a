// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import { createApp } from '../src/app.ts';
import { createSession, sessionCookie } from '../src/auth/session.ts';
import type { AppContext } from '../src/context.ts';
import { inCentre, systemUserId, type Tx } from '../src/db/centre.ts';
import { openServer } from '../src/db/connection.ts';
import { prepareDatabase } from '../src/db/migrate.ts';
import type { Database } from '../src/db/types.ts';
import { loadDemo } from '../src/demo/load.ts';
import { startProgram } from '../src/server/start.ts';
import { readSettings } from '../src/settings.ts';
import { loadAssets } from '../src/web/assets.ts';
import { startPostgres } from '../tests/helpers/postgres.ts';

export type DatabaseKind = 'pglite' | 'postgres';

/** The day and hour the measurements live in. */
const benchNow = '2026-11-23T09:00:00+01:00';

/** The whole program, filled with a demo, on one of the two databases. */
export interface Program {
  kind: DatabaseKind;
  context: AppContext;
  centreId: string;
  /** A page as a counsellor asks for it, its body read to the end. @throws when the answer is not 200 */
  get(path: string): Promise<string>;
  /** On PostgreSQL: the same page by a program whose connections name no statement, beside ours on the same database. */
  unnamed: Unnamed | undefined;
  /** Work inside the wall of the centre, as the system. */
  inside<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Statements as the owner of the tables. */
  asOwner(script: string): Promise<void>;
  /** Counts and tidies tables that were filled since, as autovacuum does by itself; the embedded database counts them. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

export interface Unnamed {
  get(path: string): Promise<string>;
  /** CPU time so far of the server's processes behind both programs, milliseconds; null where the system does not tell (not Linux). */
  serverTime(): number | null;
}

interface Server {
  url: string;
  /** Counts and tidies as autovacuum does by itself within a minute or two. */
  vacuum(): Promise<void>;
  stop(): Promise<void>;
}

/** As in operation: a login that owns nothing and is no superuser. */
async function openPostgres(folder: string): Promise<Server> {
  const server = await startPostgres(folder);
  const admin = new pg.Client(`${server.adminUrl}/postgres`);
  await admin.connect();
  await admin.query('create database bench');
  await admin.end();
  const adminUrl = `${server.adminUrl}/bench`;
  const handle = await openServer(adminUrl, 2);
  await prepareDatabase(handle);
  await handle.script(`create role bench login password 'bench' nosuperuser nobypassrls;
    grant herzstueck_server to bench with inherit true;
    grant herzstueck_app, herzstueck_owner to bench with inherit false, set true`);
  await handle.close();
  const vacuum = async () => {
    const client = new pg.Client(adminUrl);
    await client.connect();
    await client.query('vacuum analyze');
    await client.end();
  };
  return { url: adminUrl.replace('postgres:postgres@', 'bench:bench@'), vacuum, stop: () => server.stop() };
}

async function counsellorCookie(context: AppContext, centreId: string): Promise<string> {
  const actor = { centreId, userId: systemUserId, now: context.clock.now() };
  const { user_id } = await inCentre(context.database.db, actor, (tx) =>
    tx.selectFrom('membership').select('user_id').where('role', '=', 'counsellor').limit(1).executeTakeFirstOrThrow(),
  );
  return await sessionCookie(context, await createSession(context, user_id));
}

/** CPU time a process has run, to the nanosecond; what `stat` beside it says is rounded to 10 ms. */
function timeOf(pid: number): number {
  const [ran = ''] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
  return Number(ran) / 1e6;
}

/** The server's process behind the connection that is asked next. */
async function processOf(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  return rows[0]?.pid ?? Number.NaN;
}

/** Asks pages of `context` with one cookie. */
function reader(context: AppContext, cookie: string): (path: string) => Promise<string> {
  const app = createApp(context);
  return async (path) => {
    const answer = await app.request(`${context.settings.publicUrl}${path}`, { headers: { cookie } });
    const body = await answer.text();
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`);
    return body;
  };
}

async function openUnnamed(
  context: AppContext,
  url: string,
  cookie: string,
): Promise<Unnamed & { close(): Promise<void> }> {
  const database = await openServer(url, 10, () => {});
  const get = reader({ ...context, database }, cookie);
  await get('/');
  // Pages are asked for one after the other here, and a pool hands out the connection that came back last.
  const asked = await Promise.all([processOf(context.database.db), processOf(database.db)]);
  const onLinux = existsSync('/proc/self/schedstat');
  return {
    get,
    serverTime: () => (onLinux ? asked.reduce((sum, pid) => sum + timeOf(pid), 0) : null),
    close: () => database.close(),
  };
}

/**
 * Starts the program in a folder of its own and loads the demo.
 * @param order.children 0: no demo at all, an empty program
 * @param order.register the register of schools; the invented one when undefined
 */
export async function openProgram(
  kind: DatabaseKind,
  folder: string,
  order: { children: number; register: Uint8Array | undefined },
): Promise<Program> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const server = kind === 'postgres' ? await openPostgres(folder) : undefined;
  const settings = readSettings({
    HERZSTUECK_DATA: join(folder, 'data'),
    HERZSTUECK_SECRET: 'a secret of the measurements only, long enough',
    HERZSTUECK_CLOCK: benchNow,
    LOG_LEVEL: 'silent',
    ...(server ? { DATABASE_URL: server.url } : {}),
  });
  loadAssets();
  const running = await startProgram(settings, { workers: false });
  const { context } = running;
  if (order.children > 0) await loadDemo(context, { centre: 'dueren', seed: 1, ...order });
  await server?.vacuum();
  const { db } = context.database;
  const { id: centreId } = await db
    .selectFrom('centre')
    .select('id')
    .where('key', '=', 'dueren')
    .executeTakeFirstOrThrow();
  const cookie = order.children > 0 ? await counsellorCookie(context, centreId) : '';
  const get = reader(context, cookie);
  const unnamed = server && order.children > 0 ? await openUnnamed(context, server.url, cookie) : undefined;
  return {
    kind,
    context,
    centreId,
    get,
    unnamed,
    inside: (work) => inCentre(db, { centreId, userId: systemUserId, now: context.clock.now() }, work),
    asOwner: (script) => context.database.script(`begin; set local role herzstueck_owner; ${script}; commit`),
    tidy: async () => await (server ? server.vacuum() : context.database.script('analyze')),
    close: async () => {
      await unnamed?.close();
      await running.close();
      await server?.stop();
    },
  };
}
