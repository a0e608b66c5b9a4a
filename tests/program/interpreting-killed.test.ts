// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inCentre, systemActor, type Tx } from '../../src/db/centre.ts';
import { openEmbedded, openServer } from '../../src/db/connection.ts';
import {
  addInstitution,
  addRequest,
  addVolunteer,
  dispatchNow,
} from '../../src/features/interpreting/dispatch/dispatch.fixture.ts';
import { openTestDatabase, testDatabases } from '../helpers/database.ts';
import { type RunningServer, runCommand, startServer } from '../helpers/program.ts';
import { hangs } from '../helpers/until.ts';

const names = ['Zola', 'Bilen', 'Dawit'] as const;
type Name = (typeof names)[number];
const addressOf = (name: string): string => `${name.toLowerCase()}@beispiel.de`;

describe.each(testDatabases)('a program killed while people are asked and say yes, on %s', (kind) => {
  let folder: string;
  let env: Record<string, string>;
  let server: RunningServer;
  let cookie = '';
  let tidy = async (): Promise<void> => {};
  let requests: string[] = [];
  const people = new Map<Name, string>();
  /** Links of the first request. */
  const links = new Map<Name, string>();

  const send = (path: string, fields?: readonly (readonly [string, string])[]) =>
    fetch(`${server.url}${path}`, {
      redirect: 'manual',
      headers: { cookie, origin: server.url },
      ...(fields ? { method: 'POST', body: new URLSearchParams(fields.map(([a, b]) => [a, b])) } : {}),
    });
  /** Looks into the database while the program does not run. */
  async function inside<T>(work: (tx: Tx, centreId: string) => Promise<T>): Promise<T> {
    const url = env['DATABASE_URL'];
    const { db, close } = url === undefined ? await openEmbedded(join(folder, 'database')) : await openServer(url, 2);
    try {
      const { id } = await db.selectFrom('centre').select('id').where('key', '=', 'dueren').executeTakeFirstOrThrow();
      return await inCentre(db, systemActor(id, Temporal.Instant.from(dispatchNow)), (tx) => work(tx, id));
    } finally {
      await close();
    }
  }
  /** Kill -9, at once, and the start after it. */
  async function killAndStart(): Promise<void> {
    await server.kill();
    server = await startServer(env);
  }
  const mails = async () =>
    await Promise.all(
      (await readdir(join(folder, 'outbox')).catch(() => []))
        .filter((file) => file.endsWith('.eml'))
        .map(async (file) => {
          const { to, text = '', attachments } = await simpleParser(await readFile(join(folder, 'outbox', file)));
          return { to: Array.isArray(to) ? '' : (to?.text ?? ''), text, calendar: attachments.length > 0 };
        }),
    );
  /** How many mails with these words each person has. */
  const counts = async (words: RegExp) => {
    const all = (await mails()).filter(({ text }) => words.test(text));
    return Object.fromEntries(names.map((name) => [name, all.filter(({ to }) => to === addressOf(name)).length]));
  };
  /** The link of the one mail somebody has. */
  const linkTo = async (name: Name): Promise<string> =>
    /\/einsatz\/[\w-]+/.exec((await mails()).find(({ to }) => to === addressOf(name))?.text ?? '')?.[0] ?? '';
  const ask = (id: string) =>
    send(`/vermittlung/${id}/anfragen`, [
      ['_request', crypto.randomUUID()],
      ...names.map((name) => ['person', people.get(name) ?? ''] as const),
    ]);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'herzstueck-offers-'));
    env = { HERZSTUECK_DATA: folder, LOG_LEVEL: 'error', HERZSTUECK_CLOCK: dispatchNow };
    if (kind === 'postgres') {
      const database = await openTestDatabase(kind);
      env['DATABASE_URL'] = database.url ?? '';
      tidy = database.close;
    }
    const loaded = await runCommand(['demo', 'load', '--centre', 'dueren', '--children', '12', '--seed', '1'], env);
    expect(loaded.code, loaded.err).toBe(0);
    requests = await inside(async (tx, centreId) => {
      for (const [index, name] of names.entries())
        people.set(name, await addVolunteer(tx, centreId, { name, number: `DN-E-960${index}` }));
      const institutionId = await addInstitution(tx, centreId, { number: 'DN-I-9601', name: 'Grundschule' });
      const starts = ['2026-12-10T14:00:00+01:00', '2026-12-17T14:00:00+01:00'];
      const made: string[] = [];
      for (const start of starts) made.push(await addRequest(tx, centreId, { institutionId, start }));
      return made;
    });
    server = await startServer(env);
    const accounts = JSON.parse(await readFile(join(folder, 'demo-accounts.json'), 'utf8')) as {
      role: string;
      email: string;
    }[];
    const konto = accounts.find(({ role }) => role === 'interpreter_coordinator')?.email ?? '';
    const signedIn = await send('/demo', [['konto', konto]]);
    cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  });
  afterAll(async () => {
    await server.kill();
    await tidy();
    await rm(folder, { recursive: true, force: true });
  });

  it('has asked each of them once, whether it was killed right after the answer or between two mails', async () => {
    const [first = '', second = ''] = requests;
    const asked = await ask(first);
    await killAndStart();
    expect(asked.status).toBe(303);
    const once = { Zola: 1, Bilen: 1, Dawit: 1 };
    const offer = /\/einsatz\//;
    await expect.poll(() => counts(offer), { timeout: hangs }).toEqual(once);
    for (const name of names) links.set(name, await linkTo(name));
    expect((await ask(first)).status).toBe(303);
    expect((await ask(second)).status).toBe(303);
    await expect.poll(async () => (await mails()).length, { timeout: hangs, interval: 5 }).toBeGreaterThan(3);
    await killAndStart();
    await expect.poll(() => counts(offer), { timeout: hangs }).toEqual({ Zola: 2, Bilen: 2, Dawit: 2 });
  });

  it('has booked who said yes once, and told everybody else once that somebody else comes', async () => {
    const [first = ''] = requests;
    const link = links.get('Zola') ?? '';
    const said = await send(link, [['antwort', 'ja']]);
    await server.kill();
    expect(await said.text()).toContain('eingeplant');
    server = await startServer(env);
    const taken = /schon jemand zugesagt/;
    await expect.poll(() => counts(taken), { timeout: hangs }).toEqual({ Zola: 0, Bilen: 1, Dawit: 1 });
    const calendars = async () =>
      (await mails())
        .filter(({ calendar }) => calendar)
        .map(({ to }) => to)
        .toSorted();
    await expect.poll(calendars, { timeout: hangs }).toEqual(['schule@beispiel.de', addressOf('Zola')]);
    // Pressing again after the crash changes nothing, and nobody gets a second mail of it.
    expect(await (await send(link, [['antwort', 'ja']])).text()).toContain('eingeplant');
    const late = await Promise.all(
      (['Bilen', 'Dawit'] as const).map(
        async (name) => await (await send(links.get(name) ?? '', [['antwort', 'ja']])).text(),
      ),
    );
    expect(late.filter((text) => taken.test(text)).length).toBe(2);
    await server.kill();
    const booked = await inside((tx) =>
      tx.selectFrom('interpreting_job').select('volunteer_id').where('request_id', '=', first).execute(),
    );
    expect(booked.map(({ volunteer_id: id }) => id)).toEqual([people.get('Zola')]);
    server = await startServer(env);
    expect(await counts(taken)).toEqual({ Zola: 0, Bilen: 1, Dawit: 1 });
    expect(await calendars()).toEqual(['schule@beispiel.de', addressOf('Zola')]);
  });
});
