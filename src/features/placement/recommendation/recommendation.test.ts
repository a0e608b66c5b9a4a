// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { idOf, reportFields } from '../../families/report.fixture.ts';
import { getCase } from '../case-queries.ts';
import { gatherFacts } from '../submission/facts.ts';
import { getRecommendation } from './queries.ts';

const counselled = { tag: '23.11.2026', form: 'on_site', deutsch: 'A1', schrift: 'latin' };

describe.each(testDatabases)('counselling and recommendation on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;

  beforeAll(async () => {
    test = await testApp(kind);
    counsellor = await signIn(test, { role: 'counsellor' });
  });
  afterAll(async () => test.close());

  let count = 0;
  const report = async (): Promise<string> => {
    count += 1;
    const fields = reportFields({ trotzdem: 'ja', vornamen: `Kind ${'ABCDEFGHIJKLMN'[count]}` });
    return idOf(await counsellor.post('/meldungen', fields));
  };
  const counselledCase = async (): Promise<string> => {
    const id = await report();
    expect((await counsellor.post(`/faelle/${id}/beratung`, counselled)).status).toBe(303);
    return id;
  };

  it('takes no counselling of a day to come', async () => {
    const id = await report();
    const answer = await counsellor.post(`/faelle/${id}/beratung`, { ...counselled, tag: '24.11.2026' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Der Tag liegt in der Zukunft');
    expect((await counsellor.post(`/faelle/${id}/beratung`, counselled)).status).toBe(303);
  });

  it('takes the times without school from the record', async () => {
    const abroad = (n: number, von: string, bis: string) => ({
      [`st${n}_land`]: '475',
      ...{ [`st${n}_art`]: 'elementary', [`st${n}_von`]: von, [`st${n}_bis`]: bis, [`st${n}_woher`]: 'parents' },
    });
    const proposed = async (second: string) => {
      const id = await report();
      const schools = { ...abroad(1, '09/2020', '06/2022'), ...abroad(2, second, '08/2026') };
      const answer = await counsellor.post(`/faelle/${id}/beratung`, { ...counselled, schuljahre: '4', ...schools });
      expect(answer.status, await answer.clone().text()).toBe(303);
      return await (await counsellor.get(`/faelle/${id}/empfehlung`)).text();
    };
    expect(await proposed('09/2024')).toContain('E-10');
    expect(await proposed('09/2022')).not.toContain('E-10');
  });

  it('offers the schools of the area by name, those with the grade once it is chosen', async () => {
    const id = await counselledCase();
    const path = `/faelle/${id}/empfehlung`;
    const open = await (await counsellor.get(path)).text();
    expect(open.match(/<select[^>]*name="schulen"/g)).toHaveLength(3);
    expect(open).toContain('<option value="199001">Gesamtschule Musterberg, Düren (Gesamtschule)</option>');
    expect(open).toContain('value="199003"');
    expect(open).not.toContain('value="199101"');
    const chosen = await (await counsellor.get(`${path}?schulen=199101,199005&jahrgang=07&art=df`)).text();
    expect(chosen).not.toContain('value="199003"');
    expect(chosen).toContain('<option value="199101" selected="">Gesamtschule Attrappe</option>');
    expect(chosen).toMatch(/<option value="199005" selected="">/);
    const wrong = await counsellor.post(path, { schulen: ['', '199002', ''], jahrgang: '07' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toMatch(/<option value="199002" selected="">/);
  });

  it('refuses a kind that no school has in this grade, and schools that have no such place', async () => {
    const id = await counselledCase();
    const path = `/faelle/${id}/empfehlung`;
    const fields = { beginn: '30.11.2026', grund: 'Alter und Deutschkenntnisse' };
    const kind = await counsellor.post(path, { ...fields, schulen: '', jahrgang: '07', art: 'ifk' });
    expect(kind.status).toBe(422);
    const html = await kind.text();
    expect(html).toContain(
      'Internationale Förderklasse gibt es nicht in „Jahrgang 7“, nur in: Jahrgang 11, Jahrgang 12',
    );
    expect(html).toContain('Bitte wählen Sie eine bis drei Schulen.');
    const school = await counsellor.post(path, { ...fields, schulen: '199001', jahrgang: '11', art: 'df' });
    expect(school.status).toBe(422);
    expect(await school.text()).toContain('Jahrgang 11 gibt es an dieser Schulform (Gesamtschule) nicht.');
    expect((await counsellor.post(path, { ...fields, schulen: '199001', jahrgang: '07', art: 'df' })).status).toBe(303);
  });

  /** What is kept of the recommendations of a case, oldest first, and the texts of their events. */
  const kept = (id: string) =>
    test.inside('dueren', async (tx) => ({
      rows: await tx.selectFrom('recommendation').selectAll().where('case_id', '=', id).orderBy('at').execute(),
      texts: await tx.selectFrom('case_text').select(['kind', 'body']).where('case_id', '=', id).execute(),
      copy: JSON.stringify(
        await gatherFacts(
          tx,
          test.centres.dueren,
          await getCase(tx, test.centres.dueren, id),
          await getRecommendation(tx, test.centres.dueren, id),
          '',
        ),
      ),
    }));
  const chosen = { schulen: '199001', beginn: '30.11.2026', grund: 'Alter und Deutschkenntnisse' };

  it('shows the rules behind the proposal, what is missing, and where to put it in', async () => {
    const id = await counselledCase();
    for (const page of ['empfehlung', 'schulen']) {
      const html = await (await counsellor.get(`/faelle/${id}/${page}`)).text();
      expect(html, page).toContain('Vorschlag: Jahrgang 7, Deutschförderung, bis ');
      expect(html, page).toContain('Regel E-08: ');
      expect(html, page).toContain('Regel E-30: ');
      expect(html, page).toMatch(/Quelle: § 35 Absatz 1, § 37 SchulG NRW\. In der Tabelle gültig ab 01\.08\.2011/);
      expect(html, page).toContain('Die Schuljahre sind nicht bekannt.');
      expect(html, page).not.toContain('<details class="kern-accordion" open=""');
    }
    const before = await report();
    const html = await (await counsellor.get(`/faelle/${before}/schulen`)).text();
    expect(html).toMatch(new RegExp(`href="/faelle/${before}/beratung"[^>]*>Eintragen`));
  });

  it('keeps the proposal with what was recommended', async () => {
    const id = await counselledCase();
    const answer = await counsellor.post(`/faelle/${id}/empfehlung`, { ...chosen, jahrgang: '07', art: 'df' });
    expect(answer.status).toBe(303);
    expect((await kept(id)).rows).toMatchObject([
      { proposed_grade: '07', proposed_kind: 'df', grade_rules: ['E-08'], kind_rules: ['E-30'], deviation: null },
    ]);
  });

  it('asks why something else is recommended, keeps the answer, and tells the authority nothing of it', async () => {
    const id = await counselledCase();
    const path = `/faelle/${id}/empfehlung`;
    const other = { ...chosen, jahrgang: '06', art: 'df' };
    const asked = await counsellor.post(path, other);
    expect(asked.status).toBe(422);
    const html = await asked.text();
    expect(html).toContain('Der Vorschlag ist: Jahrgang 7, Deutschförderung, bis ');
    expect(html).toMatch(/<details class="kern-accordion" open="">(?:(?!<\/details>).)*name="abweichung"/s);
    expect(html).toContain('Alter und Deutschkenntnisse');
    const wordless = await counsellor.post(path, { ...other, abweichung: 'other' });
    expect(await wordless.text()).toContain('Bitte schreiben Sie den anderen Grund in einem Satz.');
    const invented = await counsellor.post(path, { ...other, abweichung: 'laune' });
    expect(await invented.text()).toContain('Bitte wählen Sie, warum Sie davon abweichen.');
    const text = 'Das Kind kommt mit seiner Freundin.';
    const done = await counsellor.post(path, { ...other, abweichung: 'family_wish', abweichung_text: text });
    expect(done.status).toBe(303);
    const { rows, texts, copy } = await kept(id);
    expect(rows).toMatchObject([{ grade: '06', proposed_grade: '07', deviation: 'family_wish' }]);
    expect(texts).toContainEqual({ kind: 'deviation_reason', body: text });
    expect(copy).toContain('Alter und Deutschkenntnisse');
    expect(copy).not.toContain(text);
    expect(copy).not.toMatch(/family_wish|proposed|E-08/);
  });

  it('takes no reason for a choice that is the proposal', async () => {
    const id = await counselledCase();
    const fields = { ...chosen, jahrgang: '07', art: 'df', abweichung: 'siblings', abweichung_text: 'Doch nicht.' };
    expect((await counsellor.post(`/faelle/${id}/empfehlung`, fields)).status).toBe(303);
    const { rows, texts } = await kept(id);
    expect(rows).toMatchObject([{ deviation: null }]);
    expect(texts.map(({ kind }) => kind)).not.toContain('deviation_reason');
  });

  it('goes by the rules of the day the child is to begin', async () => {
    count += 1;
    const fields = reportFields({
      trotzdem: 'ja',
      vornamen: `Kind ${'ABCDEFGHIJKLMN'[count]}`,
      geburtsdatum: '05.05.2010',
    });
    const id = idOf(await counsellor.post('/meldungen', fields));
    expect((await counsellor.post(`/faelle/${id}/beratung`, { ...counselled, schuljahre: '9' })).status).toBe(303);
    const path = `/faelle/${id}/empfehlung`;
    expect(await (await counsellor.get(path)).text()).toContain('Vorschlag: Jahrgang 11, Fit für Mehr, bis 31.07.2027');
    const later = await counsellor.post(path, {
      ...chosen,
      jahrgang: '11',
      art: 'ffm',
      beginn: '06.09.2027',
      schulen: '',
    });
    expect(await later.text()).toContain(
      'Der Vorschlag ist: Jahrgang 11, Internationale Förderklasse, bis 31.07.2028. Bitte wählen Sie, warum Sie davon abweichen.',
    );
  });

  it('proposes the next day with lessons as the earliest start', async () => {
    const id = await counselledCase();
    const start = async (visitor: Visitor) =>
      /name="beginn"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="beginn"/
        .exec(await (await visitor.get(`/faelle/${id}/empfehlung`)).text())
        ?.slice(1)
        .join('');
    expect(await start(counsellor)).toBe('24.11.2026');
    test.setNow('2026-12-24T09:00:00+01:00');
    try {
      // In the Christmas holidays; sessions do not last that long.
      expect(await start(await signIn(test, { role: 'counsellor' }))).toBe('07.01.2027');
    } finally {
      test.setNow('2026-11-23T09:00:00+01:00');
    }
  });
});
