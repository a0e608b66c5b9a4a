// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { idOf, reportFields } from '../families/report.fixture.ts';
import { readSearch } from './rules.ts';

describe('readSearch', () => {
  it('reads words, case numbers and school numbers', () => {
    const read = (q: string) => readSearch(q, 'DN', Temporal.PlainDate.from('2026-11-23'));
    expect(read('  hás al- ').words).toEqual(['HAS', 'AL']);
    expect(read('2026-17').caseNumbers).toEqual(['DN-2026-0017']);
    expect(read('dn 2026-0017').caseNumbers).toEqual(['DN-2026-0017']);
    expect(read('0601').caseNumbers.slice(0, 2)).toEqual(['DN-2026-0601', 'DN-2025-0601']);
    expect(read('199001').schoolNumber).toBe('199001');
    expect(read('Noor 2014')).toMatchObject({ words: ['NOOR'], birth: { year: 2014 } });
    expect(read('07.03.2014').birth).toEqual({ year: 2014, month: 3, day: 7 });
    expect(read('+49 (0) 2421/555').phone).toBe('2421555');
    expect(read('Schulstr. 12 a').street).toBe('SCHULSTRASSE 12a');
    expect(read('Schulstraße').street).toBe('SCHULSTRASSE');
    // Pasted from a message: zero width, marks of the writing direction, soft hyphen, full-width digits.
    expect(read('\u202e06\u200b01\u202c').caseNumbers[0]).toBe('DN-2026-0601');
    expect(read('０６０１').caseNumbers[0]).toBe('DN-2026-0601');
    expect(read('\u200f+49\u00ad 2421 555\u200b').phone).toBe('2421555');
    expect(read('No\u200dor\u0000\t2014')).toMatchObject({ names: ['Noor'], birth: { year: 2014 }, text: 'Noor 2014' });
    // Cut between signs, and in no time.
    expect(read('😀'.repeat(10_000)).text).toBe('😀'.repeat(100));
    expect(read('von und zu '.repeat(1000)).words.length).toBeLessThanOrEqual(6);
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

  it.each([
    ...['hask', 'oez al', 'müj', 'Mue HASKI', 'DN-2026-0001', '2026-1', '0001', '1'],
    ...[
      'Muschgan Alhaschki',
      'Haschki',
      'El-Haschki Müjgän',
      'Mujgan',
      'Hashki 2014',
      '2014',
      '03/2014',
      'haschki 03/2014',
    ],
    ...['02421 555012', '+49 2421 5550', 'Geheimweg 7', 'geheim', 'Geheimweg'],
  ])('finds a child by %s', async (q) => {
    const answer = await counsellor.get(`/suche?q=${encodeURIComponent(q)}`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(`/faelle/${caseId}`);
  });
  it.each([
    'geheimweg 8',
    'heimweg',
    'üjgan',
    '%',
    '52349 7',
    '',
    'Hashki 2013',
    '04/2014',
    '02421 666',
    '2',
    'Haschki Kowalenko',
  ])('finds no child by %s', async (q) => {
    expect(await (await counsellor.get(`/suche?q=${encodeURIComponent(q)}`)).text()).not.toContain(caseId);
  });
  it('says that names stand in Latin script', async () => {
    for (const q of ['محمد', 'Тарас', 'ניקוס'])
      expect(await (await counsellor.get(`/suche?q=${encodeURIComponent(q)}`)).text(), q).toContain(
        'lateinischer Schrift',
      );
  });
  it.each([
    ...["'", '--', '\\', '_', '"', '🙂', '\u0000', '\u202e', 'a'.repeat(10_000), 'c/o', '29.02.2014', '29.02.2013'],
    ...['1'.repeat(60), '\u0301'.repeat(3000), "' or 1=1 --", '{"a":1}', 'ab '.repeat(500), '%_%', '٠٦٠١'],
  ])('answers %j', async (q) => {
    const answer = await counsellor.get(`/suche?q=${encodeURIComponent(q)}`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain(caseId);
  });
  it('finds schools by number and part of the name', async () => {
    for (const q of ['199001', 'musterb'])
      expect(await (await counsellor.get(`/suche?q=${q}`)).text()).toContain('/schulen/199001');
  });
  it('finds nothing of another centre', async () => {
    const stranger = await signIn(test, { role: 'counsellor', centre: 'aachen' });
    expect(await (await stranger.get('/suche?q=hask')).text()).not.toContain(caseId);
  });
  it('finds for a reporting office its own reports, by what it knows of them', async () => {
    const [own, other] = [
      await signIn(test, { role: 'reporting_office', ags: '05358008' }),
      await signIn(test, { role: 'reporting_office', ags: '05358024' }),
    ];
    const of = async (visitor: Visitor, q: string) =>
      await (await visitor.get(`/suche?q=${encodeURIComponent(q)}`)).text();
    for (const q of ['Muschgan Alhaschki', '0001', 'haschki 03/2014', '2014'])
      expect(await of(own, q), q).toContain(`/meldungen/${caseId}`);
    for (const q of ['02421 555012', 'Geheimweg', 'musterb']) expect(await of(own, q), q).toContain('bei Ihnen nichts');
    for (const q of ['hask', '0001', '2014']) expect(await of(other, q), q).not.toContain('AL-ḤĀŠKĪ'.toLowerCase());
    expect(await of(other, 'hask')).toContain('bei Ihnen nichts');
    expect(await of(own, 'hask')).not.toContain(`/faelle/${caseId}`);
  });
  it('finds nothing for a school and an authority to whom the child has not come', async () => {
    for (const role of ['school', 'school_authority'] as const) {
      const visitor = await signIn(test, { role });
      const answer = await visitor.get('/suche?q=hask');
      expect([answer.status, (await answer.text()).includes(caseId)], role).toEqual([200, false]);
      expect(await (await visitor.get('/suche?q=musterb')).text()).toContain('/schulen/199001');
    }
  });
});
