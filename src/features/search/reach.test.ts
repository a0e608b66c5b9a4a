// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { renewNames } from '../families/finding-actions.ts';
import { decidedCase, openStage, recommendedCase, type Stage, submittedCase } from '../placement/placement.fixture.ts';

describe.each(testDatabases)('what authority and school find, on %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
  });
  afterAll(async () => stage.test.close());

  const hits = async (who: Visitor, q: string) => {
    const answer = await who.get(`/suche?q=${encodeURIComponent(q)}`);
    expect(answer.status, q).toBe(200);
    return await answer.text();
  };

  /** Given children are found by their names like those that were reported. */
  const named = (...made: { childId: string }[]) =>
    stage.test.inside('dueren', async (tx) => {
      for (const { childId } of made) await renewNames(tx, stage.test.centres.dueren, childId);
    });

  it('leads the authority from name, number and birth date to the submission, and to no other child', async () => {
    const [made, unknown] = [await submittedCase(stage), await recommendedCase(stage.test)];
    await named(made, unknown);
    for (const q of ['Probani', 'al prob', made.number, made.number.slice(-4), '03/2014', '2014']) {
      const html = await hits(stage.authority, q);
      expect(html, q).toContain(`href="/vorlagen/${made.submissionId}"`);
      for (const word of [unknown.number, unknown.childId, '/faelle/', '/kinder/']) expect(html, q).not.toContain(word);
    }
    expect(await hits(stage.authority, unknown.number)).toContain('bei Ihnen nichts');
    // What was taken back is not before the authority any more.
    await stage.counsellor.post(`/faelle/${made.caseId}/vorlage-zurueckziehen`);
    expect(await hits(stage.authority, made.number)).toContain('bei Ihnen nichts');
  });

  it('leads a school from name and birth date to its admission, before and after the child has come', async () => {
    const waiting = await submittedCase(stage);
    const made = await decidedCase(stage);
    await named(waiting, made);
    const found = async () => {
      for (const q of ['Probani', 'Lerna', '03/2014', '2014']) {
        const html = await hits(stage.school, q);
        expect(html, q).toContain(`href="/aufnahmen/${made.caseId}"`);
        // A school knows no case numbers, and nothing of a child that is assigned to nobody.
        for (const word of [made.number, waiting.caseId, '/faelle/', '/kinder/']) expect(html, q).not.toContain(word);
        expect(await hits(stage.otherSchool, q), q).toContain('bei Ihnen nichts');
      }
    };
    await found();
    const day = { erster_schultag: '23.11.2026', erster_schultag_stimmt: '2026-11-23' };
    expect((await stage.school.post(`/aufnahmen/${made.caseId}/bestaetigen`, day)).status).toBe(303);
    await found();
  });
});
