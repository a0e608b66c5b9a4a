// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { createApp } from '../../src/app.ts';
import { createAuth } from '../../src/auth/better-auth.ts';
import type { Role } from '../../src/auth/permissions.ts';
import { createSession, sessionCookie } from '../../src/auth/session.ts';
import { dayOf } from '../../src/clock.ts';
import type { AppContext } from '../../src/context.ts';
import { inCentre, systemUserId, type Tx } from '../../src/db/centre.ts';
import { newId } from '../../src/db/ids.ts';
import { resetMail } from '../../src/features/account/jobs.ts';
import { setUpCentre } from '../../src/features/centres/actions.ts';
import { featureJobs, house } from '../../src/features/index.ts';
import { type InstitutionFacts, institutionRow } from '../../src/features/institutions/rows.ts';
import { membershipRow } from '../../src/features/people/rows.ts';
import { volunteerRow } from '../../src/features/volunteers/rows.ts';
import { createFileReading } from '../../src/files/reading.ts';
import { startJobs } from '../../src/outbound/jobs.ts';
import { createLetterPrinter } from '../../src/outbound/letters/printer.ts';
import { createLog } from '../../src/server/start.ts';
import { readSettings } from '../../src/settings.ts';
import { type DatabaseKind, openTestDatabase } from './database.ts';
import { insertSchools } from './schools.ts';
import { hangs } from './until.ts';

/** The day and hour all tests live in: a Monday. */
export const testNow = '2026-11-23T09:00:00+01:00';

