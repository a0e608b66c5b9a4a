// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { idOf, reportFields } from './report.fixture.ts';

const needName = 'Bitte geben Sie Familienname oder Vornamen an; wer nur einen Namen hat, lässt das andere Feld leer.';

describe.each(testDatabases)('what people type about a family, on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let office: Visitor;

  beforeAll(async () => {
    test = await testApp(kind);
    counsellor = await signIn(test, { role: 'counsellor' });
    office = await signIn(test, { role: 'reporting_office', ags: '05358008' });
  });
  afterAll(async () => test.close());

  const report = async (changes: Record<string, string>) => {
    const answer = await counsellor.post('/meldungen', reportFields({ trotzdem: 'ja', ...changes }));
    expect(answer.status, await answer.clone().text()).toBe(303);
    return await test.inside('dueren', (tx) =>
      tx
        .selectFrom('placement_case as p')
        .innerJoin('child as c', 'c.id', 'p.child_id')
        .innerJoin('family as f', 'f.id', 'c.family_id')
        .innerJoin('visible_address as a', 'a.id', 'c.family_id')
        .selectAll('c')
        .select(['f.phone', 'f.email', 'f.channel', 'a.street', 'a.house_number', 'a.postcode', 'a.place', 'a.ags'])
        .select('p.id as caseId')
        .where('p.id', '=', idOf(answer))
        .executeTakeFirstOrThrow(),
    );
  };
  const refusal = async (changes: Record<string, string>) => {
    const answer = await counsellor.post('/meldungen', reportFields({ trotzdem: 'ja', ...changes }));
    expect(answer.status).toBe(422);
    return await answer.text();
  };

  it('takes a child, and a person with custody, of one name only and shows both cleanly', async () => {
    const given = await report({ nachname: '', vornamen: 'Einzelnia', g1_nachname: '', g1_vornamen: 'Mononym' });
    const family = await report({ nachname: 'Alleinig', vornamen: '-', g1_nachname: 'Solo', g1_vornamen: '' });
    expect([given.family_name, given.given_names]).toEqual(['', 'Einzelnia']);
    expect([family.family_name, family.given_names]).toEqual(['Alleinig', '']);
    for (const [row, name, title, person] of [
      [given, 'Einzelnia', 'Familie von Einzelnia', 'Mononym'],
      [family, 'Alleinig', 'Familie Alleinig', 'Solo'],
    ] as const) {
      const familyPage = await (await counsellor.get(`/familien/${row.family_id}`)).text();
      expect(familyPage).toContain(`>${title}</h1>`);
      expect(familyPage).toMatch(new RegExp(`>${person}(<| ·)`));
      const casePage = await (await counsellor.get(`/faelle/${row.caseId}`)).text();
      expect(casePage).toContain(`>${name}</h1>`);
      const found = await (await counsellor.get(`/suche?q=${name.toLowerCase()}`)).text();
      expect(found).toMatch(new RegExp(`>\\s*${name}\\s*<`));
      const list = await (await counsellor.get(`/faelle?suche=${name}`)).text();
      expect(list).toMatch(new RegExp(`>\\s*${name}\\s*<`));
      const more = await (await counsellor.get(`/meldungen/neu?familie=${row.family_id}`)).text();
      expect(more).toContain(`Weiteres Kind der ${title} melden`);
    }
    const path = `/kinder/${given.id}/bearbeiten`;
    const version = hiddenField(await (await counsellor.get(path)).text(), '_version');
    const child = { geburtsdatum: '2014', geschlecht: 'd', sprache1: 'ukr', _version: version };
    const nobody = await counsellor.post(path, { ...child, nachname: ' ', vornamen: '–' });
    expect(nobody.status).toBe(422);
    expect(await nobody.text()).toContain(needName);
    expect((await counsellor.post(path, { ...child, nachname: '', vornamen: 'Umbenannt' })).status).toBe(303);
  });

  it('asks for one name in one sentence, at the field, from staff and from reporting offices', async () => {
    expect((await refusal({ nachname: '', vornamen: '' })).split('<main').at(-1)).toContain(needName);
    const { fall: _fall, ...fields } = reportFields({ nachname: '', vornamen: '' });
    const answer = await office.post('/meldungen', fields);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(needName);
  });

  it.each([
    ['00.00.2014', { birth_year: 2014, birth_month: null, birth_day: null }],
    ['xx.xx.2014', { birth_year: 2014, birth_month: null, birth_day: null }],
    ['00.05.2014', { birth_year: 2014, birth_month: 5, birth_day: null }],
    ['07032014', { birth_year: 2014, birth_month: 3, birth_day: 7 }],
    ['7/3/2014', { birth_year: 2014, birth_month: 3, birth_day: 7 }],
    ['7. März 2014', { birth_year: 2014, birth_month: 3, birth_day: 7 }],
    ['07–03–2014', { birth_year: 2014, birth_month: 3, birth_day: 7 }],
  ])('keeps the birth date %s', async (geburtsdatum, parts) => {
    expect(await report({ geburtsdatum })).toMatchObject(parts);
  });

  it('reads the day of entry in the same spellings, and says what a day needs', async () => {
    const row = await report({ einreise: '7. März 2025', zuzug: '10–04–2025' });
    expect([String(row.entered_germany_on), String(row.moved_in_on)]).toEqual(['2025-03-07', '2025-04-10']);
    const html = await refusal({ einreise: '00.03.2025', zuzug: '7.3.25', geburtsdatum: '7.3.14' });
    expect(html).toContain('„Einreise nach Deutschland“: Hier brauchen wir den ganzen Tag');
    expect(html).toContain('„Zuzug in die Gemeinde“: Bitte schreiben Sie das Jahr mit vier Ziffern');
    expect(html).toContain('Bitte schreiben Sie das Geburtsjahr mit vier Ziffern, zum Beispiel 07.03.2014.');
  });

  it('stores signs of word processors as registers write them, and finds the child by either', async () => {
    const row = await report({
      nachname: 'O\u02bcNeil\u2011Probst',
      vornamen: '\u200bMi\u00adra\ufeff \u2018Nur',
      strasse: 'Karl\u2013Erdacht\u2013Weg\u200b',
      hausnummer: '7\u20139',
      plz: 'D\u201352349',
      ort: 'Dü\u00adren',
    });
    expect([row.family_name, row.given_names]).toEqual(['O\u2019Neil-Probst', 'Mira \u2019Nur']);
    expect([row.street, row.house_number, row.postcode, row.place]).toEqual([
      'Karl-Erdacht-Weg',
      '7-9',
      '52349',
      'Düren',
    ]);
    expect(row.ags).toBe('05358008');
    for (const q of ['O\u2019Neil', 'O\u02bbNeil', 'oneil\u2010probst', 'm\u200bira'])
      expect(await (await counsellor.get(`/suche?q=${encodeURIComponent(q)}`)).text(), q).toContain('Neil-Probst');
  });

  it('names characters nobody can have meant by their code point', async () => {
    const html = await refusal({ nachname: 'Er\ue000funden', strasse: 'Weg\ue001', geburtsort: 'Ort\ue002' });
    expect(html).toContain('U+E000 gehört nicht zu den Zeichen für Namen');
    expect(html).toContain('„Straße“: Das Zeichen U+E001 können wir nicht speichern. Bitte löschen Sie es.');
    expect(html).toContain('„Geburtsort“: Das Zeichen U+E002');
  });

  it('keeps two numbers with whose they are, and refuses what is no number', async () => {
    const two = '0176 1234567 (Mutter), 0151 7654321 (Vater)';
    const row = await report({ telefon: two, g1_telefon: '02421\u2013555\u2013012' });
    expect(row.phone).toBe(two);
    const persons = await test.inside('dueren', (tx) =>
      tx.selectFrom('guardian').select('phone').where('family_id', '=', row.family_id).execute(),
    );
    expect(persons).toEqual([{ phone: '02421-555-012' }]);
    for (const telefon of ['abc', '12', '110'])
      expect(await refusal({ telefon })).toContain('Bitte schreiben Sie die Telefonnummer mit Ziffern');
  });

  it('wants the address of the way a family wants to be reached by, unless a person with custody has it', async () => {
    expect(await refusal({ weg: 'mail' })).toContain('href="#feld-email"');
    expect(await refusal({ weg: 'phone', telefon: '' })).toContain('href="#feld-telefon"');
    expect((await report({ weg: 'mail', g1_email: 'samir@familie.example' })).channel).toBe('mail');
    const letter = await report({ weg: 'letter', telefon: '' });
    const change = {
      familiensprache: 'ukr',
      weg: 'mail',
      plz: '52349',
      ort: 'Düren',
      unterkunft: 'private',
      _version: '1',
    };
    const refused = await counsellor.post(`/familien/${letter.family_id}/bearbeiten`, change);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Bitte geben Sie die E-Mail-Adresse an');
  });

  it('keeps what was typed of a person with custody in sight, whichever field it is', async () => {
    const html = await refusal({ nachname: '', vornamen: '', g3_telefon: '02421 555013' });
    expect(html).toContain('value="02421 555013"');
    expect(html).toContain('Bitte nennen Sie den Familiennamen oder die Vornamen dieser Person.');
  });
});
