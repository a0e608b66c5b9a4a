// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { dayOf } from '../../../clock.ts';
import { type By, inCentre } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { confirmExcess, declareElsewhere } from '../../allowances/person-actions.ts';
import { addRule } from '../../allowances/rule-actions.ts';
import { createLink } from '../../links/actions.ts';
import { addInstitution, addRequest, addVolunteer, dispatchNow } from './dispatch.fixture.ts';
import { bookByCall } from './job-actions.ts';
import { offerPurpose } from './offer-actions.ts';

describe.each(testDatabases)('proofs of talks on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  let school: Visitor;
  let institutionId: string;
  let selam: string;
  const sender = { send: () => Promise.resolve() };
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(dispatchNow);
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
    const centreId = test.centres.dueren;
    await test.inside('dueren', async (tx) => {
      institutionId = await addInstitution(tx, centreId, { number: 'DN-I-9001', name: 'Grundschule' });
      selam = await addVolunteer(tx, centreId, { name: 'Selam', number: 'DN-E-9000' });
      const rule = {
        ...{
          version: '2026',
          validFrom: Temporal.PlainDate.from('2026-01-01'),
          validTo: null,
          baseMinutes: 60,
          baseCents: 25_00,
        },
        ...{
          step: { minutes: 30, cents: 5_00, kind: 'started' as const },
          travel: 'included' as const,
          flatCents: 0,
          kmCents: 0,
        },
        ...{
          fromKm: null,
          maxMinutes: null,
          capCents: null,
          cancelWindowHours: 24,
          cancelHours: 'all' as const,
          cancelCents: 10_00,
        },
      };
      await addRule(tx, by(), 'interpreting', rule);
    });
    school = await signIn(test, { role: 'institution', institution: institutionId });
  });
  /** Moves the clock; who was signed in before then is not any more. */
  async function later(now: string): Promise<void> {
    test.setNow(now);
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
    school = await signIn(test, { role: 'institution', institution: institutionId });
  }
  beforeEach(() => later(dispatchNow));
  afterAll(() => test.close());

  const by = (role = 'interpreter_coordinator'): By => {
    const now = test.context.clock.now();
    return { centreId: test.centres.dueren, userId: coordinator.userId, now, role, schools: [], today: dayOf(now) };
  };
  const as = <T>(work: Parameters<typeof inCentre<T>>[2]) => inCentre(test.context.database.db, by(), work);
  /** A talk somebody has promised, and the link of the volunteer. */
  async function booked(start: string, volunteerId = selam): Promise<{ id: string; link: string }> {
    return await as(async (tx) => {
      const id = await addRequest(tx, test.centres.dueren, { institutionId, start });
      await bookByCall(tx, by(), id, volunteerId, sender);
      const offer = await tx
        .selectFrom('interpreting_offer')
        .select('id')
        .where('request_id', '=', id)
        .executeTakeFirstOrThrow();
      const { token } = await createLink(tx, by(), {
        purpose: offerPurpose,
        recordId: offer.id,
        recipient: 'a@b.de',
        days: 90,
      });
      return { id, link: `/einsatz/${token}` };
    });
  }
  const stateOf = async (id: string) =>
    (
      await as((tx) =>
        tx.selectFrom('interpreting_request').select('state').where('id', '=', id).executeTakeFirstOrThrow(),
      )
    ).state;
  const owedFor = async (id: string) =>
    (await as((tx) => tx.selectFrom('allowance_claim').select('cents').where('record_id', '=', id).execute())).map(
      ({ cents }) => cents,
    );
  const press = async (link: string, fields: Record<string, string>) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return await test.app.request(link, { method: 'POST', headers, body: new URLSearchParams(fields).toString() });
  };
  const says = (beginn: string, ende: string, more: Record<string, string> = {}) => ({
    ...{ antwort: 'nachweis', beginn_war: beginn, ende_war: ende, ...more },
  });
  const sign = (id: string, fields: Record<string, string>, who = school) =>
    who.post(`/dolmetschanfragen/${id}/nachweis`, {
      ergebnis: 'held',
      beginn_war: '14:00',
      ende_war: '15:30',
      ...fields,
      _request: newId(),
    });

  it('are whole when both have said the same, once, and what it comes to is owed', async () => {
    const { id, link } = await booked('2026-12-03T14:00:00+01:00');
    expect((await sign(id, {})).status).toBe(422);
    await later('2026-12-03T16:00:00+01:00');
    expect(await (await test.app.request(link)).text()).toContain('Wie lange hat der Einsatz gedauert?');
    expect(await (await press(link, says('14', 'x'))).text()).toContain('Bitte schreiben Sie die Uhrzeit so');
    expect(await (await press(link, says('15:30', '14:00'))).text()).toContain('Das Ende liegt vor dem Beginn');
    expect(await (await press(link, says('14:00', '15:00'))).text()).toContain('Danke. Ihre Zeiten sind gespeichert.');
    expect(await stateOf(id)).toBe('held');
    expect((await sign(id, {})).status).toBe(303);
    // The times differ: nothing is owed until they agree.
    expect([await stateOf(id), await owedFor(id)]).toEqual(['held', []]);
    await press(link, says('14:00', '15:30', { belastet: 'ja' }));
    expect([await stateOf(id), await owedFor(id)]).toEqual(['settled', [30_00]]);
    expect((await sign(id, {})).status).toBe(409);
    expect(await (await press(link, says('14:00', '15:50'))).text()).toContain('Diese Anfrage ist vorbei.');
    expect(await owedFor(id)).toEqual([30_00]);
    const proof = await as((tx) =>
      tx.selectFrom('interpreting_proof').select('burdened_at').where('burdened_at', 'is not', null).execute(),
    );
    expect(proof).toHaveLength(1);
    expect(await (await coordinator.get('/')).text()).toContain('ein Gespräch war belastend');
    expect(await (await coordinator.get(`/vermittlung/${id}`)).text()).toContain('möchte angerufen werden');
    expect((await coordinator.post(`/vermittlung/${id}/zurueckgerufen`, { _request: newId() })).status).toBe(303);
    expect(await (await coordinator.get('/')).text()).not.toContain('ein Gespräch war belastend');
  });

  it('refuse times that cannot be, with everything typed still there', async () => {
    const { id } = await booked('2026-12-04T14:00:00+01:00');
    await later('2026-12-04T14:30:00+01:00');
    const early = await sign(id, { ende_war: '15:00' });
    expect(early.status).toBe(422);
    expect(await early.text()).toContain('Das Ende liegt in der Zukunft');
    expect(await (await sign(id, { ergebnis: '', ende_war: '13:00' })).text()).toContain('Bitte wählen Sie, was war.');
  });

  it('are never given for both sides by one person', async () => {
    const both = await as((tx) => addVolunteer(tx, test.centres.dueren, { name: 'Beides', number: 'DN-E-9009' }));
    const { id } = await booked('2026-12-07T14:00:00+01:00', both);
    await later('2026-12-07T16:00:00+01:00');
    const same = await signIn(test, { role: 'institution', institution: institutionId });
    const { db } = test.context.database;
    const { email } = await db
      .selectFrom('auth_user')
      .select('email')
      .where('id', '=', same.userId)
      .executeTakeFirstOrThrow();
    await as((tx) => tx.updateTable('volunteer').set({ email }).where('id', '=', both).execute());
    const answer = await sign(id, {}, same);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('bestätigt jemand anderes aus Ihrer Einrichtung');
    expect((await sign(id, {})).status).toBe(303);
  });

  it('on paper come from the coordination; who does not come is not the volunteer’s loss', async () => {
    const [paper, nobody, missing] = [
      await booked('2026-12-08T14:00:00+01:00'),
      await booked('2026-12-09T14:00:00+01:00'),
      await booked('2026-12-10T14:00:00+01:00'),
    ];
    await later('2026-12-10T18:00:00+01:00');
    const enter = (id: string, ergebnis: string) =>
      coordinator.post(`/vermittlung/${id}/nachweis`, {
        ergebnis,
        beginn_war: '14:00',
        ende_war: '15:00',
        _request: newId(),
      });
    await enter(paper.id, 'held');
    expect([await stateOf(paper.id), await owedFor(paper.id)]).toEqual(['settled', [25_00]]);
    await enter(nobody.id, 'client_no_show');
    expect([await stateOf(nobody.id), await owedFor(nobody.id)]).toEqual(['settled', [10_00]]);
    await enter(missing.id, 'interpreter_no_show');
    expect([await stateOf(missing.id), await owedFor(missing.id)]).toEqual(['interpreter_no_show', []]);
  });

  it('of what is called off late come to what the rule says, in time to nothing; the volunteer is free again', async () => {
    const late = await booked('2026-12-14T14:00:00+01:00');
    const early = await booked('2026-12-15T14:00:00+01:00');
    const cancel = (id: string) => coordinator.post(`/dolmetschen/${id}/absagen`, { _request: newId() });
    await cancel(early.id);
    await later('2026-12-14T09:00:00+01:00');
    await cancel(late.id);
    expect([await stateOf(early.id), await owedFor(early.id)]).toEqual(['cancelled_in_time', []]);
    expect([await stateOf(late.id), await owedFor(late.id)]).toEqual(['settled', [10_00]]);
    const standing = await as((tx) =>
      tx
        .selectFrom('interpreting_job')
        .select('id')
        .where('request_id', 'in', [late.id, early.id])
        .where('released_at', 'is', null)
        .execute(),
    );
    expect(standing).toEqual([]);
  });

  it('end with what is free of tax in the year: nobody is asked beyond it, unless somebody has confirmed it', async () => {
    const rich = await as((tx) => addVolunteer(tx, test.centres.dueren, { name: 'Reich', number: 'DN-E-9008' }));
    const talk = (start: string) => as((tx) => addRequest(tx, test.centres.dueren, { institutionId, start }));
    const [inYear, next] = [await talk('2026-12-17T14:00:00+01:00'), await talk('2027-01-14T14:00:00+01:00')];
    const of = { volunteerId: rich, year: 2026, paragraph: 'volunteer' as const };
    await as((tx) => declareElsewhere(tx, by(), { ...of, cents: 960_00, declaredOn: by().today }));
    const ask = (id: string) => coordinator.post(`/vermittlung/${id}/anfragen`, { person: rich, _request: newId() });
    expect(await (await coordinator.get(`/vermittlung/${inYear}`)).text()).toContain(
      'hat den steuerfreien Betrag des Jahres erreicht',
    );
    expect((await ask(inYear)).status).toBe(409);
    expect((await ask(next)).status).toBe(303);
    await as((tx) => confirmExcess(tx, by(), { ...of, reason: 'Die Person versteuert den Rest.' }));
    expect((await ask(inYear)).status).toBe(303);
  });

  it('are of the own institution alone', async () => {
    const { id } = await booked('2026-12-16T14:00:00+01:00');
    await later('2026-12-16T16:00:00+01:00');
    const other = await signIn(test, { role: 'institution' });
    expect((await other.get(`/dolmetschanfragen/${id}/nachweis`)).status).toBe(404);
    expect((await sign(id, {}, other)).status).toBe(404);
    const page = await (await school.get(`/dolmetschanfragen/${id}`)).text();
    expect(page).toContain('Es kommt: Selam, Tigrinya');
    for (const hidden of ['Selam Beispiel', '02421 777', 'Geheimweg', 'selam@']) expect(page).not.toContain(hidden);
  });
});
