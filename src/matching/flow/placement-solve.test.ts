// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instanceFromJson } from '../instance/builder.ts';
import type { InstanceJson } from '../instance/instance.ts';
import { packLevels } from '../instance/levels.ts';
import { bestOf, compare, judge, placements } from '../placement.fixture.ts';
import { objectiveOf } from '../placement.ts';
import { checkCertificate } from '../proof/certificate.ts';
import { PoolFlow, solveFlow } from './pool-flow.ts';
import { bestKnown, solutionOf, solve } from './solution.ts';

const NONE = [0, 0, 0, 0];

describe('the placement of small instances', () => {
  it('is the best on every level by full enumeration, and its prices prove it', () => {
    fc.assert(
      fc.property(placements({ children: 6, pools: 5 }), (json) => {
        const instance = instanceFromJson(json);
        const solution = solve(instance);
        const { poolOf, price, objective } = solution;
        expect(objective).toEqual(bestOf(instance));
        expect(objectiveOf(instance, poolOf)).toEqual(objective);
        expect(checkCertificate(instance, solution)).toMatchObject({ valid: true, primal: objective, dual: objective });
        for (const limit of instance.limitIds.keys())
          expect(
            compare(
              price.map((entry) => entry[limit]!),
              NONE,
            ),
          ).toBeGreaterThanOrEqual(0);
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  it('costs what the definition says, whatever the assignment', () => {
    fc.assert(
      fc.property(placements({ children: 8, pools: 5 }), fc.infiniteStream(fc.nat()), (json, picks) => {
        const instance = instanceFromJson(json);
        const poolOf = Int32Array.from(instance.childIds, (_, child) => {
          const row = [-1, ...instance.arcPool.subarray(instance.arcStart[child], instance.arcStart[child + 1])];
          return row[picks.next().value! % row.length]!;
        });
        expect(objectiveOf(instance, poolOf)).toEqual(judge(instance, poolOf).objective);
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});

function shuffled<T>(list: readonly T[], picks: Iterator<number>): T[] {
  const rest = [...list];
  return list.map(() => rest.splice(picks.next().value! % rest.length, 1)[0]!);
}

function inOtherOrder(json: InstanceJson, picks: Iterator<number>): InstanceJson {
  return {
    ...json,
    children: shuffled(json.children, picks),
    pools: shuffled(json.pools, picks).map((pool) => ({ ...pool, limits: shuffled(pool.limits, picks) })),
    limits: shuffled(json.limits, picks),
    arcs: shuffled(json.arcs, picks),
    frozen: shuffled(json.frozen ?? [], picks),
  };
}

describe('the order of the input', () => {
  const tied = placements({ children: 30, pools: 8, places: 4 });

  it('changes nothing: the same children in the same pools at the same prices', () => {
    fc.assert(
      fc.property(tied, fc.infiniteStream(fc.nat()), (json, picks) => {
        const first = solve(instanceFromJson(json));
        expect(solve(instanceFromJson(inOtherOrder(json, picks)))).toEqual(first);
        expect(solve(instanceFromJson(json))).toEqual(first);
      }),
      { seed: 3, numRuns: 120 },
    );
  });

  it('gives way to the seed among equals, and no seed changes the objective', () => {
    fc.assert(
      fc.property(tied, fc.nat(), (json, seed) => {
        expect(solve(instanceFromJson({ ...json, seed })).objective).toEqual(solve(instanceFromJson(json)).objective);
      }),
      { seed: 4, numRuns: 120 },
    );
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const onePlace = {
      levels: ['minutes'],
      children: ids.map((id) => ({ id, weight: 1 })),
      pools: [{ id: 'x', limits: ['x'] }],
      limits: [{ id: 'x', cap: 1 }],
      arcs: ids.map((child) => ({ child, pool: 'x', cost: [3] })),
    };
    const winners = Array.from({ length: 60 }, (_, seed) =>
      solve(instanceFromJson({ ...onePlace, seed })).poolOf.indexOf(0),
    );
    expect(new Set(winners).size).toBe(ids.length);
  });
});

describe('what is known when a flow is stopped', () => {
  it('is a placement that keeps all limits, and the optimum lies between it and a bound', () => {
    let apart = 0;
    fc.assert(
      fc.property(placements({ children: 25, pools: 8, places: 4 }), fc.nat({ max: 25 }), (json, handled) => {
        const instance = instanceFromJson(json);
        const best = solve(instance).objective;
        const flow = new PoolFlow(instance, packLevels(instance));
        flow.advance(handled);
        const { solution, bound, gap } = bestKnown(flow);
        expect(judge(instance, solution.poolOf)).toEqual({ feasible: true, objective: solution.objective });
        expect(compare(bound, best)).toBeLessThanOrEqual(0);
        expect(compare(best, solution.objective)).toBeLessThanOrEqual(0);
        expect(gap).toEqual(solution.objective.map((value, entry) => value - bound[entry]!));
        if (compare(gap, NONE) > 0) apart += 1;
      }),
      { seed: 5, numRuns: 400 },
    );
    expect(apart).toBeGreaterThan(100);
  });

  it('is the optimum once all are through, and goes on to the same result as without a stop', () => {
    fc.assert(
      fc.property(placements({ children: 25, pools: 8, places: 4 }), fc.nat({ max: 25 }), (json, handled) => {
        const instance = instanceFromJson(json);
        const packing = packLevels(instance);
        const flow = new PoolFlow(instance, packing);
        flow.advance(handled);
        bestKnown(flow);
        while (!flow.advance(1));
        expect(flow.handled).toBe(instance.childIds.length);
        expect(solutionOf(flow)).toEqual(solutionOf(solveFlow(instance, packing)));
        expect(bestKnown(flow).gap).toEqual([0, ...instance.levels.map(() => 0)]);
      }),
      { seed: 6, numRuns: 200 },
    );
  });
});
