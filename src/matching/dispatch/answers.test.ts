// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { dispatchAlternatives } from './alternatives.ts';
import { dispatchFromJson } from './builder.ts';
import { checkDispatch } from './check.ts';
import { mixedWeek } from './dispatch.fixture.ts';
import type { DispatchJson } from './dispatch.ts';
import { proposeDispatch } from './solve.ts';

const json: DispatchJson = {
  buffer: 5,
  travel: { 'x|y': 10 },
  requests: [
    { id: 'a', start: 0, end: 60, site: 'x', weight: 2 },
    { id: 'b', start: 70, end: 100, site: 'y', weight: 1 },
    { id: 'c', start: 120, end: 150, site: 'y', weight: 1 },
  ],
  volunteers: [{ id: 'u', maxJobs: 1 }, { id: 'v' }, { id: 'w', minutesLeft: 50, monthJobs: 1 }],
  arcs: [
    { request: 'a', volunteer: 'u', cost: [0, 9] },
    { request: 'b', volunteer: 'u', cost: [0, 1] },
    { request: 'b', volunteer: 'v', cost: [1, 4] },
    { request: 'b', volunteer: 'w', cost: [0, 8] },
    { request: 'c', volunteer: 'w', cost: [0, 8] },
    { request: 'c', volunteer: 'v', cost: [2, 8] },
  ],
  fairness: [1, 2, 5],
  previous: [{ request: 'b', volunteer: 'v' }],
};
const plan = {
  assignment: [
    { request: 'a', volunteer: 'u' },
    { request: 'b', volunteer: 'v' },
    { request: 'c', volunteer: 'w' },
  ],
  objective: [0, 0, 1, 4, 21],
};

describe('checkDispatch', () => {
  it('finds nothing wrong with a plan that holds', () => {
    expect(checkDispatch(json, plan)).toEqual([]);
  });

  it.each([
    ['a pair that is not possible', [['a', 'w']], 'a cannot go to w'],
    [
      'a request twice',
      [
        ['a', 'u'],
        ['a', 'u'],
      ],
      'a is served twice',
    ],
    [
      'more jobs than may be',
      [
        ['a', 'u'],
        ['b', 'u'],
      ],
      'u has 2 jobs',
    ],
    [
      'two that do not fit',
      [
        ['a', 'u'],
        ['b', 'u'],
      ],
      'u cannot have both a and b',
    ],
    [
      'more minutes than are left',
      [
        ['b', 'w'],
        ['c', 'w'],
      ],
      'w has 60 minutes',
    ],
    ['nobody', [['a', 'z']], 'volunteer z is not known'],
    ['a wrong sum', [['a', 'u']], 'it costs 2, 1, 0, 1, 9, not 0, 0, 1, 4, 21'],
  ])('finds %s', (_, pairs, fault) => {
    const assignment = pairs.map(([request = '', volunteer = '']) => ({ request, volunteer }));
    expect(checkDispatch(json, { ...plan, assignment })).toContain(fault);
  });
});

describe('dispatchAlternatives', () => {
  it('names everybody who could come, the cheapest first, and why others are not free', () => {
    expect(dispatchAlternatives(dispatchFromJson(json), plan.assignment, 'b')).toEqual([
      { volunteer: 'v', delta: [0, 0, 0, 0, 0], clashes: [], hasJobsLeft: true, hasMinutesLeft: true, isFree: true },
      {
        volunteer: 'u',
        delta: [0, 1, -1, 1, -3],
        clashes: [],
        hasJobsLeft: false,
        hasMinutesLeft: true,
        isFree: false,
      },
      { volunteer: 'w', delta: [0, 1, -1, 4, 4], clashes: [], hasJobsLeft: true, hasMinutesLeft: false, isFree: false },
    ]);
    expect(() => dispatchAlternatives(dispatchFromJson(json), [], 'z')).toThrow(RangeError);
  });

  it('is right about everybody: the plan with them holds and costs so much more, or does not hold', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const mixed = mixedWeek(seed, { requests: 9, volunteers: 5, heaviest: 5 });
      const instance = dispatchFromJson(mixed);
      const { assignment, objective } = proposeDispatch(instance);
      for (const { id } of mixed.requests)
        for (const { volunteer, delta, isFree } of dispatchAlternatives(instance, assignment, id)) {
          const others = assignment.filter(({ request }) => request !== id);
          const changed = [...others, { request: id, volunteer }];
          const faults = checkDispatch(mixed, {
            assignment: changed,
            objective: objective.map((one, at) => one + delta[at]!),
          });
          expect(faults.length === 0, `${seed} ${id} ${volunteer} ${faults}`).toBe(isFree);
          expect(faults.filter((fault) => fault.startsWith('it costs'))).toEqual([]);
        }
    }
  });
});
