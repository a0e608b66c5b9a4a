// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inCentre, systemActor, type Tx } from '../../src/db/centre.ts';
import { openEmbedded, openServer } from '../../src/db/connection.ts';
import { openTestDatabase, testDatabases } from '../helpers/database.ts';
import { type RunningServer, runCommand, startServer } from '../helpers/program.ts';
import { hangs } from '../helpers/until.ts';

const now = '2026-12-07T09:00:00+01:00';
const preview = '/ehrenamtliche-dank/vorschau?jahr=2026';

describe.each(testDatabases)('a program killed while volunteers are thanked, on %s', (kind) => {
  let folder: string;
  let env: Record<string, string>;
  let server: RunningServer;
  let cookie = '';
  let tidy = async (): Promise<void> => {};

  const send = (path: string, fields?: Readonly<Record<string, string>>) =>
    fetch(`${server.url}${path}`, {
      redirect: 'manual',
      headers: { cookie, origin: server.url },
      ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
    });
  /** Looks into the database while the program does not run. */
  async function inside<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const url = env['DATABASE_URL'];
    const { db, close } = url === undefined ? await openEmbedded(join(folder, 'database')) : await openServer(url, 2);
    try {
      const { id } = await db.selectFrom('centre').select('id').where('key', '=', 'dueren').executeTakeFirstOrThrow();
      return await inCentre(db, systemActor(id, Temporal.Instant.from(now)), work);
    } finally {
      await close();
    }
  }
  /** Who has a thank-you in the outbox, once for each mail. */
  const thanked = async (): Promise<string[]> => {
    const files = (await readdir(join(folder, 'outbox')).catch(() => [])).filter((file) => file.endsWith('.eml'));
    const mails = await Promise.all(
      files.map(async (file) => simpleParser(await readFile(join(folder, 'outbox', file)))),
    );
    return mails
      .filter(({ text = '' }) => text.includes('Dafür danken wir Ihnen'))
      .flatMap(({ to }) => (Array.isArray(to) ? [] : (to?.text ?? [])))
      .toSorted();
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'herzstueck-thanks-'));
    env = { HERZSTUECK_DATA: folder, LOG_LEVEL: 'error', HERZSTUECK_CLOCK: now };
    if (kind === 'postgres') {
      const database = await openTestDatabase(kind);
      env['DATABASE_URL'] = database.url ?? '';
      tidy = database.close;
    }
    const loaded = await runCommand(['demo', 'load', '--centre', 'dueren', '--children', '12', '--seed', '1'], env);
    expect(loaded.code, loaded.err).toBe(0);
    server = await startServer(env);
    const accounts = JSON.parse(await readFile(join(folder, 'demo-accounts.json'), 'utf8')) as {
      role: string;
      email: string;
    }[];
    const konto = accounts.find(({ role }) => role === 'interpreter_coordinator')?.email ?? '';
    const signedIn = await send('/demo', { konto });
    cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  });
  afterAll(async () => {
    await server.kill();
    await tidy();
    await rm(folder, { recursive: true, force: true });
  });

  it('has thanked each of them once, whether it was killed right after the answer or between two mails', async () => {
    const html = await (await send(preview)).text();
    expect(html).toContain('Personen danken');
    const version = /name="_version" value="(\d+)"/.exec(html)?.[1] ?? '';
    const press = async () =>
      (await send('/ehrenamtliche-dank/danken?jahr=2026', { _request: crypto.randomUUID(), _version: version })).status;
    expect(await press()).toBe(303);
    await server.kill();
    const wanted = await inside(async (tx) =>
      (
        await tx
          .selectFrom('volunteer_thanks as t')
          .innerJoin('volunteer as v', 'v.id', 't.volunteer_id')
          .select('v.email')
          .where('t.year', '=', 2026)
          .where('t.way', '=', 'mail')
          .execute()
      )
        .map(({ email }) => email)
        .toSorted(),
    );
    expect(wanted.length).toBeGreaterThan(20);
    expect(new Set(wanted).size).toBe(wanted.length);
    server = await startServer(env);
    await expect.poll(async () => (await thanked()).length, { timeout: hangs, interval: 5 }).toBeGreaterThan(2);
    await server.kill();
    expect((await thanked()).length).toBeLessThan(wanted.length);
    server = await startServer(env);
    // Pressing again after the crash adds nobody.
    expect(await press()).toBe(303);
    await expect.poll(thanked, { timeout: hangs, interval: 200 }).toEqual(wanted);
    const open = async () =>
      ((await (await send('/ehrenamtliche-dank?jahr=2026&gruppe=had')).text()).match(/Mail unterwegs/g) ?? []).length;
    await expect.poll(open, { timeout: hangs }).toBe(0);
    expect(await thanked()).toEqual(wanted);
  });
});
