// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { loadDemo } from '../../demo/load.ts';
import { listDuplicates } from './finding-queries.ts';
import { listQuestions } from './question-queries.ts';
import { idOf, reportFields } from './report.fixture.ts';
import { birthOf } from './rules.ts';

describe.each(testDatabases)('the question whether a child is known, on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let office: Visitor;
  const home = { plz: '52428', ort: 'Jülich' };
  const known = { ...home, nachname: 'Al-Tkačenko', vornamen: 'Nūr', geburtsdatum: '07.03.2014' };
  const typed = { ...home, nachname: 'Tkatschenko', vornamen: 'Noor', geburtsdatum: '03.07.2014' };

  beforeAll(async () => {
    test = await testApp(kind);
    counsellor = await signIn(test, { role: 'counsellor' });
    office = await signIn(test, { role: 'reporting_office', ags: '05358008' });
    expect(idOf(await counsellor.post('/meldungen', reportFields(known)))).not.toBe('');
  });
  afterAll(async () => test.close());

  it('is asked for another spelling and a swapped date, with the reasons, until it is answered', async () => {
    const asked = await counsellor.post('/meldungen', reportFields(typed));
    expect(asked.status).toBe(422);
    const html = await asked.text();
    expect(html).toContain('Vielleicht gibt es dieses Kind schon');
    expect(html).toContain('gleicher Name in anderer Umschrift, Tag und Monat vertauscht');
    expect(html).toContain('Nūr Al-Tkačenko');
    const other = await counsellor.post(
      '/meldungen',
      reportFields({ ...typed, vornamen: 'Carla', geburtsdatum: '08.11.2012', strasse: 'Anderswo', telefon: '' }),
    );
    expect(other.status).toBe(303);
    expect((await counsellor.post('/meldungen', reportFields({ ...typed, trotzdem: 'ja' }))).status).toBe(303);
  });

  it('is not asked about children of another centre', async () => {
    const stranger = await signIn(test, { role: 'counsellor', centre: 'aachen' });
    const there = reportFields({ ...known, plz: '52062', ort: 'Aachen' });
    expect((await stranger.post('/meldungen', there)).status).toBe(303);
    expect((await stranger.post('/meldungen', there)).status).toBe(422);
  });

  it('tells a reporting office nothing of children whom others reported', async () => {
    const { fall: _fall, ...own } = reportFields({
      ...typed,
      vornamen: 'Nour',
      geburtsdatum: '07.03.2014',
      plz: '52349',
      ort: 'Düren',
    });
    for (let like = 0; like < 11; like += 1)
      expect((await counsellor.post('/meldungen', reportFields({ ...known, trotzdem: 'ja' }))).status).toBe(303);
    const answer = await office.post('/meldungen', own);
    expect(answer.status, await answer.clone().text()).toBe(303);
    // Their own report they are asked about, however many others there are.
    expect((await office.post('/meldungen', { ...own, vornamen: 'Noor' })).status).toBe(422);
  });
});

// Who is alike is said by code; that both databases find the same candidates is shown by `finding.test.ts`.
describe.each(testDatabases.slice(-1))('false questions on %s', (kind) => {
  it('are asked for at most 2 of 100 different children', async () => {
    const test = await testApp(kind);
    await loadDemo(test.context, { centre: 'dueren', children: 600, seed: 1 });
    const { asked, all } = await test.inside('dueren', async (tx) => {
      const children = await tx
        .selectFrom('child')
        .select(['id', 'family_name', 'given_names', 'birth_year', 'birth_month', 'birth_day'])
        .where('centre_id', '=', test.centres.dueren)
        .execute();
      // The demo reports two children a second time, and a sibling as a family of its own: these are asked about.
      const questions = await listQuestions(tx, test.centres.dueren, { offset: 0, limit: 10 });
      const kinds = questions.map((one) => one.kind);
      expect(kinds.filter((one) => one === 'same')).toHaveLength(2);
      expect(kinds).toContain('siblings');
      const doubles = new Set(questions.flatMap((one) => one.children.map(({ id }) => id)));
      let asked = 0;
      for (const row of children) {
        const identity = { familyName: row.family_name, givenNames: row.given_names, birth: birthOf(row) };
        const found = await listDuplicates(tx, test.centres.dueren, identity, { today: test.context.clock.today() });
        const alike = found.filter(({ likeness }) => likeness.verdict === 'same');
        expect(alike.map(({ id }) => id)).toContain(row.id);
        if (alike.length > 1 && !doubles.has(row.id)) asked += 1;
      }
      return { asked, all: children.length };
    });
    expect(all).toBeGreaterThanOrEqual(600);
    expect(asked / all).toBeLessThanOrEqual(0.02);
    await test.close();
  });
});
