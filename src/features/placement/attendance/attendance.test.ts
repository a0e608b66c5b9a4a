// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import {
  caseRow,
  decidedCase,
  decisionFields,
  openStage,
  recommendedCase,
  type Stage,
  schoolAuthorityId,
} from '../placement.fixture.ts';

describe.each(testDatabases)('a child at its school, on %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
  });
  afterAll(async () => stage.test.close());

  const rows = (caseId: string) =>
    stage.test.inside('dueren', (tx) =>
      tx.selectFrom('admission').selectAll().where('case_id', '=', caseId).orderBy('confirmed_at').execute(),
    );
  const schoolOf = async (childId: string) =>
    (
      await stage.test.inside('dueren', (tx) =>
        tx
          .selectFrom('child')
          .select(['school_number', 'school_since'])
          .where('id', '=', childId)
          .executeTakeFirstOrThrow(),
      )
    ).school_number;
  const taken = async () =>
    (
      await stage.test.inside('dueren', (tx) =>
        tx.selectFrom('school_place').select('taken').where('school_number', '=', '199001').executeTakeFirstOrThrow(),
      )
    ).taken;
  /** Decided, its start is a day that has come, and confirmed by the school. */
  const admitted = async () => {
    const made = await decidedCase(stage);
    const answer = await stage.school.post(`/aufnahmen/${made.caseId}/bestaetigen`, {
      erster_schultag: '23.11.2026',
      erster_schultag_stimmt: '2026-11-23',
    });
    expect(answer.status).toBe(303);
    return made;
  };

  it('has its first school day corrected by its school alone, with both days in the history', async () => {
    const { caseId, childId } = await admitted();
    const path = `/aufnahmen/${caseId}/erster-schultag`;
    expect(await (await stage.school.get(`/aufnahmen/${caseId}`)).text()).toContain(path);
    expect((await stage.otherSchool.get(path)).status).toBe(404);
    expect((await stage.counsellor.get(path)).status).toBe(403);
    expect((await stage.school.post(path, { erster_schultag: '31.02.2026' })).status).toBe(422);
    const form = await (await stage.school.get(path)).text();
    const fields = {
      erster_schultag: '24.11.2026',
      klasse: '7c',
      _request: hiddenField(form, '_request'),
      _version: hiddenField(form, '_version'),
    };
    expect((await stage.school.post(path, fields)).status).toBe(303);
    // The same form once more changes nothing more.
    expect((await stage.school.post(path, fields)).status).toBe(303);
    expect((await rows(caseId)).map((row) => [row.first_school_day.toString(), row.class_name])).toEqual([
      ['2026-11-24', '7c'],
    ]);
    // Two at once: a form that rests on what was there before is told.
    const late = await stage.school.post(path, { erster_schultag: '02.12.2026', _version: fields._version });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Der Fall hat sich geändert');
    expect((await caseRow(stage.test, caseId)).state).toBe('admitted');
    expect(await schoolOf(childId)).toBe('199001');
    const page = await (await stage.counsellor.get(`/faelle/${caseId}`)).text();
    expect(page).toContain('Ersten Schultag berichtigt: Di 24.11.2026 statt Mo 23.11.2026');
  });

  it('that has not come is reported by its school and followed up by the centre with the family', async () => {
    const { caseId, childId } = await admitted();
    const before = await taken();
    const path = `/aufnahmen/${caseId}/nicht-in-der-schule`;
    const form = await (await stage.school.get(path)).text();
    expect(form).toContain('Die Überwachung der Schulpflicht bleibt bei der Schule und dem Schulträger');
    expect((await stage.otherSchool.post(path)).status).toBe(404);
    expect((await stage.school.post(path, { hinweis: 'Telefon ohne Antwort.' })).status).toBe(303);
    expect(await caseRow(stage.test, caseId)).toMatchObject({
      state: 'not_arrived',
      next_step: 'follow_up',
      next_owner: 'counsellor',
      closed_on: null,
    });
    expect(await schoolOf(childId)).toBeNull();
    // Its place waits for it.
    expect(await taken()).toBe(before);
    expect((await stage.school.post(path)).status).toBe(409);
    const page = await (await stage.counsellor.get(`/faelle/${caseId}`)).text();
    for (const text of ['Mit der Familie klären', 'Telefon ohne Antwort.', `/faelle/${caseId}/klaerung`])
      expect(page).toContain(text);
    const today = await (await stage.head.get('/')).text();
    expect(today).toContain('Ein Kind ist nicht in seiner Schule erschienen.');
    // Nothing clear yet needs a day to ask again.
    const talk = `/faelle/${caseId}/klaerung`;
    const open = await stage.counsellor.post(talk, { tag: '23.11.2026', ergebnis: 'open' });
    expect(open.status).toBe(422);
    expect(await open.text()).toContain('solange nichts geklärt ist');
    expect(
      (await stage.counsellor.post(talk, { tag: '23.11.2026', ergebnis: 'open', nachfragen_am: '02.12.2026' })).status,
    ).toBe(303);
    expect((await caseRow(stage.test, caseId)).due_on?.toString()).toBe('2026-12-02');
    expect((await stage.counsellor.post(talk, { tag: '23.11.2026', ergebnis: 'returns' })).status).toBe(303);
    expect(await caseRow(stage.test, caseId)).toMatchObject({ state: 'allocated', next_owner: 'school' });
    // It comes: admitted once more, the first admission stays as what it was.
    expect(
      (await stage.school.post(`/aufnahmen/${caseId}/bestaetigen`, { erster_schultag: '02.12.2026' })).status,
    ).toBe(303);
    expect((await rows(caseId)).map((row) => row.ended_as)).toEqual(['not_arrived', null]);
    expect(await taken()).toBe(before);
  });

  it('cannot be missing before its first day: the page says from when', async () => {
    const { caseId } = await decidedCase(stage);
    const page = await (await stage.school.get(`/aufnahmen/${caseId}`)).text();
    expect(page).toContain('Das Kind wird erst am Di 01.12.2026 erwartet.');
    expect(page).not.toContain(`/aufnahmen/${caseId}/nicht-in-der-schule`);
    const early = await stage.school.post(`/aufnahmen/${caseId}/nicht-in-der-schule`);
    expect(early.status).toBe(409);
    expect(await early.text()).toContain('erst am Di 01.12.2026');
  });

  it('that leaves gives its place free and finds another school by a decision that replaces the first', async () => {
    const made = await admitted();
    const { caseId, childId } = made;
    const before = await taken();
    const path = `/aufnahmen/${caseId}/schule-verlassen`;
    expect((await stage.school.post(path, { letzter_schultag: '20.11.2026' })).status).toBe(422);
    expect((await stage.school.post(path, { letzter_schultag: '23.11.2026' })).status).toBe(303);
    expect(await taken()).toBe(before - 1);
    expect(await schoolOf(childId)).toBeNull();
    expect(await (await stage.school.get('/aufnahmen')).text()).toContain('hat die Schule verlassen');
    const talk = { tag: '23.11.2026', ergebnis: 'other_school' };
    expect((await stage.counsellor.post(`/faelle/${caseId}/klaerung`, talk)).status).toBe(303);
    expect(await caseRow(stage.test, caseId)).toMatchObject({ state: 'counselled', next_step: 'recommend' });
    const recommendation = { jahrgang: '07', art: 'df', beginn: '07.12.2026', schulen: ['199005'], grund: 'Näher.' };
    expect((await stage.counsellor.post(`/faelle/${caseId}/empfehlung`, recommendation)).status).toBe(303);
    const submitted = await stage.counsellor.post(`/faelle/${caseId}/vorlegen`, {
      behoerde: await schoolAuthorityId(stage.test),
    });
    expect(submitted.status).toBe(303);
    const submission = await stage.test.inside('dueren', (tx) =>
      tx
        .selectFrom('submission')
        .select('id')
        .where('case_id', '=', caseId)
        .orderBy('submitted_at', 'desc')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow(),
    );
    const page = await (await stage.authority.get(`/vorlagen/${submission.id}`)).text();
    const fields = { ...decisionFields('199005'), beginn: '07.12.2026', _ersetzt: hiddenField(page, '_ersetzt') };
    const decided = await stage.authority.post(`/vorlagen/${submission.id}/entscheidung`, fields);
    expect(decided.status).toBe(303);
    const decisions = await stage.test.inside('dueren', (tx) =>
      tx.selectFrom('decision').select(['school_number', 'replaces_id']).where('case_id', '=', caseId).execute(),
    );
    expect(decisions).toEqual(
      expect.arrayContaining([
        { school_number: '199001', replaces_id: null },
        { school_number: '199005', replaces_id: made.decisionId },
      ]),
    );
  });

  it('registered directly is corrected, missed and followed up by the centre, which is told on the phone', async () => {
    const { caseId } = await recommendedCase(stage.test, { direct: true });
    const advise = { schulen: ['199003'], nachfragen_am: '07.12.2026' };
    expect((await stage.counsellor.post(`/faelle/${caseId}/direktanmeldung`, advise)).status).toBe(303);
    const registered = { schule: '199003', erster_schultag: '23.11.2026' };
    expect((await stage.counsellor.post(`/faelle/${caseId}/anmeldung-bestaetigt`, registered)).status).toBe(303);
    const page = await (await stage.counsellor.get(`/faelle/${caseId}`)).text();
    for (const deed of ['erster-schultag', 'nicht-in-der-schule', 'schule-verlassen'])
      expect(page).toContain(`/faelle/${caseId}/${deed}`);
    expect((await stage.stranger.get(`/faelle/${caseId}/erster-schultag`)).status).toBe(404);
    expect(
      (await stage.counsellor.post(`/faelle/${caseId}/erster-schultag`, { erster_schultag: '23.11.2026' })).status,
    ).toBe(303);
    expect((await stage.counsellor.post(`/faelle/${caseId}/nicht-in-der-schule`)).status).toBe(303);
    expect(
      (await stage.counsellor.post(`/faelle/${caseId}/klaerung`, { tag: '23.11.2026', ergebnis: 'returns' })).status,
    ).toBe(303);
    expect(await caseRow(stage.test, caseId)).toMatchObject({
      state: 'registration_advised',
      next_owner: 'counsellor',
    });
    expect((await stage.counsellor.post(`/faelle/${caseId}/anmeldung-bestaetigt`, registered)).status).toBe(303);
  });
});
