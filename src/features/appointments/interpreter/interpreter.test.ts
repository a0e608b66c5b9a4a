// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { newId } from '../../../db/ids.ts';
import { addVolunteer, dispatchNow } from '../../interpreting/dispatch/dispatch.fixture.ts';
import { mailbox } from '../../interpreting/mailbox.fixture.ts';
import { createLink } from '../../links/actions.ts';
import { findLink } from '../../links/queries.ts';
import { appointmentSteps } from '../appointments.fixture.ts';
import { answerByFamily } from '../invitation/answer-actions.ts';
import { withoutFamily } from './plan-rules.ts';

describe.each(testDatabases)('the interpreter of a counselling appointment, on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let coordinator: Visitor;
  let selam = '';
  const box = mailbox(() => test);
  const { report, rows, caseRow, appointmentOf, book, slot } = appointmentSteps(() => ({ test, counsellor }));
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(dispatchNow);
    counsellor = await signIn(test, { role: 'counsellor', name: 'Berta Beraterin' });
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
    selam = await rows((tx) => addVolunteer(tx, test.centres.dueren, { name: 'Selam', number: 'DN-E-9201' }));
  });
  beforeEach(async () => {
    test.setNow(dispatchNow);
    await box.read();
  });
  afterAll(() => test.close());

  const secret = { nachname: 'Geheimname', vornamen: 'Zarina' };
  let day = 0;
  /** A free day for each test: the first of them is Tuesday, 1 December 2026. */
  const nextDay = (): Temporal.PlainDate => {
    day += 1;
    const date = Temporal.PlainDate.from('2026-12-01').add({ days: day });
    return date.dayOfWeek > 5 ? nextDay() : date;
  };
  const german = (date: Temporal.PlainDate): string =>
    `${String(date.day).padStart(2, '0')}.${String(date.month).padStart(2, '0')}.${date.year}`;
  const pool = { dolmetschen: 'ja', dolmetschen_wer: 'pool', sprache: 'tir' };
  const at = (date: Temporal.PlainDate, uhrzeit = '10:00') => ({
    ...{ tag: german(date), uhrzeit, form: 'on_site', ort: 'Raum 7', person: counsellor.userId, _request: newId() },
  });
  const requestsOf = (appointmentId: string) =>
    rows((tx) =>
      tx
        .selectFrom('interpreting_request as r')
        .innerJoin('appointment_request as a', 'a.request_id', 'r.id')
        .selectAll('r')
        .select('a.ended_at as endedAt')
        .where('a.appointment_id', '=', appointmentId)
        .orderBy('a.id')
        .execute(),
    );
  /** A booked appointment with its request. */
  async function booked(fields: Record<string, string> = {}, child: Record<string, string> = {}) {
    const date = nextDay();
    const caseId = await report({ ...secret, vornamen: `Zarina ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[day]}`, ...child });
    expect((await book(caseId, { ...at(date), ...pool, ...fields })).status).toBe(303);
    const { id } = await appointmentOf(caseId);
    const [request] = await requestsOf(id);
    return { date, caseId, id, requestId: request?.id ?? '' };
  }
  /** Selam says yes to a request. @returns the link of her page */
  async function promise(requestId: string): Promise<string> {
    await coordinator.post(`/vermittlung/${requestId}/anfragen`, { person: selam, _request: newId() });
    const link = box.linkIn((await box.read())[0]);
    await box.press(link, { antwort: 'ja' });
    return link;
  }
  const page = async (id: string) => await (await counsellor.get(`/termine/${id}`)).text();

  it('is asked for in the same step: language, time, room, and no word of the family in request, offer, mails and calendar', async () => {
    const { id, caseId, requestId, date } = await booked({ varietaet: 'wie Frau Geheimname' });
    const [request] = await requestsOf(id);
    expect(request).toMatchObject({
      ...{ language: 'tir', variety: '', occasion: 'first_counselling', meeting_point: 'Raum 7', state: 'open' },
      ...{ modes: ['on_site'], outcome: 'land', contact_name: 'Berta Beraterin', professional_present: true },
    });
    expect(request?.starts_at.toString()).toBe(`${date}T09:00:00Z`);
    const { case_number: number } = await caseRow(caseId);
    const own = await page(id);
    for (const words of [': gesucht', request?.number ?? '', request?.reference ?? '?']) expect(own).toContain(words);
    const link = await promise(requestId);
    const told = await box.read();
    const everything = [
      JSON.stringify(request),
      await (await coordinator.get(`/vermittlung/${requestId}`)).text(),
      await (await coordinator.get(`/dolmetschen/${requestId}`)).text(),
      await box.open(link),
      ...told.map(({ subject, text, ics }) => `${subject} ${text} ${ics}`),
    ].join(' ');
    for (const word of ['Geheimname', 'Zarina', number, caseId, id]) expect(everything).not.toContain(word);
    expect(told.map(({ to }) => to)).toContain('selam@beispiel.de');
    const mine = told.find(({ text }) => text.includes('Selam, Tigrinya'));
    expect(mine?.ics).toContain('METHOD:REQUEST');
    for (const path of [`/termine/${id}`, `/faelle/${caseId}`, `/termine?ansicht=liste&tag=${date}`])
      expect(await (await counsellor.get(path)).text(), path).toContain('zugesagt: Selam');
    expect(await page(id)).not.toContain('selam@beispiel.de');
  });

  it('moves with the appointment: who has promised is asked first, and keeps it with a yes', async () => {
    const { id, requestId } = await booked();
    const link = await promise(requestId);
    await box.read();
    const date = nextDay();
    const move = { ...at(date, '13:00'), grund: 'centre' };
    expect((await counsellor.post(`/termine/${id}/verschieben`, move)).status).toBe(303);
    const asked = await box.read();
    expect(asked.filter(({ to }) => to.startsWith('selam')).map(({ text }) => text)).toEqual([
      expect.stringContaining('soll anders stattfinden'),
    ]);
    expect(await page(id)).toContain('zugesagt: Selam, für den neuen Termin gefragt');
    await box.press(link, { antwort: 'geht' });
    const [request, ...more] = await requestsOf(id);
    expect([request?.state, request?.starts_at.toString(), more.length]).toEqual(['assigned', `${date}T12:00:00Z`, 0]);
    for (const { ics } of await box.read()) expect(ics).toContain('SEQUENCE:1');
    expect(await page(id)).not.toContain('für den neuen Termin gefragt');
  });

  it('moves when the family chooses another time by its link', async () => {
    const { id, requestId } = await booked();
    await promise(requestId);
    await box.read();
    const date = nextDay();
    const slotId = await slot({ tag: german(date), uhr_von: '9:00', uhr_bis: '10:15' });
    const now = test.context.clock.now();
    const { token } = await rows((tx) =>
      createLink(
        tx,
        { centreId: test.centres.dueren, userId: counsellor.userId, now },
        { purpose: 'probe', recordId: id, recipient: '', days: 3 },
      ),
    );
    const link = await findLink(test.context.database.db, token, 'probe', now);
    if (!link) throw new Error('no link');
    const post = { jobs: test.context.jobs, secret: 'probe' };
    await rows((tx) => answerByFamily(tx, link, { kind: 'slot', slotId }, now, post));
    expect((await box.read()).filter(({ to }) => to.startsWith('selam'))).toHaveLength(1);
    expect(await page(id)).toContain('für den neuen Termin gefragt');
  });

  it('is called off with the appointment, on both sides, once', async () => {
    const { id, requestId } = await booked();
    await promise(requestId);
    await box.read();
    const cancel = () => counsellor.post(`/termine/${id}/absagen`, { grund: 'family', _request: newId() });
    expect([(await cancel()).status, (await cancel()).status]).toEqual([303, 409]);
    const [request] = await requestsOf(id);
    expect([request?.state, request?.endedAt === null]).toEqual(['cancelled_in_time', false]);
    const told = (await box.read()).filter(({ ics }) => ics !== undefined);
    expect(told.map(({ ics }) => ics?.includes('METHOD:CANCEL'))).toEqual([true, true]);
    expect(told.map(({ to }) => to)).toContain('selam@beispiel.de');
  });

  it('is called off when the case is closed; the mails go within the hour', async () => {
    const { caseId, id, requestId } = await booked();
    await promise(requestId);
    await box.read();
    const closed = await counsellor.post(`/faelle/${caseId}/schliessen`, {
      als: 'moved_away',
      grund: 'nach Bayern gezogen',
    });
    expect(closed.status).toBe(303);
    expect((await requestsOf(id))[0]?.state).toBe('cancelled_in_time');
    expect((await box.read()).filter(({ ics }) => ics?.includes('METHOD:CANCEL'))).toHaveLength(2);
    expect(await rows((tx) => tx.selectFrom('interpreting_later').selectAll().execute())).toEqual([]);
  });

  it('is nobody’s task when the team or the family brings somebody, and ends when that is said later', async () => {
    for (const wer of ['own', 'brought']) {
      const { id } = await booked({ dolmetschen_wer: wer });
      expect(await requestsOf(id)).toEqual([]);
    }
    const { id } = await booked();
    const own = { dolmetschen: 'ja', dolmetschen_wer: 'own', sprache: 'tir', _request: newId() };
    expect((await counsellor.post(`/termine/${id}/dolmetschen`, own)).status).toBe(303);
    expect((await requestsOf(id)).map(({ state }) => state)).toEqual(['cancelled_in_time']);
    expect(await page(id)).toContain('jemand aus dem Team');
    const again = { ...own, dolmetschen_wer: 'pool', sprache: 'amh', _request: newId() };
    expect((await counsellor.post(`/termine/${id}/dolmetschen`, again)).status).toBe(303);
    expect((await requestsOf(id)).map(({ state, language }) => [state, language])).toEqual([
      ['cancelled_in_time', 'tir'],
      ['open', 'amh'],
    ]);
    const wrong = await counsellor.post(`/termine/${id}/dolmetschen`, {
      ...own,
      dolmetschen_wer: 'wer',
      sprache: '',
      _request: newId(),
    });
    const html = await wrong.text();
    expect(wrong.status).toBe(422);
    for (const words of ['Bitte wählen Sie, wer dolmetscht.', 'in die gedolmetscht wird'])
      expect(html).toContain(words);
  });

  it.each([
    ['another language', { sprache: 'amh' }, { language: 'amh', variety: '' }],
    ['another variety', { varietaet: 'Hochland' }, { language: 'tir', variety: 'Hochland' }],
  ])('asks anew when %s is needed: who has promised the old one hears that it is off', async (_, change, wanted) => {
    const { id, requestId, date } = await booked();
    await promise(requestId);
    await box.read();
    const path = `/termine/${id}/dolmetschen`;
    const same = { dolmetschen: 'ja', dolmetschen_wer: 'pool', sprache: 'tir' };
    expect((await counsellor.post(path, { ...same, _request: newId() })).status).toBe(303);
    expect((await requestsOf(id)).map(({ state }) => state)).toEqual(['assigned']);
    expect(await box.read()).toEqual([]);
    expect((await counsellor.post(path, { ...same, ...change, _request: newId() })).status).toBe(303);
    const [old, anew, ...more] = await requestsOf(id);
    expect([old?.id, old?.state, old?.language, old?.endedAt === null]).toEqual([
      ...[requestId, 'cancelled_in_time', 'tir', false],
    ]);
    expect(anew).toMatchObject({ ...wanted, state: 'open', endedAt: null });
    expect([anew?.starts_at.toString(), more]).toEqual([`${date}T09:00:00Z`, []]);
    const off = (await box.read()).filter(({ ics }) => ics?.includes('METHOD:CANCEL'));
    expect(off.map(({ to }) => to)).toContain('selam@beispiel.de');
    expect(await page(id)).not.toContain('zugesagt: Selam');
    // Said twice nothing more happens.
    expect((await counsellor.post(path, { ...same, ...change, _request: newId() })).status).toBe(303);
    expect(await requestsOf(id)).toHaveLength(2);
  });

  it('says that nobody was found, why, and what to do', async () => {
    const { id, requestId } = await booked();
    await rows((tx) =>
      tx
        .updateTable('interpreting_request')
        .set({
          state: 'unfilled',
          state_reason: 'Zu dieser Zeit kann niemand.',
          state_alternative: 'Per Telefon ab 15 Uhr.',
        })
        .where('id', '=', requestId)
        .execute(),
    );
    const html = await page(id);
    for (const words of [
      'niemand gefunden – andere Zeit oder Telefon',
      'Per Telefon ab 15 Uhr.',
      'Andere Zeit, Telefon oder Video',
    ])
      expect(html).toContain(words);
    const date = nextDay();
    await counsellor.post(`/termine/${id}/verschieben`, { ...at(date), grund: 'interpreter' });
    expect((await requestsOf(id)).map(({ state }) => state)).toEqual(['unfilled', 'open']);
  });

  it('is asked for once: sent twice, by two at once, and under one sign of the family', async () => {
    const date = nextDay();
    const caseId = await report(secret);
    const form = { ...at(date), ...pool };
    const answers = await Promise.all([
      book(caseId, form),
      book(caseId, { ...form, _request: newId() }),
      book(caseId, form),
    ]);
    expect(answers.some(({ status }) => status === 303)).toBe(true);
    const { id } = await appointmentOf(caseId);
    expect((await requestsOf(id)).filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
    const standing = await rows((tx) =>
      tx
        .selectFrom('appointment_request as a')
        .innerJoin('appointment_case as c', 'c.appointment_id', 'a.appointment_id')
        .select('a.reference')
        .where('c.case_id', '=', caseId)
        .where('a.ended_at', 'is', null)
        .execute(),
    );
    expect(standing).toHaveLength(1);
    await counsellor.post(`/termine/${id}/absagen`, { grund: 'family', _request: newId() });
    await book(caseId, { ...at(nextDay()), ...pool });
    const later = await appointmentOf(caseId);
    expect((await requestsOf(later.id))[0]?.reference).toBe(standing[0]?.reference);
    const own = await rows((tx) => tx.selectFrom('institution').selectAll().where('kind', '=', 'centre').execute());
    expect(own).toHaveLength(1);
  });
});

describe('what leaves the counselling for an interpreter', () => {
  it.each([
    ['Raum 2.14', 'Raum 2.14'],
    ['Rathaus, Zimmer 12', 'Rathaus, Zimmer 12'],
    ['bei Geheimname', ''],
    ['Wohnung der Familie Müller', ''],
    ['ruft an unter 02421 555123', ''],
    ['Großmutter ZARINA', ''],
    ['aus Afrin', 'aus Afrin'],
  ])('of "%s" is "%s"', (text, left) => {
    expect(withoutFamily(text, ['Al-Geheimname', 'Zarina Anna'])).toBe(left);
  });
});
