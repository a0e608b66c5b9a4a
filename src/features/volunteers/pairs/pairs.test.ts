// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor, visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { newId } from '../../../db/ids.ts';
import { takeMail } from '../../account/browser.fixture.ts';
import { addVolunteer, dispatchNow } from '../../interpreting/dispatch/dispatch.fixture.ts';
import { listDoubles } from './pair-queries.ts';
import { endedOf, samenessOf } from './pair-rules.ts';

const day = Temporal.PlainDate.from('1990-01-01');
const entry = (more: Partial<Parameters<typeof samenessOf>[0]> = {}) => ({
  ...{ id: newId(), givenName: 'Selam', familyName: 'Beispiel', birth: null, phone: '', email: '' },
  ...{ state: 'interested' as const, enteredAt: Temporal.Instant.from(dispatchNow) },
  ...more,
});

describe('two entries', () => {
  it('look the same by mail address, phone number, or name with birth date, never by empty fields or the name alone', () => {
    expect(samenessOf(entry(), entry())).toEqual([]);
    expect(samenessOf(entry({ email: 'Selam@beispiel.de' }), entry({ email: 'selam@Beispiel.de' }))).toEqual(['mail']);
    expect(samenessOf(entry({ phone: '+49 151 5550001' }), entry({ phone: '0151 555 0001' }))).toEqual(['phone']);
    expect(samenessOf(entry({ birth: day }), entry({ birth: day, givenName: 'SELAM' }))).toEqual(['name']);
    expect(samenessOf(entry({ birth: day }), entry({ birth: day, givenName: 'Rania' }))).toEqual([]);
    expect(samenessOf(entry({ birth: day }), entry({ birth: day.add({ days: 1 }) }))).toEqual([]);
  });

  it('end as the application, of two the newer one, and never as somebody who helps', () => {
    const first = entry();
    const later = entry({ enteredAt: first.enteredAt.add({ hours: 1 }) });
    for (const pair of [endedOf(first, later), endedOf(later, first)]) expect(pair?.ended).toBe(later);
    const helps = entry({ state: 'active', enteredAt: later.enteredAt.add({ hours: 1 }) });
    for (const pair of [endedOf(first, helps), endedOf(helps, first)]) expect(pair?.ended).toBe(first);
    expect(endedOf(helps, entry({ state: 'paused' }))).toBeUndefined();
  });
});

