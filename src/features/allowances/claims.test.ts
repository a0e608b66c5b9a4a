// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { Conflict } from '../../refusals.ts';
import { promiseFrom } from '../funding/actions.ts';
import { changeAmount, openFund, openPeriod } from '../funding/fund-actions.ts';
import { findCommitments, listPeriods } from '../funding/queries.ts';
import { correctClaim } from './actions.ts';
import { forgetAccounts } from './forget-actions.ts';
import { at, day, openPayouts, type Payouts, rule } from './payouts.fixture.ts';
import { setBankAccount } from './person-actions.ts';
import { listClaimsOf, listRules } from './queries.ts';
import { addRule, deleteRule, endRule } from './rule-actions.ts';
import type { AllowanceRule } from './rules.ts';
import { capState, type YearAccount, yearLimit } from './tax-rules.ts';

describe('the year of a volunteer', () => {
  it.each([
    ['trainer', 2020, 240_000],
    ['trainer', 2025, 300_000],
    ['trainer', 2026, 330_000],
    ['volunteer', 2020, 72_000],
    ['volunteer', 2025, 84_000],
    ['volunteer', 2026, 96_000],
  ] as const)('is free of tax as %s in %d up to %d cents', (paragraph, year, cents) => {
    expect(yearLimit(paragraph, year)).toBe(cents);
  });
  it.each([
    [76_799, 'below'],
    [76_800, 'near'],
    [95_999, 'near'],
    [96_000, 'reached'],
  ] as const)('with %d cents of 96,000 it is %s', (paid, state) => {
    const account: YearAccount = {
      year: 2026,
      paragraph: 'volunteer',
      planned: 0,
      open: 0,
      declared: 0,
      paid,
      excessReason: null,
    };
    expect(capState(account)).toBe(state);
    expect(capState({ ...account, paid: 0, declared: paid })).toBe(state);
  });
});

