// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, visitor } from '../../tests/helpers/app.ts';
import { testDatabases } from '../../tests/helpers/database.ts';
import { newId } from '../db/ids.ts';
import { mount } from './pipeline.tsx';
import { byOf, type CentreRequest, type CentreRoute, centreRoutes, get, page, type Request } from './route.ts';

const settings = {
  askSchool: 'ja',
  schoolAnswerDays: '4',
  holdDays: '6',
  authorityDays: '5',
  targetDays: '21',
  maxKilometres: '20',
  postcode: '',
};

describe.each(testDatabases)('the pipeline on %s', (kind) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp(kind);
  });
  afterAll(() => test.close());

  it('sends people who are not signed in to sign in, and back afterwards', async () => {
    const response = await visitor(test).get('/zentrum?x=1');
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/anmelden?weiter=%2Fzentrum%3Fx%3D1');
  });

  it('keeps what was typed when the session is over, but no password', async () => {
    const response = await visitor(test).post('/zentrum/einstellungen', {
      place: 'Musterort "><b>',
      passwort: 'geheim-geheim',
    });
    expect(response.status).toBe(401);
    const html = await response.text();
    expect(html).toContain('Musterort &quot;&gt;&lt;b&gt;');
    expect(html).not.toContain('geheim-geheim');
  });

  it('refuses a change that does not come from our own pages, also without an Origin', async () => {
    const head = await signIn(test, { role: 'head' });
    expect((await head.post('/zentrum/einstellungen', { ...settings, _version: '1' })).status).toBe(303);
    const url = `${test.context.settings.publicUrl}/zentrum/einstellungen`;
    for (const headers of [{ origin: 'https://boese.example' }, { origin: 'null' }, {}] as Record<string, string>[]) {
      const response = await test.app.request(url, { method: 'POST', body: new URLSearchParams(settings), headers });
      expect(response.status).toBe(403);
    }
  });

  it('carries out a form once, however often it is sent, also at the same time', async () => {
    const head = await signIn(test, { role: 'head' });
    const html = await (await head.get('/zentrum/einstellungen')).text();
    const fields = { ...settings, _version: hiddenField(html, '_version'), _request: hiddenField(html, '_request') };
    const answers = await Promise.all(Array.from({ length: 5 }, () => head.post('/zentrum/einstellungen', fields)));
    for (const answer of answers)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/zentrum?ok=gespeichert']);
    const row = await test.inside('dueren', (tx) =>
      tx.selectFrom('centre_setting').select('version').executeTakeFirstOrThrow(),
    );
    expect(row.version).toBe(Number(fields._version) + 1);
  });

  it('lets a form that was wrong be sent again with the same number', async () => {
    const head = await signIn(test, { role: 'head', centre: 'aachen' });
    const html = await (await head.get('/zentrum/einstellungen')).text();
    const fields = { ...settings, _version: hiddenField(html, '_version'), _request: hiddenField(html, '_request') };
    expect((await head.post('/zentrum/einstellungen', { ...fields, holdDays: '99' })).status).toBe(422);
    expect((await head.post('/zentrum/einstellungen', fields)).status).toBe(303);
  });

  it("does not answer one person with another person's form", async () => {
    const [first, second] = [await signIn(test, { role: 'head' }), await signIn(test, { role: 'head' })];
    const html = await (await first.get('/zentrum/einstellungen')).text();
    const fields = { ...settings, _version: hiddenField(html, '_version'), _request: hiddenField(html, '_request') };
    expect((await first.post('/zentrum/einstellungen', fields)).status).toBe(303);
    expect((await second.post('/zentrum/einstellungen', fields)).status).toBe(409);
  });

  it('says who may see a page to whom may not, and notes the attempt', async () => {
    const school = await signIn(test, { role: 'school' });
    const response = await school.get('/zentrum');
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('Diese Seite gibt es für: Leitung.');
    const rows = await test.context.database.db
      .selectFrom('system_audit')
      .select('event')
      .where('user_id', '=', school.userId)
      .where('outcome', '=', 'forbidden')
      .execute();
    expect(rows).toEqual([{ event: 'centre.view' }]);
  });

  it('lets nobody past the second factor', async () => {
    const head = await signIn(test, { role: 'head', secondFactor: false });
    expect((await head.get('/zentrum')).headers.get('location')).toBe('/konto/zweiter-faktor');
    expect((await head.post('/zentrum/einstellungen', settings)).headers.get('location')).toBe('/konto/zweiter-faktor');
  });

  it('asks for the password again before rights are changed', async () => {
    const head = await signIn(test, { role: 'head' });
    await test.context.database.db
      .updateTable('session_state')
      .set({ confirmed_at: test.context.clock.now().subtract({ minutes: 11 }) })
      .execute();
    expect((await head.get('/personen/einladen')).headers.get('location')).toBe(
      '/konto/bestaetigen?weiter=%2Fpersonen%2Feinladen',
    );
  });

  it('answers with the promised headers', async () => {
    const response = await visitor(test).get('/anmelden');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('server-timing')).toMatch(/^app;dur=\d/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('strict-transport-security')).toBeNull();
  });

  it('keeps nothing of a request that fails, tells no more than a number, and logs no data', async () => {
    const lines: string[] = [];
    const log = { ...test.context.log, error: (line: object) => lines.push(JSON.stringify(line)) };
    const app = new Hono();
    const routes = centreRoutes('test', [
      get('/kaputt', 'centre.manage', 'test.broken', async ({ tx, centreId }: CentreRequest) => {
        await tx
          .updateTable('centre_setting')
          .set({ place: 'Nie gespeichert' })
          .where('centre_id', '=', centreId)
          .execute();
        await tx.updateTable('centre_setting').set({ hold_days: 987_654 }).execute();
        return page('never');
      }),
    ]);
    mount(app, { ...test.context, log, quotesFaults: false } as never, routes);
    const head = await signIn(test, { role: 'head' });
    const { sessionCookie, createSession } = await import('../auth/session.ts');
    const cookie = await sessionCookie(test.context, await createSession(test.context, head.userId));
    const response = await app.request('http://127.0.0.1:3000/kaputt', { headers: { cookie } });
    expect(response.status).toBe(500);
    expect(await response.text()).toMatch(/Kennung/);
    expect(lines.join()).toContain('23514');
    expect(lines.join()).not.toContain('Nie gespeichert');
    expect(lines.join()).not.toContain('update');
    const row = await test.inside('dueren', (tx) =>
      tx.selectFrom('centre_setting').select('place').executeTakeFirstOrThrow(),
    );
    expect(row.place).not.toBe('Nie gespeichert');
  });

  it('quotes message and statement of a fault, without its values, where the data are invented', async () => {
    const lines: string[] = [];
    const log = { ...test.context.log, error: (line: object) => lines.push(JSON.stringify(line)) };
    const app = new Hono();
    const routes = centreRoutes('test', [
      get('/kaputt', 'centre.manage', 'test.broken', async ({ tx }: CentreRequest) => {
        await tx.updateTable('centre_setting').set({ hold_days: 987_654 }).execute();
        return page('never');
      }),
    ]);
    mount(app, { ...test.context, log } as never, routes);
    const head = await signIn(test, { role: 'head' });
    await app.request('http://127.0.0.1:3000/kaputt', { headers: { cookie: head.cookie } });
    expect(lines.join()).toContain('violates check constraint');
    expect(lines.join()).toContain('update \\"centre_setting\\" set \\"hold_days\\" = $1');
    expect(lines.join()).not.toContain('987654');
  });

  it('acts in the role that the permission was granted to, for a person who has two', async () => {
    const both = await signIn(test, { role: 'data_protection_officer' });
    const later = Temporal.Now.instant().add({ hours: 1 });
    await test.inside('dueren', (tx) =>
      tx
        .insertInto('membership')
        .values({
          centre_id: test.centres.dueren,
          id: newId(),
          user_id: both.userId,
          role: 'counsellor',
          created_by: null,
          created_at: later,
        })
        .execute(),
    );
    const app = new Hono();
    const show = ({ by }: CentreRequest) => page(JSON.stringify({ ...by, user: by.userId === both.userId }));
    mount(
      app,
      test.context,
      centreRoutes('test', [get('/rat', 'case.edit', 'test', show), get('/alle', 'start.view', 'test', show)]),
    );
    const headers = { cookie: both.cookie };
    const by = async (path: string) => await (await app.request(`http://127.0.0.1:3000${path}`, { headers })).text();
    expect(await by('/rat')).toContain('"role":"counsellor"');
    expect(await by('/rat')).toContain(`"today":"${test.context.clock.today().toString()}","user":true`);
    // Both roles may: it is the one they were given first.
    expect(await by('/alle')).toContain('"role":"data_protection_officer"');
    expect(() => byOf({ user: { roles: ['school'] } } as unknown as Request, '', 'case.edit')).toThrow('No role');
  });

  it('does not start with a route that names no audit event, or with two routes for one path', () => {
    const route = centreRoutes('test', [
      { method: 'GET', path: '/x', permission: 'start.view', audit: 'x', handle: () => page('') },
    ])[0] as CentreRoute;
    expect(() => mount(new Hono(), test.context, [{ ...route, audit: '' }])).toThrow('not complete');
    expect(() => mount(new Hono(), test.context, [{ ...route, permission: 'nothing' as never }])).toThrow(
      'not complete',
    );
    expect(() => mount(new Hono(), test.context, [route, route])).toThrow('stands twice');
  });
});
