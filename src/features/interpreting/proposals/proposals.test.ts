// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { newId } from '../../../db/ids.ts';
import { openFund, openPeriod } from '../../funding/fund-actions.ts';
import { addInstitution, addRequest, addVolunteer, dispatchNow } from '../dispatch/dispatch.fixture.ts';
import { mailbox } from '../mailbox.fixture.ts';
import { priceText, professionalCents, professionalPayer } from './price-rules.ts';

type Fields = Record<string, string | string[]>;

describe.each(testDatabases)('what is proposed where nobody is found, on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  let institution: Visitor;
  let school = '';
  let selam = '';
  const box = mailbox(() => test);
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(dispatchNow);
    await test.inside('dueren', async (tx) => {
      const centreId = test.centres.dueren;
      school = await addInstitution(tx, centreId, { number: 'DN-I-9301', name: 'Grundschule Geheimname' });
      selam = await addVolunteer(tx, centreId, { name: 'Selam', number: 'DN-E-9301' });
    });
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
    institution = await signIn(test, { role: 'institution', institution: school });
  });
  beforeEach(async () => {
    test.setNow(dispatchNow);
    await box.read();
  });
  afterAll(() => test.close());

  const inside = <T>(work: Parameters<typeof test.inside<T>>[1]) => test.inside('dueren', work);
  const request = (start: string, language = 'tir') =>
    inside((tx) => addRequest(tx, test.centres.dueren, { institutionId: school, start, language }));
  const row = (id: string) =>
    inside((tx) => tx.selectFrom('interpreting_request').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
  const form = (id: string) => `/vermittlung/${id}/vorschlag`;
  const post = (path: string, fields: Fields = {}, who = coordinator) =>
    who.post(path, { ...fields, _request: newId() });
  const timesOn = (html: string): string[] =>
    [...html.matchAll(/name="zeiten" value="([^"]+)"|value="([^"]+)"[^>]*name="zeiten"/g)].map(
      ([, a, b]) => a ?? b ?? '',
    );
  const linkIn = (text: string | undefined): string => /\/dolmetsch-vorschlag\/[\w-]+/.exec(text ?? '')?.[0] ?? '';
  const own = (id: string) => `/dolmetschanfragen/${id}/vorschlag`;

  it('are times that somebody can do: one press from the mail takes one, opening it takes nothing, twice is once', async () => {
    const id = await request('2026-12-03T14:00:00+01:00');
    const busy = await request('2026-12-04T14:00:00+01:00');
    await post(`/vermittlung/${busy}/anfragen`, { person: selam });
    await box.press(box.linkIn((await box.read())[0]), { antwort: 'ja' });
    await post(`/vermittlung/${id}/anfragen`, { person: selam });
    await box.read();
    const times = timesOn(await (await coordinator.get(form(id))).text());
    expect(times.length).toBeGreaterThan(2);
    // Whoever is booked then is not counted as free.
    expect(times).not.toContain('2026-12-04T13:00:00Z');
    expect((await post(form(id), { vorschlag: 'time', zeiten: times.slice(0, 2) })).status).toBe(303);
    const [mail, ...more] = await box.read();
    expect([mail?.to, more.length]).toEqual(['schule@beispiel.de', 0]);
    expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/Geheimname|Schulweg|Tigrinya|Selam/);
    const next = await (await institution.get(`/dolmetschanfragen/${id}`)).text();
    expect(next).toContain('Ihr nächster Schritt: antworten bis');
    const link = linkIn(mail?.text);
    const page = await box.open(link);
    expect(page).toContain('passt');
    expect(page).not.toMatch(/Geheimname|Selam/);
    expect((await row(id)).starts_at.toString()).toBe('2026-12-03T13:00:00Z');
    const wrong = await box.press(link, { vorschlag_antwort: '2026-12-24T13:00:00Z' });
    expect(wrong.status).toBe(422);
    expect(await (await box.press(link, { vorschlag_antwort: times[1] ?? '' })).text()).toContain(
      'Ihre Antwort ist beim Zentrum',
    );
    expect(await (await box.press(link, { vorschlag_antwort: times[0] ?? '' })).text()).toContain('schon geantwortet');
    expect(await row(id)).toMatchObject({ state: 'open' });
    expect((await row(id)).starts_at.toString()).toBe(times[1]);
    expect((await box.read()).map(({ to }) => to)).toEqual(['selam@beispiel.de']);
    const start = await (await coordinator.get('/')).text();
    expect(start).toContain('Vorschlag angenommen: jetzt jemanden anfragen');
    expect((await test.app.request('/dolmetsch-vorschlag/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).status).toBe(
      404,
    );
  });

  it('are phone or video, accepted from the page of the institution; of two who answer at once one counts', async () => {
    const id = await request('2026-12-08T14:00:00+01:00', 'amh');
    expect(await (await coordinator.get(`/vermittlung/${id}`)).text()).toContain('noch nichts anderes vorgeschlagen');
    await post(form(id), { vorschlag: 'mode', stattdessen_wie: ['phone', 'video'] });
    expect((await post(form(id), { vorschlag: 'mode', stattdessen_wie: ['phone'] })).status).toBe(409);
    const answers = await Promise.all([
      post(own(id), { vorschlag_antwort: 'ja' }, institution),
      post(`${form(id)}/antwort`, { vorschlag_antwort: 'nein' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const said = await inside((tx) =>
      tx.selectFrom('interpreting_proposal').select('answer').where('request_id', '=', id).executeTakeFirstOrThrow(),
    );
    const { modes } = await row(id);
    expect(said.answer === 'accepted' ? ['phone', 'video'] : ['on_site']).toEqual(modes);
  });

  it('are over when their time is, also before the hour at which the program notes it', async () => {
    const id = await request('2026-12-10T14:00:00+01:00', 'amh');
    await post(form(id), { vorschlag: 'mode', stattdessen_wie: ['phone'] });
    const { answer_by: answerBy } = await inside((tx) =>
      tx.selectFrom('interpreting_proposal').select('answer_by').where('request_id', '=', id).executeTakeFirstOrThrow(),
    );
    test.setNow(answerBy);
    const late = await signIn(test, { role: 'institution', institution: school });
    await post(own(id), { vorschlag_antwort: 'ja' }, late);
    expect((await row(id)).modes).toEqual(['on_site']);
  });

  it('are a professional service with its price: accepted it ends the request, the pot promises the price', async () => {
    const fundId = await inside(async (tx) => {
      const today = Temporal.PlainDate.from('2026-11-23');
      const by = { centreId: test.centres.dueren, userId: coordinator.userId, now: test.context.clock.now(), today };
      const facts = { name: 'Eigener Topf', payer: 'own', purpose: '', account: '', endedOn: null } as const;
      const opened = await openFund(tx, by, { ...facts, services: ['interpreting'], legalConsequence: 'any' });
      if (!('id' in opened)) throw new Error(opened.refused);
      const span = { fromOn: today.with({ month: 1, day: 1 }), toOn: today.with({ month: 12, day: 31 }) };
      await openPeriod(tx, by, { fundId: opened.id, ...span, amountCents: 10_000, reason: 'Test' });
      return opened.id;
    });
    const service = {
      fachdienst_name: 'Sprachdienst Rur',
      preis_stunde: '75,00',
      preis_km: '0,42',
      bestellen: '02421 9990',
    };
    const bad = await post('/fachdienste/neu', { ...service, fachdienst_name: '', preis_stunde: '0', preis_km: 'x' });
    const html = await bad.text();
    expect(bad.status).toBe(422);
    for (const words of [
      'Bitte füllen Sie „Name des Fachdienstes“ aus.',
      'mehr als 0,00 €',
      '„Preis je Kilometer“',
      '02421 9990',
    ])
      expect(html).toContain(words);
    expect((await post('/fachdienste/neu', service)).status).toBe(303);
    expect(
      await (await post('/fachdienste/neu', { ...service, fachdienst_name: 'sprachdienst rur' })).text(),
    ).toContain('gibt es schon');
    const kept = await inside((tx) => tx.selectFrom('professional_service').selectAll().executeTakeFirstOrThrow());
    const [id, dear] = [
      await request('2026-12-09T14:00:00+01:00', 'amh'),
      await request('2026-12-10T14:00:00+01:00', 'amh'),
    ];
    const offer = (kilometer: string) => ({ vorschlag: 'professional', fachdienst: kept.id, kilometer });
    expect((await post(form(id), { vorschlag: 'professional' })).status).toBe(422);
    await post(form(id), offer('20'));
    await post(form(dear), offer('20'));
    const page = await (await institution.get(`/dolmetschanfragen/${id}`)).text();
    expect(page).toContain('Fachdienst Sprachdienst Rur: 83,40 €, das Zentrum zahlt');
    const change = await (await coordinator.get(`/fachdienste/${kept.id}`)).text();
    const dearer = { ...service, preis_stunde: '90,00', _version: hiddenField(change, '_version') };
    expect((await post(`/fachdienste/${kept.id}`, dearer)).status).toBe(303);
    expect((await post(`/fachdienste/${kept.id}`, dearer)).status).toBe(409);
    expect((await post(own(id), { vorschlag_antwort: 'ja' }, institution)).status).toBe(303);
    expect(await row(id)).toMatchObject({ state: 'professional', outcome: 'own', fund_id: fundId });
    const promised = await inside((tx) =>
      tx
        .selectFrom('fund_period')
        .select('promised_cents as cents')
        .where('fund_id', '=', fundId)
        .executeTakeFirstOrThrow(),
    );
    expect(promised.cents).toBe(8340);
    expect(await (await coordinator.get(`/vermittlung/${id}`)).text()).toContain('Bitte jetzt bestellen: 02421 9990');
    const poor = await post(own(dear), { vorschlag_antwort: 'ja' }, institution);
    expect([poor.status, (await row(dear)).state]).toEqual([409, 'open']);
  });

  it('run out, are taken back, and are kept from who has nothing to say to them', async () => {
    const id = await request('2026-12-15T14:00:00+01:00', 'amh');
    await post(form(id), { vorschlag: 'mode', stattdessen_wie: ['phone'] });
    const link = linkIn((await box.read())[0]?.text);
    expect((await post(`${form(id)}/zuruecknehmen`)).status).toBe(303);
    expect(await (await box.press(link, { vorschlag_antwort: 'ja' })).text()).toContain('schon geantwortet');
    await post(form(id), { vorschlag: 'mode', stattdessen_wie: ['video'] });
    const foreign = await signIn(test, { role: 'interpreter_coordinator', centre: 'aachen' });
    const stranger = await signIn(test, {
      role: 'institution',
      institution: await inside((tx) =>
        addInstitution(tx, test.centres.dueren, { number: 'DN-I-9302', name: 'Andere' }),
      ),
    });
    for (const path of [form(id), `${form(id)}/antwort`, `${form(id)}/zuruecknehmen`])
      expect((await post(path, { vorschlag_antwort: 'ja' }, foreign)).status, path).toBe(404);
    expect((await post(own(id), { vorschlag_antwort: 'ja' }, stranger)).status).toBe(404);
    expect((await row(id)).modes).toEqual(['on_site']);
    test.setNow('2026-11-25T10:00:00+01:00');
    await box.read();
    const later = await signIn(test, { role: 'interpreter_coordinator' });
    expect(await (await later.get(`/vermittlung/${id}`)).text()).toContain('keine Antwort');
    expect(await (await later.get('/')).text()).toContain('Keine Antwort auf den Vorschlag: anrufen');
    const typed = await later.post(form(id), { vorschlag: 'time', zeiten: [], kilometer: 'viele', _request: newId() });
    const html = await typed.text();
    expect([typed.status, html.includes('value="viele"')]).toEqual([422, true]);
  });

  it('have to be tried before a request ends without a talk, or somebody writes why not', async () => {
    const id = await request('2026-12-16T14:00:00+01:00', 'amh');
    const refuse = { ablehnung: 'no_language', stattdessen: 'Telefondienst 0800 1' };
    const path = `/dolmetschen/${id}/ablehnen`;
    const bare = await post(path, refuse);
    expect([bare.status, (await bare.text()).includes('oder schreiben Sie, warum keiner dieser Wege passt')]).toEqual([
      422,
      true,
    ]);
    expect((await post(path, { ...refuse, warum_keines: 'Die Schule hat schon selbst bestellt.' })).status).toBe(303);
    expect(await row(id)).toMatchObject({ state: 'unfilled', no_way_reason: 'Die Schule hat schon selbst bestellt.' });
    const other = await request('2026-12-17T14:00:00+01:00', 'amh');
    await post(form(other), { vorschlag: 'mode', stattdessen_wie: ['phone'] });
    expect((await post(path.replace(id, other), refuse)).status).toBe(303);
    expect((await post(own(other), { vorschlag_antwort: 'ja' }, institution)).status).toBe(303);
    expect((await row(other)).state).toBe('unfilled');
  });
});

describe('the price of a professional service', () => {
  const price = { hourCents: 7500, kmCents: 42 };
  it.each([
    [60, 0, 7500],
    [60, 20, 8340],
    [75, 0, 9375],
    [50, 0, 6250],
    [1, 0, 125],
    [0, 0, 0],
  ])('of %i minutes and %i km is %i cents', (minutes, km, cents) => {
    expect(professionalCents(price, minutes, km)).toBe(cents);
  });
  it('says how it comes about, and who pays it', () => {
    expect(priceText(price, 60, 20)).toBe('60 Minuten zu 75,00 € je Stunde und 20 km zu 0,42 €');
    expect((['land', 'own', 'institution', null] as const).map(professionalPayer)).toEqual([
      'own',
      'own',
      'institution',
      'own',
    ]);
  });
});
