// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import {
  decidedCase,
  decisionFields,
  openStage,
  recommendedCase,
  type Stage,
  schoolAuthorityId,
} from '../placement.fixture.ts';
import { buildLetter } from './letter.ts';
import { findRelease, letterTexts } from './release-queries.ts';

describe.each(testDatabases)('a decision in the language of the family, on %s', (kind) => {
  let stage: Stage;
  let test: TestApp;

  beforeAll(async () => {
    stage = await openStage(kind);
    ({ test } = stage);
    await test.inside('dueren', (tx) => tx.updateTable('centre_setting').set({ phone: '02421 22-100' }).execute());
  });
  afterAll(async () => test.close());

  const letter = (decisionId: string, languages: ('de' | 'ar')[] = ['de', 'ar']) =>
    test.inside('dueren', (tx) => buildLetter(tx, test.centres.dueren, decisionId, languages));
  const page = async (decisionId: string) => await (await stage.counsellor.get(`/entscheidungen/${decisionId}`)).text();

  /** A decision about a child whose family speaks this language. */
  async function decidedFor(language: string): Promise<string> {
    const { caseId, familyId } = await recommendedCase(test);
    await test.inside('dueren', (tx) =>
      tx.updateTable('family').set({ language }).where('id', '=', familyId).execute(),
    );
    await stage.counsellor.post(`/faelle/${caseId}/vorlegen`, { behoerde: await schoolAuthorityId(test) });
    const { id } = await test.inside('dueren', (tx) =>
      tx.selectFrom('submission').select('id').where('case_id', '=', caseId).executeTakeFirstOrThrow(),
    );
    const answer = await stage.authority.post(`/vorlagen/${id}/entscheidung`, decisionFields('199001'));
    return /entscheidungen\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
  }

  it('is in German alone until somebody has released something, then with the sheet, then translated', async () => {
    const { decisionId } = await decidedCase(stage);
    expect(await letter(decisionId)).toMatchObject({ translation: null, sheet: null });
    expect(await page(decisionId)).not.toContain('de,ar');
    const sheet = `/entscheidungen/${decisionId}/blatt-freigeben`;
    expect((await stage.counsellor.post(sheet)).status).toBe(422);
    expect((await stage.school.post(sheet, { blatt_gelesen: 'ja' })).status).toBe(403);
    expect((await stage.stranger.post(sheet, { blatt_gelesen: 'ja' })).status).toBe(404);
    expect((await stage.counsellor.post(sheet, { blatt_gelesen: 'ja' })).status).toBe(303);
    expect(await letter(decisionId)).toMatchObject({
      translation: null,
      sheet: { language: 'ar', phone: '02421 22-100', releasedBy: 'Test counsellor' },
    });
    expect((await letter(decisionId, ['de'])).sheet).toBeNull();
    expect(await page(decisionId)).toContain('Brief mit Hinweisblatt');
    const review = `/entscheidungen/${decisionId}/uebersetzung-geprueft`;
    expect((await stage.counsellor.post(review, { gelesen: 'ja' })).status).toBe(303);
    expect(await letter(decisionId)).toMatchObject({
      sheet: null,
      translation: {
        lang: 'ar',
        reviewedBy: 'Test counsellor',
        gradeText: 'الصف 7',
        kindText: expect.stringContaining('الألمانية'),
        legalBasis: [expect.stringContaining('46'), expect.stringContaining('34'), expect.stringContaining('13-63')],
      },
    });
    expect(await page(decisionId)).toContain('Brief auf Deutsch und Arabisch');
    const pdf = await stage.counsellor.get(`/entscheidungen/${decisionId}/brief.pdf?sprachen=de,ar`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    // Another wording is another text: nobody has read it.
    const other = await test.inside('dueren', (tx) => findRelease(tx, test.centres.dueren, letterTexts('anders')));
    expect(other).toBeUndefined();
  });

  it('has a sheet for other languages, and says so where there is none', async () => {
    const ukrainian = await decidedFor('ukr');
    expect(await letter(ukrainian)).toMatchObject({ translation: null, sheet: null });
    const html = await page(ukrainian);
    expect(html).toContain('Важливий лист');
    expect(html).not.toContain('Brief auf Arabisch');
    await stage.counsellor.post(`/entscheidungen/${ukrainian}/blatt-freigeben`, { blatt_gelesen: 'ja' });
    expect(await letter(ukrainian)).toMatchObject({ sheet: { language: 'uk' } });
    const pdf = await stage.counsellor.get(`/entscheidungen/${ukrainian}/brief.pdf?sprachen=de,ar`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    const kept = await test.inside('dueren', (tx) =>
      tx.selectFrom('letter').select('languages').where('decision_id', '=', ukrainian).execute(),
    );
    expect(kept).toEqual([{ languages: 'de,sheet-uk' }]);
    expect(await page(await decidedFor('tir'))).toContain('gibt es weder Übersetzung noch Hinweisblatt');
  });

  it('names a number to call: that of the centre where the authority has none', async () => {
    const { decisionId } = await decidedCase(stage);
    await test.inside('dueren', (tx) => tx.updateTable('authority').set({ phone: '' }).execute());
    const { authority, contact } = await letter(decisionId);
    expect(authority.phone).toBe('02421 22-100');
    expect(contact).toContain('Telefon 02421 22-100');
    expect(await page(decisionId)).not.toContain('Im Brief steht keine Telefonnummer.');
    await test.inside('dueren', (tx) => tx.updateTable('centre_setting').set({ phone: '' }).execute());
    expect(await page(decisionId)).toContain('Im Brief steht keine Telefonnummer.');
  });
});
