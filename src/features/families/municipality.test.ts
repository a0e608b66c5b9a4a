// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { idOf, reportFields } from './report.fixture.ts';

describe.each(testDatabases)('the municipality of an address on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let office: Visitor;

  beforeAll(async () => {
    test = await testApp(kind);
    counsellor = await signIn(test, { role: 'counsellor' });
    office = await signIn(test, { role: 'reporting_office', ags: '05358008' });
  });
  afterAll(async () => test.close());

  const familyOf = async (answer: Response): Promise<string> => {
    expect(answer.status).toBe(303);
    const { id } = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('placement_case as p')
        .innerJoin('child as c', 'c.id', 'p.child_id')
        .select('c.family_id as id')
        .where('p.id', '=', idOf(answer))
        .executeTakeFirstOrThrow(),
    );
    return id;
  };

  it('asks when the place names another municipality, in the report and in the change of a family', async () => {
    const ags = async (id: string) =>
      await test.inside('dueren', (tx) =>
        tx.selectFrom('family_address').select('ags').where('id', '=', id).executeTakeFirstOrThrow(),
      );
    const odd = reportFields({ plz: '52349', ort: 'Jülich', vornamen: 'Drei', trotzdem: 'ja' });
    const asked = await counsellor.post('/meldungen', odd);
    expect(asked.status).toBe(422);
    const html = await asked.text();
    expect(html).toContain('Die Postleitzahl 52349 gehört zu Düren, der Ort „Jülich“ ist eine andere Gemeinde.');
    const known = { ...odd, ags: '05358024', ags_stimmt: hiddenField(html, 'ags_stimmt') };
    const familyId = await familyOf(await counsellor.post('/meldungen', known));
    expect(await ags(familyId)).toEqual({ ags: '05358024' });

    const path = `/familien/${familyId}/bearbeiten`;
    const form = await (await counsellor.get(path)).text();
    expect(form).toMatch(/<option value="05358024" selected/);
    const family = {
      ...Object.fromEntries(['familiensprache', 'weg', 'unterkunft'].map((name) => [name, odd[name] ?? ''])),
      ...{ plz: '52349', ort: 'Düren', strasse: 'Nebenweg', _version: hiddenField(form, '_version') },
    };
    const again = await counsellor.post(path, { ...family, ags: '05358024' });
    expect(again.status).toBe(422);
    const question = await again.text();
    expect(question).toContain('Stimmt die Gemeinde Jülich?');
    expect(question).toContain('value="Nebenweg"');
    const answer = /name="ags_stimmt" value="([^"]+)"/.exec(question)?.[1] ?? '';
    const wrong = await counsellor.post(path, { ...family, ags: '05358024', ags_stimmt: answer, weg: 'taube' });
    expect(await wrong.text()).toMatch(/name="ags_stimmt" value="[^"]+" checked/);
    expect((await counsellor.post(path, { ...family, ags: '05358024', ags_stimmt: answer })).status).toBe(303);
    expect(await ags(familyId)).toEqual({ ags: '05358024' });
  });

  it('offers municipalities without a school in a shared postcode, and names their centre', async () => {
    const shared = reportFields({ plz: '51467', ort: 'Köln' });
    const asked = await (await counsellor.post('/meldungen', shared)).text();
    expect(asked).toContain('Die Postleitzahl 51467 gehört zu mehreren Gemeinden.');
    expect(asked).toContain('Bergisch Gladbach');
    const foreign = await (await counsellor.post('/meldungen', { ...shared, ags: '05315000' })).text();
    expect(foreign).toContain('Kommunales Integrationszentrum Stadt Köln');
    expect(foreign).toMatch(/<option value="05315000" selected/);
  });

  it('offers a reporting office its own municipality, the centre its area, before anything is typed', async () => {
    const offered = async (visitor: Visitor) => {
      const html = await (await visitor.get('/meldungen/neu')).text();
      const select = html.match(/<select[^>]*name="ags"[\s\S]*?<\/select>/)?.[0] ?? '';
      return [...select.matchAll(/<option value="(\d*)"/g)].map(([, one]) => one);
    };
    expect(await offered(office)).toEqual(['', '05358008']);
    expect(await offered(counsellor)).toEqual(expect.arrayContaining(['', '05358008', '05358024', '05358044']));
  });
});
