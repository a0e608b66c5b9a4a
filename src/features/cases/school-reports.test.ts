// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { SCHOOL_FORMS } from '../../codes/school-forms.ts';
import { reportFields } from '../families/report.fixture.ts';

describe.each(testDatabases)('a school that reports on %s', (kind) => {
  let test: TestApp;
  let primary: Visitor;
  let other: Visitor;
  let counsellor: Visitor;
  beforeAll(async () => {
    test = await testApp(kind);
    const schools = await test.context.database.db
      .selectFrom('school')
      .select(['number', 'form'])
      .orderBy('number')
      .execute();
    const leads = (form: string) => SCHOOL_FORMS.find(({ key }) => key === form)?.stages.includes('primary') ?? false;
    const numberOf = (isPrimary: boolean) => schools.find(({ form }) => leads(form) === isPrimary)?.number ?? '';
    primary = await signIn(test, { role: 'school', school: numberOf(true) });
    other = await signIn(test, { role: 'school', school: numberOf(false) });
    counsellor = await signIn(test, { role: 'counsellor' });
  });
  afterAll(() => test.close());

  it('reports a child of the area, and gets the same answer whether it is known or not', async () => {
    expect((await counsellor.post('/meldungen', reportFields({ nachname: 'Al-Schulkind' }))).status).toBe(303);
    const answers = [];
    for (const nachname of ['Al-Schulkind', 'Al-Schulneu']) {
      const { fall: _, ...sent } = reportFields({ nachname });
      const answer = await other.post('/meldungen', sent);
      answers.push([answer.status, answer.headers.get('location')]);
    }
    expect(answers).toEqual([
      [303, '/?ok=gemeldet'],
      [303, '/?ok=gemeldet'],
    ]);
    const cases = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('placement_case as p')
        .innerJoin('child as c', 'c.id', 'p.child_id')
        .select(['p.id', 'p.reported_by as by'])
        .where('c.family_name', '=', 'Al-Schulneu')
        .execute(),
    );
    expect(cases).toMatchObject([{ by: other.userId }]);
    expect((await other.get(`/meldungen/${cases[0]?.id}`)).status).toBe(403);
    expect((await other.get('/meldungen/liste')).status).toBe(403);
    const form = await (await other.get('/meldungen/neu')).text();
    expect(form).toContain('href="/direkte-aufnahme"');
    expect(form).not.toContain('href="/meldungen"');
  });

  it('counts children a primary school has admitted itself, without names and without a case', async () => {
    const sent = { anzahl: '3', aufnahme: '20.11.2026', wohnort: '05358008' };
    const before = (await test.inside('dueren', (tx) => tx.selectFrom('placement_case').select('id').execute())).length;
    expect((await primary.post('/direkte-aufnahme', sent)).headers.get('location')).toBe('/?ok=direktGezaehlt');
    const rows = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('activity')
        .select(['ags', 'occurred_on', 'unit'])
        .where('service', '=', 'direct_admission')
        .execute(),
    );
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ ags: '05358008', unit: 'child' });
    expect((await test.inside('dueren', (tx) => tx.selectFrom('placement_case').select('id').execute())).length).toBe(
      before,
    );
    const wrong = await primary.post('/direkte-aufnahme', { anzahl: '0', aufnahme: '24.11.2026', wohnort: '05315000' });
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    for (const part of ['Zahl der Kinder', 'nicht in der Zukunft', 'Bitte wählen Sie die Gemeinde'])
      expect(html).toContain(part);
    const refused = await other.post('/direkte-aufnahme', sent);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('nur Grundschulen');
    const office = await signIn(test, { role: 'reporting_office' });
    expect((await office.post('/direkte-aufnahme', sent)).status).toBe(403);
  });
});
