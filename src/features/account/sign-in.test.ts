// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestApp, testApp, testNow } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { newId } from '../../db/ids.ts';
import { codeOf, makePerson, password, signInThroughPages, TestBrowser, wrongCode } from './browser.fixture.ts';

describe.each(testDatabases)('sign-in on %s', (kind) => {
  let test: TestApp;
  let person: Awaited<ReturnType<typeof makePerson>>;

  beforeAll(async () => {
    test = await testApp(kind);
  });
  afterAll(async () => {
    await test.close();
  });
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
  const later = (minutes: number) => test.setNow(Temporal.Instant.from(testNow).add({ minutes }));

  it('takes password and code, in that order', async () => {
    const browser = new TestBrowser(test);
    const first = await browser.post('/anmelden?weiter=/konto', {
      email: person.email.toUpperCase(),
      passwort: password,
    });
    expect([first.status, first.headers.get('location')]).toEqual([303, '/anmelden/code?weiter=%2Fkonto']);
    expect((await browser.get('/konto')).status).toBe(303);
    const second = await browser.post('/anmelden/code?weiter=/konto', { code: codeOf(person.secret) });
    expect([second.status, second.headers.get('location')]).toEqual([303, '/konto']);
    expect((await browser.get('/konto')).status).toBe(200);
    expect(second.headers.getSetCookie().join()).not.toContain('trust_device');
    expect(second.headers.getSetCookie().find((line) => line.includes('session_token'))).toMatch(
      /HttpOnly; SameSite=Lax/,
    );
  });

  it('answers an unknown address like a wrong password, without the password in the page', async () => {
    const answers = [];
    for (const email of [person.email, 'nobody@example.org']) {
      const response = await new TestBrowser(test).post('/anmelden', { email, passwort: 'ein falsches Wort' });
      const html = await response.text();
      expect(html).not.toContain('ein falsches Wort');
      answers.push(`${response.status} ${html.replaceAll(email, '').replace(/value="[0-9a-f-]{36}"/g, '')}`);
    }
    expect(answers[0]).toContain('422');
    expect(answers[0]).toBe(answers[1]);
  });

  it.each(['known', 'unknown'])('makes a %s account wait after five failures, longer each time', async (which) => {
    const email = which === 'known' ? person.email : 'nobody@example.org';
    const attempt = async () =>
      (await new TestBrowser(test).post('/anmelden', { email, passwort: 'ein falsches Wort' })).status;
    for (let count = 0; count < 5; count += 1) expect(await attempt()).toBe(422);
    expect(await attempt()).toBe(429);
    later(1);
    expect(await attempt()).toBe(422);
    later(2);
    expect(await attempt()).toBe(429);
    later(3);
    expect(await attempt()).toBe(422);
  });

  it('refuses even the right password while waiting, and clears the count on success', async () => {
    const attempt = async (passwort: string) =>
      (await new TestBrowser(test).post('/anmelden', { email: person.email, passwort })).status;
    for (let count = 0; count < 5; count += 1) await attempt('ein falsches Wort');
    expect(await attempt(password)).toBe(429);
    later(1);
    expect(await attempt(password)).toBe(303);
    for (let count = 0; count < 5; count += 1) expect(await attempt('ein falsches Wort')).toBe(422);
  });

  it('counts wrong codes apart: the right password does not clear them', async () => {
    const wrong = wrongCode(person.secret);
    const browser = new TestBrowser(test);
    for (let count = 0; count < 5; count += 1) {
      if (count % 2 === 0) await browser.post('/anmelden', { email: person.email, passwort: password });
      expect((await browser.post('/anmelden/code', { code: wrong })).status).toBe(422);
    }
    await browser.post('/anmelden', { email: person.email, passwort: password });
    const locked = await browser.post('/anmelden/code', { code: codeOf(person.secret) });
    expect(locked.status).toBe(429);
    later(1);
    expect((await browser.post('/anmelden/code', { code: codeOf(person.secret) })).status).toBe(303);
  });

  it('limits failures per network address, over all accounts', async () => {
    const attempt = async (number: number) =>
      (await new TestBrowser(test).post('/anmelden', { email: `x${number}@example.org`, passwort: 'falsch' })).status;
    for (let count = 0; count < 20; count += 1) expect(await attempt(count)).toBe(422);
    expect(await attempt(20)).toBe(429);
    later(10);
    expect(await attempt(21)).toBe(422);
  });

  it('does not count who succeeds against the address of the town hall', async () => {
    for (let count = 0; count < 25; count += 1) {
      const response = await new TestBrowser(test).post('/anmelden', { email: person.email, passwort: password });
      expect(response.status).toBe(303);
    }
  });

  it('takes a recovery code once', async () => {
    const browser = await signInThroughPages(test, person);
    const page = await browser.post('/konto/wiederherstellungscodes', { passwort: password });
    const code = (await page.text()).match(/<code class="hs-code">([^<]+)</)?.[1] ?? '';
    const use = async () => {
      const other = new TestBrowser(test);
      await other.post('/anmelden', { email: person.email, passwort: password });
      return (await other.post('/anmelden/wiederherstellung', { code })).status;
    };
    expect(code).toMatch(/^\w{5}-\w{5}$/);
    expect(await use()).toBe(303);
    expect(await use()).toBe(422);
  });

  it('begins again without a pending first step, with a forged one too', async () => {
    const browser = new TestBrowser(test);
    expect((await browser.post('/anmelden/code', { code: '123456' })).headers.get('location')).toBe(
      '/anmelden?ok=zeit',
    );
    browser.setCookies('herzstueck.two_factor=2fa-something.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D');
    expect((await browser.get('/anmelden/code')).headers.get('location')).toBe('/anmelden');
  });

  it('leads only to own paths', async () => {
    const browser = new TestBrowser(test);
    await browser.post('/anmelden', { email: person.email, passwort: password });
    const response = await browser.post('/anmelden/code?weiter=//evil.example/x', { code: codeOf(person.secret) });
    expect(response.headers.get('location')).toBe('/');
    const confirmed = await browser.post('/konto/bestaetigen?weiter=https://evil.example', {
      passwort: password,
      code: codeOf(person.secret),
    });
    expect(confirmed.headers.get('location')).toBe('/');
  });

  it('refuses a foreign origin', async () => {
    const response = await new TestBrowser(test).post(
      '/anmelden',
      { email: person.email, passwort: password },
      'https://evil.example',
    );
    expect([response.status, response.headers.getSetCookie()]).toEqual([403, []]);
  });

  it('does not mount the JSON endpoints of the library', async () => {
    const browser = new TestBrowser(test);
    for (const path of ['/auth/sign-in/email', '/auth/sign-up/email', '/auth/get-session', '/api/auth/get-session']) {
      expect((await browser.get(path)).status).toBe(404);
      expect((await browser.post(path, { email: person.email, password })).status).toBe(404);
    }
  });

  it('ends the session at sign-out', async () => {
    const browser = await signInThroughPages(test, person);
    const { cookies } = browser;
    await browser.post('/abmelden');
    browser.setCookies(cookies);
    expect((await browser.get('/konto')).status).toBe(303);
  });

  it('confirms with password and code for ten minutes, and limits that too', async () => {
    const browser = await signInThroughPages(test, person);
    later(11);
    const path = '/konto/wiederherstellungscodes';
    const first = await browser.get(path);
    expect(first.headers.get('location')).toBe(`/konto/bestaetigen?weiter=${encodeURIComponent(path)}`);
    const confirm = (passwort: string, code: string) =>
      browser.post(`/konto/bestaetigen?weiter=${path}`, { passwort, code });
    expect((await confirm('ein falsches Wort', codeOf(person.secret))).status).toBe(422);
    expect((await confirm(password, wrongCode(person.secret))).status).toBe(422);
    expect((await confirm(password, codeOf(person.secret))).headers.get('location')).toBe(path);
    expect((await browser.get(path)).status).toBe(200);
    for (let count = 0; count < 5; count += 1) await confirm('ein falsches Wort', wrongCode(person.secret));
    expect(await (await confirm(password, codeOf(person.secret))).text()).toContain('zu viele Versuche');
  });

  it('ends all other sessions on request', async () => {
    const [here, there] = [await signInThroughPages(test, person), await signInThroughPages(test, person)];
    expect((await here.post('/konto/sitzungen/beenden')).status).toBe(303);
    expect((await here.get('/konto')).status).toBe(200);
    expect((await there.get('/konto')).status).toBe(303);
  });
});
