// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { neverAloneHint } from '../sponsors/rules.ts';
import { clashes, mainGap, pairOf, ranked, type Slot } from './fact-rules.ts';
import { childFacts, sponsorFacts } from './matching.fixture.ts';
import { pairsOf } from './model-rules.ts';
import { planAll } from './plan.ts';
import { reasonText } from './words.ts';

const today = Temporal.PlainDate.from('2026-11-23');
const slot = (weekday: number, from: number, lesson = 3): Slot => ({ weekday, lesson, from, to: from + 45 });
const alone = { groupSize: 1, today };

describe('who fits a child', () => {
  it.each([
    ['unfit', {}, { hindrances: [{ code: 'conduct', until: null }] }],
    ['never', { blocked: new Set(['s']) }, {}],
    ['declined', { declined: new Set(['s']) }, {}],
    ['full', {}, { freeSeats: [] }],
    ['away', {}, { away: [{ from: today.subtract({ days: 1 }), to: today.add({ weeks: 7 }) }] }],
    ['gender', { sponsorGender: 'male' }, {}],
    ['grade', {}, { fromGrade: 3 }],
    ['school', {}, { schools: ['B'] }],
    ['school', { at: { x: 20_000, y: 0 } }, {}],
    ['lesson', {}, { windows: [{ weekday: 2, from: 600, to: 700 }] }],
    [
      'lesson',
      {},
      { taken: [{ ...slot(2, 600), school: 'A', pupilId: 'x', groupKey: 'k', groupSeat: 1, groupFits: true }] },
    ],
  ] as const)('not who is %s', (gap, child, sponsor) => {
    const pair = pairOf(childFacts({ id: 'c', ...child }), sponsorFacts({ id: 's', ...sponsor }), alone);
    expect(pair.gaps).toEqual([gap]);
    expect(mainGap([pair])).toBe(gap);
  });

  it('best who is known already, then who speaks the language, then who has fixed times, then who lives near', () => {
    const child = childFacts({ id: 'c', before: new Set(['known']) });
    const windows = [{ weekday: 2, from: 480, to: 785 }];
    const people = [
      sponsorFacts({ id: 'far', windows, home: { x: 9000, y: 0 } }),
      sponsorFacts({ id: 'near', windows }),
      sponsorFacts({ id: 'arranged' }),
      sponsorFacts({ id: 'speaks', languages: ['apc'], windows: [] }),
      sponsorFacts({ id: 'known', windows: [], home: { x: 9000, y: 0 } }),
    ];
    const order = ranked(people.map((one) => pairOf(child, one, alone))).map(({ sponsor }) => sponsor.id);
    expect(order).toEqual(['known', 'speaks', 'near', 'far', 'arranged']);
  });

  it('a minor only with the hint that they are never alone with a child', () => {
    const { reasons } = pairOf(childFacts({ id: 'c' }), sponsorFacts({ id: 's', minor: true }), alone);
    expect(reasons.map(reasonText)).toContain(neverAloneHint);
  });

  it('nobody in two lessons at once, nor at two schools without a way between', () => {
    const at = (from: number, school: string) => ({ weekday: 2, from, to: from + 45, school });
    expect(clashes(at(590, 'A'), at(600, 'B'))).toBe(true);
    expect(clashes(at(590, 'A'), at(635, 'A'))).toBe(false);
    expect(clashes(at(590, 'A'), at(640, 'B'))).toBe(true);
    expect(clashes(at(590, 'A'), at(650, 'B'))).toBe(false);
  });
});

