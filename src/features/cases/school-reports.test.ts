// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { SCHOOL_FORMS } from '../../codes/school-forms.ts';
import { earlyReferralJobs } from '../early-referrals/jobs.ts';
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

  it('gives a child not of school age no case: its family is pointed somewhere, which the centre sees and forgets', async () => {
    const small = { nachname: 'Al-Klein', vornamen: 'Sami', geburtsdatum: '03.05.2022' };
    const { fall: _, ...report } = reportFields(small);
    const asked = await other.post('/meldungen', report);
    const html = await asked.text();
    expect(html).toContain('Die Schule beginnt am Di 01.08.2028');
    expect(html).toContain('formaction="/kita-kinder"');
    expect(html).not.toContain('name="vorzeitig"');
    const cases = () =>
      test.inside('dueren', (tx) =>
        tx
          .selectFrom('placement_case as p')
          .innerJoin('child as c', 'c.id', 'p.child_id')
          .select('p.id')
          .where('c.family_name', '=', 'Al-Klein')
          .execute(),
      );
    // An office cannot say that the child goes to school early.
    await other.post('/meldungen', { ...report, vorzeitig: 'ja' });
    expect(await cases()).toEqual([]);
    const goneOn = await (await other.post('/kita-kinder', { ...report, aus_meldung: 'ja' })).text();
    for (const kept of ['value="Al-Klein"', 'value="Sami"', 'value="03.05.2022"', 'value="02421 555012"'])
      expect(goneOn).toContain(kept);
    expect(goneOn).not.toContain('Bitte wählen Sie, wohin');
    const fields = { ...small, sprache1: 'apc', wohnort: '05358008', erreichbar: '02421 555012', wohin: 'day_care' };
    const wrong = await other.post('/kita-kinder', {
      ...fields,
      geburtsdatum: '01.01.2015',
      wohin: '',
      nachname: '',
      vornamen: '',
    });
    expect(wrong.status).toBe(422);
    const errors = await wrong.text();
    for (const part of ['schon schulpflichtig', 'wohin Sie die Familie', 'Familienname oder Vornamen'])
      expect(errors).toContain(part);
    expect((await other.post('/kita-kinder', fields)).headers.get('location')).toBe('/?ok=verwiesen');
    expect((await other.get('/kita-kinder')).status).toBe(403);
    const counted = () =>
      test.inside('dueren', (tx) =>
        tx.selectFrom('activity').select('ags').where('service', '=', 'early_referral').execute(),
      );
    expect(await counted()).toEqual([{ ags: '05358008' }]);
    const list = await (await counsellor.get('/kita-kinder?stand=unterwegs')).text();
    expect(list).toContain('Al-Klein, Sami');
    expect(await (await counsellor.get('/kita-kinder?stand=offen')).text()).not.toContain('Al-Klein');
    const path = /href="(\/kita-kinder\/[0-9a-f-]{36})"/.exec(list)?.[1] ?? '';
    const _version = hiddenField(await (await counsellor.get(path)).text(), '_version');
    const said = { wohin: 'bridge', angekommen: 'yes', _version };
    expect((await counsellor.post(path, said)).status).toBe(303);
    expect((await counsellor.post(path, said)).status).toBe(409);
    expect(await counted()).toHaveLength(1);
    const arrived = await (await counsellor.get('/kita-kinder?stand=angekommen')).text();
    expect(arrived).toContain('Brückenprojekt');
    await test.inside('dueren', (tx) =>
      tx
        .updateTable('early_referral')
        .set({ received_on: Temporal.PlainDate.from('2026-05-22') })
        .execute(),
    );
    expect(earlyReferralJobs.map(({ every }) => every)).toEqual(['day']);
    await earlyReferralJobs[0]?.run(test.context, {}, '');
    expect(await (await counsellor.get('/kita-kinder')).text()).not.toContain('Al-Klein');
    expect((await counsellor.get(path)).status).toBe(404);
  });

  it('lets staff open a case for a child that goes to school early, also at the counter', async () => {
    const early = reportFields({ nachname: 'Al-Früh', geburtsdatum: '03.11.2020' });
    for (const [path, more] of [
      ['/meldungen', {}],
      ['/termine/schalter', { platz: 'spaeter' }],
    ] as const) {
      const { fall, ...fields } = early;
      const sent = { ...fields, ...more, ...(path === '/meldungen' ? { fall } : {}) };
      const answer = await counsellor.post(path, sent);
      expect(await answer.text(), path).toContain('name="vorzeitig"');
    }
    // Its family may be known: the answer before stays while this is asked.
    const like = await (await counsellor.post('/meldungen', { ...early, vorzeitig: 'ja' })).text();
    expect(like).toContain('Vielleicht gibt es');
    expect(like).toContain('type="hidden" name="vorzeitig" value="ja"');
    const done = await counsellor.post('/meldungen', { ...early, vorzeitig: 'ja', trotzdem: 'ja' });
    expect(done.headers.get('location')).toContain('/faelle/');
  });

  it('counts children a primary school has admitted itself, without names and without a case', async () => {
    const sent = { anzahl: '3', alter_von: '6', alter_bis: '9', aufnahme: '20.11.2026', wohnort: '05358008' };
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
    const wrong = await primary.post('/direkte-aufnahme', {
      ...{ anzahl: '0', alter_von: '5', alter_bis: '10', aufnahme: '24.11.2026', wohnort: '05315000' },
    });
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    for (const part of [
      'Zahl der Kinder',
      'Kinder von 6 bis 9 Jahren. Bitte melden',
      'nicht in der Zukunft',
      'Bitte wählen Sie die Gemeinde',
    ])
      expect(html).toContain(part);
    expect(html.match(/Ohne das Zentrum aufnehmen können Sie Kinder von 6 bis 9 Jahren/g)).toHaveLength(4);
    const turned = await primary.post('/direkte-aufnahme', { ...sent, alter_von: '8', alter_bis: '7' });
    expect(await turned.text()).toContain('kann nicht jünger sein');
    const refused = await other.post('/direkte-aufnahme', sent);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('nur Grundschulen');
    const office = await signIn(test, { role: 'reporting_office' });
    expect((await office.post('/direkte-aufnahme', sent)).status).toBe(403);
  });
});
