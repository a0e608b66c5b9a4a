// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { inEachCentre } from './queries.ts';

describe.each(testDatabases)('work in each centre on %s', (kind) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp(kind);
  });
  afterAll(() => test.close());

  it.each(['aachen', 'dueren'])('goes on when it fails in %s, and fails when all had their turn', async (broken) => {
    const work = inEachCentre(test.context.database.db, test.context.clock.now(), async (tx, { id, key }) => {
      await tx.updateTable('centre_setting').set({ school_answer_days: 9 }).where('centre_id', '=', id).execute();
      if (key === broken) throw new Error(`broken in ${key}`);
    });
    await expect(work).rejects.toThrow(`broken in ${broken}`);
    const days = async (centre: 'aachen' | 'dueren') =>
      await test.inside(centre, async (tx) => {
        const row = await tx.selectFrom('centre_setting').select('school_answer_days').executeTakeFirstOrThrow();
        await tx.updateTable('centre_setting').set({ school_answer_days: 5 }).execute();
        return row.school_answer_days;
      });
    expect([await days('aachen'), await days('dueren')].map((n) => n === 9)).toEqual([
      broken !== 'aachen',
      broken !== 'dueren',
    ]);
  });
});
