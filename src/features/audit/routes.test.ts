// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { newId } from '../../db/ids.ts';
import { idOf, reportFields } from '../families/report.fixture.ts';
import { foldLists } from './lines.tsx';

describe.each(testDatabases)('audit on %s', (kind) => {
  let test: TestApp;
  let officer: Visitor;
  let counsellor: Visitor;
  let caseId: string;

  beforeAll(async () => {
    test = await testApp(kind);
    officer = await signIn(test, { role: 'data_protection_officer' });
    counsellor = await signIn(test, { role: 'counsellor', name: 'Berta Beraterin' });
    caseId = idOf(await counsellor.post('/meldungen', reportFields()));
    await counsellor.get(`/faelle/${caseId}`);
  });
  afterAll(async () => test.close());

  it('shows who saw what, filtered by person, record and day', async () => {
    const of = async (query: string) => await (await officer.get(`/protokoll?${query}`)).text();
    expect(await of('')).toContain('Berta Beraterin');
    const row = caseId.slice(-8);
    expect(await of(`person=${counsellor.userId}&art=case`)).toContain(row);
    expect(await of(`person=${officer.userId}&art=case`)).not.toContain(row);
    expect(await of('von=23.11.2026&bis=23.11.2026&art=case')).toContain(row);
    expect(await of('von=24.11.2026&art=case')).not.toContain(row);
    expect((await officer.get('/protokoll?von=31.02.2026')).status).toBe(422);
  });
  it('tells of one record who has seen it', async () => {
    const html = await (await officer.get(`/protokoll/case/${caseId}`)).text();
    expect(html).toContain('angesehen');
    expect((await officer.get(`/protokoll/case/${newId()}`)).status).toBe(404);
    expect((await counsellor.get(`/protokoll/case/${caseId}`)).status).toBe(403);
    expect((await counsellor.get('/protokoll')).status).toBe(403);
    const stranger = await signIn(test, { role: 'head', centre: 'aachen' });
    expect((await stranger.get(`/protokoll/case/${caseId}`)).status).toBe(404);
  });
  it('finds what was done with a child by its name, by a part of its case number, and by kind of access', async () => {
    const of = async (query: string) => await (await officer.get(`/protokoll?${query}`)).text();
    const { case_number } = await test.inside('dueren', (tx) =>
      tx.selectFrom('placement_case').select('case_number').where('id', '=', caseId).executeTakeFirstOrThrow(),
    );
    const row = caseId.slice(-8);
    for (const q of ['al-erfunden', 'mira', case_number, case_number.slice(-4)])
      expect(await of(`q=${q}`)).toContain(row);
    expect(await of('q=niemand')).toContain('Dazu gibt es keinen Eintrag.');
    expect(await of(`q=mira&zugriff=view`)).toContain('angesehen');
    expect(await of(`q=mira&zugriff=view`)).not.toContain('>angelegt<');
    expect(await of(`q=mira&zugriff=change`)).toContain('angelegt');
    expect(await of(`q=mira&zugriff=export`)).not.toContain(row);
  });
  it('finds who looked at either of two entries that were joined, by each name and number, before and after', async () => {
    const entry = async (nachname: string, wohnt: Record<string, string>) => {
      const id = idOf(await counsellor.post('/meldungen', reportFields({ nachname, trotzdem: 'ja', ...wohnt })));
      return await test.inside('dueren', (tx) =>
        tx
          .selectFrom('placement_case as p')
          .innerJoin('child as c', 'c.id', 'p.child_id')
          .select(['p.id as caseId', 'p.case_number as number', 'c.id as childId', 'c.family_id as familyId'])
          .where('p.id', '=', id)
          .executeTakeFirstOrThrow(),
      );
    };
    const [kept, gone] = [
      await entry('Bleibtstedt', { strasse: 'Hierweg', telefon: '02421 600600' }),
      await entry('Gehtmann', { strasse: 'Dortweg', telefon: '02421 700700' }),
    ];
    const lookers = ['Anna Anblick', 'Bert Besuch', 'Cleo Clan', 'Dora Danach', 'Emil Einblick'];
    const [anna, bert, cleo, dora, emil] = (await Promise.all(
      lookers.map((name) => signIn(test, { role: 'counsellor', name })),
    )) as [Visitor, Visitor, Visitor, Visitor, Visitor];
    await anna.get(`/kinder/${kept.childId}`);
    await bert.get(`/kinder/${gone.childId}`);
    await cleo.get(`/familien/${gone.familyId}/bearbeiten`);
    await counsellor.post(`/faelle/${gone.caseId}/schliessen`, { als: 'duplicate', grund: 'Doppelt gemeldet.' });
    const pair = `/kinder/${kept.childId}/vergleich/${gone.childId}`;
    const joined = await counsellor.post(pair, { antwort: 'dasselbe', bleibt: kept.childId });
    expect(joined.status).toBe(303);
    await dora.get(`/kinder/${kept.childId}`);
    await emil.get(`/faelle/${gone.caseId}`);
    const rows = async (q: string) =>
      /<tbody[\s\S]*<\/tbody>/.exec(await (await officer.get(`/protokoll?q=${q}`)).text())?.[0] ?? '';
    for (const q of ['bleibtstedt', 'gehtmann', kept.number, gone.number]) {
      const html = await rows(q);
      for (const name of lookers) expect(html, `${q}: ${name}`).toContain(name);
      expect(html, q).not.toContain(caseId.slice(-8));
    }
    expect(await rows('al-erfunden')).not.toContain('Anna Anblick');
  });
  it('does not call a question about duplicates a new child, nor a form sent back a deed', async () => {
    const asked = await counsellor.post('/meldungen', reportFields());
    expect(asked.status).toBe(422);
    const events = async () => {
      const rows = await test.inside('dueren', (tx) =>
        tx.selectFrom('audit_log').select('event').where('user_id', '=', counsellor.userId).orderBy('id').execute(),
      );
      return rows.map(({ event }) => event);
    };
    expect((await events()).at(-1)).toBe('report.create.not_done');
    expect((await counsellor.post(`/faelle/${caseId}/einladen`, { antwort_bis: 'nie' })).status).toBe(422);
    expect((await events()).at(-1)).toBe('case.invited.not_done');
    const log = await (await officer.get(`/protokoll?person=${counsellor.userId}`)).text();
    expect(log).toContain('angesehen, nichts gespeichert');
    expect(log).not.toContain('Einladung vermerkt');
  });
  it('folds list views that follow each other', async () => {
    for (const _ of [1, 2, 3]) await counsellor.get('/faelle');
    const log = await (await officer.get(`/protokoll?person=${counsellor.userId}`)).text();
    expect(log).toContain('Listen gesehen');
    expect(foldLists([])).toEqual([]);
  });
  it('gives a file of a bounded period to the data protection officer alone, and logs it with the reason', async () => {
    const head = await signIn(test, { role: 'head' });
    const fields = { zeitraum_von: '23.11.2026', zeitraum_bis: '23.11.2026', grund: 'Anfrage der Aufsicht' };
    expect((await head.get('/protokoll/ausgeben')).status).toBe(403);
    expect((await head.post('/protokoll/ausgeben', fields)).status).toBe(403);
    expect(await (await head.get('/protokoll')).text()).not.toContain('/protokoll/ausgeben');
    expect(await (await officer.get('/protokoll')).text()).toContain('/protokoll/ausgeben');
    const bad = await officer.post('/protokoll/ausgeben', {
      zeitraum_von: '01.01.2026',
      zeitraum_bis: '23.11.2026',
      grund: '',
    });
    expect(bad.status).toBe(422);
    const html = await bad.text();
    for (const part of ['höchstens 92 Tage', '„Grund“']) expect(html).toContain(part);
    expect((await officer.post('/protokoll/ausgeben', { ...fields, zeitraum_bis: '24.11.2026' })).status).toBe(422);
    const file = await officer.post('/protokoll/ausgeben', fields);
    expect(file.headers.get('content-type')).toContain('text/csv');
    expect(await file.text()).toContain('Berta Beraterin');
    const empty = await officer.post('/protokoll/ausgeben', {
      ...fields,
      zeitraum_von: '01.11.2026',
      zeitraum_bis: '02.11.2026',
    });
    expect((await empty.text()).trim().split('\n')).toHaveLength(1);
    const log = await (await officer.get('/protokoll?zugriff=export')).text();
    for (const part of ['als Datei ausgegeben', 'Anfrage der Aufsicht']) expect(log).toContain(part);
    const stranger = await signIn(test, { role: 'data_protection_officer', centre: 'aachen' });
    expect(await (await stranger.post('/protokoll/ausgeben', fields)).text()).not.toContain('Berta Beraterin');
  });
  it('explains why a page is seen or not', async () => {
    const html = await (await counsellor.get(`/zugriff?seite=/faelle/${caseId}`)).text();
    expect(html).toContain('einen Fall des Zentrums ansehen');
    expect(html).toContain('Deshalb sehen Sie sie.');
    expect(await (await counsellor.get('/zugriff?seite=/protokoll')).text()).toContain('Deshalb sehen Sie sie nicht.');
    expect((await counsellor.get('/zugriff?seite=//unsinn')).status).toBe(200);
    const operator = await signIn(test, { role: 'operator' });
    expect((await operator.get('/zugriff')).status).toBe(200);
  });
});
