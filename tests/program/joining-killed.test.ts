// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf, reportFields } from '../../src/features/families/report.fixture.ts';
import { openTestDatabase, testDatabases } from '../helpers/database.ts';
import { type RunningServer, runCommand, startServer } from '../helpers/program.ts';
import { until } from '../helpers/until.ts';

describe.each(testDatabases)('a program killed while entries are joined or come apart, on %s', (kind) => {
  let folder: string;
  let env: Record<string, string>;
  let server: RunningServer;
  let cookie = '';
  let tidy = async (): Promise<void> => {};
  let admin: pg.Client | undefined;

  const send = (path: string, fields?: Record<string, string>) =>
    fetch(`${server.url}${path}`, {
      redirect: 'manual',
      headers: { cookie, origin: server.url },
      ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
    });
  const start = async () => {
    server = await startServer(env);
  };
  /** @returns child, family and case of an invented child */
  async function report(names: Record<string, string>) {
    const answer = await send('/meldungen', reportFields({ trotzdem: 'ja', telefon: '', ...names }));
    expect(answer.status, await answer.clone().text()).toBe(303);
    const caseId = idOf(answer);
    const html = await (await send(`/faelle/${caseId}`)).text();
    const [child = '', family = ''] = ['kinder', 'familien'].map(
      (of) => new RegExp(`/${of}/([0-9a-f-]{36})`).exec(html)?.[1] ?? '',
    );
    return { child, family, caseId };
  }
  /** Sends a deed and kills the program while it is under way; `row`: of the family at which it waits where a server can hold it. */
  async function killDuring(path: string, fields: Record<string, string>, row: string): Promise<void> {
    await admin?.query('begin');
    await admin?.query('select from family where id = $1 for update', [row]);
    const answer = send(path, fields).catch(() => undefined);
    if (admin)
      await until(async () => {
        const waiting = await admin?.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return (waiting?.rowCount ?? 0) > 0;
      });
    // Where nothing can be held: while the deed takes its turns on the event loop, others are answered.
    else for (let turn = 0; turn < 3; turn += 1) await send('/health/live');
    await server.kill();
    await answer;
    await admin?.query('rollback');
    await start();
  }
  /** What a person sees of the two entries: all of it says that they are joined, or none. */
  async function seen(kept: { child: string }, gone: { child: string; family: string; caseId: string }) {
    const own = await (await send(`/kinder/${kept.child}`)).text();
    return {
      wayBack: own.includes('/trennen/'),
      cases: own.includes(`/faelle/${gone.caseId}`),
      child: (await send(`/kinder/${gone.child}`)).status === 303,
      family: (await send(`/familien/${gone.family}`)).status === 303,
    };
  }
  const all = (value: boolean) => ({ wayBack: value, cases: value, child: value, family: value });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'herzstueck-joining-'));
    env = { HERZSTUECK_DATA: folder, LOG_LEVEL: 'error' };
    if (kind === 'postgres') {
      const database = await openTestDatabase(kind);
      env['DATABASE_URL'] = database.url ?? '';
      tidy = database.close;
      admin = new pg.Client(database.adminUrl ?? '');
      await admin.connect();
    }
    const loaded = await runCommand(['demo', 'load', '--centre', 'dueren', '--children', '12', '--seed', '1'], env);
    expect(loaded.code, loaded.err).toBe(0);
    await start();
    const accounts = JSON.parse(await readFile(join(folder, 'demo-accounts.json'), 'utf8')) as {
      role: string;
      email: string;
    }[];
    const signedIn = await send('/demo', { konto: accounts.find(({ role }) => role === 'counsellor')?.email ?? '' });
    cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  });
  afterAll(async () => {
    await server.kill();
    await admin?.end();
    await tidy();
    await rm(folder, { recursive: true, force: true });
  });

  it('has done all of it or nothing, and a repeat does it once', async () => {
    const names = { vornamen: 'Zola', nachname: 'Vardanidze' };
    const kept = await report({ ...names, geburtsdatum: '03.05.2013', strasse: 'Ahornallee' });
    const gone = await report({ ...names, geburtsdatum: '03.05.2013', strasse: 'Birkenstieg' });
    const closed = await send(`/faelle/${gone.caseId}/schliessen`, { als: 'duplicate', grund: 'Doppelt gemeldet.' });
    expect(closed.status).toBe(303);

    const pair = `/kinder/${kept.child}/vergleich/${gone.child}`;
    const said = { antwort: 'dasselbe', bleibt: kept.child, familien: 'ja', _request: randomUUID() };
    await killDuring(pair, said, gone.family);
    const after = await seen(kept, gone);
    expect(after).toEqual(all(kind === 'postgres' ? false : after.child));
    expect((await send(pair, said)).status).toBe(303);
    expect(await seen(kept, gone)).toEqual(all(true));

    const own = await (await send(`/kinder/${kept.child}`)).text();
    const back = /action="(\/kinder\/[^"]+\/trennen\/[^"]+)"/.exec(own)?.[1] ?? '';
    const undo = { _request: randomUUID() };
    await killDuring(back, undo, gone.family);
    const again = await seen(kept, gone);
    expect(again).toEqual(all(kind === 'postgres' ? true : again.child));
    expect((await send(back, undo)).status).toBe(303);
    expect(await seen(kept, gone)).toEqual(all(false));
  });
});
