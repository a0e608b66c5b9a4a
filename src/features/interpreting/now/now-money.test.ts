// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { newId } from '../../../db/ids.ts';
import { openFund, openPeriod } from '../../funding/fund-actions.ts';
import { addInstitution, addVolunteer } from '../dispatch/dispatch.fixture.ts';
import { nowDay, standBy, typedCall } from './now.fixture.ts';

describe.each(testDatabases)('the money of a call, on %s', (kind) => {
  let test: TestApp;
  let desk: Visitor;
  let office: string;
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(nowDay);
    await test.inside('dueren', async (tx) => {
      const centreId = test.centres.dueren;
      office = await addInstitution(tx, centreId, { number: 'DN-I-9401', name: 'Amt Geld' });
      const id = await addVolunteer(tx, centreId, { name: 'Mona', number: 'DN-E-9401', language: 'tir' });
      await standBy(tx, centreId, id);
    });
    desk = await signIn(test, { role: 'institution', institution: office });
    // Both kinds of pots there are, with money for one talk in one of them.
    for (const [payer, cents] of [
      ['land', 2500],
      ['own', 0],
    ] as const)
      await test.inside('dueren', async (tx) => {
        const today = test.context.clock.today();
        const by = { centreId: test.centres.dueren, userId: desk.userId, now: test.context.clock.now(), today };
        const facts = {
          name: payer,
          payer,
          purpose: '',
          services: ['interpreting'],
          account: '',
          endedOn: null,
        } as const;
        const fund = await openFund(tx, by, { ...facts, legalConsequence: payer === 'land' ? 'never' : 'any' });
        if (!('id' in fund)) throw new Error(fund.refused);
        const span = { fromOn: today.with({ month: 1, day: 1 }), toOn: today.with({ month: 12, day: 31 }) };
        if (cents > 0) await openPeriod(tx, by, { fundId: fund.id, ...span, amountCents: cents, reason: 'Test' });
      });
  });
  afterAll(() => test.close());

  const press = (zeichen: string) =>
    desk.post('/telefon-jetzt', { ...typedCall(office, 'tir'), zeichen, _request: newId() });
  const kept = () =>
    test.inside('dueren', (tx) =>
      tx
        .selectFrom('interpreting_request as r')
        .leftJoin('commitment as c', 'c.record_id', 'r.id')
        .select(['r.reference', 'r.state', 'r.outcome', 'c.state as money'])
        .orderBy('r.reference')
        .execute(),
    );

  it('is promised with the call, refused with the reason where no pot has any, and free again when nobody comes', async () => {
    expect((await press('K 1')).status).toBe(303);
    const poor = await press('K 2');
    expect(poor.status).toBe(422);
    const html = await poor.text();
    for (const part of [
      'In den Töpfen ist gerade kein Geld dafür.',
      'Welchen es gibt, weiß die Koordination',
      'value="K 2"',
    ])
      expect(html).toContain(part);
    expect(await kept()).toEqual([
      { reference: 'K 1', state: 'open', outcome: 'land', money: 'promised' },
      { reference: 'K 2', state: 'declined', outcome: null, money: null },
    ]);
    test.setNow('2026-11-23T10:03:00+01:00');
    await test.context.jobs.runDue();
    expect((await kept())[0]).toEqual({ reference: 'K 1', state: 'unfilled', outcome: 'land', money: 'released' });
    expect((await press('K 3')).status).toBe(303);
  });
});
