// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor, visitor } from '../../tests/helpers/app.ts';
import { testDatabases, withServer } from '../../tests/helpers/database.ts';
import { childReport } from '../../tests/helpers/journey.ts';
import { troubleOf } from '../db/trouble.ts';

/** Runs SQL as the administrator of the test's database. */
async function asAdmin(test: TestApp, sql: string): Promise<void> {
  const { database } = test.context;
  const { adminUrl } = database as { adminUrl?: string };
  if (adminUrl === undefined) return await database.script(sql);
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}

describe.each(testDatabases)('trouble of the database at a page on %s', (kind) => {
  let test: TestApp;
  let office: Visitor;
  beforeAll(async () => {
    test = await testApp(kind);
    office = await signIn(test, { role: 'reporting_office' });
  });
  afterAll(() => test.close());
  const ready = async () => {
    const answer = await test.app.request('/health/ready');
    return [answer.status, ((await answer.json()) as { reason?: string }).reason];
  };

  it.each([
    ['53100', 'full', 'keinen Speicherplatz mehr'],
    ['25006', 'read_only', 'nimmt gerade keine Änderungen an'],
    ['53300', 'busy', 'hat gerade zu viel zu tun'],
    ['57P03', 'away', 'antwortet gerade nicht'],
  ])('%s is said in one sentence with what was typed, and readiness knows it at once', async (code, kindOf, words) => {
    await asAdmin(
      test,
      `create function trouble() returns trigger language plpgsql as $$ begin raise exception 'x' using errcode = '${code}'; end $$;
      create trigger trouble before insert on case_event for each row execute function trouble()`,
    );
    expect(await ready()).toEqual([200, undefined]);
    const fields = childReport(1);
    const answer = await office.post('/meldungen', fields);
    const page = await answer.text();
    expect([answer.status, page]).toEqual([503, expect.stringContaining(words)]);
    expect(page.match(/<p class="kern-body">[^<]*:/g)).toHaveLength(2);
    expect(page).toContain(fields.nachname);
    expect(page).toContain(`value="${fields._request}"`);
    expect(await ready()).toEqual([503, kindOf]);
    await asAdmin(test, 'drop trigger trouble on case_event; drop function trouble()');
    test.setNow(test.context.clock.now().add({ seconds: 10 }));
    expect(await ready()).toEqual([200, undefined]);
    expect((await office.post('/meldungen', fields)).status).toBe(303);
  });

  it('is said on the page of sign-in too, never as a wrong password', async () => {
    await asAdmin(
      test,
      `create function trouble() returns trigger language plpgsql as $$ begin raise exception 'x' using errcode = '53100'; end $$;
      create trigger trouble before insert or update on auth_session for each row execute function trouble();
      create trigger trouble before insert or update on sign_in_failure for each row execute function trouble()`,
    );
    const answer = await visitor(test).post('/anmelden', { email: 'a@example.org', passwort: 'geheim' });
    const page = await answer.text();
    expect([answer.status, page]).toEqual([503, expect.stringContaining('keinen Speicherplatz mehr')]);
    expect(page).toContain('a@example.org');
    expect(page).not.toContain('geheim');
    await asAdmin(test, 'drop function trouble() cascade');
  });
});

describe.runIf(withServer)('a PostgreSQL server that gives no connection', () => {
  it('is one sentence with what was typed, before it is known who asks', async () => {
    const test = await testApp('postgres');
    const office = await signIn(test, { role: 'reporting_office' });
    const name = new URL(test.context.settings.databaseUrl ?? (test.context.database as { url?: string }).url ?? '');
    const database = name.pathname.slice(1);
    await asAdmin(
      test,
      `alter database ${database} connection limit 0;
      select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    const fields = childReport(1);
    // each connection of the pool that was ended says so once (away), before the server refuses new ones
    const answers: [number, string][] = [];
    const ask = async () => {
      const answer = await office.post('/meldungen', fields);
      answers.push([answer.status, await answer.text()]);
      return answers.at(-1)?.[1];
    };
    await expect.poll(ask).toContain('hat gerade zu viel zu tun');
    for (const [status, page] of answers) {
      expect(status).toBe(503);
      expect(page).toContain(fields.nachname);
    }
    await asAdmin(test, `alter database ${database} connection limit -1`);
    await expect.poll(async () => (await office.post('/meldungen', fields)).status).toBe(303);
    await test.close();
  });
});

describe('troubleOf', () => {
  it.each([
    [{ code: 'ENOSPC' }, 'full'],
    [{ code: 'EDQUOT' }, 'full'],
    [{ code: 'XX000', message: 'could not write to file "x": Disk quota exceeded' }, 'full'],
    [{ code: '53400' }, 'full'],
    [{ code: 'EROFS' }, 'read_only'],
    [{ code: 'ECONNREFUSED' }, 'away'],
    [{ code: '57P01' }, 'away'],
    [new Error('Connection terminated unexpectedly'), 'away'],
    [new Error('outer', { cause: { code: '53100' } }), 'full'],
    [{ code: '28P01' }, 'login'],
    [{ code: 'XX001' }, 'damaged'],
    [{ code: '23505' }, undefined],
    [new Error('something else'), undefined],
    [undefined, undefined],
  ])('knows %j as %s', (error, kind) => {
    expect(troubleOf(error)?.kind).toBe(kind);
  });
});
