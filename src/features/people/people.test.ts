// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, testNow, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { newId } from '../../db/ids.ts';
import { mount } from '../../web/pipeline.tsx';
import {
  codeOf,
  linkIn,
  makePerson,
  password,
  secretOn,
  signInThroughPages,
  TestBrowser,
  takeMail,
} from '../account/browser.fixture.ts';
import { featureRoutes } from '../index.ts';
import { operatorRoutes } from '../operators/routes.tsx';
import { peopleRoutes } from './routes.tsx';

describe.each(testDatabases)('people and invitations on %s', (kind) => {
  let test: TestApp;
  let head: Visitor;
  let operator: Visitor;

  beforeAll(async () => {
    test = await testApp(kind);
    const missing = [...peopleRoutes, ...operatorRoutes].filter((route) => !featureRoutes.includes(route));
    mount(test.app, test.context, missing);
  });
  afterAll(async () => {
    await test.close();
  });
  beforeEach(async () => {
    test.setNow(testNow);
    await test.context.database.db.deleteFrom('sign_in_failure').execute();
    head = await signIn(test, { role: 'head' });
    operator = await signIn(test, { role: 'operator' });
  });

  const base = () => test.context.settings.publicUrl;
  const address = () => `person-${newId().slice(-8)}@example.org`;
  const joining = { name: 'Ines Neu', passwort: password, passwort2: password };
  async function invite(given: { email?: string; rolle?: string } = {}): Promise<{ email: string; path: string }> {
    const { email = address(), ...fields } = given;
    const response = await head.post('/personen/einladen', { rolle: 'counsellor', ...fields, email });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/personen?ok=gesendet']);
    const mails = await takeMail(test);
    expect(mails.map(({ subject }) => subject)).toEqual(['Herzstück: Ihre Einladung']);
    return { email, path: linkIn(mails[0], base()) };
  }
  const roles = (email: string) =>
    test.inside('dueren', (tx) =>
      tx
        .selectFrom('membership as m')
        .innerJoin('auth_user as u', 'u.id', 'm.user_id')
        .selectAll('m')
        .where('u.email', '=', email)
        .where('m.ended_at', 'is', null)
        .execute(),
    );

  it('invites by a link that carries nothing but a token, of which only the hash is kept', async () => {
    const { email, path } = await invite();
    expect(path).toMatch(/^\/einladung\/[\w-]{43}$/);
    const row = await test.inside('dueren', (tx) =>
      tx.selectFrom('invitation').selectAll().where('email', '=', email).executeTakeFirstOrThrow(),
    );
    expect(row.token_hash).toMatch(/^[0-9a-f]{64}$/);
    const audit = await test.inside('dueren', (tx) =>
      tx.selectFrom('audit_log').select('event').where('record_id', '=', row.id).execute(),
    );
    expect(audit).toEqual([{ event: 'membership.invite' }]);
  });

  it('makes an account once, with the second factor as the next step', async () => {
    const { email, path } = await invite();
    const browser = new TestBrowser(test);
    expect((await browser.get(path)).status).toBe(200);
    expect((await browser.post(path, { ...joining, passwort2: 'etwas anderes' })).status).toBe(422);
    const joined = await browser.post(path, joining);
    expect(joined.headers.get('location')).toBe('/konto/zweiter-faktor');
    expect(await roles(email)).toMatchObject([{ role: 'counsellor', created_by: head.userId }]);
    expect((await browser.get('/konto')).headers.get('location')).toBe('/konto/zweiter-faktor');
    const secret = secretOn(await (await browser.get('/konto/zweiter-faktor')).text());
    expect((await browser.post('/konto/zweiter-faktor', { code: codeOf(secret) })).status).toBe(200);
    expect((await browser.get('/konto')).status).toBe(200);
    const again = new TestBrowser(test);
    expect((await again.get(path)).status).toBe(404);
    expect((await again.post(path, joining)).status).toBe(404);
  });

  it('ends the open links of a head together with the role', async () => {
    const other = await signIn(test, { role: 'head' });
    const { path } = await invite();
    const row = await test.inside('dueren', (tx) =>
      tx.selectFrom('membership').select('id').where('user_id', '=', head.userId).executeTakeFirstOrThrow(),
    );
    expect((await other.post(`/personen/${row.id}/beenden`)).status).toBe(303);
    expect((await new TestBrowser(test).post(path, joining)).status).toBe(404);
  });

  it('makes one account when the form is sent three times at once', async () => {
    const { email, path } = await invite();
    const answers = await Promise.all([0, 1, 2].map(() => new TestBrowser(test).post(path, joining)));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([303, 409, 409]);
    expect(await roles(email)).toHaveLength(1);
  });

  it('gives one role when the link is used twice at the same time', async () => {
    const { email, path } = await invite();
    const person = await makePerson(test, email);
    const browser = await signInThroughPages(test, person);
    const answers = await Promise.all([browser.post(path), browser.post(path)]);
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(await roles(email)).toHaveLength(1);
  });

  it('refuses a link that is old, withdrawn, replaced or made up', async () => {
    const expired = await invite();
    test.setNow(Temporal.Instant.from(testNow).add({ hours: 7 * 24 }));
    expect((await new TestBrowser(test).post(expired.path, joining)).status).toBe(404);
    test.setNow(testNow);
    const withdrawn = await invite();
    const row = await test.inside('dueren', (tx) =>
      tx.selectFrom('invitation').select('id').where('email', '=', withdrawn.email).executeTakeFirstOrThrow(),
    );
    expect((await head.get(`/personen/einladungen/${row.id}/zurueckziehen`)).status).toBe(200);
    expect((await head.post(`/personen/einladungen/${row.id}/zurueckziehen`)).status).toBe(303);
    expect((await new TestBrowser(test).post(withdrawn.path, joining)).status).toBe(404);
    const replaced = await invite();
    await invite({ email: replaced.email });
    expect((await new TestBrowser(test).post(replaced.path, joining)).status).toBe(404);
    expect((await new TestBrowser(test).get(`/einladung/${'A'.repeat(43)}`)).status).toBe(404);
  });

  it('asks somebody with an account to sign in to it', async () => {
    const person = await makePerson(test, address());
    const { path } = await invite({ email: person.email });
    const stranger = new TestBrowser(test);
    expect(await (await stranger.get(path)).text()).toContain(`/anmelden?weiter=${encodeURIComponent(path)}`);
    expect((await stranger.post(path, joining)).status).toBe(409);
    const other = await signInThroughPages(test, await makePerson(test, address()));
    expect((await other.post(path)).status).toBe(409);
    expect(await roles(person.email)).toEqual([]);
    const own = await signInThroughPages(test, person);
    expect((await own.post(path)).headers.get('location')).toBe('/');
    expect(await roles(person.email)).toHaveLength(1);
  });

  it('checks what belongs to a role', async () => {
    const status = async (fields: Record<string, string>) =>
      (await head.post('/personen/einladen', { email: address(), ...fields })).status;
    expect(await status({ rolle: 'operator' })).toBe(422);
    expect(await status({ rolle: 'reporting_office' })).toBe(422);
    expect(await status({ rolle: 'reporting_office', gemeinde: '05334002' })).toBe(422);
    expect(await status({ rolle: 'school', schule: '000000' })).toBe(422);
    expect(await status({ rolle: 'counsellor', schule: '199001' })).toBe(422);
    expect(await status({ rolle: 'administration', sperre: 'ja' })).toBe(422);
    expect(await status({ rolle: 'school', schule: '199001' })).toBe(303);
    expect(await status({ rolle: 'reporting_office', gemeinde: '05358008' })).toBe(303);
    expect(await status({ rolle: 'counsellor', sperre: 'ja' })).toBe(303);
    await takeMail(test);
  });

  it('lets nobody give a role to themselves', async () => {
    const own = await head.post('/personen/einladen', { email: head.email.toUpperCase(), rolle: 'counsellor' });
    expect(own.status).toBe(422);
    expect(await (await head.get('/personen')).text()).toContain(head.email);
  });

  it('asks for password and code before rights change', async () => {
    test.setNow(Temporal.Instant.from(testNow).add({ minutes: 11 }));
    const page = await head.get('/personen/einladen');
    expect(page.headers.get('location')).toBe('/konto/bestaetigen?weiter=%2Fpersonen%2Feinladen');
    const email = address();
    const post = await head.post('/personen/einladen', { email, rolle: 'counsellor' });
    expect(post.status).toBe(403);
    const html = await post.text();
    expect(html).toContain('href="/konto/bestaetigen?weiter=%2F"');
    expect(hiddenField(html, 'email')).toBe(email);
    const nothing = await head.post('/personen/einladen', { rolle: '' });
    expect(nothing.headers.get('location')).toMatch(/^\/konto\/bestaetigen/);
    expect(await takeMail(test)).toEqual([]);
  });

  it('is for heads only, and stays inside the centre', async () => {
    const counsellor = await signIn(test, { role: 'counsellor' });
    expect((await counsellor.get('/personen')).status).toBe(403);
    expect((await operator.get('/personen')).status).toBe(403);
    const foreign = await signIn(test, { role: 'head', centre: 'aachen' });
    const [membership] = await roles(counsellor.email);
    expect((await foreign.get(`/personen/${membership?.id}/beenden`)).status).toBe(404);
    expect((await foreign.post(`/personen/${membership?.id}/beenden`)).status).toBe(404);
    expect(await (await foreign.get('/personen')).text()).not.toContain(counsellor.email);
    expect(await roles(counsellor.email)).toHaveLength(1);
  });

  it('ends a role at once, but never the last head', async () => {
    const counsellor = await signIn(test, { role: 'counsellor' });
    const [membership] = await roles(counsellor.email);
    expect((await head.get(`/personen/${membership?.id}/beenden`)).status).toBe(200);
    expect((await head.post(`/personen/${membership?.id}/beenden`)).status).toBe(303);
    expect(await roles(counsellor.email)).toEqual([]);
    expect((await counsellor.get('/konto')).status).toBe(403);
    await test.inside('dueren', (tx) =>
      tx
        .updateTable('membership')
        .set({ ended_at: Temporal.Instant.from(testNow) })
        .where('role', '=', 'head')
        .where('user_id', '!=', head.userId)
        .execute(),
    );
    const [own] = await roles(head.email);
    expect((await head.post(`/personen/${own?.id}/beenden`)).status).toBe(409);
    expect(await roles(head.email)).toHaveLength(1);
  });

  describe('operators', () => {
    it('set up a centre and invite its first head, but never themselves or each other', async () => {
      const colleague = await signIn(test, { role: 'operator' });
      const path = '/betrieb/zentren/olpe/einrichten';
      expect(await (await operator.get('/betrieb')).text()).toContain(path);
      for (const email of [operator.email, operator.email.toUpperCase(), colleague.email]) {
        expect((await operator.post(path, { email })).status).toBe(422);
      }
      const { db } = test.context.database;
      const active = async () =>
        (await db.selectFrom('centre').select('active').where('key', '=', 'olpe').executeTakeFirstOrThrow()).active;
      expect(await active()).toBe(false);
      const email = address();
      expect((await operator.post(path, { email })).status).toBe(303);
      expect(await active()).toBe(true);
      const link = linkIn((await takeMail(test))[0], base());
      const browser = new TestBrowser(test);
      expect((await browser.post(link, joining)).headers.get('location')).toBe('/konto/zweiter-faktor');
      // From now on the head decides who works there.
      expect((await operator.post(path, { email: address() })).status).toBe(409);
      expect((await operator.post('/betrieb/zentren/nirgends/einrichten', { email })).status).toBe(404);
    });

    it('cannot take a role by an invitation either', async () => {
      const person = await makePerson(test, address());
      await test.context.database.db.insertInto('system_operator').values({ user_id: person.id }).execute();
      const { path } = await invite({ email: person.email, rolle: 'head' });
      const browser = await signInThroughPages(test, person);
      expect((await browser.post(path)).status).toBe(409);
      expect(await roles(person.email)).toEqual([]);
    });

    it('have a page of their own; others have not', async () => {
      expect((await head.get('/betrieb')).status).toBe(403);
      expect((await head.post('/betrieb/zentren/olpe/einrichten', { email: address() })).status).toBe(403);
    });
  });
});
