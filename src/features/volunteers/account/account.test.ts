// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  hiddenField,
  makeVolunteer,
  signIn,
  type TestApp,
  testApp,
  type Visitor,
} from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { attempt } from '../../../db/attempt.ts';
import { systemActor } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { volunteerSource } from '../../../outbound/catalogues/volunteer.ts';
import { release } from '../../placement/letter/release-actions.ts';
import { languages, volunteerLanguages } from '../own/own-words.ts';
import { releasables } from '../own/text-queries.ts';

const own = '/mein-ehrenamt';
const pages = ['', '/zeiten', '/angaben', '/bereitschaft', '/kalender', '/bank', '/anschrift'].map((one) => own + one);

/** What people read of a page: its words and the labels of what they press, without what says that it is German. */
const readable = (html: string): string =>
  html
    .replace(/<head>[\s\S]*?<\/head>/, '')
    .replaceAll(/<option\b[^>]*>[\s\S]*?<\/option>/g, '')
    .replaceAll(/<(\w+)\b[^>]*\slang="de"[^>]*>[\s\S]*?<\/\1>/g, '');

describe.each(testDatabases)('the account of a volunteer in its language on %s', (kind) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp(kind);
  });
  afterAll(() => test.close());

  const inside = <T>(work: Parameters<typeof test.inside<T>>[1]) => test.inside('dueren', work);
  const post = (who: Visitor, path: string, fields: Record<string, string>) =>
    who.post(path, { _request: newId(), ...fields });
  const text = async (who: Visitor, path: string) => await (await who.get(path)).text();
  const choose = (who: Visitor, sprache: string, zurueck = own) => post(who, `${own}/sprache`, { sprache, zurueck });
  async function person() {
    const id = await makeVolunteer(test);
    await inside((tx) =>
      tx
        .updateTable('volunteer')
        .set({ modes: ['on_site', 'phone'], interprets: true })
        .where('id', '=', id)
        .execute(),
    );
    return { id, who: await signIn(test, { role: 'volunteer', volunteer: id }) };
  }
  const row = (id: string) =>
    inside((tx) => tx.selectFrom('volunteer').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
  const events = async (id: string) =>
    (await inside((tx) => tx.selectFrom('volunteer_event').select('kind').where('volunteer_id', '=', id).execute()))
      .length;

  it.each(languages)(
    'says every page in %s, with its direction, and nothing else that the catalogue has',
    async (one) => {
      const { who } = await person();
      expect((await choose(who, one)).headers.get('location')).toBe(own);
      const { dir } = volunteerLanguages.facts[one];
      // Sentences that read alike in both languages, and words of a few letters, tell nothing.
      const pairs = one === 'de' ? [] : volunteerLanguages.pairs(one);
      const foreign = pairs
        .filter(({ german, text: said }) => german !== said && !german.includes('{') && german.length > 3)
        .map(({ german }) => german);
      for (const path of pages) {
        const html = await text(who, path);
        expect(html, path).toMatch(new RegExp(`<html lang="${one}" dir="${dir}">`));
        expect(html, path).toContain(dir === 'rtl' ? 'app.rtl' : 'app.');
        const words = [...readable(html).matchAll(/>([^<>]+)<|aria-label="([^"]+)"/g)].map(([, a, b]) =>
          (a ?? b ?? '').trim(),
        );
        expect(
          words.filter((word) => foreign.includes(word)),
          path,
        ).toEqual([]);
        for (const frame of ['Zum Inhalt', 'Abmelden', 'Sie sind hier', 'Warum sehe ich das?', 'Ehrenamtlich)'])
          expect(one !== 'de' && readable(html).includes(frame), `${path}: ${frame}`).toBe(false);
      }
      const start = await text(who, '/');
      expect(start).toContain(`lang="${one}" dir="${dir}"`);
    },
  );

  it('keeps the language that was chosen, for its mails too, and only one the pages have', async () => {
    const { id, who } = await person();
    expect((await choose(who, 'ar', `${own}/zeiten`)).headers.get('location')).toBe(`${own}/zeiten`);
    expect((await choose(who, 'ar', '//elsewhere.test/x')).headers.get('location')).toBe(own);
    expect(await events(id)).toBe(1);
    expect((await row(id)).letter_language).toBe('ar');
    const again = await signIn(test, { role: 'volunteer', volunteer: await makeVolunteer(test) });
    expect(await text(again, own)).toContain('<html lang="de"');
    const wrong = await post(who, `${own}/bank`, { kontonummer: 'DE89370400440532013001', inhaber: '' });
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    expect(html).toMatch(/هذا غير صحيح[\s\S]*الاسم كما هو مسجل/);
    expect(html).not.toContain(volunteerSource['error.iban']);
    expect(html).toContain('value="DE89370400440532013001"');
    expect(await text(who, `${own}/bank`)).toContain('dir="rtl"');
    expect((await choose(who, 'fr')).status).toBe(409);
    expect((await row(id)).letter_language).toBe('ar');
  });

  it('keeps own details, times and stand-by hours by the rules of the mailed link, each once', async () => {
    const { id, who } = await person();
    const stand = hiddenField(await text(who, `${own}/angaben`), 'stand');
    const wrong = await post(who, `${own}/angaben`, { tat: 'hilfe', stand, umkreis: 'weit', weg: 'mail' });
    expect(wrong.status).toBe(422);
    const page = await wrong.text();
    for (const sentence of ['mindestens eine Art', 'eine Zahl von 1 bis 200']) expect(page).toContain(sentence);
    expect(page).toContain('value="weit"');
    const help = { tat: 'hilfe', stand, art_video: 'ja', umkreis: '٢٠', weg: 'mail', _request: newId() };
    const kept = await who.post(`${own}/angaben`, help);
    expect([kept.status, kept.headers.get('location')]).toEqual([303, `${own}/angaben?ok=gespeichert`]);
    expect(await text(who, `${own}/angaben?ok=gespeichert`)).toContain('Gespeichert. Danke.');
    expect((await who.post(`${own}/angaben`, help)).status).toBe(303);
    expect((await post(who, `${own}/angaben`, { ...help, _request: newId() })).status).toBe(303);
    expect(await events(id)).toBe(1);
    expect(await row(id)).toMatchObject({ modes: ['video'], radius_km: 20 });
    // Somebody was faster, and says something else.
    const late = await post(who, `${own}/angaben`, { ...help, umkreis: '9', _request: newId() });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Ihre Angaben wurden inzwischen geändert');
    // The phone is off the profile by now: nothing is kept and nothing said to be.
    const gone = await post(who, `${own}/bereitschaft`, { tat: 'woche', mo: '9-12' });
    expect(gone.status).toBe(409);
    expect(await gone.text()).not.toContain('Gespeichert');
    const away = { tat: 'abwesend', weg_von: '24.12.2030', weg_bis: '31.12.2030' };
    expect((await post(who, `${own}/zeiten`, away)).status).toBe(303);
    expect(await text(who, `${own}/zeiten`)).toContain('31. Dezember 2030');
    const made = await post(who, `${own}/kalender`, { abo: 'neu' });
    expect(await made.text()).toContain('/kalender-einsaetze/');
    expect(await text(who, `${own}/kalender`)).not.toContain('/kalender-einsaetze/');
    const log = await inside((tx) =>
      tx
        .selectFrom('audit_log')
        .select('event')
        .where('user_id', '=', who.userId)
        .where('record_id', '=', id)
        .execute(),
    );
    const names = log.map(({ event }) => event).filter((event) => event.startsWith('volunteer'));
    expect(names.filter((name) => name === 'volunteer_account.profile')).toHaveLength(2);
    expect(names).toContain('volunteer_account.profile.not_done');
    // The name of the link's own deed stands for the link alone.
    expect(names).not.toContain('volunteer.change');
    for (const path of ['/zeiten', '/angaben', '/bereitschaft', '/kalender'])
      expect((await post(who, own + path, { tat: 'x' })).status, path).toBe(422);
  });

  it('marks texts until somebody has released them', async () => {
    const { who } = await person();
    await choose(who, 'tr');
    const mark = 'Bu çeviriyi henüz kimse kontrol etmedi.';
    expect(await text(who, own)).toMatch(/henüz kimse/);
    const head = await signIn(test, { role: 'head' });
    const texts = releasables.find(({ language }) => language === 'tr');
    expect(texts?.texts).toBeDefined();
    const { today, now } = { today: test.context.clock.today(), now: test.context.clock.now() };
    const by = {
      ...systemActor(test.centres.dueren, now),
      userId: head.userId,
      role: 'head' as const,
      schools: [],
      today,
    };
    if (texts) await inside((tx) => release(tx, by, texts));
    expect(await text(who, own)).not.toContain(mark);
    expect(await text(who, own)).not.toMatch(/henüz kimse/);
  });

  it('takes back what a deed wrote before it was refused', async () => {
    const { id } = await person();
    const refused = new Error('refused');
    const did = await inside((tx) =>
      attempt(
        tx,
        async () => {
          await tx.updateTable('volunteer').set({ note: 'halb' }).where('id', '=', id).execute();
          throw refused;
        },
        (error) => error === refused,
      ),
    );
    expect(did).toEqual({ failed: refused });
    expect((await row(id)).note).toBe('');
    await expect(
      inside((tx) =>
        attempt(
          tx,
          () => Promise.reject(refused),
          () => false,
        ),
      ),
    ).rejects.toThrow('refused');
  });
});
