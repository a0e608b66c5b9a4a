// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { dayOf } from '../../clock.ts';
import type { Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict, Forbidden } from '../../refusals.ts';
import { membershipRow } from '../people/rows.ts';
import { correctClaim } from './actions.ts';
import { callOffRun, draftRun, handRun, returnPayment, stateRun } from './payout-actions.ts';
import { getRun, listPayments } from './payout-queries.ts';
import { at, day, openPayouts, type Payouts, payOn } from './payouts.fixture.ts';
import { changePayoutSettings, confirmExcess, declareElsewhere, setBankAccount } from './person-actions.ts';
import { getPayoutSettings } from './queries.ts';
import { payoutRunRow } from './rows.ts';

describe.each(testDatabases)('pay-outs on %s', (kind) => {
  let stage: Payouts;
  let test: TestApp;
  let head: Visitor;
  let second: Visitor;
  let office: Visitor;
  beforeAll(async () => {
    stage = await openPayouts(kind);
    ({ test, head, second, office } = stage);
  });
  afterAll(() => stage.test.close());

  it('leaves out who has no account, an amount of 0, and who would be beyond the limit until somebody confirms', async () => {
    const poor = await stage.volunteer('Petra Pleite', { iban: null });
    await stage.claim(stage.job(poor));
    const nil = await stage.volunteer('Nina Null');
    const one = stage.job(nil);
    const { volunteerId: _, service, recordId, ...facts } = one;
    await stage.claim(one);
    const cancelledAt = at('2026-11-01T00:00:00Z');
    await stage.as(office, (tx, by) =>
      correctClaim(tx, by, { service, recordId, job: { ...facts, cancelledAt }, reason: 'abgesagt' }),
    );
    const rich = await stage.volunteer('Rita Reichlich');
    const said = { volunteerId: rich, year: 2026, paragraph: 'volunteer' } as const;
    const declare = (cents: number) =>
      stage.as(office, (tx, by) => declareElsewhere(tx, by, { ...said, cents, declaredOn: by.today }));
    await declare(93_500);
    await stage.claim(stage.job(rich));
    expect(await stage.openOf(poor)).toEqual([{ cents: 25_00, why: 'no_account' }]);
    expect(await stage.openOf(nil)).toEqual([{ cents: 0, why: 'nothing' }]);
    expect(await stage.openOf(rich)).toEqual([{ cents: 25_00, why: null }]);
    await declare(93_501);
    expect(await stage.openOf(rich)).toEqual([{ cents: 25_00, why: 'excess' }]);
    expect(await stage.yearOf(rich)).toMatchObject({ open: 25_00, declared: 93_501, paid: 0 });
    await expect(stage.draft()).rejects.toThrow('nichts auszuzahlen');
    const confirm = () => stage.as(head, (tx, by) => confirmExcess(tx, by, { ...said, reason: 'versteuert selbst' }));
    await confirm();
    await expect(confirm()).rejects.toThrow(Conflict);
    expect(await stage.openOf(rich)).toEqual([{ cents: 25_00, why: null }]);
    await stage.payAll();
    expect(await stage.yearOf(rich)).toMatchObject({ open: 0, paid: 25_00, excessReason: 'versteuert selbst' });
    expect(await stage.yearOf(rich, 2027)).toMatchObject({ open: 0, paid: 0, declared: 0 });
    await stage.as(office, (tx, by) =>
      setBankAccount(tx, by, { volunteerId: poor, iban: 'DE89370400440532013000', holder: 'P' }),
    );
    await stage.payAll();
  });

  it('is stated by one, released by another, and neither is paid in it', async () => {
    await stage.claim(stage.job(await stage.volunteer('Helga Leitung')));
    await stage.claim(stage.job(await stage.volunteer('Viktor Anders', { email: office.email })));
    await stage.claim(stage.job(await stage.volunteer()));
    const id = await stage.draft();
    const state = (who: Visitor) => stage.as(who, (tx, by) => stateRun(tx, by, id));
    await expect(stage.release(second, id)).rejects.toThrow('noch nicht festgestellt');
    await expect(state(head)).rejects.toThrow('bekommen Sie selbst Geld');
    await expect(state(office)).rejects.toThrow('bekommen Sie selbst Geld');
    await state(second);
    await expect(state(second)).rejects.toThrow('schon festgestellt');
    await expect(stage.release(second, id)).rejects.toThrow('eine zweite Person');
    await expect(stage.release(head, id)).rejects.toThrow('bekommen Sie selbst Geld');
    const third = await signIn(test, { role: 'administration', name: 'Dritte Person' });
    await expect(stage.release(third, id, false)).rejects.toThrow(Forbidden);
    await stage.as(head, async (tx, by) => {
      const { version, ...settings } = await getPayoutSettings(tx, by.centreId);
      await changePayoutSettings(tx, by, version, { ...settings, mayRelease: [third.userId] });
    });
    const fourth = await signIn(test, { role: 'head', name: 'Vierte Person' });
    await expect(stage.release(fourth, id)).rejects.toThrow(Forbidden);
    await stage.release(third, id, false);
    await stage.as(head, async (tx, by) => {
      const { version, ...settings } = await getPayoutSettings(tx, by.centreId);
      await changePayoutSettings(tx, by, version, { ...settings, mayRelease: [] });
      await expect(changePayoutSettings(tx, by, version, settings)).rejects.toThrow(Conflict);
    });
    expect(await stage.as(office, (tx, { centreId }) => getRun(tx, centreId, id))).toMatchObject({
      state: 'released',
      people: 3,
    });
    await stage.as(office, (tx, by) => handRun(tx, by, id));
  });

  it.each([null, '2026-11-01T10:00:00Z'])(
    'is not signed by who has or had the account of a payee (ended: %s)',
    async (ended) => {
      const who = await stage.volunteer('Ganz Anders', { email: 'privat@beispiel.de', holder: 'G. Anders' });
      await stage.claim(stage.job(who));
      const both = await signIn(test, { role: 'administration', name: 'Im Amt' });
      await stage.as(office, (tx, by) =>
        tx
          .insertInto('membership')
          .values({
            ...membershipRow({
              ...{ id: newId(), userId: both.userId, centreId: by.centreId, role: 'volunteer', volunteerId: who },
              ...{ ags: null, schoolNumber: null, mayOpenProtectedAddress: false, at: by.now, createdBy: null },
            }),
            ...(ended === null ? {} : { ended_at: at(ended) }),
          })
          .execute(),
      );
      const id = await stage.draft();
      await expect(stage.as(both, (tx, by) => stateRun(tx, by, id))).rejects.toThrow('bekommen Sie selbst Geld');
      await stage.as(office, (tx, by) => stateRun(tx, by, id));
      await expect(stage.release(both, id)).rejects.toThrow('bekommen Sie selbst Geld');
      await stage.as(office, (tx, by) => callOffRun(tx, by, id, 'Probe'));
      await stage.payAll();
    },
  );

  it('pays no claim twice: not in two runs, by a constraint; a run called off gives it free', async () => {
    const who = await stage.volunteer();
    await stage.claim(stage.job(who));
    const both = await Promise.allSettled([stage.draft(), stage.draft()]);
    const [id = ''] = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const again = stage.as(office, async (tx, by) => {
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
    await stage.as(office, (tx, by) => callOffRun(tx, by, id, 'falscher Zahltag'));
    await expect(stage.as(office, (tx, by) => stateRun(tx, by, id))).rejects.toThrow('zurückgenommen');
    expect(await stage.openOf(who)).toEqual([{ cents: 25_00, why: null }]);
    const paid = await stage.payAll();
    await expect(stage.as(office, (tx, by) => callOffRun(tx, by, paid, 'zu spät'))).rejects.toThrow('bei der Kasse');
  });

  it('pays again what the bank gave back, by a new entry, and counts it once for the year', async () => {
    const who = await stage.volunteer('Rosa Rücklauf');
    await stage.claim(stage.job(who));
    const id = await stage.payAll();
    const back = () =>
      stage.as(office, (tx, by) =>
        returnPayment(tx, by, {
          runId: id,
          volunteerId: who,
          returnedOn: day('2026-12-10'),
          reason: 'Konto erloschen',
        }),
      );
    await back();
    await expect(back()).rejects.toThrow('schon eingetragen');
    expect(await stage.yearOf(who)).toMatchObject({ paid: 0, open: 25_00 });
    expect(await stage.openOf(who)).toEqual([{ cents: 25_00, why: null }]);
    await stage.payAll();
    expect(await stage.yearOf(who)).toMatchObject({ paid: 25_00, open: 0 });
  });

  it('is not released where an account has changed since the draft', async () => {
    const who = await stage.volunteer();
    await stage.claim(stage.job(who));
    const id = await stage.draft();
    await stage.as(office, (tx, by) => stateRun(tx, by, id));
    await stage.as(office, (tx, by) =>
      setBankAccount(tx, by, { volunteerId: who, iban: 'NL91ABNA0417164300', holder: 'Amira' }),
    );
    await expect(stage.release(head, id)).rejects.toThrow('Bankverbindung geändert');
    await stage.as(office, (tx, by) => callOffRun(tx, by, id, 'neues Konto'));
    const payments = await stage.as(office, async (tx, { centreId }) => listPayments(tx, centreId, await draftIn(tx)));
    expect(payments).toMatchObject([{ iban: 'NL91ABNA0417164300', accountEnded: false }]);
  });
  const draftIn = (tx: Tx) => {
    const now = test.context.clock.now();
    return draftRun(tx, { centreId: test.centres.dueren, userId: office.userId, now, today: dayOf(now) }, payOn);
  };

  // Both databases were asked 200 times each (RACE_ROUNDS=200); the suite asks less often.
  const rounds = Number(process.env['RACE_ROUNDS'] ?? 20);

  it(`is released once when two release at the same moment, ${rounds} times`, async () => {
    const outcomes = new Set<string>();
    const ids = Array.from({ length: rounds }, newId);
    await stage.as(office, async (tx, by) => {
      const stated = { at: by.now, by: by.userId };
      const rows = ids.map((id, index) =>
        payoutRunRow({ centreId: by.centreId, id, number: `Z-2030-${index + 10}`, payOn, ...stated, stated }),
      );
      await tx.insertInto('payout_run').values(rows).execute();
    });
    for (const id of ids) {
      const both = await Promise.allSettled([stage.release(head, id), stage.release(second, id)]);
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
