// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { type Role, roleLabels } from '../../auth/permissions.ts';
import { newId } from '../../db/ids.ts';
import { idOf, reportFields } from '../families/report.fixture.ts';
import { expireHolds, holdPlace } from '../schools/holds.ts';
import { givePlace } from '../schools/places.fixture.ts';
import { tell } from './actions.ts';
import { type NoticeKind, type NoticeReader, noticeWords } from './words.ts';

const kinds = Object.keys(noticeWords) as NoticeKind[];
const roles = (Object.keys(roleLabels) as Role[]).filter((role) => role !== 'operator');
const seenIn = (html: string, kind: NoticeKind): string | undefined =>
  html
    .split('<form')
    .find((form) => form.includes(noticeWords[kind].text))
    ?.match(/action="([^"]*\/gesehen)"/)?.[1];

describe.each(testDatabases)('notices on %s', (kind) => {
  let test: TestApp;
  const visitors = new Map<Role, Visitor>();
  const of = (role: Role): Visitor => visitors.get(role)!;
  const today = async (visitor: Visitor): Promise<string> => await (await visitor.get('/')).text();
  const news = (responsible: string | null = null, recordId = newId()) => ({
    centreId: test.centres.dueren,
    recordId,
    at: test.context.clock.now(),
    byUser: null,
    responsible,
  });

  beforeAll(async () => {
    test = await testApp(kind);
    for (const role of roles) visitors.set(role, await signIn(test, { role }));
  });
  afterAll(async () => test.close());

  it.each(kinds)('%s is read by its readers only, says what to do, leads there, and goes when seen', async (name) => {
    const { readers, text, link } = noticeWords[name];
    const recordId = newId();
    await test.inside('dueren', (tx) => tell(tx, name, [news(null, recordId)]));
    expect(text).toMatch(/\. Bitte .*\.$/);
    for (const role of roles) {
      const html = await today(of(role));
      expect(html, role).not.toContain(name);
      if (!(role in readers)) {
        expect(html, role).not.toContain(text);
        continue;
      }
      expect(html, role).toContain(text);
      expect(html, role).toContain(`href="${link.href(recordId)}"`);
      expect(html, role).toContain(link.label);
      const seen = seenIn(html, name) ?? '';
      for (const other of roles.filter((one) => one !== role))
        expect((await of(other).post(seen)).status, other).toBe(404);
      expect((await of(role).post(seen)).status, role).toBe(303);
      expect(await today(of(role)), role).not.toContain(text);
    }
    // The same to all, so each of them had a row of their own.
    const rows = await test.inside('dueren', (tx) =>
      tx.selectFrom('notice').select('for_role').where('record_id', '=', recordId).execute(),
    );
    expect(new Set(rows.map((row) => row.for_role))).toEqual(new Set(Object.keys(readers) as NoticeReader[]));
  });

  it('tells the counsellor of the case that its hold ran out, and no other counsellor', async () => {
    const [own, other, left] = [
      await signIn(test, { role: 'counsellor' }),
      await signIn(test, { role: 'counsellor' }),
      await signIn(test, { role: 'counsellor' }),
    ];
    const report = async (name: string) =>
      idOf(await own.post('/meldungen', reportFields({ trotzdem: 'ja', vornamen: name })));
    const [mine, nobodys, of3] = [await report('Eins'), await report('Zwei'), await report('Drei')];
    expect((await own.post(`/faelle/${mine}/zustaendig`, { person: own.userId })).status).toBe(303);
    expect((await own.post(`/faelle/${of3}/zustaendig`, { person: left.userId })).status).toBe(303);
    await test.inside('dueren', async (tx) => {
      const now = test.context.clock.now();
      const placeId = await givePlace(tx, test.centres.dueren, { school: '199001', grade: '05', capacity: 9 });
      const day = Temporal.PlainDate.from('2026-11-02');
      for (const caseId of [mine, nobodys, of3])
        await holdPlace(tx, { placeId, caseId, userId: newId(), now, today: day, holdDays: 1 });
      await tx.updateTable('membership').set({ ended_at: now }).where('user_id', '=', left.userId).execute();
      expect(await expireHolds(tx, { now, today: Temporal.PlainDate.from('2026-11-23') })).toBe(3);
    });
    const cases = await test.inside('dueren', (tx) =>
      tx.selectFrom('placement_case').select(['id', 'case_number']).execute(),
    );
    const numbers = new Map(cases.map((row) => [row.id, row.case_number]));
    // The number of the case tells one notice from another.
    const link = (caseId: string) =>
      `<a class="kern-link" href="/faelle/${caseId}">Zum Fall ${numbers.get(caseId)}</a>`;
    const [forOwn, forOther, forHead] = [await today(own), await today(other), await today(of('head'))];
    expect(forOwn).toContain(noticeWords.hold_expired.text);
    expect([mine, nobodys, of3].map((id) => forOwn.includes(link(id)))).toEqual([true, true, true]);
    // A case of nobody, and of somebody who has left, concerns all.
    expect([mine, nobodys, of3].map((id) => forOther.includes(link(id)))).toEqual([false, true, true]);
    expect([mine, nobodys, of3].map((id) => forHead.includes(link(id)))).toEqual([true, true, true]);
    const seen =
      forOwn
        .split('<form')
        .find((form) => form.includes(link(mine)))
        ?.match(/action="([^"]*)"/)?.[1] ?? '';
    expect((await other.post(seen)).status).toBe(404);
    expect((await own.post(seen)).status).toBe(303);
    expect(await today(own)).not.toContain(link(mine));
  });

  it('keeps who saw a notice first, however often the button is pressed', async () => {
    const [first, second] = [await signIn(test, { role: 'head' }), await signIn(test, { role: 'head' })];
    const recordId = newId();
    await test.inside('dueren', (tx) => tell(tx, 'protected_address_opened', [news(null, recordId)]));
    const row = () =>
      test.inside('dueren', (tx) =>
        tx
          .selectFrom('notice')
          .select(['id', 'seen_by'])
          .where('record_id', '=', recordId)
          .where('for_role', '=', 'head')
          .executeTakeFirstOrThrow(),
      );
    const { id } = await row();
    for (const head of [first, first, second]) expect((await head.post(`/hinweise/${id}/gesehen`)).status).toBe(303);
    expect((await row()).seen_by).toBe(first.userId);
  });

  it('tells everybody in the role what nobody saw before the person it was for left', async () => {
    const [leaving, staying] = [await signIn(test, { role: 'counsellor' }), await signIn(test, { role: 'counsellor' })];
    const recordId = newId();
    await test.inside('dueren', (tx) => tell(tx, 'hold_expired', [news(leaving.userId, recordId)]));
    expect(await today(staying)).not.toContain(recordId);
    await test.inside('dueren', (tx) =>
      tx
        .updateTable('membership')
        .set({ ended_at: test.context.clock.now() })
        .where('user_id', '=', leaving.userId)
        .execute(),
    );
    const html = await today(staying);
    expect(html).toContain(recordId);
    const seen =
      html
        .split('<form')
        .find((form) => form.includes(recordId))
        ?.match(/action="([^"]*)"/)?.[1] ?? '';
    expect((await staying.post(seen)).status).toBe(303);
    expect(await today(of('counsellor'))).not.toContain(recordId);
  });

  it('keeps kinds and readers that nobody has words for out of the database', async () => {
    const row = {
      centre_id: test.centres.dueren,
      for_role: 'head' as const,
      kind: 'hold_expired',
      record_kind: 'case',
      record_id: newId(),
      at: test.context.clock.now(),
      by_user: null,
      seen_at: null,
      seen_by: null,
    };
    for (const wrong of [{ kind: 'something_else' }, { for_role: 'school' }])
      await expect(
        test.inside('dueren', (tx) =>
          tx
            .insertInto('notice')
            .values({ ...row, id: newId(), ...(wrong as { kind: 'hold_expired' }) })
            .execute(),
        ),
      ).rejects.toThrow(/notice_/);
  });
});
