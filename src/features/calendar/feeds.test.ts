// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp, testNow } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { newId } from '../../db/ids.ts';
import { closeFeed, findFeed, openFeed } from './actions.ts';

describe.each(testDatabases)('calendar feeds on %s', (kind) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp(kind);
  });
  afterAll(async () => test.close());
  const actor = (userId: string) => ({ centreId: test.centres.dueren, userId, now: test.context.clock.now() });
  const find = (token: string) => findFeed(test.context.database.db, token, test.context.clock.now());

  it('are read as often as asked, one per person, until they end', async () => {
    const [userId, other] = [newId(), newId()];
    const open = (id: string) => test.inside('dueren', (tx) => openFeed(tx, actor(id)));
    const [first, others] = [await open(userId), await open(other)];
    for (const _again of [1, 2]) expect(await find(first)).toEqual({ centreId: test.centres.dueren, userId });
    const second = await open(userId);
    expect([await find(first), (await find(second))?.userId]).toEqual([undefined, userId]);
    const close = () => test.inside('dueren', (tx) => closeFeed(tx, actor(userId)));
    expect([await close(), await close()]).toEqual([true, false]);
    expect([await find(second), (await find(others))?.userId]).toEqual([undefined, other]);
    test.setNow(test.context.clock.now().add({ hours: 24 * 366 }));
    expect(await find(others)).toBeUndefined();
    test.setNow(testNow);
    expect(await find('unknown')).toBeUndefined();
  });
});
