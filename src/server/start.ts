// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { type Logger, pino } from 'pino';
import { createAuth } from '../auth/better-auth.ts';
import { createClock } from '../clock.ts';
import type { AppContext } from '../context.ts';
import { type DatabaseHandle, openServer } from '../db/connection.ts';
import { bearsDemoMark } from '../db/fault.ts';
import { migrate, pendingMigrations, prepareDatabase, refuseUnknownDatabase } from '../db/migrate.ts';
import { UnfitDatabase } from '../db/unfit.ts';
import { errorCode } from '../error-code.ts';
import { resetMail } from '../features/account/jobs.ts';
import { assignMunicipalities, ensureCentres } from '../features/centres/actions.ts';
import { featureJobs, house } from '../features/index.ts';
import { createFileReading } from '../files/reading.ts';
import { startJobs } from '../outbound/jobs.ts';
import { createLetterPrinter } from '../outbound/letters/printer.ts';
import { type Settings, SettingsError } from '../settings.ts';
import { lockFolder } from './lock.ts';
import { makeDataFolder, openEmbeddedIn, readSecret } from './storage.ts';

/** A running program without its web server: what `npm start` and every command stand on. */
export interface Running {
  context: AppContext;
  close(): Promise<void>;
}

/**
 * The server must not be able to step over the wall: no superuser, no BYPASSRLS, no way to become one, owner of nothing.
 * @throws with a sentence that says what to do.
 */
export async function refuseUnsafeRole(handle: DatabaseHandle): Promise<void> {
  if (handle.kind === 'pglite') return;
  const { rows } = await sql<{ unsafe: boolean; owns: number }>`
    select exists (select from pg_roles where (rolsuper or rolbypassrls) and pg_has_role(current_user, oid, 'member')) as unsafe,
      (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'pgboss') and c.relowner = current_user::regrole) as owns`.execute(handle.db);
  const row = rows[0];
  if (!row || row.unsafe || row.owns > 0) {
    throw new UnfitDatabase(
      'Die Datenbank-Anmeldung in DATABASE_URL darf kein Administrator sein und keine Tabellen besitzen: Bitte einmal „npx herzstueck database prepare“ mit DATABASE_ADMIN_URL ausführen.',
    );
  }
}

const unprepared = (): UnfitDatabase =>
  new UnfitDatabase(
    'Die Datenbank-Anmeldung in DATABASE_URL hat nicht die Rechte, die das Programm braucht: Bitte einmal „npx herzstueck database prepare“ mit DATABASE_ADMIN_URL ausführen.',
  );

/** An import that was cut off after its commit may have left municipalities without their centre: done again, harmlessly. */
async function assignKnownMunicipalities(handle: DatabaseHandle): Promise<void> {
  const rows = await handle.db.selectFrom('municipality').select('ags').execute();
  if (rows.length > 0)
    await assignMunicipalities(
      handle.db,
      rows.map(({ ags }) => ags),
      Temporal.Now.instant(),
    );
}

async function refuseClockOnRealData(handle: DatabaseHandle, settings: Settings): Promise<void> {
  if (!settings.clock) return;
  const row = await handle.db.selectFrom('installation').select('data_kind').executeTakeFirst();
  if (row?.data_kind === 'real') {
    throw new SettingsError(['HERZSTUECK_CLOCK gilt nur für Demo-Daten. In dieser Datenbank sind echte Daten.']);
  }
}

/** Log lines carry ids and codes; whatever looks like form input, headers or addresses is cut out. */
export const createLog = (level: string): Logger =>
  pino({ level, base: null, redact: { paths: ['form', 'headers', 'body', 'email', 'name'], remove: true } });

/**
 * Opens the database (embedded: under the folder's lock), brings it up to date and puts the program together.
 * @param options.workers whether mail and other jobs run by themselves.
 * @param options.beforeUpgrade called with the pending migrations before they touch a database that holds data.
 * @throws UnfitDatabase before anything is written when the database is newer than the program or was made with other files
 */
export async function startProgram(
  settings: Settings,
  options: { workers: boolean; beforeUpgrade?: (handle: DatabaseHandle, names: string[]) => Promise<void> },
): Promise<Running> {
  if (settings.databaseUrl && !settings.secret) {
    throw new SettingsError([
      'HERZSTUECK_SECRET: Mit DATABASE_URL muss es gesetzt sein, für alle Prozesse gleich (mindestens 32 Zeichen).',
    ]);
  }
  await makeDataFolder(settings.dataFolder);
  const unlock = settings.databaseUrl ? async () => {} : await lockFolder(settings.dataFolder);
  const closers: (() => Promise<void>)[] = [unlock];
  const close = async () => {
    for (const step of closers.splice(0).reverse()) await step();
  };
  try {
    const database = settings.databaseUrl
      ? await openServer(settings.databaseUrl, settings.databasePool)
      : await openEmbeddedIn(settings.dataFolder);
    closers.push(() => database.close());
    await refuseUnsafeRole(database);
    await refuseUnknownDatabase(database);
    await upgrade(database, options.beforeUpgrade);
    await ensureCentres(database.db);
    await assignKnownMunicipalities(database);
    await refuseClockOnRealData(database, settings);
    const context = await assemble(settings, database, options.workers, closers);
    return { context, close };
  } catch (error) {
    await close();
    // 42501: the login may not do what `database prepare` allows it.
    throw settings.databaseUrl && errorCode(error) === '42501' ? unprepared() : error;
  }
}

async function upgrade(
  handle: DatabaseHandle,
  before: ((handle: DatabaseHandle, names: string[]) => Promise<void>) | undefined,
): Promise<void> {
  const pending = await pendingMigrations(handle);
  if (pending.names.length === 0) return;
  if (!pending.fresh) await before?.(handle, pending.names);
  if (handle.kind === 'pglite') await prepareDatabase(handle);
  await migrate(handle);
}

async function assemble(
  settings: Settings,
  database: DatabaseHandle,
  workers: boolean,
  closers: (() => Promise<void>)[],
): Promise<AppContext> {
  const log = createLog(settings.logLevel);
  // What is due at the start waits until the program is complete.
  const complete = Promise.withResolvers<AppContext>();
  const letters = createLetterPrinter();
  closers.push(() => letters.close());
  const files = createFileReading();
  closers.push(() => files.close());
  const jobs = await startJobs(database, settings.databaseUrl, featureJobs, () => complete.promise, log, workers);
  closers.push(() => jobs.stop());
  // Before they stop: a start that fails leaves no job waiting.
  complete.promise.catch(() => {});
  closers.push(async () => complete.reject(new Error('The program ends.')));
  const auth = createAuth(database.plain, {
    secret: await readSecret(settings.dataFolder, settings.secret),
    publicUrl: settings.publicUrl,
    sendResetMail: (user, token) => jobs.sendOutside(resetMail, { userId: user.id, token }),
  });
  const quotesFaults = await bearsDemoMark(database.db);
  const context: AppContext = {
    settings,
    database,
    auth,
    clock: createClock(settings.clock),
    jobs,
    letters,
    files,
    log,
    quotesFaults,
    house,
  };
  complete.resolve(context);
  return context;
}
