// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestApp, testApp, testNow } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { removeFactor } from '../../auth/second-factor.ts';
import { newId } from '../../db/ids.ts';
import {
  codeOf,
  linkIn,
  makePerson,
  password,
  secretOn,
  signInThroughPages,
  TestBrowser,
  takeMail,
  wrongCode,
} from './browser.fixture.ts';
import { passSecondStep } from './sign-in.ts';

describe.each(testDatabases)('credentials on %s', (kind) => {
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

  describe('the second factor', () => {
    it('is set up before anything else, and codes are shown once', async () => {
      const browser = await signInThroughPages(test, person);
      const before = browser.cookies;
      expect((await browser.post('/konto/zweiter-faktor/neu', { passwort: 'ein falsches Wort' })).status).toBe(422);
      const begun = await browser.post('/konto/zweiter-faktor/neu', { passwort: password });
      expect(begun.headers.get('location')).toBe('/konto/zweiter-faktor');
      // The one in use counts until the first code of the new one.
      expect((await browser.get('/konto')).status).toBe(200);
      const html = await (await browser.get('/konto/zweiter-faktor')).text();
      expect(html).toContain('src="data:image/png;base64,');
      const secret = secretOn(html);
      expect(secret).not.toBe(person.secret);
      expect((await browser.post('/konto/zweiter-faktor', { code: wrongCode(secret) })).status).toBe(422);
      const done = await browser.post('/konto/zweiter-faktor', { code: codeOf(secret) });
      expect((await done.text()).match(/<code class="hs-code">/g)?.length).toBe(10);
      expect((await browser.get('/konto')).status).toBe(200);
      expect(browser.cookies).toBe(before);
      expect(await (await browser.get('/konto/zweiter-faktor')).text()).not.toContain('hs-code');
    });

    it('in use counts until the first code of the new one, and a sign-in elsewhere does not spoil that', async () => {
      const browser = await signInThroughPages(test, person);
      await browser.post('/konto/zweiter-faktor/neu', { passwort: password });
      const secret = secretOn(await (await browser.get('/konto/zweiter-faktor')).text());
      const elsewhere = new TestBrowser(test);
      const first = await elsewhere.post('/anmelden', { email: person.email, passwort: password });
      expect(first.headers.get('location')).toBe('/anmelden/code');
      expect((await elsewhere.get('/konto/zweiter-faktor')).headers.get('location')).toMatch(/^\/anmelden/);
      expect((await elsewhere.post('/anmelden/code', { code: codeOf(secret) })).status).toBe(422);
      expect((await elsewhere.post('/anmelden/code', { code: codeOf(person.secret) })).status).toBe(303);
      expect(secretOn(await (await browser.get('/konto/zweiter-faktor')).text())).toBe(secret);
      expect((await browser.post('/konto/zweiter-faktor', { code: codeOf(secret) })).status).toBe(200);
      // From here on the new one counts, and whoever signed in with the old one is out.
      expect((await elsewhere.get('/konto')).status).toBe(303);
      const [old, fresh] = [new TestBrowser(test), new TestBrowser(test)];
      for (const one of [old, fresh]) await one.post('/anmelden', { email: person.email, passwort: password });
      expect((await old.post('/anmelden/code', { code: codeOf(person.secret) })).status).toBe(422);
      expect((await fresh.post('/anmelden/code', { code: codeOf(secret) })).status).toBe(303);
    });

    it('that is replaced ends sign-ins begun before it, and the old recovery codes', async () => {
      const browser = await signInThroughPages(test, person);
      const listed = await (await browser.post('/konto/wiederherstellungscodes', { passwort: password })).text();
      const recovery = listed.match(/<code class="hs-code">([^<]+)</)?.[1] ?? '';
      const begun = new TestBrowser(test);
      await begun.post('/anmelden', { email: person.email, passwort: password });
      await browser.post('/konto/zweiter-faktor/neu', { passwort: password });
      const secret = secretOn(await (await browser.get('/konto/zweiter-faktor')).text());
      await browser.post('/konto/zweiter-faktor', { code: codeOf(secret) });
      const late = await begun.post('/anmelden/code', { code: codeOf(secret) });
      expect(late.headers.get('location')).toBe('/anmelden?ok=zeit');
      await begun.post('/anmelden', { email: person.email, passwort: password });
      expect((await begun.post('/anmelden/wiederherstellung', { code: recovery })).status).toBe(422);
    });

    it('that waits for its first code is shown only shortly after password and code were given', async () => {
      const browser = await signInThroughPages(test, person);
      await browser.post('/konto/zweiter-faktor/neu', { passwort: password });
      const secret = secretOn(await (await browser.get('/konto/zweiter-faktor')).text());
      later(11);
      const goal = `/konto/bestaetigen?weiter=${encodeURIComponent('/konto/zweiter-faktor')}`;
      expect((await browser.get('/konto/zweiter-faktor')).headers.get('location')).toBe(goal);
      const late = await browser.post('/konto/zweiter-faktor', { code: codeOf(secret) });
      expect(late.headers.get('location')).toBe(goal);
      const other = new TestBrowser(test);
      await other.post('/anmelden', { email: person.email, passwort: password });
      expect((await other.post('/anmelden/code', { code: codeOf(person.secret) })).status).toBe(303);
    });

    it('of two sessions that set one up goes to the first, with its own secret', async () => {
      await removeFactor(test.context, person.id);
      const [owner, thief] = [new TestBrowser(test), new TestBrowser(test)];
      await owner.post('/anmelden', { email: person.email, passwort: password });
      const secret = secretOn(await (await owner.get('/konto/zweiter-faktor')).text());
      await thief.post('/anmelden', { email: person.email, passwort: password });
      const stolen = secretOn(await (await thief.get('/konto/zweiter-faktor')).text());
      expect(stolen).not.toBe(secret);
      expect((await owner.post('/konto/zweiter-faktor', { code: codeOf(secret) })).status).toBe(200);
      expect((await thief.post('/konto/zweiter-faktor', { code: codeOf(stolen) })).status).toBe(401);
      expect((await owner.get('/konto')).status).toBe(200);
    });

    it('is asked of somebody who signs in without one', async () => {
      await removeFactor(test.context, person.id);
      const browser = new TestBrowser(test);
      const response = await browser.post('/anmelden', { email: person.email, passwort: password });
      expect(response.headers.get('location')).toBe('/konto/zweiter-faktor');
      expect((await browser.get('/konto/passwort')).headers.get('location')).toBe('/konto/zweiter-faktor');
      expect(secretOn(await (await browser.get('/konto/zweiter-faktor')).text())).toMatch(/^[A-Z2-7]{52}$/);
    });
  });

  describe('the password', () => {
    it('is changed with the old one, which ends other sessions', async () => {
      const [here, there] = [await signInThroughPages(test, person), await signInThroughPages(test, person)];
      const fields = { bisher: password, passwort: 'Sieben rote Räder rollen', passwort2: 'Sieben rote Räder rollen' };
      expect((await here.post('/konto/passwort', { ...fields, bisher: 'ein falsches Wort' })).status).toBe(422);
      expect((await here.post('/konto/passwort', { ...fields, passwort: 'kurz' })).status).toBe(422);
      expect((await here.post('/konto/passwort', fields)).status).toBe(303);
      expect((await here.get('/konto')).status).toBe(200);
      expect((await there.get('/konto')).status).toBe(303);
    });

    it('is reset by one mail, once, and all sessions end', async () => {
      const browser = await signInThroughPages(test, person);
      const known = await new TestBrowser(test).post('/passwort-vergessen', { email: person.email });
      const unknown = await new TestBrowser(test).post('/passwort-vergessen', { email: 'nobody@example.org' });
      expect([known.status, known.headers.get('location')]).toEqual([unknown.status, unknown.headers.get('location')]);
      const mails = await takeMail(test);
      expect(mails.map(({ subject }) => subject)).toEqual(['Herzstück: neues Passwort']);
      const path = linkIn(mails[0], test.context.settings.publicUrl);
      expect(path).toMatch(/^\/passwort-neu\/\w{24}$/);
      const fields = { passwort: 'Sieben rote Räder rollen', passwort2: 'Sieben rote Räder rollen' };
      const visitor = new TestBrowser(test);
      expect((await visitor.get(path)).status).toBe(200);
      expect((await visitor.post(path, { ...fields, passwort2: 'anders' })).status).toBe(422);
      expect((await visitor.post(path, fields)).status).toBe(303);
      expect((await visitor.post(path, fields)).status).toBe(404);
      expect((await browser.get('/konto')).status).toBe(303);
      const signIn = await visitor.post('/anmelden', { email: person.email, passwort: fields.passwort });
      expect(signIn.headers.get('location')).toBe('/anmelden/code');
    });

    it('is not reset by an old link', async () => {
      await new TestBrowser(test).post('/passwort-vergessen', { email: person.email });
      const path = linkIn((await takeMail(test))[0], test.context.settings.publicUrl);
      await test.context.database.db
        .updateTable('auth_verification')
        .set({ expires_at: Temporal.Now.instant().subtract({ seconds: 1 }) })
        .where('identifier', 'like', 'reset-password:%')
        .execute();
      const fields = { passwort: 'Sieben rote Räder rollen', passwort2: 'Sieben rote Räder rollen' };
      expect((await new TestBrowser(test).get(path)).status).toBe(404);
      expect((await new TestBrowser(test).post(path, fields)).status).toBe(404);
    });

    const newPassword = { passwort: 'Sieben rote Räder rollen', passwort2: 'Sieben rote Räder rollen' };
    const resetLink = async () => {
      await new TestBrowser(test).post('/passwort-vergessen', { email: person.email });
      return linkIn((await takeMail(test))[0], test.context.settings.publicUrl);
    };
    const changes = {
      'a reset by another link': async (): Promise<void> => {
        expect((await new TestBrowser(test).post(await resetLink(), newPassword)).status).toBe(303);
      },
      'a change with the old one': async (): Promise<void> => {
        const browser = await signInThroughPages(test, person);
        expect((await browser.post('/konto/passwort', { bisher: password, ...newPassword })).status).toBe(303);
      },
    };

    it.each(Object.entries(changes))('after %s makes everything older useless', async (_, change) => {
      const link = await resetLink();
      await new TestBrowser(test).post('/passwort-vergessen', { email: person.email });
      const begun = new TestBrowser(test);
      await begun.post('/anmelden', { email: person.email, passwort: password });
      const settingUp = await signInThroughPages(test, person);
      await settingUp.post('/konto/zweiter-faktor/neu', { passwort: password });
      await change();
      expect((await new TestBrowser(test).get(link)).status).toBe(404);
      const evil = 'Neun graue Katzen lesen';
      expect((await new TestBrowser(test).post(link, { passwort: evil, passwort2: evil })).status).toBe(404);
      // The second request's mail was still waiting: a dead link is not sent.
      expect(await takeMail(test)).toEqual([]);
      const late = await begun.post('/anmelden/code', { code: codeOf(person.secret) });
      expect(late.headers.get('location')).toBe('/anmelden?ok=zeit');
      expect((await begun.get('/konto')).status).toBe(303);
      expect((await settingUp.get('/konto/zweiter-faktor')).status).toBe(303);
      const { db } = test.context.database;
      expect(await db.selectFrom('auth_verification').selectAll().where('value', '=', person.id).execute()).toEqual([]);
      const pending = db.selectFrom('pending_factor as p').innerJoin('auth_session as s', 's.id', 'p.session_id');
      expect(await pending.selectAll().where('s.user_id', '=', person.id).execute()).toEqual([]);
      const signIn = await new TestBrowser(test).post('/anmelden', {
        email: person.email,
        passwort: newPassword.passwort,
      });
      expect(signIn.headers.get('location')).toBe('/anmelden/code');
    });

    it('changed while somebody signs in with the old one leaves them outside', async () => {
      const { context } = test;
      const { auth } = context;
      const { db } = context.database;
      const browser = new TestBrowser(test);
      await browser.post('/anmelden', { email: person.email, passwort: password });
      const headers = new Headers({ cookie: browser.cookies });
      const api = auth.api as unknown as Record<string, (input: unknown) => Promise<unknown>>;
      // The change is finished between the check of the code and the end of the sign-in.
      const verifyTOTP = async (input: unknown) => {
        const answer = await api.verifyTOTP?.(input);
        const changed = Temporal.Now.instant();
        await db.updateTable('auth_user').set({ updated_at: changed }).where('id', '=', person.id).execute();
        return answer;
      };
      const late = { ...context, auth: { ...auth, api: { verifyTOTP } } } as unknown as typeof context;
      const caller = { address: '127.0.0.1', now: context.clock.now() };
      expect(await passSecondStep(late, headers, 'totp', codeOf(person.secret), caller)).toEqual({ kind: 'restart' });
      const sessions = db.selectFrom('auth_session').selectAll().where('user_id', '=', person.id);
      expect(await sessions.execute()).toEqual([]);
    });

    it('of two resets at once is set by one', async () => {
      const links = [await resetLink(), await resetLink()];
      const answers = await Promise.all(links.map((link) => new TestBrowser(test).post(link, newPassword)));
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 404]);
    });

    it.each([
      ['aaaaaaaaaaaa', 'Wiederholungen'],
      ['Passwort1234', 'Listen häufiger Passwörter'],
      ['Herzstück2026', 'Ihrem Namen'],
      ['TestPerson2026', 'Ihrem Namen'],
      ['KreisDüren2026', 'Ihrem Namen'],
    ])('may not be %s, and the sentence helps', async (weak, sentence) => {
      const browser = await signInThroughPages(test, person);
      const fields = { passwort: weak, passwort2: weak };
      const answers = [
        await browser.post('/konto/passwort', { bisher: password, ...fields }),
        await new TestBrowser(test).post(await resetLink(), fields),
      ];
      for (const answer of answers) {
        expect(answer.status).toBe(422);
        const html = await answer.text();
        expect(html).toContain(sentence);
        expect(html).toContain('Gut sind vier Wörter');
        expect(html).not.toContain(weak);
      }
    });

    it('asked for often does not lock the town hall out of signing in', async () => {
      const ask = async (number: number) =>
        (await new TestBrowser(test).post('/passwort-vergessen', { email: `x${number}@example.org` })).status;
      for (let count = 0; count < 20; count += 1) expect(await ask(count)).toBe(303);
      expect(await ask(20)).toBe(429);
      expect((await signInThroughPages(test, person)).cookies).toContain('session_token');
    });

    it('cannot be asked for without end', async () => {
      const statuses = [];
      for (let count = 0; count < 6; count += 1) {
        statuses.push(
          (await new TestBrowser(test).post('/passwort-vergessen', { email: 'nobody@example.org' })).status,
        );
      }
      expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
    });
  });
});
