// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  hiddenField,
  signIn,
  type TestApp,
  testApp,
  testNow,
  type Visitor,
  visitor,
} from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { codeLimits, openFormLimits } from '../../../auth/rate-limit.ts';
import { newId } from '../../../db/ids.ts';
import { takeMail } from '../../account/browser.fixture.ts';

const profile = {
  ...{ vorname: 'Selam', nachname: 'Beispiel', geboren: '01.02.1990', weg: 'mail', telefon: '', briefsprache: 'en' },
  ...{ aufgaben: ['interpreting'], arten: ['on_site'], sprache1: 'tir', stufe1: 'native', mo: '9-12', monat: '4' },
  ...{ strasse: 'Geheimweg 7', plz: '52349', ort: 'Düren', notiz: 'nur für uns' },
};

describe.each(testDatabases)('the own page of a volunteer on %s', (kind) => {
  let test: TestApp;
  let anybody: Pick<Visitor, 'get' | 'post'>;
  let coordinator: Visitor;
  let count = 0;
  beforeAll(async () => {
    test = await testApp(kind);
    anybody = visitor(test);
  });
  beforeEach(async () => {
    // Hours apart, so that attempts of one case do not count for the next.
    count += 1;
    test.setNow(Temporal.Instant.from(testNow).add({ hours: 3 * count }));
    coordinator = await signIn(test, { role: 'interpreter_coordinator', name: 'Kora Koordination' });
  });
  afterAll(() => test.close());

  const inside = <T>(work: Parameters<typeof test.inside<T>>[1]) => test.inside('dueren', work);
  const list = '/ehrenamtliche';
  const post = (path: string, fields: Record<string, string | string[]> = {}) =>
    coordinator.post(path, { ...fields, _request: newId() });
  async function enter(email: string, more: Record<string, string | string[]> = {}): Promise<string> {
    const answer = await post(`${list}/neu`, { ...profile, email, ...more });
    expect(answer.status).toBe(303);
    return /ehrenamtliche\/([0-9a-f-]+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
  }
  const set = (id: string, state: 'active' | 'left') =>
    inside((tx) => tx.updateTable('volunteer').set({ state }).where('id', '=', id).execute());
  const row = (id: string) =>
    inside((tx) => tx.selectFrom('volunteer').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
  const events = (id: string) =>
    inside((tx) =>
      tx
        .selectFrom('volunteer_event')
        .select(['kind', 'by_user'])
        .where('volunteer_id', '=', id)
        .orderBy('at')
        .execute(),
    );
  const mails = async (email: string) => {
    const all = await takeMail(test);
    const mine = all.filter(({ to }) => [to].flat().some((one) => one?.text.includes(email)));
    return mine.map(({ subject, text }) => `${subject}\n${text}`);
  };
  const linkOf = (mail = ''): string => /\/ehrenamt\/[\w-]{43}/.exec(mail)?.[0] ?? '';
  async function linkFor(email: string, more: Record<string, string | string[]> = {}) {
    const id = await enter(email, more);
    await set(id, 'active');
    expect((await post(`${list}/${id}/link`)).status).toBe(303);
    return { id, path: linkOf((await mails(email))[0]) };
  }

  it('opens by the link in a mail without personal data, shows nothing before its button, and changes nothing by opening', async () => {
    const id = await enter('selam@beispiel.test');
    await set(id, 'active');
    expect((await post(`${list}/${id}/link`)).headers.get('location')).toContain('ok=eigenerLink');
    const [mail = '', ...more] = await mails('selam@beispiel.test');
    expect(more).toEqual([]);
    expect(mail).toContain('On this page you tell us');
    expect(mail).not.toMatch(/Selam|Beispiel|Geheimweg/);
    const path = linkOf(mail);
    for (const _again of [1, 2]) {
      const answer = await anybody.get(path);
      expect([answer.status, answer.headers.get('referrer-policy')]).toEqual([200, 'no-referrer']);
      const html = await answer.text();
      expect(html).toContain('Open my page');
      expect(html).not.toMatch(/Selam|beispiel\.test|name="mo"/);
    }
    const before = await events(id);
    const opened = await anybody.post(path);
    expect(opened.status).toBe(200);
    const html = await opened.text();
    expect(html).toMatch(/name="mo"[^>]*value="9–12"/);
    expect(html.length).toBeLessThan(60_000);
    // What needs more than a link is not there, and a sentence says so.
    expect(html).not.toMatch(/Geheimweg|nur für uns|beispiel\.test|01\.02\.1990/);
    expect(html).toContain('a link alone does not protect them enough');
    expect(await events(id)).toEqual(before);
    const log = await inside((tx) =>
      tx.selectFrom('audit_log').select(['event', 'role']).where('record_id', '=', id).orderBy('at').execute(),
    );
    expect(log.filter(({ role }) => role === 'volunteer')).toEqual([{ event: 'volunteer.view', role: 'volunteer' }]);
  });

  it('takes times and limits from the person, once, and tells all that is wrong in its language', async () => {
    const { id, path } = await linkFor('zeiten@beispiel.test', { briefsprache: 'ar' });
    const opened = await (await anybody.post(path)).text();
    expect(opened).toMatch(/<html[^>]*lang="ar"[^>]*dir="rtl"/);
    const stand = hiddenField(opened, 'stand');
    const fields = { tat: 'zeiten', stand, mo: '', di: '٩-١٢، ١٤:٣٠-١٧', monat: '٣', woche: '2' };
    const wrong = await anybody.post(path, { ...fields, mi: 'abends', do: '9-12, 11-13', monat: '0' });
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    for (const sentence of ['يرجى كتابة الأوقات هكذا', 'هذه الأوقات متداخلة', 'يرجى كتابة رقم من'])
      expect(html).toContain(sentence);
    expect(html).toContain('value="abends"');
    for (const answer of await Promise.all([anybody.post(path, fields), anybody.post(path, fields)]))
      expect(answer.status).toBe(200);
    expect(await row(id)).toMatchObject({ most_jobs_month: 3, most_messages_week: 2 });
    const windows = await inside((tx) =>
      tx
        .selectFrom('volunteer_window')
        .select(['weekday', 'from_minute as from'])
        .where('volunteer_id', '=', id)
        .execute(),
    );
    expect(windows.toSorted((a, b) => a.from - b.from)).toEqual([
      { weekday: 2, from: 540 },
      { weekday: 2, from: 870 },
    ]);
    expect((await events(id)).filter(({ kind: one }) => one === 'changed')).toEqual([
      { kind: 'changed', by_user: null },
    ]);
    // The coordinator was faster: nothing is overwritten, and what was typed is still there.
    const late = await anybody.post(path, { ...fields, stand, di: '8-9' });
    expect(late.status).toBe(422);
    const kept = await late.text();
    expect(kept).toContain('تغيرت بياناتكم');
    expect(kept).toContain('value="8-9"');
    expect((await anybody.post(path, { ...fields, stand: hiddenField(kept, 'stand'), di: '8-9' })).status).toBe(200);
  });

  it('takes absences and a pause, each once, and gives them back', async () => {
    const { id, path } = await linkFor('weg@beispiel.test', { briefsprache: 'de' });
    const away = (weg_von: string, weg_bis: string) => anybody.post(path, { tat: 'abwesend', weg_von, weg_bis });
    for (const [from, to, sentence] of [
      ['x', '', 'Bitte schreiben Sie den Tag so'],
      ['24.12.2026', '23.12.2026', 'vor dem ersten'],
      ['01.10.2026', '02.10.2026', 'schon vorbei'],
    ] as const) {
      const answer = await away(from, to);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain(sentence);
    }
    const noted = await away('24.12.2026', '31.12.2026');
    expect(await noted.text()).toContain('31. Dezember 2026');
    expect((await away('24.12.2026', '31.12.2026')).status).toBe(200);
    expect(await (await away('30.12.2026', '02.01.2027')).text()).toContain('schon als abwesend');
    const list = () =>
      inside((tx) => tx.selectFrom('volunteer_absence').selectAll().where('volunteer_id', '=', id).execute());
    expect(await list()).toMatchObject([{ entered_by: null }]);
    await anybody.post(path, { tat: 'da', eintrag: (await list())[0]?.id ?? '' });
    expect(await list()).toEqual([]);

    expect((await anybody.post(path, { tat: 'pause', pause: '01.01.2020' })).status).toBe(422);
    const paused = await anybody.post(path, { tat: 'pause', pause: '31.01.2027' });
    expect(await paused.text()).toContain('fragen wir Sie wieder');
    expect(await row(id)).toMatchObject({ state: 'paused' });
    for (const _again of [1, 2]) expect((await anybody.post(path, { tat: 'weiter' })).status).toBe(200);
    expect(await row(id)).toMatchObject({ state: 'active', paused_until: null });
    expect((await events(id)).filter(({ by_user }) => by_user === null).map(({ kind: one }) => one)).toEqual([
      ...['absence', 'absence', 'paused', 'active'],
    ]);
  });

  it('is shut when the link ran out, was taken back, the address changed, or the person left', async () => {
    const dead = async (path: string) => {
      for (const answer of [await anybody.get(path), await anybody.post(path, { tat: 'pause' })]) {
        expect(answer.status).toBe(404);
        expect(await answer.text()).toMatch(/no longer valid|gilt nicht mehr/);
      }
    };
    const back = await linkFor('zurueck@beispiel.test');
    expect(await (await coordinator.get(`${list}/${back.id}`)).text()).toContain('Links zurückziehen');
    await post(`${list}/${back.id}/link/zurueckziehen`);
    await dead(back.path);

    const moved = await linkFor('alt@beispiel.test');
    const form = await (await coordinator.get(`${list}/${moved.id}/angaben`)).text();
    const known = { ...profile, email: 'neu@beispiel.test', _version: hiddenField(form, '_version') };
    expect((await post(`${list}/${moved.id}/angaben`, known)).status).toBe(303);
    await dead(moved.path);

    const gone = await linkFor('gegangen@beispiel.test');
    await set(gone.id, 'left');
    await dead(gone.path);
    expect((await post(`${list}/${gone.id}/link`)).status).toBe(409);
    const none = await enter('', { weg: 'phone', telefon: '02421 555' });
    expect((await post(`${list}/${none}/link`)).status).toBe(409);
    expect(await (await coordinator.get(`${list}/${none}`)).text()).toContain('Ohne E-Mail-Adresse');
    const foreign = await signIn(test, { role: 'interpreter_coordinator', centre: 'aachen' });
    expect((await foreign.post(`${list}/${none}/link`, { _request: newId() })).status).toBe(404);

    const old = await linkFor('frist@beispiel.test');
    const now = test.context.clock.now();
    test.setNow(now.add({ hours: 24 * 30 }));
    await dead(old.path);
    await dead(`/ehrenamt/${'x'.repeat(43)}`);
  });

  it('is asked for by mail address: one answer always, one mail an hour, only where the address is known', async () => {
    const id = await enter('fragt@beispiel.test', { briefsprache: 'tr' });
    const ask = (email: string) => anybody.post('/ehrenamt?sprache=tr', { email });
    const answers = [await ask('Fragt@Beispiel.test '), await ask('fremd@beispiel.test')];
    const shapes = answers.map((answer) => [answer.status, answer.headers.get('location')]);
    expect(shapes).toEqual([1, 2].map(() => [303, '/ehrenamt/gesendet?sprache=tr']));
    expect(await (await anybody.get('/ehrenamt/gesendet?sprache=tr')).text()).toContain('Bu adresi tanıyorsak');
    const [mail = '', ...more] = await mails('beispiel.test');
    expect(more).toEqual([]);
    expect(mail).toContain('Bu bağlantıyı siz istemediniz mi?');
    expect((await anybody.post(linkOf(mail))).status).toBe(200);
    await ask('fragt@beispiel.test');
    expect(await mails('beispiel.test')).toEqual([]);
    expect(await (await coordinator.get(`${list}/${id}`)).text()).toContain('selbst angefordert');
    test.setNow(test.context.clock.now().add({ minutes: 61 }));
    await ask('fragt@beispiel.test');
    expect(await mails('beispiel.test')).toHaveLength(1);
    const wrong = await ask('fragt');
    expect([wrong.status, (await wrong.text()).includes('value="fragt"')]).toEqual([422, true]);
    await set(id, 'left');
    test.setNow(test.context.clock.now().add({ minutes: 61 }));
    await ask('fragt@beispiel.test');
    expect(await mails('beispiel.test')).toEqual([]);
  });

  it('stops who asks or tries too often', async () => {
    const ask = () => anybody.post('/ehrenamt', { email: 'nobody@beispiel.test' });
    for (let n = 0; n < openFormLimits.address; n += 1) expect((await ask()).status).toBe(303);
    expect((await ask()).status).toBe(429);
    let last = 0;
    for (let n = 0; n <= codeLimits.address; n += 1) last = (await anybody.get(`/ehrenamt/${'y'.repeat(43)}`)).status;
    expect(last).toBe(429);
  });
});
