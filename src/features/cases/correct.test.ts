// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { idOf, reportFields } from '../families/report.fixture.ts';

describe.each(testDatabases)('a report put right by its office, on %s', (kind) => {
  let test: TestApp;
  let office: Visitor;
  let other: Visitor;
  let counsellor: Visitor;

  beforeAll(async () => {
    test = await testApp(kind);
    office = await signIn(test, { role: 'reporting_office', ags: '05358008' });
    other = await signIn(test, { role: 'reporting_office', ags: '05358004' });
    counsellor = await signIn(test, { role: 'counsellor' });
  });
  afterAll(async () => test.close());

  const { fall: _, ...office_fields } = reportFields();
  let count = 0;
  /** A report of a child nobody has seen before. */
  async function report(changes: Record<string, string> = {}): Promise<string> {
    count += 1;
    const name = `Einmalig${String.fromCharCode(97 + count)}`;
    const fields = {
      ...office_fields,
      nachname: name,
      vornamen: name,
      notiz: 'Erste Notiz',
      trotzdem: 'ja',
      ...changes,
    };
    return idOf(await office.post('/meldungen', fields));
  }
  const form = async (id: string) => await (await office.get(`/meldungen/${id}/berichtigen`)).text();
  async function filled(id: string, changes: Record<string, string>): Promise<Record<string, string>> {
    return { ...office_fields, _version: hiddenField(await form(id), '_version'), notiz: 'Erste Notiz', ...changes };
  }
  const caseOf = (id: string) =>
    test.inside('dueren', (tx) =>
      tx
        .selectFrom('placement_case as p')
        .innerJoin('child as c', 'c.id', 'p.child_id')
        .select(['p.kind', 'p.next_step', 'c.family_name', 'c.birth_year', 'c.id as childId'])
        .where('p.id', '=', id)
        .executeTakeFirstOrThrow(),
    );

  it('shows what was sent and takes the correction, once, and the centre hears of it', async () => {
    const id = await report();
    const shown = await (await office.get(`/meldungen/${id}`)).text();
    for (const part of ['Das haben Sie gemeldet', 'Geheimweg 7', 'Samir', '02421 555012', 'Erste Notiz'])
      expect(shown).toContain(part);
    expect(await form(id)).toContain('value="Geheimweg"');
    const bad = await office.post(
      `/meldungen/${id}/berichtigen`,
      await filled(id, { nachname: '', vornamen: '', weg: '' }),
    );
    expect(bad.status).toBe(422);
    const fields = await filled(id, {
      nachname: 'Berichtigt',
      strasse: 'Neuweg',
      notiz: 'Zweite Notiz',
      _request: crypto.randomUUID(),
    });
    for (const _ of [1, 2])
      expect((await office.post(`/meldungen/${id}/berichtigen`, fields)).headers.get('location')).toBe(
        `/meldungen/${id}?ok=berichtigt`,
      );
    expect((await caseOf(id)).family_name).toBe('Berichtigt');
    const after = await (await office.get(`/meldungen/${id}`)).text();
    for (const part of ['Neuweg', 'Zweite Notiz']) expect(after).toContain(part);
    const page = await (await counsellor.get(`/faelle/${id}`)).text();
    for (const part of ['Meldung berichtigt', 'Zweite Notiz']) expect(page).toContain(part);
    const events = await test.inside('dueren', (tx) =>
      tx.selectFrom('case_event').select('type').where('case_id', '=', id).orderBy('seq').execute(),
    );
    expect(events.map(({ type }) => type)).toEqual(['reported', 'report_corrected']);
    expect(await (await counsellor.get('/')).text()).toContain('Eine Meldestelle hat ihre Meldung berichtigt.');
    // A form opened before is late: what was typed is still there, beside what is stored.
    const late = await office.post(`/meldungen/${id}/berichtigen`, {
      ...fields,
      _request: crypto.randomUUID(),
      ort: 'Spätdorf',
    });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Spätdorf');
  });

  it('follows another birth date to another way', async () => {
    const id = await report({ geburtsdatum: '03/2014' });
    expect((await caseOf(id)).kind).toBe('placement');
    const answer = await office.post(`/meldungen/${id}/berichtigen`, await filled(id, { geburtsdatum: '03/2019' }));
    expect(answer.status).toBe(303);
    expect(await caseOf(id)).toMatchObject({ kind: 'direct_registration', next_step: 'confirm_registration' });
  });

  it('is over once the centre has taken the report up', async () => {
    const id = await report();
    const fields = await filled(id, { nachname: 'Zu spät' });
    await counsellor.post(`/faelle/${id}/einladen`, { antwort_bis: '07.12.2026' });
    const answer = await office.post(`/meldungen/${id}/berichtigen`, fields);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain(`href="/meldungen/${id}"`);
    expect((await caseOf(id)).family_name).not.toBe('Zu spät');
    const shown = await (await office.get(`/meldungen/${id}`)).text();
    expect(shown).not.toContain('Geheimweg');
    expect(shown).not.toContain('berichtigen');
    expect((await office.get(`/meldungen/${id}/berichtigen`)).status).toBe(409);
  });

  it('leaves family and address alone when a sibling is with the centre, and a protected address closed', async () => {
    const first = await report();
    const familyOf = await (await office.get(`/meldungen/neu?familie-von=${first}`)).text();
    const sibling = await office.post('/meldungen', {
      nachname: 'Geschwisterkind',
      vornamen: 'Neu',
      geburtsdatum: '05/2013',
      geschlecht: 'm',
      sprache1: 'apc',
      bekenntnis: 'none',
      familie: hiddenField(familyOf, 'familie'),
      trotzdem: 'ja',
    });
    await counsellor.post(`/faelle/${first}/einladen`, { antwort_bis: '07.12.2026' });
    const html = await form(idOf(sibling));
    expect(html).toContain('name="nachname"');
    expect(html).not.toContain('name="strasse"');
    expect(html).not.toContain('name="telefon"');
    const secret = await report({ auskunftssperre: 'ja' });
    const page = await form(secret);
    expect(page).toContain('name="telefon"');
    expect(page).not.toContain('Geheimweg');
    expect(await (await office.get(`/meldungen/${secret}`)).text()).not.toContain('Geheimweg');
  });

  it('says who has custody, where letters go and which papers were seen, which nobody asks again', async () => {
    const away = { g2_strasse: 'Amtsweg 3', g2_plz: '52428', g2_ort: 'Jülich', g2_telefon: '02461 5550' };
    const id = await report({
      ...{ eltern: 'absent', g1_sorge: 'no', g2_nachname: 'Kreisjugendamt Düren', g2_art: 'youth_office', ...away },
      ...{ briefe_an: '2', papiere: 'identity' },
    });
    const shown = await (await office.get(`/meldungen/${id}`)).text();
    for (const part of ['Elternteil, kein Sorgerecht', 'Jugendamt, bekommt die Briefe', 'Amtsweg 3, 52428 Jülich'])
      expect(shown).toContain(part);
    expect(shown).toContain('Ausweis oder Pass: Mo 23.11.2026');
    const page = await (await counsellor.get(`/faelle/${id}`)).text();
    for (const part of ['Ohne Eltern hier', 'Samir Al-Erfunden · Elternteil, kein Sorgerecht', 'Ausweis oder Pass: Mo'])
      expect(page).toContain(part);
    expect(page).not.toContain('noch kein Vormund');
    const again = await form(id);
    for (const name of ['eltern', 'g1_sorge', 'briefe_an'])
      expect(again).toMatch(new RegExp(`name="${name}"[^]*?<option value="(absent|no|2)" selected`));
    expect(again).toMatch(/name="papiere"[^>]*value="identity"[^>]*checked/);
    // Put right: seen was the certificate of birth, and custody is not clear yet.
    const right = { eltern: 'absent', g1_sorge: 'unclear', papiere: 'birth' };
    expect((await office.post(`/meldungen/${id}/berichtigen`, await filled(id, right))).status).toBe(303);
    const papers = await test.inside('dueren', (tx) =>
      tx.selectFrom('paper_seen').select(['kind', 'seen_by']).where('case_id', '=', id).execute(),
    );
    expect(papers).toEqual([{ kind: 'birth', seen_by: office.userId }]);
    const later = await (await counsellor.get(`/faelle/${id}`)).text();
    expect(later).toContain('Sorgerecht ungeklärt');
    expect(later).toContain('Ohne Eltern hier, noch kein Vormund eingetragen');
    expect(
      (await counsellor.post(`/faelle/${id}/termin`, { tag: '23.11.2026', uhrzeit: '9:00', form: 'on_site' })).status,
    ).toBe(303);
    expect(await (await counsellor.get(`/faelle/${id}/beratung`)).text()).toMatch(
      /name="papiere"[^>]*value="birth"[^>]*checked/,
    );
  });

  it('keeps papers with a case only', async () => {
    const alone = reportFields({ nachname: 'Papierlos', fall: 'nein', papiere: 'identity', trotzdem: 'ja' });
    const answer = await counsellor.post('/meldungen', alone);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Gesehene Papiere stehen beim Fall.');
  });

  it('takes its remark back, and keeps it taken back', async () => {
    const id = await report();
    const path = `/meldungen/${id}/berichtigen`;
    expect((await office.post(path, await filled(id, { notiz: '' }))).status).toBe(303);
    for (const html of [await form(id), await (await office.get(`/meldungen/${id}`)).text()])
      expect(html).not.toContain('Erste Notiz');
    expect((await office.post(path, await filled(id, { notiz: '', strasse: 'Neuweg' }))).status).toBe(303);
    expect(await (await office.get(`/meldungen/${id}`)).text()).not.toContain('Erste Notiz');
    expect((await office.post(path, await filled(id, { notiz: 'Doch noch etwas' }))).status).toBe(303);
    expect(await form(id)).toContain('Doch noch etwas');
  });

  /** A sibling of a child this office reported, in the same family. */
  async function sibling(first: string, name: string): Promise<string> {
    const known = await (await office.get(`/meldungen/neu?familie-von=${first}`)).text();
    const own = { nachname: name, vornamen: name, geburtsdatum: '05/2013', geschlecht: 'm', sprache1: 'apc' };
    const fields = { ...own, bekenntnis: 'none', familie: hiddenField(known, 'familie'), trotzdem: 'ja' };
    return idOf(await office.post('/meldungen', fields));
  }
  /** An entry of the centre for the same child, from elsewhere and without a case. */
  async function double(name: string): Promise<string> {
    const fields = reportFields({ nachname: name, vornamen: name, trotzdem: 'ja', fall: 'nein' });
    const home = { strasse: 'Andernortweg', telefon: '02461 998877', g1_nachname: 'Andernortmann', plz: '52428' };
    const answer = await counsellor.post('/meldungen', { ...fields, ...home, ort: 'Jülich' });
    expect(answer.status, await answer.clone().text()).toBe(303);
    const id = idOf(answer);
    expect(answer.headers.get('location')).toContain(`/kinder/${id}`);
    return id;
  }
  const join = async (kept: string, gone: string, fields: Record<string, string> = {}) => {
    const said = { antwort: 'dasselbe', bleibt: kept, ...fields };
    expect((await counsellor.post(`/kinder/${kept}/vergleich/${gone}`, said)).status).toBe(303);
  };

  it('is still a family of its own when a sibling has gone into an entry elsewhere', async () => {
    const first = await report();
    const second = await sibling(first, 'Gehtweg');
    const elsewhere = await double('Gehtwegdoppelt');
    await join(elsewhere, (await caseOf(second)).childId);
    const html = await form(first);
    for (const name of ['nachname', 'strasse', 'telefon']) expect(html).toContain(`name="${name}"`);
    expect(await (await office.get(`/meldungen/${first}`)).text()).toContain('Geheimweg');
  });

  it('is no family of its own any more when another family has come into it', async () => {
    const first = await report();
    const second = await sibling(first, 'Bleibtda');
    const elsewhere = await double('Bleibtdadoppelt');
    await join((await caseOf(second)).childId, elsewhere, { familien: 'ja' });
    for (const html of [await form(first), await (await office.get(`/meldungen/${first}`)).text()])
      for (const word of ['Andernortmann', '998877', 'Geheimweg', 'name="telefon"']) expect(html).not.toContain(word);
  });

  it('belongs to its office alone', async () => {
    const id = await report();
    for (const path of [`/meldungen/${id}`, `/meldungen/${id}/berichtigen`])
      expect((await other.get(path)).status).toBe(404);
    expect((await other.post(`/meldungen/${id}/berichtigen`, await filled(id, {}))).status).toBe(404);
    expect((await counsellor.post(`/meldungen/${id}/berichtigen`, await filled(id, {}))).status).toBe(403);
  });

  it('is found in the list by name and number, filtered and sorted', async () => {
    const id = await report({ nachname: 'Suchmich', vornamen: 'Zarah' });
    const { case_number } = await test.inside('dueren', (tx) =>
      tx.selectFrom('placement_case').select('case_number').where('id', '=', id).executeTakeFirstOrThrow(),
    );
    const list = async (query: string) => await (await office.get(`/meldungen?${query}`)).text();
    // Also in another spelling of a name with enough sounds to tell it.
    for (const q of ['suchm', 'zarah', case_number.slice(-4), 'Zuchmisch', 'zuchmiš Zar'])
      expect(await list(`q=${q}`), q).toContain(`/meldungen/${id}"`);
    for (const q of ['Zuchmisch Xaver', 'Sachir']) expect(await list(`q=${q}`), q).not.toContain(`/meldungen/${id}"`);
    expect(await list('q=niemand')).toContain('Dazu gibt es keine Meldung.');
    expect(await list('q=suchm&stand=reported')).toContain(id);
    expect(await list('q=suchm&stand=invited')).not.toContain(id);
    const ids = async (query: string) =>
      [...(await list(query)).matchAll(/href="\/meldungen\/([0-9a-f-]{36})"/g)].map(([, one]) => one);
    expect(await ids('sort=-kind')).toEqual((await ids('sort=kind')).toReversed());
    expect(await (await other.get('/meldungen?q=suchm')).text()).not.toContain(id);
  });
});
