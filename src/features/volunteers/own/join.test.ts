// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor, visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { openFormLimits } from '../../../auth/rate-limit.ts';
import { newId } from '../../../db/ids.ts';

const said = (changes: Record<string, string> = {}): Record<string, string> => ({
  ...{ nummer: newId(), vorname: 'Rania', familienname: 'Beispiel', ort: 'Jülich', telefon: '0151 5550001', email: '' },
  ...{ gesprochen1: 'apc', gesprochen2: 'kmr', gesprochen3: '', gesprochen4: '' },
  ...changes,
});

describe.each(testDatabases)('somebody who wants to interpret on %s', (kind) => {
  let test: TestApp;
  let anybody: Pick<Visitor, 'get' | 'post'>;
  let coordinator: Visitor;
  beforeAll(async () => {
    test = await testApp(kind);
    anybody = visitor(test);
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
  });
  afterAll(() => test.close());

  const rows = (centre: 'dueren' | 'aachen' = 'dueren') =>
    test.inside(centre, (tx) => tx.selectFrom('volunteer').selectAll().orderBy('number').execute());

  it('chooses a centre and reads everything in five languages, on a small page without script', async () => {
    expect(await (await anybody.get('/mitmachen?sprache=uk')).text()).toContain('href="/mitmachen/dueren?sprache=uk"');
    for (const [language, title] of Object.entries({
      de: 'Ich möchte dolmetschen',
      ar: 'أود أن أترجم',
      tr: 'Tercüm',
    })) {
      const html = await (await anybody.get(`/mitmachen/dueren?sprache=${language}`)).text();
      expect(html).toMatch(new RegExp(`<html[^>]*lang="${language}"[^>]*${language === 'ar' ? 'dir="rtl"' : ''}`));
      if (language !== 'tr') expect(html).toContain(title);
      expect(html.length).toBeLessThan(60_000);
    }
    expect(await (await anybody.get('/mitmachen/dueren?sprache=ar')).text()).toContain('لم يراجع أحد هذه الترجمة');
    expect(await (await anybody.get('/mitmachen/dueren')).text()).not.toContain('geprüft.');
    expect((await anybody.get('/mitmachen/nirgends')).status).toBe(404);
  });

  it('stands among the interested once, however often it is sent, with the same answer whether known or not', async () => {
    const first = said();
    const answers = await Promise.all([1, 2, 3].map(() => anybody.post('/mitmachen/dueren?sprache=ar', first)));
    answers.push(await anybody.post('/mitmachen/dueren?sprache=ar', said()));
    for (const answer of answers)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/mitmachen/dueren/danke?sprache=ar']);
    expect((await rows()).length).toBe(2);
    expect(await rows('aachen')).toEqual([]);
    expect((await rows())[0]).toMatchObject({
      ...{ given_name: 'Rania', state: 'interested', entered_by: null, letter_language: 'ar', channel: 'phone' },
      modes: [],
    });
    const spoken = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('volunteer_language')
        .select('language')
        .where('volunteer_id', '=', first.nummer ?? '')
        .execute(),
    );
    expect(spoken.map(({ language }) => language).toSorted()).toEqual(['apc', 'kmr']);
    expect(await (await anybody.get('/mitmachen/dueren/danke?sprache=ar')).text()).toContain('سنتواصل معكم');
    expect(await (await coordinator.get('/')).text()).toContain('2 Personen möchten helfen');
    const page = await (await coordinator.get(`/ehrenamtliche/${first.nummer}`)).text();
    expect(page).toContain('hat sich gemeldet');
    expect(page).toContain('Arabisch (Levante)');
  });

  it('is told all that is wrong at once in its language, and loses nothing', async () => {
    const before = (await rows()).length;
    const answer = await anybody.post(
      '/mitmachen/dueren?sprache=en',
      said({ vorname: '', familienname: '', gesprochen1: 'deu', gesprochen2: '', telefon: '12', email: 'nobody@' }),
    );
    expect(answer.status).toBe(422);
    const html = await answer.text();
    for (const sentence of ['write your name', 'at least one language', 'area code', 'full email address'])
      expect(html).toContain(sentence);
    for (const typed of ['value="Jülich"', 'value="nobody@"', 'value="12"']) expect(html).toContain(typed);
    const foreign = await anybody.post('/mitmachen/dueren?sprache=en', said({ vorname: 'رانيا', telefon: '' }));
    expect(foreign.status).toBe(422);
    const more = await foreign.text();
    for (const sentence of ['Latin letters', 'phone number or']) expect(more).toContain(sentence);
    expect((await rows()).length).toBe(before);
  });

  it('cannot become active before somebody has asked how they help', async () => {
    const one = said({ familienname: 'Offen' });
    await anybody.post('/mitmachen/dueren', one);
    const post = (path: string) => coordinator.post(`/ehrenamtliche/${one.nummer}${path}`, { _request: newId() });
    await post('/stand/talk');
    expect(await (await post('/stand/active')).text()).toContain('Wie die Person hilft');
  });

  it('becomes a sponsor by a page of its own: times and wishes, no second language, seen by that coordination', async () => {
    const path = '/mitmachen/dueren/patenschaft';
    for (const language of ['de', 'en', 'ar', 'uk', 'tr']) {
      const html = await (await anybody.get(`${path}?sprache=${language}`)).text();
      expect(html).toMatch(new RegExp(`<html[^>]*lang="${language}"`));
      expect(html).toContain(`href="/mitmachen/dueren?sprache=${language}"`);
    }
    expect(await (await anybody.get('/mitmachen/dueren')).text()).toContain(`href="${path}?sprache=de"`);
    expect(await (await anybody.get(path)).text()).not.toContain('Ja Ihrer Eltern');
    const wrong = await anybody.post(path, said({ gesprochen1: '', gesprochen2: '', mo: 'vormittags', telefon: '' }));
    expect(wrong.status).toBe(422);
    const page = await wrong.text();
    for (const text of ['Bitte schreiben Sie die Zeiten so', 'Telefonnummer oder', 'value="vormittags"'])
      expect(page).toContain(text);
    const one = said({
      familienname: 'Patin',
      gesprochen1: '',
      gesprochen2: '',
      mo: '8-12',
      wuensche: 'gern in Jülich',
    });
    for (let n = 0; n < 2; n += 1) {
      const answer = await anybody.post(path, one);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}/danke?sprache=de`]);
    }
    expect(await (await anybody.get(`${path}/danke`)).text()).toContain('Wir melden uns bei Ihnen');
    const kept = (await rows()).filter(({ family_name }) => family_name === 'Patin');
    expect(kept).toEqual([expect.objectContaining({ sponsors: true, interprets: false, note: 'gern in Jülich' })]);
    const smile = await signIn(test, { role: 'sponsorship_coordinator' });
    expect(await (await smile.get('/')).text()).toContain('1 Person möchte helfen');
    expect((await coordinator.get(`/ehrenamtliche/${one.nummer}`)).status).toBe(404);
    const sponsor = await (await smile.get(`/smile/paten/${one.nummer}`)).text();
    expect(sponsor).toContain('In den Dienst aufnehmen');
    expect(await (await smile.get(`/smile/paten/${one.nummer}/angaben`)).text()).toContain('gern in Jülich');
    // Where a centre takes younger people, what a minor needs stands there before anything is typed.
    await test.inside('dueren', (tx) =>
      tx
        .insertInto('sponsorship_policy')
        .values({
          ...{ centre_id: test.centres.dueren, forms: ['02'], daycare: false, group_size: 1, most_pupils: 3 },
          ...{ least_age: 16, answer_days: 14, quiet_weeks: 2, entered_at: test.context.clock.now() },
          ...{ entered_by: coordinator.userId, version: 1 },
        })
        .execute(),
    );
    const young = await (await anybody.get(path)).text();
    expect(young).toMatch(/mindestens \D{0,40}16\D{0,40} Jahre/);
    expect(young).toContain('Ja Ihrer Eltern, und Sie sind nie allein mit einem Kind');
  });

  it('is asked to wait after too many attempts, with what was typed', async () => {
    const statuses: number[] = [];
    for (let n = 0; n <= openFormLimits.address; n += 1)
      statuses.push((await anybody.post('/mitmachen/aachen', said({ gesprochen1: '', gesprochen2: '' }))).status);
    expect(statuses.at(-1)).toBe(429);
    const html = await (await anybody.post('/mitmachen/aachen', said())).text();
    expect(html).toContain('value="Beispiel"');
    expect(await rows('aachen')).toEqual([]);
    test.setNow(test.context.clock.now().add({ minutes: 11 }));
    expect((await anybody.post('/mitmachen/aachen', said())).status).toBe(303);
  });

  it('reads texts that are marked until a named person has released them', async () => {
    const path = '/ehrenamt-texte';
    const form = await (await coordinator.get(`${path}?sprache=ar`)).text();
    expect(form).toContain('nicht geprüft');
    const fields = { sprache: 'ar', _request: hiddenField(form, '_request') };
    expect((await coordinator.post(`${path}/freigeben`, fields)).status).toBe(422);
    expect((await coordinator.post(`${path}/freigeben`, { ...fields, _request: newId(), gelesen: 'ja' })).status).toBe(
      303,
    );
    expect(await (await anybody.get('/mitmachen/dueren?sprache=ar')).text()).not.toContain('لم يراجع أحد هذه الترجمة');
    const counsellor = await signIn(test, { role: 'counsellor' });
    expect((await counsellor.get(path)).status).toBe(403);
  });
});
