// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf, reportFields } from '../../src/features/families/report.fixture.ts';
import { hiddenField } from '../helpers/app.ts';
import { openTestDatabase, testDatabases } from '../helpers/database.ts';
import { type RunningServer, runCommand, startServer } from '../helpers/program.ts';
import { hangs } from '../helpers/until.ts';

describe.each(testDatabases)('a program killed while the record of a counselling is written, on %s', (kind) => {
  let folder: string;
  let env: Record<string, string>;
  let server: RunningServer;
  let cookie = '';
  let tidy = async (): Promise<void> => {};

  const send = (path: string, fields?: Record<string, string>) =>
    fetch(`${server.url}${path}`, {
      redirect: 'manual',
      headers: { cookie, origin: server.url },
      ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
    });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'herzstueck-draft-'));
    env = { HERZSTUECK_DATA: folder, LOG_LEVEL: 'error' };
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
    const signedIn = await send('/demo', { konto: accounts.find(({ role }) => role === 'counsellor')?.email ?? '' });
    cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  });
  afterAll(async () => {
    await server.kill();
    await tidy();
    await rm(folder, { recursive: true, force: true });
  });

  it('has every word that was said to be saved, and the page goes on where it was', async () => {
    const id = idOf(await send('/meldungen', reportFields({ trotzdem: 'ja', vornamen: 'Zola' })));
    const path = `/faelle/${id}/beratung`;
    const kept = async (): Promise<string> =>
      /name="notizen"[^>]*>([^<]*)</.exec(await (await send(path)).text())?.[1] ?? '';
    const page = await (await send(path)).text();
    const known = Object.fromEntries(
      ['entwurf_stand', 'entwurf_seite', '_version'].map((name) => [name, hiddenField(page, name)]),
    );
    let text = 'Gespräch.';
    const save = (words: string) =>
      send(`${path}/entwurf`, { ...known, _request: crypto.randomUUID(), tag: '31.02.', notizen: words });
    for (let kill = 1; kill <= 3; kill += 1) {
      for (let turn = 1; turn <= 4; turn += 1) {
        text += ` Satz ${kill}.${turn}.`;
        expect((await save(text)).status, text).toBe(303);
      }
      const cut = save(`${text} Unterbrochen`).catch(() => undefined);
      for (let turn = 1; turn < kill; turn += 1) await send('/health/live');
      await server.kill();
      await cut;
      server = await startServer(env);
      expect([text, `${text} Unterbrochen`]).toContain(await kept());
    }
    // The same page, never loaded again, saves once more: what it sent itself is no conflict.
    expect((await save(`${text} Ende.`)).status).toBe(303);
    expect(await kept()).toBe(`${text} Ende.`);
  });

  it('has sent each invitation that was said to be on its way, once', async () => {
    const to = 'mila.beispiel@example.org';
    const reach = { vornamen: 'Mila', email: to, weg: 'mail' };
    const id = idOf(await send('/meldungen', reportFields({ trotzdem: 'ja', ...reach })));
    const day = Temporal.Now.plainDateISO('Europe/Berlin').add({ days: 8 });
    const tag = `${day.day}.${day.month}.${day.year}`;
    const fields = { tag, uhrzeit: '12:10', form: 'on_site', doppelt: 'ja', tag_stimmt: tag, uhrzeit_stimmt: '12:10' };
    const booked = await send(`/faelle/${id}/termin`, fields);
    expect(booked.status, await booked.text()).toBe(303);
    const path = /\/termine\/[0-9a-f-]{36}/.exec(await (await send(`/faelle/${id}`)).text())?.[0] ?? '';
    const invited = await send(`${path}/einladen`, { weg: 'mail' });
    await server.kill();
    expect(invited.status).toBe(303);
    server = await startServer(env);
    await expect.poll(async () => await (await send(path)).text(), { timeout: hangs }).toContain('>verschickt<');
    const mails = await Promise.all(
      (await readdir(join(folder, 'outbox'))).map((file) => readFile(join(folder, 'outbox', file), 'utf8')),
    );
    expect(mails.filter((mail) => mail.includes(`To: ${to}`)).length).toBe(1);
  });
});
