// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestApp, testApp, testNow } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { inCentre, systemUserId } from '../../db/centre.ts';
import { password, TestBrowser, takeMail } from './browser.fixture.ts';
import { announceSetup, awaitsSetup, renewSetupCode } from './setup.ts';

describe.each(testDatabases)('the first set-up on %s', (kind) => {
  let test: TestApp;
  let code: string;
  const fields = {
    zentrum: 'soest',
    name: 'Bea Betrieb',
    email: 'betrieb@example.org',
    passwort: password,
    passwort2: password,
    leitung: 'leitung@example.org',
  };

  beforeAll(async () => {
    test = await testApp(kind);
  });
  afterAll(async () => {
    await test.close();
  });
  beforeEach(async () => {
    test.setNow(testNow);
    await test.context.database.db.deleteFrom('sign_in_failure').execute();
    code = (await renewSetupCode(test.context)) ?? '';
  });
  const post = (extra: Record<string, string> = {}) =>
    new TestBrowser(test).post('/einrichtung', { ...fields, einrichtungscode: code, ...extra });

  it('prints a code of which only the hash is kept', async () => {
    const lines: string[] = [];
    await announceSetup(test.context, (line) => lines.push(line));
    expect(lines.join('\n')).toMatch(/\/einrichtung\n.*: [A-Z2-7]{4}(-[A-Z2-7]{4}){3} /);
    const row = await test.context.database.db.selectFrom('installation').selectAll().executeTakeFirstOrThrow();
    expect(row.setup_code_hash).toMatch(/^[0-9a-f]{64}$/);
    // The code of before is void now.
    expect((await post()).status).toBe(422);
  });

  it('names all mistakes at once, keeps what was typed but no secret', async () => {
    const response = await post({ passwort: 'kurz', leitung: fields.email, zentrum: 'nirgends' });
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toContain('value="Bea Betrieb"');
    for (const field of ['feld-zentrum', 'feld-passwort']) expect(html).toContain(`href="#${field}"`);
    expect(html).not.toContain('kurz"');
    expect((await post({ leitung: fields.email })).status).toBe(422);
  });

  it('allows five wrong codes in ten minutes', async () => {
    for (let count = 0; count < 5; count += 1) expect((await post({ einrichtungscode: 'AAAA-BBBB' })).status).toBe(422);
    expect((await post()).status).toBe(429);
    expect(await awaitsSetup(test.context)).toBe(true);
  });

  it('happens once, even when sent twice at the same time', async () => {
    const other = { email: 'zweite@example.org', leitung: 'andere@example.org' };
    const answers = await Promise.all([post({ einrichtungscode: code.toLowerCase() }), post(other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const { db } = test.context.database;
    expect(await db.selectFrom('system_operator').select('user_id').execute()).toHaveLength(1);
    expect(await db.selectFrom('auth_user').select('id').execute()).toHaveLength(1);
    expect((await post()).status).toBe(404);
    expect((await new TestBrowser(test).get('/einrichtung')).status).toBe(404);
    expect(await renewSetupCode(test.context)).toBeNull();
    const row = await db.selectFrom('installation').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ data_kind: 'real', setup_code_hash: null });
  });

  it('sets up the centre with authorities, competence and notices, and invites its head', async () => {
    const mails = await takeMail(test);
    expect(mails.map(({ subject }) => subject)).toEqual(['Herzstück: Ihre Einladung']);
    const { db } = test.context.database;
    const centre = await db.selectFrom('centre').selectAll().where('key', '=', 'soest').executeTakeFirstOrThrow();
    expect(centre.active).toBe(true);
    const actor = { centreId: centre.id, userId: systemUserId, now: Temporal.Instant.from(testNow) };
    await inCentre(db, actor, async (tx) => {
      const kinds = await tx.selectFrom('authority').select(['kind', 'name']).orderBy('kind').execute();
      expect(kinds).toEqual([
        { kind: 'centre', name: 'Kommunales Integrationszentrum Kreis Soest' },
        { kind: 'district_government', name: 'Bezirksregierung Arnsberg' },
        { kind: 'school_authority', name: 'Schulamt für den Kreis Soest' },
      ]);
      const rules = await tx
        .selectFrom('competence_rule')
        .select(['age_from', 'age_to', 'path'])
        .orderBy('age_from')
        .execute();
      expect(rules.map((rule) => rule.path)).toEqual([
        'direct_registration',
        'school_authority',
        'district_government',
      ]);
      const notices = await tx.selectFrom('remedy_notice').select(['text_de', 'source']).execute();
      expect(notices).toHaveLength(3);
      for (const notice of notices) {
        expect(notice.text_de).toContain('Verwaltungsgericht Arnsberg');
        expect(notice.text_de).not.toContain('{');
        expect(notice.source).not.toBe('');
      }
    });
  });

  it('leads the operator to their page, with no case in reach', async () => {
    const browser = new TestBrowser(test);
    const operator = await test.context.database.db.selectFrom('auth_user').select('email').executeTakeFirstOrThrow();
    const response = await browser.post('/anmelden', { email: operator.email, passwort: password });
    expect(response.headers.get('location')).toBe('/konto/zweiter-faktor');
  });

  it('loads the demo with the code instead, once, and never into a set-up installation', async () => {
    const other = await testApp(kind, { empty: true });
    const right = (await renewSetupCode(other.context)) ?? '';
    const send = (einrichtungscode: string) => new TestBrowser(other).post('/einrichtung/demo', { einrichtungscode });
    expect((await send('AAAA-AAAA-AAAA-AAAA')).status).toBe(422);
    expect((await send('')).status).toBe(422);
    const loaded = await send(right);
    expect(loaded.status).toBe(200);
    expect(await loaded.text()).toContain('demo-accounts.json');
    expect((await send(right)).status).toBe(404);
    await other.close();
    if (!(await awaitsSetup(test.context)))
      expect((await new TestBrowser(test).post('/einrichtung/demo', { einrichtungscode: code })).status).toBe(404);
  });
});