describe('a proposal for all who wait', () => {
  const facts = (more: Partial<Parameters<typeof planAll>[0]>) => ({
    ...{ children: [], sponsors: [], groupSize: 1, today },
    ...more,
  });
  const met = (plan: Awaited<ReturnType<typeof planAll>>) =>
    plan.planned.map(({ pair, slot: at }) => `${pair.child.id}-${pair.sponsor.id} ${at.from}`).sort();

  it('gives as many as can be somebody, not the first the best', async () => {
    const children = [
      childFacts({ id: 'a', slots: [slot(2, 590), slot(3, 590)] }),
      childFacts({ id: 'b', slots: [slot(2, 590)] }),
    ];
    const sponsors = [
      sponsorFacts({ id: 's', languages: ['apc'], windows: [{ weekday: 2, from: 480, to: 785 }] }),
      sponsorFacts({ id: 't', windows: [{ weekday: 3, from: 480, to: 785 }] }),
    ];
    const plan = await planAll(facts({ children, sponsors }));
    expect(met(plan)).toEqual(['a-t 590', 'b-s 590']);
    expect(plan.proven).toBe(true);
  });

  it('lets who has waited longest go first, and says why the other waits', async () => {
    const children = [childFacts({ id: 'a' }), childFacts({ id: 'b', waitsSince: today.subtract({ weeks: 12 }) })];
    const plan = await planAll(facts({ children, sponsors: [sponsorFacts({ id: 's' })] }));
    expect(met(plan)).toEqual(['b-s 590']);
    expect(plan.unplaced.map(({ child, reason }) => [child.id, reason])).toEqual([['a', 'taken']]);
  });

  it('never puts one person into overlapping lessons of different grids', async () => {
    const children = [
      childFacts({ id: 'a', school: 'A', slots: [slot(2, 590)] }),
      childFacts({ id: 'b', school: 'B', slots: [slot(2, 600)], waitsSince: today.subtract({ weeks: 20 }) }),
    ];
    const plan = await planAll(facts({ children, sponsors: [sponsorFacts({ id: 's', freeSeats: [1, 2] })] }));
    expect(met(plan)).toEqual(['b-s 600']);
    expect(plan.proven).toBe(false);
  });

  it('never gives a child a lesson that only another child could have with this sponsor', async () => {
    // The sponsor has a lesson at school A already: the one after it fits at A, and at no other school.
    const busy = { ...slot(2, 590), school: 'A', pupilId: 'x', groupKey: 'k', groupSeat: 1, groupFits: false };
    const early = today.subtract({ weeks: 20 });
    const children = [
      childFacts({ id: 'a', school: 'A', slots: [slot(2, 635)] }),
      childFacts({ id: 'b', school: 'B', slots: [slot(2, 635), slot(4, 590)], waitsSince: early }),
      childFacts({ id: 'c', school: 'C', slots: [slot(4, 590)] }),
    ];
    const sponsors = [
      sponsorFacts({ id: 's', freeSeats: [2, 3], taken: [busy], inGroups: false }),
      sponsorFacts({ id: 't', schools: ['A'], languages: ['apc'] }),
    ];
    const plan = await planAll(facts({ children, sponsors }));
    expect(met(plan)).toEqual(['a-t 635', 'b-s 590']);
    expect([plan.proven, plan.unplaced.map(({ child }) => child.id)]).toEqual([true, ['c']]);
  });

  it('makes small groups where centre, sponsor and all the children allow it, also with who meets already', async () => {
    const pupil = { id: 'old', pupilId: 'old', groupKey: 'k', groupSeat: 1, groupFits: true };
    const taken = [{ ...slot(2, 590), school: 'A', ...pupil }];
    const sponsors = [sponsorFacts({ id: 's', freeSeats: [2, 3], taken })];
    const children = [childFacts({ id: 'a' }), childFacts({ id: 'b', groupFits: false })];
    const plan = await planAll(facts({ children, sponsors, groupSize: 2 }));
    expect(met(plan)).toEqual(['a-s 590']);
    expect((await planAll(facts({ children, sponsors, groupSize: 1 }))).planned).toEqual([]);
    const three = await planAll(
      facts({ children: [childFacts({ id: 'a' }), childFacts({ id: 'c' })], sponsors, groupSize: 2 }),
    );
    expect(three.planned.length).toBe(1);
  });

  it('has a reason for everybody in words a person can act on', () => {
    const children = [childFacts({ id: 'a' })];
    const far = sponsorFacts({ id: 'far', schools: ['B'] });
    const busy = sponsorFacts({ id: 'busy', schools: ['B'], windows: [{ weekday: 1, from: 480, to: 785 }] });
    expect(mainGap(pairsOf({ children, sponsors: [busy, far], groupSize: 1, today }))).toBe('school');
    expect(mainGap([])).toBe('nobody');
  });
});