export interface TestApp {
  app: Hono;
  context: AppContext;
  /** Ids of the two centres that are set up. */
  centres: { dueren: string; aachen: string };
  /** Moves the clock. */
  setNow(at: string | Temporal.Instant): void;
  /** Runs work inside the wall of a centre, as the system. */
  inside<T>(centre: 'dueren' | 'aachen', work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * The whole program on a database of its own, with Düren and Aachen set up and a few invented schools.
 * `empty`: no centre and no school yet.
 * Jobs run only through `context.jobs.runDue()`; mail lies in `<dataFolder>/outbox`.
 */
export async function testApp(
  kind: DatabaseKind,
  options: { env?: Record<string, string>; empty?: boolean } = {},
): Promise<TestApp> {
  const database = await openTestDatabase(kind);
  const dataFolder = await mkdtemp(join(tmpdir(), 'herzstueck-data-'));
  const settings = readSettings({
    HERZSTUECK_DATA: dataFolder,
    HERZSTUECK_SECRET: 'a secret that is used in tests only, long enough',
    LOG_LEVEL: 'silent',
    ...options.env,
  });
  let now = Temporal.Instant.from(testNow);
  let context: AppContext | undefined;
  const log = createLog(settings.logLevel);
  const jobs = await startJobs(database, database.url, featureJobs, () => context as AppContext, log, false);
  const letters = createLetterPrinter({ timeoutMs: hangs });
  const files = createFileReading({ timeoutMs: hangs });
  const auth = createAuth(database.plain, {
    secret: settings.secret ?? '',
    publicUrl: settings.publicUrl,
    sendResetMail: (user, token) => jobs.sendOutside(resetMail, { userId: user.id, token }),
  });
  const clock = { now: () => now, today: () => dayOf(now) };
  context = { settings, database, auth, clock, jobs, letters, files, log, quotesFaults: true, house };
  const centres = { dueren: '', aachen: '' };
  if (!options.empty) {
    await insertSchools(context);
    centres.dueren = await activate(context, 'dueren');
    centres.aachen = await activate(context, 'aachen');
  }
  const complete = context;
  return {
    app: createApp(complete),
    context: complete,
    centres,
    setNow: (at) => {
      now = typeof at === 'string' ? Temporal.Instant.from(at) : at;
    },
    inside: (centre, work) => inCentre(database.db, { centreId: centres[centre], userId: systemUserId, now }, work),
    close: async () => {
      await jobs.stop();
      await letters.close();
      await files.close();
      await database.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

async function activate(context: AppContext, key: string): Promise<string> {
  await setUpCentre(context, key, { userId: systemUserId, now: context.clock.now(), today: context.clock.today() });
  const row = await context.database.db
    .selectFrom('centre')
    .select('id')
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return row.id;
}

/** What a person signed in can do in a test: real requests with their cookie and the right Origin. */
export interface Visitor {
  userId: string;
  email: string;
  /** As a browser sends it, for requests that are made by hand. */
  cookie: string;
  get(path: string): Promise<Response>;
  /** Fields as a browser sends them; a list repeats its name. Follows nothing. */
  post(path: string, fields?: Record<string, string | string[] | File>): Promise<Response>;
}

export interface SignInOptions {
  role: Role;
  centre?: 'dueren' | 'aachen';
  /** AGS of the municipality, for role reporting_office. */
  ags?: string;
  /** Number of the school, for role school. */
  school?: string;
  /** Id of the institution, for role institution. Without one a new one is made. */
  institution?: string;
  /** Id of the volunteer, for role volunteer. Without one a new one is made. */
  volunteer?: string;
  mayOpenProtectedAddress?: boolean;
  secondFactor?: boolean;
  name?: string;
}

/** An institution that asks for interpreters. @returns its id */
export async function makeInstitution(
  test: Pick<TestApp, 'centres' | 'context' | 'inside'>,
  centre: 'dueren' | 'aachen' = 'dueren',
  facts: Partial<InstitutionFacts> = {},
): Promise<string> {
  const id = newId();
  const row = institutionRow({
    ...{ name: 'Grundschule Muster', department: '', kind: 'school', isProtected: false, contactName: 'Sekretariat' },
    ...{ phone: '02421 5550', email: `schule-${id.slice(-8)}@example.org`, active: true },
    ...{ street: 'Beispielweg 1', postcode: '52351', place: 'Düren', ags: centre === 'dueren' ? '05358008' : null },
    invoice: { name: '', street: '', postcode: '', place: '' },
    ...facts,
    ...{ centreId: test.centres[centre], id, number: `T-I-${BigInt(`0x${id.slice(-10)}`)}`, by: null },
    at: test.context.clock.now(),
  });
  await test.inside(centre, (tx) => tx.insertInto('institution').values(row).execute());
  return id;
}

/** A volunteer who is active. @returns its id */
export async function makeVolunteer(
  test: Pick<TestApp, 'centres' | 'context' | 'inside'>,
  centre: 'dueren' | 'aachen' = 'dueren',
): Promise<string> {
  const id = newId();
  const row = volunteerRow({
    ...{ givenName: 'Selam', familyName: 'Beispiel', birth: null, gender: null, ags: null, note: '' },
    ...{
      street: 'Beispielweg 2',
      postcode: '52351',
      place: 'Düren',
      phone: '',
      email: `selam-${id.slice(-8)}@example.org`,
    },
    ...{ channel: 'mail', letterLanguage: 'de', interprets: true, sponsors: false, radiusKm: null, modes: ['on_site'] },
    ...{ topics: [], mostJobsMonth: null, mostMessagesWeek: null, state: 'active', by: null },
    ...{ centreId: test.centres[centre], id, number: `T-E-${BigInt(`0x${id.slice(-10)}`)}` },
    ...{ at: test.context.clock.now(), stateSince: test.context.clock.today() },
  });
  await test.inside(centre, (tx) => tx.insertInto('volunteer').values(row).execute());
  return id;
}

/** Makes a person with a role and signs them in, without going through the pages. The password counts as just given. */
export async function signIn(test: TestApp, options: SignInOptions): Promise<Visitor> {
  const { context } = test;
  const db = context.database.db;
  const userId = newId();
  const email = `${options.role}-${userId.slice(-8)}@example.org`;
  await db
    .insertInto('auth_user')
    .values({
      id: userId,
      name: options.name ?? `Test ${options.role}`,
      email,
      email_verified: true,
      image: null,
      two_factor_enabled: options.secondFactor ?? true,
    })
    .execute();
  const centre = options.centre ?? 'dueren';
  const role = options.role;
  const institutionId = role === 'institution' ? (options.institution ?? (await makeInstitution(test, centre))) : null;
  const volunteerId = role === 'volunteer' ? (options.volunteer ?? (await makeVolunteer(test, centre))) : null;
  if (role === 'operator') await db.insertInto('system_operator').values({ user_id: userId }).execute();
  else {
    await test.inside(centre, (tx) =>
      tx
        .insertInto('membership')
        .values(
          membershipRow({
            centreId: test.centres[centre],
            id: newId(),
            userId,
            role,
            ags: role === 'reporting_office' ? (options.ags ?? '05358008') : null,
            schoolNumber: role === 'school' || role === 'school_coordinator' ? (options.school ?? '199001') : null,
            institutionId,
            volunteerId,
            mayOpenProtectedAddress: options.mayOpenProtectedAddress ?? false,
            at: context.clock.now(),
            createdBy: null,
          }),
        )
        .execute(),
    );
  }
  const cookie = await sessionCookie(context, await createSession(context, userId));
  return { userId, email, cookie, ...visitor(test, cookie) };
}

/** Requests with a given cookie (or none). */
export function visitor(test: TestApp, cookie?: string): Pick<Visitor, 'get' | 'post'> {
  const base = test.context.settings.publicUrl;
  const headers: Record<string, string> = cookie ? { cookie } : {};
  return {
    get: async (path) => await test.app.request(`${base}${path}`, { headers }),
    post: async (path, fields = {}) => {
      const files = Object.values(fields).some((value) => value instanceof File);
      const body = files ? new FormData() : new URLSearchParams();
      for (const [name, value] of Object.entries(fields)) {
        for (const item of Array.isArray(value) ? value : [value]) (body as FormData).append(name, item as string);
      }
      return await test.app.request(`${base}${path}`, { method: 'POST', body, headers: { ...headers, origin: base } });
    },
  };
}

/** The value of a hidden field on a page, for forms that carry a number or a version. */
export function hiddenField(html: string, name: string): string {
  const tag = html.match(new RegExp(`<input[^>]*name="${name}"[^>]*>`))?.[0] ?? '';
  return tag.match(/value="([^"]*)"/)?.[1] ?? '';
}
