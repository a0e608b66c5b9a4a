// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { mailReader, type ReadMail } from '../../../../tests/helpers/interpreting.ts';
import { smileNow } from '../sponsorships.fixture.ts';
import { addPair, coordinates } from './matching.fixture.ts';
import { propose } from './propose-actions.ts';

describe.each(testDatabases)('a sponsorship from the question to its end on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  let school: Visitor;
  let readMails: () => Promise<ReadMail[]>;
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(Temporal.Instant.from(smileNow));
    readMails = mailReader(test);
    coordinator = await signIn(test, { role: 'sponsorship_coordinator' });
    school = await signIn(test, { role: 'school_coordinator', school: '199001' });
  });
  afterAll(() => test.close());

  /** A proposed pair with the links of its mails. */
  async function asked(of: Parameters<typeof addPair>[1] = {}) {
    test.setNow(Temporal.Instant.from(smileNow));
    const pair = await addPair(test, of);
    await readMails();
    const { ids } = await test.inside('dueren', (tx) =>
      propose(tx, coordinates(test), [{ ...pair, weekday: 2, lesson: 3 }], test.context.jobs),
    );
    const mails = await readMails();
    const text = mails.map((mail) => mail.text).join('\n');
    const link = (door: string) => new RegExp(`/${door}/[\\w-]+`).exec(text)?.[0] ?? '';
    return { ...pair, id: ids[0] ?? '', mails, sponsor: link('patenschaft'), schoolLink: link('patenschaft-schule') };
  }
  const post = (path: string, fields: Record<string, string>) =>
    test.app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: test.context.settings.publicUrl },
      body: new URLSearchParams(fields).toString(),
    });
  const stand = (id: string) =>
    test.inside('dueren', (tx) =>
      tx.selectFrom('sponsorship').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    );

  it('is asked by links that change nothing when they are opened, answers once, and tells both', async () => {
    const one = await asked();
    for (let n = 0; n < 3; n += 1) {
      const res = await test.app.request(one.sponsor);
      expect(res.status).toBe(200);
      expect((await test.app.request(one.schoolLink)).status).toBe(200);
    }
    expect((await stand(one.id)).version).toBe(1);
    expect(await (await post(one.sponsor, { antwort: 'ja' })).text()).toContain('Sie haben Ja gesagt');
    expect(await (await post(one.sponsor, { antwort: 'ja' })).text()).toContain('Sie haben Ja gesagt');
    expect((await stand(one.id)).version).toBe(2);
    await post(one.schoolLink, { antwort: 'ja' });
    expect((await stand(one.id)).state).toBe('meeting');
  });

  it('asks the coordination to call whom no mail reaches, as long as that side has not answered', async () => {
    const one = await asked();
    await test.inside('dueren', (tx) =>
      tx.updateTable('volunteer').set({ channel: 'phone' }).where('id', '=', one.volunteerId).execute(),
    );
    const page = async () => await (await coordinator.get(`/smile/patenschaften/${one.id}`)).text();
    expect(await page()).toContain('Bitte anrufen, eine Mail kommt hier nicht an: Patin oder Pate.');
    await post(one.sponsor, { antwort: 'ja' });
    expect(await page()).not.toContain('Bitte anrufen');
    await post(one.schoolLink, { antwort: 'nein' });
  });

  it('shows a sponsor nothing that names the child before both want to meet, and never family name, address or birth', async () => {
    const one = await asked();
    const open = await (await test.app.request(one.sponsor)).text();
    for (const word of ['Layān', 'Raum 12', 'Nüsse', 'Geheimname', 'SM-2026']) expect(open).not.toContain(word);
    await post(one.sponsor, { antwort: 'ja' });
    await post(one.schoolLink, { antwort: 'ja' });
    const agreed = await (await test.app.request(one.sponsor)).text();
    for (const word of ['Layān', 'Raum 12', 'Nüsse']) expect(agreed).toContain(word);
    await coordinator.post(`/smile/patenschaften/${one.id}/kennenlernen`, { tag: '01.12.2026', uhrzeit: '10:00' });
    const sent = [...one.mails, ...(await readMails())];
    expect(sent.filter(({ ics }) => ics !== undefined).length).toBe(2);
    const everything = [agreed, ...sent.map((mail) => JSON.stringify(mail))];
    for (const word of ['Geheimname', 'SM-2026']) for (const text of everything) expect(text).not.toContain(word);
    for (const mail of sent) expect(JSON.stringify(mail)).not.toContain('Layān');
  });

  it('a no frees the seat at once, and the other side can say nothing any more', async () => {
    const one = await asked();
    await post(one.schoolLink, { antwort: 'nein' });
    expect(await stand(one.id)).toMatchObject({
      state: 'ended',
      seat: null,
      end_reason: 'declined',
      ended_side: 'school',
    });
    expect((await post(one.sponsor, { antwort: 'ja' })).status).toBe(404);
    expect((await stand(one.id)).state).toBe('ended');
  });

  it('ends by itself when nobody answers, with one reminder before, and frees the seat', async () => {
    const one = await asked();
    await readMails();
    test.setNow('2026-12-05T09:00:00Z');
    const reminders = (await readMails()).filter(({ text }) => text.includes('erinnern'));
    expect(reminders.length).toBe(2);
    expect((await readMails()).filter(({ text }) => text.includes('erinnern'))).toEqual([]);
    test.setNow('2026-12-08T09:00:00Z');
    await test.context.jobs.runDue();
    expect(await stand(one.id)).toMatchObject({ state: 'ended', seat: null, end_reason: 'no_answer' });
  });

  /** A sponsorship that runs since last week. */
  async function running(of: Parameters<typeof addPair>[1] = {}) {
    const one = await asked(of);
    await post(one.sponsor, { antwort: 'ja' });
    await post(one.schoolLink, { antwort: 'ja' });
    const path = `/smile/patenschaften/${one.id}`;
    const begun = await coordinator.post(`${path}/beginn`, { ab: '01.12.2026' });
    expect([begun.status, (await stand(one.id)).state]).toEqual([303, 'active']);
    await readMails();
    return { ...one, path };
  }
  const set = (id: string, row: { state: 'left' | 'paused'; paused_until?: Temporal.PlainDate }) =>
    test.inside('dueren', (tx) => tx.updateTable('volunteer').set(row).where('id', '=', id).execute());

  it('ends when the sponsor leaves the service: the child waits again, the school is told, lessons of before stay', async () => {
    const one = await running();
    await set(one.volunteerId, { state: 'left' });
    const mails = await readMails();
    expect(await stand(one.id)).toMatchObject({ state: 'ended', end_reason: 'sponsor_stops', seat: null });
    const pupil = await test.inside('dueren', (tx) =>
      tx.selectFrom('pupil').select('state').where('id', '=', one.pupilId).executeTakeFirstOrThrow(),
    );
    expect(pupil.state).toBe('waiting');
    expect(mails.map(({ text }) => text).join('\n')).toContain('die Patenschaft ist beendet');
  });

  it('can end before its first day, and has never begun then', async () => {
    const one = await running();
    const answer = await coordinator.post(`${one.path}/ende`, { grund: 'moved', seite: 'centre', am: '23.11.2026' });
    expect([answer.status, (await stand(one.id)).state]).toEqual([303, 'ended']);
  });

  it('accident: nobody begins or goes on without a valid certificate, and only the coordination reads why', async () => {
    const one = await running({ conductDue: Temporal.PlainDate.from('2026-12-02') });
    await coordinator.post(`${one.path}/pause`, { grund: 'sponsor_away', pause_bis: '' });
    expect((await stand(one.id)).state).toBe('paused');
    test.setNow('2026-12-03T09:00:00Z');
    const later = await signIn(test, { role: 'sponsorship_coordinator' });
    const refused = await later.post(`${one.path}/weiter`);
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('Führungszeugnis')]);
    const atSchool = await signIn(test, { role: 'school_coordinator', school: '199001' });
    const answer = await atSchool.post(`/smile-schule/patenschaften/${one.id}/weiter`);
    expect([answer.status, await answer.text()]).toEqual([409, expect.not.stringContaining('Führungszeugnis')]);
    expect((await stand(one.id)).state).toBe('paused');
  });

  it('accident: an end never cancels the past, whichever desk it comes from', async () => {
    const one = await asked();
    const at = (deed: string) => `/smile/patenschaften/${one.id}/${deed}`;
    expect((await coordinator.post(at('antwort'), { seite: 'sponsor' })).status).toBe(422);
    await coordinator.post(at('antwort'), { seite: 'sponsor', antwort: 'ja' });
    await school.post(`/smile-schule/patenschaften/${one.id}/antwort`, { antwort: 'ja' });
    expect((await school.post(`/smile-schule/patenschaften/${one.id}/beginn`, { ab: '01.12.2026' })).status).toBe(303);
    expect((await stand(one.id)).state).toBe('active');
    expect((await coordinator.post(at('stunde'), { stunde: '2 480-525' })).status).toBe(303);
    expect(await stand(one.id)).toMatchObject({ lesson: 1, from_minute: 480 });
    await coordinator.post(at('pause'), { grund: 'parents', pause_bis: '' });
    expect(await (await school.get(`/smile-schule/patenschaften/${one.id}`)).text()).not.toContain('Wunsch der Eltern');
    expect((await coordinator.post(at('weiter'))).status).toBe(303);
    const past = await test.inside('dueren', (tx) =>
      tx.selectFrom('sponsorship_event').selectAll().where('sponsorship_id', '=', one.id).orderBy('position').execute(),
    );
    test.setNow('2026-12-15T09:00:00Z');
    const later = await signIn(test, { role: 'sponsorship_coordinator' });
    expect((await later.post(at('ende'), { grund: 'no_fit', am: '24.12.2026' })).status).toBe(422);
    expect((await later.post(at('ende'), { grund: 'no_fit', am: '15.12.2026', nie_wieder: 'ja' })).status).toBe(303);
    expect((await later.post(at('ende'), { grund: 'no_fit', am: '15.12.2026' })).status).toBe(303);
    const after = await test.inside('dueren', (tx) =>
      tx.selectFrom('sponsorship_event').selectAll().where('sponsorship_id', '=', one.id).orderBy('position').execute(),
    );
    expect(after.length).toBe(past.length + 1);
    expect(after.slice(0, past.length)).toEqual(past);
    expect(await stand(one.id)).toMatchObject({
      state: 'ended',
      seat: null,
      started_on: Temporal.PlainDate.from('2026-12-01'),
    });
  });

  it('is reached by no other school and no other centre', async () => {
    const one = await asked();
    const other = await signIn(test, { role: 'school_coordinator', school: '199002' });
    const abroad = await signIn(test, { role: 'sponsorship_coordinator', centre: 'aachen' });
    expect((await school.get(`/smile-schule/patenschaften/${one.id}`)).status).toBe(200);
    for (const deed of ['', '/antwort', '/ende']) {
      expect((await other.get(`/smile-schule/patenschaften/${one.id}${deed}`)).status).toBe(404);
      expect((await abroad.get(`/smile/patenschaften/${one.id}${deed}`)).status).toBe(404);
    }
    expect(
      (await abroad.post(`/smile/patenschaften/${one.id}/ende`, { grund: 'centre', am: '23.11.2026' })).status,
    ).toBe(404);
  });
});
