// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solve } from '../flow/solution.ts';
import { instanceFromJson } from '../instance/builder.ts';
import { MatchingInputError } from '../instance/errors.ts';
import type { InstanceJson } from '../instance/instance.ts';
import { bestOf, compare, judge, LARGE, limitsOf, minus, pairsOf, placements, solved } from '../placement.fixture.ts';
import { placeValue, whatWouldHelp } from './why-not.ts';

const withCap = (json: InstanceJson, id: string, change: number): InstanceJson => ({
  ...json,
  limits: json.limits.map((limit) => (limit.id === id ? { ...limit, cap: limit.cap + change } : limit)),
});

/** The objective of a fresh solve, or null where frozen children hold more places than there are. */
function solvedAnew(json: InstanceJson): readonly number[] | null {
  try {
    return solve(instanceFromJson(json)).objective;
  } catch (error) {
    if (!(error instanceof MatchingInputError)) throw error;
    expect(error.problems.map(({ fault }) => fault)).toContainEqual(
      expect.stringMatching(/^(negative|frozen-over-capacity)$/),
    );
    return null;
  }
}

describe('the value of a place', () => {
  it('is what one more or less changes, by full enumeration, with the price in between', () => {
    const count = { gains: 0, losses: 0, apart: 0, none: 0 };
    fc.assert(
      fc.property(placements({ children: 6, pools: 4, places: 2 }), (json) => {
        const { instance, flow } = solved(json);
        const best = judge(instance, flow.poolOf).objective;
        for (const limit of instance.limitIds.keys()) {
          const { gain, loss, price } = placeValue(flow, limit);
          const more = bestOf(instance, { places: new Map([[limit, 1]]) })!;
          const less = bestOf(instance, { places: new Map([[limit, -1]]) });
          expect(gain).toEqual(minus(best, more));
          expect(loss).toEqual(less && minus(less, best));
          expect(compare(gain, price)).toBeLessThanOrEqual(0);
          if (loss) expect(compare(price, loss)).toBeLessThanOrEqual(0);
          if (loss === null) count.none += 1;
          else if (compare(gain, loss) < 0) count.apart += 1;
          if (gain.some((value) => value !== 0)) count.gains += 1;
          if (loss?.some((value) => value !== 0)) count.losses += 1;
        }
      }),
      { seed: 21, numRuns: 1000 },
    );
    expect(Math.min(count.gains, count.losses, count.apart, count.none)).toBeGreaterThan(300);
  });

  it('is what one more or less changes in larger instances, solved again', () => {
    fc.assert(
      fc.property(placements({ children: 60, pools: 12, places: 8 }), (json) => {
        const { instance, flow } = solved(json);
        const best = judge(instance, flow.poolOf).objective;
        for (const [limit, id] of instance.limitIds.entries()) {
          const { gain, loss, price } = placeValue(flow, limit);
          const less = solvedAnew(withCap(json, id, -1));
          expect(gain).toEqual(minus(best, solvedAnew(withCap(json, id, 1))!));
          expect(loss).toEqual(less && minus(less, best));
          expect(compare(gain, price)).toBeLessThanOrEqual(0);
          if (loss) expect(compare(price, loss)).toBeLessThanOrEqual(0);
        }
      }),
      { seed: 22, numRuns: 60, ...LARGE },
    );
  });
});

const small = placements({ children: 6, pools: 4, places: 2 });

function expectRightAboutPlaces(): void {
  const count = { enough: 0, notEnough: 0 };
  fc.assert(
    fc.property(small, (json) => {
      const { instance, flow } = solved(json);
      const best = judge(instance, flow.poolOf).objective;
      for (const { child, pool } of pairsOf(instance)) {
        if (instance.frozenArc[child]! >= 0) continue;
        const help = whatWouldHelp(flow, child, pool);
        const load = (limit: number) =>
          [...flow.poolOf].filter((at) => at >= 0 && limitsOf(instance, at).includes(limit));
        const full = limitsOf(instance, pool).filter((limit) => load(limit).length === instance.cap[limit]);
        expect([...help.fullLimits].sort((a, b) => a - b)).toEqual(full);
        const places = new Map(full.map((limit) => [limit, 1]));
        const larger = bestOf(instance, { places })!;
        const forced = bestOf(instance, { places, forced: { child, pool } })!;
        expect(help.withOneMorePlace).toEqual(minus(forced, best));
        expect(help.onePlaceIsEnough).toBe(compare(forced, larger) === 0);
        if (help.onePlaceIsEnough) count.enough += 1;
        else count.notEnough += 1;
      }
    }),
    { seed: 23, numRuns: 1000 },
  );
  expect(Math.min(count.enough, count.notEnough)).toBeGreaterThan(1000);
}

function expectRightAboutWeights(): void {
  const count = { weights: 0, none: 0, same: 0 };
  fc.assert(
    fc.property(small, (json) => {
      const { instance, flow } = solved(json);
      for (const child of instance.childIds.keys()) {
        const pools = pairsOf(instance).flatMap((pair) => (pair.child === child ? [pair.pool] : []));
        if (pools.length === 0) continue;
        const { weightToBePlaced } = whatWouldHelp(flow, child, pools[0]!);
        if (flow.poolOf[child]! >= 0) {
          expect(weightToBePlaced).toBeNull();
          continue;
        }
        /** Whether some best placement has the child somewhere if it weighs this much. */
        const isPlaced = (weight: number): boolean => {
          const heavier = { ...instance, weight: instance.weight.map((own, at) => (at === child ? weight : own)) };
          const unplaced = bestOf(heavier, { forced: { child, pool: -1 } })!;
          return pools.some((pool) => {
            const placed = bestOf(heavier, { forced: { child, pool } });
            return placed !== null && compare(placed, unplaced) <= 0;
          });
        };
        if (weightToBePlaced === null) {
          count.none += 1;
          expect(isPlaced(1e6)).toBe(false);
          continue;
        }
        count.weights += 1;
        if (weightToBePlaced === instance.weight[child]) count.same += 1;
        expect(isPlaced(weightToBePlaced)).toBe(true);
        expect(isPlaced(weightToBePlaced - 1)).toBe(false);
      }
    }),
    { seed: 24, numRuns: 1000 },
  );
  expect(Math.min(count.weights, count.none, count.same)).toBeGreaterThan(20);
}

describe('what would help a child into a pool', () => {
  it('says rightly whether one more place at the full limits is enough', () => {
    expectRightAboutPlaces();
  });

  it('names the smallest weight with which an unplaced child can have a place', () => {
    expectRightAboutWeights();
  });
});
