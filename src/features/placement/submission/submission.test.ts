// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { newId } from '../../../db/ids.ts';
import {
  caseRow,
  decisionFields,
  invented,
  openStage,
  recommendedCase,
  reportPlaces,
  type Stage,
  schoolAuthorityId,
  submittedCase,
} from '../placement.fixture.ts';
import { placementSummary } from '../queries.ts';

const words = [invented.familyName, 'Lerna', invented.street, 'Musterin', '2014', 'syrisch'];
const expectNone = (text: string, hidden: readonly string[]) => {
  for (const word of hidden) expect(text).not.toContain(word);
};

describe.each(testDatabases)('from comparing schools to the submission, on %s', (kind) => {
  let stage: Stage;
  let test: TestApp;
  let counsellor: Visitor;
  let head: Visitor;
  let authority: Visitor;
  let school: Visitor;
  let otherSchool: Visitor;
  let stranger: Visitor;

  beforeAll(async () => {
    stage = await openStage(kind);
    ({ test, counsellor, head, authority, school, otherSchool, stranger } = stage);
  });
  afterAll(async () => test.close());

  const state = (caseId: string) => caseRow(test, caseId);
  const authorityId = () => schoolAuthorityId(test);
  const submitted = () => submittedCase(stage);

  it('ranks all schools with reasons and says of the others why not', async () => {
    const { caseId, childId } = await recommendedCase(test);
    await test.inside('dueren', async (tx) => {
      const child = await tx.selectFrom('child').selectAll().where('id', '=', childId).executeTakeFirstOrThrow();
      await tx
        .insertInto('child')
        .values({ ...child, id: newId(), school_number: '199005' })
        .execute();
    });
    const answer = await counsellor.get(`/faelle/${caseId}/schulen`);
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain('Ein Geschwisterkind besucht diese Schule.');
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
    expect(rows[0]?.number).toMatch(/^A-2026-\d{4}$/);
    expect(await (await counsellor.get(`/faelle/${caseId}`)).text()).toContain(rows[0]?.number);
    expect(await (await school.get(`/anfragen?q=${rows[0]?.number.slice(-4)}`)).text()).toContain(id);
    expect(await (await school.get('/anfragen?q=9999')).text()).not.toContain(id);
    for (const path of ['/anfragen', `/anfragen/${id}`]) {
      const html = await (await school.get(path)).text();
      expect(html).toContain('Jahrgang 7');
      // What school and centre say on the phone.
      expect(html).toContain(rows[0]?.number);
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
    expect(summary.question).toMatchObject({ answer: 'refused', reason });
    expect(summary.hold).toBeUndefined();
  });

  it('shows no form where no school can be asked now', async () => {
    const { caseId } = await submitted();
    for (const answer of [
      await counsellor.get(`/faelle/${caseId}/anfragen`),
      await counsellor.post(`/faelle/${caseId}/anfragen`, { beginn: '30.02.2027' }),
    ]) {
      expect(answer.status).toBe(409);
      expect(await answer.text()).toContain('kann jetzt nicht gefragt werden');
    }
  });

  it('speaks once of travel costs, whatever the number of far schools', async () => {
    await reportPlaces(test, '199002', 3);
    await reportPlaces(test, '199101', 3);
    const { caseId } = await recommendedCase(test);
    const html = await (await counsellor.get(`/faelle/${caseId}/schulen`)).text();
    expect(html).toContain('Sekundarschule Beispielau');
    expect(html.split('Schülerfahrkosten')).toHaveLength(2);
    expect(html.split('Grenze der Sekundarstufe I')).toHaveLength(2);
    expect(html).toMatch(/Rang \d[^:]*: Der Schulweg ist vermutlich länger als 3,5 km/);
  });

  it('names the comparison of schools once on the page of the case', async () => {
    const before = await recommendedCase(test);
    const after = await submitted();
    for (const { caseId } of [before, after]) {
      const html = await (await counsellor.get(`/faelle/${caseId}`)).text();
      expect(html.split('Schulen vergleichen')).toHaveLength(2);
    }
    const html = await (await counsellor.get(`/faelle/${before.caseId}`)).text();
    expect(html).toContain('Empfehlung ändern');
    expect(html).not.toContain('Empfehlung schreiben');
  });

  it('shows silence as silence, in the copy too, and never takes it for consent', async () => {
    const { caseId } = await recommendedCase(test);
    await counsellor.post(`/faelle/${caseId}/anfragen`, { schule: '199001', beginn: '21.12.2026' });
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
      const question = await test.inside('dueren', (tx) =>
        tx.selectFrom('school_request').select('answer').where('case_id', '=', caseId).executeTakeFirstOrThrow(),
      );
      expect(question.answer).toBe('withdrawn');
    } finally {
      test.setNow('2026-11-23T09:00:00+01:00');
    }
  });

  it('does not ask a school that has no place left and names others', async () => {
    const { caseId } = await recommendedCase(test);
    const answer = await counsellor.post(`/faelle/${caseId}/anfragen`, { schule: '199007', beginn: '01.12.2026' });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('Gesamtschule Musterberg');
    expect((await state(caseId)).state).toBe('recommended');
  });

  it('lets a school that agreed confirm until the first day', async () => {
    const { caseId } = await recommendedCase(test);
    await counsellor.post(`/faelle/${caseId}/anfragen`, { schule: '199001', beginn: '01.12.2026' });
    expect((await counsellor.post(`/faelle/${caseId}/erinnern`)).status).toBe(303);
    const { id } = await test.inside('dueren', (tx) =>
      tx.selectFrom('school_request').select('id').where('case_id', '=', caseId).executeTakeFirstOrThrow(),
    );
    expect((await school.post(`/anfragen/${id}/antwort`, { antwort: 'accepted' })).status).toBe(303);
    await counsellor.post(`/faelle/${caseId}/vorlegen`, { behoerde: await authorityId() });
    const before = await test.inside('dueren', (tx) => placementSummary(tx, test.centres.dueren, caseId));
    await authority.post(`/vorlagen/${before.submission?.id}/entscheidung`, decisionFields('199001'));
    expect((await state(caseId)).due_on?.toString()).toBe('2026-12-01');
    expect((await counsellor.post(`/faelle/${caseId}/erinnern`)).status).toBe(303);
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
    // Ids hold any three digits.
    expectNone(html.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ''), ['Umbenannt', 'syrisch', '475']);
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

  it('waits for a proof only where the centre has said so', async () => {
    const { caseId } = await recommendedCase(test);
    const waitFor = (proofs: string[]) =>
      test.inside('dueren', (tx) => tx.updateTable('centre_setting').set({ blocking_proofs: proofs }).execute());
    const path = `/faelle/${caseId}/vorlegen`;
    const submit = async () => await counsellor.post(path, { behoerde: await authorityId() });
    await waitFor(['measles', 'entry_examination']);
    const shown = await (await counsellor.get(path)).text();
    for (const words of ['„Masernschutz“ und „Seiteneinsteigeruntersuchung“', `/faelle/${caseId}/nachweise`])
      expect(shown).toContain(words);
    expect((await submit()).status).toBe(409);
    expect((await counsellor.post(`/faelle/${caseId}/nachweise`, { masern: 'exempt' })).status).toBe(303);
    expect((await submit()).status).toBe(409);
    await waitFor(['measles']);
    expect((await submit()).status).toBe(303);
    await waitFor([]);
    const other = await recommendedCase(test);
    expect((await counsellor.post(`/faelle/${other.caseId}/vorlegen`, { behoerde: await authorityId() })).status).toBe(
      303,
    );
  });
});
