// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
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

  // The server's pool has many connections; the embedded database has the one that is made read-only here.
  it.runIf(kind === 'pglite')(
    'is ready only while the database can write, checked at most every ten seconds',
    async () => {
      const ready = async () => (await test.app.request('/health/ready')).status;
      const readOnly = (on: boolean) =>
        test.context.database.script(`set default_transaction_read_only = ${on ? 'on' : 'off'}`);
      const later = () => test.setNow(test.context.clock.now().add({ seconds: 10 }));
      expect(await ready()).toBe(200);
      await readOnly(true);
      expect(await ready()).toBe(200);
      later();
      const answer = await test.app.request('/health/ready');
      expect([answer.status, await answer.json()]).toEqual([
        503,
        { status: 'unavailable', database: 'pglite', migration: null },
      ]);
      await readOnly(false);
      later();
      expect(await ready()).toBe(200);
      expect((await test.app.request('/health/live')).status).toBe(200);
    },
  );
});
