// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { dayOf } from '../../clock.ts';
import { type By, inCentre, systemUserId } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { addInstitution, addRequest, dispatchNow } from './dispatch/dispatch.fixture.ts';
import { recordRequestEvent } from './event-actions.ts';
import { renderedBy } from './services.ts';
import type { RequestEvent } from './states.ts';

const job = newId();
const proven = (minutes: number): RequestEvent => ({ type: 'proven', payload: { minutes } });
const assigned: RequestEvent = { type: 'assigned', payload: { job } };
const held: RequestEvent = { type: 'held', payload: { minutes: 60 } };
const cancelled = (inTime: boolean): RequestEvent => ({ type: 'cancelled', payload: { by: 'institution', inTime } });

describe('what a finished request counts as', () => {
  it.each([
    ['a talk at a school', proven(50), 'held', 'parents_talk', 'interpreted_education', 0.83],
    ['a talk elsewhere', proven(90), 'held', 'counselling', 'interpreted_elsewhere', 1.5],
    [
      'a family that did not come',
      { type: 'client_no_show', payload: { job } },
      'assigned',
      'other',
      'interpreting_missed',
      1,
    ],
    ['called off late', cancelled(false), 'assigned', 'other', 'interpreting_missed', 1],
    ['called off late, nobody booked', cancelled(false), 'open', 'other', 'interpreting_ended', 1],
    ['called off in time', cancelled(true), 'assigned', 'other', 'interpreting_ended', 1],
    ['turned away', { type: 'refused', payload: { reason: 'late' } }, 'open', 'other', 'interpreting_ended', 1],
  ] as const)('%s', (_what, event, before, occasion, code, quantity) => {
    const rendered = renderedBy(event, before, occasion);
    expect([rendered?.service.code, rendered?.quantity]).toEqual([code, quantity]);
  });

  it.each([
    ['a talk nobody came to, when it is proven', proven(0), 'client_no_show'],
    ['what is only begun', assigned, 'open'],
    ['what has been paid', { type: 'settled', payload: { cents: 2500 } }, 'proven'],
  ] as const)('%s is nothing', (_what, event, before) => {
    expect(renderedBy(event, before, 'other')).toBeUndefined();
  });
});

describe.each(testDatabases)('activities of the interpreter service on %s', (kind) => {
  let test: TestApp;
  let counter = 0;
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(dispatchNow);
  });
  afterAll(() => test.close());

  const by = (): By => {
    const now = test.context.clock.now();
    return {
      ...{ centreId: test.centres.dueren, userId: systemUserId, now, role: 'interpreter_coordinator' },
      ...{ schools: [], today: dayOf(now) },
    };
  };
  const happen = (isProtected: boolean, ...events: RequestEvent[]) =>
    inCentre(test.context.database.db, by(), async (tx) => {
      const { centreId } = by();
      counter += 1;
      const number = `DN-I-${8000 + counter}`;
      const institutionId = await addInstitution(tx, centreId, { number, name: 'Stelle', isProtected });
      const id = await addRequest(tx, centreId, { institutionId, start: '2026-12-03T14:00:00+01:00' });
      const known = await tx.selectFrom('activity').select('id').execute();
      for (const event of events)
        await recordRequestEvent(
          tx,
          by(),
          id,
          event,
          event.type === 'refused' ? { state_reason: 'Niemand.', state_alternative: 'Telefon' } : {},
        );
      const rows = await tx
        .selectFrom('activity')
        .select(['id', 'service', 'quantity', 'unit', 'occurred_on', 'ags'])
        .execute();
      return rows
        .filter((row) => known.every((one) => one.id !== row.id))
        .map((row) => [row.service, Number(row.quantity), row.unit, row.occurred_on.toString(), row.ags]);
    });

  it('are written once for each finished request, with the hours that were proven, on the day of the talk', async () => {
    const settled: RequestEvent = { type: 'settled', payload: { cents: 2500 } };
    expect(await happen(false, assigned, held, proven(75), settled)).toEqual([
      ['interpreted_education', 1.25, 'hour', '2026-12-03', '05358008'],
    ]);
    expect(await happen(false, { type: 'refused', payload: { reason: 'no_language' } })).toEqual([
      ['interpreting_ended', 1, 'contact', '2026-11-23', '05358008'],
    ]);
    const nobody: RequestEvent = { type: 'client_no_show', payload: { job } };
    expect(await happen(false, assigned, nobody, proven(0), settled)).toEqual([
      ['interpreting_missed', 1, 'contact', '2026-12-03', '05358008'],
    ]);
    expect(await happen(false, assigned)).toEqual([]);
  });

  it('say nothing of where a protected institution is', async () => {
    expect(await happen(true, assigned, held, proven(60))).toEqual([
      ['interpreted_education', 1, 'hour', '2026-12-03', null],
    ]);
  });
});
