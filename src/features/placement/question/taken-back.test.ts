// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { findActiveHold } from '../../schools/holds.ts';
import { caseRow, openStage, recommendedCase, type Stage, schoolAuthorityId } from '../placement.fixture.ts';

describe.each(testDatabases)('a wrong answer of a school, on %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
  });
  afterAll(async () => stage.test.close());

  const asked = async () => {
    const { caseId } = await recommendedCase(stage.test);
    await stage.counsellor.post(`/faelle/${caseId}/anfragen`, { schule: '199001', beginn: '07.12.2026' });
    const { id } = await stage.test.inside('dueren', (tx) =>
      tx.selectFrom('school_request').select('id').where('case_id', '=', caseId).executeTakeFirstOrThrow(),
    );
    return { caseId, path: `/anfragen/${id}` };
  };
  const answer = (path: string, antwort: string) => stage.school.post(`${path}/antwort`, { antwort, grund: 'Voll.' });
  const takeBack = (path: string) => stage.school.post(`${path}/antwort-zuruecknehmen`);

  it.each(['accepted', 'refused'])('is taken back by the school and given anew: %s', async (first) => {
    const { caseId, path } = await asked();
    expect((await answer(path, first)).status).toBe(303);
    expect(await (await stage.school.get(path)).text()).toContain('Antwort zurücknehmen');
    expect((await stage.otherSchool.post(`${path}/antwort-zuruecknehmen`)).status).toBe(404);
    expect((await stage.counsellor.post(`${path}/antwort-zuruecknehmen`)).status).toBe(403);
    expect((await takeBack(path)).status).toBe(303);
    expect(await caseRow(stage.test, caseId)).toMatchObject({ state: 'school_asked', next_owner: 'school' });
    expect(await stage.test.inside('dueren', (tx) => findActiveHold(tx, caseId))).toBeDefined();
    const page = await (await stage.counsellor.get(`/faelle/${caseId}`)).text();
    expect(page).toContain('Schule hat ihre Antwort zurückgenommen');
    expect(page).not.toContain('Die Schule schreibt');
    expect(await (await stage.head.get('/')).text()).toContain('Eine Schule hat ihre Antwort zurückgenommen');
    // Once more is told, the other answer counts.
    expect((await takeBack(path)).status).toBe(409);
    const other = first === 'accepted' ? 'refused' : 'accepted';
    expect((await answer(path, other)).status).toBe(303);
    expect((await caseRow(stage.test, caseId)).state).toBe(
      other === 'accepted' ? 'school_accepted' : 'refused_by_school',
    );
  });

  it('stays once the centre has gone on with it, and the page says so', async () => {
    const { caseId, path } = await asked();
    await answer(path, 'accepted');
    const behoerde = await schoolAuthorityId(stage.test);
    expect((await stage.counsellor.post(`/faelle/${caseId}/vorlegen`, { behoerde })).status).toBe(303);
    const page = await (await stage.school.get(path)).text();
    expect(page).toContain('Das Zentrum hat mit Ihrer Antwort schon weitergearbeitet.');
    expect(page).not.toContain('antwort-zuruecknehmen');
    expect((await takeBack(path)).status).toBe(409);
    expect((await caseRow(stage.test, caseId)).state).toBe('submitted');
  });
});
