// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, testNow, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { appointmentSteps, errorsIn } from './appointments.fixture.ts';

describe.each(testDatabases)('what follows an appointment on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let other: Visitor;
  let head: Visitor;
  const { report, rows, caseRow, siblingOf, appointmentOf, told, book, free } = appointmentSteps(() => ({
    test,
    counsellor,
  }));

  beforeAll(async () => {
    test = await testApp(kind);
    counsellor = await signIn(test, { role: 'counsellor', name: 'Berta Beraterin' });
    other = await signIn(test, { role: 'counsellor', name: 'Cem Kollege' });
    head = await signIn(test, { role: 'head' });
  });
  afterAll(async () => test.close());

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

  it('come into question when a case is opened again after its appointment ended with it', async () => {
    const id = await report();
    expect((await book(id, { ...free, tag: '18.12.2026', uhrzeit: '15:00' })).status).toBe(303);
    const page = async () => await (await counsellor.get(`/faelle/${id}`)).text();
    expect(await page()).not.toContain('steht gerade kein Termin');
    const closed = await counsellor.post(`/faelle/${id}/schliessen`, { als: 'moved_away', grund: 'Verzogen.' });
    expect(closed.status, errorsIn(await closed.clone().text())).toBe(303);
    expect((await counsellor.post(`/faelle/${id}/wieder-oeffnen`)).status).toBe(303);
    expect(await caseRow(id)).toMatchObject({ state: 'scheduled' });
    const html = await page();
    expect(html).toContain('Zu diesem Fall steht gerade kein Termin.');
    expect(html).toContain('Der Termin am Fr 18.12.2026, 15:00');
    expect(html).toContain(`href="/faelle/${id}/termin"`);
    expect((await book(id, { ...free, tag: '18.12.2026', uhrzeit: '15:00' })).status).toBe(303);
    expect(await page()).not.toContain('steht gerade kein Termin');
  });
});
