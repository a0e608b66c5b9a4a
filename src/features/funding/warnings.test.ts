// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { dayOf } from '../../clock.ts';
import { inCentre, systemUserId, type Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { type Booker, promiseFrom, release } from './actions.ts';
import { changeAmount, openFund, openPeriod } from './fund-actions.ts';
import { fundingJobs } from './jobs.ts';
import { listPeriods } from './queries.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe.each(testDatabases)('warnings of pots on %s', (kind) => {
  let test: TestApp;
  let head: Visitor;
  beforeAll(async () => {
    test = await testApp(kind);
    head = await signIn(test, { role: 'head' });
  });
  afterAll(() => test.close());

  const booker = (): Booker => {
    const now = test.context.clock.now();
    return { centreId: test.centres.dueren, userId: systemUserId, now, today: dayOf(now) };
  };
  const inside = <T>(work: (tx: Tx, by: Booker) => Promise<T>): Promise<T> =>
    inCentre(test.context.database.db, booker(), (tx) => work(tx, booker()));
  const pot = (name: string, amountCents: number, year = 2026): Promise<string> =>
    inside(async (tx, by) => {
      const facts = { payer: 'own', purpose: '', services: ['interpreting'], legalConsequence: 'any' } as const;
      const opened = await openFund(tx, by, { ...facts, name, account: '', endedOn: null });
      if ('refused' in opened) throw new Error(opened.refused);
      const span = { fromOn: day(`${year}-01-01`), toOn: day(`${year}-12-31`) };
      await openPeriod(tx, by, { fundId: opened.id, ...span, amountCents, reason: 'Haushalt' });
      return opened.id;
    });
  const promise = async (fundId: string, cents: number, on = '2026-11-20', recordId: string = newId()) => {
    const wanted = { fundId, on: day(on), service: 'interpreting', recordId, cents } as const;
    expect(await inside((tx, by) => promiseFrom(tx, by, wanted))).toHaveProperty('periodId');
    return recordId;
  };
  /** What was told of a pot, in the order of telling, as "kind role". */
  const told = async (fundId: string) => {
    const rows = await inside((tx) =>
      tx.selectFrom('notice').select(['kind', 'for_role']).where('record_id', '=', fundId).orderBy('id').execute(),
    );
    return rows.map((row) => `${row.kind} ${row.for_role}`);
  };
  const readers = ['head', 'administration', 'interpreter_coordinator'];
  const all = (...kinds: string[]) => kinds.flatMap((one) => readers.map((role) => `${one} ${role}`));
  const everyDay = () => fundingJobs[0]?.run(test.context, {}, newId());

  it('come with the booking that reaches 70, 85 and 100 percent, once each, and name the pot', async () => {
    const fundId = await pot('Kreismittel Probe', 100_00);
    await promise(fundId, 69_99);
    expect(await told(fundId)).toEqual([]);
    const more = await promise(fundId, 1);
    expect(await told(fundId)).toEqual(all('fund_70'));
    await inside((tx, by) => release(tx, by, { service: 'interpreting', recordId: more }));
    await promise(fundId, 1);
    await promise(fundId, 5_00);
    expect(await told(fundId)).toEqual(all('fund_70'));
    await promise(fundId, 10_00);
    await promise(fundId, 15_00);
    expect(await told(fundId)).toEqual(all('fund_70', 'fund_85', 'fund_100'));
    expect(await (await head.get('/')).text()).toContain('Zum Topf Kreismittel Probe');
  });

  it('tell only the highest of several reached at once, and the same anew for another amount', async () => {
    const fundId = await pot('Sprung', 100_00);
    await promise(fundId, 90_00);
    expect(await told(fundId)).toEqual(all('fund_85'));
    const [period] = await inside((tx, by) => listPeriods(tx, by.centreId, by.today, fundId));
    if (!period) throw new Error('The pot has a period.');
    await inside((tx, by) => changeAmount(tx, by, period, { amountCents: 200_00, reason: 'Nachtrag' }));
    await promise(fundId, 40_00);
    await promise(fundId, 40_00);
    expect(await told(fundId)).toEqual(all('fund_85', 'fund_85'));
  });

  it('of twenty bookings at once come once', async () => {
    const fundId = await pot('Gleichzeitig', 100_00);
    await Promise.all(Array.from({ length: 20 }, () => promise(fundId, 4_00)));
    expect(await told(fundId)).toEqual(all('fund_70'));
  });

  it('foretell once that the money ends before its period, of pots that run today alone', async () => {
    const [soon, over] = [await pot('Endet bald', 1_000_00), await pot('Vorjahr', 100_00, 2025)];
    await promise(soon, 650_00, '2026-03-01');
    await promise(over, 90_00, '2025-03-01');
    await everyDay();
    expect(await told(soon)).toEqual([]);
    expect(await told(over)).toEqual([]);
    test.setNow('2026-07-01T09:00:00+02:00');
    await everyDay();
    await everyDay();
    expect(await told(soon)).toEqual(all('fund_ends_early'));
    expect(await told(over)).toEqual([]);
  });
});