describe.each(testDatabases)('somebody who applies twice on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  let anybody: Pick<Visitor, 'get' | 'post'>;
  let count = 0;
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(dispatchNow);
    anybody = visitor(test);
  });
  afterAll(() => test.close());

  const inside = <T>(work: Parameters<typeof test.inside<T>>[1]) => test.inside('dueren', work);
  const page = async (id: string) => await (await coordinator.get(`/ehrenamtliche/${id}`)).text();
  const answer = (id: string, eintrag: string, antwort: string, who: Visitor = coordinator) =>
    who.post(`/ehrenamtliche/${id}/dieselbe-person`, { eintrag, antwort, _request: newId() });
  const stateOf = async (id: string) =>
    (
      await inside((tx) =>
        tx.selectFrom('volunteer').select(['state', 'phone', 'email']).where('id', '=', id).executeTakeFirstOrThrow(),
      )
    ).state;
  const wishes = (id: string) =>
    inside((tx) =>
      tx
        .selectFrom('volunteer_language_wish')
        .select(['language', 'answer', 'from_application as from'])
        .where('volunteer_id', '=', id)
        .execute(),
    );
  const pairs = () =>
    inside((tx) => tx.selectFrom('volunteer_pair').select(['kept_id', 'other_id', 'answer']).execute());
  /** Somebody of the pool who speaks Tigrinya, and an application with the same address and one language more. */
  async function twice() {
    count += 1;
    // Hours apart, so that attempts of one case do not count for the next; a name of letters alone.
    test.setNow(Temporal.Instant.from(dispatchNow).add({ hours: 3 * count }));
    coordinator = await signIn(test, { role: 'interpreter_coordinator', name: 'Kora Koordination' });
    const name = `Zwilling${'abcdefghij'[count]}`;
    const email = `${name.toLowerCase()}@beispiel.de`;
    const person = await inside((tx) =>
      addVolunteer(tx, test.centres.dueren, { name, number: `DN-E-${9300 + count}` }),
    );
    const nummer = newId();
    const said = { nummer, vorname: name, familienname: 'Beispiel', ort: 'Düren', telefon: '', email };
    const sent = await anybody.post('/mitmachen/dueren?sprache=de', {
      ...said,
      gesprochen1: 'tir',
      gesprochen2: 'som',
    });
    expect(sent.status).toBe(303);
    return { person, application: nummer, name };
  }

  it('is shown on both pages with a link and two deeds, and not where nothing is the same', async () => {
    const { person, application } = await twice();
    for (const [one, other] of [
      [person, application],
      [application, person],
    ] as const) {
      const html = await page(one);
      for (const part of ['Vielleicht zweimal angemeldet', `href="/ehrenamtliche/${other}"`, 'Ist dieselbe Person'])
        expect(html).toContain(part);
      expect(html).toContain('dieselbe E-Mail-Adresse');
    }
    const today = async (who: Visitor) => await (await who.get('/')).text();
    const line = new RegExp(`href="/ehrenamtliche/${application}"[\\s\\S]{0,400}dieselbe E-Mail-Adresse`);
    expect(await today(coordinator)).toMatch(line);
    const elsewhere = await signIn(test, { role: 'interpreter_coordinator', centre: 'aachen' });
    expect(await today(elsewhere)).not.toContain('Vielleicht zweimal angemeldet');
    expect((await answer(application, person, 'two')).status).toBe(303);
    expect(await today(coordinator)).not.toContain(application);
    const alone = await inside((tx) => addVolunteer(tx, test.centres.dueren, { name: 'Einzeln', number: 'DN-E-9390' }));
    expect(await page(alone)).not.toContain('Vielleicht zweimal angemeldet');
  });

  it('is found by the number of the phone however it is written, and by name with birth date, not by the name alone', async () => {
    const { person, application } = await twice();
    const change = (values: { phone?: string; email?: string; channel?: 'phone'; birth?: Temporal.PlainDate | null }) =>
      inside((tx) => tx.updateTable('volunteer').set(values).where('id', '=', application).execute());
    await change({ email: '', phone: '+49 2421 777', channel: 'phone' });
    expect(await page(person)).toContain('dieselbe Telefonnummer');
    const found = async () =>
      (await inside((tx) => listDoubles(tx, test.centres.dueren, ['interpreting'])))
        .filter(({ ended }) => ended.id === application)
        .map(({ kept, same }) => [kept.id, same]);
    // Fixtures share one number: all of them are found, this person among them.
    expect(await found()).toContainEqual([person, ['phone']]);
    await change({ phone: '02421 888', birth: day });
    expect(await page(person)).toContain('denselben Namen und dasselbe Geburtsdatum');
    expect(await found()).toEqual([[person, ['name']]]);
    await change({ birth: null });
    expect(await page(person)).not.toContain('Vielleicht zweimal angemeldet');
    expect(await found()).toEqual([]);
  });

  it('becomes one person: the application ends, the profile stays, its new languages wait there, and nobody is told', async () => {
    const { person, application } = await twice();
    await takeMail(test);
    for (const _again of [1, 2]) expect((await answer(application, person, 'same')).status).toBe(303);
    expect([await stateOf(person), await stateOf(application)]).toEqual(['active', 'left']);
    expect(await wishes(person)).toEqual([{ language: 'som', answer: null, from: application }]);
    expect((await pairs()).filter(({ other_id: id }) => id === application)).toEqual([
      { kept_id: person, other_id: application, answer: 'same' },
    ]);
    expect(await page(application)).toMatch(
      /ist dieselbe Person: Diese Anmeldung ist beendet \([^)]*Kora Koordination\)/,
    );
    expect(await page(person)).toContain('Aus der Anmeldung DN-E-');
    expect(await page(person)).not.toContain('Vielleicht zweimal angemeldet');
    expect(await takeMail(test)).toEqual([]);
    // Somebody else who decides otherwise hears that it is decided.
    expect((await answer(person, application, 'two')).status).toBe(409);
  });

  it('stays apart once somebody has said so: whoever says otherwise afterwards hears it, and nothing ends', async () => {
    const { person, application } = await twice();
    expect((await answer(person, application, 'two')).status).toBe(303);
    const other = await signIn(test, { role: 'interpreter_coordinator' });
    expect((await answer(application, person, 'same', other)).status).toBe(409);
    expect(await stateOf(application)).toBe('interested');
  });

  it('tells the person nothing: neither in the answer to the form nor on the own page', async () => {
    const { person, application } = await twice();
    await answer(person, application, 'same');
    await coordinator.post(`/ehrenamtliche/${person}/link`, { _request: newId() });
    const [mail] = await takeMail(test);
    const token = /\/ehrenamt\/([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '';
    const own = await anybody.post(`/ehrenamt-angaben/${token}?sprache=de`);
    expect(own.status).toBe(200);
    expect(await own.text()).not.toContain('prüft das Zentrum noch');
  });

  it('are two people: not shown again, with who and when; of two who decide at once one wins', async () => {
    const { person, application } = await twice();
    const both = await Promise.all([answer(person, application, 'two'), answer(application, person, 'same')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    const next = await twice();
    for (const _again of [1, 2]) expect((await answer(next.person, next.application, 'two')).status).toBe(303);
    expect(await stateOf(next.application)).toBe('interested');
    expect(await wishes(next.person)).toEqual([]);
    for (const id of [next.person, next.application]) {
      expect(await page(id)).not.toContain('Vielleicht zweimal angemeldet');
      expect(await page(id)).toMatch(/ist eine andere Person \([^)]*Kora Koordination\)/);
    }
  });

  it('is nobody else’s business, and nothing is ended that is not the same', async () => {
    const { person, application } = await twice();
    const foreign = await signIn(test, { role: 'interpreter_coordinator', centre: 'aachen' });
    expect((await answer(person, application, 'same', foreign)).status).toBe(404);
    const counsellor = await signIn(test, { role: 'counsellor' });
    expect((await answer(person, application, 'same', counsellor)).status).toBe(403);
    for (const wrong of [person, newId()]) expect((await answer(person, wrong, 'same')).status).toBe(404);
    const other = await twice();
    expect((await answer(person, other.application, 'same')).status).toBe(409);
    expect(await stateOf(other.application)).toBe('interested');
    const [helper] = [other.person];
    expect((await answer(person, helper, 'same')).status).toBe(409);
    expect([await stateOf(person), await stateOf(helper)]).toEqual(['active', 'active']);
  });
});
