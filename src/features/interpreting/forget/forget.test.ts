// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { dayOf } from '../../../clock.ts';
import { type By, inCentre } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { addInstitution, addRequest, addVolunteer, dispatchNow } from '../dispatch/dispatch.fixture.ts';
import { bookByCall } from '../dispatch/job-actions.ts';
import { declineByCall, offerTo } from '../dispatch/offer-actions.ts';
import { proveOnPaper } from '../dispatch/proof-actions.ts';
import { acquaintanceRow } from '../dispatch/rows.ts';
import { everything } from '../event-actions.ts';
import { giveFeedback, settleFeedback } from '../proofs/feedback-actions.ts';
import { printStack, takeSheet } from '../proofs/sheet-actions.ts';
import { forgetJobs } from './jobs.ts';

describe.each(testDatabases)('what the interpreter service keeps on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  let schoolId: string;
  const sender = { send: () => Promise.resolve() };
  const centre = () => test.centres.dueren;
  const by = (): By => {
    const now = test.context.clock.now();
    return {
      ...{ centreId: centre(), userId: coordinator.userId, now, role: 'interpreter_coordinator' },
      ...{ schools: [], today: dayOf(now) },
    };
  };
  const as = <T>(work: Parameters<typeof inCentre<T>>[2]) => inCentre(test.context.database.db, by(), work);
  const night = async (now: string): Promise<void> => {
    test.setNow(now);
    for (const { run } of forgetJobs) await run(test.context, {}, newId());
  };
  const tables = [
    ...(['interpreting_request', 'interpreting_event', 'interpreting_job', 'interpreting_offer'] as const),
    ...(['interpreting_proof', 'interpreting_feedback', 'proof_sheet', 'acquaintance', 'pair_wish'] as const),
  ];
  const counts = async (): Promise<Record<string, number>> =>
    await as(async (tx) => {
      const all: Record<string, number> = {};
      for (const table of tables) all[table] = (await tx.selectFrom(table).select('id').execute()).length;
      return all;
    });

  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(dispatchNow);
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
    await test.inside('dueren', async (tx) => {
      schoolId = await addInstitution(tx, centre(), { number: 'DN-I-9001', name: 'Grundschule' });
      const selam = await addVolunteer(tx, centre(), { name: 'Selam', number: 'DN-E-9000' });
      const other = await addVolunteer(tx, centre(), { name: 'Abel', number: 'DN-E-9001' });
      const id = await addRequest(tx, centre(), {
        ...{ institutionId: schoolId, start: '2026-12-03T14:00:00+01:00', reference: 'K 1' },
      });
      await offerTo(tx, by(), id, [other], sender);
      await declineByCall(tx, by(), id, other, false);
      await bookByCall(tx, by(), id, selam, sender);
      await printStack(tx, by(), 2);
      const at = by().now;
      const pair = { centreId: centre(), institutionId: schoolId, volunteerId: other, at };
      await tx
        .insertInto('acquaintance')
        .values([
          acquaintanceRow({ ...pair, id: newId(), reference: 'k 1' }),
          acquaintanceRow({ ...pair, id: newId(), reference: 'K alt' }),
        ])
        .execute();
      await tx
        .insertInto('pair_wish')
        .values({
          ...{ centre_id: centre(), id: newId(), institution_id: schoolId, reference: 'K alt' },
          ...{ volunteer_id: selam, wish: 'again', entered_at: at },
        })
        .execute();
    });
    test.setNow('2026-12-03T16:00:00+01:00');
    await as(async (tx) => {
      const { id } = await tx.selectFrom('interpreting_request').select('id').executeTakeFirstOrThrow();
      const time = {
        from: Temporal.Instant.from('2026-12-03T14:00:00+01:00'),
        to: Temporal.Instant.from('2026-12-03T15:00:00+01:00'),
      };
      const jobId = await proveOnPaper(tx, by(), id, { outcome: 'held', time });
      const sheet = await tx.selectFrom('proof_sheet').select('number').orderBy('number').executeTakeFirstOrThrow();
      await takeSheet(tx, by(), sheet.number, jobId);
      const feedback = { understood: 'no', prepared: 'yes', respectful: 'yes', note: 'Es war laut.' } as const;
      await giveFeedback(tx, by(), { requestId: id, side: 'volunteer', feedback }, everything);
      const given = await tx.selectFrom('interpreting_feedback').select('id').executeTakeFirstOrThrow();
      await settleFeedback(tx, by(), given.id);
    });
  });
  afterAll(() => test.close());

  it('goes piece by piece as its time is over, and all of it after ten years', async () => {
    const whole = await counts();
    expect(whole).toMatchObject({ interpreting_request: 1, interpreting_offer: 2, acquaintance: 2, pair_wish: 1 });
    const noteOf = () =>
      as((tx) =>
        tx
          .selectFrom('interpreting_feedback')
          .select('note')
          .executeTakeFirstOrThrow()
          .then(({ note }) => note),
      );
    await night('2027-06-02T04:20:00+02:00');
    expect([await counts(), await noteOf()]).toEqual([whole, 'Es war laut.']);
    await night('2027-06-04T04:20:00+02:00');
    expect([await counts(), await noteOf()]).toEqual([whole, '']);
    await night('2028-11-22T04:20:00+01:00');
    expect(await counts()).toEqual(whole);
    await night('2028-11-24T04:20:00+01:00');
    // Who did not come is forgotten; who came stays with the talk.
    expect(await counts()).toEqual({ ...whole, interpreting_offer: 1 });
    await night('2029-11-24T04:20:00+01:00');
    // Nobody asks under this sign any more; under the other there was a talk a few days less than three years ago.
    expect(await counts()).toEqual({ ...whole, interpreting_offer: 1, acquaintance: 1, pair_wish: 0 });
    await night('2036-12-03T04:20:00+01:00');
    expect(await counts()).toMatchObject({ interpreting_request: 1, interpreting_proof: 1, acquaintance: 0 });
    await night('2036-12-04T04:20:00+01:00');
    expect(Object.values(await counts()).every((n) => n === 0 || n === 1)).toBe(true);
    expect(await counts()).toMatchObject({
      ...{ interpreting_request: 0, interpreting_event: 0, interpreting_job: 0, interpreting_offer: 0 },
      ...{ interpreting_proof: 0, interpreting_feedback: 0 },
    });
    await night('2036-12-05T04:20:00+01:00');
    expect(await as((tx) => tx.selectFrom('proof_stack').select('id').execute())).toEqual([]);
  });

  it('cannot go sooner, whoever asks: the database refuses it', async () => {
    test.setNow(dispatchNow);
    const gone = await as(async (tx) => {
      const start = '2026-12-10T14:00:00+01:00';
      await addRequest(tx, centre(), { institutionId: schoolId, start });
      const removed = await sql`delete from interpreting_request where centre_id = ${centre()}`.execute(tx);
      return removed.numAffectedRows;
    });
    expect(Number(gone)).toBe(0);
    expect((await counts())['interpreting_request']).toBe(1);
  });
});
