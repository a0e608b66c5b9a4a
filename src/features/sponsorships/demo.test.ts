// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { isSchoolDay } from '../../codes/school-holidays.ts';
import { openTestProgram } from '../../commands/context.fixture.ts';
import { inCentre, systemUserId } from '../../db/centre.ts';
import { loadDemo } from '../../demo/load.ts';
import { applyEvent, type SponsorshipEvent, type SponsorshipState } from './states.ts';

describe.each(testDatabases)('the demo of sponsorships on %s', (kind) => {
  let program: Awaited<ReturnType<typeof openTestProgram>>;
  let centreId: string;
  beforeAll(async () => {
    program = await openTestProgram(kind);
    await loadDemo(program.context, { centre: 'dueren', children: 300, seed: 1 });
    const row = await program.context.database.db
      .selectFrom('centre')
      .select('id')
      .where('key', '=', 'dueren')
      .executeTakeFirstOrThrow();
    centreId = row.id;
  });
  afterAll(() => program.close());

  const inside = <T>(work: Parameters<typeof inCentre<T>>[2]) =>
    inCentre(program.context.database.db, { centreId, userId: systemUserId, now: program.context.clock.now() }, work);
  const count = (list: readonly string[]) =>
    Object.fromEntries([...Map.groupBy(list, (one) => one)].map(([key, all]) => [key, all.length]));

  it('is as large as in Düren: sponsors, children with one and those who wait', async () => {
    const { sponsors, pupils, schools } = await inside(async (tx) => ({
      sponsors: await tx
        .selectFrom('sponsor as s')
        .innerJoin('volunteer as v', 'v.id', 's.volunteer_id')
        .select('v.interprets')
        .execute(),
      pupils: await tx.selectFrom('pupil').select('state').execute(),
      schools: await tx.selectFrom('pupil').select('school_number').distinct().execute(),
    }));
    expect(sponsors.length).toBeGreaterThanOrEqual(54);
    expect(sponsors.length).toBeLessThanOrEqual(60);
    expect(sponsors.filter(({ interprets }) => interprets).length).toBeGreaterThan(8);
    expect(count(pupils.map(({ state }) => state))).toEqual({ placed: 93, waiting: 22, reported: 4, ended: 14 });
    expect(schools.length).toBeGreaterThanOrEqual(25);
  });

  it('is what its events say, in every state and with every kind of end', async () => {
    const { pairs, events } = await inside(async (tx) => ({
      pairs: await tx.selectFrom('sponsorship').selectAll().execute(),
      events: await tx.selectFrom('sponsorship_event').selectAll().orderBy('position').execute(),
    }));
    const states = count(pairs.map(({ state }) => state));
    expect(Object.keys(states).toSorted()).toEqual(['active', 'ended', 'meeting', 'paused', 'proposed']);
    expect((states.active ?? 0) + (states.paused ?? 0) + (states.meeting ?? 0)).toBe(93);
    expect(new Set(pairs.flatMap(({ end_reason: reason }) => reason ?? [])).size).toBeGreaterThan(7);
    for (const pair of pairs) {
      let state: SponsorshipState | null = null;
      const said = { sponsor: false, school: false };
      for (const { type, payload } of events.filter((one) => one.sponsorship_id === pair.id)) {
        const event = { type, payload } as SponsorshipEvent;
        state = applyEvent(state, event, said);
        if (event.type === 'agreed') said[event.payload.side] = true;
      }
      expect(state).toBe(pair.state);
    }
  });

  it('has a year of lessons: none in holidays, before the start, after the end or while they pause', async () => {
    const { lessons, events } = await inside(async (tx) => ({
      lessons: await tx
        .selectFrom('sponsorship_session as l')
        .innerJoin('sponsorship as s', 's.id', 'l.sponsorship_id')
        .select(['s.id', 'l.on_day', 'l.held', 'l.why_not', 's.started_on', 's.ended_on', 's.weekday'])
        .execute(),
      events: await tx.selectFrom('sponsorship_event').select(['sponsorship_id', 'type', 'payload', 'at']).execute(),
    }));
    expect(lessons.length).toBeGreaterThan(1500);
    const whyNot = new Set(lessons.flatMap(({ why_not: why }) => why ?? []));
    expect([...whyNot].toSorted()).toEqual(['no_lessons', 'other', 'pupil_away', 'school_event', 'sponsor_away']);
    expect(lessons.filter(({ held }) => held).length / lessons.length).toBeGreaterThan(0.7);
    const { compare } = Temporal.PlainDate;
    expect(lessons.filter(({ on_day: day, weekday }) => !isSchoolDay(day) || day.dayOfWeek !== weekday)).toEqual([]);
    expect(lessons.filter((one) => one.started_on === null || compare(one.on_day, one.started_on) < 0)).toEqual([]);
    expect(lessons.filter((one) => one.ended_on !== null && compare(one.on_day, one.ended_on) > 0)).toEqual([]);
    const open = events.filter(({ type }) => type === 'paused');
    expect(open.length).toBeGreaterThan(8);
  });

  it('gives the demo account two children, and the school with an account pupils in each state', async () => {
    const { own, school } = await inside(async (tx) => ({
      own: await tx
        .selectFrom('membership as m')
        .innerJoin('sponsorship as s', 's.volunteer_id', 'm.volunteer_id')
        .select('s.state')
        .where('m.role', '=', 'volunteer')
        .where('s.state', '<>', 'ended')
        .execute(),
      school: await tx
        .selectFrom('membership as m')
        .innerJoin('pupil as p', 'p.school_number', 'm.school_number')
        .select('p.state')
        .where('m.role', '=', 'school_coordinator')
        .execute(),
    }));
    expect(own.map(({ state }) => state)).toEqual(['active', 'active']);
    expect(new Set(school.map(({ state }) => state)).size).toBe(4);
  });
});
