// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testNow } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { newId } from '../../../db/ids.ts';
import { openCase } from '../../cases/actions.ts';
import { findActiveHold } from '../../schools/holds.ts';
import { caseRow, decidedCase, openStage, recommendedCase, type Stage, submittedCase } from '../placement.fixture.ts';

const reason = { als: 'moved_away', grund: 'Verzogen.' };

describe.each(testDatabases)('closing a case and taking it back, on %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
  });
  afterAll(async () => stage.test.close());

  const undo = (caseId: string) => stage.counsellor.post(`/faelle/${caseId}/wieder-oeffnen`);
  const close = (caseId: string) => stage.counsellor.post(`/faelle/${caseId}/schliessen`, reason);
  /** All but what counts events and versions. */
  const standing = async (caseId: string) => {
    const { event_count: _, version: __, ...rest } = await caseRow(stage.test, caseId);
    return rest;
  };
  const hold = (caseId: string) => stage.test.inside('dueren', (tx) => findActiveHold(tx, caseId));

  it('brings back where the case stood, with its question and its place', async () => {
    const { caseId } = await recommendedCase(stage.test);
    await stage.counsellor.post(`/faelle/${caseId}/anfragen`, { schule: '199001', beginn: '07.12.2026' });
    const before = await standing(caseId);
    const held = await hold(caseId);
    expect((await close(caseId)).status).toBe(303);
    expect(await (await stage.counsellor.get(`/faelle/${caseId}`)).text()).toContain('Schließen rückgängig machen');
    expect((await stage.stranger.post(`/faelle/${caseId}/wieder-oeffnen`)).status).toBe(404);
    expect((await stage.school.post(`/faelle/${caseId}/wieder-oeffnen`)).status).toBe(403);
    const answer = await undo(caseId);
    expect(answer.headers.get('location')).toBe(`/faelle/${caseId}?ok=wieder_offen`);
    expect(await standing(caseId)).toEqual(before);
    expect((await hold(caseId))?.placeId).toBe(held?.placeId);
    const question = await stage.test.inside('dueren', (tx) =>
      tx.selectFrom('school_request').select(['answer', 'answered_at']).where('case_id', '=', caseId).execute(),
    );
    expect(question).toEqual([{ answer: 'open', answered_at: null }]);
    // A second person who presses too is told.
    const again = await undo(caseId);
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('nicht geschlossen');
  });

  it('lies before the authority again', async () => {
    const { caseId, submissionId } = await submittedCase(stage);
    const before = await standing(caseId);
    await close(caseId);
    expect((await stage.authority.get(`/vorlagen/${submissionId}`)).status).toBe(404);
    expect((await undo(caseId)).status).toBe(303);
    expect(await standing(caseId)).toEqual(before);
    expect((await stage.authority.get(`/vorlagen/${submissionId}`)).status).toBe(200);
  });

  it('says that the place is gone when another child has it now', async () => {
    const [first, second] = [await recommendedCase(stage.test), await recommendedCase(stage.test)];
    const place = { schule: '199005', jahrgang: '07', art: 'df' };
    expect((await stage.counsellor.post(`/faelle/${first.caseId}/halten`, place)).status).toBe(303);
    await close(first.caseId);
    expect((await stage.counsellor.post(`/faelle/${second.caseId}/halten`, place)).status).toBe(303);
    const answer = await undo(first.caseId);
    expect(answer.headers.get('location')).toBe(`/faelle/${first.caseId}?ok=wieder_offen_ohne_platz`);
    expect(await hold(first.caseId)).toBeUndefined();
  });

  it('gives back the place of a child that has not come, and holds it again while it is free', async () => {
    const { test, school, counsellor } = stage;
    const taken = async (number: string) =>
      (
        await test.inside('dueren', (tx) =>
          tx.selectFrom('school_place').select('taken').where('school_number', '=', number).executeTakeFirstOrThrow(),
        )
      ).taken;
    const before = await taken('199001');
    const { caseId } = await decidedCase(stage);
    const day = { erster_schultag: '23.11.2026', erster_schultag_stimmt: '2026-11-23' };
    expect((await school.post(`/aufnahmen/${caseId}/bestaetigen`, day)).status).toBe(303);
    expect((await school.post(`/aufnahmen/${caseId}/nicht-in-der-schule`)).status).toBe(303);
    expect(await taken('199001')).toBe(before + 1);
    const standing = await caseRow(test, caseId);
    // Some time later: which place it gave up by closing is told by the moment.
    test.setNow('2026-11-23T09:05:00+01:00');
    expect((await close(caseId)).status).toBe(303);
    expect(await taken('199001')).toBe(before);
    expect(await hold(caseId)).toBeUndefined();
    expect((await undo(caseId)).headers.get('location')).toBe(`/faelle/${caseId}?ok=wieder_offen`);
    expect((await caseRow(test, caseId)).state).toBe(standing.state);
    test.setNow(testNow);
    expect((await hold(caseId))?.schoolNumber).toBe('199001');
    // It comes after all, and counts once.
    const talk = { tag: '23.11.2026', ergebnis: 'returns' };
    expect((await counsellor.post(`/faelle/${caseId}/klaerung`, talk)).status).toBe(303);
    expect((await school.post(`/aufnahmen/${caseId}/bestaetigen`, day)).status).toBe(303);
    expect(await taken('199001')).toBe(before + 1);
    expect(await hold(caseId)).toBeUndefined();
  });

  it('leaves it closed when the child has another open case by now', async () => {
    const { caseId, childId } = await recommendedCase(stage.test);
    await close(caseId);
    const { test } = stage;
    const now = test.context.clock.now();
    const by = { centreId: test.centres.dueren, userId: newId(), role: 'counsellor', schools: [], now };
    const other = await test.inside('dueren', (tx) =>
      openCase(tx, { ...by, today: test.context.clock.today() }, 'DN', {
        ...{ childId, kind: 'placement', ags: '05358008', authorityId: null, note: '' },
      }),
    );
    const answer = await undo(caseId);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain(`Zum Fall ${other.number}`);
  });
});
