// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { readSettings } from '../../settings.ts';

const demo = 'leitung@dueren.demo.example';

describe.each(testDatabases)('sign-in of the demo on %s', (kind) => {
  let test: TestApp;
  let head: Visitor;
  let stranger: Visitor;

  const mark = (kindOfData: 'demo' | 'real' | 'empty') =>
    test.context.database.db.updateTable('installation').set({ data_kind: kindOfData }).execute();
  const address = (of: Visitor, email: string) =>
    test.context.database.db.updateTable('auth_user').set({ email }).where('id', '=', of.userId).execute();
  const ask = async (
    path: string,
    options: { headers?: Record<string, string>; konto?: string; socket?: string } = {},
  ) => {
    const base = test.context.settings.publicUrl;
    const body = options.konto === undefined ? null : new URLSearchParams({ konto: options.konto });
    const headers = { host: new URL(base).host, origin: base, ...options.headers };
    const env = options.socket === undefined ? {} : { incoming: { socket: { remoteAddress: options.socket } } };
    return await test.app.request(`${base}${path}`, { method: body ? 'POST' : 'GET', headers, body }, env);
  };

  beforeAll(async () => {
    test = await testApp(kind);
    head = await signIn(test, { role: 'head', name: 'Lena Muster' });
    stranger = await signIn(test, { role: 'counsellor', name: 'Wirkliche Person' });
    await address(head, demo);
    await mark('demo');
  });
  afterAll(() => test.close());
  afterEach(async () => {
    await mark('demo');
    test.context.settings = readSettings({ HERZSTUECK_DATA: test.context.settings.dataFolder });
  });

  it('opens every role with one click, and says how it is outside the demo', async () => {
    const page = await ask('/demo');
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toContain(`value="${demo}"`);
    expect(html).toContain('Leitung');
    expect(html).toContain('Code aus einer App');
    expect(html).not.toContain(stranger.email);
    const answer = await ask('/demo', { konto: demo });
    expect({ status: answer.status, to: answer.headers.get('location') }).toEqual({ status: 303, to: '/' });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    const start = await ask('/', { headers: { cookie } });
    expect({ status: start.status, name: (await start.text()).includes('Lena Muster') }).toEqual({
      status: 200,
      name: true,
    });
    // From any page back to the choice of roles.
    expect(await (await ask('/', { headers: { cookie } })).text()).toContain('href="/demo"');
    // What asks for password and code again is confirmed with one click as well.
    const confirmed = await test.app.request(`${test.context.settings.publicUrl}/demo/bestaetigen?weiter=%2Fpersonen`, {
      method: 'POST',
      headers: { cookie, origin: test.context.settings.publicUrl, host: new URL(test.context.settings.publicUrl).host },
    });
    expect(confirmed.headers.get('location')).toBe('/personen');
    expect((await ask('/anmelden')).status).toBe(200);
    expect(await (await ask('/anmelden')).text()).toContain('href="/demo"');
  });

  it('opens nobody who is no person of the demo', async () => {
    for (const konto of [stranger.email, '', 'niemand@demo.example']) {
      const answer = await ask('/demo', { konto });
      expect({ konto, status: answer.status, cookie: answer.headers.get('set-cookie') }).toEqual({
        konto,
        status: 422,
        cookie: null,
      });
    }
  });

  it.each(['real', 'empty'] as const)('does not exist over %s data', async (data) => {
    await mark(data);
    for (const konto of [undefined, demo]) {
      const answer = await ask('/demo', konto === undefined ? {} : { konto });
      expect({ status: answer.status, cookie: answer.headers.get('set-cookie') }).toEqual({
        status: 404,
        cookie: null,
      });
    }
    expect((await ask('/demo/bestaetigen', { konto: demo })).status).toBe(404);
    expect(await (await ask('/anmelden')).text()).not.toContain('href="/demo"');
  });

  it.each<[string, { headers?: Record<string, string>; socket?: string }]>([
    ['another machine', { socket: '192.0.2.7' }],
    ['a proxy on this machine', { headers: { 'x-forwarded-for': '192.0.2.7' } }],
    ['a proxy that names itself', { headers: { via: '1.1 proxy' } }],
    ...[
      'x-forwarded-proto',
      'x-forwarded-server',
      'x-client-ip',
      'true-client-ip',
      'cf-connecting-ip',
      'forwarded',
    ].map((name): [string, { headers: Record<string, string> }] => [
      `a proxy that writes ${name}`,
      { headers: { [name]: '127.0.0.1' } },
    ]),
    [
      'another machine that writes our header',
      { socket: '192.0.2.7', headers: { 'x-herzstueck-address': '127.0.0.1' } },
    ],
    ['another machine over IPv6', { socket: '2001:db8::7' }],
    ['another machine in IPv6 form', { socket: '::ffff:192.0.2.7' }],
    ['a host with somebody’s name before it', { headers: { host: 'demo.example.org@127.0.0.1' } }],
    ['a host with ours before it', { headers: { host: '127.0.0.1@demo.example.org' } }],
    ['a host that begins like ours', { headers: { host: '127.0.0.1.demo.example.org' } }],
    ['a host that ends like ours', { headers: { host: 'demo.localhost' } }],
    ['a host with a dot more', { headers: { host: 'localhost.' } }],
    ['a host that is none', { headers: { host: '' } }],
    ['a name of somebody else that leads here', { headers: { host: 'demo.example.org' } }],
  ])('does not exist for %s', async (_who, from) => {
    expect((await ask('/demo', from)).status).toBe(404);
    expect((await ask('/demo', { ...from, konto: demo })).status).toBe(404);
    expect((await ask('/demo/bestaetigen', { ...from, konto: demo })).status).toBe(404);
  });

  it.each(['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1'])('exists for a browser here, at %s', async (socket) => {
    expect((await ask('/demo', { socket })).status).toBe(200);
    expect((await ask('/demo', { socket, headers: { host: '[::1]:3000' } })).status).toBe(200);
  });

  it.each(['https://demo.example.org', 'http://127.0.0.1:9', 'https://127.0.0.1:3000', 'null', ''])(
    'signs nobody in for a page of somebody else (%j)',
    async (origin) => {
      for (const path of ['/demo', '/demo/bestaetigen']) {
        const answer = await ask(path, { konto: demo, headers: { origin, cookie: head.cookie } });
        expect({ path, status: answer.status, cookie: answer.headers.get('set-cookie') }).toEqual({
          ...{ path, status: 403, cookie: null },
        });
      }
    },
  );

  it('gives a cookie that no script and no other page gets', async () => {
    const cookie = (await ask('/demo', { konto: demo })).headers.get('set-cookie') ?? '';
    for (const word of ['HttpOnly', 'SameSite=Lax', 'Path=/'])
      expect(cookie.toLowerCase()).toContain(word.toLowerCase());
    expect(cookie).not.toMatch(/domain=/i);
  });

  it.each([
    ['listens on every address', { HOST: '0.0.0.0', PUBLIC_URL: 'http://127.0.0.1:3000' }],
    ['has an address in the net', { PUBLIC_URL: 'https://ki.example.org' }],
    ['stands behind a proxy', { TRUSTED_PROXIES: '127.0.0.1' }],
  ])('does not exist where the program %s', async (_how, env) => {
    test.context.settings = readSettings({ HERZSTUECK_DATA: test.context.settings.dataFolder, ...env });
    const answer = await ask('/demo', { headers: { host: '127.0.0.1:3000' } });
    expect(answer.status).toBe(404);
    const start = await test.app.request('http://127.0.0.1:3000/', { headers: { cookie: head.cookie } });
    expect({ status: start.status, demo: (await start.text()).includes('href="/demo"') }).toEqual({
      status: 200,
      demo: false,
    });
  });
});
