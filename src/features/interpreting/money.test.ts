// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeInstitution, signIn, type TestApp, testApp, testNow, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { addRule } from '../allowances/rule-actions.ts';
import { openFund, openPeriod } from '../funding/fund-actions.ts';
import { askedTalk } from './requests.fixture.ts';

describe.each(testDatabases)('the money of requests for interpreters, on %s', (kind) => {
  let test: TestApp;
  let institution: string;
  let school: Visitor;
  let coordinator: Visitor;
  const own = '/dolmetschanfragen';

  beforeAll(async () => {
    test = await testApp(kind);
    institution = await makeInstitution(test);
    school = await signIn(test, { role: 'institution', institution });
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
  });
  beforeEach(async () => {
    test.setNow(testNow);
    await test.inside('dueren', (tx) => tx.updateTable('fund').set({ ended_on: test.context.clock.today() }).execute());
  });
  afterAll(() => test.close());

  /** A pot with so many cents for this year and the next. */
  const pot = (payer: 'land' | 'own' | 'other', name: string, cents: number): Promise<string> =>
    test.inside('dueren', async (tx) => {
      const { context, centres } = test;
      const today = context.clock.today();
      const by = { centreId: centres.dueren, userId: school.userId, now: context.clock.now(), today };
      const facts = { name, payer, purpose: '', services: ['interpreting'], account: '', endedOn: null } as const;
      const opened = await openFund(tx, by, { ...facts, legalConsequence: payer === 'land' ? 'never' : 'any' });
      if (!('id' in opened)) throw new Error(opened.refused);
      const span = { fromOn: today.with({ month: 1, day: 1 }), toOn: today.with({ month: 12, day: 31 }) };
      const period = await openPeriod(tx, by, { fundId: opened.id, ...span, amountCents: cents, reason: 'Test' });
      if (period && 'refused' in period) throw new Error(period.refused);
      return opened.id;
    });
  const ask = async (fields: Record<string, string> = {}): Promise<string> => {
    const answer = await school.post(own, { ...askedTalk, einrichtung: institution, ...fields });
    expect(answer.status).toBe(303);
    return answer.headers.get('location')?.match(/[0-9a-f-]{36}/)?.[0] ?? '';
  };
  const row = (id: string) =>
    test.inside('dueren', (tx) =>
      tx.selectFrom('interpreting_request').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    );
  const promised = (fundId: string) =>
    test.inside('dueren', async (tx) => {
      const rows = await tx.selectFrom('fund_period').select('promised_cents').where('fund_id', '=', fundId).execute();
      return rows.reduce((sum, one) => sum + one.promised_cents, 0);
    });

  it('is promised with the request, goes back when it is called off in time, and stays when late', async () => {
    const fund = await pot('land', 'Land 1', 100_000);
    const id = await ask();
    expect(await row(id)).toMatchObject({ outcome: 'land', fund_id: fund });
    expect(await promised(fund)).toBe(2500);
    await ask({ tag: '11.12.2026', uhr_bis: '16:30' });
    expect(await promised(fund)).toBe(2500 + 3500);
    await school.post(`${own}/${id}/absagen`);
    expect(await promised(fund)).toBe(3500);
    const late = await ask({ tag: '24.11.2026', uhr_von: '8', uhr_bis: '9', eil_grund: 'Aufnahme' });
    await school.post(`${own}/${late}/absagen`);
    expect(await row(late)).toMatchObject({ state: 'cancelled_late' });
    expect(await promised(fund)).toBe(3500 + 2500);
  });

  it('is of the centre itself where the state has none left, and of nobody where both are empty', async () => {
    const [land, mine] = [await pot('land', 'Land 2', 2500), await pot('own', 'Kreis 2', 2500)];
    expect(await row(await ask())).toMatchObject({ outcome: 'land', fund_id: land });
    expect(await row(await ask({ tag: '11.12.2026' }))).toMatchObject({ outcome: 'own', fund_id: mine });
    const third = await ask({ tag: '14.12.2026' });
    expect(await row(third)).toMatchObject({ outcome: null, fund_id: null, rule_code: 'R15' });
    const path = `/dolmetschen/${third}/kostentraeger`;
    expect(await (await coordinator.post(path, { zahlt: 'own' })).text()).toContain('ist nicht genug Geld');
    expect((await coordinator.post(path, { zahlt: 'institution' })).status).toBe(303);
    expect(await row(third)).toMatchObject({ outcome: 'institution' });
    expect([await promised(land), await promised(mine)]).toEqual([2500, 2500]);
  });

  it('is promised by the rule of the allowance that counts on the day of the talk', async () => {
    const mine = await pot('own', 'Kreis 6', 50_000);
    const rule = (version: string, from: string, to: string | null, baseCents: number) => ({
      ...{
        version,
        validFrom: Temporal.PlainDate.from(from),
        validTo: to === null ? null : Temporal.PlainDate.from(to),
      },
      ...{
        baseMinutes: 60,
        baseCents,
        step: null,
        travel: 'included' as const,
        flatCents: 0,
        kmCents: 0,
        fromKm: null,
      },
      ...{ maxMinutes: null, capCents: null, cancelWindowHours: 24, cancelHours: 'all' as const, cancelCents: 0 },
    });
    const added = await test.inside('dueren', async (tx) => {
      const now = test.context.clock.now();
      const by = { centreId: test.centres.dueren, userId: school.userId, now, today: test.context.clock.today() };
      await addRule(tx, by, 'interpreting', rule('alt', '2026-01-01', '2026-12-10', 31_00));
      await addRule(tx, by, 'interpreting', rule('neu', '2026-12-11', null, 47_00));
      return await tx.selectFrom('allowance_rule').select('id').execute();
    });
    await ask({ rechtsfolge: 'ja' });
    expect(await promised(mine)).toBe(31_00);
    await ask({ rechtsfolge: 'ja', tag: '11.12.2026' });
    expect(await promised(mine)).toBe(31_00 + 47_00);
    await test.inside('dueren', (tx) =>
      tx
        .deleteFrom('allowance_rule')
        .where(
          'id',
          'in',
          added.map(({ id }) => id),
        )
        .execute(),
    );
  });

  it('is of what a foundation has given where the own money is used up', async () => {
    const [mine, given] = [await pot('own', 'Kreis 7', 2500), await pot('other', 'Stiftung 7', 2500)];
    expect(await row(await ask({ rechtsfolge: 'ja' }))).toMatchObject({ outcome: 'own', fund_id: mine });
    expect(await row(await ask({ rechtsfolge: 'ja', tag: '11.12.2026' }))).toMatchObject({
      outcome: 'own',
      fund_id: given,
    });
    expect(await row(await ask({ rechtsfolge: 'ja', tag: '14.12.2026' }))).toMatchObject({ outcome: null });
  });

  it('never pays a talk with legal consequence from the state', async () => {
    const [land, mine] = [await pot('land', 'Land 3', 10_000), await pot('own', 'Kreis 3', 10_000)];
    expect(await row(await ask({ rechtsfolge: 'ja' }))).toMatchObject({ outcome: 'own', fund_id: mine });
    expect(await promised(land)).toBe(0);
  });

  it('of a pot with 500 euros is promised once, when twenty ask at the same moment for thirty talks', async () => {
    const land = await pot('land', 'Land 4', 50_000);
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => school.post(own, { ...askedTalk, einrichtung: institution })),
    );
    const ids = answers.map(({ headers }) => headers.get('location')?.match(/[0-9a-f-]{36}/)?.[0] ?? '');
    const rows = await Promise.all(ids.map(row));
    expect(rows.filter(({ fund_id: id }) => id === land)).toHaveLength(20);
    expect(rows.filter(({ outcome }) => outcome === null)).toHaveLength(10);
    expect(await promised(land)).toBe(50_000);
    expect(new Set(rows.map(({ number }) => number)).size).toBe(30);
  });

  it('moves with the talk, and is asked for anew where it has legal consequences now', async () => {
    const [land, mine] = [await pot('land', 'Land 5', 50_000), await pot('own', 'Kreis 5', 50_000)];
    const id = await ask();
    const { bedingungen: _, ...rest } = askedTalk;
    const change = (fields: Record<string, string>, version: number) =>
      school.post(`${own}/${id}/aendern`, { ...rest, ...fields, _version: String(version) });
    expect((await change({ uhr_bis: '17:00' }, 1)).status).toBe(303);
    expect(await promised(land)).toBe(3500);
    expect((await change({ uhr_bis: '17:00', rechtsfolge: 'ja' }, 2)).status).toBe(303);
    expect([await promised(land), await promised(mine)]).toEqual([0, 3500]);
    expect(await row(id)).toMatchObject({ outcome: 'own', rule_code: 'R12' });
    expect((await change({ anlass_gespraech: 'court' }, 3)).status).toBe(422);
    expect((await change({ zahlt_selbst: 'ja' }, 3)).status).toBe(303);
    expect([await promised(land), await promised(mine)]).toEqual([0, 0]);
  });
});
