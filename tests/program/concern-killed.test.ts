// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, testDatabases } from '../helpers/database.ts';
import { type RunningServer, runCommand, startServer } from '../helpers/program.ts';
import { hangs } from '../helpers/until.ts';

const secret = 'Zzgeheimnis';
const page = '/smile/sorge';

describe.each(testDatabases)('a report of worry about a child, on %s', (kind) => {
  let folder: string;
  let env: Record<string, string>;
  let server: RunningServer;
  let accounts: { role: string; email: string }[];
  let tidy = async (): Promise<void> => {};

  const send = (path: string, cookie: string, fields?: Readonly<Record<string, string>>) =>
    fetch(`${server.url}${path}`, {
      redirect: 'manual',
      headers: { cookie, origin: server.url },
      ...(fields ? { method: 'POST', body: new URLSearchParams({ _request: crypto.randomUUID(), ...fields }) } : {}),
    });
  const signIn = async (role: string): Promise<string> => {
    const konto = accounts.find((one) => one.role === role)?.email ?? '';
    const answer = await send('/demo', '', { konto });
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  const mails = async () => {
    const files = (await readdir(join(folder, 'outbox')).catch(() => [])).filter((file) => file.endsWith('.eml'));
    const all = await Promise.all(
      files.map(async (file) => simpleParser(await readFile(join(folder, 'outbox', file)))),
    );
    return all.filter(({ subject }) => subject === 'Etwas Vertrauliches wartet').map(({ text = '' }) => text);
  };
  /** The reports in the inbox of the person they go to. */
  const inbox = async (cookie: string): Promise<string[]> => [
    ...new Set(
      [
        ...(await (await send(`${page}/eingang`, cookie)).text()).matchAll(/\/smile\/sorge\/eingang\/[0-9a-f-]{36}/g),
      ].map(([path]) => path),
    ),
  ];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'herzstueck-concern-'));
    env = {
      ...{ HERZSTUECK_DATA: folder, LOG_LEVEL: 'error', HERZSTUECK_CLOCK: '2026-12-07T09:00:00+01:00' },
      HERZSTUECK_BACKUP_KEY: 'a backup key of programs under test, long enough',
    };
    if (kind === 'postgres') {
      const database = await openTestDatabase(kind);
      env['DATABASE_URL'] = database.url ?? '';
      tidy = database.close;
    }
    const loaded = await runCommand(['demo', 'load', '--centre', 'dueren', '--children', '12', '--seed', '1'], env);
    expect(loaded.code, loaded.err).toBe(0);
    accounts = JSON.parse(await readFile(join(folder, 'demo-accounts.json'), 'utf8'));
    server = await startServer(env);
  });
  afterAll(async () => {
    await server.kill();
    await tidy();
    await rm(folder, { recursive: true, force: true });
  });

  it('is there after a kill right after the answer, its mail goes once, and a backup brings it back to be opened', async () => {
    const reporter = await signIn('sponsorship_coordinator');
    const said = { sorge: `${secret}: etwas`, um_kind: 'Layān, 2b' };
    expect((await send(`${page}/schreiben`, reporter, said)).status).toBe(303);
    await server.kill();

    server = await startServer(env);
    await expect.poll(async () => (await mails()).length, { timeout: hangs, interval: 100 }).toBe(1);
    expect((await mails())[0]).not.toContain(secret);
    const reader = await signIn('head');
    const [path, ...more] = await inbox(reader);
    expect([typeof path, more]).toEqual(['string', []]);
    await server.stop();

    const file = join(folder, 'all.hzb');
    const written = await runCommand(['backup', file], env);
    expect(written.code, written.err).toBe(0);
    expect((await readFile(file)).includes(secret)).toBe(false);

    server = await startServer(env);
    const other = await signIn('head');
    expect((await send(`${path}/oeffnen`, other, {})).status).toBe(303);
    expect(await (await send(path ?? '', other)).text()).toContain(`${secret}: etwas`);
    await server.stop();

    const restored = await runCommand(['restore', file, '--replace'], env);
    expect(restored.code, restored.err).toBe(0);
    server = await startServer(env);
    const again = await signIn('head');
    expect(await inbox(again)).toEqual([path]);
    // As it was when the backup was made: nobody had opened it, and it opens with the key that is not in the backup.
    expect(await (await send(path ?? '', again)).text()).not.toContain(secret);
    expect((await send(`${path}/oeffnen`, again, {})).status).toBe(303);
    expect(await (await send(path ?? '', again)).text()).toContain(`${secret}: etwas`);
    expect(server.heard.out + server.heard.err).not.toContain(secret);
    expect(await mails()).toHaveLength(1);
  });
});
