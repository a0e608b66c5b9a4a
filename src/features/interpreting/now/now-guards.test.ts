// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { type By, inCentre, systemActor } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { addInstitution, addRequest, addVolunteer } from '../dispatch/dispatch.fixture.ts';
import { acceptOffer, bookByCall } from '../dispatch/job-actions.ts';
import { sendAskLink } from '../link-actions.ts';
import { mailbox } from '../mailbox.fixture.ts';
import { setPolicy } from '../policy-actions.ts';
import { defaultPolicy } from '../policy-rules.ts';
import { startCall } from './call-actions.ts';
import { callTalk } from './call-input.ts';
import { nowDay, standBy, typedCall } from './now.fixture.ts';

describe.each(testDatabases)('who is asked at once and who may ask, on %s', (kind) => {
  let test: TestApp;
  let desk: Visitor;
  let office: string;
  let shelter: string;
  const people = new Map<string, string>();
  const box = mailbox(() => test);
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(nowDay);
    await test.inside('dueren', async (tx) => {
      const centreId = test.centres.dueren;
      office = await addInstitution(tx, centreId, { number: 'DN-I-9301', name: 'Amt Mitte' });
      const hidden = { number: 'DN-I-9302', name: 'Schutzhaus Verborgen', isProtected: true };
      shelter = await addInstitution(tx, centreId, hidden);
      for (const [index, name] of ['Ada', 'Ben', 'Cleo', 'Dora', 'Elif', 'Fritz', 'Gül', 'Hamid'].entries()) {
        people.set(name, await addVolunteer(tx, centreId, { name, number: `DN-E-930${index}`, language: 'som' }));
        await standBy(tx, centreId, people.get(name) ?? '');
      }
      for (const [index, name] of ['Ida', 'Jan'].entries()) {
        people.set(name, await addVolunteer(tx, centreId, { name, number: `DN-E-940${index}`, language: 'ckb' }));
        await standBy(tx, centreId, people.get(name) ?? '');
      }
    });
    desk = await signIn(test, { role: 'institution', institution: office });
  });
  beforeEach(() => test.setNow(nowDay));
  afterAll(() => test.close());

  const inside = <T>(work: Parameters<typeof test.inside<T>>[1]) => test.inside('dueren', work);
  const idOf = (name: string): string => people.get(name) ?? '';
  const actor = (role: string, at = nowDay): By => ({
    ...systemActor(test.centres.dueren, Temporal.Instant.from(at)),
    ...{ role, schools: [], today: Temporal.PlainDate.from(at.slice(0, 10)) },
  });
  const quiet = { send: () => Promise.resolve() };
  const begin = async (
    institutionId: string,
    language: string,
    more: { gender?: 'female'; reference?: string; at?: string } = {},
  ) =>
    await inside(async (tx) => {
      const said = { institutionId, language, variety: '', phone: '02421 000020', minutes: 20 };
      const rest = { occasion: 'parents_talk' as const, legalConsequence: false, institutionPays: false };
      const wish = { gender: more.gender ?? null, reference: more.reference ?? '' };
      const talk = callTalk({ ...said, ...rest, ...wish }, { name: 'Amt', email: '' }, { ags: '05358008' });
      const asked = { talk, minutes: 20, phone: said.phone, channel: 'account' as const, linkId: null };
      const begun = await startCall(tx, actor('institution', more.at), asked, quiet);
      return 'requestId' in begun ? begun.requestId : JSON.stringify(begun);
    });
  const offersOf = (id: string) =>
    inside((tx) =>
      tx
        .selectFrom('interpreting_offer as o')
        .innerJoin('volunteer as v', 'v.id', 'o.volunteer_id')
        .select(['o.id', 'v.given_name as name', 'o.via'])
        .where('o.request_id', '=', id)
        .orderBy('v.given_name')
        .execute(),
    );

  it('asks nobody who is busy, away, on a break, without papers, unwanted, of other sex, or at the own limits', async () => {
    const set = (name: string, columns: Record<string, unknown>) =>
      inside((tx) => tx.updateTable('volunteer').set(columns).where('id', '=', idOf(name)).execute());
    await inside(async (tx) => {
      const centreId = test.centres.dueren;
      // Ben is on the way home from another talk: it ends ten minutes before, and the buffer is fifteen.
      const busy = await addRequest(tx, centreId, {
        institutionId: office,
        start: '2026-11-23T08:50:00+01:00',
        language: 'som',
      });
      await tx
        .updateTable('interpreting_request')
        .set({
          starts_at: Temporal.Instant.from('2026-11-24T08:50:00+01:00'),
          ends_at: Temporal.Instant.from('2026-11-24T09:50:00+01:00'),
        })
        .where('id', '=', busy)
        .execute();
      await bookByCall(tx, actor('interpreter_coordinator'), busy, idOf('Ben'), quiet);
      await tx
        .updateTable('interpreting_request')
        .set({
          starts_at: Temporal.Instant.from('2026-11-23T08:50:00+01:00'),
          ends_at: Temporal.Instant.from('2026-11-23T09:50:00+01:00'),
        })
        .where('id', '=', busy)
        .execute();
      const day = Temporal.PlainDate.from('2026-11-23');
      await tx
        .insertInto('volunteer_absence')
        .values({
          centre_id: centreId,
          id: newId(),
          volunteer_id: idOf('Cleo'),
          from_on: day,
          to_on: day,
          entered_at: Temporal.Instant.from(nowDay),
          entered_by: null,
        })
        .execute();
      await tx
        .updateTable('volunteer_check')
        .set({ withdrawn_at: Temporal.Instant.from(nowDay), withdrawn_by: newId() })
        .where('volunteer_id', '=', idOf('Dora'))
        .where('kind', '=', 'conduct')
        .execute();
      await tx
        .insertInto('pair_wish')
        .values({
          centre_id: centreId,
          id: newId(),
          institution_id: office,
          reference: 'K 1',
          volunteer_id: idOf('Elif'),
          wish: 'never',
          entered_at: Temporal.Instant.from(nowDay),
        })
        .execute();
    });
    await set('Fritz', { gender: 'male' });
    await set('Gül', { state: 'paused' });
    await set('Hamid', { most_messages_week: 1 });
    const first = await begin(office, 'som', { reference: 'K 1', gender: 'female' });
    expect(await offersOf(first)).toMatchObject([
      { name: 'Ada', via: 'mail' },
      { name: 'Hamid', via: 'mail' },
    ]);
    // Hamid has had the one message of this week: the next time the centre phones.
    await inside((tx) =>
      tx
        .updateTable('interpreting_call')
        .set({ result: 'withdrawn', ended_at: Temporal.Instant.from(nowDay) })
        .execute(),
    );
    await set('Ada', { most_jobs_month: 1 });
    const second = await begin(office, 'som', { reference: 'K 2' });
    expect((await offersOf(second)).map(({ name, via }) => `${name} ${via}`)).toEqual(
      expect.arrayContaining(['Elif mail', 'Fritz mail', 'Hamid phone']),
    );
    expect((await offersOf(second)).map(({ name }) => name)).not.toContain('Gül');
  });

  it('offers protected institutions by the centre alone: nothing is mailed', async () => {
    const id = await begin(shelter, 'ckb');
    expect((await offersOf(id)).map(({ via }) => via)).toEqual(['phone', 'phone']);
    const office = await signIn(test, { role: 'administration' });
    expect(await (await office.get('/dolmetschen')).text()).not.toContain('Verborgen');
  });

  it('decides at once who pays, with the reason and what else helps, and says all that is wrong', async () => {
    const press = (more: Record<string, string>) =>
      desk.post('/telefon-jetzt', { ...typedCall(office, 'som'), _request: newId(), ...more });
    const court = await press({ anlass_gespraech: 'court' });
    expect(court.status).toBe(422);
    expect(await court.text()).toContain('justiz-dolmetscher.de');
    const open = await press({ anlass_gespraech: 'other' });
    expect(await open.text()).toContain('Bei diesem Anlass entscheidet die Koordination');
    const wrong = await press({ rueckruf: '', dauer: '', anlass_gespraech: '', zeichen: 'Z 9', bedingungen: '' });
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    for (const part of [
      'Nummer ein, unter der Sie',
      'wie lange das Gespräch',
      'Bitte wählen Sie den Anlass',
      'value="Z 9"',
    ])
      expect(html).toContain(part);
    const named = await press({ zeichen: 'Familie Yilmaz' });
    expect(await named.text()).toContain('Das sieht nach einer Person aus.');
    expect((await press({ einrichtung: shelter })).status).toBe(422);
  });

  it('is nobody else’s: not of another institution, office or centre', async () => {
    const id = await begin(office, 'ckb', { reference: 'K 5' });
    const other = await signIn(test, { role: 'institution', institution: shelter });
    const foreign = await signIn(test, { role: 'institution', centre: 'aachen' });
    for (const who of [other, foreign]) {
      expect((await who.get(`/telefon-jetzt/${id}`)).status).toBe(404);
      for (const deed of ['niemand-ruft-an', 'doch-nicht'])
        expect((await who.post(`/telefon-jetzt/${id}/${deed}`, { _request: newId() })).status).toBe(404);
    }
    const abroad = await signIn(test, { role: 'interpreter_coordinator', centre: 'aachen' });
    expect((await abroad.post(`/vermittlung/${id}/telefon-gesehen`, { _request: newId() })).status).toBe(404);
    expect((await (await signIn(test, { role: 'counsellor' })).get('/telefon-jetzt')).status).toBe(403);
    expect((await test.app.request(`/anruf/${'A'.repeat(43)}`)).status).toBe(404);
    expect((await test.app.request(`/dolmetschen-jetzt/${'A'.repeat(43)}`)).status).toBe(404);
  });

  it('works by the mailed link, as often as needed, and its times are confirmed there', async () => {
    const later = '2026-11-30T10:00:00+01:00';
    test.setNow(later);
    await inside((tx) => sendAskLink(tx, actor('interpreter_coordinator', later), office, test.context.jobs));
    // The institution has other mails, too: about proofs that are missing by now.
    const written = (await box.read()).filter(({ to }) => to === 'schule@beispiel.de').map(({ text }) => text);
    const door = /\/dolmetschen-jetzt\/[\w-]+/.exec(written.join('\n'))?.[0] ?? '';
    expect(await box.open(door)).toContain('Jetzt jemanden ans Telefon holen');
    const { einrichtung: _, ...typed } = typedCall(office, 'ckb');
    const wrong = await box.press(door, { ...typed, rueckruf: '', tat: 'fragen' });
    expect(wrong.status).toBe(422);
    const sent = await Promise.all([1, 2].map(() => box.press(door, { ...typed, zeichen: 'K 6', tat: 'fragen' })));
    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    const mails = await box.read();
    const volunteer = /\/anruf\/[\w-]+/.exec(mails.find(({ to }) => to.startsWith('ida'))?.text ?? '')?.[0] ?? '';
    expect(mails.filter(({ to }) => to.startsWith('ida'))).toHaveLength(1);
    await box.press(volunteer, { antwort: 'ja' });
    for (const _ of [1, 2]) expect(await box.open(door)).toContain('Ida nimmt an');
    const looks = await inside((tx) =>
      tx
        .selectFrom('audit_log as l')
        .innerJoin('interpreting_request as r', (join) => join.on(sql<SqlBool>`r.id::text = l.record_id`))
        .select('l.role')
        .where('l.event', '=', 'interpreting_call.view')
        .where('r.reference', '=', 'K 6')
        .execute(),
    );
    expect(looks).toEqual([{ role: 'link' }]);
    test.setNow('2026-11-30T10:30:00+01:00');
    const times = { tat: 'nachweis', beginn_war: '10:00', ende_war: '10:20' };
    expect((await box.press(door, { ...times, ende_war: '10:50' })).status).toBe(422);
    expect((await box.press(door, times)).status).toBe(303);
    const page = await box.open(door);
    expect(page).toContain('Das Gespräch ist eingetragen.');
    expect(page).toContain('Noch einmal fragen');
  });

  it('can be switched off by the centre, from a day on', async () => {
    const day = Temporal.PlainDate.from('2026-12-01');
    await inside((tx) => setPolicy(tx, actor('head'), day, { ...defaultPolicy, phoneNow: false }));
    test.setNow('2026-12-07T10:00:00+01:00');
    const late = await signIn(test, { role: 'institution', institution: office });
    expect(await (await late.get('/telefon-jetzt')).text()).toContain('bietet „Jetzt am Telefon“ gerade nicht an');
    const send = { ...typedCall(office, 'ckb'), _request: newId() };
    expect((await late.post('/telefon-jetzt', send)).status).toBe(409);
    // The button of the start page is gone; the entry of the navigation leads to the sentence.
    expect((await (await late.get('/')).text()).split('href="/telefon-jetzt"')).toHaveLength(2);
  });

  // Both databases were asked 200 times each (RACE_ROUNDS=200); the suite asks less often.
  const rounds = Number(process.env['RACE_ROUNDS'] ?? 12);
  it(`gives a call to exactly one of two who say yes at the same moment, in ${rounds} rounds`, async () => {
    const { db } = test.context.database;
    const results: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const at = Temporal.ZonedDateTime.from('2027-01-04T10:00:00[Europe/Berlin]')
        .add({ weeks: round })
        .toString({ timeZoneName: 'never' });
      // The centre offers it again.
      if (round === 0)
        await inside((tx) => setPolicy(tx, actor('head'), Temporal.PlainDate.from('2027-01-01'), defaultPolicy));
      const id = await begin(office, 'ckb', { at, reference: `R ${round}` });
      const by = actor('link', at);
      const offers = await offersOf(id);
      const answers = await Promise.all(
        offers.map((offer) => inCentre(db, by, (tx) => acceptOffer(tx, by, offer.id, quiet))),
      );
      results.push(answers.toSorted().join(' '));
    }
    expect([...new Set(results)]).toEqual(['booked taken']);
  });
});
