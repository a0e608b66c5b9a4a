// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type TestApp, testApp, testNow } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { codeLimits } from '../../auth/rate-limit.ts';
import { systemUserId, type Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict } from '../../refusals.ts';
import { TextField } from '../../web/form/index.ts';
import { intBetween } from '../../web/form/parse.ts';
import { originCheck, securityHeaders } from '../../web/headers.ts';
import { failureOutside } from '../../web/outside.tsx';
import { createLink, keptDays, revokeLinks } from './actions.ts';
import { linkJobs } from './jobs.ts';
import { linkRoutes } from './public-routes.tsx';
import { type LinkPurpose, linkForm } from './purpose-input.ts';
import { listSentLinks } from './queries.ts';

const recipient = 'familie@example.org';

describe.each(testDatabases)('mailed links on %s', (kind) => {
  let test: TestApp;
  let server: Hono;
  let logged = '';
  const acted: string[] = [];
  const asked = linkForm<{ word: string }, { many: number }>(
    {
      purpose: 'test_count',
      path: '/probe-zahl',
      title: 'Zahl',
      question: 'Möchten Sie etwas sehen?',
      button: 'Öffnen',
      done: 'Danke.',
    },
    {
      load: async (_tx, { recordId }) => (acted.includes('gone') ? undefined : { word: `Nur hier ${recordId}` }),
      schema: () => z.strictObject({ zahl: intBetween(1, 9, 'Zahl') }).transform(({ zahl }) => ({ many: zahl })),
      send: 'Senden',
      page: ({ word }, state) => [word, TextField({ name: 'zahl', label: 'Zahl', state })].join(' '),
      act: async (_tx, { recordId }, _known, { many }) => {
        acted.push(`${recordId} ${many}`);
        return { last: many === 9 };
      },
    },
  );
  const purpose: LinkPurpose = {
    purpose: 'test_decline',
    path: '/probe-absagen',
    title: 'Platz absagen',
    question: 'Möchten Sie den Platz absagen?',
    button: 'Ja, absagen',
    done: 'Der Platz ist abgesagt.',
    act: async (_tx, { recordId }) => {
      if (acted.includes('refuse')) throw new Conflict('Der Platz ist schon vergeben.');
      if (acted.includes('break')) throw new Error('broken');
      acted.push(recordId);
    },
  };

  beforeAll(async () => {
    test = await testApp(kind);
    const write = (line: string): void => {
      logged += line;
    };
    const log = pino({ level: 'trace' }, { write });
    const context = { ...test.context, log };
    server = new Hono();
    server.use(securityHeaders(context.settings));
    server.use(originCheck(context.settings, ['/probe-absagen', '/anderes', '/probe-zahl']));
    server.route('/', linkRoutes(context, [asked, purpose, { ...purpose, purpose: 'test_other', path: '/anderes' }]));
    server.onError((error, c) => failureOutside(c, context, error));
  });
  afterAll(async () => test.close());

  const actor = () => ({ centreId: test.centres.dueren, userId: systemUserId, now: test.context.clock.now() });
  const inside = <T>(work: (tx: Tx) => Promise<T>) => test.inside('dueren', work);
  const send = (recordId: string) =>
    inside((tx) => createLink(tx, actor(), { purpose: 'test_decline', recordId, recipient, days: 3 }));
  const get = (token: string, path = '/probe-absagen') => server.request(`${path}/${token}`);
  const press = (token: string, path = '/probe-absagen', body = '') =>
    server.request(`${path}/${token}`, {
      method: 'POST',
      headers: { origin: 'null', 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      body,
    });
  const states = (recordId: string) =>
    inside(async (tx) => {
      const links = await listSentLinks(tx, test.centres.dueren, recordId, test.context.clock.now());
      return links.map(({ state }) => state);
    });

  it('show nothing personal and change nothing when opened, and act once by the button', async () => {
    const record = newId();
    const { token } = await send(record);
    for (const _again of [1, 2]) {
      const answer = await get(token);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const html = await answer.text();
      expect(html).toContain('Ja, absagen');
      expect(html).not.toMatch(new RegExp(`${recipient}|${record}`));
    }
    expect(acted).not.toContain(record);
    expect(await states(record)).toEqual(['open']);
    const answers = await Promise.all([press(token), press(token), press(token)]);
    expect(answers.filter(({ status }) => status === 200).length).toBe(1);
    expect(acted.filter((id) => id === record)).toEqual([record]);
    expect(await states(record)).toEqual(['used']);
    expect((await get(token)).status).toBe(404);
  });

  it('act not for another page that says so, and in old browsers that say nothing', async () => {
    const record = newId();
    const [{ token }, second] = [await send(record), await send(record)];
    const from = async (headers: Record<string, string>, path = `/probe-absagen/${token}`) =>
      (await server.request(path, { method: 'POST', headers })).status;
    expect(await from({ origin: 'https://evil.example' })).toBe(403);
    for (const site of ['cross-site', 'same-site', 'none'])
      expect(await from({ origin: 'null', 'sec-fetch-site': site })).toBe(403);
    for (const path of ['/probe-absagen', `/probe-absagen/${token}/mehr`, `/mehr/probe-absagen/${token}`])
      expect(await from({ origin: 'null' }, path), path).toBe(403);
    expect(await states(record)).toEqual(['open', 'open']);
    expect(await from({ origin: 'null' })).toBe(200);
    expect(await from({}, `/probe-absagen/${second.token}`)).toBe(200);
    expect(await states(record)).toEqual(['used', 'used']);
  });

  it('keep what a link is for when the deed is refused, and say why', async () => {
    const record = newId();
    const { token } = await send(record);
    acted.push('refuse');
    const answer = await press(token);
    acted.pop();
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('Der Platz ist schon vergeben.');
    expect(await states(record)).toEqual(['open']);
  });

  it('are good for one purpose, until they are taken back or run out', async () => {
    const [revoked, late] = [newId(), newId()];
    const first = await send(revoked);
    expect((await get(first.token, '/anderes')).status).toBe(404);
    expect(await inside((tx) => revokeLinks(tx, actor(), { purpose: 'test_other', recordId: revoked }))).toBe(0);
    expect(await inside((tx) => revokeLinks(tx, actor(), { purpose: 'test_decline', recordId: revoked }))).toBe(1);
    const second = await send(late);
    test.setNow(test.context.clock.now().add({ hours: 72 }));
    for (const [token, sentence] of [
      [first.token, 'zurückgezogen'],
      [second.token, 'abgelaufen'],
      ['unknown', 'kennen wir nicht'],
    ] as const) {
      for (const answer of [await get(token), await press(token)]) {
        expect(answer.status).toBe(404);
        expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
        expect(await answer.text()).toContain(sentence);
      }
    }
    expect([...(await states(revoked)), ...(await states(late))]).toEqual(['revoked', 'expired']);
    expect(acted).not.toContain(late);
    test.setNow(testNow);
  });

  it('ask for an answer only behind the button, keep what was typed, and are good until the last answer', async () => {
    const record = newId();
    const { token } = await inside((tx) =>
      createLink(tx, actor(), { purpose: 'test_count', recordId: record, recipient, days: 3 }),
    );
    const send = async (body: string) => {
      const answer = await press(token, '/probe-zahl', body);
      return { status: answer.status, html: await answer.text() };
    };
    const closed = await (await get(token, '/probe-zahl')).text();
    expect(closed).toContain('Möchten Sie etwas sehen?');
    expect(closed).not.toContain(record);
    const opened = await send('');
    expect(opened).toMatchObject({ status: 200 });
    expect(opened.html).toContain(`Nur hier ${record}`);
    const wrong = await send('ausgefuellt=ja&zahl=77');
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('href="#feld-zahl"');
    expect(await send('ausgefuellt=ja&zahl=3')).toMatchObject({ status: 200 });
    expect(await states(record)).toEqual(['open']);
    expect((await Promise.all([send('ausgefuellt=ja&zahl=9'), send('ausgefuellt=ja&zahl=9')])).length).toBe(2);
    expect(acted.filter((one) => one.startsWith(record))).toContain(`${record} 3`);
    expect(await states(record)).toEqual(['used']);
    expect((await send('ausgefuellt=ja&zahl=4')).status).toBe(404);
    const other = newId();
    const second = await inside((tx) =>
      createLink(tx, actor(), { purpose: 'test_count', recordId: other, recipient, days: 3 }),
    );
    acted.push('gone');
    for (const body of ['', 'ausgefuellt=ja&zahl=3'])
      expect((await press(second.token, '/probe-zahl', body)).status, body).toBe(404);
    acted.pop();
    expect(acted.filter((one) => one.startsWith(other))).toEqual([]);
  });

  it('stop whoever tries tokens, and nobody whose link is good', async () => {
    const record = newId();
    const { token } = await send(record);
    const headers = { 'x-herzstueck-address': '192.0.2.77' };
    const from = (one: string) => server.request(`/probe-absagen/${one}`, { headers });
    const statuses: number[] = [];
    for (let n = 0; n < codeLimits.address + 2; n += 1) statuses.push((await from(`unknown-${n}`)).status);
    expect(new Set(statuses)).toEqual(new Set([404, 429]));
    test.setNow(test.context.clock.now().add({ minutes: 11 }));
    for (let n = 0; n < codeLimits.address + 2; n += 1) expect((await from(token)).status).toBe(200);
    test.setNow(testNow);
  });

  it('never stand in the log or in the database', async () => {
    const { token } = await send(newId());
    acted.push('break');
    expect((await press(token)).status).toBe(500);
    acted.pop();
    expect(logged).toContain('request failed');
    expect(logged).not.toContain(token);
    const rows = await inside((tx) => tx.selectFrom('mailed_link').selectAll().execute());
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('are listed for their own centre with whom they went to, and go some time after their end', async () => {
    const record = newId();
    await send(record);
    const list = (centre: 'dueren' | 'aachen') =>
      test.inside(centre, (tx) => listSentLinks(tx, test.centres[centre], record, test.context.clock.now()));
    expect(await list('dueren')).toMatchObject([{ purpose: 'test_decline', recipient, state: 'open', sentBy: null }]);
    expect(await list('aachen')).toEqual([]);
    const sweep = async () => {
      for (const job of linkJobs) await job.run(test.context, {} as never, newId());
    };
    test.setNow(test.context.clock.now().add({ hours: 24 * (keptDays + 3) }));
    await sweep();
    expect((await list('dueren')).length).toBe(1);
    test.setNow(test.context.clock.now().add({ hours: 1 }));
    await sweep();
    expect(await list('dueren')).toEqual([]);
    test.setNow(testNow);
  });

  it('of the team and of passwords send their address nowhere either', async () => {
    for (const path of ['/einladung/unknown', '/passwort-neu/unknown'])
      expect((await test.app.request(path)).headers.get('referrer-policy'), path).toBe('no-referrer');
    expect((await test.app.request('/anmelden')).headers.get('referrer-policy')).toBe('same-origin');
  });
});
