// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../tests/helpers/app.ts';
import { testDatabases } from '../../tests/helpers/database.ts';

describe.each(testDatabases)('health on %s', (kind) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp(kind, { empty: true });
  });
  afterAll(() => test.close());

  it('is ready with the newest migration', async () => {
    const answer = await test.app.request('/health/ready');
    expect([answer.status, await answer.json()]).toMatchObject([200, { status: 'ok', database: kind }]);
  });

  /** The embedded database has one connection; a server's new connections take over what its database is set to. */
  async function readOnly(on: boolean): Promise<void> {
    const { database } = test.context;
    const value = on ? 'on' : 'off';
    if (kind === 'pglite') return await database.script(`set default_transaction_read_only = ${value}`);
    const admin = new pg.Client((database as { adminUrl?: string }).adminUrl);
    await admin.connect();
    await admin.query('set default_transaction_read_only = off');
    const { rows } = await admin.query<{ name: string }>('select current_database() as name');
    await admin.query(`alter database ${rows[0]?.name} set default_transaction_read_only = ${value}`);
    await admin.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await admin.end();
  }

  it('is ready only while the database can write, checked at most every ten seconds', async () => {
    const ready = async () => (await test.app.request('/health/ready')).status;
    const later = () => test.setNow(test.context.clock.now().add({ seconds: 10 }));
    expect(await ready()).toBe(200);
    await readOnly(true);
    later();
    await expect.poll(ready).toBe(503);
    await readOnly(false);
    expect(await ready()).toBe(503);
    later();
    await expect.poll(ready).toBe(200);
    expect((await test.app.request('/health/live')).status).toBe(200);
  });
});
