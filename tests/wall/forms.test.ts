// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRoles, may } from '../../src/auth/permissions.ts';
import { newId } from '../../src/db/ids.ts';
import { featureRoutes } from '../../src/features/index.ts';
import { mount } from '../../src/web/pipeline.tsx';
import { centreRoutes, page } from '../../src/web/route.ts';
import { hiddenField, signIn, type TestApp, testApp, type Visitor, visitor } from '../helpers/app.ts';
import { testDatabases } from '../helpers/database.ts';

describe.each(testDatabases)('forms and addresses nobody of us made, on %s', (kind) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp(kind);
  });
  afterAll(() => test.close());

  const raw = (path: string, body: string, type = 'application/x-www-form-urlencoded') => {
    const base = test.context.settings.publicUrl;
    return test.app.request(base + path, { method: 'POST', body, headers: { origin: base, 'content-type': type } });
  };

  /** A head of Düren who has a role in Aachen too. */
  async function headOfTwo(): Promise<Visitor> {
    const head = await signIn(test, { role: 'head' });
    await test.inside('aachen', (tx) =>
      tx
        .insertInto('membership')
        .values({ centre_id: test.centres.aachen, id: newId(), user_id: head.userId, role: 'head' })
        .execute(),
    );
    return head;
  }
  const invitations = (centre: 'dueren' | 'aachen', email: string) =>
    test.inside(centre, (tx) => tx.selectFrom('invitation').select('id').where('email', '=', email).execute());
  const switchTo = (who: Visitor, centre: 'dueren' | 'aachen') =>
    who.post('/konto/zentrum', { zentrum: test.centres[centre] });

  it('does not write into the centre somebody has switched to in another tab', async () => {
    const head = await headOfTwo();
    await switchTo(head, 'dueren');
    const html = await (await head.get('/personen/einladen')).text();
    expect(hiddenField(html, '_centre')).toBe('dueren');
    const email = `tab-${newId().slice(-8)}@example.org`;
    const fields = { email, rolle: 'head', _request: hiddenField(html, '_request'), _centre: 'dueren' };
    await switchTo(head, 'aachen');
    const answer = await head.post('/personen/einladen', fields);
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain('gehört zu einem anderen Zentrum');
    expect(hiddenField(page, 'email')).toBe(email);
    expect(await invitations('aachen', email)).toEqual([]);
    await switchTo(head, 'dueren');
    expect((await head.post('/personen/einladen', fields)).status).toBe(303);
    expect(await invitations('dueren', email)).toHaveLength(1);
    expect(await invitations('aachen', email)).toEqual([]);
  });

  it('does not write into another centre when the role in the one of the form has ended', async () => {
    const head = await headOfTwo();
    await switchTo(head, 'dueren');
    await test.inside('dueren', (tx) =>
      tx
        .updateTable('membership')
        .set({ ended_at: test.context.clock.now() })
        .where('user_id', '=', head.userId)
        .execute(),
    );
    const email = `ended-${newId().slice(-8)}@example.org`;
    const answer = await head.post('/personen/einladen', { email, rolle: 'head', _centre: 'dueren' });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('haben Sie keine Rolle');
    expect(await invitations('aachen', email)).toEqual([]);
  });

  it('carries the centre in every form that is posted into one', async () => {
    const head = await signIn(test, { role: 'head' });
    for (const path of ['/personen/einladen', '/zentrum/einstellungen', '/zentrum/zustaendigkeit', '/meldungen/neu']) {
      const html = await (await head.get(path)).text();
      expect(hiddenField(html, '_centre'), path).toBe('dueren');
    }
  });

  it('answers a form that is no form with 400, before and after sign-in', async () => {
    const multipart = 'multipart/form-data; boundary=x';
    for (const path of ['/anmelden', '/einrichtung', '/passwort-vergessen']) {
      expect((await raw(path, 'nonsense', multipart)).status, path).toBe(400);
    }
    expect((await raw('/anmelden', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb', multipart)).status).toBe(
      400,
    );
    expect((await raw('/anmelden', '{"email":"a"}', 'application/json')).status).toBe(422);
    expect((await raw('/meldungen', 'nonsense', multipart)).status).toBe(401);
  });

  it('spends no work on thousands of fields or megabytes from somebody unknown', async () => {
    // Of the processor: the machine may have more to do than this.
    const start = process.threadCpuUsage();
    expect((await raw('/meldungen', 'a&'.repeat(400_000))).status).toBe(400);
    expect((await raw('/meldungen', Array.from({ length: 50_000 }, (_, i) => `k${i}=1`).join('&'))).status).toBe(400);
    expect((await raw('/meldungen', 'a&'.repeat(4_000_000))).status).toBe(413);
    expect((await raw('/anmelden', `email=${'a'.repeat(2_000_000)}`)).status).toBe(413);
    const { user, system } = process.threadCpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(2000);
    expect((await raw('/meldungen', 'a=1&'.repeat(3000))).status).toBe(401);
  });

  it('takes names of built-in properties for names like any other', async () => {
    const head = await signIn(test, { role: 'head' });
    const names = ['__proto__', 'constructor', 'toString', '__proto__[polluted]', 'constructor.prototype.polluted'];
    const fields = Object.fromEntries(names.map((name) => [name, 'yes']));
    const answer = await head.post('/personen/einladen', { ...fields, email: 'a@example.org', rolle: 'head' });
    expect(answer.status).toBe(422);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((await raw('/anmelden', '__proto__=x&constructor=y&email=a%40example.org&passwort=z')).status).toBe(422);
  });

  it('answers junk in the query of every page without a fault and without its HTML', async () => {
    const junk = ['%00', '%ff', '%ED%A0%80', "'%22%3Cb%3E%25_", '-1', '9'.repeat(30), '1e309', 'a'.repeat(3000)];
    const names =
      'q seite sort gemeinde stand schule schulen seit jahrgang art familie familie-von person datensatz von bis weiter ok sprachen form gebiet frei __proto__';
    const faults: string[] = [];
    const asked = new Set<string>();
    for (const role of allRoles) {
      const who = await signIn(test, { role });
      // The start page is each role's own; any other page is asked for by the first that may open it.
      const pages = featureRoutes.filter(
        (r) =>
          r.method === 'GET' &&
          !r.path.includes(':') &&
          may([role], r.permission) &&
          (r.path === '/' || !asked.has(r.path)),
      );
      for (const { path } of pages) asked.add(path);
      for (const { path } of pages) {
        for (const text of junk) {
          const query = names.split(' ').map((name) => `${name}=${text}`);
          const answer = await who.get(`${path}?${query.join('&')}`);
          if (answer.status >= 500 || (await answer.text()).includes('<b>')) faults.push(`${role} ${path} ${text}`);
        }
      }
    }
    const nobody = visitor(test);
    for (const path of [
      '/passwort-neu/%00',
      '/einladung/%00',
      '/einladung/%ff',
      '/assets/..%2f..%2fpackage.json',
      '/%00',
    ]) {
      const answers = [await nobody.get(path), await nobody.post(path, { a: 'b' })];
      for (const { status } of answers) if (status >= 500 || status === 200) faults.push(`${path} ${status}`);
    }
    for (const cookie of [
      'herzstueck.session_token=%',
      'herzstueck.session_token=.',
      '=;;=',
      `a=${'b'.repeat(8000)}`,
    ]) {
      const { status } = await visitor(test, cookie).get('/faelle');
      if (status !== 303) faults.push(`${cookie.slice(0, 40)} ${status}`);
    }
    expect(faults).toEqual([]);
  });

  it('logs where something failed, never what somebody typed', async () => {
    const lines: string[] = [];
    const log = { ...test.context.log, error: (line: object) => lines.push(JSON.stringify(line)) };
    const app = new Hono();
    const routes = centreRoutes('test', [
      {
        method: 'GET',
        path: '/kaputt',
        permission: 'centre.manage',
        audit: 'test.broken',
        handle: ({ url }) => {
          Temporal.PlainDate.from(url.searchParams.get('tag') ?? '');
          return page('never');
        },
      },
    ]);
    mount(app, { ...test.context, log } as never, routes);
    const head = await signIn(test, { role: 'head' });
    const { createSession, sessionCookie } = await import('../../src/auth/session.ts');
    const cookie = await sessionCookie(test.context, await createSession(test.context, head.userId));
    const url = 'http://127.0.0.1:3000/kaputt?tag=Geheimname';
    expect((await app.request(url, { headers: { cookie } })).status).toBe(500);
    expect(lines.join()).toContain('RangeError');
    expect(lines.join()).toContain('forms.test.ts');
    expect(lines.join()).not.toContain('Geheimname');
  });
});
