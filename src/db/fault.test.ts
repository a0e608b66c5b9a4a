// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, testDatabases } from '../../tests/helpers/database.ts';
import { bearsDemoMark } from './fault.ts';

describe.each(testDatabases)('the mark of the demo on %s', (kind) => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  beforeAll(async () => {
    database = await openTestDatabase(kind);
  });
  afterAll(async () => await database.close());

  it.each([
    ['empty', false],
    ['real', false],
    ['demo', true],
  ])('is there for data of kind %s: %s', async (data, marked) => {
    await database.db
      .updateTable('installation')
      .set({ data_kind: data as 'demo' })
      .execute();
    expect(await bearsDemoMark(database.db)).toBe(marked);
  });
});
