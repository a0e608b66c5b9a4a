// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { decisionFields, openStage, recommendedCase, type Stage, schoolAuthorityId } from './placement.fixture.ts';

describe.each(testDatabases)('German schools before, on their way, on %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
  });
  afterAll(async () => stage.test.close());

  it('reach the authority with the copy and the school that gets the child', async () => {
    const { test, counsellor, authority, school, otherSchool } = stage;
    const { caseId } = await recommendedCase(test);
    const kept = await counsellor.post(`/faelle/${caseId}/fruehere-schulen`, {
      fs1_schule: 'Grundschule Beispielhof, Probeburg',
      fs1_von: '09/2025',
      fs1_foerderung: '10/2025',
      fs_stand: '',
    });
    expect(kept.status).toBe(303);
    const line = 'Grundschule Beispielhof, Probeburg, ab 09/2025, Erstförderung seit 10/2025';
    const clock = 'seit 10/2025; zwei Jahre enden 10/2027';
    const submit = { behoerde: await schoolAuthorityId(test) };
    expect((await counsellor.post(`/faelle/${caseId}/vorlegen`, submit)).status).toBe(303);
    const { id } = await test.inside('dueren', (tx) =>
      tx.selectFrom('submission').select('id').where('case_id', '=', caseId).executeTakeFirstOrThrow(),
    );
    const copy = await (await authority.get(`/vorlagen/${id}`)).text();
    for (const text of [line, clock]) expect(copy).toContain(text);
    await authority.post(`/vorlagen/${id}/entscheidung`, decisionFields('199001'));
    const page = await (await school.get(`/aufnahmen/${caseId}`)).text();
    for (const text of [line, clock]) expect(page).toContain(text);
    expect((await otherSchool.get(`/aufnahmen/${caseId}`)).status).toBe(404);
  });
});
