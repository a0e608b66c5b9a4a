// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createHighs } from '../../outbound/highs/solver.ts';
import { dispatchFromJson } from './builder.ts';
import { checkDispatch } from './check.ts';
import { bruteForce, mixedWeek } from './dispatch.fixture.ts';
import type { DispatchJson } from './dispatch.ts';
import { proposeDispatch, solveDispatch } from './solve.ts';

const highs = createHighs();
afterAll(() => highs.close());
const solve = (json: DispatchJson) => solveDispatch(dispatchFromJson(json), { solveMip: highs.solve });

/** Two sites an hour apart, one volunteer for both of the first, another one for the last. */
const small: DispatchJson = {
  buffer: 10,
  travel: { 'hall|school': 20 },
  requests: [
    { id: 'a', start: 0, end: 60, site: 'hall', weight: 2 },
    { id: 'b', start: 90, end: 120, site: 'school', weight: 1 },
    { id: 'c', start: 80, end: 100, site: 'school', weight: 1 },
    { id: 'd', start: 0, end: 10, site: 'hall', weight: 1 },
  ],
  volunteers: [{ id: 'v' }, { id: 'w', monthJobs: 2 }],
  arcs: [
    { request: 'a', volunteer: 'v', cost: [0, 5] },
    { request: 'b', volunteer: 'v', cost: [1, 7] },
    { request: 'c', volunteer: 'v', cost: [0, 8] },
    { request: 'b', volunteer: 'w', cost: [0, 40] },
  ],
  fairness: [0, 1, 3],
};

describe('solveDispatch', () => {
  it('plans a week, proves it and says who is left and why', async () => {
    expect(await solve(small)).toEqual({
      assignment: [
        { request: 'a', volunteer: 'v' },
        { request: 'b', volunteer: 'w' },
      ],
      unserved: [
        { request: 'c', reason: 'taken' },
        { request: 'd', reason: 'no-candidate' },
      ],
      objective: [2, 0, 0, 3, 45],
      gap: null,
    });
  });

  it('keeps what people have been told before it looks at anything else but who is served', async () => {
    const previous = [
      { request: 'b', volunteer: 'v' },
      { request: 'd', volunteer: 'w' },
    ];
    const plan = await solve({ ...small, previous });
    // d cannot stay with w: that is one change, whatever the reason.
    expect(plan).toMatchObject({ objective: [2, 1, 1, 1, 12], gap: null });
  });

  it('solves what is empty', async () => {
    const empty = { buffer: 0, travel: {}, requests: [], volunteers: [], arcs: [], fairness: [] };
    expect(await solve(empty)).toEqual({ assignment: [], unserved: [], objective: [0, 0, 0, 0, 0], gap: null });
    const plan = await solve({ ...small, volunteers: [], arcs: [] });
    expect(plan).toMatchObject({ objective: [5, 0, 0, 0, 0], gap: null });
    expect(plan.unserved.map(({ reason }) => reason)).toEqual(Array(4).fill('no-candidate'));
  });

  it('holds every two jobs apart, not only neighbours, where ways are no distances', async () => {
    // Through the middle it would be near enough; straight it is too far.
    const json: DispatchJson = {
      buffer: 0,
      travel: { 'x|y': 5, 'y|z': 5, 'x|z': 500 },
      requests: ['x', 'y', 'z'].map((site, at) => ({ id: site, start: 30 * at, end: 30 * at + 20, site, weight: 1 })),
      volunteers: [{ id: 'v' }],
      arcs: ['x', 'y', 'z'].map((request) => ({ request, volunteer: 'v', cost: [0, 0] })),
      fairness: [],
    };
    expect((await solve(json)).objective).toEqual([1, 0, 0, 0, 0]);
  });

  it('finds the least of all plans there are, numbers as large as may be', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(1, 3, 1e6, 2 ** 31 - 1, 2 ** 40 + 1, 2 ** 50 - 1),
        async (seed, requests, volunteers, heaviest) => {
          const json = mixedWeek(seed, { requests, volunteers, heaviest });
          const plan = await solve(json);
          expect(plan.objective.join()).toBe(bruteForce(json));
          expect(plan.gap).toBeNull();
        },
      ),
      { numRuns: 400, seed: 7 },
    );
  });

  it('gives the same plan whatever the order in the file', async () => {
    const json = mixedWeek(5, { requests: 10, volunteers: 5, heaviest: 9 });
    const turned = {
      ...json,
      requests: json.requests.toReversed(),
      arcs: json.arcs.toReversed(),
      volunteers: json.volunteers.toReversed(),
    };
    expect(await solve(turned)).toEqual(await solve(json));
  });

  it('stands by the best it knows when there is no time, and says how far it may be off', async () => {
    const json = mixedWeek(3, { requests: 14, volunteers: 4, heaviest: 9 });
    const best = await solve(json);
    for (const secondsLeft of [() => 0, () => 1])
      for (const solveMip of [undefined, () => Promise.resolve({ status: 'time-limit' as const })]) {
        const plan = await solveDispatch(dispatchFromJson(json), { solveMip, secondsLeft });
        expect(plan.gap).not.toBeNull();
        expect(checkDispatch(json, plan)).toEqual([]);
        const bound = plan.objective.map((value, level) => value - plan.gap![level]!);
        const at = bound.findIndex((value, level) => value !== best.objective[level]);
        expect(bound[at]).toBeLessThan(best.objective[at]!);
        for (const { reason } of plan.unserved)
          if (reason !== 'no-candidate') expect(reason).toBe(plan.gap![0] === 0 ? 'taken' : 'stopped');
      }
  });

  it('proposes a plan at once that is possible and mostly serves as much', async () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const json = mixedWeek(seed, { requests: 12, volunteers: 5, heaviest: 4 });
      const plan = proposeDispatch(dispatchFromJson(json));
      expect(checkDispatch(json, plan)).toEqual([]);
    }
  });
});
