// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { newId } from '../../../db/ids.ts';
import { addInstitution, addVolunteer } from '../dispatch/dispatch.fixture.ts';
import { type Mail, mailbox } from '../mailbox.fixture.ts';
import { nowDay, standBy, typedCall } from './now.fixture.ts';

describe.each(testDatabases)('somebody on the phone at once, on %s', (kind) => {
  let test: TestApp;
  let desk: Visitor;
  let coordinator: Visitor;
  let office: string;
  const people = new Map<string, string>();
  const box = mailbox(() => test);
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(nowDay);
    await test.inside('dueren', async (tx) => {
      const centreId = test.centres.dueren;
      office = await addInstitution(tx, centreId, { number: 'DN-I-9201', name: 'Beratungsstelle Geheimname' });
      for (const [index, name] of ['Selam', 'Yonas', 'Rania'].entries()) {
        const id = await addVolunteer(tx, centreId, { name, number: `DN-E-920${index}`, language: 'tir' });
        people.set(name, id);
        if (name !== 'Rania') await standBy(tx, centreId, id);
      }
      const of = { name: 'Feven', channel: 'phone' as const, number: 'DN-E-9209', language: 'amh' };
      people.set('Feven', await addVolunteer(tx, centreId, of));
      await standBy(tx, centreId, people.get('Feven') ?? '');
    });
  });
  /** The clock goes on; sessions are new, so that none has ended. */
  const moveTo = async (at: string): Promise<void> => {
    test.setNow(at);
    desk = await signIn(test, { role: 'institution', institution: office });
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
  };
  let hour = 0;
  // Each case in an hour and a week of its own: what one books is in nobody's way.
  const start = (minute = '00', second = '00'): string =>
    Temporal.ZonedDateTime.from('2026-11-23T10:00:00[Europe/Berlin]')
      .add({ weeks: hour })
      .with({ minute: Number(minute), second: Number(second) })
      .toString({ timeZoneName: 'never' });
  beforeEach(async () => {
    hour += 1;
    await moveTo(start());
    await box.read();
  });
  afterAll(() => test.close());

  const inside = <T>(work: Parameters<typeof test.inside<T>>[1]) => test.inside('dueren', work);
  const press = (more: Record<string, string> = {}, who = desk) =>
    who.post('/telefon-jetzt', { ...typedCall(office, 'tir'), _request: newId(), ...more });
  const begin = async (more: Record<string, string> = {}): Promise<string> => {
    const answer = await press(more);
    expect(answer.status, (await answer.clone().text()).match(/kern-error[\s\S]{0,300}/)?.[0]).toBe(303);
    return answer.headers.get('location')?.match(/[0-9a-f-]{36}/)?.[0] ?? '';
  };
  const callPage = async (id: string) => await (await desk.get(`/telefon-jetzt/${id}`)).text();
  const linkOf = (mails: readonly Mail[], name: string): string =>
    /\/anruf\/[\w-]+/.exec(mails.find(({ to }) => to.startsWith(name))?.text ?? '')?.[0] ?? '';
  const say = async (link: string, antwort: string) => await (await box.press(link, { antwort })).text();
  const stateOf = async (id: string) =>
    await inside((tx) =>
      tx
        .selectFrom('interpreting_request as r')
        .innerJoin('interpreting_call as c', 'c.request_id', 'r.id')
        .select(['r.state', 'c.result', 'r.state_alternative as alternative', 'r.starts_at as startsAt'])
        .where('r.id', '=', id)
        .executeTakeFirstOrThrow(),
    );

  it('is asked for by the coordination, too, for an institution that calls', async () => {
    const form = await (await coordinator.get('/vermittlung/jetzt')).text();
    expect(form).toContain('Beratungsstelle Geheimname');
    const missing = await coordinator.post('/vermittlung/jetzt', { einrichtung: office, _request: newId() });
    expect([missing.status, await missing.text()]).toEqual([
      422,
      expect.stringContaining('Bitte wählen Sie den Anlass.'),
    ]);
    const asked = { ...typedCall(office, 'tir'), _request: newId() };
    const [first, again] = [
      await coordinator.post('/vermittlung/jetzt', asked),
      await coordinator.post('/vermittlung/jetzt', asked),
    ];
    const id = first.headers.get('location')?.match(/[0-9a-f-]{36}/)?.[0] ?? '';
    expect([first.status, again.headers.get('location')]).toEqual([303, first.headers.get('location')]);
    expect(await callPage(id)).toContain('Alle sind gefragt.');
    expect((await box.read()).map(({ to }) => to).toSorted()).toEqual(['selam@beispiel.de', 'yonas@beispiel.de']);
    expect(await (await coordinator.get(`/vermittlung/${id}`)).text()).toContain('Jetzt am Telefon');
    // Ended here: what is still told about it reaches nobody in the next case.
    expect((await desk.post(`/telefon-jetzt/${id}/doch-nicht`, { _request: newId() })).status).toBe(303);
    await box.read();
    await box.read();
    expect((await desk.get('/vermittlung/jetzt')).status).toBe(403);
    expect((await desk.post('/vermittlung/jetzt', asked)).status).toBe(403);
    const elsewhere = await signIn(test, { role: 'interpreter_coordinator', centre: 'aachen' });
    const foreign = await elsewhere.post('/vermittlung/jetzt', { ...asked, _request: newId() });
    expect([foreign.status, await foreign.text()]).toEqual([
      422,
      expect.stringContaining('Bitte wählen Sie die Einrichtung.'),
    ]);
  });

  it('asks all who stand by at the same moment: the first who says yes gets the number, the others hear so', async () => {
    const id = await begin();
    const asking = await callPage(id);
    expect(asking).toContain('2 Personen mit Tigrinya haben gerade Bereitschaft. Alle sind gefragt.');
    expect(asking).toContain('data-left="180"');
    expect(asking).toContain('<noscript><meta http-equiv="refresh"');
    const mails = await box.read();
    expect(mails.map(({ to }) => to).toSorted()).toEqual(['selam@beispiel.de', 'yonas@beispiel.de']);
    for (const { subject, text } of mails)
      expect(`${subject} ${text}`).not.toMatch(/Geheimname|000020|Tigrinya|Schulweg|K 17/);
    const [selam, yonas] = [linkOf(mails, 'selam'), linkOf(mails, 'yonas')];
    await moveTo(start('00', '20'));
    const before = await box.open(selam);
    expect(before).toContain('Ja, ich rufe jetzt an');
    expect(before).toContain('2:40');
    for (const hidden of ['000020', 'Geheimname', 'Schulweg']) expect(before).not.toContain(hidden);
    expect((await stateOf(id)).state).toBe('open');
    const after = await say(selam, 'ja');
    for (const shown of ['02421 000020', '#31#', 'tel:%2331%2302421000020']) expect(after).toContain(shown);
    expect(after).not.toContain('Geheimname');
    expect(await say(yonas, 'ja')).toContain('Inzwischen hat schon jemand zugesagt.');
    const taken = await callPage(id);
    for (const shown of ['Selam nimmt an', 'Gespräch beendet, Zeit eintragen', 'Niemand ruft an'])
      expect(taken).toContain(shown);
    expect(taken).not.toMatch(/Beispiel,|02421 777|selam@/);
    const told = await box.read();
    expect(told.map(({ to }) => to)).toEqual(['yonas@beispiel.de']);
    expect(told[0]?.text).toContain('Inzwischen hat schon jemand zugesagt');
    const stand = await stateOf(id);
    expect([stand.state, stand.result, stand.startsAt.toString()]).toEqual([
      'assigned',
      'taken',
      Temporal.Instant.from(start('00', '20')).toString(),
    ]);
  });

  it('writes down who saw a call once for each person, however often its page looks again', async () => {
    const id = await begin();
    const looks = async () =>
      (
        await inside((tx) =>
          tx
            .selectFrom('audit_log')
            .select('user_id')
            .where('event', '=', 'interpreting_call.view')
            .where('record_id', '=', id)
            .orderBy('at')
            .orderBy('id')
            .execute(),
        )
      ).map((row) => row.user_id);
    for (const second of ['05', '10', '15']) {
      test.setNow(start('00', second));
      expect((await desk.get(`/telefon-jetzt/${id}`)).status).toBe(200);
    }
    expect(await looks()).toEqual([desk.userId]);
    const colleague = await signIn(test, { role: 'institution', institution: office });
    for (const _ of [1, 2]) expect((await colleague.get(`/telefon-jetzt/${id}`)).status).toBe(200);
    expect(await looks()).toEqual([desk.userId, colleague.userId]);
    const other = await begin({ zeichen: 'K 18' });
    await callPage(other);
    expect(await looks()).toEqual([desk.userId, colleague.userId]);
    for (const one of [id, other]) await desk.post(`/telefon-jetzt/${one}/doch-nicht`, { _request: newId() });
  });

  it('is proven by both sides like every job: what was promised becomes a job with its times', async () => {
    const id = await begin();
    expect(await (await desk.get(`/dolmetschanfragen/${id}`)).text()).toContain(`href="/telefon-jetzt/${id}"`);
    const link = linkOf(await box.read(), 'selam');
    await say(link, 'ja');
    await moveTo(start('25'));
    expect(await box.open(link)).toContain('Gespräch beendet, Zeiten eintragen');
    const proof = { beginn_war: '10:00', ende_war: '10:20' };
    expect(
      await (await box.press(link.replace('anruf', 'einsatz'), { antwort: 'nachweis', ...proof })).text(),
    ).toContain('Ihre Zeiten sind gespeichert');
    const form = await (await desk.get(`/dolmetschanfragen/${id}/nachweis`)).text();
    expect(form).toContain('value="10:20');
    const own = { ...proof, ergebnis: 'held', _request: newId() };
    expect((await desk.post(`/dolmetschanfragen/${id}/nachweis`, own)).status).toBe(303);
    expect((await stateOf(id)).state).toMatch(/proven|settled/);
    expect(await callPage(id)).toContain('Das Gespräch ist eingetragen.');
  });

  it('ends by itself when nobody has said yes in time: whom to call, another day, a professional service', async () => {
    const id = await begin();
    const selam = linkOf(await box.read(), 'selam');
    await moveTo(start('03'));
    expect(await say(selam, 'ja')).toContain('Diese Anfrage ist vorbei.');
    await box.read();
    const stand = await stateOf(id);
    expect([stand.state, stand.result]).toEqual(['unfilled', 'nobody']);
    expect(stand.alternative).toContain('Welchen es gibt, weiß die Koordination');
    const html = await callPage(id);
    for (const shown of [
      'Was jetzt hilft',
      'Die Koordination anrufen',
      'Für einen anderen Tag anfragen',
      'Noch einmal fragen',
    ])
      expect(html).toContain(shown);
    const dated = await (await desk.get(`/dolmetschanfragen/neu?jetzt=${id}`)).text();
    expect(dated).toContain('value="K 17"');
    expect(dated).toContain('value="tir" selected');
    expect(await (await desk.get(`/telefon-jetzt?nochmal=${id}`)).text()).toContain('value="02421 000020"');
    const today = await (await coordinator.get('/')).text();
    expect(today).toContain('Jetzt am Telefon: niemand hat angerufen');
    expect((await coordinator.post(`/vermittlung/${id}/telefon-gesehen`, { _request: newId() })).status).toBe(303);
    expect((await coordinator.post(`/vermittlung/${id}/telefon-gesehen`, { _request: newId() })).status).toBe(303);
    expect(await (await coordinator.get('/')).text()).not.toContain('niemand hat angerufen');
  });

  it('ends at once when all have said no, when nobody stands by, and when whoever promised gives it back', async () => {
    const id = await begin();
    const mails = await box.read();
    await say(linkOf(mails, 'selam'), 'nein');
    expect(await callPage(id)).toContain('1 Person kann gerade nicht.');
    await say(linkOf(mails, 'yonas'), 'kenne');
    expect((await stateOf(id)).result).toBe('nobody');
    const nobody = await begin({ dolmetschsprache: 'mon' });
    expect(await callPage(nobody)).toContain('Niemand im Pool spricht diese Sprache');
    const third = await begin({ zeichen: 'K 18' });
    const again = await box.read();
    await say(linkOf(again, 'selam'), 'ja');
    expect(await say(linkOf(again, 'selam'), 'doch_nicht')).toContain('Danke für Ihre Antwort.');
    expect((await stateOf(third)).result).toBe('not_called');
    expect(await callPage(third)).toContain('Es hat leider niemand angerufen.');
    // Neither side is mailed an entry of a calendar for it.
    expect((await box.read()).filter(({ ics }) => ics !== undefined)).toEqual([]);
  });

  it('lets the institution say that nobody calls, and that nobody is needed; pressed twice it is the same', async () => {
    const id = await begin();
    await say(linkOf(await box.read(), 'selam'), 'ja');
    for (let twice = 0; twice < 2; twice += 1)
      expect((await desk.post(`/telefon-jetzt/${id}/niemand-ruft-an`, { _request: newId() })).status).toBe(303);
    expect(await stateOf(id)).toMatchObject({ state: 'unfilled', result: 'not_called' });
    const other = await begin({ zeichen: 'K 19' });
    expect(await begin({ zeichen: 'K 19' })).toBe(other);
    for (let twice = 0; twice < 2; twice += 1)
      expect((await desk.post(`/telefon-jetzt/${other}/doch-nicht`, { _request: newId() })).status).toBe(303);
    expect(await stateOf(other)).toMatchObject({ state: 'cancelled_in_time', result: 'withdrawn' });
    await box.read();
    expect(await callPage(other)).toContain('Niemand ruft mehr an.');
  });

  it('puts who only phones before the coordination, with the number to tell', async () => {
    const id = await begin({ dolmetschsprache: 'amh' });
    expect(await callPage(id)).toContain('1 Person mit Amharisch hat gerade Bereitschaft. Das Zentrum ruft sie an.');
    expect(await box.read()).toEqual([]);
    for (const path of ['/', '/vermittlung']) {
      const html = await (await coordinator.get(path)).text();
      expect(html, path).toContain('bitte anrufen: Feven Beispiel, 02421 777');
    }
    expect(await (await coordinator.get(`/vermittlung/${id}`)).text()).toContain('Angerufen wird 02421 000020');
    const call = { person: people.get('Feven') ?? '', ergebnis: 'ja', _request: newId() };
    expect((await coordinator.post(`/vermittlung/${id}/anruf`, call)).status).toBe(303);
    expect(await callPage(id)).toContain('Feven nimmt an');
    expect((await stateOf(id)).result).toBe('taken');
  });
});
