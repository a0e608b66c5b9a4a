// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { decidedCase, openStage, type Stage } from '../placement/placement.fixture.ts';
import { consentsPath, giveConsentPath, withdrawConsentPath } from './paths.ts';
import { type PurposeOf, purposesOf } from './words.ts';

describe.each(testDatabases)('consents of a child on %s', (kind) => {
  let stage: Stage;
  let school: Visitor;
  let childId: string;
  let caseId: string;
  let guardianId: string;

  beforeAll(async () => {
    stage = await openStage(kind);
    ({ caseId } = await decidedCase(stage));
    ({ school } = stage);
    const row = await stage.test.inside('dueren', (tx) =>
      tx
        .selectFrom('placement_case as p')
        .innerJoin('child as c', (join) =>
          join.onRef('c.centre_id', '=', 'p.centre_id').onRef('c.id', '=', 'p.child_id'),
        )
        .innerJoin('guardian as g', (join) =>
          join.onRef('g.centre_id', '=', 'c.centre_id').onRef('g.family_id', '=', 'c.family_id'),
        )
        .select(['c.id as childId', 'g.id as guardianId'])
        .where('p.id', '=', caseId)
        .executeTakeFirstOrThrow(),
    );
    ({ childId, guardianId } = row);
    await stage.test.inside('dueren', (tx) =>
      tx.updateTable('counselling').set({ school_note: 'Liest gern vor.' }).where('case_id', '=', caseId).execute(),
    );
  });
  afterAll(() => stage.test.close());

  /** What is passed on by each purpose: a new purpose adds what asks for it, so that none is without. */
  const passedOn: Record<PurposeOf<'child'>, () => Promise<boolean>> = {
    school_note: async () => (await (await school.get(`/aufnahmen/${caseId}`)).text()).includes('Liest gern vor.'),
  };
  const fields = () => ({ erteilt_von: guardianId, sprache: 'ar', tag: '23.11.2026', gelesen: 'ja' });

  it('are not asked here for what a school is asked for', async () => {
    for (const purpose of purposesOf('pupil'))
      expect((await stage.counsellor.get(`/kinder/${childId}/einwilligungen/${purpose}`)).status).toBe(404);
  });

  it.each(purposesOf('child'))(
    'pass on nothing before the yes, and nothing from the withdrawal on: %s',
    async (purpose) => {
      const { counsellor } = stage;
      expect(await passedOn[purpose]()).toBe(false);
      const given = await counsellor.post(giveConsentPath(childId, purpose), fields());
      expect([given.status, given.headers.get('location')]).toEqual([303, `${consentsPath(childId)}?ok=eingewilligt`]);
      expect(await passedOn[purpose]()).toBe(true);
      expect(await (await counsellor.get(consentsPath(childId))).text()).toContain('Einwilligung liegt vor');
      for (let twice = 0; twice < 2; twice += 1) {
        expect((await counsellor.post(withdrawConsentPath(childId, purpose), {})).status).toBe(303);
        expect(await passedOn[purpose]()).toBe(false);
      }
    },
  );

  it('are written down with who, in which language and when; all errors at once', async () => {
    const { counsellor } = stage;
    const path = giveConsentPath(childId, 'school_note');
    const wrong = await counsellor.post(path, { erteilt_von: crypto.randomUUID(), sprache: 'tlh', tag: '24.11.2026' });
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    for (const sentence of ['wer einwilligt', 'in welcher Sprache', 'nicht in der Zukunft', 'gelesen oder vorgelesen'])
      expect(html).toContain(sentence);
    expect(html).toContain('24.11.2026');
    expect((await counsellor.get(giveConsentPath(childId, 'unsinn' as 'school_note'))).status).toBe(404);
    const form = await (await counsellor.get(path)).text();
    expect(form).toMatch(/lang="ar" dir="rtl"/);
  });

  it('are no business of a school, of another centre, or of an office', async () => {
    const stranger = await signIn(stage.test, { role: 'counsellor', centre: 'aachen' });
    const office = await signIn(stage.test, { role: 'reporting_office' });
    for (const path of [consentsPath(childId), giveConsentPath(childId, 'school_note')]) {
      expect((await stranger.get(path)).status, path).toBe(404);
      for (const who of [school, office]) expect((await who.get(path)).status, path).toBe(403);
    }
    expect((await stranger.post(giveConsentPath(childId, 'school_note'), fields())).status).toBe(404);
    expect((await stranger.post(withdrawConsentPath(childId, 'school_note'), {})).status).toBe(404);
  });
});
