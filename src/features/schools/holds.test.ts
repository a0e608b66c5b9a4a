// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { dayOf } from '../../clock.ts';
import type { Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict } from '../../refusals.ts';
import { expireHolds, findActiveHold, holdPlace, moveHold, releaseHold, useHold, type WantedHold } from './holds.ts';
import { schoolJobs } from './jobs.ts';
import { giveCase, givePlace } from './places.fixture.ts';
import { findPlace, placesForRanking } from './queries.ts';

describe.each(testDatabases)('holds on %s', (kind) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp(kind);
  });
  afterAll(() => test.close());

  const inside = <T>(work: (tx: Tx) => Promise<T>) => test.inside('dueren', work);
  const place = (options: Parameters<typeof givePlace>[2]) =>
    inside((tx) => givePlace(tx, test.centres.dueren, options));
  const aCase = () => inside((tx) => giveCase(tx, test.centres.dueren));
  const request = (placeId: string, caseId: string): WantedHold => {
    const now = test.context.clock.now();
    return { placeId, caseId, userId: newId(), now, today: dayOf(now), holdDays: 5 };
  };
  const hold = (placeId: string, caseId: string) => inside((tx) => holdPlace(tx, request(placeId, caseId)));

  it('gives the last place to exactly one of 50 simultaneous requests, 20 times', async () => {
    for (let round = 0; round < 20; round += 1) {
      const grade = '05';
      const id = await place({ school: '199001', grade, kind: 'regular', capacity: 1 });
      const cases = await inside(async (tx) => {
        const ids: string[] = [];
        for (let n = 0; n < 50; n += 1) ids.push(await giveCase(tx, test.centres.dueren));
        return ids;
      });
      const results = await Promise.allSettled(cases.map((caseId) => hold(id, caseId)));
      const refused = results.filter((result) => result.status === 'rejected');
      expect(refused).toHaveLength(49);
      expect(refused.every((result) => result.reason instanceof Conflict)).toBe(true);
      expect((await inside((tx) => findPlace(tx, id)))?.held).toBe(1);
      await inside(async (tx) => {
        // The next round needs a fresh row of the same school, grade and kind.
        await tx
          .updateTable('school_place')
          .set({ kind: 'ffm', grade: String(20 + round) })
          .where('id', '=', id)
          .execute();
      });
    }
  });

  it('keeps a place for five working days, the last one included', async () => {
    const kept = await hold(await place({ capacity: 1, grade: '08' }), await aCase());
    expect(kept.expiresOn.toString()).toBe('2026-11-30');
  });

  it('names other schools with a free place, nearest first', async () => {
    const full = await place({ school: '199001', grade: '09', capacity: 0 });
    await place({ school: '199002', grade: '09', capacity: 2 });
    await place({ school: '199005', grade: '09', capacity: 1 });
    await place({ school: '199007', grade: '09', kind: 'regular', capacity: 1 });
    const error = await hold(full, await aCase()).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Conflict);
    expect((error as Conflict).alternatives.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'school 199005',
      'school 199002',
    ]);
  });

  it('finds the place by school, grade and kind, and refuses where none is reported', async () => {
    await place({ school: '199007', grade: '10', capacity: 1 });
    const { placeId: _, ...rest } = { ...request('', await aCase()) } as WantedHold & { placeId: string };
    const wanted = { ...rest, grade: '10', kind: 'df' as const };
    await inside((tx) => holdPlace(tx, { ...wanted, schoolNumber: '199007' }));
    await expect(inside((tx) => holdPlace(tx, { ...wanted, schoolNumber: '199006' }))).rejects.toThrow(Conflict);
  });

  it('keeps one hold a case; a move replaces it, a release ends it', async () => {
    const [first, second] = [
      await place({ capacity: 1, grade: '06' }),
      await place({ capacity: 1, grade: '06', school: '199002' }),
    ];
    const caseId = await aCase();
    await hold(first, caseId);
    await expect(hold(second, caseId)).rejects.toThrow('schon ein Platz');
    await inside((tx) => moveHold(tx, request(second, caseId)));
    expect((await inside((tx) => findPlace(tx, first)))?.free).toBe(1);
    expect((await inside((tx) => findPlace(tx, second)))?.free).toBe(0);
    await inside((tx) => moveHold(tx, request(second, caseId)));
    await inside((tx) => releaseHold(tx, { caseId, now: test.context.clock.now() }));
    expect((await inside((tx) => findPlace(tx, second)))?.free).toBe(1);
    expect(await inside((tx) => releaseHold(tx, { caseId, now: test.context.clock.now() }))).toBeUndefined();
  });

  it('keeps the first hold when the move fails', async () => {
    const first = await place({ capacity: 1, grade: '05', kind: 'df' });
    const full = await place({ capacity: 0, grade: '05', kind: 'df', school: '199002' });
    const caseId = await aCase();
    await hold(first, caseId);
    await expect(inside((tx) => moveHold(tx, request(full, caseId)))).rejects.toThrow(Conflict);
    expect((await inside((tx) => findActiveHold(tx, caseId)))?.placeId).toBe(first);
  });

  it('turns a used hold into a taken place', async () => {
    const id = await place({ capacity: 2, taken: 1, grade: 'EF' });
    const caseId = await aCase();
    await hold(id, caseId);
    const now = test.context.clock.now();
    await inside((tx) => useHold(tx, { caseId, now, today: dayOf(now) }));
    expect(await inside((tx) => findPlace(tx, id))).toMatchObject({ taken: 2, held: 0, free: 0, version: 2 });
    await expect(inside((tx) => useHold(tx, { caseId, now, today: dayOf(now) }))).rejects.toThrow(Conflict);
  });

  it('does not count a hold that ran out, before and after the job, and tells the centre', async () => {
    const id = await place({ capacity: 1, grade: 'Q1' });
    const [late, next] = [await aCase(), await aCase()];
    await hold(id, late);
    const before = test.context.clock.now();
    test.setNow('2026-12-01T08:00:00+01:00');
    expect((await inside((tx) => findPlace(tx, id)))?.free).toBe(1);
    const now = test.context.clock.now();
    await hold(id, next);
    await expect(inside((tx) => useHold(tx, { caseId: late, now, today: dayOf(now) }))).rejects.toThrow(Conflict);
    await schoolJobs[0]?.run(test.context, {}, newId());
    expect(await inside((tx) => findActiveHold(tx, late))).toBeUndefined();
    expect(await inside((tx) => findActiveHold(tx, next))).toBeDefined();
    const notices = await inside((tx) =>
      tx.selectFrom('notice').select(['for_role', 'kind']).where('record_id', '=', late).orderBy('for_role').execute(),
    );
    expect(notices).toEqual([
      { for_role: 'counsellor', kind: 'hold_expired' },
      { for_role: 'head', kind: 'hold_expired' },
    ]);
    expect(await inside((tx) => expireHolds(tx, { now, today: dayOf(now) }))).toBe(0);
    test.setNow(before);
  });

  it('gives the ranking every open school of the area, with or without a place, and none of another centre', async () => {
    await place({ capacity: 3, grade: '13', kind: 'regular', school: '199006' });
    const rows = await inside((tx) => placesForRanking(tx, '13', 'regular'));
    expect(rows.map((row) => row.number)).toEqual([
      '199001',
      '199002',
      '199003',
      '199004',
      '199005',
      '199006',
      '199007',
    ]);
    expect(rows.filter((row) => row.place !== null).map((row) => row.place?.free)).toEqual([3]);
    expect(rows[3]).toMatchObject({ denomination: 'catholic', operatingKey: '1', place: null });
  });
});
