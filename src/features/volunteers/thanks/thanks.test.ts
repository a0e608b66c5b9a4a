// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor, visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { mailReader, type ReadMail } from '../../../../tests/helpers/interpreting.ts';
import { createSession, sessionCookie } from '../../../auth/session.ts';
import { type By, inCentre, type Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { moveState } from '../actions.ts';
import { forgetVolunteers } from '../check-actions.ts';
import { makeTalks, type Name, names } from './thanks.fixture.ts';

const path = '/ehrenamtliche-dank';
describe.each(testDatabases)('the yearly thank-you on %s', (kind) => {
  let test: TestApp;
  let one: Visitor;
  let two: Visitor;
  let read: () => Promise<ReadMail[]>;
  let ids: ReadonlyMap<Name, string> = new Map();
  const idOf = (name: Name): string => ids.get(name) ?? '';
  const act = <T>(work: (tx: Tx, by: By) => Promise<T>): Promise<T> => {
    const now = test.context.clock.now();
    const by: By = {
      ...{ centreId: test.centres.dueren, userId: one.userId, now, role: 'interpreter_coordinator', schools: [] },
      today: test.context.clock.today(),
    };
    return inCentre(test.context.database.db, by, (tx) => work(tx, by));
  };
  /** Moves the clock; sessions of weeks ago have ended. */
  async function go(at: string): Promise<void> {
    test.setNow(at);
    const again = async (who: Visitor): Promise<Visitor> => {
      const cookie = await sessionCookie(test.context, await createSession(test.context, who.userId));
      return { ...who, cookie, ...visitor(test, cookie) };
    };
    one = await again(one);
    two = await again(two);
  }
  const set = (name: Name, columns: Record<string, unknown>) =>
    act((tx) => tx.updateTable('volunteer').set(columns).where('id', '=', idOf(name)).execute());
  const text = async (at: string): Promise<string> => await (await one.get(at)).text();
  const versionOn = async (at: string): Promise<string> => hiddenField(await text(at), '_version');
  const rows = () => act((tx) => tx.selectFrom('volunteer_thanks').selectAll().where('year', '=', 2026).execute());
  const press = async (who: Visitor, version: string) =>
    await who.post(`${path}/danken?jahr=2026`, { _request: newId(), _version: version });
  const thanked = async (): Promise<Name[]> => {
    const who = new Set((await rows()).map(({ volunteer_id: id }) => id));
    return names.filter((name) => who.has(idOf(name)));
  };

  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow('2026-11-23T09:00:00+01:00');
    await signIn(test, { role: 'head', name: 'Helga Leitung' });
    one = await signIn(test, { role: 'interpreter_coordinator', name: 'Karla Koordination' });
    two = await signIn(test, { role: 'interpreter_coordinator', name: 'Kemal Koordination' });
    const all = mailReader(test);
    // Other mails of the service go out on the same days.
    read = async () => (await all()).filter(({ text: mail }) => mail.includes('Dafür danken wir Ihnen'));
    ids = await makeTalks(test, act);
    await set('Bilen', { letter_language: 'ar' });
    await set('Cora', { channel: 'phone', email: '' });
    await set('Gero', { channel: 'phone', email: '', street: '', place: '' });
    await read();
  });
  afterAll(() => test.close());

  it('is not begun before its day, and then stands on "Heute" of the coordination', async () => {
    await go('2026-12-04T09:00:00+01:00');
    expect(await text('/')).not.toContain('Dank am Jahresende');
    expect((await one.get(`${path}/vorschau?jahr=2026`)).status).toBe(409);
    expect((await press(one, '0')).status).toBe(409);
    expect(await thanked()).toEqual([]);
    await go('2026-12-07T09:00:00+01:00');
    expect(await text('/')).toContain('5 Ehrenamtlichen für 2026 danken');
    const html = await text(path);
    expect(html).toContain('Dank am Jahresende 2026');
    expect(html).toContain('4 Personen danken, die 2026 geholfen haben');
    for (const who of ['Amal', 'Bilen', 'Cora', 'Fatma', 'Gero']) expect(html.includes(`${who} Beispiel`)).toBe(true);
    expect(html).toContain('2 Stunden, 30 Minuten');
    const quiet = await text(`${path}?jahr=2026&gruppe=quiet`);
    for (const who of ['Dana', 'Hanna']) expect(quiet).toContain(`${who} Beispiel`);
    expect(html + quiet).not.toContain('Edip');
    expect((await one.get(`${path}?jahr=2024`)).status).toBe(404);
  });

  it('can be made up for when its time is over, and is not called late then', async () => {
    await go('2026-12-04T09:00:00+01:00');
    expect(await text(path)).toContain('Der Dank für 2026 beginnt am Sa 05.12.2026.');
    await go('2026-12-28T09:00:00+01:00');
    expect(await text(`${path}?jahr=2026`)).toContain('überfällig');
    await go('2027-02-03T09:00:00+01:00');
    const html = await text(`${path}?jahr=2026`);
    expect(html).toContain('4 Personen danken, die 2026 geholfen haben');
    expect(html).not.toContain('überfällig');
    await go('2026-12-07T09:30:00+01:00');
  });

  it('goes to nobody who wants none; said again, and wished again', async () => {
    const wish = (antwort: string) =>
      one.post(`/ehrenamtliche/${idOf('Fatma')}/dank/wunsch?jahr=2026`, { antwort, _request: newId() });
    for (const answer of ['refused', 'refused', 'wanted', 'refused']) expect((await wish(answer)).status).toBe(303);
    expect(await text(`${path}?jahr=2026&gruppe=refused`)).toContain('Fatma Beispiel');
    expect((await wish('vielleicht')).status).toBe(422);
    const art = { art: 'mail', _request: newId() };
    expect((await one.post(`/ehrenamtliche/${idOf('Fatma')}/dank?jahr=2026`, art)).status).toBe(409);
  });

  it('carries a sentence of the centre: checked, kept when refused, never overwritten unseen', async () => {
    const say = async (satz: string, more: Record<string, string> = {}) => {
      const _version = await versionOn(`${path}/vorschau?jahr=2026`);
      return await one.post(`${path}/vorschau?jahr=2026`, { satz, _version, _request: newId(), ...more });
    };
    for (const [satz, why] of [
      ['Sie bekommen 20 € von uns.', 'nichts von Geld'],
      ['Schön war es in der zzschule nord!', 'Name einer Einrichtung'],
      ['Danke 🎉', 'kann der Brief nicht drucken'],
      ['Auch Familie Musterkind dankt.', 'sieht nach einer Person aus'],
      ['x'.repeat(401), 'höchstens 400 Zeichen'],
    ] as const) {
      const answer = await say(satz);
      const html = await answer.text();
      expect([satz, answer.status]).toEqual([satz, 422]);
      expect(html).toContain(why);
      expect(html).toContain(satz);
    }
    const seen = await versionOn(`${path}/vorschau?jahr=2026`);
    expect((await say('Ohne Sie ginge es nicht.')).status).toBe(303);
    const late = await two.post(`${path}/vorschau?jahr=2026`, { satz: 'Anders.', _version: seen, _request: newId() });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Anders.');
    // Who has seen the preview without the sentence sends nothing with it.
    expect((await press(two, seen)).status).toBe(409);
    expect(await thanked()).toEqual([]);
  });

  it('is seen before it goes out, in each language somebody reads', async () => {
    const html = await text(`${path}/vorschau?jahr=2026`);
    for (const part of [
      'So liest es, wer Deutsch liest',
      'So liest es, wer Arabisch liest',
      'Ohne Sie ginge es nicht.',
    ])
      expect(html).toContain(part);
    expect(html).toContain('2 Mails gehen hinaus, 1 Brief kommt auf den Stapel');
    expect(html).toContain('Es unterschreibt Helga Leitung');
    expect(html).toContain('Jetzt 3 Personen danken');
  });

  it('goes out once when two press at the same time, and again, and again', async () => {
    const version = await versionOn(`${path}/vorschau?jahr=2026`);
    const answers = await Promise.all([press(one, version), press(two, version), press(one, version)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const told = answers.map((answer) => /ok=(\w+)/.exec(answer.headers.get('location') ?? '')?.[1]);
    expect(told.toSorted()).toEqual(['dankMitBriefen', 'dankSchonUnterwegs', 'dankSchonUnterwegs']);
    const mails = await read();
    expect(mails.map(({ to }) => to)).toEqual(['amal@beispiel.de', 'bilen@beispiel.de']);
    expect((await press(two, version)).status).toBe(303);
    expect(await read()).toEqual([]);
    expect(await thanked()).toEqual(['Amal', 'Bilen', 'Cora']);
    const sent = new Map((await rows()).map((row) => [row.volunteer_id, row.sent_at !== null]));
    expect(names.slice(0, 3).map((name) => sent.get(idOf(name)))).toEqual([true, true, false]);
    const [german, arabic] = mails;
    expect(german?.subject).toBe('Danke für Ihre Hilfe');
    for (const part of ['Guten Tag Amal Beispiel,', 'in 2 Gesprächen gedolmetscht, zusammen 2 Stunden, 30 Minuten'])
      expect(german?.text).toContain(part);
    for (const part of ['Ohne Sie ginge es nicht.', 'Helga Leitung']) expect(german?.text).toContain(part);
    for (const part of ['مرحبًا Bilen Beispiel', 'Guten Tag Bilen Beispiel', '1 Stunde, 15 Minuten'])
      expect(arabic?.text).toContain(part);
    for (const { text: mail } of mails) expect(mail).not.toMatch(/Zzschule|€|Euro|DM-2026/);
  });

  it('lies as letters in one print until somebody says they are posted', async () => {
    expect(await text('/')).toContain('1 Brief mit Dank drucken und verschicken');
    const answer = await two.get(`${path}/briefe.pdf?jahr=2026`);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const document = await getDocument({ data: new Uint8Array(await answer.arrayBuffer()), verbosity: 0 }).promise;
    expect(document.numPages).toBe(1);
    const { items } = await (await document.getPage(1)).getTextContent();
    const page = items.map((item) => ('str' in item ? item.str : '')).join('');
    for (const part of [
      'Cora Beispiel',
      'Geheimweg 7',
      '1 Stunde, 15 Minuten',
      'Ohne Sie ginge es nicht.',
      'Helga Leitung',
    ])
      expect(page.replaceAll(/\s+/g, ' ')).toContain(part);
    const posted = (briefe: string) => two.post(`${path}/verschickt?jahr=2026`, { briefe, _request: newId() });
    expect((await posted('2')).status).toBe(409);
    expect((await posted('viele')).status).toBe(422);
    for (let n = 0; n < 2; n += 1) expect((await posted('1')).status).toBe(303);
    expect((await rows()).filter(({ sent_at: at }) => at === null)).toEqual([]);
    expect((await one.get(`${path}/briefe.pdf?jahr=2026`)).status).toBe(409);
  });

  it('is said on the phone where there is neither mail nor address, and by hand to who had no talk', async () => {
    const thank = (who: Name, art: string) =>
      one.post(`/ehrenamtliche/${idOf(who)}/dank?jahr=2026`, { art, _request: newId() });
    const page = await text(`/ehrenamtliche/${idOf('Gero')}/dank?jahr=2026`);
    expect(page).toContain('Am Telefon gedankt: eintragen');
    expect((await thank('Gero', 'mail')).status).toBe(409);
    expect((await thank('Gero', 'phone')).status).toBe(303);
    const [first, second] = await Promise.all([thank('Hanna', 'mail'), thank('Hanna', 'mail')]);
    const codes = [first, second].map((answer) => /ok=(\w+)/.exec(answer.headers.get('location') ?? '')?.[1]);
    expect(codes.toSorted()).toEqual(['dankSchonUnterwegs', 'personGedankt']);
    const mails = await read();
    expect(mails.map(({ to }) => to)).toEqual(['hanna@beispiel.de']);
    expect(mails[0]?.text).toContain('bereit, anderen zu helfen');
    expect((await thank('Edip', 'mail')).status).toBe(409);
    expect(await text('/')).not.toContain('Dank am Jahresende');
  });

  it('does not go out any more to who leaves or refuses before the mail is sent', async () => {
    const thank = () => one.post(`/ehrenamtliche/${idOf('Dana')}/dank?jahr=2026`, { art: 'mail', _request: newId() });
    expect((await thank()).status).toBe(303);
    const wish = { antwort: 'refused', _request: newId() };
    expect((await one.post(`/ehrenamtliche/${idOf('Dana')}/dank/wunsch?jahr=2026`, wish)).status).toBe(303);
    expect(await read()).toEqual([]);
    expect(await thanked()).not.toContain('Dana');
    expect(
      (await one.post(`/ehrenamtliche/${idOf('Dana')}/dank/wunsch?jahr=2026`, { antwort: 'wanted', _request: newId() }))
        .status,
    ).toBe(303);
    expect((await thank()).status).toBe(303);
    await act((tx, by) => moveState(tx, by, idOf('Dana'), 'left'));
    expect(await read()).toEqual([]);
    expect(await thanked()).not.toContain('Dana');
  });

  it('that has not arrived is entered when it came otherwise', async () => {
    await act((tx) =>
      tx.updateTable('volunteer_thanks').set({ sent_at: null }).where('volunteer_id', '=', idOf('Amal')).execute(),
    );
    const at = `/ehrenamtliche/${idOf('Amal')}/dank`;
    expect(await text(`${at}?jahr=2026`)).toContain('Mail unterwegs');
    for (let n = 0; n < 2; n += 1)
      expect((await one.post(`${at}/angekommen?jahr=2026`, { _request: newId() })).status).toBe(303);
    expect(await text(`${at}?jahr=2026`)).toContain('gedankt am');
  });

  it('is signed by whom the centre says, from the day it says', async () => {
    const at = `${path}/einstellungen`;
    const save = async (danken_ab: string, unterschrift: string) =>
      await one.post(at, { danken_ab, unterschrift, _version: await versionOn(at), _request: newId() });
    expect(await text(at)).toMatch(/<option[^>]*selected[^>]*>Helga Leitung \(Leitung\)/);
    const wrong = await save('31.11.', newId());
    const html = await wrong.text();
    expect(wrong.status).toBe(422);
    for (const part of ['von Oktober bis Dezember', 'aus der Liste, wer unterschreibt', '31.11.'])
      expect(html).toContain(part);
    expect((await save('5.9.', '')).status).toBe(422);
    const seen = await versionOn(at);
    expect((await save('08.12.', two.userId)).status).toBe(303);
    const late = { danken_ab: '09.12.', unterschrift: '', _version: seen, _request: newId() };
    expect((await one.post(at, late)).status).toBe(409);
    // Today is the 7th: the year before is next in line.
    expect(await text(path)).toContain('Dank am Jahresende 2025');
    await go('2026-12-08T09:00:00+01:00');
    expect(await text(`${path}/vorschau`)).toContain('Es unterschreibt Kemal Koordination');
    await act((tx) =>
      tx
        .updateTable('membership')
        .set({ ended_at: test.context.clock.now() })
        .where('user_id', '=', two.userId)
        .execute(),
    );
    expect(await text(`${path}/vorschau`)).toContain('arbeitet hier nicht mehr in dieser Rolle');
  });

  it('of another centre is not there', async () => {
    const stranger = await signIn(test, { role: 'interpreter_coordinator', centre: 'aachen' });
    for (const end of ['', '.pdf', '?jahr=2026'])
      expect((await stranger.get(`/ehrenamtliche/${idOf('Amal')}/dank${end}`)).status).toBe(404);
    for (const [end, fields] of [
      ['', { art: 'mail' }],
      ['/angekommen', {}],
      ['/wunsch', { antwort: 'refused' }],
    ] as const) {
      const sent = { ...fields, _request: newId() };
      expect((await stranger.post(`/ehrenamtliche/${idOf('Amal')}/dank${end}`, sent)).status).toBe(404);
    }
    expect(await (await stranger.get(`${path}?gruppe=had`)).text()).not.toContain('Amal');
  });

  it('is forgotten with the person', async () => {
    await act((tx, by) => moveState(tx, by, idOf('Amal'), 'left'));
    await act((tx, by) => moveState(tx, by, idOf('Fatma'), 'left'));
    expect(await thanked()).toContain('Amal');
    test.setNow('2027-12-20T09:00:00+01:00');
    await act((tx, by) => forgetVolunteers(tx, by));
    expect(await thanked()).not.toContain('Amal');
    expect(await act((tx) => tx.selectFrom('thanks_refusal').selectAll().execute())).toEqual([]);
  });
});
