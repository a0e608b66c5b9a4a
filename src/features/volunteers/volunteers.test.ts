// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { systemActor } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { forgetConduct, forgetVolunteers, takeReminders } from './check-actions.ts';

describe.each(testDatabases)('volunteers on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  const list = '/ehrenamtliche';
  const form = {
    ...{ vorname: 'Selam', nachname: 'Beispiel', geboren: '01.02.1990', geschlecht: 'female', weg: 'mail' },
    ...{ email: 'selam@beispiel.de', telefon: '', briefsprache: 'en', aufgaben: ['interpreting'], arten: ['on_site'] },
    ...{ sprache1: 'tir', stufe1: 'native', richtung1: 'both', mo: '9-12, 14-17', umkreis: '20', monat: '4' },
  };
  beforeAll(async () => {
    test = await testApp(kind);
  });
  beforeEach(async () => {
    test.setNow('2026-11-30T10:00:00+01:00');
    coordinator = await signIn(test, { role: 'interpreter_coordinator', name: 'Kora Koordination' });
  });
  afterAll(() => test.close());

  const inside = <T>(work: Parameters<typeof test.inside<T>>[1]) => test.inside('dueren', work);
  const actor = (now: string) => systemActor(test.centres.dueren, Temporal.Instant.from(now));
  const request = async (path: string) => hiddenField(await (await coordinator.get(path)).text(), '_request');
  async function enter(more: Record<string, string | string[]> = {}): Promise<string> {
    const answer = await coordinator.post(`${list}/neu`, { ...form, ...more, _request: await request(`${list}/neu`) });
    expect(answer.status).toBe(303);
    return /ehrenamtliche\/([0-9a-f-]+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
  }
  const post = async (path: string, fields: Record<string, string> = {}) =>
    await coordinator.post(path, { ...fields, _request: newId() });
  const note = (id: string, art: string, vom: string, more: Record<string, string> = {}) =>
    post(`${list}/${id}/nachweis`, { art, vom, gesehen: '30.11.2026', ...more });
  async function activate(id: string): Promise<void> {
    await post(`${list}/${id}/stand/talk`);
    await note(id, 'conduct', '20.11.2026', { zeugnis: 'extended' });
    for (const one of ['confidentiality', 'data_protection', 'training']) await note(id, one, '25.11.2026');
    expect((await post(`${list}/${id}/stand/active`)).status).toBe(303);
  }
  const row = (id: string) =>
    inside((tx) => tx.selectFrom('volunteer').selectAll().where('id', '=', id).executeTakeFirst());

  it('come in by the form, once, with a number, languages and times; everything wrong is told at once', async () => {
    const sent = { ...form, nachname: 'Einmal', _request: await request(`${list}/neu`) };
    const [first, second] = [await coordinator.post(`${list}/neu`, sent), await coordinator.post(`${list}/neu`, sent)];
    expect([first.status, second.status]).toEqual([303, 303]);
    const found = await (await coordinator.get(`${list}?q=einmal&sprache=tir`)).text();
    expect(found).toContain('1 Person');
    expect(found).toMatch(/DN-E-\d{4}/);
    const wrong = await post(`${list}/neu`, {
      vorname: 'Ayşe',
      weg: 'mail',
      mo: '9-12, 11-13',
      sprache1: 'xxx',
      aufgaben: 'interpreting',
    });
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    for (const words of [
      'überschneiden sich',
      'Bitte wählen Sie eine Sprache',
      'E-Mail-Adresse ein, oder',
      'mindestens eine Art',
    ])
      expect(html).toContain(words);
    expect(html).toContain('value="Ayşe"');
  });

  it('keep odd names letter by letter (signs of one meaning are one sign), and say what cannot be kept with everything typed still there', async () => {
    for (const nachname of [
      'Işıl ʻAbd al-Ḥaqq',
      'Ñandú O’Neill-Đặng',
      'Wolkenkuckucksheimer'.repeat(4).slice(0, 90).trim(),
    ]) {
      const id = await enter({ nachname });
      expect(await (await coordinator.get(`${list}/${id}`)).text()).toContain(nachname.replace('ʻ', '’'));
    }
    const refused: readonly (readonly [string, string, string])[] = [
      ['nachname', 'محمد', 'value="محمد"'],
      ['nachname', 'x'.repeat(130), 'höchstens 120 Zeichen'],
      ['notiz', 'y'.repeat(20_000), '1000'],
      ['umkreis', '99999', 'eine ganze Zahl von 1 bis 200'],
    ];
    for (const [field, typed, shown] of refused) {
      const answer = await post(`${list}/neu`, { ...form, aufgaben: 'interpreting', arten: 'on_site', [field]: typed });
      expect(answer.status, field).toBe(422);
      expect(await answer.text()).toContain(shown);
    }
  });

  it('become active only with every paper, and pause and leave', async () => {
    const id = await enter({ nachname: 'Weg' });
    await post(`${list}/${id}/stand/talk`);
    const early = await post(`${list}/${id}/stand/active`);
    expect(early.status).toBe(409);
    expect(await early.text()).toContain('Führungszeugnis: fehlt oder gilt nicht mehr.');
    expect((await note(id, 'conduct', '20.08.2026', { zeugnis: 'extended' })).status).toBe(422);
    expect((await note(id, 'conduct', '20.11.2026')).status).toBe(422);
    expect((await note(id, 'training', '01.12.2026')).status).toBe(422);
    await activate(id);
    expect(await row(id)).toMatchObject({ state: 'active' });
    expect((await post(`${list}/${id}/stand/training`)).status).toBe(409);
    await post(`${list}/${id}/stand/paused`, { pause: '31.12.2026' });
    expect(String((await row(id))?.paused_until)).toBe('2027-01-01');
    await post(`${list}/${id}/stand/left`);
    expect(await row(id)).toMatchObject({ state: 'left', paused_until: null });
  });

  it('are led on by one of two who press at once, and of two who change the profile one is told', async () => {
    const id = await enter({ nachname: 'Zugleich' });
    const html = await (await coordinator.get(`${list}/${id}/angaben`)).text();
    const known = { ...form, nachname: 'Zugleich', _version: hiddenField(html, '_version') };
    const answers = await Promise.all(
      ['1', '2'].map((monat) => coordinator.post(`${list}/${id}/angaben`, { ...known, monat, _request: newId() })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    await Promise.all([post(`${list}/${id}/stand/talk`), post(`${list}/${id}/stand/left`)]);
    const events = await inside((tx) =>
      tx.selectFrom('volunteer_event').select('kind').where('volunteer_id', '=', id).orderBy('at').execute(),
    );
    expect(events.filter(({ kind: one }) => one === 'talk' || one === 'left').length).toBeGreaterThan(0);
    expect(['talk', 'left']).toContain((await row(id))?.state);
  });

  it('are away on days that do not overlap, which the database guards, too', async () => {
    const id = await enter({ nachname: 'Fern' });
    const away = (from: string, to: string) => post(`${list}/${id}/abwesend`, { weg_von: from, weg_bis: to });
    expect((await away('20.12.2026', '31.12.2026')).status).toBe(303);
    const clash = await away('31.12.2026', '02.01.2027');
    expect(await clash.text()).toContain('abwesend So 20.12.2026 bis Do 31.12.2026');
    expect((await away('05.12.2026', '01.12.2026')).status).toBe(422);
    expect((await away('01.11.2026', '02.11.2026')).status).toBe(422);
    const page = await (await coordinator.get(`${list}/${id}`)).text();
    const eintrag = /name="eintrag" value="([0-9a-f-]+)"/.exec(page.slice(page.indexOf('Zeiten und Orte')))?.[1] ?? '';
    expect((await post(`${list}/${id}/abwesend/loeschen`, { eintrag })).status).toBe(303);
    expect((await away('31.12.2026', '02.01.2027')).status).toBe(303);
  });

  it('are reminded of a paper that ends in eight and in two weeks, once each', async () => {
    const id = await enter({ nachname: 'Frist' });
    await activate(id);
    await inside((tx) =>
      tx
        .updateTable('volunteer_check')
        .set({ withdrawn_at: Temporal.Instant.from('2026-11-30T10:00:00Z'), withdrawn_by: newId() })
        .where('volunteer_id', '=', id)
        .where('kind', '=', 'conduct')
        .execute(),
    );
    const seenAt = { seenOn: '2022-02-01', due: '2027-01-25' };
    await inside((tx) =>
      tx
        .insertInto('volunteer_check')
        .values({
          ...{ centre_id: test.centres.dueren, id: newId(), volunteer_id: id, kind: 'conduct', form: 'extended' },
          ...{ dated_on: Temporal.PlainDate.from('2022-01-25'), seen_on: Temporal.PlainDate.from(seenAt.seenOn) },
          ...{ seen_by: newId(), due_on: Temporal.PlainDate.from(seenAt.due), entered_at: Temporal.Now.instant() },
        })
        .execute(),
    );
    const taken = async (now: string) =>
      (await inside((tx) => takeReminders(tx, actor(now))))
        .filter(({ volunteerId }) => volunteerId === id)
        .map(({ weeks }) => weeks);
    expect(await taken('2026-11-29T10:00:00Z')).toEqual([]);
    expect(await taken('2026-11-30T10:00:00Z')).toEqual([8]);
    expect(await taken('2026-12-01T10:00:00Z')).toEqual([]);
    expect(await taken('2027-01-11T10:00:00Z')).toEqual([2]);
    expect(await taken('2027-01-12T10:00:00Z')).toEqual([]);
  });

  it('get a letter for the certificate without a fee, with one click', async () => {
    const id = await enter({ nachname: 'Brief', strasse: 'Weg 3', plz: '52349', ort: 'Düren' });
    const pdf = await post(`${list}/${id}/fuehrungszeugnis`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(new TextDecoder().decode((await pdf.arrayBuffer()).slice(0, 5))).toBe('%PDF-');
  });

  it('are forgotten: the certificate three months after leaving, the name after twelve, who only asked after six', async () => {
    const id = await enter({ nachname: 'Gegangen' });
    const asked = await enter({ nachname: 'Gefragt' });
    await activate(id);
    await post(`${list}/${id}/stand/left`);
    const forget = (now: string) =>
      inside(async (tx) => [await forgetConduct(tx, actor(now)), await forgetVolunteers(tx, actor(now))]);
    await forget('2027-02-28T10:00:00Z');
    const conduct = () =>
      inside((tx) =>
        tx
          .selectFrom('volunteer_check')
          .select('id')
          .where('volunteer_id', '=', id)
          .where('kind', '=', 'conduct')
          .execute(),
      );
    expect(await conduct()).toHaveLength(1);
    await forget('2027-03-01T10:00:00Z');
    expect(await conduct()).toHaveLength(0);
    expect(await row(asked)).toMatchObject({ family_name: 'Gefragt' });
    await forget('2027-06-01T10:00:00Z');
    expect(await row(asked)).toMatchObject({ family_name: '', email: '', state: 'left' });
    expect(await row(id)).toMatchObject({ family_name: 'Gegangen' });
    await forget('2027-12-01T10:00:00Z');
    expect(await row(id)).toMatchObject({ family_name: '', given_name: '', birth: null, phone: '' });
    expect(await (await coordinator.get(`${list}?stand=left`)).text()).not.toContain('Gegangen');
  });

  it('are nobody else’s: not of counsellors, schools or the office, not of another centre', async () => {
    const id = await enter({ nachname: 'Unser' });
    for (const role of ['counsellor', 'administration', 'school', 'school_authority', 'reporting_office'] as const)
      expect((await (await signIn(test, { role })).get(list)).status, role).toBe(403);
    const foreign = await signIn(test, { role: 'interpreter_coordinator', centre: 'aachen' });
    for (const path of ['', '/angaben', '/nachweis', '/stand/left', '/abwesend', '/verbinden'])
      expect((await foreign.get(`${list}/${id}${path}`)).status, path).toBe(404);
    expect((await foreign.post(`${list}/${id}/stand/left`, {})).status).toBe(404);
    expect(await (await foreign.get(list)).text()).not.toContain('Unser');
    expect((await coordinator.get(`${list}-nachweise/dolmetschen`)).status).toBe(403);
    const head = await signIn(test, { role: 'head' });
    const rules = await (await head.get(`${list}-nachweise/dolmetschen`)).text();
    const known = {
      _version: hiddenField(rules, '_version'),
      fz: 'none',
      fz_monate: '60',
      fz_alter: '3',
      schulung: 'ja',
    };
    const changed = await Promise.all(
      [1, 2].map(() => head.post(`${list}-nachweise/dolmetschen`, { ...known, _request: newId() })),
    );
    expect(changed.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    await inside((tx) =>
      tx
        .updateTable('volunteer_check_rule')
        .set({ conduct: 'extended', confidentiality: true, data_protection: true })
        .execute(),
    );
  });

  it('are one person in two centres once their key is entered there', async () => {
    const [one, two] = [await enter({ nachname: 'Hier' }), await enter({ nachname: 'Dort' })];
    expect((await post(`${list}/${one}/verbinden`, { kennung: 'abc' })).status).toBe(422);
    expect((await post(`${list}/${one}/verbinden`, { kennung: two })).status).toBe(409);
    const key = newId();
    expect((await post(`${list}/${one}/verbinden`, { kennung: ` ${key.toUpperCase()} ` })).status).toBe(303);
    expect(await row(one)).toMatchObject({ person_key: key });
  });
});
