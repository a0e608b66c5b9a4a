// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { ar } from '../../../outbound/letters/texts/ar.ts';
import { letterView } from '../../../outbound/letters/view.ts';
import { listReplaced } from '../admission/replaced-queries.ts';
import { buildLetter } from '../letter/letter.ts';
import { decidedCase, decisionFields, invented, openStage, type Stage } from '../placement.fixture.ts';

describe.each(testDatabases)('a decision that replaces another, on %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
  });
  afterAll(async () => stage.test.close());

  const replaced = async () => {
    const made = await decidedCase(stage);
    const fields = { ...decisionFields('199005'), _ersetzt: made.decisionId };
    const answer = await stage.authority.post(`/vorlagen/${made.submissionId}/neue-entscheidung`, fields);
    expect(answer.status).toBe(303);
    const newId = /entscheidungen\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
    return { ...made, newId };
  };
  const letter = (id: string) =>
    stage.test.inside('dueren', (tx) => buildLetter(tx, stage.test.centres.dueren, id, ['de', 'ar']));

  it('says in its letter which one it replaces, tells the school of before, and both link to each other', async () => {
    const first = await decidedCase(stage);
    expect((await letter(first.decisionId)).replaces).toBeUndefined();
    expect(letterView(await letter(first.decisionId)).german.replaces).toBe('');
    const { decisionId, newId } = await replaced();
    const old = await stage.test.inside('dueren', (tx) =>
      tx.selectFrom('decision').select('reference').where('id', '=', decisionId).executeTakeFirstOrThrow(),
    );
    const view = letterView(await letter(newId));
    expect(view.german.replaces).toBe(
      `Dieser Bescheid ersetzt den Bescheid vom 23. November 2026 (Aktenzeichen ${old.reference}), mit dem Ihr Kind der Schule „Gesamtschule Musterberg“ zugewiesen war. Jener Bescheid gilt nicht mehr.`,
    );
    expect(ar.replaces('23.11.2026', old.reference, 'Gesamtschule Musterberg')).toContain(old.reference);
    expect(view.translation?.body.replaces).not.toBe('');
    expect((await stage.counsellor.get(`/entscheidungen/${newId}/brief.pdf?sprachen=de,ar`)).status).toBe(200);
    const [oldPage, newPage] = [
      await (await stage.counsellor.get(`/entscheidungen/${decisionId}`)).text(),
      await (await stage.counsellor.get(`/entscheidungen/${newId}`)).text(),
    ];
    expect(oldPage).toContain(`href="/entscheidungen/${newId}"`);
    expect(newPage).toContain(`href="/entscheidungen/${decisionId}"`);
    expect(newPage).toContain(`Diese Entscheidung ersetzt ${old.reference}`);
    // The school of before reads it on its start page and in its list; the new one and others do not.
    for (const path of ['/', '/aufnahmen']) {
      const html = await (await stage.school.get(path)).text();
      expect(html, path).toContain(`Bescheid ${old.reference}`);
      expect(html, path).toContain('Das Kind kommt nicht.');
      expect(await (await stage.otherSchool.get(path)).text(), path).not.toContain(old.reference);
    }
  });

  it('is told to the school of before for four weeks', async () => {
    const fresh = await (await stage.school.get('/aufnahmen')).text();
    expect(fresh).toContain('Diese Zuweisungen an Ihre Schule gelten nicht mehr.');
    expect(fresh).toContain(invented.familyName);
    await stage.test.inside('dueren', async (tx) => {
      const later = stage.test.context.clock.today().add({ days: 29 });
      expect(await listReplaced(tx, stage.test.centres.dueren, ['199001'], later)).toEqual([]);
    });
  });
});
