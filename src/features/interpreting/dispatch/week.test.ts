// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { startOfDay } from '../../../clock.ts';
import { type By, systemActor } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { getCheckRule } from '../../volunteers/check-queries.ts';
import { everything } from '../event-actions.ts';
import { getRequest } from '../queries.ts';
import { addInstitution, addRequest, addVolunteer, dispatchNow } from './dispatch.fixture.ts';
import { listFacts, needOf } from './fact-queries.ts';
import { bookByCall } from './job-actions.ts';
import { declineByCall, offerTo } from './offer-actions.ts';
import { askProposed, readOpenWeek } from './week-actions.ts';
import { listWeekFacts } from './week-fact-queries.ts';
import { planWeek } from './week-plan.ts';
import { proposedRows, weekInstance } from './week-rules.ts';

const monday = Temporal.PlainDate.from('2026-11-30');

describe.each(testDatabases)('the open requests of a week together, on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  let school: string;
  const people = new Map<string, string>();
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(dispatchNow);
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
    await test.inside('dueren', async (tx) => {
      const centreId = test.centres.dueren;
      school = await addInstitution(tx, centreId, { number: 'DN-I-9101', name: 'Schule der Woche' });
      for (const [index, name] of ['Selam', 'Yonas'].entries())
        people.set(name, await addVolunteer(tx, centreId, { name, number: `DN-E-910${index}` }));
      people.set('Rania', await addVolunteer(tx, centreId, { name: 'Rania', language: 'arb', number: 'DN-E-9109' }));
    });
  });
  beforeEach(() => test.setNow(dispatchNow));
  afterAll(() => test.close());

  const inside = <T>(work: Parameters<typeof test.inside<T>>[1]) => test.inside('dueren', work);
  const by = (): By => ({
    ...systemActor(test.centres.dueren, Temporal.Instant.from(dispatchNow)),
    ...{ role: 'link', schools: [], today: Temporal.PlainDate.from('2026-11-23') },
  });
  const idOf = (name: string): string => people.get(name) ?? '';
  const request = (start: string, language = 'tir') =>
    inside((tx) => addRequest(tx, test.centres.dueren, { institutionId: school, start, language }));
  const week = () => inside((tx) => readOpenWeek(tx, by(), monday));
  const pageOf = async (path = '/vermittlung/woche?woche=2026-12-02') => await (await coordinator.get(path)).text();
  const pairsIn = (html: string): string[] =>
    [...html.matchAll(/name="vorschlag" value="([^"]+)"/g)].map(([, value]) => value ?? '');
  const send = (fields: Record<string, string | string[]>) =>
    coordinator.post('/vermittlung/woche/anfragen', { woche: '2026-11-30', _request: newId(), ...fields });
  const openOffers = () =>
    inside((tx) =>
      tx
        .selectFrom('interpreting_offer')
        .select(['request_id as requestId', 'volunteer_id as volunteerId'])
        .where('answer', 'is', null)
        .execute(),
    );

  it('reads of many requests at once what is read of each alone', async () => {
    const ids = [
      await request('2026-12-15T09:00:00+01:00'),
      await request('2026-12-17T14:00:00+01:00'),
      await request('2026-12-17T14:30:00+01:00', 'arb'),
      await request('2026-12-18T08:00:00+01:00', 'khm'),
    ];
    const [first = '', second = '', third = ''] = ids;
    await inside(async (tx) => {
      await offerTo(tx, by(), second, [idOf('Selam')], test.context.jobs);
      await declineByCall(tx, by(), second, idOf('Yonas'), false);
      await declineByCall(tx, by(), third, idOf('Rania'), true);
      await bookByCall(tx, by(), first, idOf('Yonas'), test.context.jobs);
    });
    await inside(async (tx) => {
      const requests = await Promise.all(ids.map((id) => getRequest(tx, test.centres.dueren, everything, id)));
      const now = Temporal.Instant.from(dispatchNow);
      const rule = await getCheckRule(tx, test.centres.dueren, 'interpreting');
      const span = { from: startOfDay(monday.add({ days: 14 })), before: startOfDay(monday.add({ days: 21 })) };
      const together = await listWeekFacts(tx, test.centres.dueren, requests, { rule, span, now });
      for (const [at, one] of requests.entries()) {
        const need = await needOf(tx, one);
        const alone = await listFacts(tx, test.centres.dueren, one, { need, rule, now });
        expect(together[at]?.need).toEqual(need);
        // What is promised is no open request any more; alone it may be asked whether it can move, and then does not count itself.
        if (one.id === first) continue;
        // Jobs of the whole week are known together, those a day away from the talk alone: what they forbid is the same.
        const plain = (list: typeof alone) => list.map(({ jobs: _, ...rest }) => rest);
        expect(plain(together[at]?.people ?? [])).toEqual(plain(alone));
      }
      expect(together[1]?.people.map(({ asked, monthJobs }) => [asked, monthJobs])).toEqual([
        ['open', 0],
        ['declined', 1],
      ]);
      expect(together[2]?.people.map(({ knows }) => knows)).toEqual([true]);
      expect(together[3]?.people).toEqual([]);
    });
  });

  it('proposes as many as can be, keeps what is promised, says who is missing, asks all, and refuses a stale row alone', async () => {
    const promised = await request('2026-12-01T09:00:00+01:00');
    await inside((tx) => bookByCall(tx, by(), promised, idOf('Selam'), test.context.jobs));
    const beside = await request('2026-12-01T09:30:00+01:00');
    const two = [await request('2026-12-02T10:00:00+01:00'), await request('2026-12-02T10:30:00+01:00')];
    const third = await request('2026-12-02T10:15:00+01:00');
    const khmer = await request('2026-12-04T08:00:00+01:00', 'khm');
    const arabic = await request('2026-12-04T09:00:00+01:00', 'arb');

    const open = await week();
    const plan = await planWeek(weekInstance(open.requests, Temporal.Instant.from(dispatchNow)), 60);
    expect(plan.gap).toBeNull();
    const rows = new Map(proposedRows(open.requests, plan).map((row) => [row.request.id, row]));
    expect(rows.has(promised)).toBe(false);
    expect(rows.get(beside)?.proposed?.id).toBe(idOf('Yonas'));
    const atOnce = [...two, third].map((id) => rows.get(id));
    expect(atOnce.filter((row) => row?.proposed)).toHaveLength(2);
    expect(atOnce.find((row) => !row?.proposed)?.gaps).toEqual([{ gap: 'needed', people: 2 }]);
    expect(rows.get(khmer)?.gaps).toEqual([{ gap: 'language', people: 0 }]);

    const html = await pageOf();
    expect(html).toContain('6 Anfragen warten. Für 4 gibt es einen Vorschlag.');
    expect(html).toContain('1 Zusage bleibt');
    expect(html).toContain('niemand im Pool spricht die Sprache');
    expect(html).toContain('zu wenige zur gleichen Zeit');
    expect(await pageOf('/vermittlung')).toContain('href="/vermittlung/woche"');

    const none = await send({ umfang: 'auswahl', vorschlag: pairsIn(html) });
    expect(none.status).toBe(422);
    expect(await none.text()).toContain('Bitte kreuzen Sie mindestens eine Anfrage an.');
    const known = (await openOffers()).length;

    await inside((tx) => bookByCall(tx, by(), arabic, idOf('Rania'), test.context.jobs));
    const answer = await send({ umfang: 'alle', vorschlag: pairsIn(html) });
    expect(answer.status).toBe(200);
    const told = await answer.text();
    expect(told).toContain('3 Personen sind gefragt, 0 waren es schon.');
    expect(told).toContain('Die Anfrage ist inzwischen: zugesagt');
    expect((await openOffers()).map(({ requestId }) => requestId)).not.toContain(arabic);
    expect(await openOffers()).toHaveLength(known + 3);

    const after = await pageOf();
    expect(after.match(/ist gefragt</g)).toHaveLength(3);
    expect(pairsIn(after)).toEqual([]);
  });

  it('asks ticked rows alone, and nobody twice when two ask at once', async () => {
    const ids = [
      await request('2026-12-09T09:00:00+01:00'),
      await request('2026-12-10T09:00:00+01:00'),
      await request('2026-12-11T09:00:00+01:00'),
    ];
    const html = await pageOf('/vermittlung/woche?woche=2026-12-07');
    const pairs = pairsIn(html);
    expect(pairs).toHaveLength(3);
    const of = (id: string) => pairs.filter((pair) => pair.startsWith(id));
    const woche = '2026-12-07';
    const fields = { woche, vorschlag: pairs, paar: of(ids[0] ?? ''), umfang: 'auswahl' };
    const location = (await send(fields)).headers.get('location');
    expect(location).toBe('/vermittlung/woche?woche=2026-12-07&ok=wocheGefragt');
    const before = (await openOffers()).length;
    const both = pairs.map((pair) => {
      const [requestId = '', volunteerId = ''] = pair.split(' ');
      return { requestId, volunteerId };
    });
    const told = await Promise.all(
      [both, both.toReversed()].map((one) => inside((tx) => askProposed(tx, by(), one, test.context.jobs))),
    );
    expect(told.map(({ mailed }) => mailed).toSorted()).toEqual([0, 2]);
    expect(told.map(({ already }) => already).toSorted()).toEqual([1, 3]);
    expect((await openOffers()).length).toBe(before + 2);
  });

  it('has a sentence for what no page of ours sends, and shows this week where none is named', async () => {
    for (const fields of [{ woche: 'gestern' }, { umfang: 'alle', vorschlag: 'x' }, { umfang: 'jede' }]) {
      const answer = await send(fields);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('Bitte laden Sie die Seite neu und wählen Sie noch einmal.');
    }
    expect(await pageOf('/vermittlung/woche?woche=2026-02-31')).toContain('Woche ab Mo 23.11.2026');
    const counsellor = await signIn(test, { role: 'counsellor' });
    expect((await counsellor.get('/vermittlung/woche')).status).toBe(403);
  });
});
