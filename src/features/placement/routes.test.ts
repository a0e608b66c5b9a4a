// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { newId } from '../../db/ids.ts';
import { letterForCase, schildForSchool } from './commands.ts';
import { decisionFields, invented, recommendedCase, reportPlaces } from './placement.fixture.ts';
import { placementSummary } from './queries.ts';

const words = [invented.familyName, 'Lerna', invented.street, 'Musterin', '2014', 'syrisch'];
const expectNone = (text: string, hidden: readonly string[]) => {
  for (const word of hidden) expect(text).not.toContain(word);
};

describe.each(testDatabases)('placing a child on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let head: Visitor;
  let authority: Visitor;
  let school: Visitor;
  let otherSchool: Visitor;
  let stranger: Visitor;

  beforeAll(async () => {
    test = await testApp(kind);
    counsellor = await signIn(test, { role: 'counsellor' });
    head = await signIn(test, { role: 'head' });
    authority = await signIn(test, { role: 'school_authority' });
    school = await signIn(test, { role: 'school', school: '199001' });
    otherSchool = await signIn(test, { role: 'school', school: '199005' });
    stranger = await signIn(test, { role: 'counsellor', centre: 'aachen' });
    await reportPlaces(test, '199001', 50);
    await reportPlaces(test, '199005', 1);
    await reportPlaces(test, '199007', 2, 2);
  });
  afterAll(async () => test.close());

  const state = async (caseId: string) =>
    await test.inside('dueren', (tx) =>
      tx.selectFrom('placement_case').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow(),
    );
  const authorityId = async (kindOf = 'school_authority') =>
    await test.inside('dueren', async (tx) => {
      const row = await tx.selectFrom('authority').select('id').where('kind', '=', kindOf).executeTakeFirstOrThrow();
      return row.id;
    });
  const submitted = async (options: Parameters<typeof recommendedCase>[1] = {}) => {
    const made = await recommendedCase(test, options);
    const answer = await counsellor.post(`/faelle/${made.caseId}/vorlegen`, { behoerde: await authorityId() });
    expect(answer.status).toBe(303);
    const { id } = await test.inside('dueren', (tx) =>
      tx.selectFrom('submission').select('id').where('case_id', '=', made.caseId).executeTakeFirstOrThrow(),
    );
    return { ...made, submissionId: id };
  };
  const decided = async (options: Parameters<typeof recommendedCase>[1] = {}) => {
    const made = await submitted(options);
    const answer = await authority.post(`/vorlagen/${made.submissionId}/entscheidung`, decisionFields('199001'));
    expect(answer.status).toBe(303);
    const decisionId = /entscheidungen\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
    return { ...made, decisionId };
  };

  it('ranks all schools with reasons and says of the others why not', async () => {
    const { caseId } = await recommendedCase(test);
    const answer = await counsellor.get(`/faelle/${caseId}/schulen`);
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain('Gesamtschule Musterberg');
    expect(html).toContain('Lage nach Adresse');
    expect(html).toContain('Kein Platz frei: 2 von 2 belegt');
    expect(html).toContain('Diese Schulform bietet den Jahrgang 7 nicht an.');
    const chosen = await counsellor.get(`/faelle/${caseId}/schulen/auswahl?schule=199001&schule=199005`);
    expect(chosen.headers.get('location')).toBe(`/faelle/${caseId}/empfehlung?schulen=199001,199005`);
    expect((await school.get(`/faelle/${caseId}/schulen`)).status).toBe(403);
    expect((await stranger.get(`/faelle/${caseId}/schulen`)).status).toBe(404);
  });

  it('does not let distances give away a protected address', async () => {
    const open = await recommendedCase(test);
    const shut = await recommendedCase(test, { protectedAddress: true });
    const html = await (await counsellor.get(`/faelle/${shut.caseId}/schulen`)).text();
    expect(html).toContain('Mitte der Gemeinde');
    expect(html).toContain('Lage nach Gemeinde');
    expect(html).not.toContain('Lage nach Adresse');
    expect(await (await counsellor.get(`/faelle/${open.caseId}/schulen`)).text()).toContain('Lage nach Adresse');
  });

  it('gives the last place to one and names other schools to the second', async () => {
    const first = await recommendedCase(test);
    const second = await recommendedCase(test);
    const place = { schule: '199005', jahrgang: '07', art: 'df' };
    expect((await counsellor.post(`/faelle/${first.caseId}/halten`, place)).status).toBe(303);
    const late = await counsellor.post(`/faelle/${second.caseId}/halten`, place);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Gesamtschule Musterberg');
    expect((await stranger.post(`/faelle/${second.caseId}/halten`, place)).status).toBe(404);
    expect((await counsellor.post(`/faelle/${first.caseId}/platz-freigeben`)).status).toBe(303);
  });

  it('asks a school without a word about the person, and only that school', async () => {
    const { caseId, number } = await recommendedCase(test);
    const form = await (await counsellor.get(`/faelle/${caseId}/anfragen`)).text();
    const bad = await counsellor.post(`/faelle/${caseId}/anfragen`, { beginn: '30.02.2027' });
    expect(bad.status).toBe(422);
    const badHtml = await bad.text();
    expect(badHtml).toContain('Bitte wählen Sie eine Schule.');
    expect(badHtml).toContain('30.02.2027');
    const fields = { schule: '199001', beginn: '01.12.2026', _request: hiddenField(form, '_request') };
    const sent = await counsellor.post(`/faelle/${caseId}/anfragen`, fields);
    expect(sent.headers.get('location')).toBe(`/faelle/${caseId}?ok=angefragt`);
    expect((await counsellor.post(`/faelle/${caseId}/anfragen`, fields)).status).toBe(303);
    const rows = await test.inside('dueren', (tx) =>
      tx.selectFrom('school_request').selectAll().where('case_id', '=', caseId).execute(),
    );
    expect(rows).toHaveLength(1);
    expectNone(JSON.stringify(rows), words.slice(0, 4));
    expect(rows[0]).toMatchObject({ grade: '07', kind: 'df', german_level: 'A1', answer: 'open' });
    const id = rows[0]?.id ?? '';
    for (const path of ['/anfragen', `/anfragen/${id}`]) {
      const html = await (await school.get(path)).text();
      expect(html).toContain('Jahrgang 7');
      expectNone(html, [...words, number]);
    }
    expect((await otherSchool.get(`/anfragen/${id}`)).status).toBe(404);
    expect((await otherSchool.post(`/anfragen/${id}/antwort`, { antwort: 'accepted' })).status).toBe(404);
    expect((await counsellor.get(`/anfragen/${id}`)).status).toBe(403);
    const noReason = await school.post(`/anfragen/${id}/antwort`, { antwort: 'refused' });
    expect(noReason.status).toBe(422);
    const reason = 'Die Gruppe ist voll.';
    expect((await school.post(`/anfragen/${id}/antwort`, { antwort: 'refused', grund: reason })).status).toBe(303);
    expect((await state(caseId)).state).toBe('refused_by_school');
    expect((await school.post(`/anfragen/${id}/antwort`, { antwort: 'accepted' })).status).toBe(409);
    const summary = await test.inside('dueren', (tx) => placementSummary(tx, test.centres.dueren, caseId));
    expect(summary.request).toMatchObject({ answer: 'refused', reason });
    expect(summary.hold).toBeUndefined();
  });

  it('shows silence as silence, in the copy too, and never takes it for consent', async () => {
    const { caseId } = await recommendedCase(test);
    await counsellor.post(`/faelle/${caseId}/anfragen`, { schule: '199001', beginn: '20.12.2026' });
    test.setNow('2026-12-14T09:00:00+01:00');
    try {
      // Sessions do not last that long.
      const later = await signIn(test, { role: 'counsellor' });
      expect((await state(caseId)).state).toBe('school_asked');
      const html = await (await later.get(`/faelle/${caseId}/vorlegen`)).text();
      expect(html).toContain('keine Antwort seit');
      await later.post(`/faelle/${caseId}/vorlegen`, { behoerde: await authorityId() });
      const { content } = await test.inside('dueren', (tx) =>
        tx
          .selectFrom('submission_copy as c')
          .innerJoin('submission as s', 's.id', 'c.id')
          .select('c.content')
          .where('s.case_id', '=', caseId)
          .executeTakeFirstOrThrow(),
      );
      expect(JSON.stringify(content)).toContain('keine Antwort seit 14 Tagen');
      const request = await test.inside('dueren', (tx) =>
        tx.selectFrom('school_request').select('answer').where('case_id', '=', caseId).executeTakeFirstOrThrow(),
      );
      expect(request.answer).toBe('withdrawn');
    } finally {
      test.setNow('2026-11-23T09:00:00+01:00');
    }
  });

  it('takes a question back and frees its place', async () => {
    const { caseId } = await recommendedCase(test);
    await counsellor.post(`/faelle/${caseId}/anfragen`, { schule: '199005', beginn: '01.12.2026' });
    expect((await counsellor.post(`/faelle/${caseId}/anfrage-zurueckziehen`)).status).toBe(303);
    expect((await state(caseId)).state).toBe('recommended');
    expect((await counsellor.post(`/faelle/${caseId}/anfrage-zurueckziehen`)).status).toBe(409);
  });

  it('freezes what the authority was given', async () => {
    const made = await submitted();
    await test.inside('dueren', (tx) =>
      tx.updateTable('child').set({ family_name: 'Umbenannt' }).where('id', '=', made.childId).execute(),
    );
    const html = await (await authority.get(`/vorlagen/${made.submissionId}`)).text();
    expect(html).toContain(invented.familyName);
    expect(html).toContain('03/2014 (Tag unbekannt)');
    expect(html).toContain('etwa 2,1 km (Lage nach Postleitzahl)');
    expect(html).toContain(invented.street);
    expectNone(html, ['Umbenannt', 'syrisch', '475']);
    expect(await (await authority.get('/vorlagen')).text()).toContain(made.number);
    expect((await counsellor.get('/vorlagen')).status).toBe(403);
    expect((await head.get(`/vorlagen/${made.submissionId}`)).status).toBe(404);
    expect((await counsellor.post(`/faelle/${made.caseId}/vorlegen`, { behoerde: 'x' })).status).toBe(409);
    expect((await counsellor.post(`/faelle/${made.caseId}/erinnern`)).status).toBe(303);
    expect((await counsellor.post(`/faelle/${made.caseId}/vorlage-zurueckziehen`)).status).toBe(303);
    expect((await authority.get(`/vorlagen/${made.submissionId}`)).status).toBe(404);
  });

  it('refuses a submission without a known authority, and from another centre', async () => {
    const { caseId } = await recommendedCase(test);
    expect((await counsellor.post(`/faelle/${caseId}/vorlegen`, { behoerde: newId() })).status).toBe(422);
    expect((await stranger.get(`/faelle/${caseId}/vorlegen`)).status).toBe(404);
  });

  it('decides once: all errors at once, reference number, and the second of two gets told', async () => {
    const made = await submitted();
    const path = `/vorlagen/${made.submissionId}/entscheidung`;
    const bad = await authority.post(path, { ...decisionFields(''), begruendung: '', beginn: 'morgen' });
    expect(bad.status).toBe(422);
    const html = await bad.text();
    for (const part of ['Bitte wählen Sie eine Schule.', 'Begründung', 'morgen']) expect(html).toContain(part);
    expect((await counsellor.post(path, decisionFields('199001'))).status).toBe(403);
    expect((await head.post(path, decisionFields('199001'))).status).toBe(404);
    const both = await Promise.all([
      authority.post(path, decisionFields('199001')),
      authority.post(path, decisionFields('199001')),
    ]);
    expect(both.map((answer) => answer.status).sort()).toEqual([303, 409]);
    const rows = await test.inside('dueren', (tx) =>
      tx.selectFrom('decision').selectAll().where('case_id', '=', made.caseId).execute(),
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.reference).toMatch(/^SA-DN-2026-\d{4}$/);
    expect(rows[0]?.legal_basis).toContain('§ 46');
    expect(await state(made.caseId)).toMatchObject({ state: 'allocated', school_number: '199001' });
  });

  it('replaces a decision once', async () => {
    const made = await decided();
    const path = `/vorlagen/${made.submissionId}/neue-entscheidung`;
    const form = await (await authority.get(path)).text();
    const fields = { ...decisionFields('199005'), _ersetzt: hiddenField(form, '_ersetzt') };
    expect(fields._ersetzt).toBe(made.decisionId);
    expect((await authority.post(path, fields)).status).toBe(303);
    expect((await authority.post(path, fields)).status).toBe(409);
    expect((await state(made.caseId)).school_number).toBe('199005');
    expect((await school.get(`/aufnahmen/${made.caseId}`)).status).toBe(404);
    expect((await otherSchool.get(`/aufnahmen/${made.caseId}`)).status).toBe(200);
  });

  it('prints the letter with the frozen facts, marks the translation and lets a person vouch for it', async () => {
    const made = await decided();
    const pdf = await authority.get(`/entscheidungen/${made.decisionId}/brief.pdf?sprachen=de,ar`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    const page = await (await counsellor.get(`/entscheidungen/${made.decisionId}`)).text();
    expect(page).toContain('nicht geprüft');
    const path = `/entscheidungen/${made.decisionId}/uebersetzung-geprueft`;
    expect((await counsellor.post(path)).status).toBe(422);
    expect((await counsellor.post(path, { gelesen: 'ja' })).status).toBe(303);
    expect(await (await counsellor.get(`/entscheidungen/${made.decisionId}`)).text()).toContain(
      'geprüft von Test counsellor',
    );
    expect((await school.get(`/entscheidungen/${made.decisionId}`)).status).toBe(403);
    expect((await stranger.get(`/entscheidungen/${made.decisionId}/brief.pdf`)).status).toBe(404);
    const again = await letterForCase(test.context, 'dueren', made.number, ['de']);
    expect(Buffer.from(again.slice(0, 5)).toString()).toBe('%PDF-');
    const letters = await test.inside('dueren', (tx) =>
      tx.selectFrom('letter').select('languages').where('decision_id', '=', made.decisionId).execute(),
    );
    expect(letters.map((letter) => letter.languages).sort()).toEqual(['de', 'de,ar']);
  });

  it('admits the child at its own school and hands it to SchILD', async () => {
    const made = await decided();
    const list = await (await school.get('/aufnahmen')).text();
    expect(list).toContain(invented.familyName);
    expect((await otherSchool.post(`/aufnahmen/${made.caseId}/bestaetigen`, {})).status).toBe(404);
    expect((await school.post(`/aufnahmen/${made.caseId}/bestaetigen`, {})).status).toBe(422);
    const fields = { erster_schultag: '01.12.2026', klasse: '7b', _request: newId() };
    for (const _ of [1, 2]) {
      const answer = await school.post(`/aufnahmen/${made.caseId}/bestaetigen`, fields);
      expect(answer.headers.get('location')).toBe('/aufnahmen?ok=bestaetigt');
    }
    expect(await state(made.caseId)).toMatchObject({ state: 'admitted' });
    const child = await test.inside('dueren', (tx) =>
      tx.selectFrom('child').selectAll().where('id', '=', made.childId).executeTakeFirstOrThrow(),
    );
    expect(child.school_number).toBe('199001');
    const hint = await (await school.get('/aufnahmen/schild')).text();
    expect(hint).toContain('Bekannt ist nur: 03/2014');
    expect((await otherSchool.post('/aufnahmen/schild/datei', { schule: '199001', seit: '' })).status).toBe(404);
    const file = await school.post('/aufnahmen/schild/datei', { schule: '199001', seit: '', kind: made.childId });
    const text = new TextDecoder('windows-1252').decode(await file.arrayBuffer());
    expect(text).toContain(invented.familyName);
    expect(text).toContain(invented.street);
    expect((await schildForSchool(test.context, 'dueren', '199001')).file).not.toBeNull();
  });

  it('keeps a protected address out of copy, school pages, SchILD and letter', async () => {
    const made = await decided({ protectedAddress: true });
    const secrets = [invented.street, invented.postcode];
    const copy = await test.inside('dueren', (tx) =>
      tx.selectFrom('submission_copy').select('content').where('id', '=', made.submissionId).executeTakeFirstOrThrow(),
    );
    expectNone(JSON.stringify(copy), [...secrets, '2,1 km']);
    expect(JSON.stringify(copy)).toContain('Anschrift gesperrt (§ 51 BMG)');
    expectNone(await (await school.get(`/aufnahmen/${made.caseId}`)).text(), secrets);
    const { buildLetter } = await import('./letter.ts');
    const letter = await test.inside('dueren', (tx) => buildLetter(tx, test.centres.dueren, made.decisionId, ['de']));
    expectNone(JSON.stringify(letter.recipient), [invented.street]);
    expect(letter.recipient).toHaveProperty('viaCentre');
    await school.post(`/aufnahmen/${made.caseId}/bestaetigen`, { erster_schultag: '01.12.2026', klasse: '7c' });
    const file = await school.post('/aufnahmen/schild/datei', { schule: '199001', seit: '', kind: made.childId });
    expectNone(new TextDecoder('windows-1252').decode(await file.arrayBuffer()), secrets);
  });

  it('takes and settles a legal remedy', async () => {
    const made = await decided();
    expect((await counsellor.post(`/faelle/${made.caseId}/rechtsbehelf`, { eingegangen: '' })).status).toBe(422);
    expect((await counsellor.post(`/faelle/${made.caseId}/rechtsbehelf`, { eingegangen: '23.11.2026' })).status).toBe(
      303,
    );
    expect((await state(made.caseId)).state).toBe('legal_remedy');
    expect((await counsellor.post(`/faelle/${made.caseId}/rechtsbehelf-erledigt`)).status).toBe(303);
    expect((await state(made.caseId)).state).toBe('allocated');
  });

  it('refuses to decide where no remedy notice is valid, and lets the head decide for the centre', async () => {
    const centreAuthority = newId();
    await test.inside('dueren', (tx) =>
      tx
        .insertInto('authority')
        .values({
          centre_id: test.centres.dueren,
          id: centreAuthority,
          kind: 'centre',
          name: 'Zentrum als Behörde',
          street: 'Musterweg 2',
          postcode: '52351',
          place: 'Düren',
        })
        .execute(),
    );
    const made = await recommendedCase(test);
    await counsellor.post(`/faelle/${made.caseId}/vorlegen`, { behoerde: centreAuthority });
    const summary = await test.inside('dueren', (tx) => placementSummary(tx, test.centres.dueren, made.caseId));
    const path = `/vorlagen/${summary.submission?.id}/entscheidung`;
    expect((await authority.post(path, decisionFields('199001'))).status).toBe(404);
    const refused = await head.post(path, decisionFields('199001'));
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('keine Rechtsbehelfsbelehrung gültig');
  });

  it('closes a case of direct registration with the school the family found', async () => {
    const made = await recommendedCase(test, { direct: true });
    const { recordEvent } = await import('../cases/actions.ts');
    await test.inside('dueren', (tx) =>
      recordEvent(
        tx,
        { centreId: test.centres.dueren, userId: counsellor.userId, role: 'counsellor', now: test.context.clock.now() },
        made.caseId,
        { type: 'registration_advised', payload: { schoolNumbers: ['199003'], checkBy: '2026-12-01' } },
      ),
    );
    const path = `/faelle/${made.caseId}/anmeldung-bestaetigt`;
    expect(await (await counsellor.get(path)).text()).toContain('Gemeinschaftsgrundschule Probehof');
    const bad = await counsellor.post(path, { schule: 'andere', andere_schule: '12', erster_schultag: '' });
    expect(bad.status).toBe(422);
    expect(await bad.text()).toContain('Nummer mit 6 Ziffern');
    const fields = { schule: 'andere', andere_schule: '199004', erster_schultag: '30.11.2026' };
    expect((await counsellor.post(path, fields)).status).toBe(303);
    expect(await state(made.caseId)).toMatchObject({ state: 'admitted', school_number: '199004' });
  });

  it('sends mails without personal data', async () => {
    await test.context.jobs.runDue();
    const outbox = join(test.context.settings.dataFolder, 'outbox');
    const mails = await Promise.all((await readdir(outbox)).map((file) => readFile(join(outbox, file), 'utf8')));
    expect(mails.length).toBeGreaterThan(5);
    for (const mail of mails) expectNone(mail, [...words.slice(0, 4), 'DN-2026']);
    const all = mails.join('\n');
    expect(all).toContain(school.email);
    expect(all).toContain(authority.email);
  });
});
