// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { newId } from '../../../db/ids.ts';
import { withdrawConsent } from '../../consents/actions.ts';
import { everySponsorship } from '../queries.ts';
import { smileNow } from '../sponsorships.fixture.ts';
import { end } from './course-actions.ts';
import { chosenText } from './input.ts';
import { addPair, coordinates } from './matching.fixture.ts';
import { type Chosen, propose } from './propose-actions.ts';

describe.each(testDatabases)('proposing who meets whom on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(Temporal.Instant.from(smileNow));
    coordinator = await signIn(test, { role: 'sponsorship_coordinator' });
  });
  afterAll(() => test.close());

  const act = (chosen: readonly Chosen[]) =>
    test.inside('dueren', (tx) => propose(tx, coordinates(test), chosen, test.context.jobs));
  const chosen = (of: { pupilId: string; volunteerId: string }, lesson = 3): Chosen => ({ ...of, weekday: 2, lesson });
  const liveOf = (volunteerId: string) =>
    test.inside('dueren', (tx) =>
      tx
        .selectFrom('sponsorship')
        .select(['id', 'pupil_id', 'answer_by'])
        .where('volunteer_id', '=', volunteerId)
        .where('state', '<>', 'ended')
        .execute(),
    );

  it('accident: two children for one free slot: exactly one gets it, fifty times', async () => {
    for (let round = 0; round < 50; round += 1) {
      const first = await addPair(test);
      const second = await addPair(test);
      const both = [chosen(first), chosen({ pupilId: second.pupilId, volunteerId: first.volunteerId })];
      const results = await Promise.all(both.map((one) => act([one])));
      expect(results.map(({ ids }) => ids.length).sort()).toEqual([0, 1]);
      expect(results.flatMap(({ skipped }) => skipped).length).toBe(1);
      expect((await liveOf(first.volunteerId)).length).toBe(1);
    }
  });

  it('accident: a form that is sent twice, also at once, makes one sponsorship', async () => {
    const pair = await addPair(test);
    const results = await Promise.all([act([chosen(pair)]), act([chosen(pair)])]);
    expect(results.map(({ ids, already }) => [ids.length, already]).sort()).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(await act([chosen(pair)])).toMatchObject({ ids: [], already: 1, skipped: [] });
  });

  it('takes many at once in any order and says which rows did not go', async () => {
    const pairs = [await addPair(test), await addPair(test), await addPair(test)];
    const again = { pupilId: pairs[2]!.pupilId, volunteerId: pairs[0]!.volunteerId };
    const [one, other] = await Promise.all([
      act([chosen(pairs[0]!), chosen(pairs[1]!)]),
      act([chosen(pairs[1]!), chosen(again)]),
    ]);
    expect(one.ids.length + other.ids.length + one.already + other.already).toBe(3);
    expect([...one.skipped, ...other.skipped].length).toBe(1);
    expect((await liveOf(pairs[0]!.volunteerId)).length).toBe(1);
  });

  it('proposes nobody for a child whose parents have just taken their yes back', async () => {
    const pair = await addPair(test);
    await test.inside('dueren', (tx) =>
      withdrawConsent(tx, coordinates(test), { purpose: 'sponsorship', subjectId: pair.pupilId }),
    );
    const { ids, skipped } = await act([chosen(pair)]);
    expect([ids, skipped.map(({ sentence }) => sentence)]).toEqual([
      [],
      ['Die Einwilligung der Eltern gilt nicht mehr.'],
    ]);
  });

  it('asks both until the day the centre says, and refuses what has changed since', async () => {
    const pair = await addPair(test);
    await act([chosen(pair)]);
    const [live] = await liveOf(pair.volunteerId);
    expect(live?.answer_by.toString()).toBe('2026-12-07');
    const other = await addPair(test);
    const { skipped } = await act([chosen({ pupilId: other.pupilId, volunteerId: pair.volunteerId })]);
    expect(skipped.map(({ sentence }) => sentence)).toEqual(['Ute Vorlage hat keinen Platz mehr frei.']);
    const early = await act([chosen(other, 1)]);
    expect(early.skipped[0]?.sentence).toContain('hat in dieser Stunde inzwischen keine Zeit mehr');
    expect((await act([{ ...chosen(other), pupilId: newId() }])).skipped[0]?.sentence).toBe(
      'Dieses Kind wartet nicht mehr.',
    );
  });

  it('proposes nobody whose certificate has ended, and never a pair again that is kept apart', async () => {
    const pair = await addPair(test, { conductDue: Temporal.PlainDate.from('2026-11-23') });
    expect((await act([chosen(pair)])).skipped[0]?.sentence).toContain('Führungszeugnis');
    const apart = await addPair(test);
    const { ids } = await act([chosen(apart)]);
    await test.inside('dueren', (tx) => {
      const by = coordinates(test);
      const deed = { reach: everySponsorship, id: ids[0] ?? '', doer: 'centre' } as const;
      const of = { reason: 'centre', side: 'centre', on: by.today, never: true } as const;
      return end(tx, by, deed, { ...of, jobs: test.context.jobs });
    });
    expect((await act([chosen(apart)])).skipped[0]?.sentence).toContain('nie wieder');
  });

  it('shows the proposal with its reasons, takes what is ticked, and is another centre’s business nowhere', async () => {
    const pair = await addPair(test);
    const html = await (await coordinator.get('/smile/vermitteln')).text();
    expect(html).toContain('Ute Vorlage');
    expect(html).toContain('dafür: </span> spricht');
    expect(html).toContain('Bewiesen');
    const one = await (await coordinator.get(`/smile/vermitteln/${pair.pupilId}`)).text();
    expect(one).toContain('Warum nicht?');
    expect(one).toContain('Dienstag, 3. Stunde (09:50–10:35)');
    expect((await coordinator.post('/smile/vermitteln', { umfang: 'auswahl' })).status).toBe(422);
    expect((await coordinator.post(`/smile/vermitteln/${pair.pupilId}`)).status).toBe(422);
    const sent = await coordinator.post('/smile/vermitteln', { paar: chosenText(chosen(pair)), umfang: 'auswahl' });
    expect(sent.status).toBe(303);
    const where = sent.headers.get('location')?.split('?')[0] ?? '';
    expect(await (await coordinator.get(where)).text()).toContain('Ja oder Nein sagen');
    expect((await coordinator.get(`/smile/vermitteln/${pair.pupilId}`)).status).toBe(404);
    const abroad = await signIn(test, { role: 'sponsorship_coordinator', centre: 'aachen' });
    expect((await abroad.get(where)).status).toBe(404);
    expect((await abroad.get(`/smile/vermitteln/${(await addPair(test)).pupilId}`)).status).toBe(404);
    expect(await (await abroad.get('/smile/vermitteln')).text()).not.toContain('Ute Vorlage');
  });
});
