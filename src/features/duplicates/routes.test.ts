// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { idOf, reportFields } from '../families/report.fixture.ts';

const streets =
  'Ahornallee,Birkenstieg,Chausseerand,Dorfplatz,Eichenhang,Feldrain,Gartenufer,Heidekamp,Inselgasse,Kirchhof,Lindenbrink,Nordwall'.split(
    ',',
  );

describe.each(testDatabases)('entries that may be double, on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let office: Visitor;
  let count = 0;

  const childOf = (id: string) =>
    test.inside('dueren', async (tx) => {
      const row = await tx
        .selectFrom('placement_case as p')
        .innerJoin('child as c', 'c.id', 'p.child_id')
        .innerJoin('family as f', 'f.id', 'c.family_id')
        .select(['c.id', 'c.family_id', 'p.case_number', 'f.phone'])
        .where('p.id', '=', id)
        .executeTakeFirstOrThrow();
      return { childId: row.id, familyId: row.family_id, caseId: id, number: row.case_number, phone: row.phone };
    });
  const child = (id: string) =>
    test.inside('dueren', (tx) => tx.selectFrom('child').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
  const family = (id: string) =>
    test.inside('dueren', (tx) => tx.selectFrom('family').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
  const questions = (id: string) =>
    test.inside('dueren', (tx) =>
      tx
        .selectFrom('duplicate_question')
        .select(['kind', 'answer', 'child_id', 'other_id'])
        .where((e) => e.or([e('child_id', '=', id), e('other_id', '=', id)]))
        .execute(),
    );
  /** A place and a number of its own, so that only names meet. */
  const alone = () => {
    count += 1;
    const [street, second] = [streets[count % streets.length], count < streets.length ? '' : 'nebenhof'];
    return { strasse: `${street}${second}`, hausnummer: String(10 + count), telefon: `02421 9${count}000${count}` };
  };
  async function report(by: Visitor, fields: Record<string, string>) {
    const answer = await by.post('/meldungen', reportFields({ ...alone(), trotzdem: 'ja', ...fields }));
    expect(answer.status, await answer.clone().text()).toBe(303);
    return await childOf(idOf(answer));
  }
  /** The same child, reported by the centre and, spelled otherwise, by an office that sees nothing of it. */
  async function twice(names: [string, string], changes: Record<string, string> = {}) {
    const born = { geburtsdatum: `${10 + (count % 18)}.0${3 + Math.floor(count / 18)}.2014`, vornamen: 'Serhij' };
    const elsewhere = { plz: '52428', ort: 'Jülich' };
    const first = await report(counsellor, { ...born, ...elsewhere, nachname: names[0], ...changes });
    const fields = reportFields({ ...alone(), ...born, nachname: names[1], geburtsort: 'Odesa' });
    const { fall: _fall, ...own } = fields;
    const answer = await office.post('/meldungen', own);
    expect(answer.status).toBe(303);
    return [first, await childOf(idOf(answer))] as const;
  }
  const closeCase = (id: string) =>
    counsellor.post(`/faelle/${id}/schliessen`, { als: 'duplicate', grund: 'Doppelt gemeldet.' });
  const pair = (one: string, other: string) => `/kinder/${one}/vergleich/${other}`;

  beforeAll(async () => {
    test = await testApp(kind);
    counsellor = await signIn(test, { role: 'counsellor', name: 'Nele Beispiel' });
    office = await signIn(test, { role: 'reporting_office', ags: '05358008' });
  });
  afterAll(() => test.close());

  it('are asked about on the pages of case and child, and on the list, when an office could not see the other', async () => {
    const [first, second] = await twice(['Tkačenko', 'Tkatschenko']);
    expect(await questions(second.childId)).toEqual([expect.objectContaining({ kind: 'same', answer: null })]);
    for (const path of [`/faelle/${second.caseId}`, `/kinder/${first.childId}`, '/doppelte']) {
      const html = await (await counsellor.get(path)).text();
      expect(html, path).toMatch(new RegExp(`/kinder/(${first.childId}|${second.childId})/vergleich/`));
      expect(html, path).toContain('gleicher Name in anderer Umschrift, gleiches Geburtsdatum');
    }
    const head = await signIn(test, { role: 'head' });
    expect(await (await head.get('/')).text()).toMatch(/Fragen? zu doppelten Einträgen oder Geschwistern/);
    const page = await (await counsellor.get(pair(first.childId, second.childId))).text();
    expect(page).toContain(' · verschieden');
    expect(page).not.toContain('checked');
  });

  it('are told apart for good', async () => {
    const [first, second] = await twice(['Ščerbakov', 'Schtscherbakow']);
    const path = pair(second.childId, first.childId);
    expect((await counsellor.post(path, {})).status).toBe(422);
    expect((await counsellor.post(path, { antwort: 'verschieden' })).status).toBe(303);
    expect(await questions(first.childId)).toEqual([expect.objectContaining({ answer: 'different' })]);
    expect(await (await counsellor.get(`/kinder/${first.childId}`)).text()).not.toContain('/vergleich/');
  });

  it('asks staff before they enter a child, and takes that for the answer', async () => {
    const first = await report(counsellor, { nachname: 'Žvania', vornamen: 'Giorgi', geburtsdatum: '01.02.2013' });
    const again = reportFields({ ...alone(), nachname: 'Schwania', vornamen: 'Georgi', geburtsdatum: '01.02.2013' });
    expect((await counsellor.post('/meldungen', again)).status).toBe(422);
    expect((await counsellor.post('/meldungen', { ...again, trotzdem: 'ja' })).status).toBe(303);
    expect(await questions(first.childId)).toEqual([expect.objectContaining({ kind: 'same', answer: 'different' })]);
  });

  it('are joined with everything that hangs on them, and come apart again', async () => {
    const [first, second] = await twice(['Xačatryan', 'Khachatryan'], { geburtsort: '' });
    const path = pair(first.childId, second.childId);
    const answer = { antwort: 'dasselbe', bleibt: first.childId };
    const refused = await counsellor.post(path, answer);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('Beide Einträge haben einen offenen Fall');
    expect((await child(second.childId)).joined_into).toBeNull();
    expect((await closeCase(second.caseId)).status).toBe(303);
    expect((await counsellor.post(path, { antwort: 'dasselbe' })).status).toBe(422);
    expect((await counsellor.post(path, answer)).status).toBe(303);

    expect((await childOf(second.caseId)).childId).toBe(first.childId);
    expect(await child(first.childId)).toMatchObject({ birth_place: 'Odesa', family_name: 'Xačatryan' });
    expect((await family(second.familyId)).joined_into).toBe(first.familyId);
    const guardians = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('guardian')
        .select('family_id')
        .where('family_id', 'in', [first.familyId, second.familyId])
        .execute(),
    );
    // Samir stands in both families, reached in one way.
    expect(guardians.filter(({ family_id }) => family_id === first.familyId).length).toBe(1);
    expect((await counsellor.get(`/suche?q=${encodeURIComponent(second.phone)}`)).status).toBe(200);
    const byPhone = await (await counsellor.get(`/suche?q=${encodeURIComponent(second.phone)}`)).text();
    expect(byPhone).toContain(`/faelle/${first.caseId}`);
    const gone = await counsellor.get(`/kinder/${second.childId}`);
    expect([gone.status, gone.headers.get('location')]).toEqual([303, `/kinder/${first.childId}`]);
    expect((await counsellor.post(`/kinder/${second.childId}/fall`)).status).toBe(409);
    const family2 = await counsellor.get(`/familien/${second.familyId}`);
    expect([family2.status, family2.headers.get('location')]).toEqual([303, `/familien/${first.familyId}`]);
    expect((await counsellor.get(`/familien/${second.familyId}/bearbeiten`)).status).toBe(409);
    expect((await counsellor.get(`/meldungen/neu?familie=${second.familyId}`)).status).toBe(409);
    // The other spelling finds the entry that stays, once.
    const hits = await (await counsellor.get('/suche?q=Khachatryan')).text();
    expect(hits.split(`/faelle/${first.caseId}`).length + hits.split(`/kinder/${first.childId}`).length).toBe(3);
    expect(hits).not.toContain(second.childId);
    expect((await counsellor.post(path, answer)).status).toBe(409);

    const own = await (await counsellor.get(`/kinder/${first.childId}`)).text();
    expect(own).toContain('Nele Beispiel');
    const undo = /action="(\/kinder\/[^"]+\/trennen\/[^"]+)"/.exec(own)?.[1] ?? '';
    const stranger = await signIn(test, { role: 'counsellor', centre: 'aachen' });
    expect((await stranger.post(undo)).status).toBe(404);
    expect((await counsellor.post(undo)).status).toBe(303);
    expect((await childOf(second.caseId)).childId).toBe(second.childId);
    expect(await child(first.childId)).toMatchObject({ birth_place: '' });
    expect(await child(second.childId)).toMatchObject({ joined_into: null, family_id: second.familyId });
    expect((await family(second.familyId)).joined_into).toBeNull();
    expect((await counsellor.post(undo)).status).toBe(404);
    expect(await questions(first.childId)).toEqual([expect.objectContaining({ answer: null })]);
  });

  it('follow each other: what was joined into one that goes stands for the one that stays, and back', async () => {
    const [first, second] = await twice(['Kwirikaschwili', 'Kvirikashvili']);
    const [third] = await twice(['Kwirikashvili', 'Ganzanders']);
    for (const { caseId } of [second, third]) await closeCase(caseId);
    const join = (kept: { childId: string }, gone: { childId: string }) =>
      counsellor.post(pair(kept.childId, gone.childId), { antwort: 'dasselbe', bleibt: kept.childId });
    expect((await join(third, second)).status).toBe(303);
    expect((await join(first, third)).status).toBe(303);
    expect((await child(second.childId)).joined_into).toBe(first.childId);
    expect((await childOf(second.caseId)).childId).toBe(first.childId);
    const gone = await counsellor.get(`/kinder/${second.childId}`);
    expect(gone.headers.get('location')).toBe(`/kinder/${first.childId}`);
    const html = await (await counsellor.get(`/kinder/${first.childId}`)).text();
    const undo = /action="(\/kinder\/[^"]+\/trennen\/[^"]+)"/.exec(html)?.[1] ?? '';
    expect((await counsellor.post(undo)).status).toBe(303);
    expect((await child(second.childId)).joined_into).toBe(third.childId);
    expect((await childOf(second.caseId)).childId).toBe(third.childId);
    expect((await child(third.childId)).joined_into).toBeNull();
  });

  it('are asked about again when a name is put right', async () => {
    const first = await report(counsellor, { nachname: 'Richtigenko', vornamen: 'Olha', geburtsdatum: '09.09.2011' });
    const second = await report(counsellor, { nachname: 'Vertippt', vornamen: 'Xandra', geburtsdatum: '09.09.2011' });
    const fields = { geschlecht: 'f', sprache1: 'ukr', _version: '1' };
    const put = { ...fields, nachname: 'Richtiĝenko', vornamen: 'Olga', geburtsdatum: '09.09.2011' };
    expect((await counsellor.post(`/kinder/${second.childId}/bearbeiten`, put)).status).toBe(303);
    expect(await questions(first.childId)).toContainEqual(expect.objectContaining({ kind: 'same', answer: null }));
  });

  it('joins two entries once when two people do it at the same time', async () => {
    const [first, second] = await twice(['Schostakow', 'Shostakov']);
    await closeCase(second.caseId);
    const other = await signIn(test, { role: 'counsellor' });
    const [one, two] = [
      { antwort: 'dasselbe', bleibt: first.childId },
      { antwort: 'dasselbe', bleibt: second.childId },
    ];
    const answers = await Promise.all([
      counsellor.post(pair(first.childId, second.childId), one),
      other.post(pair(first.childId, second.childId), two),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  });

  it('are closed to the office that reported one, since the other came from elsewhere', async () => {
    const [first, second] = await twice(['Gelowani', 'Gelovani'], { geburtsort: '' });
    expect(await (await office.get(`/meldungen/${second.caseId}`)).text()).toContain('Odesa');
    await closeCase(first.caseId);
    await counsellor.post(pair(first.childId, second.childId), { antwort: 'dasselbe', bleibt: first.childId });
    expect((await childOf(second.caseId)).childId).toBe(first.childId);
    const html = await (await office.get(`/meldungen/${second.caseId}`)).text();
    // By the name it has sent, and not by that of the other entry; whether there was one, no word says.
    expect(html).toContain('Gelovani');
    const list = await (await office.get('/meldungen')).text();
    expect(html + list).not.toContain('Gelowani');
    expect(html + list).not.toContain('Dublette');
    expect(await (await office.get('/suche?q=Gelowani')).text()).toContain('Gelovani');
    for (const word of ['Odesa', 'Sorgeberechtigte', 'berichtigen']) expect(html).not.toContain(word);
    expect((await office.get(`/meldungen/${second.caseId}/berichtigen`)).status).toBe(409);
  });

  it('are linked as siblings, and apart again', async () => {
    const home = { strasse: 'Geschwisterweg', telefon: '02421 777777' };
    const first = await report(counsellor, {
      ...home,
      plz: '52428',
      ort: 'Jülich',
      nachname: 'Probjenko',
      vornamen: 'Oksana',
      geburtsdatum: '01.05.2012',
    });
    const { fall: _fall, ...own } = reportFields({
      ...home,
      nachname: 'Probyenko',
      vornamen: 'Taras',
      geburtsdatum: '02.06.2015',
    });
    const second = await childOf(idOf(await office.post('/meldungen', own)));
    expect(await questions(first.childId)).toEqual([expect.objectContaining({ kind: 'siblings', answer: null })]);
    const path = pair(first.childId, second.childId);
    expect((await counsellor.post(path, { antwort: 'geschwister', bleibt: second.childId })).status).toBe(303);
    expect((await child(first.childId)).family_id).toBe(second.familyId);
    // The office reads of its child, and no more of a family in which others are now.
    const sent = await (await office.get(`/meldungen/${second.caseId}`)).text();
    expect(sent).toContain('Taras');
    for (const word of ['Geschwisterweg', '02421 777777', 'Sorgeberechtigte']) expect(sent, word).not.toContain(word);
    expect(await (await counsellor.get(`/kinder/${first.childId}`)).text()).not.toContain('/vergleich/');
    const html = await (await counsellor.get(`/kinder/${second.childId}`)).text();
    const undo = /action="(\/kinder\/[^"]+\/trennen\/[^"]+)"/.exec(html)?.[1] ?? '';
    expect((await counsellor.post(undo)).status).toBe(303);
    expect((await child(first.childId)).family_id).toBe(first.familyId);
  });

  it('enters a sibling into the family that was offered, with nothing typed lost', async () => {
    const home = { strasse: 'Angebotsweg', hausnummer: '5', telefon: '' };
    const first = await report(counsellor, {
      ...home,
      nachname: 'Offerta',
      vornamen: 'Ilinca',
      geburtsdatum: '01.05.2012',
    });
    const fields = reportFields({ ...home, nachname: 'Offerta', vornamen: 'Bogdan', geburtsdatum: '02.06.2015' });
    const asked = await counsellor.post('/meldungen', fields);
    expect(asked.status).toBe(422);
    const html = await asked.text();
    expect(html).toContain('Geschwister?');
    expect(html).toContain(`name="zu_familie" value="${first.familyId}"`);
    const second = await childOf(idOf(await counsellor.post('/meldungen', { ...fields, zu_familie: first.familyId })));
    expect(second.familyId).toBe(first.familyId);
    expect(await child(second.childId)).toMatchObject({ given_names: 'Bogdan' });
    const other = await signIn(test, { role: 'reporting_office', ags: '05358024' });
    const { fall: _fall, ...foreign } = reportFields({ ...alone(), plz: '52428', ort: 'Jülich' });
    expect((await other.post('/meldungen', { ...foreign, zu_familie: first.familyId })).status).toBe(404);
  });

  it('are nobody’s business elsewhere', async () => {
    const [first, second] = await twice(['Chatschidze', 'Khachidze']);
    const path = pair(first.childId, second.childId);
    const stranger = await signIn(test, { role: 'counsellor', centre: 'aachen' });
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.post(path, { antwort: 'verschieden' })).status).toBe(404);
    expect((await counsellor.get(pair(first.childId, first.childId))).status).toBe(404);
    for (const role of ['reporting_office', 'school_authority', 'school'] as const) {
      const visitor = await signIn(test, { role });
      expect((await visitor.get(path)).status, role).toBe(403);
      expect((await visitor.get('/doppelte')).status, role).toBe(403);
    }
  });
});
