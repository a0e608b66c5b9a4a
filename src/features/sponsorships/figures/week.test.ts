// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { dayOf } from '../../../clock.ts';
import { type By, systemActor, type Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { happen, insertProposed } from '../actions.ts';
import { everySponsorship, lockSponsorship } from '../queries.ts';
import { sessionRow } from '../rows.ts';
import { addPupil, addSponsor, proposedRow, smileNow } from '../sponsorships.fixture.ts';
import type { SponsorshipEvent } from '../states.ts';
import { readWeek } from './week-queries.ts';
import { quietLessons } from './week-rules.ts';

const date = (text: string) => Temporal.PlainDate.from(text);

describe('weeks without an entry', () => {
  const of = { weekday: 2, fromMinute: 590, startedOn: date('2026-09-08'), runsSince: date('2026-09-08') };
  it('are weeks of school: holidays do not count, nor the lesson of today', () => {
    // Tuesdays until Monday 2 November: autumn holidays from 17 to 31 October.
    expect(quietLessons({ ...of, lastEntry: date('2026-10-13') }, date('2026-11-02'))).toBe(0);
    expect(quietLessons({ ...of, lastEntry: date('2026-10-13') }, date('2026-11-03'))).toBe(0);
    expect(quietLessons({ ...of, lastEntry: date('2026-10-13') }, date('2026-11-04'))).toBe(1);
    expect(quietLessons({ ...of, lastEntry: date('2026-10-13') }, date('2026-11-11'))).toBe(2);
  });
  it('begin with the first lesson, and again after a pause', () => {
    expect(quietLessons({ ...of, lastEntry: null }, date('2026-09-16'))).toBe(2);
    const resumed = { ...of, lastEntry: date('2026-09-15'), runsSince: date('2026-11-05') };
    expect(quietLessons(resumed, date('2026-11-11'))).toBe(1);
  });
});

describe.each(testDatabases)('the week of the coordination on %s', (kind) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(smileNow);
    await act(async (tx, by) => {
      // Nothing since the second of November: the lessons of the 10th and the 17th have no entry.
      await enter(tx, by, await pair(tx, by, 1, 'Stille'), '2026-11-03');
      await enter(tx, by, await pair(tx, by, 2, 'Fleissige'), '2026-11-17');
      await pause(tx, by, await pair(tx, by, 3, 'Ruhende'));
      await addPupil(tx, by.centreId, { number: 'DN-SM-2026-008', givenName: 'Zzkind' });
      await addPupil(tx, by.centreId, { number: 'DN-SM-2026-009', state: 'reported' });
    });
  });
  afterAll(() => test.close());

  const act = <T>(work: (tx: Tx, by: By) => Promise<T>) =>
    test.inside('dueren', (tx) => {
      const now = test.context.clock.now();
      return work(tx, { ...systemActor(test.centres.dueren, now), role: 'head', schools: [], today: dayOf(now) });
    });
  const step = async (tx: Tx, by: By, id: string, event: Exclude<SponsorshipEvent, { type: 'proposed' }>) =>
    await happen(tx, by, await lockSponsorship(tx, by.centreId, everySponsorship, id), event);
  async function pair(tx: Tx, by: By, n: number, name: string): Promise<string> {
    const early = { ...by, today: date('2026-09-08') };
    const pupilId = await addPupil(tx, by.centreId, { number: `DN-SM-2026-00${n}`, givenName: 'Zzkind' });
    const volunteerId = await addSponsor(tx, by.centreId, { number: `DN-E-931${n}`, name });
    const row = proposedRow(by.centreId, { pupilId, volunteerId, number: `DN-P-2026-00${n}` });
    await insertProposed(tx, early, row);
    for (const side of ['school', 'sponsor'] as const)
      await step(tx, early, row.id, { type: 'agreed', payload: { side } });
    await step(tx, early, row.id, { type: 'activated', payload: { from: '2026-09-08' } });
    return row.id;
  }
  const pause = (tx: Tx, by: By, id: string) =>
    step(tx, by, id, { type: 'paused', payload: { reason: 'school', until: null } });
  const enter = (tx: Tx, by: By, sponsorshipId: string, day: string) =>
    tx
      .insertInto('sponsorship_session')
      .values(
        sessionRow({
          ...{ held: true, minutes: 45, whyNot: null, tags: [], topic: '', nextIdea: '', at: by.now, by: null },
          ...{ centreId: by.centreId, id: newId(), sponsorshipId, on: date(day), sendKey: newId() },
        }),
      )
      .execute();

  it('names who has entered nothing for two weeks of school, and nobody whose meetings pause', async () => {
    const week = await act((tx, { centreId, today }) => readWeek(tx, centreId, today, 5));
    expect(week.quiet.map(({ sponsor, lessons }) => [sponsor, lessons])).toEqual([['Stille Vorlage', 2]]);
    expect(week).toMatchObject({ quietWeeks: 2, waiting: 1, reported: 5 });
    expect(week.longest.map(({ number, answerBy }) => [number, answerBy])).toEqual([['DN-SM-2026-008', null]]);
    const abroad = await test.inside('aachen', (tx) => readWeek(tx, test.centres.aachen, date('2026-11-23'), 5));
    expect(abroad).toMatchObject({ quiet: [], waiting: 0, reported: 0, longest: [] });
  });

  it('stands on the start page of the coordination alone, without the name of a child', async () => {
    const coordinator = await signIn(test, { role: 'sponsorship_coordinator' });
    const page = await (await coordinator.get('/')).text();
    expect(page).toContain('Nachfragen: Stille Vorlage');
    expect(page).toContain('2 Treffen ohne Eintrag');
    expect(page).toContain('Patenschaft vermitteln: DN-SM-2026-008');
    expect(page).not.toContain('Nachfragen: Fleissige');
    expect(page).not.toContain('Nachfragen: Ruhende');
    expect(page).not.toMatch(/Zzkind|Geheimname/);
    const other = await signIn(test, { role: 'interpreter_coordinator' });
    expect(await (await other.get('/')).text()).not.toContain('Stille Vorlage');
  });
});
