// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { dayOf } from '../../../clock.ts';
import { type By, inCentre, systemActor } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { allowancePresets } from '../../allowances/presets.ts';
import { addRule } from '../../allowances/rule-actions.ts';
import { createLink } from '../../links/actions.ts';
import { answeredField, filledIn } from '../../links/input.ts';
import { addInstitution, addRequest, addVolunteer, dispatchNow } from '../dispatch/dispatch.fixture.ts';
import { bookByCall } from '../dispatch/job-actions.ts';
import { offerPurpose, rankFor } from '../dispatch/offer-actions.ts';
import { everything } from '../event-actions.ts';
import { getRequest } from '../queries.ts';
import { remindOfProofs } from './reminder-actions.ts';

describe.each(testDatabases)('after a talk on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  let school: Visitor;
  let schoolId: string;
  let selam: string;
  let mails: { side: string; why: string; token: string }[] = [];
  const sender = {
    send: (_: unknown, { name }: { name: string }, data: object) => {
      if (name === 'interpreting.proof_mail') mails.push(data as (typeof mails)[number]);
      return Promise.resolve();
    },
  };
  const centre = () => test.centres.dueren;
  const by = (): By => {
    const now = test.context.clock.now();
    return {
      ...{ centreId: centre(), userId: coordinator.userId, now, role: 'interpreter_coordinator' },
      ...{ schools: [], today: dayOf(now) },
    };
  };
  const as = <T>(work: Parameters<typeof inCentre<T>>[2]) => inCentre(test.context.database.db, by(), work);
  async function later(now: string): Promise<void> {
    test.setNow(now);
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
    school = await signIn(test, { role: 'institution', institution: schoolId });
  }
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(dispatchNow);
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
    await test.inside('dueren', async (tx) => {
      schoolId = await addInstitution(tx, centre(), { number: 'DN-I-9001', name: 'Grundschule am Bach' });
      selam = await addVolunteer(tx, centre(), { name: 'Selam', number: 'DN-E-9000' });
      const rule = {
        ...{ flatCents: 0, kmCents: 0, fromKm: null, maxMinutes: null, capCents: null },
        ...{ cancelWindowHours: 24, cancelHours: 'all' as const, cancelCents: 10_00 },
        ...allowancePresets.rhein_erft.rule,
        ...{ version: '2026', validFrom: Temporal.PlainDate.from('2026-01-01'), validTo: null },
      };
      await addRule(tx, by(), 'interpreting', rule);
    });
  });
  beforeEach(async () => {
    await later(dispatchNow);
    mails = [];
  });
  afterAll(() => test.close());

  async function booked(start: string, volunteerId = selam): Promise<{ id: string; link: string }> {
    return await as(async (tx) => {
      const id = await addRequest(tx, centre(), { institutionId: schoolId, start });
      await bookByCall(tx, by(), id, volunteerId, sender);
      const offer = await tx
        .selectFrom('interpreting_offer')
        .select('id')
        .where('request_id', '=', id)
        .executeTakeFirstOrThrow();
      const to = { purpose: offerPurpose, recordId: offer.id, recipient: 'a@b.de', days: 90 };
      return { id, link: `/einsatz/${(await createLink(tx, by(), to)).token}` };
    });
  }
  const press = async (link: string, fields: Record<string, string>) =>
    await test.app.request(link, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
  const volunteerSays = (link: string, beginn: string, ende: string) =>
    press(link, { antwort: 'nachweis', beginn_war: beginn, ende_war: ende });
  const schoolSays = (id: string, beginn: string, ende: string) =>
    school.post(`/dolmetschanfragen/${id}/nachweis`, {
      ...{ ergebnis: 'held', beginn_war: beginn, ende_war: ende, _request: newId() },
    });
  const stateOf = async (id: string) =>
    (
      await as((tx) =>
        tx.selectFrom('interpreting_request').select('state').where('id', '=', id).executeTakeFirstOrThrow(),
      )
    ).state;
  const owedFor = (id: string) =>
    as((tx) => tx.selectFrom('allowance_claim').select('cents').where('record_id', '=', id).execute());
  const decide = (id: string, fields: Record<string, string> = {}) =>
    coordinator.post(`/vermittlung/${id}/zeiten/entscheiden`, {
      ...{ beginn_war: '14:00', ende_war: '15:00', entscheidung_grund: 'Am Telefon mit beiden geklärt.' },
      ...{ _request: newId(), ...fields },
    });

  it('differing times stand side by side with what each would pay, and are asked again by the other’s', async () => {
    const { id, link } = await booked('2026-12-03T14:00:00+01:00');
    await later('2026-12-03T17:00:00+01:00');
    expect((await coordinator.get(`/vermittlung/${id}/zeiten`)).status).toBe(409);
    await volunteerSays(link, '14:00', '16:00');
    await schoolSays(id, '14:00', '15:00');
    expect(await (await coordinator.get('/')).text()).toContain('Zeiten weichen ab');
    expect(await (await coordinator.get('/vermittlung/abweichende-zeiten')).text()).toContain('Selam Beispiel');
    expect(await (await coordinator.get(`/vermittlung/${id}`)).text()).toContain(
      'Beide Seiten sagen verschiedene Zeiten',
    );
    const page = await (await coordinator.get(`/vermittlung/${id}/zeiten`)).text();
    for (const text of ['14:00 bis 15:00 Uhr', '14:00 bis 16:00 Uhr', 'Das wären']) expect(page).toContain(text);
    expect(new Set(page.match(/Das wären [\d,]+/g)).size).toBe(2);
    // Nobody is shown the other side's times before it is asked.
    expect(await (await test.app.request(link)).text()).not.toContain('andere Zeiten');
    const ask = (seite: string) =>
      coordinator.post(`/vermittlung/${id}/zeiten/nachfragen`, { seite, _request: newId() });
    expect((await ask('niemand')).status).toBe(422);
    expect((await ask('volunteer')).status).toBe(303);
    expect((await ask('volunteer')).status).toBe(409);
    expect(await (await test.app.request(link)).text()).toContain('Die Einrichtung hat andere Zeiten angegeben');
    expect((await ask('institution')).status).toBe(303);
    expect(await (await school.get(`/dolmetschanfragen/${id}/nachweis`)).text()).toContain('14:00 bis 16:00 Uhr');
    // Whoever corrects itself ends it.
    await volunteerSays(link, '14:00', '15:00');
    expect(await stateOf(id)).toBe('settled');
    expect((await decide(id)).status).toBe(409);
    expect(await (await coordinator.get('/')).text()).not.toContain('Zeiten weichen ab');
    const elsewhere = await signIn(test, { role: 'interpreter_coordinator', centre: 'aachen' });
    expect((await elsewhere.get(`/vermittlung/${id}/zeiten`)).status).toBe(404);
  });

  it('differing times are decided once, by name and with a reason, and paid by what was decided', async () => {
    const { id, link } = await booked('2026-12-04T14:00:00+01:00');
    await later('2026-12-04T17:00:00+01:00');
    await volunteerSays(link, '14:00', '16:00');
    await schoolSays(id, '14:00', '14:30');
    const wrong = await decide(id, { entscheidung_grund: '', ende_war: '13:00' });
    expect(wrong.status).toBe(422);
    const text = await wrong.text();
    for (const part of [
      'Bitte füllen Sie „Warum diese Zeiten gelten“ aus',
      'Das Ende liegt nicht nach dem Beginn',
      'value="13:00"',
    ])
      expect(text).toContain(part);
    const other = await signIn(test, { role: 'interpreter_coordinator' });
    const both = await Promise.all([
      decide(id),
      other.post(`/vermittlung/${id}/zeiten/entscheiden`, {
        ...{ beginn_war: '14:00', ende_war: '16:00', entscheidung_grund: 'Anders geklärt.', _request: newId() },
      }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await stateOf(id)).toBe('settled');
    expect(await owedFor(id)).toHaveLength(1);
    const proof = await as((tx) =>
      tx
        .selectFrom('interpreting_proof')
        .select(['decided_by', 'reason'])
        .where('decided_at', 'is not', null)
        .executeTakeFirstOrThrow(),
    );
    expect([coordinator.userId, other.userId]).toContain(proof.decided_by);
    expect(proof.reason).toContain('geklärt');
  });

  it('a missing word is reminded of once, then stands with the coordination; nobody is paid by time alone', async () => {
    const phone = await as((tx) =>
      addVolunteer(tx, centre(), { name: 'Anruf', number: 'DN-E-9003', channel: 'phone' }),
    );
    const { id } = await booked('2026-12-07T14:00:00+01:00');
    const called = await booked('2026-12-07T14:00:00+01:00', phone);
    const remind = () => as((tx) => remindOfProofs(tx, systemActor(centre(), test.context.clock.now()), sender));
    await later('2026-12-09T12:00:00+01:00');
    await remind();
    expect(mails).toEqual([]);
    await later('2026-12-10T12:00:00+01:00');
    await remind();
    await remind();
    expect(mails.map(({ side, why }) => `${side} ${why}`).toSorted()).toEqual(
      ['institution missing', 'institution missing', 'volunteer missing'].toSorted(),
    );
    // Who is only called stands there at once, the others after the set days.
    const start = await (await coordinator.get('/')).text();
    expect(start).toContain('bitte anrufen');
    expect(start).toContain(called.id);
    expect(start).not.toContain(`href="/vermittlung/${id}"`);
    await later('2026-12-17T12:00:00+01:00');
    expect(await (await coordinator.get('/')).text()).toContain(`href="/vermittlung/${id}"`);
    expect([await stateOf(id), await owedFor(id)]).toEqual(['assigned', []]);
    // The institution confirms by the link of the mail; opening it changes nothing, and it is good once.
    const token = mails.find(({ side }) => side === 'institution')?.token ?? '';
    const link = `/dolmetschen-nachweis/${token}`;
    expect((await test.app.request(link)).status).toBe(200);
    const form = await (await press(link, {})).text();
    expect(form).toContain('Gedolmetscht hat');
    for (const hidden of ['Selam Beispiel', '02421 777', 'selam@']) expect(form).not.toContain(hidden);
    const said = { [answeredField]: filledIn, ergebnis: 'held', beginn_war: '14:00', ende_war: '15:00' };
    const wrong = await press(link, { ...said, ergebnis: '', ende_war: 'x' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('Bitte wählen Sie, was war.');
    expect(await (await press(link, said)).text()).toContain('Danke, Ihre Angaben sind gespeichert.');
    expect((await press(link, said)).status).toBe(404);
    const via = await as((tx) =>
      tx.selectFrom('interpreting_proof').select('institution_by').where('institution_via', '=', 'link').execute(),
    );
    expect(via).toEqual([{ institution_by: null }]);
  });

  it('the reminder is what the centre has set: refused with all errors, one of two wins', async () => {
    const set = (fields: Record<string, string>, version = '0') =>
      coordinator.post('/dolmetschen-einstellungen/nachweise', {
        ...{ erinnern_tage: '5', melden_tage: '10', danach: 'remind', auf_dem_bogen: 'number' },
        ...{ _version: version, _request: newId(), ...fields },
      });
    const wrong = await set({ erinnern_tage: '9', melden_tage: '4', danach: '' });
    expect(wrong.status).toBe(422);
    const text = await wrong.text();
    for (const part of ['mehr Tage ein als bei der Erinnerung', 'was danach geschieht']) expect(text).toContain(part);
    expect((await set({})).status).toBe(303);
    expect((await set({ erinnern_tage: '6' })).status).toBe(409);
    const { id } = await booked('2026-12-08T10:00:00+01:00');
    await later('2026-12-08T12:00:00+01:00');
    expect((await coordinator.get(`/vermittlung/${id}/nachweis.pdf`)).status).toBe(200);
    await as((tx) =>
      tx.updateTable('proof_setting').set({ remind_days: 3, tell_days: 8, shown_as: 'given_name' }).execute(),
    );
  });

  it('both sides say how it was; the coordination reads and settles it, and it changes nobody’s rank', async () => {
    const { id, link } = await booked('2026-12-14T14:00:00+01:00');
    const rank = async (start: string) =>
      await as(async (tx) => {
        const request = await addRequest(tx, centre(), { institutionId: schoolId, start });
        const ranking = await rankFor(tx, by(), await getRequest(tx, centre(), everything, request));
        return ranking.candidates.map((one) => [one.id, one.mismatch, one.reasons]);
      });
    const give = (fields: Record<string, string>) =>
      school.post(`/dolmetschanfragen/${id}/rueckmeldung`, { ...fields, _request: newId() });
    expect((await school.get(`/dolmetschanfragen/${id}/rueckmeldung`)).status).toBe(409);
    await later('2026-12-14T16:00:00+01:00');
    const before = await rank('2027-01-07T10:00:00+01:00');
    // Times first, then the questions.
    expect(await (await test.app.request(link)).text()).not.toContain('Wie war das Gespräch?');
    expect(await (await volunteerSays(link, '14:00', '15:00')).text()).toContain('Wie war das Gespräch?');
    const answer = { antwort: 'rueckmeldung', verstanden: 'yes', vorbereitet: 'no', freundlich: 'partly' };
    const empty = await (await press(link, { antwort: 'rueckmeldung', anmerkung: 'Bitte anders' })).text();
    expect(empty.match(/Bitte beantworten Sie diese Frage/g)).toHaveLength(3);
    expect(empty).toContain('Bitte anders');
    const named = await (await press(link, { ...answer, anmerkung: 'Frau Mustermann war laut' })).text();
    expect(named).toContain('Das sieht nach einer Person aus');
    expect(named).toContain('Frau Mustermann war laut');
    expect(await (await press(`${link}?sprache=ar`, answer)).text()).toContain('شكرًا على رأيكم');
    expect(await (await test.app.request(link)).text()).not.toContain('Wie war das Gespräch?');
    const none = await give({});
    expect(none.status).toBe(422);
    expect(await none.text()).toContain('Bitte sagen Sie, ob sich alle gut verständigen konnten.');
    const bad = { verstanden: 'no', vorbereitet: 'no', freundlich: 'no', anmerkung: 'Es klappte gar nicht.' };
    expect((await give(bad)).status).toBe(303);
    expect((await give(bad)).status).toBe(409);
    expect(
      (await (await signIn(test, { role: 'institution' })).get(`/dolmetschanfragen/${id}/rueckmeldung`)).status,
    ).toBe(404);
    expect(await rank('2027-01-07T10:00:00+01:00')).toEqual(before);
    // Neither side reads the other's words.
    expect(await (await school.get(`/dolmetschanfragen/${id}`)).text()).not.toContain('gar nicht');
    expect(await (await test.app.request(link)).text()).not.toContain('gar nicht');
    expect(await (await coordinator.get('/')).text()).toContain('Rückmeldungen nach Gesprächen');
    const list = await (await coordinator.get('/vermittlung/rueckmeldungen')).text();
    expect(list).toContain('Es klappte gar nicht.');
    const ids = [...list.matchAll(/rueckmeldungen\/([0-9a-f-]{36})\/erledigt/g)].map(([, one = '']) => one);
    expect(ids).toHaveLength(2);
    const elsewhere = await signIn(test, { role: 'interpreter_coordinator', centre: 'aachen' });
    for (const one of ids) {
      const path = `/vermittlung/rueckmeldungen/${one}/erledigt`;
      expect((await elsewhere.post(path, { _request: newId() })).status).toBe(404);
      expect((await coordinator.post(path, { _request: newId() })).status).toBe(303);
    }
    expect(await (await coordinator.get('/vermittlung/rueckmeldungen')).text()).toContain('Gerade wartet keine');
  });
});
