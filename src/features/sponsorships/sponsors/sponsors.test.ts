// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { type By, systemUserId, type Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { checkRow } from '../../volunteers/rows.ts';
import type { CheckKind } from '../../volunteers/rules.ts';
import { insertProposed } from '../actions.ts';
import { addPupil, addSponsor, proposedRow, smileNow } from '../sponsorships.fixture.ts';
import { keepSponsor } from './actions.ts';
import { readFitness } from './fitness-queries.ts';

describe.each(testDatabases)('sponsors on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  let counter = 0;
  const day = (text: string) => Temporal.PlainDate.from(text);
  const today = day('2026-11-23');
  const inside = <T>(work: (tx: Tx, centreId: string) => Promise<T>) =>
    test.inside('dueren', (tx) => work(tx, test.centres.dueren));
  const by = (): By => ({
    ...{ centreId: test.centres.dueren, userId: systemUserId, role: 'sponsorship_coordinator', schools: [] },
    ...{ now: Temporal.Instant.from(smileNow), today },
  });
  const next = (of: string): string => {
    counter += 1;
    return `DN-${of}-${String(2000 + counter)}`;
  };
  const sponsor = (more: Partial<Parameters<typeof addSponsor>[2]> = {}) =>
    inside((tx, at) => addSponsor(tx, at, { number: next('E'), name: `Ute${counter}`, ...more }));
  const propose = async (volunteerId: string, more: { seat?: number; weekday?: number } = {}) => {
    const pupilId = await inside((tx, at) => addPupil(tx, at, { number: next('SM-2026') }));
    const row = proposedRow(test.centres.dueren, { pupilId, volunteerId, number: next('P-2026'), ...more });
    await inside((tx) => insertProposed(tx, by(), row));
    return row.id;
  };
  /** All papers the rule asks for; the certificate of conduct as it is said. */
  const papers = (volunteerId: string, conduct: { datedOn: string; dueOn: string }) =>
    inside(async (tx, centreId) => {
      for (const one of ['conduct', 'confidentiality', 'data_protection', 'training'] as CheckKind[]) {
        const isConduct = one === 'conduct';
        const dates = { datedOn: day(conduct.datedOn), dueOn: isConduct ? day(conduct.dueOn) : null };
        const row = checkRow({
          ...{ centreId, id: newId(), volunteerId, kind: one, form: isConduct ? 'extended' : null, ...dates },
          ...{ seenOn: day(conduct.datedOn), seenBy: systemUserId, at: Temporal.Instant.from(smileNow) },
        });
        await tx.insertInto('volunteer_check').values(row).execute();
      }
    });
  const valid = { datedOn: '2026-11-01', dueOn: '2031-11-01' };
  const codes = async (id: string) =>
    (await inside((tx, at) => readFitness(tx, at, [id], today))).get(id)?.hindrances.map(({ code }) => code);
  const form = (id: string) => `/smile/paten/${id}/angaben`;
  /** Sends the form of a sponsor as a browser does, resting on what is stored now. */
  const send = async (id: string, fields: Record<string, string | string[]>, who: Visitor = coordinator) => {
    const shown = await (await who.get(form(id))).text();
    return await who.post(form(id), { _version: hiddenField(shown, '_version'), ...fields });
  };
  const seatsOf = async (id: string) =>
    (await inside((tx) => tx.selectFrom('sponsor_seat').select('seat').where('volunteer_id', '=', id).execute()))
      .map(({ seat }) => seat)
      .sort();

  beforeAll(async () => {
    test = await testApp(kind);
  });
  beforeEach(async () => {
    test.setNow(Temporal.Instant.from(smileNow));
    coordinator = await signIn(test, { role: 'sponsorship_coordinator' });
    await inside(async (tx) => {
      await tx.deleteFrom('sponsor_attendance').execute();
      await tx.updateTable('sponsor_module').set({ ended_on: today }).execute();
    });
  });
  afterAll(() => test.close());

  it('takes a volunteer into service with seats and schools, and sent twice it is done once', async () => {
    const id = await sponsor();
    await inside((tx) => tx.deleteFrom('sponsor').where('volunteer_id', '=', id).execute());
    expect(await (await coordinator.get(`/smile/paten/${id}`)).text()).toContain('In den Dienst aufnehmen');
    const fields = { _version: '0', kinder: '2', schulen: ['199001'], interessen: 'Basteln', gruppe: 'ja' };
    expect((await coordinator.post(form(id), fields)).status).toBe(303);
    expect((await coordinator.post(form(id), fields)).status).toBe(409);
    expect(await seatsOf(id)).toEqual([1, 2]);
    const shown = await (await coordinator.get(`/smile/paten/${id}`)).text();
    expect(shown).toContain('0 von 2');
    expect(shown).toContain('Wird noch nicht vorgeschlagen');
  });

  it('keeps what was typed and says all that is wrong at once', async () => {
    const id = await sponsor();
    const answer = await send(id, {
      ...{ kinder: 'viele', klasse_von: '4', klasse_bis: '99', wuensche: 'nachmittags', schulen: ['199001'] },
    });
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toContain('„Kinder zur gleichen Zeit“');
    expect(text).toContain('„Bis Klasse“');
    expect(text).toContain('nachmittags');
    const unknown = await send(id, { kinder: '1', schulen: ['999999'] });
    expect(await unknown.text()).toContain('Eine dieser Schulen gibt es nicht mehr.');
  });

  it('looks for schools without writing anything, and keeps what was typed', async () => {
    const id = await sponsor();
    const before = await seatsOf(id);
    const answer = await send(id, { kinder: '7', schulsuche: '199001', suchen: 'ja', wuensche: 'dienstags' });
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(text).toContain('value="199001"');
    expect(text).toContain('dienstags');
    expect(await seatsOf(id)).toEqual(before);
  });

  it('never goes below what is taken, gives up free seats, and says so', async () => {
    const id = await sponsor({ mostPupils: 3 });
    await propose(id, { seat: 3 });
    await propose(id, { seat: 1, weekday: 3 });
    const refused = await send(id, { kinder: '1' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Es sind 2 Plätze belegt.');
    expect(await seatsOf(id)).toEqual([1, 2, 3]);
    expect((await send(id, { kinder: '2' })).status).toBe(303);
    expect(await seatsOf(id)).toEqual([1, 3]);
    expect((await send(id, { kinder: '4' })).status).toBe(303);
    expect(await seatsOf(id)).toEqual([1, 2, 3, 4]);
  });

  it('lets the database refuse a seat that goes while somebody takes it', async () => {
    const id = await sponsor({ mostPupils: 2 });
    await propose(id, { seat: 2 });
    await expect(
      inside((tx) => tx.deleteFrom('sponsor_seat').where('volunteer_id', '=', id).where('seat', '=', 2).execute()),
    ).rejects.toThrow();
  });

  it('of lowering the number and giving the seat at the same time exactly one wins', async () => {
    const facts = { fromGrade: null, toGrade: null, pupilGender: null, parentsConsentOn: null };
    const told = {
      facts: { ...facts, mostPupils: 0, inGroups: false, interests: '', wishes: '' },
      schools: [],
    };
    for (let round = 0; round < 10; round += 1) {
      const id = await sponsor();
      const [lowered, given] = await Promise.allSettled([
        inside((tx) => keepSponsor(tx, by(), id, 1, told)),
        propose(id),
      ]);
      expect(lowered.status, `round ${round}`).toBe('fulfilled');
      const answer = lowered.status === 'fulfilled' ? lowered.value : null;
      expect(answer, `round ${round}`).toEqual(given.status === 'fulfilled' ? { taken: 1 } : undefined);
      expect(await seatsOf(id), `round ${round}`).toEqual(given.status === 'fulfilled' ? [1] : []);
    }
  });

  it('of two coordinators who give the last seat one wins', async () => {
    const id = await sponsor();
    const results = await Promise.allSettled([propose(id), propose(id, { weekday: 4 })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('of two who change the same sponsor the second is told', async () => {
    const id = await sponsor();
    const answers = await Promise.all([
      coordinator.post(form(id), { _version: '1', kinder: '2' }),
      coordinator.post(form(id), { _version: '1', kinder: '3' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  it('accident: an overdue certificate is found by list, start page, own page and fitness, and one that ends soon', async () => {
    const [ended, soon, fine] = [await sponsor(), await sponsor(), await sponsor()];
    await papers(ended, { datedOn: '2021-11-23', dueOn: '2026-11-23' });
    await papers(soon, { datedOn: '2021-12-20', dueOn: '2026-12-20' });
    await papers(fine, valid);
    expect([await codes(ended), await codes(soon), await codes(fine)]).toEqual([['conduct'], [], []]);
    const listed = async (query: string) => await (await coordinator.get(`/smile/paten?${query}`)).text();
    const open = await listed('nachweis=open');
    expect(open).toContain(ended);
    expect(open).toContain('Führungszeugnis abgelaufen');
    expect(open).not.toContain(soon);
    expect(open).not.toContain(fine);
    const ending = await listed('nachweis=soon');
    expect(ending).toContain(soon);
    expect(ending).not.toContain(fine);
    const start = await (await coordinator.get('/')).text();
    expect(start).toMatch(/aktive Person(en)? ohne gültigen Nachweis/);
    const own = await (await coordinator.get(`/smile/paten/${ended}`)).text();
    expect(own).toContain('Führungszeugnis: fehlt oder gilt nicht mehr.');
  });

  it('lets minors sponsor only as the centre allows it, with the consent of their parents, and never alone', async () => {
    const id = await sponsor({ birth: '2010-01-10' });
    await papers(id, valid);
    expect(await codes(id)).toEqual(['age']);
    await inside((tx, centre_id) =>
      tx
        .insertInto('sponsorship_policy')
        .values({
          ...{ centre_id, forms: ['02'], daycare: false, group_size: 1, most_pupils: 3, least_age: 16 },
          ...{ answer_days: 14, quiet_weeks: 2, entered_at: by().now, entered_by: systemUserId, version: 1 },
        })
        .execute(),
    );
    expect(await codes(id)).toEqual(['consent']);
    expect(await (await coordinator.get(`/smile/paten/${id}`)).text()).toContain('nie allein mit einem Kind');
    expect((await send(id, { kinder: '1', eltern: '24.11.2026' })).status).toBe(422);
    expect((await send(id, { kinder: '1', eltern: '20.11.2026' })).status).toBe(303);
    expect(await codes(id)).toEqual([]);
    await inside((tx) => tx.updateTable('sponsorship_policy').set({ least_age: 18 }).execute());
    expect(await codes(id)).toEqual(['age']);
  });

  it('asks for the needed modules, takes attendance of many on one day, once, and lets it be taken back', async () => {
    const [one, two] = [await sponsor(), await sponsor()];
    await papers(one, valid);
    const title = `Wie Kinder lernen ${counter}`;
    expect((await coordinator.post('/smile/vorbereitung/neu', { titel: title, pflicht: 'ja' })).status).toBe(303);
    const twice = await coordinator.post('/smile/vorbereitung/neu', { titel: title.toUpperCase() });
    expect(twice.status).toBe(422);
    expect(await twice.text()).toContain('gibt es schon');
    expect(await codes(one)).toEqual(['module']);
    const { id } = await inside((tx) =>
      tx.selectFrom('sponsor_module').select('id').where('title', '=', title).executeTakeFirstOrThrow(),
    );
    const path = `/smile/vorbereitung/${id}`;
    const none = await coordinator.post(path, { tag: '99.99.2026' });
    expect(none.status).toBe(422);
    expect(await none.text()).toContain('Bitte wählen Sie mindestens eine Person.');
    expect((await coordinator.post(path, { tag: '20.11.2026', personen: [one, newId()] })).status).toBe(422);
    const fields = { tag: '20.11.2026', personen: [one, two] };
    expect((await coordinator.post(path, fields)).status).toBe(303);
    expect((await coordinator.post(path, fields)).status).toBe(303);
    expect(await codes(one)).toEqual([]);
    await coordinator.post(`/smile/paten/${one}/vorbereitung/loeschen`, { modul: id });
    expect(await codes(one)).toEqual(['module']);
    await coordinator.post(`${path}/pflicht`, {});
    expect(await codes(one)).toEqual([]);
    await coordinator.post(`${path}/pflicht`, { pflicht: 'ja' });
    await coordinator.post(`${path}/beenden`, {});
    expect(await codes(one)).toEqual([]);
    expect((await coordinator.post(path, { tag: '20.11.2026', personen: [one] })).status).toBe(409);
    expect(await (await coordinator.get(`/smile/paten/${two}`)).text()).toContain(title);
  });

  it('shows pairs that never meet again, and filters by free seats and schools', async () => {
    const id = await sponsor();
    const pupilId = await inside((tx, at) => addPupil(tx, at, { number: next('SM-2026'), givenName: 'Nieke' }));
    await inside((tx, centre_id) =>
      tx
        .insertInto('pair_block')
        .values({
          ...{ centre_id, pupil_id: pupilId, volunteer_id: id, entered_at: by().now, entered_by: systemUserId },
        })
        .execute(),
    );
    const own = await (await coordinator.get(`/smile/paten/${id}`)).text();
    expect(own).toContain('Nie wieder zusammen');
    expect(own).toContain('Nieke');
    await send(id, { kinder: '1', schulen: ['199001'] });
    const free = async () => await (await coordinator.get('/smile/paten?platz=frei&schule=199001')).text();
    expect(await free()).toContain(id);
    await propose(id);
    expect(await free()).not.toContain(id);
    const file = await (await coordinator.get('/smile/paten.csv?platz=voll')).text();
    expect(file).toContain('1 von 1');
  });
});