describe.each(testDatabases)('claims on %s', (kind) => {
  let stage: Payouts;
  let office: Visitor;
  beforeAll(async () => {
    stage = await openPayouts(kind);
    ({ office } = stage);
  });
  afterAll(() => stage.test.close());

  it('computes a proven job once, by the version of its day, with its lines; a correction is a row with the difference', async () => {
    const who = await stage.volunteer();
    const one = stage.job(who, { km: 12, end: at('2026-11-10T10:20:00+01:00') });
    const first = await stage.claim(one);
    expect(first).toMatchObject({ cents: 25_00 + 5_00 + 3_60, ruleVersion: '2026' });
    expect(await stage.claim({ ...one, km: 500 })).toEqual(first);
    const late = await stage.claim(stage.job(who, { cancelledAt: at('2026-11-10T08:00:00+01:00') }));
    expect(late).toMatchObject({ cents: 10_00 });
    expect(await stage.claim(stage.job(who, { start: at('2025-12-31T23:00:00+01:00') }))).toEqual({
      refused: expect.stringContaining('am 31.12.2025 keine Regel'),
    });
    const { volunteerId: _, service, recordId, ...facts } = one;
    const correct = (km: number) =>
      stage.as(office, (tx, by) =>
        correctClaim(tx, by, { service, recordId, job: { ...facts, km }, reason: 'Weg war kürzer' }),
      );
    expect(await correct(12)).toEqual({ refused: expect.stringContaining('nichts zu korrigieren') });
    expect(await correct(6)).toMatchObject({ cents: -1_80 });
    expect(await correct(0)).toMatchObject({ cents: -1_80 });
    const rows = await stage.as(office, (tx, { centreId }) => listClaimsOf(tx, centreId, who));
    expect(
      rows
        .filter((row) => row.recordId === recordId)
        .map(({ cents }) => cents)
        .toSorted(),
    ).toEqual([-1_80, -1_80, 33_60]);
    for (const { cents, lines } of rows) expect(lines.reduce((sum, line) => sum + line.cents, 0)).toBe(cents);
    const untouched = stage.as(office, (tx) => tx.updateTable('allowance_claim').set({ cents: 1 }).execute());
    await expect(untouched).rejects.toThrow(/denied/);
    await stage.payAll();
  });

  it('claims once when the same job is proven twice at the same moment', async () => {
    const who = await stage.volunteer();
    const one = stage.job(who);
    const both = await Promise.all([stage.claim(one), stage.claim(one)]);
    expect(both[0]).toEqual(both[1]);
    expect(await stage.openOf(who)).toEqual([{ cents: 25_00, why: null }]);
    await stage.payAll();
  });

  it('a version counts for the whole job that begins on its last day, is never edited once used, and no two overlap', async () => {
    const who = await stage.volunteer();
    const add = (more: Partial<AllowanceRule>) =>
      stage.as(office, (tx, by) => addRule(tx, by, 'sponsorship', { ...rule, ...more }));
    const old = { version: 'alt', validTo: day('2026-11-10') };
    expect(await add(old)).toHaveProperty('id');
    expect(await add({ version: 'neu', validFrom: day('2026-11-10') })).toEqual({
      refused: expect.stringContaining('„alt“'),
    });
    expect(await add({ version: 'alt', validFrom: day('2026-11-11') })).toEqual({
      refused: expect.stringContaining('Namen'),
    });
    expect(await add({ version: 'neu', validFrom: day('2026-11-11'), baseCents: 99_00 })).toHaveProperty('id');
    const night = { start: at('2026-11-10T23:30:00+01:00'), end: at('2026-11-11T00:30:00+01:00') };
    expect(await stage.claim(stage.job(who, { ...night, service: 'sponsorship' }))).toMatchObject({
      cents: 25_00,
      ruleVersion: 'alt',
    });
    const rules = await stage.as(office, (tx, { centreId }) => listRules(tx, centreId));
    const [neu, alt] = rules.filter(({ service }) => service === 'sponsorship');
    if (!neu || !alt) throw new Error('two versions');
    await expect(stage.as(office, (tx, by) => deleteRule(tx, by, alt))).rejects.toThrow(Conflict);
    const edit = stage.as(office, (tx) => tx.updateTable('allowance_rule').set({ base_cents: 1 }).execute());
    await expect(edit).rejects.toThrow(/denied/);
    await stage.claim(
      stage.job(who, { service: 'sponsorship', start: at('2026-11-12T09:00:00Z'), end: at('2026-11-12T10:00:00Z') }),
    );
    const end = (on: string) => stage.as(office, (tx, by) => endRule(tx, by, neu, day(on)));
    expect(await end('2026-11-11')).toEqual({ refused: expect.stringContaining('schon Einsätze') });
    expect(await end('2026-12-31')).toBeUndefined();
    await stage.payAll();
  });

  it('settles the promised money of a job, and leaves a claim out while its pot has not enough', async () => {
    const who = await stage.volunteer();
    const one = stage.job(who);
    const fundId = await stage.as(office, async (tx, by) => {
      const facts = { payer: 'own', purpose: '', services: ['interpreting'], legalConsequence: 'any' } as const;
      const fund = await openFund(tx, by, { ...facts, name: 'Klein', account: '', endedOn: null });
      if ('refused' in fund) throw new Error(fund.refused);
      const year = { fromOn: day('2026-01-01'), toOn: day('2026-12-31') };
      await openPeriod(tx, by, { fundId: fund.id, ...year, amountCents: 20_00, reason: 'Haushalt' });
      const what = { service: 'interpreting', recordId: one.recordId, on: day('2026-11-10') } as const;
      await promiseFrom(tx, by, { fundId: fund.id, ...what, cents: 20_00 });
      return fund.id;
    });
    await stage.claim(one);
    expect(await stage.openOf(who)).toEqual([{ cents: 25_00, why: 'uncovered' }]);
    await stage.as(office, async (tx, by) => {
      const [period] = await listPeriods(tx, by.centreId, by.today, fundId);
      if (period) await changeAmount(tx, by, period, { amountCents: 25_00, reason: 'reicht nicht' });
    });
    await stage.payAll();
    expect(await stage.openOf(who)).toEqual([]);
    const found = await stage.as(office, (tx, { centreId }) =>
      findCommitments(tx, centreId, 'interpreting', [one.recordId]),
    );
    expect(found.get(one.recordId)).toMatchObject({ state: 'spent', cents: 25_00 });
  });

  it('forgets accounts that nothing was paid to, months after they ended or their volunteer left, and keeps the others', async () => {
    const [changed, paid, gone, owed] = [
      await stage.volunteer('Clara Wechsel'),
      await stage.volunteer('Paul Bezahlt'),
      await stage.volunteer('Gero Gegangen'),
      await stage.volunteer('Olga Offen'),
    ];
    const iban = 'NL91ABNA0417164300';
    await stage.claim(stage.job(paid));
    await stage.payAll();
    await stage.claim(stage.job(owed));
    await stage.as(office, async (tx, by) => {
      for (const volunteerId of [changed, paid]) await setBankAccount(tx, by, { volunteerId, iban, holder: 'Neu' });
      await tx.updateTable('volunteer').set({ state: 'left' }).where('id', 'in', [gone, owed]).execute();
    });
    const forget = (on: string) => {
      const now = at(`${on}T09:00:00+01:00`);
      return stage.as(office, (tx, { centreId }) => forgetAccounts(tx, { centreId, now }, day(on)));
    };
    const kept = async () => {
      const rows = await stage.as(office, (tx) =>
        tx
          .selectFrom('bank_account')
          .select(['volunteer_id', 'holder'])
          .where('volunteer_id', 'in', [changed, paid, gone, owed])
          .execute(),
      );
      return rows.map(({ holder }) => holder).toSorted();
    };
    expect(await forget('2027-02-23')).toBe(0);
    expect(await forget('2027-02-24')).toBe(2);
    expect(await kept()).toEqual(['Neu', 'Neu', 'Olga Offen', 'Paul Bezahlt']);
  });
});
