// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp, Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { idOf, reportFields } from '../../families/report.fixture.ts';
import {
  decisionFields,
  openStage,
  recommendedCase,
  reportPlaces,
  type Stage,
  submittedCase,
} from '../placement.fixture.ts';

describe.each(testDatabases)('comparing schools on %s', (kind) => {
  let stage: Stage;
  let test: TestApp;
  let counsellor: Visitor;

  beforeAll(async () => {
    stage = await openStage(kind);
    ({ test, counsellor } = stage);
    await reportPlaces(test, '199002', 5);
  });
  afterAll(async () => test.close());

  let count = 0;
  /** A case that is counselled and not recommended. */
  async function counselled(geburtsdatum: string, found: Record<string, string> = {}): Promise<string> {
    count += 1;
    const name = `Neu${String.fromCharCode(97 + count)}`;
    const born = geburtsdatum === '' ? { geburtsdatum: '', geburtsdatum_unbekannt: 'ja' } : { geburtsdatum };
    const id = idOf(
      await counsellor.post('/meldungen', reportFields({ ...born, nachname: name, vornamen: name, trotzdem: 'ja' })),
    );
    const fields = { tag: '23.11.2026', form: 'on_site', deutsch: 'A1', schrift: 'latin', ...found };
    const answer = await counsellor.post(`/faelle/${id}/beratung`, fields);
    if (answer.status !== 303) throw new Error(`not counselled: ${answer.status}`);
    return id;
  }
  const page = async (path: string) => await (await counsellor.get(path)).text();
  const chosenIn = (html: string, name: string) =>
    new RegExp(`<select[^>]*name="${name}".*?</select>`, 's')
      .exec(html)?.[0]
      .match(/<option value="([^"]*)" selected/)?.[1];
  const ticked = (html: string) =>
    [...html.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)].filter(([tag]) => tag.includes('checked')).length;

  it('starts with grade and kind that follow age, way and counselling', async () => {
    const cases = [
      [await counselled('03/2014'), '07', 'df'],
      [await counselled('03/2014', { deutsch: 'B1' }), '07', 'regular'],
      [await counselled('03/2014', { schrift: 'non_latin' }), '07', 'literacy'],
      [await counselled('04/2009'), '11', 'ffm'],
    ] as const;
    for (const [id, grade, placeKind] of cases) {
      const html = await page(`/faelle/${id}/schulen`);
      expect([chosenIn(html, 'jahrgang'), chosenIn(html, 'art')]).toEqual([grade, placeKind]);
      const form = await page(`/faelle/${id}/empfehlung`);
      expect([chosenIn(form, 'jahrgang'), chosenIn(form, 'art')]).toEqual([grade, placeKind]);
    }
    const unknown = await page(`/faelle/${await counselled('')}/schulen`);
    expect(unknown).toContain('Das Geburtsdatum ist unbekannt. Bitte wählen Sie');
    expect(unknown).not.toContain('hs-rank');
  });

  it('ticks nothing beforehand, and says that three are the most instead of dropping the fourth', async () => {
    const { caseId } = await recommendedCase(test);
    const path = `/faelle/${caseId}/schulen`;
    const html = await page(path);
    expect(html).toContain('name="schule"');
    expect(ticked(html)).toBe(0);
    expect(await page(`/faelle/${caseId}/anfragen`)).not.toMatch(/<input[^>]*name="schule"[^>]*checked/);
    const numbers = ['199001', '199002', '199005', '199007'];
    const four = await counsellor.get(
      `${path}/auswahl?jahrgang=07&art=df&${numbers.map((n) => `schule=${n}`).join('&')}`,
    );
    expect(four.status).toBe(422);
    const told = await four.text();
    expect(told).toContain(
      'Sie haben 4 Schulen angekreuzt. Eine Empfehlung nennt höchstens drei; bitte nehmen Sie 1 heraus.',
    );
    // Those on the page are still ticked (the last has no place).
    expect(ticked(told)).toBe(3);
    const none = await counsellor.get(`${path}/auswahl?jahrgang=07&art=df`);
    expect(none.status).toBe(200);
    expect(await none.text()).toContain('Bitte kreuzen Sie eine bis drei Schulen an.');
    const three = await counsellor.get(`${path}/auswahl?schule=199001&schule=199002&schule=199005`);
    expect(three.headers.get('location')).toBe(`/faelle/${caseId}/empfehlung?schulen=199001,199002,199005`);
  });

  it('never offers a primary school to somebody of 17', async () => {
    const id = await counselled('04/2009');
    for (const grade of ['E1', '01', '04']) {
      const html = await page(`/faelle/${id}/schulen?jahrgang=${grade}&art=df`);
      expect(html).toContain('Mit 17 Jahren kommt ein Kind nicht in die Primarstufe.');
      expect(html).not.toContain('name="schule"');
    }
    const ranking = await page(`/faelle/${id}/schulen`);
    expect(ranking).not.toContain('<option value="03"');
    const form = await page(`/faelle/${id}/empfehlung`);
    expect(form).not.toContain('value="199003"');
    expect(form).not.toContain('<option value="03"');
    expect(form).toContain('value="199006"');
    const fields = { beginn: '30.11.2026', grund: 'Alter', jahrgang: '03', art: 'df', schulen: '199003' };
    const refused = await counsellor.post(`/faelle/${id}/empfehlung`, fields);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Mit 17 Jahren kommt ein Kind nicht in die Primarstufe. Bitte wählen');
    const advice = await page(`/faelle/${await counselled('04/2009')}/direktanmeldung`);
    expect(advice).not.toContain('value="199003"');
  });

  it('offers the authority no primary school for somebody of 17 either', async () => {
    const made = await submittedCase(stage);
    await test.inside('dueren', (tx) =>
      tx.updateTable('child').set({ birth_year: 2009, birth_month: 4 }).where('id', '=', made.childId).execute(),
    );
    const path = `/vorlagen/${made.submissionId}`;
    const html = await (await stage.authority.get(path)).text();
    expect(html).not.toContain('value="199003"');
    expect(html).toContain('value="199006"');
    // Which school it is, the authority says itself.
    expect(chosenIn(html, 'schule')).toBeUndefined();
    const fields = { ...decisionFields('199003'), jahrgang: '03' };
    const refused = await stage.authority.post(`${path}/entscheidung`, fields);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Mit 17 Jahren kommt ein Kind nicht in die Primarstufe.');
  });
});
