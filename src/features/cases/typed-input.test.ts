// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { idOf, reportFields } from '../families/report.fixture.ts';

const counselled = { form: 'on_site', deutsch: 'A1', schrift: 'latin' };

describe.each(testDatabases)('what people type about a counselling, on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let id: string;
  beforeAll(async () => {
    test = await testApp(kind);
    counsellor = await signIn(test, { role: 'counsellor' });
    id = idOf(await counsellor.post('/meldungen', reportFields({ geburtsdatum: '00.05.2014' })));
  });
  afterAll(async () => test.close());

  it('is not before the birth of the child, whatever else is wrong', async () => {
    const answer = await counsellor.post(`/faelle/${id}/beratung`, { ...counselled, deutsch: '', tag: '30.4.2014' });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('„Tag der Beratung“ liegt vor der Geburt des Kindes. Bitte prüfen Sie die Angabe.');
    expect(html).toContain('Bitte wählen Sie den Stand in Deutsch.');
    expect(html).not.toContain('Stimmt der Tag?');
  });

  it('is asked about before the report, reads every spelling, and cleans the schools named', async () => {
    const fields = {
      ...counselled,
      tag: 'Fr, 20. November 2026',
      fs_stand: '',
      fs1_schule: 'Grundschule\u200b Muster\u2011Weg',
      fs1_von: '00.09.2024',
      fs1_bis: 'Februar 2026',
    };
    const asked = await counsellor.post(`/faelle/${id}/beratung`, fields);
    expect(asked.status).toBe(422);
    expect(await asked.text()).toContain(
      'Der 20.11.2026 liegt vor der Meldung des Kindes (23.11.2026). Stimmt der Tag?',
    );
    const answered = await counsellor.post(`/faelle/${id}/beratung`, { ...fields, tag_stimmt: '2026-11-20' });
    expect(answered.status).toBe(303);
    const html = await (await counsellor.get(`/faelle/${id}`)).text();
    expect(html).toContain('Grundschule Muster-Weg, 09/2024 bis 02/2026');
  });
});
