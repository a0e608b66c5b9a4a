// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, testNow } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import type { Role } from '../../auth/permissions.ts';
import { systemUserId, type Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { meetDeadline, type NewDeadline, setDeadline } from './actions.ts';
import { listDeadlines } from './queries.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-11-23');

describe.each(testDatabases)('deadlines on %s', (kind) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp(kind);
  });
  afterAll(async () => test.close());

  const actor = () => ({ centreId: test.centres.dueren, userId: systemUserId, now: test.context.clock.now() });
  const inside = <T>(work: (tx: Tx) => Promise<T>) => test.inside('dueren', work);
  const set = (deadline: Omit<NewDeadline, 'kind'>) =>
    inside((tx) => setDeadline(tx, actor(), { kind: 'record_review', ...deadline }));
  const list = (roles: Role[], userId = newId(), on = today) =>
    inside((tx) => listDeadlines(tx, { centreId: test.centres.dueren, userId, roles, today: on }, on, 20));
  const clear = (recordId: string) => inside((tx) => meetDeadline(tx, actor(), { kind: 'record_review', recordId }));

  it('wait for a role, or for one person of it', async () => {
    const { userId } = await signIn(test, { role: 'counsellor' });
    const [recordId, own] = [newId(), newId()];
    await set({ recordId, owner: { role: 'counsellor' }, dueOn: today });
    await set({ recordId: own, owner: { role: 'counsellor', userId }, dueOn: day('2026-11-20') });
    const ids = async (...asked: Parameters<typeof list>) => (await list(...asked)).map((row) => row.recordId);
    expect(await ids(['counsellor'])).toEqual([recordId]);
    expect(await ids(['counsellor'], userId)).toEqual([own, recordId]);
    expect(await ids(['head'])).toEqual([]);
    expect(await ids(['counsellor'], userId, day('2026-11-22'))).toEqual([own]);
    const elsewhere = { centreId: test.centres.dueren, userId, roles: ['counsellor'] as Role[], today };
    expect(await test.inside('aachen', (tx) => listDeadlines(tx, elsewhere, today, 20))).toEqual([]);
    expect([await clear(recordId), await clear(recordId), await clear(own)]).toEqual([true, false, true]);
    expect(await ids(['counsellor'], userId)).toEqual([]);
  });

  it('of somebody who has left the role wait for everybody in it', async () => {
    const { userId } = await signIn(test, { role: 'counsellor' });
    const recordId = newId();
    await set({ recordId, owner: { role: 'counsellor', userId }, dueOn: today });
    const seen = async (...asked: Parameters<typeof list>) =>
      (await list(...asked)).some((row) => row.recordId === recordId);
    expect([await seen(['counsellor']), await seen(['counsellor'], userId)]).toEqual([false, true]);
    await inside((tx) =>
      tx
        .updateTable('membership')
        .set({ ended_at: test.context.clock.now() })
        .where('user_id', '=', userId)
        .where('role', '=', 'counsellor')
        .execute(),
    );
    expect([await seen(['counsellor']), await seen(['head'], userId)]).toEqual([true, false]);
    await clear(recordId);
  });

  it('come up to another role after the day of escalation', async () => {
    const recordId = newId();
    const escalation = { on: day('2026-11-25'), to: 'head' as const };
    await set({ recordId, owner: { role: 'counsellor' }, dueOn: today, escalation });
    expect(await list(['head'], newId(), day('2026-11-25'))).toEqual([]);
    expect(await list(['head'], newId(), day('2026-11-26'))).toMatchObject([{ recordId, escalated: true }]);
    expect(await list(['counsellor'], newId(), day('2026-11-26'))).toMatchObject([{ recordId, escalated: false }]);
    await clear(recordId);
    expect(await list(['head'], newId(), day('2026-11-26'))).toEqual([]);
  });

  it('are one per record and kind: set again, the day moves', async () => {
    const recordId = newId();
    await set({ recordId, owner: { role: 'head' }, dueOn: day('2026-11-01') });
    await set({ recordId, owner: { role: 'counsellor' }, dueOn: day('2026-11-02') });
    expect(await list(['head'])).toEqual([]);
    expect(await list(['counsellor'])).toMatchObject([{ recordId, dueOn: day('2026-11-02') }]);
    await clear(recordId);
    await set({ recordId, owner: { role: 'counsellor' }, dueOn: today });
    expect((await list(['counsellor'])).length).toBe(1);
    await clear(recordId);
  });

  it('stand on the start page of their owner', async () => {
    const recordId = newId();
    const escalation = { on: day('2026-11-23'), to: 'head' as const };
    await set({ recordId, owner: { role: 'counsellor' }, dueOn: day('2026-11-20'), escalation });
    test.setNow('2026-11-24T09:00:00+01:00');
    const html = async (role: Role) => (await (await signIn(test, { role })).get('/')).text();
    const counsellor = await html('counsellor');
    expect(counsellor).toContain(`href="/faelle/${recordId}"`);
    expect(counsellor).toContain('Akte prüfen');
    expect(counsellor).not.toContain('liegt jetzt bei Ihnen');
    expect(await html('head')).toContain('Die Frist ist verstrichen und liegt jetzt bei Ihnen.');
    expect(await html('administration')).not.toContain('Akte prüfen');
    test.setNow(testNow);
    await clear(recordId);
  });
});
