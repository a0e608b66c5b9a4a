// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  hiddenField,
  makeInstitution,
  signIn,
  type TestApp,
  testApp,
  testNow,
  type Visitor,
} from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { askingValues } from './asking-input.ts';
import { defaultPolicy } from './policy-rules.ts';
import { askedTalk, wrongTalks } from './requests.fixture.ts';
import { applyRequestEvent, type RequestEvent, type RequestState } from './states.ts';

describe.each(testDatabases)('requests for interpreters, on %s', (kind) => {
  let test: TestApp;
  let institution: string;
  let school: Visitor;
  let coordinator: Visitor;
  const own = '/dolmetschanfragen';
  beforeAll(async () => {
    test = await testApp(kind);
    institution = await makeInstitution(test);
  });
  beforeEach(async () => {
    test.setNow(testNow);
    school = await signIn(test, { role: 'institution', institution });
    coordinator = await signIn(test, { role: 'interpreter_coordinator', name: 'Kora Koordination' });
  });
  afterAll(() => test.close());

  type Fields = Record<string, string | string[]>;
  const send = (fields: Fields = {}, who = school, path = own) =>
    who.post(path, { ...askedTalk, einrichtung: institution, ...fields });
  const ask = async (fields: Fields = {}): Promise<string> => {
    const answer = await send(fields);
    expect(answer.status, (await answer.clone().text()).match(/kern-error[\s\S]{0,300}/)?.[0]).toBe(303);
    return answer.headers.get('location')?.match(/[0-9a-f-]{36}/)?.[0] ?? '';
  };
  const row = (id: string) =>
    test.inside('dueren', (tx) =>
      tx.selectFrom('interpreting_request').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    );
  const series = async (id: string) => {
    const { series_id: seriesId } = await row(id);
    return await test.inside('dueren', (tx) =>
      tx
        .selectFrom('interpreting_request')
        .selectAll()
        .where('series_id', '=', seriesId)
        .orderBy('starts_at')
        .execute(),
    );
  };
  const count = async () =>
    await test.inside(
      'dueren',
      async (tx) => (await tx.selectFrom('interpreting_request').select('id').execute()).length,
    );
  const wrong = async (fields: Fields, who = school, path = own) => {
    const before = await count();
    const answer = await send(fields, who, path);
    expect(answer.status).toBe(422);
    expect(await count()).toBe(before);
    return await answer.text();
  };

  it('get a number, a payer by the rules of the day with the row and its reason, and a next step', async () => {
    const id = await ask();
    expect(await row(id)).toMatchObject({
      state: 'open',
      outcome: 'land',
      rule_code: 'R15',
      rules_from: null,
      channel: 'account',
    });
    const html = await (await school.get(`${own}/${id}`)).text();
    for (const words of [/DM-2026-\d{4}/, 'Do 10.12.2026, 14:00 bis 15:00 Uhr', 'Kurdisch (Kurmandschi)', 'aus Afrin'])
      expect(html).toMatch(words);
    for (const words of ['Jemanden finden', 'Koordination', 'Mo 07.12.2026', 'Topf des Landes', 'Regel R15', 'K 17/3'])
      expect(html).toContain(words);
    expect(await (await school.get(`${own}?q=K%2017`)).text()).toContain('K 17/3');
    expect(await (await coordinator.get('/dolmetschen?stand=open&dolmetschsprache=kmr')).text()).toContain(
      'Grundschule Muster',
    );
    expect(await (await coordinator.get('/dolmetschen/liste.csv')).text()).toContain(
      'Kurdisch (Kurmandschi) (aus Afrin)',
    );
  });

  it('sent twice are one', async () => {
    const form = await (await school.get(`${own}/neu`)).text();
    const fields = { _request: hiddenField(form, '_request') };
    const before = await count();
    const answers = await Promise.all([send(fields), send(fields), send(fields)]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(await count()).toBe(before + 1);
  });

  it('are refused where the service does not help, with the row, the reason and what else helps', async () => {
    const html = await wrong({ anlass_gespraech: 'court' });
    expect(html).toContain('Bei Gericht und Polizei dolmetschen nur beeidigte Dolmetschende. (Regel R01)');
    expect(html).toContain('justiz-dolmetscher.de');
    expect(await wrong({ fachkraft: 'nein' })).toContain('(Regel R10)');
    const legal = await ask({ rechtsfolge: 'ja', tag: '11.12.2026' });
    expect(await row(legal)).toMatchObject({ outcome: 'own', rule_code: 'R12' });
    const pays = await ask({ zahlt_selbst: 'ja', tag: '11.12.2026' });
    expect(await row(pays)).toMatchObject({ outcome: 'institution', rule_code: 'R11' });
    const other = await ask({ anlass_gespraech: 'other', tag: '11.12.2026' });
    expect(await row(other)).toMatchObject({ outcome: null, rule_code: null });
    expect(await (await school.get(`${own}/${other}`)).text()).toContain('Kostenträger klären');
    expect((await coordinator.post(`/dolmetschen/${other}/kostentraeger`, { zahlt: 'own' })).status).toBe(303);
    expect(await row(other)).toMatchObject({ outcome: 'own' });
    const state = await coordinator.post(`/dolmetschen/${legal}/kostentraeger`, { zahlt: 'land' });
    expect(await state.text()).toContain('Geld des Landes zahlt keine Gespräche mit Rechtsfolgen');
  });

  it.each(wrongTalks)('say what is wrong with %s', async (_, fields, sentence) => {
    expect(await wrong(fields)).toContain(sentence);
  });

  it('are taken late with a reason, and not in closed weeks', async () => {
    expect(await row(await ask({ tag: '25.11.2026', eil_grund: 'Aufnahme am Donnerstag' }))).toMatchObject({
      state: 'open',
    });
    const closed = {
      gilt_ab: '24.11.2026',
      vorlauf: '3',
      vorlauf_art: 'working',
      absagen_bis: '24',
      ...askingValues(defaultPolicy),
      oeffentlich: 'ja',
      eilig: 'ja',
    };
    const weeks = { ...closed, geschlossen: '21.12.2026–05.01.2027' };
    expect((await coordinator.post('/dolmetschen-einstellungen', weeks)).status).toBe(303);
    test.setNow('2026-11-24T09:00:00+01:00');
    school = await signIn(test, { role: 'institution', institution });
    const html = await wrong({ tag: '22.12.2026', eil_grund: 'Es eilt' });
    expect(html).toContain('Vom 21.12.2026 bis 05.01.2027 vermittelt der Dienst nicht.');
    expect(html).toContain('Der erste Tag danach ist der 06.01.2027.');
    await test.inside('dueren', (tx) => tx.deleteFrom('interpreting_policy').execute());
  });

  it('ask about a time that the clock shows twice or not at all', async () => {
    const missing = { tag: '28.03.2027', uhr_von: '02:30', uhr_bis: '04:00' };
    const spring = await wrong({ ...missing, tag_stimmt: '2027-03-28', uhr_bis_stimmt: '04:00' });
    expect(spring).toContain('02:30 Uhr gibt es nicht. Meinen Sie 03:30 Uhr?');
    const yes = { tag_stimmt: '2027-03-28', uhr_von_stimmt: '2027-03-28 02:30', uhr_bis_stimmt: '04:00' };
    expect(String((await row(await ask({ ...missing, ...yes }))).starts_at)).toBe('2027-03-28T01:30:00Z');
    const twice = { tag: '25.10.2027', uhr_von: '02:30', uhr_bis: '04:00' };
    expect(await wrong({ ...twice, tag: '31.10.2027' })).toContain(
      '02:30 Uhr gibt es zweimal. Meinen Sie das erste Mal?',
    );
    const first = { tag_stimmt: '2027-10-31', uhr_von_stimmt: '2027-10-31 02:30', uhr_bis_stimmt: '04:00' };
    const autumn = await row(await ask({ ...twice, tag: '31.10.2027', ...first }));
    // Two and a half hours pass: the hour from two to three is there twice.
    expect([autumn.starts_at, autumn.ends_at].map(String)).toEqual(['2027-10-31T00:30:00Z', '2027-10-31T03:00:00Z']);
  });

  it('ask about what looks like a family’s name', async () => {
    for (const [field, text] of [
      ['thema', 'Gespräch mit Frau Musterfrau'],
      ['thema', 'Layla Beispieli, geb. 03.04.2015'],
      ['zeichen', 'Familie Mustermann'],
      ['treffpunkt', 'bitte anrufen 0177 55512345'],
      ['eil_grund', 'siehe mail@example.org'],
    ] as const)
      expect(await wrong({ [field]: text }), text).toContain('Das sieht nach einer Person aus.');
    const value = 'Frau Musterfrau';
    expect((await send({ thema: `Gespräch mit ${value}`, thema_stimmt: value })).status).toBe(303);
  });

  it('hold several talks: one or the rest is changed and called off, at the same time on the clock over the change', async () => {
    const three = { tag: '16.03.2027', weitere: '23.03.2027\n30.03.2027 16:00-17:30' };
    const value = (await wrong(three)).match(/name="weitere_stimmt" value="([^"]*)"/)?.[1] ?? '';
    const id = await ask({ ...three, weitere_stimmt: value });
    const all = await series(id);
    expect(all.map(({ starts_at: at }) => String(at))).toEqual([
      '2027-03-16T13:00:00Z',
      '2027-03-23T13:00:00Z',
      '2027-03-30T14:00:00Z',
    ]);
    const change = async (one: string, fields: Fields) => {
      const form = await (await school.get(`${own}/${one}/aendern`)).text();
      const { bedingungen: _, ...rest } = askedTalk;
      return await school.post(`${own}/${one}/aendern`, {
        ...rest,
        _version: hiddenField(form, '_version'),
        ...fields,
      });
    };
    const later = { tag: '24.03.2027', uhr_von: '9', uhr_bis: '10', auch_folgende: 'ja', treffpunkt: 'Raum 12' };
    const days = { tag_stimmt: '2027-03-24' };
    expect((await change(all[1]?.id ?? '', { ...later, ...days })).status).toBe(303);
    expect((await series(id)).map(({ starts_at: at, meeting_point: where }) => `${at} ${where}`)).toEqual([
      '2027-03-16T13:00:00Z Haupteingang',
      '2027-03-24T08:00:00Z Raum 12',
      '2027-03-31T07:00:00Z Raum 12',
    ]);
    expect((await school.post(`${own}/${all[1]?.id}/absagen`, { auch_folgende: 'ja' })).status).toBe(303);
    expect((await series(id)).map(({ state }) => state)).toEqual(['open', 'cancelled_in_time', 'cancelled_in_time']);
    expect((await change(all[2]?.id ?? '', { auch_folgende: 'nein' })).status).toBe(409);
  });

  it('are called off in time or late by the hours of notice, once', async () => {
    const id = await ask();
    test.setNow('2026-12-09T14:00:01+01:00');
    school = await signIn(test, { role: 'institution', institution });
    expect(await (await school.get(`${own}/${id}/absagen`)).text()).toContain(
      'Das ist spät (weniger als 24 Stunden vorher)',
    );
    const answers = await Promise.all(
      [1, 2].map(() => school.post(`${own}/${id}/absagen`, { _request: crypto.randomUUID() })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await row(id)).toMatchObject({ state: 'cancelled_late' });
  });

  it('of two who change one is told', async () => {
    const id = await ask();
    const form = await (await school.get(`${own}/${id}/aendern`)).text();
    const { bedingungen: _, ...rest } = askedTalk;
    const known = { ...rest, _version: hiddenField(form, '_version') };
    const answers = await Promise.all(
      ['a', 'b'].map((thema) =>
        school.post(`${own}/${id}/aendern`, { ...known, thema, _request: crypto.randomUUID() }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  });

  it('are never turned away without a reason and what else helps', async () => {
    const id = await ask();
    const path = `/dolmetschen/${id}/ablehnen`;
    const bare = await coordinator.post(path, { ablehnung: 'no_language' });
    expect(bare.status).toBe(422);
    expect(await bare.text()).toContain('Bitte schreiben Sie, was sonst hilft');
    const stattdessen = 'Telefondolmetschen beim Anbieter Muster, 45 € je halbe Stunde, bezahlt die Schule.';
    expect(
      (await coordinator.post(path, { ablehnung: 'no_language', stattdessen, warum_keines: 'Nein.' })).status,
    ).toBe(303);
    expect(await row(id)).toMatchObject({ state: 'unfilled' });
    const html = await (await school.get(`${own}/${id}`)).text();
    expect(html).toContain('Niemand im Pool spricht diese Sprache.');
    expect(html).toContain('45 € je halbe Stunde');
    expect((await coordinator.post(path, { ablehnung: 'late', stattdessen })).status).toBe(409);
    const silent = test.inside('dueren', (tx) =>
      tx.updateTable('interpreting_request').set({ state_alternative: '' }).where('id', '=', id).execute(),
    );
    await expect(silent).rejects.toThrow('interpreting_request_never_alone');
  });

  it('are entered by the coordination from phone and mail, of private persons only where the centre takes them', async () => {
    const entered = await send({ eingang: 'phone' }, coordinator, '/dolmetschen');
    expect(entered.status).toBe(303);
    expect(await wrong({ eingang: '' }, coordinator, '/dolmetschen')).toContain(
      'Bitte wählen Sie, wie die Anfrage kam.',
    );
    expect(await wrong({ eingang: 'mail', einrichtung: '' }, coordinator, '/dolmetschen')).toContain(
      'Privatpersonen können hier nicht selbst anfragen.',
    );
    const takes = {
      gilt_ab: '24.11.2026',
      vorlauf: '5',
      vorlauf_art: 'working',
      absagen_bis: '24',
      privat: 'ja',
      ...askingValues(defaultPolicy),
    };
    await coordinator.post('/dolmetschen-einstellungen', takes);
    test.setNow('2026-11-24T09:00:00+01:00');
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
    expect((await send({ eingang: 'mail', einrichtung: '' }, coordinator, '/dolmetschen')).status).toBe(303);
    await test.inside('dueren', (tx) => tx.deleteFrom('interpreting_policy').execute());
  });

  it('stand where their events say', async () => {
    const events = await test.inside('dueren', (tx) =>
      tx.selectFrom('interpreting_event').selectAll().orderBy('request_id').orderBy('position').execute(),
    );
    const requests = await test.inside('dueren', (tx) =>
      tx.selectFrom('interpreting_request').select(['id', 'state']).execute(),
    );
    expect(requests.length).toBeGreaterThan(5);
    for (const { id, state } of requests) {
      let reached: RequestState | null = null;
      for (const { type, payload } of events.filter(({ request_id: of }) => of === id))
        reached = applyRequestEvent(reached, { type, payload } as unknown as RequestEvent);
      expect(reached).toBe(state);
    }
  });
});
