// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { findActiveHold } from '../../schools/holds.ts';
import { caseRow, decidedCase, openStage, recommendedCase, type Stage, submittedCase } from '../placement.fixture.ts';

const reason = { als: 'moved_away', grund: 'Verzogen.' };

describe.each(testDatabases)('a closed case, on %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
  });
  afterAll(async () => stage.test.close());

  const close = async (caseId: string) => {
    expect((await stage.counsellor.post(`/faelle/${caseId}/schliessen`, reason)).status).toBe(303);
    expect((await caseRow(stage.test, caseId)).state).toBe('moved_away');
  };
  const withdrawn = async (caseId: string) => {
    const rows = await stage.test.inside('dueren', (tx) =>
      tx.selectFrom('submission').select('withdrawn_at').where('case_id', '=', caseId).execute(),
    );
    return rows.map((row) => row.withdrawn_at?.toString() ?? null);
  };

  it('takes back its open question and gives its place free', async () => {
    const { test, counsellor } = stage;
    const { caseId } = await recommendedCase(test);
    const asked = await counsellor.post(`/faelle/${caseId}/anfragen`, { schule: '199001', beginn: '07.12.2026' });
    expect(asked.status).toBe(303);
    expect(await test.inside('dueren', (tx) => findActiveHold(tx, caseId))).toBeDefined();
    await close(caseId);
    const questions = await test.inside('dueren', (tx) =>
      tx.selectFrom('school_request').select(['answer', 'answered_at']).where('case_id', '=', caseId).execute(),
    );
    expect(questions).toEqual([{ answer: 'withdrawn', answered_at: test.context.clock.now() }]);
    expect(await test.inside('dueren', (tx) => findActiveHold(tx, caseId))).toBeUndefined();
  });

  it('takes back a submission nobody has decided, and leaves a decided one as it stands', async () => {
    const open = await submittedCase(stage);
    await close(open.caseId);
    expect(await withdrawn(open.caseId)).toEqual([stage.test.context.clock.now().toString()]);
    const decided = await decidedCase(stage);
    await close(decided.caseId);
    expect(await withdrawn(decided.caseId)).toEqual([null]);
  });
});
