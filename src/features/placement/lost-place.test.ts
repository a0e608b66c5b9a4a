// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { newId } from '../../db/ids.ts';
import { listLost, tellLost } from '../schools/lost-holds.ts';
import { openStage, recommendedCase, type Stage, submittedCase } from './placement.fixture.ts';

describe.each(testDatabases)('a place that vanishes, on %s', (kind) => {
  let stage: Stage;
  let other: Visitor;
  beforeAll(async () => {
    stage = await openStage(kind);
    other = await signIn(stage.test, { role: 'school', school: '199007' });
  });
  afterAll(async () => stage.test.close());

  const place = (number: string) =>
    stage.test.inside('dueren', (tx) =>
      tx.selectFrom('school_place').selectAll().where('school_number', '=', number).executeTakeFirstOrThrow(),
    );
  /** The school reports so many places. */
  const lower = async (who: Visitor, number: string, capacity: number, taken = 0) => {
    const { id, version } = await place(number);
    return await who.post(`/meine-plaetze/${id}`, {
      kapazitaet: String(capacity),
      belegt: String(taken),
      gesperrt: '0',
      sperrgrund: '',
      _version: String(version),
    });
  };
  const holding = async (number: string) => {
    const { caseId } = await recommendedCase(stage.test, { schools: [number] });
    const held = await stage.counsellor.post(`/faelle/${caseId}/halten`, { schule: number, jahrgang: '07', art: 'df' });
    expect(held.status).toBe(303);
    return caseId;
  };
  const told = (recordId: string) =>
    stage.test.inside('dueren', (tx) =>
      tx
        .selectFrom('notice')
        .select(['kind', 'for_role'])
        .where('record_id', '=', recordId)
        .orderBy('for_role')
        .execute(),
    );
  const warning = 'Der gehaltene Platz ist weggefallen.';
  const caseText = async (id: string) => await (await stage.counsellor.get(`/faelle/${id}`)).text();

  it('warns in the case and on the start page at once: who was held last loses', async () => {
    expect((await lower(stage.otherSchool, '199005', 2)).status).toBe(303);
    const [first, second] = [await holding('199005'), await holding('199005')];
    expect(await caseText(second)).not.toContain(warning);
    expect((await lower(stage.otherSchool, '199005', 1)).status).toBe(303);
    expect(await caseText(first)).not.toContain(warning);
    expect(await caseText(second)).toContain(warning);
    expect(await told(first)).toEqual([]);
    expect(await told(second)).toEqual([
      { kind: 'place_lost', for_role: 'counsellor' },
      { kind: 'place_lost', for_role: 'head' },
    ]);
    for (const who of [stage.counsellor, stage.head]) {
      const html = await (await who.get('/')).text();
      expect(html).toContain('Ein gehaltener Platz ist weggefallen');
      expect(html).toContain(`/faelle/${second}`);
    }
    // Reported once more, it is no news; lower still, the other one is.
    expect((await lower(stage.otherSchool, '199005', 1)).status).toBe(303);
    expect(await told(second)).toHaveLength(2);
    expect((await lower(stage.otherSchool, '199005', 0)).status).toBe(303);
    expect(await told(first)).toHaveLength(2);
    expect(await told(second)).toHaveLength(2);
  });

  it('warns the authority that is deciding, on its start page and beside its form', async () => {
    expect((await lower(other, '199007', 3, 2)).status).toBe(303);
    const { caseId, submissionId } = await submittedCase(stage, { schools: ['199007'] });
    const hold = await stage.test.inside('dueren', async (tx) => {
      const { id } = await tx
        .selectFrom('school_place')
        .select('id')
        .where('school_number', '=', '199007')
        .executeTakeFirstOrThrow();
      const now = stage.test.context.clock.now();
      const row = {
        centre_id: stage.test.centres.dueren,
        id: newId(),
        place_id: id,
        case_id: caseId,
        state: 'active' as const,
      };
      await tx
        .insertInto('place_hold')
        .values({
          ...row,
          held_by: newId(),
          held_at: now,
          expires_on: stage.test.context.clock.today().add({ days: 9 }),
          ended_at: null,
        })
        .execute();
      return row.id;
    });
    expect(hold).toBeDefined();
    const before = await (await stage.authority.get(`/vorlagen/${submissionId}`)).text();
    expect(before).not.toContain('ist weggefallen');
    expect((await lower(other, '199007', 2, 2)).status).toBe(303);
    const html = await (await stage.authority.get('/')).text();
    expect(html).toContain('Der Platz für ein vorgelegtes Kind ist weggefallen');
    expect(html).toContain(`/vorlagen/${submissionId}`);
    expect(await (await stage.authority.get(`/vorlagen/${submissionId}`)).text()).toContain(
      'Der für dieses Kind gehaltene Platz ist weggefallen',
    );
  });

  it('goes with a school that closes', async () => {
    expect((await lower(stage.school, '199001', 50)).status).toBe(303);
    const caseId = await holding('199001');
    expect(await caseText(caseId)).not.toContain(warning);
    const { db } = stage.test.context.database;
    await db
      .updateTable('school')
      .set({ closed_at: stage.test.context.clock.today() })
      .where('number', '=', '199001')
      .execute();
    await stage.test.inside('dueren', async (tx) => {
      const centreId = stage.test.centres.dueren;
      const lost = await listLost(tx, centreId, { schools: ['199001'] });
      expect(lost.map((one) => one.caseId)).toContain(caseId);
      await tellLost(tx, lost, { centreId, at: stage.test.context.clock.now(), byUser: null });
    });
    expect(await caseText(caseId)).toContain(warning);
    expect(await told(caseId)).toHaveLength(2);
  });
});
