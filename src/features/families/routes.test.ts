// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { exportCases } from '../cases/export.ts';
import { idOf, reportFields } from './report.fixture.ts';

describe.each(testDatabases)('families on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let administration: Visitor;
  let office: Visitor;
  let stranger: Visitor;
  let trusted: Visitor;

  beforeAll(async () => {
    test = await testApp(kind);
    counsellor = await signIn(test, { role: 'counsellor' });
    administration = await signIn(test, { role: 'administration' });
    office = await signIn(test, { role: 'reporting_office', ags: '05358008' });
    stranger = await signIn(test, { role: 'counsellor', centre: 'aachen' });
    trusted = await signIn(test, { role: 'head', mayOpenProtectedAddress: true });
  });
  afterAll(async () => test.close());

  const report = async (changes: Record<string, string>, by: Visitor = counsellor) => {
    const answer = await by.post('/meldungen', reportFields({ trotzdem: 'ja', ...changes }));
    expect(answer.status, await answer.clone().text()).toBe(303);
    const caseId = idOf(answer);
    const row = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('placement_case as p')
        .innerJoin('child as c', 'c.id', 'p.child_id')
        .select(['p.id as caseId', 'p.kind', 'p.case_number as number', 'c.id as childId', 'c.family_id as familyId'])
        .where('p.id', '=', caseId)
        .executeTakeFirstOrThrow(),
    );
    return row;
  };

  it('stores names as typed in NFC and finds them by every word', async () => {
    const { childId } = await report({ nachname: 'Zˇofková', vornamen: 'Ägidia' }).catch(() => ({ childId: '' }));
    expect(childId).toBe('');
    const made = await report({ nachname: 'A\u0308rmling-Nguyễn', vornamen: 'Øya' });
    const words = await test.inside('dueren', (tx) =>
      tx.selectFrom('child_name_word').select('word').where('child_id', '=', made.childId).orderBy('word').execute(),
    );
    expect(words.map(({ word }) => word)).toEqual(['AERMLING', 'NGUYEN', 'OEYA']);
    const html = await (await counsellor.get(`/kinder/${made.childId}`)).text();
    expect(html).toContain('Ärmling-Nguyễn');
  });

  it('says all that is wrong at once and loses nothing typed', async () => {
    const answer = await counsellor.post(
      '/meldungen',
      reportFields({ nachname: 'Ab%c', geburtsdatum: '31.02.2014', plz: '123', telefon: 'abc', lage_x: '318000' }),
    );
    expect(answer.status).toBe(422);
    const html = await answer.text();
    for (const text of [
      '„%“',
      '31. Februar 2014',
      'fünf Ziffern',
      'Telefonnummer',
      'beide Werte',
      'value="Ab%c"',
      'value="Geheimweg"',
    ])
      expect(html).toContain(text);
  });

  it('derives the municipality and the position, and asks when the postcode does not decide', async () => {
    const { familyId } = await report({});
    const read = async (id: string) =>
      await test.inside('dueren', (tx) =>
        tx.selectFrom('family_position').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
      );
    expect((await read(familyId)).position_source).toBe('postcode');
    const unknown = await counsellor.post('/meldungen', reportFields({ plz: '59999' }));
    expect(unknown.status).toBe(422);
    const html = await unknown.text();
    expect(html).toContain('kennen wir nicht');
    expect(html).toMatch(/<select[^>]*name="ags"/);
    const asked = await report({ plz: '59999', ort: 'Jülich', ags: '05358024' });
    expect((await read(asked.familyId)).position_source).toBe('municipality');
    const byHand = await report({ lage_x: '318000', lage_y: '5631000' });
    expect(await read(byHand.familyId)).toMatchObject({ position_source: 'manual', position_x: 318_000 });
    const foreign = await counsellor.post('/meldungen', reportFields({ plz: '52062', ort: 'Aachen' }));
    expect(foreign.status).toBe(422);
    expect(await foreign.text()).toContain('Kommunales Integrationszentrum Stadt Aachen');
  });

  it('asks which municipality when a postcode has several, and keeps everything typed', async () => {
    await test.context.database.db
      .insertInto('postcode')
      .values({ postcode: '52385', ags: '05358008', x: 318_000, y: 5_631_000, school_count: 1, spread_m: 1500 })
      .onConflict((conflict) => conflict.columns(['postcode', 'ags']).doNothing())
      .execute();
    const asked = await counsellor.post(
      '/meldungen',
      reportFields({ plz: '52385', ort: 'Nideggen', vornamen: 'Zwei' }),
    );
    expect(asked.status).toBe(422);
    const html = await asked.text();
    const select = html.match(/<select[^>]*name="ags"[\s\S]*?<\/select>/)?.[0] ?? '';
    const offered = [...select.matchAll(/<option value="(\d*)"/g)].map(([, ags]) => ags);
    expect(offered.slice(0, 3)).toEqual(['', '05358008', '05358044']);
    expect(offered).toContain('05358024');
    expect(select).not.toContain('selected');
    expect(html).toContain('value="Zwei"');
    const { familyId } = await report({ plz: '52385', ort: 'Nideggen', vornamen: 'Zwei', ags: '05358044' });
    const row = await test.inside('dueren', (tx) =>
      tx.selectFrom('family_address').select('ags').where('id', '=', familyId).executeTakeFirstOrThrow(),
    );
    expect(row.ags).toBe('05358044');
  });

  it('warns of a child that may exist already and goes on when told', async () => {
    await report({ nachname: 'Doppelt', vornamen: 'Ida Nur' });
    const twin = reportFields({ nachname: 'Dóppelt', vornamen: 'Nur', geburtsdatum: '2014' });
    const warned = await counsellor.post('/meldungen', twin);
    expect(warned.status).toBe(422);
    const html = await warned.text();
    expect(html).toContain('Vielleicht gibt es dieses Kind schon');
    expect(html).toContain('value="Dóppelt"');
    expect(
      (await counsellor.post('/meldungen', { ...twin, geburtsdatum: '2011', strasse: 'Anderswo', telefon: '' })).status,
    ).toBe(303);
    expect((await counsellor.post('/meldungen', { ...twin, trotzdem: 'ja' })).status).toBe(303);
  });

  it('keeps a child without a case, adds a sibling, opens the case later', async () => {
    const alone = await counsellor.post(
      '/meldungen',
      reportFields({ nachname: 'Ohnefall', fall: 'nein', strasse: 'Alleinweg', telefon: '' }),
    );
    expect(alone.headers.get('location')).toMatch(/^\/kinder\//);
    const childId = idOf(alone);
    const opened = await administration.post(`/kinder/${childId}/fall`);
    expect(opened.headers.get('location')).toMatch(/^\/faelle\//);
    expect((await administration.post(`/kinder/${childId}/fall`)).status).toBe(409);
    const { family_id: familyId } = await test.inside('dueren', (tx) =>
      tx.selectFrom('child').select('family_id').where('id', '=', childId).executeTakeFirstOrThrow(),
    );
    const form = await counsellor.get(`/meldungen/neu?familie=${familyId}`);
    expect(await form.text()).toContain('Weiteres Kind der Familie Ohnefall');
    const { nachname, geburtsdatum, geschlecht, sprache1 } = reportFields({ nachname: 'Ohnefall' });
    const fields = {
      nachname,
      geburtsdatum,
      geschlecht,
      sprache1,
      vornamen: 'Bruno',
      fall: 'nein',
      familie: familyId,
    } as Record<string, string>;
    expect((await counsellor.post('/meldungen', fields)).status).toBe(303);
    const html = await (await counsellor.get(`/familien/${familyId}`)).text();
    expect(html).toContain('Bruno');
    expect((await stranger.get(`/meldungen/neu?familie=${familyId}`)).status).toBe(404);
    expect((await stranger.post('/meldungen', fields)).status).toBe(404);
  });

  it('changes child and family, and notices who was slower', async () => {
    const { childId, familyId } = await report({ nachname: 'Wandel' });
    for (const path of [
      `/kinder/${childId}/bearbeiten`,
      `/familien/${familyId}/bearbeiten`,
      `/kinder/${childId}`,
      `/familien/${familyId}`,
    ]) {
      expect((await administration.get(path)).status, path).toBe(200);
      expect((await stranger.get(path)).status, path).toBe(404);
      expect((await office.get(path)).status, path).toBe(403);
    }
    const childForm = await (await counsellor.get(`/kinder/${childId}/bearbeiten`)).text();
    const child = {
      nachname: 'Gewandelt',
      vornamen: 'Mira',
      geburtsdatum: '2014',
      geschlecht: 'd',
      sprache1: 'ukr',
      _version: hiddenField(childForm, '_version'),
    };
    expect((await counsellor.post(`/kinder/${childId}/bearbeiten`, { ...child, geschlecht: 'x' })).status).toBe(422);
    expect((await counsellor.post(`/kinder/${childId}/bearbeiten`, child)).status).toBe(303);
    expect((await counsellor.post(`/kinder/${childId}/bearbeiten`, child)).status).toBe(409);
    const {
      nachname: _n,
      vornamen: _v,
      geburtsdatum: _g,
      geschlecht: _s,
      sprache1: _1,
      staat1: _2,
      bekenntnis: _b,
      fall: _f,
      ...family
    } = reportFields({
      plz: '52428',
      ort: 'Jülich',
      _version: '1',
    });
    expect((await counsellor.post(`/familien/${familyId}/bearbeiten`, { ...family, plz: '52062' })).status).toBe(422);
    expect((await counsellor.post(`/familien/${familyId}/bearbeiten`, family)).status).toBe(303);
    expect((await counsellor.post(`/familien/${familyId}/bearbeiten`, family)).status).toBe(409);
    expect(await (await counsellor.get(`/familien/${familyId}`)).text()).toContain('Jülich');
  });

  it('shows a protected address nowhere until it is opened with a reason', async () => {
    const { caseId, childId, familyId } = await report({ nachname: 'Schutzlos', auskunftssperre: 'ja' });
    const channels = [
      '/faelle',
      '/faelle.csv',
      '/suche?q=schutzlos',
      '/suche?q=geheimweg',
      `/faelle/${caseId}`,
      `/kinder/${childId}`,
      `/familien/${familyId}`,
      `/familien/${familyId}/bearbeiten`,
      `/protokoll/family/${familyId}`,
      '/protokoll',
    ];
    for (const path of channels) {
      const answer = await trusted.get(path);
      expect(answer.status, path).toBe(200);
      expect(await answer.text(), path).not.toMatch(/Geheimweg 7|Geheimweg, 7|value="Geheimweg"/);
    }
    expect(JSON.stringify(await test.inside('dueren', exportCases))).not.toContain('Geheimweg');
    const path = `/familien/${familyId}/anschrift-oeffnen`;
    const begruendung = 'Rückfrage des Jugendamts';
    expect((await administration.post(path, { begruendung })).status).toBe(403);
    const refused = await counsellor.post(path, { begruendung });
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('wem die Leitung');
    expect((await stranger.post(path, { begruendung })).status).toBe(404);
    expect((await trusted.post(path, { begruendung: 'ok' })).status).toBe(422);
    expect((await trusted.post(path, { begruendung })).status).toBe(303);
    expect(await (await trusted.get(`/familien/${familyId}`)).text()).toContain('Geheimweg 7');
    expect(await (await counsellor.get(`/familien/${familyId}`)).text()).not.toContain('Geheimweg');
    await test.context.jobs.runDue();
    const outbox = join(test.context.settings.dataFolder, 'outbox');
    const mails = await Promise.all((await readdir(outbox)).map((name) => readFile(join(outbox, name), 'utf8')));
    const mail = mails.find((text) => text.includes(trusted.email)) ?? '';
    expect(mail).toContain('gesperrte Anschrift');
    expect(mail).not.toMatch(/Geheimweg|Schutzlos|Jugendamts/);
    test.setNow('2026-11-23T09:16:00+01:00');
    expect(await (await trusted.get(`/familien/${familyId}`)).text()).not.toContain('Geheimweg');
    test.setNow('2026-11-23T09:00:00+01:00');
  });

  it('lets nobody who cannot read a protected address change it or lift its protection', async () => {
    const { familyId } = await report({ nachname: 'Riegel', auskunftssperre: 'ja' });
    const contact = { familiensprache: 'ukr', weg: 'phone', telefon: '0242155', _version: '1' };
    const lifting = { ...contact, plz: '52428', ort: 'Jülich', unterkunft: 'private' };
    expect((await counsellor.post(`/familien/${familyId}/bearbeiten`, lifting)).status).toBe(409);
    expect((await counsellor.post(`/familien/${familyId}/bearbeiten`, contact)).status).toBe(303);
    const row = await test.inside('dueren', (tx) =>
      tx.selectFrom('family_address').select(['protected', 'ags']).where('id', '=', familyId).executeTakeFirstOrThrow(),
    );
    expect(row).toEqual({ protected: true, ags: '05358008' });
  });

  it('gives a reporting office its own municipality only', async () => {
    const { fall: _fall, ...fields } = reportFields({
      ...{ nachname: 'Amtlich', strasse: 'Amtsweg', telefon: '' },
    });
    const made = await office.post('/meldungen', fields);
    expect(made.headers.get('location')).toMatch(/^\/meldungen\//);
    const id = idOf(made);
    const html = await (await office.get(`/meldungen/${id}`)).text();
    expect(html).toContain('Gemeldet');
    // What it has sent itself, until the centre takes it up (cases/correct.test.ts).
    expect(html).toContain('Amtsweg');
    expect((await office.get('/meldungen')).status).toBe(200);
    expect(await (await office.get(`/meldungen/neu?familie-von=${id}`)).text()).toContain(
      'Weiteres Kind der Familie Amtlich',
    );
    const elsewhere = await office.post('/meldungen', { ...fields, plz: '52428', ort: 'Jülich' });
    expect(elsewhere.status).toBe(422);
    expect(await elsewhere.text()).toContain('Sie melden nur für Ihre Gemeinde');
    const other = await signIn(test, { role: 'reporting_office', ags: '05358024' });
    expect((await other.get(`/meldungen/${id}`)).status).toBe(404);
    expect((await other.get(`/meldungen/neu?familie-von=${id}`)).status).toBe(404);
    expect((await office.get(`/faelle/${id}`)).status).toBe(403);
    expect((await office.get('/faelle')).status).toBe(403);
  });
});
