// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { type By, inCentre, systemActor } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { advanceCascades } from './cascade-actions.ts';
import { addInstitution, addRequest, addVolunteer, dispatchNow } from './dispatch.fixture.ts';
import { acceptOffer } from './job-actions.ts';
import { declineOffer } from './offer-actions.ts';

describe.each(testDatabases)('asking one after the other, on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  let school: string;
  const people = new Map<string, string>();
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(dispatchNow);
    await test.inside('dueren', async (tx) => {
      const centreId = test.centres.dueren;
      school = await addInstitution(tx, centreId, { number: 'DN-I-9101', name: 'Grundschule Reihe' });
      for (const [index, name] of ['Abel', 'Bahar', 'Cem', 'Daria'].entries())
        people.set(name, await addVolunteer(tx, centreId, { name, number: `DN-E-910${index}`, language: 'som' }));
      people.set(
        'Emine',
        await addVolunteer(tx, centreId, { name: 'Emine', language: 'som', channel: 'phone', number: 'DN-E-9109' }),
      );
    });
  });
  /** Sessions end while the clock moves on: whoever works later signs in anew. */
  const moveTo = async (now: string): Promise<void> => {
    test.setNow(now);
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
  };
  beforeEach(() => moveTo(dispatchNow));
  afterAll(() => test.close());

  const inside = <T>(work: Parameters<typeof test.inside<T>>[1]) => test.inside('dueren', work);
  const nameOf = (id: string): string => [...people].find(([, one]) => one === id)?.[0] ?? id;
  const request = (start: string) =>
    inside((tx) => addRequest(tx, test.centres.dueren, { institutionId: school, start, language: 'som' }));
  const post = (path: string, fields: Record<string, string> = {}) =>
    coordinator.post(path, { ...fields, _request: newId() });
  const begin = (id: string, gleichzeitig = '1') => post(`/vermittlung/${id}/reihe`, { gleichzeitig });
  const at = async (now: string) => {
    await moveTo(now);
    await test.context.jobs.runDue();
  };
  const by = (): By => {
    const now = test.context.clock.now();
    return { ...systemActor(test.centres.dueren, now), role: 'link', schools: [], today: test.context.clock.today() };
  };
  const offers = (id: string) =>
    inside((tx) =>
      tx
        .selectFrom('interpreting_offer')
        .select(['id', 'volunteer_id as who', 'answer', 'via', 'answer_by as until', 'told_at as told'])
        .where('request_id', '=', id)
        .orderBy('asked_at')
        .orderBy('id')
        .execute(),
    );
  const line = async (id: string) =>
    (await offers(id)).map(({ who, answer }) => `${nameOf(who)} ${answer ?? 'gefragt'}`);
  const cascade = (id: string) =>
    inside((tx) =>
      tx
        .selectFrom('interpreting_cascade')
        .select(['ended_why as why', 'steps'])
        .where('request_id', '=', id)
        .executeTakeFirstOrThrow(),
    );
  /** The part of the start page about requests for which the program asks nobody any more. */
  const endedIn = (html: string): string =>
    html.split('Das Programm fragt niemanden mehr')[1]?.split('</section>')[0] ?? '';
  const pageOf = async (id: string) => await (await coordinator.get(`/vermittlung/${id}`)).text();

  it('asks the next when the deadline passes, by the ranking of that moment, and stops when somebody says yes', async () => {
    const id = await request('2026-12-10T14:00:00+01:00');
    expect((await begin(id)).status).toBe(303);
    expect((await begin(id)).status).toBe(303);
    expect(await line(id)).toEqual(['Abel gefragt']);
    expect(await pageOf(id)).toContain('Das Programm fragt der Reihe nach.');
    expect(await pageOf(id)).toContain('Danach: Bahar Beispiel.');
    // More than a week ahead: 24 hours to answer. A minute before nothing happens.
    await at('2026-11-24T08:59:00+01:00');
    expect(await line(id)).toEqual(['Abel gefragt']);
    // Bahar is away by then: the ranking of the moment counts.
    const away = { weg_von: '01.12.2026', weg_bis: '20.12.2026' };
    expect((await post(`/ehrenamtliche/${people.get('Bahar')}/abwesend`, away)).status).toBe(303);
    await at('2026-11-24T09:00:00+01:00');
    expect(await line(id)).toEqual(['Abel expired', 'Cem gefragt']);
    const [, cem] = await offers(id);
    await inside((tx) => acceptOffer(tx, by(), cem?.id ?? '', test.context.jobs));
    await at('2026-11-25T12:00:00+01:00');
    expect(await line(id)).toEqual(['Abel expired', 'Cem accepted']);
    expect((await cascade(id)).why).toBe('accepted');
    // Who did not answer in time hears that somebody else has said yes, once.
    expect((await offers(id)).map(({ told }) => told !== null)).toEqual([true, false]);
  });

  it('asks the next at once when somebody says no, and a wave when all of it have', async () => {
    const id = await request('2027-01-12T14:00:00+01:00');
    await begin(id, '2');
    expect(await line(id)).toEqual(['Abel gefragt', 'Bahar gefragt']);
    const [first, second] = await offers(id);
    await inside((tx) => declineOffer(tx, by(), first?.id ?? '', false));
    await at('2026-11-23T09:05:00+01:00');
    expect(await line(id)).toHaveLength(2);
    await inside((tx) => declineOffer(tx, by(), second?.id ?? '', true));
    await at('2026-11-23T09:06:00+01:00');
    // Cem has another job this month or rested less: the order is that of the ranking, nobody is asked twice.
    expect((await line(id)).slice(0, 2)).toEqual(['Abel declined', 'Bahar knows']);
    expect(await line(id)).toHaveLength(4);
  });

  it('asks within the hours of the centre alone, and nobody on Sundays and holidays', async () => {
    await moveTo('2026-11-27T20:30:00+01:00');
    const id = await request('2026-12-18T14:00:00+01:00');
    await begin(id);
    expect(await line(id)).toEqual([]);
    expect(await pageOf(id)).toContain('Gerade ist niemand gefragt.');
    await at('2026-11-28T07:59:00+01:00');
    expect(await line(id)).toEqual([]);
    await at('2026-11-28T08:00:00+01:00');
    expect(await line(id)).toHaveLength(1);
    // The day to answer ends on a Sunday: the person has until Monday morning.
    const [one] = await offers(id);
    expect(one?.until.toString()).toBe('2026-11-30T07:00:00Z');
    await at('2026-11-29T12:00:00+01:00');
    expect(await line(id)).toHaveLength(1);
    await at('2026-11-30T08:00:00+01:00');
    expect(await line(id)).toHaveLength(2);
  });

  it('puts who only phones on the list of the coordination, tells it when nobody is left, and what helps', async () => {
    const id = await request('2027-02-09T14:00:00+01:00');
    await begin(id, '5');
    const asked = await offers(id);
    expect(asked.filter(({ via }) => via === 'phone').map(({ who }) => nameOf(who))).toEqual(['Emine']);
    const today = await (await coordinator.get('/')).text();
    expect(today).toContain('Bitte anrufen: Anfragen an Ehrenamtliche');
    expect(today).toContain('Emine Beispiel, 02421 777');
    await at('2026-11-24T09:01:00+01:00');
    expect((await cascade(id)).why).toBe('nobody');
    const told = await (await coordinator.get('/')).text();
    expect(endedIn(told)).toContain(id);
    expect(told).toContain('nach Telefon oder Video');
    expect(await pageOf(id)).toContain('Zuletzt der Reihe nach gefragt: Alle, die in Frage kommen, sind gefragt.');
    // Somebody does something: it is told no more.
    await post(`/vermittlung/${id}/anfragen`, { person: people.get('Abel') ?? '' });
    expect(await (await coordinator.get('/')).text()).not.toContain(
      'DM-2026-5004: Alle, die in Frage kommen, sind gefragt.',
    );
  });

  it('is stopped by one click; whoever is asked can still answer', async () => {
    const id = await request('2027-03-09T14:00:00+01:00');
    await begin(id);
    expect((await post(`/vermittlung/${id}/reihe/anhalten`)).status).toBe(303);
    expect((await post(`/vermittlung/${id}/reihe/anhalten`)).status).toBe(303);
    await at('2026-11-26T12:00:00+01:00');
    expect(await line(id)).toHaveLength(1);
    expect((await cascade(id)).why).toBe('stopped');
    const [one] = await offers(id);
    expect(await inside((tx) => acceptOffer(tx, by(), one?.id ?? '', test.context.jobs))).toBe('booked');
  });

  it('asks nobody twice when two runs meet, and nobody of a request that is called off', async () => {
    const id = await request('2027-04-13T14:00:00+02:00');
    await begin(id);
    await moveTo('2026-11-24T09:00:00+01:00');
    const now = test.context.clock.now();
    const run = () =>
      inCentre(test.context.database.db, systemActor(test.centres.dueren, now), (tx) =>
        advanceCascades(tx, test.centres.dueren, now, test.context.jobs),
      );
    await Promise.all([run(), run()]);
    expect(await line(id)).toHaveLength(2);
    await post(`/dolmetschen/${id}/absagen`);
    await at('2026-11-26T09:00:00+01:00');
    expect(await line(id)).toHaveLength(2);
    expect((await cascade(id)).why).toBe('withdrawn');
  });

  it('says what is wrong, and is nobody else’s', async () => {
    const id = await request('2027-05-11T14:00:00+02:00');
    for (const size of ['0', '7', 'viele', '']) expect((await begin(id, size)).status).toBe(422);
    const foreign = await signIn(test, { role: 'interpreter_coordinator', centre: 'aachen' });
    for (const path of [`/vermittlung/${id}/reihe`, `/vermittlung/${id}/reihe/anhalten`])
      expect((await foreign.post(path, { gleichzeitig: '1', _request: newId() })).status).toBe(404);
    expect(
      (await (await signIn(test, { role: 'counsellor' })).post(`/vermittlung/${id}/reihe`, { gleichzeitig: '1' }))
        .status,
    ).toBe(403);
    await moveTo('2027-05-12T09:00:00+02:00');
    expect((await begin(id)).status).toBe(409);
  });

  it('never asks again who gave a talk back through the coordination, nor who knows the people involved', async () => {
    const reference = 'Akte 77';
    const ask = (start: string) =>
      inside((tx) => addRequest(tx, test.centres.dueren, { institutionId: school, start, language: 'som', reference }));
    const id = await ask('2027-06-08T09:00:00+02:00');
    await post(`/vermittlung/${id}/anruf`, { person: people.get('Daria') ?? '', ergebnis: 'ja' });
    await post(`/vermittlung/${id}/ersatz`, { grund: 'conflict' });
    expect(await pageOf(id)).toContain('kennt die Beteiligten (eigene Angabe)');
    const later = await ask('2027-06-22T09:00:00+02:00');
    expect((await post(`/vermittlung/${later}/anfragen`, { person: people.get('Daria') ?? '' })).status).toBe(409);
    await post(`/vermittlung/${later}/anruf`, { person: people.get('Cem') ?? '', ergebnis: 'ja' });
    await post(`/vermittlung/${later}/ersatz`, { grund: 'ill' });
    expect(await pageOf(later)).toContain('hat für dieses Gespräch abgesagt');
  });
});
