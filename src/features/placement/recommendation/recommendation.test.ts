// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { idOf, reportFields } from '../../families/report.fixture.ts';

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
    const fields = reportFields({ trotzdem: 'ja', vornamen: `Kind ${'ABCDEFG'[count]}` });
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
