// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  linkIn,
  makePerson,
  password,
  signInThroughPages,
  TestBrowser,
  takeMail,
} from '../../src/features/account/browser.fixture.ts';
import { accountTokenPaths } from '../../src/features/account/paths.ts';
import { featureLinks, featureRoutes } from '../../src/features/index.ts';
import { signIn, type TestApp, testApp, type Visitor } from '../helpers/app.ts';
import { testDatabases } from '../helpers/database.ts';
import { pathFor } from '../helpers/records.ts';

const foreign = {
  'another page': { origin: 'https://evil.example' },
  'another page without referrer': { origin: 'null', 'sec-fetch-site': 'cross-site' },
  'a page of a neighbour': { origin: 'null', 'sec-fetch-site': 'same-site' },
};
/** What Safari before 16.4 and old Android browsers send from a page without referrer: any page can make them send it. */
const silent = { 'nobody, without referrer': { origin: 'null' }, nobody: {} };
const refusal = 'kam nicht von einer Seite dieses Programms';

describe.each(testDatabases)('forms sent from elsewhere on %s', (kind) => {
  let test: TestApp;
  let head: Visitor;
  beforeAll(async () => {
    test = await testApp(kind);
    head = await signIn(test, { role: 'head' });
  });
  afterAll(() => test.close());

  const send = (path: string, headers: Record<string, string>, fields: Record<string, string> = {}) =>
    test.app.request(`${test.context.settings.publicUrl}${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers,
    });

  it.each(Object.entries({ ...foreign, ...silent }))('by %s reach no route with a session', async (_who, headers) => {
    const paths = featureRoutes.filter(({ method }) => method === 'POST').map((route) => pathFor(route, {}));
    paths.push('/anmelden', '/abmelden', '/anmelden/code', '/passwort-vergessen', '/einrichtung', '/passwort-neu');
    expect(paths.length).toBeGreaterThan(60);
    for (const path of paths) {
      const answer = await send(path, { ...headers, cookie: head.cookie });
      expect([path, answer.status]).toEqual([path, 403]);
      expect(await answer.text()).toContain(refusal);
    }
    expect((await head.get('/konto')).status).toBe(200);
  });

  it('may say nothing of their page only where the address ends with a token, and no route of a session stands there', () => {
    const tokenPaths: readonly string[] = [...accountTokenPaths, ...featureLinks.map(({ path }) => path)];
    for (const path of tokenPaths) expect(path).toMatch(/^\/[a-z-]+$/);
    const first = (path: string) => `/${path.split('/')[1]}`;
    expect(featureRoutes.filter(({ path }) => tokenPaths.includes(first(path)))).toEqual([]);
  });

  const invite = async () => {
    const email = `neu-${crypto.randomUUID()}@example.org`;
    expect((await head.post('/personen/einladen', { email, rolle: 'counsellor' })).status).toBe(303);
    return { email, path: linkIn((await takeMail(test))[0], test.context.settings.publicUrl) };
  };
  const joining = { name: 'Ines Neu', passwort: password, passwort2: password };

  it('lead from an invitation in an old browser to an account, and open no session', async () => {
    for (const headers of Object.values(silent)) {
      const { email, path } = await invite();
      for (const from of Object.values(foreign)) expect((await send(path, from, joining)).status).toBe(403);
      const joined = await send(path, headers, joining);
      expect([joined.status, joined.headers.get('location')]).toEqual([303, '/anmelden?ok=konto']);
      expect(joined.headers.getSetCookie()).toEqual([]);
      const browser = new TestBrowser(test);
      expect(await (await browser.get('/anmelden?ok=konto')).text()).toContain('Ihr Konto ist angelegt.');
      const signedIn = await browser.post('/anmelden', { email, passwort: password });
      expect(signedIn.headers.get('location')).toBe('/konto/zweiter-faktor');
    }
  });

  it('set a new password in an old browser by its link, and touch no session', async () => {
    const person = await makePerson(test, `alt-${crypto.randomUUID()}@example.org`);
    const stranger = await signInThroughPages(test, await makePerson(test, `fremd-${crypto.randomUUID()}@example.org`));
    const fields = { passwort: 'Sieben rote Räder rollen', passwort2: 'Sieben rote Räder rollen' };
    for (const headers of Object.values(silent)) {
      await new TestBrowser(test).post('/passwort-vergessen', { email: person.email });
      const path = linkIn((await takeMail(test))[0], test.context.settings.publicUrl);
      for (const from of Object.values(foreign)) expect((await send(path, from, fields)).status).toBe(403);
      const answer = await send(path, { ...headers, cookie: stranger.cookies }, fields);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/anmelden?ok=passwort']);
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect((await send(path, headers, fields)).status).toBe(404);
    }
    expect((await stranger.get('/konto')).status).not.toBe(401);
  });
});
