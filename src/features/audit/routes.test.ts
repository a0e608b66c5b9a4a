// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { newId } from '../../db/ids.ts';
import { idOf, reportFields } from '../families/report.fixture.ts';

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
