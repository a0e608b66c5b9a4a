// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, testNow, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { newId } from '../../db/ids.ts';
import { idOf, reportFields } from '../families/report.fixture.ts';

/** What a refused form says, for who reads a failed test. */
const errorsIn = (html: string): string =>
  [...html.matchAll(/(?:Fehler|Frage): <\/span>([^<]*)|<h1[^>]*>([^<]*)/g)]
    .map(([, one, two]) => one ?? two)
    .join(' | ');

const slotFields = {
  tag: '01.12.2026',
  uhr_von: '9:00',
  uhr_bis: '10:15',
  dauer: '75',
  form: 'on_site',
  ort: 'Raum 2.14',
};

describe.each(testDatabases)('appointments on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let other: Visitor;
  let head: Visitor;
  let office: Visitor;
  let stranger: Visitor;

  beforeAll(async () => {
    test = await testApp(kind);
    counsellor = await signIn(test, { role: 'counsellor', name: 'Berta Beraterin' });
    other = await signIn(test, { role: 'counsellor', name: 'Cem Kollege' });
    head = await signIn(test, { role: 'head' });
    office = await signIn(test, { role: 'administration' });
    stranger = await signIn(test, { role: 'counsellor', centre: 'aachen' });
  });
  afterAll(async () => test.close());

  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  let count = 0;
  const name = () => {
    count += 1;
    return `Kind ${letters[count % 26]}${letters[Math.floor(count / 26)]}`;
  };
  const report = async (changes: Record<string, string> = {}): Promise<string> => {
    const answer = await counsellor.post('/meldungen', reportFields({ trotzdem: 'ja', vornamen: name(), ...changes }));
    expect(answer.status, errorsIn(await answer.clone().text())).toBe(303);
    return idOf(answer);
  };
  const rows = <T>(work: Parameters<typeof test.inside<T>>[1]) => test.inside('dueren', work);
  const caseRow = (id: string) =>
    rows((tx) => tx.selectFrom('placement_case').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
  const siblingOf = async (caseId: string): Promise<string> => {
    const { family_id: family } = await rows((tx) =>
      tx
        .selectFrom('placement_case as p')
        .innerJoin('child as c', 'c.id', 'p.child_id')
        .select('c.family_id')
        .where('p.id', '=', caseId)
        .executeTakeFirstOrThrow(),
    );
    const { nachname, geburtsdatum, geschlecht, sprache1 } = reportFields();
    const child = { nachname, geburtsdatum, geschlecht, sprache1, vornamen: name(), fall: 'ja', trotzdem: 'ja' };
    const answer = await counsellor.post('/meldungen', { ...child, familie: family } as Record<string, string>);
    expect(answer.status, errorsIn(await answer.clone().text())).toBe(303);
    return idOf(answer);
  };
  const offer = async (fields: Record<string, string> = {}, by: Visitor = counsellor): Promise<Response> =>
    by.post('/termine-anbieten', { ...slotFields, person: by.userId, ...fields });
  /** One free slot, by its id. */
  const slot = async (fields: Record<string, string> = {}, by: Visitor = counsellor): Promise<string> => {
    const before = new Set((await slots()).map(({ id }) => id));
    const answer = await offer(fields, by);
    expect(answer.status, errorsIn(await answer.clone().text())).toBe(303);
    return (await slots()).find(({ id }) => !before.has(id))?.id ?? '';
  };
  const slots = () => rows((tx) => tx.selectFrom('appointment_slot').selectAll().orderBy('id').execute());
  const appointmentOf = (caseId: string) =>
    rows((tx) =>
      tx
        .selectFrom('appointment as a')
        .innerJoin('appointment_case as ac', 'ac.appointment_id', 'a.id')
        .selectAll('a')
        .where('ac.case_id', '=', caseId)
        .where('ac.left_at', 'is', null)
        .orderBy('a.booked_at', 'desc')
        .orderBy('a.id', 'desc')
        .executeTakeFirstOrThrow(),
    );
  const told = (appointmentId: string) =>
    rows((tx) =>
      tx
        .selectFrom('appointment_announcement')
        .selectAll()
        .where('appointment_id', '=', appointmentId)
        .orderBy('at')
        .orderBy('id')
        .execute(),
    );
  const book = (caseId: string, fields: Record<string, string | string[]>, by: Visitor = counsellor) =>
    by.post(`/faelle/${caseId}/termin`, fields);
  const free = { tag: '02.12.2026', uhrzeit: '14:00', form: 'on_site' };

  it('are offered one by one, several a day, and every week without holidays', async () => {
    expect((await offer({ tag: '03.12.2026', uhr_von: '8:00', uhr_bis: '12:00' }, other)).status).toBe(303);
    const ofDay = (await slots()).filter(({ day }) => day.toString() === '2026-12-03');
    expect(ofDay.map((one) => [one.from_minute, one.to_minute])).toEqual([
      [480, 555],
      [555, 630],
      [630, 705],
    ]);
    const series = { tag: '04.12.2026', serie_bis: '15.01.2027' };
    expect((await offer(series, other)).status).toBe(303);
    const fridays = (await slots()).filter(({ day, counsellor: who }) => who === other.userId && day.dayOfWeek === 5);
    expect(fridays.map(({ day }) => day.toString())).toEqual([
      '2026-12-04',
      '2026-12-11',
      '2026-12-18',
      '2027-01-08',
      '2027-01-15',
    ]);
  });

  it('ask what is to be in the school holidays before a series is made', async () => {
    const series = { tag: '16.12.2026', serie_bis: '13.01.2027' };
    const asked = await offer(series, other);
    expect(asked.status).toBe(422);
    const html = await asked.text();
    expect(html).toContain('Mi 23.12.2026 (Weihnachtsferien)');
    expect(html).toContain('name="ferien"');
    expect((await offer({ ...series, ferien: 'ohne' }, other)).status).toBe(303);
    const days = (await slots()).filter(({ day, counsellor: who }) => who === other.userId && day.dayOfWeek === 3);
    expect(days.map(({ day }) => day.toString())).toEqual(['2026-12-16', '2027-01-13']);
  });

  it('are not offered twice at the same time, also not by two people at once', async () => {
    const fields = { tag: '07.12.2026', uhr_von: '9:00', uhr_bis: '10:15', person: other.userId };
    const answers = await Promise.all([offer(fields, counsellor), offer(fields, head)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    const late = answers.find(({ status }) => status === 422);
    expect(await late?.text()).toContain('Mo 07.12.2026, 09:00–10:15 Uhr');
  });

  it('say everything that is wrong with an offer at once', async () => {
    const html = await (
      await offer({ tag: '', uhr_von: '12:00', uhr_bis: '9:00', form: 'outreach', person: newId() })
    ).text();
    for (const sentence of ['„Bis“ muss nach „Von“ liegen.', 'Bitte wählen Sie die Gemeinde', '„Tag“ ein Datum'])
      expect(html).toContain(sentence);
    const short = await (await offer({ uhr_von: '9:00', uhr_bis: '9:30' })).text();
    expect(short).toContain('passt kein Termin von 75 Minuten');
    expect(await (await offer({ person: newId() })).text()).toContain('Person aus dem Team');
  });

  it('are given from a slot: the case goes on, and the slot is not free any more', async () => {
    const [id, slotId] = [await report(), await slot({ tag: '08.12.2026' })];
    const page = await (await counsellor.get(`/faelle/${id}/termin`)).text();
    expect(page).toContain('Di 08.12.2026, 09:00–10:15 Uhr');
    expect(page).toContain('im Zentrum, Raum 2.14 · Berta Beraterin');
    const done = await book(id, { platz: slotId });
    expect(done.status, errorsIn(await done.clone().text())).toBe(303);
    expect(await caseRow(id)).toMatchObject({ state: 'scheduled', next_step: 'counsel' });
    expect(await appointmentOf(id)).toMatchObject({
      ...{ slot_id: slotId, counsellor: counsellor.userId, from_minute: 540, to_minute: 615, place: 'Raum 2.14' },
      ...{ state: 'booked', interpreter_needed: false },
    });
    expect(await (await counsellor.get(`/faelle/${await report()}/termin`)).text()).not.toContain('Di 08.12.2026');
    expect(await (await counsellor.get(`/faelle/${id}`)).text()).toContain('09:00–10:15 Uhr, im Zentrum, Raum 2.14');
    expect((await counsellor.get(`/termine-anbieten/${slotId}`)).status).toBe(409);
  });

  it('go to one of two who choose the same slot at once; the other keeps what was typed', async () => {
    const [mine, theirs] = [await report(), await report()];
    const slotId = await slot({ tag: '09.12.2026' });
    const fields = { platz: slotId, dolmetschen: 'ja', sprache: 'kmr', varietaet: 'aus Afrin' };
    const answers = await Promise.all([book(mine, fields), book(theirs, fields, other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    const html = (await answers.find(({ status }) => status === 422)?.text()) ?? '';
    expect(html).toContain('gerade an eine andere Familie vergeben');
    expect(html).toContain('value="aus Afrin"');
    const taken = await rows((tx) => tx.selectFrom('appointment').select('id').where('slot_id', '=', slotId).execute());
    expect(taken).toHaveLength(1);
    const states = [(await caseRow(mine)).state, (await caseRow(theirs)).state].sort();
    expect(states).toEqual(['reported', 'scheduled']);
  });

  it('are one when the same form is sent twice', async () => {
    const id = await report();
    const fields = { ...free, uhrzeit: '8:00', _request: crypto.randomUUID() };
    const answers = [await book(id, fields), await book(id, fields)];
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const events = await rows((tx) =>
      tx.selectFrom('case_event').select('id').where('case_id', '=', id).where('type', '=', 'scheduled').execute(),
    );
    expect(events).toHaveLength(1);
  });

  it('take three children of a family together, and longer for it', async () => {
    const first = await report();
    const [second, third] = [await siblingOf(first), await siblingOf(first)];
    const page = await (await counsellor.get(`/faelle/${first}/termin`)).text();
    for (const id of [second, third]) expect(page).toContain(`value="${id}"`);
    const slotId = await slot({ tag: '10.12.2026' });
    expect((await book(first, { platz: slotId, geschwister: [second, third] })).status).toBe(303);
    for (const id of [first, second, third]) expect((await caseRow(id)).state).toBe('scheduled');
    const appointment = await appointmentOf(first);
    expect(appointment).toMatchObject({ from_minute: 540, to_minute: 645 });
    expect((await appointmentOf(third)).id).toBe(appointment.id);
    const html = await (await counsellor.get(`/termine/${appointment.id}`)).text();
    expect(html.match(/href="\/faelle\/[0-9a-f-]{36}"/g)).toHaveLength(3);
    // A child of another family is none of the ticks.
    const strange = await book(await report(), { ...free, geschwister: [first] });
    expect(strange.status).toBe(422);
  });

  it('do not grow into the next one that somebody has', async () => {
    const first = await report();
    const sibling = await siblingOf(first);
    expect((await offer({ tag: '11.12.2026', uhr_von: '9:00', uhr_bis: '11:30' })).status).toBe(303);
    const [early, late] = (await slots()).filter(
      ({ day, counsellor: who }) => day.toString() === '2026-12-11' && who === counsellor.userId,
    );
    expect((await book(await report(), { platz: late?.id ?? '' })).status).toBe(303);
    const refused = await book(first, { platz: early?.id ?? '', geschwister: [sibling] });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Für 2 Kinder dauert der Termin bis 10:30 Uhr');
    expect((await book(first, { platz: early?.id ?? '' })).status).toBe(303);
  });

  it('at a time of their own ask before two are at once', async () => {
    const [one, two] = [await report(), await report()];
    const at = { ...free, uhrzeit: '16:00', person: other.userId };
    expect((await book(one, at)).status).toBe(303);
    const asked = await book(two, { ...at, uhrzeit: '16:30' });
    expect(asked.status).toBe(422);
    const html = await asked.text();
    expect(html).toContain('hat dann schon einen Termin (16:00–17:15 Uhr)');
    expect(html).toContain('name="doppelt"');
    expect((await book(two, { ...at, uhrzeit: '16:30', doppelt: 'ja' })).status).toBe(303);
  });

  it('ask for one thing when nothing was chosen, and for one of two when both were', async () => {
    const id = await report();
    const nothing = await (await book(id, {})).text();
    expect(nothing).toContain('Bitte wählen Sie einen Termin, oder „Andere Zeit“ mit Tag und Uhrzeit.');
    expect(nothing).not.toContain('ein Datum ein');
    const both = await book(id, { ...free, platz: newId() });
    expect(await both.text()).toContain('entweder einen angebotenen Termin');
    expect((await book(id, { platz: newId() })).status).toBe(404);
    expect(await (await book(id, { ...free, dolmetschen: 'ja' })).text()).toContain('die Sprache');
  });

  it('tell who finds interpreters day, time, place and language, and nobody\u2019s name', async () => {
    const id = await report({ nachname: 'Geheimname' });
    const at = { ...free, uhrzeit: '10:00', person: other.userId, ort: 'Raum 7' };
    expect((await book(id, { ...at, dolmetschen: 'ja', sprache: 'apc', varietaet: 'Aleppo' })).status).toBe(303);
    const { id: appointment } = await appointmentOf(id);
    const html = await (await counsellor.get(`/termine/${appointment}`)).text();
    expect(html).toContain('Dolmetschen: angefragt, noch niemand zugesagt');
    const move = { ...at, uhrzeit: '11:30', grund: 'family', notiz: 'Arzttermin' };
    expect((await counsellor.post(`/termine/${appointment}/verschieben`, move)).status).toBe(303);
    const kurmanji = { dolmetschen: 'ja', sprache: 'kmr' };
    expect((await counsellor.post(`/termine/${appointment}/dolmetschen`, kurmanji)).status).toBe(303);
    expect((await counsellor.post(`/termine/${appointment}/absagen`, { grund: 'interpreter' })).status).toBe(303);
    const list = await told(appointment);
    expect(list.map((one) => [one.kind, one.language, one.from_minute])).toEqual([
      ['appointment.interpreter_needed', 'apc', 600],
      ['appointment.moved', 'apc', 690],
      ['appointment.cancelled', 'apc', 690],
      ['appointment.interpreter_needed', 'kmr', 690],
      ['appointment.cancelled', 'kmr', 690],
    ]);
    expect(list[0]).toMatchObject({ format: 'on_site', place: 'Raum 7', variety: 'Aleppo' });
    expect(JSON.stringify(list)).not.toContain('Geheimname');
    expect(JSON.stringify(list)).not.toContain(id);
  });

  it('are moved and called off with a reason that stands in the history', async () => {
    const id = await report();
    const at = { ...free, uhrzeit: '12:30', person: other.userId };
    expect((await book(id, at)).status).toBe(303);
    const { id: appointment, version } = await appointmentOf(id);
    expect((await counsellor.get(`/faelle/${id}/termin`)).headers.get('location')).toBe(
      `/termine/${appointment}/verschieben`,
    );
    const slotId = await slot({ tag: '14.12.2026' });
    const url = `/termine/${appointment}/verschieben`;
    expect((await counsellor.post(url, { platz: slotId })).status).toBe(422);
    const late = await counsellor.post(url, { platz: slotId, grund: 'family', _version: String(version + 1) });
    expect(late.status).toBe(409);
    expect((await counsellor.post(url, { platz: slotId, grund: 'family', notiz: 'Kind krank' })).status).toBe(303);
    expect(await appointmentOf(id)).toMatchObject({ slot_id: slotId, from_minute: 540, sequence: 1 });
    const cancel = { grund: 'centre', notiz: 'Wasserschaden' };
    expect((await counsellor.post(`/termine/${appointment}/absagen`, cancel)).status).toBe(303);
    expect(await caseRow(id)).toMatchObject({ state: 'invited', next_step: 'schedule', next_owner: 'counsellor' });
    const html = await (await counsellor.get(`/faelle/${id}`)).text();
    for (const words of ['verschoben: Familie kann nicht', 'Kind krank', 'Termin abgesagt', 'Wasserschaden'])
      expect(html).toContain(words);
    expect((await counsellor.post(`/termine/${appointment}/absagen`, cancel)).status).toBe(409);
    // The slot is free again.
    expect(await (await counsellor.get(`/faelle/${id}/termin`)).text()).toContain(`value="${slotId}"`);
  });

  it('lead to the counselling when the family is there, and are held with it', async () => {
    const id = await report();
    expect((await book(id, { ...free, tag: '23.11.2026', uhrzeit: '9:05', person: other.userId })).status).toBe(303);
    const { id: appointment } = await appointmentOf(id);
    expect((await counsellor.post(`/termine/${appointment}/erschienen`)).status).toBe(409);
    test.setNow('2026-11-23T09:10:00+01:00');
    const arrived = await counsellor.post(`/termine/${appointment}/erschienen`);
    expect(arrived.headers.get('location')).toContain(`/faelle/${id}/beratung`);
    expect((await appointmentOf(id)).state).toBe('held');
    test.setNow(testNow);
  });

  it('are held when the counselling is written down without a word about who came', async () => {
    const id = await report();
    expect((await book(id, { ...free, tag: '23.11.2026', uhrzeit: '13:30', person: other.userId })).status).toBe(303);
    const talk = { tag: '23.11.2026', form: 'on_site', deutsch: 'A1', schrift: 'latin' };
    const answer = await counsellor.post(`/faelle/${id}/beratung`, talk);
    expect(answer.status, errorsIn(await answer.clone().text())).toBe(303);
    expect((await appointmentOf(id)).state).toBe('held');
  });

  it('lose a child whose case is closed, and end with the last', async () => {
    const first = await report();
    const second = await siblingOf(first);
    const at = {
      ...free,
      tag: '03.12.2026',
      uhrzeit: '16:00',
      geschwister: [second],
      dolmetschen: 'ja',
      sprache: 'apc',
    };
    expect((await book(first, at)).status).toBe(303);
    const { id: appointment } = await appointmentOf(first);
    const close = (id: string) =>
      counsellor.post(`/faelle/${id}/schliessen`, { als: 'moved_away', grund: 'nach Bayern gezogen' });
    const state = async () =>
      (
        await rows((tx) =>
          tx.selectFrom('appointment').selectAll().where('id', '=', appointment).executeTakeFirstOrThrow(),
        )
      ).state;
    expect((await close(second)).status).toBe(303);
    expect(await state()).toBe('booked');
    expect((await close(first)).status).toBe(303);
    expect(await state()).toBe('cancelled');
    expect((await told(appointment)).at(-1)?.kind).toBe('appointment.cancelled');
  });

  it('that nobody comes to count: invite otherwise, call and visit, then the head decides', async () => {
    const id = await report();
    const miss = async () => {
      expect((await book(id, { ...free, tag: '23.11.2026', uhrzeit: '9:05', doppelt: 'ja' })).status).toBe(303);
      const { id: appointment } = await appointmentOf(id);
      test.setNow('2026-11-23T09:10:00+01:00');
      const page = await (await counsellor.get(`/termine/${appointment}/nicht-erschienen`)).text();
      const answer = await counsellor.post(`/termine/${appointment}/nicht-erschienen`);
      test.setNow(testNow);
      expect(answer.status).toBe(303);
      expect((await appointmentOf(id)).state).toBe('no_show');
      return page;
    };
    const deadline = () =>
      rows((tx) =>
        tx
          .selectFrom('deadline')
          .selectAll()
          .where('record_id', '=', id)
          .where('kind', '=', 'no_show')
          .where('met_at', 'is', null)
          .execute(),
      );
    expect(await miss()).toContain('Erneut einladen (Beratung, bis Do 26.11.2026)');
    expect(await caseRow(id)).toMatchObject({ state: 'no_show', next_step: 'invite_again', next_owner: 'counsellor' });
    expect(await deadline()).toMatchObject([{ owner_role: 'counsellor', escalate_to: 'head' }]);
    expect(await miss()).toContain('zum 2. Mal');
    expect(await caseRow(id)).toMatchObject({ next_step: 'reach_family', next_owner: 'administration' });
    expect(await deadline()).toMatchObject([{ owner_role: 'administration' }]);
    await miss();
    expect(await caseRow(id)).toMatchObject({ next_step: 'decide_no_show', next_owner: 'head' });
    expect(await deadline()).toMatchObject([{ owner_role: 'head', escalate_to: null }]);
    expect(await (await counsellor.get(`/faelle/${id}`)).text()).toContain(
      'Entscheiden, wie es ohne Termin weitergeht',
    );
    // What follows meets the deadline, whichever way it goes.
    expect((await counsellor.post(`/faelle/${id}/einladen`, { antwort_bis: '04.12.2026' })).status).toBe(303);
    expect(await deadline()).toEqual([]);
  });

  it('follow the settings of the centre', async () => {
    const page = await (await head.get('/zentrum/termine')).text();
    expect(page).toContain('value="75"');
    const settings = {
      ...{ minuten: '60', je_kind: '30', erstes_mal: 'report_back', erstes_mal_tage: '2', _version: '0' },
      ...{ zweites_mal: 'reach_family', zweites_mal_tage: '5', weitere_male: 'decide_no_show', weitere_male_tage: '5' },
    };
    expect((await head.post('/zentrum/termine', { ...settings, minuten: '0' })).status).toBe(422);
    expect((await head.post('/zentrum/termine', settings)).status).toBe(303);
    expect((await head.post('/zentrum/termine', settings)).status).toBe(409);
    expect((await counsellor.get('/zentrum/termine')).status).toBe(403);
    const first = await report();
    const second = await siblingOf(first);
    expect((await book(first, { ...free, tag: '16.12.2026', uhrzeit: '17:00', geschwister: [second] })).status).toBe(
      303,
    );
    expect(await appointmentOf(first)).toMatchObject({ from_minute: 1020, to_minute: 1110 });
    expect((await counsellor.post(`/faelle/${first}/nicht-erschienen`)).status).toBe(303);
    for (const id of [first, second])
      expect(await caseRow(id)).toMatchObject({ next_step: 'report_back', next_owner: 'counsellor' });
  });

  it('are changed and taken back while they are free', async () => {
    const slotId = await slot({ tag: '17.12.2026' });
    const to = { tag: '17.12.2026', uhr_von: '13:00', uhr_bis: '14:00', form: 'phone', ort: '' };
    expect((await office.post(`/termine-anbieten/${slotId}`, to)).status).toBe(303);
    expect((await slots()).find(({ id }) => id === slotId)).toMatchObject({ from_minute: 780, format: 'phone' });
    expect((await counsellor.post(`/termine-anbieten/${slotId}/zuruecknehmen`, {})).status).toBe(422);
    expect((await counsellor.post(`/termine-anbieten/${slotId}/zuruecknehmen`, { grund: 'ill' })).status).toBe(303);
    expect((await counsellor.get(`/termine-anbieten/${slotId}`)).status).toBe(409);
    // The same time can be offered again.
    await slot({ tag: '17.12.2026', uhr_von: '13:00', uhr_bis: '14:15' });
  });

  it('of a series are taken back together, without those that somebody has', async () => {
    const id = await report();
    expect((await offer({ tag: '18.01.2027', serie_bis: '08.02.2027' })).status).toBe(303);
    const series = (await slots()).filter(({ day, counsellor: who }) => who === counsellor.userId && day.year === 2027);
    expect(series).toHaveLength(4);
    const [, second, third] = series;
    expect((await book(id, { platz: third?.id ?? '' })).status).toBe(303);
    const back = { grund: 'leave', folgende: 'ja' };
    expect((await counsellor.post(`/termine-anbieten/${second?.id}/zuruecknehmen`, back)).status).toBe(303);
    const left = (await slots()).filter((one) => one.series_id === second?.series_id && one.withdrawn_at === null);
    expect(left.map(({ day }) => day.toString())).toEqual(['2027-01-18', '2027-02-01']);
  });

  it('stand in the calendar by day, week and list, of the team and of one person', async () => {
    const id = await report({ nachname: 'Kalendermann' });
    expect((await book(id, { ...free, tag: '21.12.2026', person: other.userId })).status).toBe(303);
    await slot({ tag: '21.12.2026', uhr_von: '8:00', uhr_bis: '9:15' });
    const read = async (query: string, by: Visitor = counsellor) => (await by.get(`/termine?${query}`)).text();
    for (const view of ['tag', 'woche', 'liste']) {
      const html = await read(`ansicht=${view}&tag=2026-12-21`);
      expect(html, view).toContain(view === 'woche' ? 'Fam. Kalendermann' : 'Familie Kalendermann');
      expect(html, view).toContain(view === 'woche' ? '>frei<' : 'Freier Termin');
      expect(await read(`ansicht=${view}&tag=2026-12-21&wer=ich`), view).not.toContain('Kalendermann');
      expect(await read(`ansicht=${view}&tag=2026-12-21&wer=ich`, other), view).toContain('Kalendermann');
      expect(await read(`ansicht=${view}&tag=2026-12-21&frei=ja`), view).not.toContain('Kalendermann');
      expect(await read(`ansicht=${view}&tag=2026-12-21&form=video`), view).not.toContain('Kalendermann');
    }
    expect(await read('ansicht=unsinn&tag=kein-tag&wer=niemand')).toContain('Woche vom Mo 23.11.2026');
  });

  it('stand on the start page: the own day and week, for the office those of the team', async () => {
    const id = await report({ nachname: 'Heutemann' });
    expect(
      (await book(id, { ...free, tag: '23.11.2026', uhrzeit: '11:00', person: other.userId, doppelt: 'ja' })).status,
    ).toBe(303);
    const start = async (by: Visitor) => (await by.get('/')).text();
    for (const by of [other, head, office]) expect(await start(by), by.email).toContain('Familie Heutemann');
    expect(await start(counsellor)).not.toContain('Heutemann');
    expect(await start(counsellor)).toContain('Ihre Woche');
  });

  it('are planned by the office too, and hidden from everybody else', async () => {
    const id = await report();
    expect((await book(id, { ...free, tag: '22.12.2026', uhrzeit: '9:00' }, office)).status).toBe(303);
    const { id: appointment } = await appointmentOf(id);
    const slotId = await slot({ tag: '22.12.2026', uhr_von: '15:00', uhr_bis: '16:15' });
    const pages = [
      '/termine',
      `/termine/${appointment}`,
      `/termine/${appointment}/verschieben`,
      `/termine/${appointment}/absagen`,
      `/termine/${appointment}/dolmetschen`,
      `/termine/${appointment}/nicht-erschienen`,
      `/termine-anbieten/${slotId}`,
      `/termine-anbieten/${slotId}/zuruecknehmen`,
    ];
    for (const role of ['reporting_office', 'school', 'school_authority', 'data_protection_officer'] as const) {
      const visitor = await signIn(test, {
        role,
        ...(role === 'reporting_office' ? { ags: '05358008' } : {}),
        ...(role === 'school' ? { school: '199001' } : {}),
      });
      for (const path of pages) expect((await visitor.get(path)).status, `${role} ${path}`).toBe(403);
      expect((await visitor.post(`/termine/${appointment}/erschienen`)).status).toBe(403);
    }
    for (const path of pages.slice(1)) {
      expect((await office.get(path)).status, path).toBe(200);
      expect((await stranger.get(path)).status, path).toBe(404);
      expect((await stranger.post(path, {})).status, path).toBe(404);
    }
    expect((await stranger.post(`/termine/${appointment}/erschienen`)).status).toBe(404);
    const theirs = await stranger.post('/meldungen', reportFields({ trotzdem: 'ja', plz: '52062', ort: 'Aachen' }));
    expect((await stranger.post(`/faelle/${idOf(theirs)}/termin`, { platz: slotId })).status).toBe(404);
    expect(await (await stranger.get('/termine?ansicht=liste')).text()).not.toContain('Al-Erfunden');
    for (const bad of ['unsinn', newId()]) expect((await counsellor.get(`/termine/${bad}`)).status).toBe(404);
  });
});
