// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { dayOf } from '../../clock.ts';
import { inCentre, type Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict, Forbidden } from '../../refusals.ts';
import { type Booker, promiseFrom } from '../funding/actions.ts';
import { changeAmount, openFund, openPeriod } from '../funding/fund-actions.ts';
import { findCommitments, listPeriods } from '../funding/queries.ts';
import { type ClaimedJob, claimAllowance, correctClaim } from './actions.ts';
import { payeesFrom } from './payee-queries.ts';
import { callOffRun, draftRun, handRun, releaseRun, returnPayment, stateRun } from './payout-actions.ts';
import { getRun, listOpenPeople, listPayments } from './payout-queries.ts';
import { changePayoutSettings, confirmExcess, declareElsewhere, setBankAccount } from './person-actions.ts';
import { getPayoutSettings, listClaimsOf, listRules } from './queries.ts';
import { payoutRunRow } from './rows.ts';
import { addRule, deleteRule, endRule } from './rule-actions.ts';
import type { AllowanceRule } from './rules.ts';
import { accountKey, yearAccounts } from './tax-queries.ts';
import { capState, type YearAccount, yearLimit } from './tax-rules.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(text);

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

describe.each(testDatabases)('claims and pay-outs on %s', (kind) => {
  let test: TestApp;
  let head: Visitor;
  let second: Visitor;
  let office: Visitor;
  const names = new Map<string, { name: string; userId: string | null }>();
  beforeAll(async () => {
    test = await testApp(kind);
    head = await signIn(test, { role: 'head', name: 'Helga Leitung' });
    second = await signIn(test, { role: 'head', name: 'Hanna Vertretung' });
    office = await signIn(test, { role: 'administration', name: 'Volker Verwaltung' });
    payeesFrom(async (_, __, ids) =>
      ids.flatMap((id) => {
        const one = names.get(id);
        return one ? [{ id, ...one }] : [];
      }),
    );
    await as(office, (tx, by) => addRule(tx, by, 'interpreting', rule));
  });
  afterAll(async () => {
    payeesFrom(async () => []);
    await test.close();
  });

  const rule: AllowanceRule = {
    ...{ version: '2026', validFrom: day('2026-01-01'), validTo: null, baseMinutes: 60, baseCents: 25_00 },
    ...{ step: { minutes: 30, cents: 5_00, kind: 'started' }, travel: 'km', flatCents: 0, kmCents: 30, fromKm: 5 },
    ...{ maxMinutes: null, capCents: null, cancelWindowHours: 24, cancelHours: 'all', cancelCents: 10_00 },
  };
  const as = <T>(who: Pick<Visitor, 'userId'>, work: (tx: Tx, by: Booker) => Promise<T>): Promise<T> => {
    const now = test.context.clock.now();
    const by = { centreId: test.centres.dueren, userId: who.userId, now, today: dayOf(now) };
    return inCentre(test.context.database.db, by, (tx) => work(tx, by));
  };
  const job = (volunteerId: string, more: Partial<ClaimedJob> = {}): ClaimedJob => ({
    ...{ volunteerId, service: 'interpreting', recordId: newId(), km: 0, travelMinutes: 0, ticketCents: 0 },
    ...{ start: at('2026-11-10T09:00:00+01:00'), end: at('2026-11-10T10:00:00+01:00'), cancelledAt: null },
    ...more,
  });
  const claim = (one: ClaimedJob) => as(office, (tx, by) => claimAllowance(tx, by, one));
  /** A volunteer with an account. */
  const volunteer = async (name = 'Amira Beispiel', userId: string | null = null): Promise<string> => {
    const id = newId();
    names.set(id, { name, userId });
    await as(office, (tx, by) =>
      setBankAccount(tx, by, { volunteerId: id, iban: 'DE89370400440532013000', holder: name }),
    );
    return id;
  };
  const payOn = day('2026-12-07');
  const draft = () => as(office, (tx, by) => draftRun(tx, by, payOn));
  const release = (who: Visitor, id: string, isHead = true) => as(who, (tx, by) => releaseRun(tx, by, id, isHead));
  const openOf = async (volunteerId: string) =>
    (await as(office, (tx, { centreId, today }) => listOpenPeople(tx, centreId, { payOn, today })))
      .filter((one) => one.volunteerId === volunteerId)
      .map(({ cents, why }) => ({ cents, why }));
  const yearOf = async (volunteerId: string, year = 2026) => {
    const of = { year, today: day('2026-11-23'), people: [volunteerId] };
    const all = await as(office, (tx, { centreId }) => yearAccounts(tx, centreId, of));
    return all.get(accountKey(volunteerId, 'volunteer'));
  };
  /** Everything open goes into a run that is paid, so that the next begins with nothing. */
  const payAll = async (): Promise<string> => {
    const id = await draft();
    await as(office, (tx, by) => stateRun(tx, by, id));
    await release(head, id);
    await as(office, (tx, by) => handRun(tx, by, id));
    return id;
  };

  it('computes a proven job once, by the version of its day, with its lines; a correction is a row with the difference', async () => {
    const who = await volunteer();
    const one = job(who, { km: 12, end: at('2026-11-10T10:20:00+01:00') });
    const first = await claim(one);
    expect(first).toMatchObject({ cents: 25_00 + 5_00 + 3_60, ruleVersion: '2026' });
    expect(await claim({ ...one, km: 500 })).toEqual(first);
    const late = await claim(job(who, { cancelledAt: at('2026-11-10T08:00:00+01:00') }));
    expect(late).toMatchObject({ cents: 10_00 });
    expect(await claim(job(who, { start: at('2025-12-31T23:00:00+01:00') }))).toEqual({
      refused: expect.stringContaining('am 31.12.2025 keine Regel'),
    });
    const { volunteerId: _, service, recordId, ...facts } = one;
    const correct = (km: number) =>
      as(office, (tx, by) =>
        correctClaim(tx, by, { service, recordId, job: { ...facts, km }, reason: 'Weg war kürzer' }),
      );
    expect(await correct(12)).toEqual({ refused: expect.stringContaining('nichts zu korrigieren') });
    expect(await correct(6)).toMatchObject({ cents: -1_80 });
    expect(await correct(0)).toMatchObject({ cents: -1_80 });
    const rows = await as(office, (tx, { centreId }) => listClaimsOf(tx, centreId, who));
    expect(
      rows
        .filter((row) => row.recordId === recordId)
        .map(({ cents }) => cents)
        .toSorted(),
    ).toEqual([-1_80, -1_80, 33_60]);
    for (const { cents, lines } of rows) expect(lines.reduce((sum, line) => sum + line.cents, 0)).toBe(cents);
    const untouched = as(office, (tx) => tx.updateTable('allowance_claim').set({ cents: 1 }).execute());
    await expect(untouched).rejects.toThrow(/denied/);
    await payAll();
  });

  it('claims once when the same job is proven twice at the same moment', async () => {
    const who = await volunteer();
    const one = job(who);
    const both = await Promise.all([claim(one), claim(one)]);
    expect(both[0]).toEqual(both[1]);
    expect(await openOf(who)).toEqual([{ cents: 25_00, why: null }]);
    await payAll();
  });

  it('a version counts for the whole job that begins on its last day, is never edited once used, and no two overlap', async () => {
    const who = await volunteer();
    const add = (more: Partial<AllowanceRule>) =>
      as(office, (tx, by) => addRule(tx, by, 'sponsorship', { ...rule, ...more }));
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
    expect(await claim(job(who, { ...night, service: 'sponsorship' }))).toMatchObject({
      cents: 25_00,
      ruleVersion: 'alt',
    });
    const rules = await as(office, (tx, { centreId }) => listRules(tx, centreId));
    const [neu, alt] = rules.filter(({ service }) => service === 'sponsorship');
    if (!neu || !alt) throw new Error('two versions');
    await expect(as(office, (tx, by) => deleteRule(tx, by, alt))).rejects.toThrow(Conflict);
    const edit = as(office, (tx) => tx.updateTable('allowance_rule').set({ base_cents: 1 }).execute());
    await expect(edit).rejects.toThrow(/denied/);
    await claim(
      job(who, { service: 'sponsorship', start: at('2026-11-12T09:00:00Z'), end: at('2026-11-12T10:00:00Z') }),
    );
    const end = (on: string) => as(office, (tx, by) => endRule(tx, by, neu, day(on)));
    expect(await end('2026-11-11')).toEqual({ refused: expect.stringContaining('schon Einsätze') });
    expect(await end('2026-12-31')).toBeUndefined();
    await payAll();
  });

  it('settles the promised money of a job, and leaves a claim out while its pot has not enough', async () => {
    const who = await volunteer();
    const one = job(who);
    const fundId = await as(office, async (tx, by) => {
      const facts = { payer: 'own', purpose: '', services: ['interpreting'], legalConsequence: 'any' } as const;
      const fund = await openFund(tx, by, { ...facts, name: 'Klein', account: '', endedOn: null });
      if ('refused' in fund) throw new Error(fund.refused);
      const year = { fromOn: day('2026-01-01'), toOn: day('2026-12-31') };
      await openPeriod(tx, by, { fundId: fund.id, ...year, amountCents: 20_00, reason: 'Haushalt' });
      const what = { service: 'interpreting', recordId: one.recordId, on: day('2026-11-10') } as const;
      await promiseFrom(tx, by, { fundId: fund.id, ...what, cents: 20_00 });
      return fund.id;
    });
    await claim(one);
    expect(await openOf(who)).toEqual([{ cents: 25_00, why: 'uncovered' }]);
    await as(office, async (tx, by) => {
      const [period] = await listPeriods(tx, by.centreId, by.today, fundId);
      if (period) await changeAmount(tx, by, period, { amountCents: 25_00, reason: 'reicht nicht' });
    });
    await payAll();
    expect(await openOf(who)).toEqual([]);
    const found = await as(office, (tx, { centreId }) => findCommitments(tx, centreId, 'interpreting', [one.recordId]));
    expect(found.get(one.recordId)).toMatchObject({ state: 'spent', cents: 25_00 });
  });

  it('leaves out who has no account, an amount of 0, and who would be beyond the limit until somebody confirms', async () => {
    const poor = newId();
    await claim(job(poor));
    const nil = await volunteer('Nina Null');
    const one = job(nil);
    const { volunteerId: _, service, recordId, ...facts } = one;
    await claim(one);
    const cancelledAt = at('2026-11-01T00:00:00Z');
    await as(office, (tx, by) =>
      correctClaim(tx, by, { service, recordId, job: { ...facts, cancelledAt }, reason: 'abgesagt' }),
    );
    const rich = await volunteer('Rita Reichlich');
    const said = { volunteerId: rich, year: 2026, paragraph: 'volunteer' } as const;
    const declare = (cents: number) =>
      as(office, (tx, by) => declareElsewhere(tx, by, { ...said, cents, declaredOn: by.today }));
    await declare(93_500);
    await claim(job(rich));
    expect(await openOf(poor)).toEqual([{ cents: 25_00, why: 'no_account' }]);
    expect(await openOf(nil)).toEqual([{ cents: 0, why: 'nothing' }]);
    expect(await openOf(rich)).toEqual([{ cents: 25_00, why: null }]);
    await declare(93_501);
    expect(await openOf(rich)).toEqual([{ cents: 25_00, why: 'excess' }]);
    expect(await yearOf(rich)).toMatchObject({ open: 25_00, declared: 93_501, paid: 0 });
    await expect(draft()).rejects.toThrow('nichts auszuzahlen');
    const confirm = () => as(head, (tx, by) => confirmExcess(tx, by, { ...said, reason: 'versteuert selbst' }));
    await confirm();
    await expect(confirm()).rejects.toThrow(Conflict);
    expect(await openOf(rich)).toEqual([{ cents: 25_00, why: null }]);
    await payAll();
    expect(await yearOf(rich)).toMatchObject({ open: 0, paid: 25_00, excessReason: 'versteuert selbst' });
    expect(await yearOf(rich, 2027)).toMatchObject({ open: 0, paid: 0, declared: 0 });
    await as(office, (tx, by) =>
      setBankAccount(tx, by, { volunteerId: poor, iban: 'DE89370400440532013000', holder: 'P' }),
    );
    await payAll();
  });

  it('is stated by one, released by another, and neither is paid in it', async () => {
    await claim(job(await volunteer('Helga Leitung')));
    await claim(job(await volunteer('Volker Anders', office.userId)));
    await claim(job(await volunteer()));
    const id = await draft();
    const state = (who: Visitor) => as(who, (tx, by) => stateRun(tx, by, id));
    await expect(release(second, id)).rejects.toThrow('noch nicht festgestellt');
    await expect(state(head)).rejects.toThrow('bekommen Sie selbst Geld');
    await expect(state(office)).rejects.toThrow('bekommen Sie selbst Geld');
    await state(second);
    await expect(state(second)).rejects.toThrow('schon festgestellt');
    await expect(release(second, id)).rejects.toThrow('eine zweite Person');
    await expect(release(head, id)).rejects.toThrow('bekommen Sie selbst Geld');
    const third = await signIn(test, { role: 'administration', name: 'Dritte Person' });
    await expect(release(third, id, false)).rejects.toThrow(Forbidden);
    await as(head, async (tx, by) => {
      const { version, ...settings } = await getPayoutSettings(tx, by.centreId);
      await changePayoutSettings(tx, by, version, { ...settings, mayRelease: [third.userId] });
    });
    const fourth = await signIn(test, { role: 'head', name: 'Vierte Person' });
    await expect(release(fourth, id)).rejects.toThrow(Forbidden);
    await release(third, id, false);
    await as(head, async (tx, by) => {
      const { version, ...settings } = await getPayoutSettings(tx, by.centreId);
      await changePayoutSettings(tx, by, version, { ...settings, mayRelease: [] });
      await expect(changePayoutSettings(tx, by, version, settings)).rejects.toThrow(Conflict);
    });
    expect(await as(office, (tx, { centreId }) => getRun(tx, centreId, id))).toMatchObject({
      state: 'released',
      people: 3,
    });
    await as(office, (tx, by) => handRun(tx, by, id));
  });

  it('pays no claim twice: not in two runs, by a constraint; a run called off gives it free', async () => {
    const who = await volunteer();
    await claim(job(who));
    const both = await Promise.allSettled([draft(), draft()]);
    const [id = ''] = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const again = as(office, async (tx, by) => {
      const other = newId();
      const entered = { centreId: by.centreId, id: other, number: 'Z-2026-999', payOn, at: by.now, by: by.userId };
      await tx.insertInto('payout_run').values(payoutRunRow(entered)).execute();
      const [item] = await tx.selectFrom('payout_item').selectAll().where('run_id', '=', id).execute();
      if (item)
        await tx
          .insertInto('payout_item')
          .values({ ...item, run_id: other })
          .execute();
    });
    await expect(again).rejects.toThrow('payout_item_once');
    await as(office, (tx, by) => callOffRun(tx, by, id, 'falscher Zahltag'));
    await expect(as(office, (tx, by) => stateRun(tx, by, id))).rejects.toThrow('zurückgenommen');
    expect(await openOf(who)).toEqual([{ cents: 25_00, why: null }]);
    const paid = await payAll();
    await expect(as(office, (tx, by) => callOffRun(tx, by, paid, 'zu spät'))).rejects.toThrow('bei der Kasse');
  });

  it('pays again what the bank gave back, by a new entry, and counts it once for the year', async () => {
    const who = await volunteer('Rosa Rücklauf');
    await claim(job(who));
    const id = await payAll();
    const back = () =>
      as(office, (tx, by) =>
        returnPayment(tx, by, {
          runId: id,
          volunteerId: who,
          returnedOn: day('2026-12-10'),
          reason: 'Konto erloschen',
        }),
      );
    await back();
    await expect(back()).rejects.toThrow('schon eingetragen');
    expect(await yearOf(who)).toMatchObject({ paid: 0, open: 25_00 });
    expect(await openOf(who)).toEqual([{ cents: 25_00, why: null }]);
    await payAll();
    expect(await yearOf(who)).toMatchObject({ paid: 25_00, open: 0 });
  });

  it('is not released where an account has changed since the draft', async () => {
    const who = await volunteer();
    await claim(job(who));
    const id = await draft();
    await as(office, (tx, by) => stateRun(tx, by, id));
    await as(office, (tx, by) =>
      setBankAccount(tx, by, { volunteerId: who, iban: 'NL91ABNA0417164300', holder: 'Amira' }),
    );
    await expect(release(head, id)).rejects.toThrow('Bankverbindung geändert');
    await as(office, (tx, by) => callOffRun(tx, by, id, 'neues Konto'));
    const payments = await as(office, async (tx, { centreId }) => listPayments(tx, centreId, await draftIn(tx)));
    expect(payments).toMatchObject([{ iban: 'NL91ABNA0417164300', accountEnded: false }]);
  });
  const draftIn = (tx: Tx) => {
    const now = test.context.clock.now();
    return draftRun(tx, { centreId: test.centres.dueren, userId: office.userId, now, today: dayOf(now) }, payOn);
  };

  it('is released once when two release at the same moment, 200 times', async () => {
    const outcomes = new Set<string>();
    const ids = Array.from({ length: 200 }, newId);
    await as(office, async (tx, by) => {
      const stated = { at: by.now, by: by.userId };
      const rows = ids.map((id, index) =>
        payoutRunRow({ centreId: by.centreId, id, number: `Z-2030-${index + 10}`, payOn, ...stated, stated }),
      );
      await tx.insertInto('payout_run').values(rows).execute();
    });
    for (const id of ids) {
      const both = await Promise.allSettled([release(head, id), release(second, id)]);
      for (const one of both) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(Conflict);
      outcomes.add(
        both
          .map(({ status }) => status)
          .toSorted()
          .join(' '),
      );
    }
    expect([...outcomes]).toEqual(['fulfilled rejected']);
  });
});
