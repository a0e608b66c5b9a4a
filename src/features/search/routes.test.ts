// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { idOf, reportFields } from '../families/report.fixture.ts';
import { readSearch } from './rules.ts';

describe('readSearch', () => {
  it('reads words, case numbers and school numbers', () => {
    expect(readSearch('  hás al- ', 'DN').words).toEqual(['HAS', 'AL']);
    expect(readSearch('2026-17', 'DN').caseNumber).toBe('DN-2026-0017');
    expect(readSearch('dn 2026-0017', 'DN').caseNumber).toBe('DN-2026-0017');
    expect(readSearch('199001', 'DN').schoolNumber).toBe('199001');
  });
});

describe.each(testDatabases)('search on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let caseId: string;

  beforeAll(async () => {
    test = await testApp(kind);
    counsellor = await signIn(test, { role: 'counsellor' });
    caseId = idOf(await counsellor.post('/meldungen', reportFields({ nachname: "Al-Ḥāškī'", vornamen: 'Müjgan Öz' })));
  });
  afterAll(async () => test.close());

  it.each(['hask', 'oez al', 'müj', 'Mue HASKI', 'DN-2026-0001', '2026-1'])('finds a child by %s', async (q) => {
    const answer = await counsellor.get(`/suche?q=${encodeURIComponent(q)}`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(`/faelle/${caseId}`);
  });
  it.each(['geheimweg', 'üjgan', '%', '52349 7', ''])('finds no child by %s', async (q) => {
    expect(await (await counsellor.get(`/suche?q=${encodeURIComponent(q)}`)).text()).not.toContain(caseId);
  });
  it('finds schools by number and part of the name', async () => {
    for (const q of ['199001', 'musterb'])
      expect(await (await counsellor.get(`/suche?q=${q}`)).text()).toContain('/schulen/199001');
  });
  it('finds nothing of another centre and is refused to schools', async () => {
    const stranger = await signIn(test, { role: 'counsellor', centre: 'aachen' });
    expect(await (await stranger.get('/suche?q=hask')).text()).not.toContain(caseId);
    const school = await signIn(test, { role: 'school' });
    expect((await school.get('/suche?q=hask')).status).toBe(403);
  });
});
