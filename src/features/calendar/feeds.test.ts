// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, testNow, visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { closeFeed, findFeedOf, openFeed } from './actions.ts';
import { feedPurpose } from './words.ts';

describe.each(testDatabases)('calendar feeds on %s', (kind) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp(kind);
  });
  afterAll(async () => test.close());
  const actor = (userId: string) => ({ centreId: test.centres.dueren, userId, now: test.context.clock.now() });
  const find = async (token: string) =>
    (await findFeedOf(test.context.database.db, token, feedPurpose, test.context.clock.now()))?.recordId;
  const read = async (token: string) => (await visitor(test).get(`/kalender/${token}.ics`)).status;

  it('are read as often as asked, one per person, until they end', async () => {
    const [{ userId }, { userId: other }] = [
      await signIn(test, { role: 'counsellor' }),
      await signIn(test, { role: 'counsellor' }),
    ];
    const open = (id: string) => test.inside('dueren', (tx) => openFeed(tx, actor(id)));
    const [first, others] = [await open(userId), await open(other)];
    for (const _again of [1, 2]) expect([await find(first), await read(first)]).toEqual([userId, 200]);
    const second = await open(userId);
    expect([await find(first), await find(second)]).toEqual([undefined, userId]);
    const close = () => test.inside('dueren', (tx) => closeFeed(tx, actor(userId)));
    expect([await close(), await close()]).toEqual([true, false]);
    expect([await find(second), await find(others)]).toEqual([undefined, other]);
    test.setNow(test.context.clock.now().add({ hours: 24 * 366 }));
    expect(await find(others)).toBeUndefined();
    test.setNow(testNow);
    expect(await find('unknown')).toBeUndefined();
  });

  it('end with the last role of their person in the centre', async () => {
    const { userId } = await signIn(test, { role: 'counsellor' });
    const token = await test.inside('dueren', (tx) => openFeed(tx, actor(userId)));
    expect(await read(token)).toBe(200);
    await test.inside('dueren', (tx) =>
      tx
        .updateTable('membership')
        .set({ ended_at: actor(userId).now })
        .where('user_id', '=', userId)
        .execute(),
    );
    expect(await read(token)).toBe(404);
  });

  it('are one also when opened several times at once', async () => {
    const { userId } = await signIn(test, { role: 'counsellor' });
    const tokens = await Promise.all(
      Array.from({ length: 6 }, () => test.inside('dueren', (tx) => openFeed(tx, actor(userId)))),
    );
    const found = await Promise.all(tokens.map(find));
    expect(found.filter(Boolean)).toHaveLength(1);
  });
});
