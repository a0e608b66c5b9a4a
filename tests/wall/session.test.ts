// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { networkOf } from '../../src/auth/rate-limit.ts';
import { newId } from '../../src/db/ids.ts';
import {
  codeOf,
  makePerson,
  password,
  signInThroughPages,
  TestBrowser,
} from '../../src/features/account/browser.fixture.ts';
import { type TestApp, testApp, testNow } from '../helpers/app.ts';
import { testDatabases } from '../helpers/database.ts';

const proxy = '10.0.0.1';

describe.each(testDatabases)('a session under https, attacked, on %s', (kind) => {
  let test: TestApp;
  let person: Awaited<ReturnType<typeof makePerson>>;
  beforeAll(async () => {
    test = await testApp(kind, { env: { PUBLIC_URL: 'https://ki.example.de', TRUSTED_PROXIES: proxy } });
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    test.setNow(testNow);
    await test.context.database.db.deleteFrom('sign_in_failure').execute();
    person = await makePerson(test, `person-${newId().slice(-8)}@example.org`);
    await test.inside('dueren', (tx) =>
      tx
        .insertInto('membership')
        .values({ centre_id: test.centres.dueren, id: newId(), user_id: person.id, role: 'counsellor' })
        .execute(),
    );
  });

  const wrong = async (email: string) =>
    (await new TestBrowser(test).post('/anmelden', { email, passwort: 'ein falsches Wort' })).status;
  /** An attempt over a connection from `socket`, with this X-Forwarded-For; it counts like one of sign-in, without a hash. */
  const tryFrom = async (socket: string, forwarded: string, email: string): Promise<number> => {
    const base = test.context.settings.publicUrl;
    const body = new URLSearchParams({ email });
    const headers = { origin: base, 'x-forwarded-for': forwarded, 'x-herzstueck-address': forwarded };
    const environment = { incoming: { socket: { remoteAddress: socket } } };
    return (await test.app.request(`${base}/passwort-vergessen`, { method: 'POST', body, headers }, environment))
      .status;
  };

  it('lies in a cookie that belongs to this host only, goes over TLS only, and scripts do not see', async () => {
    const browser = new TestBrowser(test);
    const first = await browser.post('/anmelden', { email: person.email, passwort: password });
    const second = await browser.post('/anmelden/code', { code: codeOf(person.secret) });
    for (const line of [...first.headers.getSetCookie(), ...second.headers.getSetCookie()]) {
      expect(line).toMatch(/^__Host-herzstueck\./);
      expect(line).toMatch(/; Path=\//);
      expect(line).toMatch(/; HttpOnly/);
      expect(line).toMatch(/; Secure/);
      expect(line).toMatch(/; SameSite=Lax/);
      expect(line).not.toMatch(/Domain=/i);
    }
    expect(second.headers.get('strict-transport-security')).toContain('max-age=');
    const out = await browser.post('/abmelden');
    expect(out.headers.getSetCookie().join()).toMatch(/^__Host-herzstueck\.session_token=; Max-Age=0; Path=\/.*Secure/);
  });

  it('is a new one after each sign-in, whatever cookie came along', async () => {
    const old = await signInThroughPages(test, person);
    const name = '__Host-herzstueck.session_token';
    const tokenOf = (cookies: string) => cookies.split('; ').find((part) => part.startsWith(name));
    const victim = new TestBrowser(test);
    victim.setCookies(old.cookies);
    await victim.post('/anmelden', { email: person.email, passwort: password });
    await victim.post('/anmelden/code', { code: codeOf(person.secret) });
    expect(tokenOf(victim.cookies)).not.toBe(tokenOf(old.cookies));
    const forged = new TestBrowser(test);
    forged.setCookies(`${name}=chosen-by-somebody; herzstueck.session_token=chosen`);
    expect((await forged.get('/konto')).headers.get('location')).toMatch(/^\/anmelden/);
  });

  it('does not come of a code that was used a moment ago, nor twice of one at the same time', async () => {
    const code = codeOf(person.secret);
    const begin = async () => {
      const browser = new TestBrowser(test);
      await browser.post('/anmelden', { email: person.email, passwort: password });
      return browser;
    };
    const browsers = [await begin(), await begin(), await begin()];
    const answers = await Promise.all(browsers.map((browser) => browser.post('/anmelden/code', { code })));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([303, 422, 422]);
    const again = await (await begin()).post('/anmelden/code', { code });
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('schon benutzt');
    const inside = browsers[answers.findIndex(({ status }) => status === 303)];
    const confirmed = await inside?.post('/konto/bestaetigen', { passwort: password, code });
    expect(confirmed?.status).toBe(422);
  });

  it('ends with the role: a link sent to oneself does not open anything more', async () => {
    const browser = await signInThroughPages(test, person);
    expect((await browser.get('/faelle')).status).toBe(200);
    await test.inside('dueren', (tx) =>
      tx
        .updateTable('membership')
        .set({ ended_at: test.context.clock.now() })
        .where('user_id', '=', person.id)
        .execute(),
    );
    for (const path of ['/faelle', '/faelle.csv', '/suche?q=a', '/schulen', '/personen'])
      expect((await browser.get(path)).status, path).toBe(403);
  });

  it('is not guessed by writing an address in another way', async () => {
    const spellings = [person.email, person.email.toUpperCase(), ` ${person.email}`, `${person.email}\t`, person.email];
    for (const email of spellings) expect(await wrong(email)).toBe(422);
    for (const email of spellings) expect(await wrong(email)).toBe(429);
  });

  it('is not guessed by forging where a request comes from', async () => {
    const statuses = new Set<number>();
    for (let n = 0; n < 21; n += 1) statuses.add(await tryFrom('203.0.113.9', `198.51.100.${n}`, `a${n}@example.org`));
    expect(statuses).toEqual(new Set([303, 429]));
    // Behind our own proxy its word counts, but only the last address, which it has added itself.
    statuses.clear();
    for (let n = 0; n < 21; n += 1)
      statuses.add(await tryFrom(proxy, `198.51.100.${n}, 203.0.113.77`, `b${n}@example.org`));
    expect(statuses).toEqual(new Set([303, 429]));
  });

  it('is not guessed by taking a new IPv6 address each time', async () => {
    const statuses = new Set<number>();
    for (let n = 0; n < 21; n += 1) statuses.add(await tryFrom(`2001:db8:1:2::${n}`, '', `c${n}@example.org`));
    expect(statuses).toEqual(new Set([303, 429]));
    expect(await tryFrom('2001:db8:1:3::1', '', 'c@example.org')).toBe(303);
  });

  it('does not tell by text or time whether somebody has an account', async () => {
    const ask = async (email: string) => {
      const start = performance.now();
      const answer = await new TestBrowser(test).post('/passwort-vergessen', { email });
      expect(performance.now() - start).toBeGreaterThan(45);
      return [answer.status, answer.headers.get('location')];
    };
    expect(await ask(person.email)).toEqual(await ask('nobody@example.org'));
  });
});

describe('the network an attempt counts for', () => {
  it.each([
    ['198.51.100.7', '198.51.100.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.33', '64:ff9b:0:0::/64'],
    ['unknown', 'unknown'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
