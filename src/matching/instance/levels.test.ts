// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solve } from '../flow/solution.ts';
import { bestOf, compare, placements } from '../placement.fixture.ts';
import { objectiveOf } from '../placement.ts';
import { instanceFromJson } from './builder.ts';
import { MatchingInputError } from './errors.ts';
import { type InstanceJson, SIBLING_LEVEL } from './instance.ts';
import { levelsTooWide, packLevels, unpack } from './levels.ts';

/** One child, one pool, one cost. */
const one = (cost: readonly number[], weight = 1): InstanceJson => ({
  levels: cost.map((_, level) => `level ${level}`),
  children: [{ id: 'a', weight }],
  pools: [{ id: 'x', limits: ['x'] }],
  limits: [{ id: 'x', cap: 1 }],
  arcs: [{ child: 'a', pool: 'x', cost }],
});

function problemsOf(json: InstanceJson) {
  try {
    packLevels(instanceFromJson(json));
  } catch (error) {
    if (error instanceof MatchingInputError) return error.problems;
    throw error;
  }
  return [];
}

describe('packed levels', () => {
  it('order all assignments of an instance as their tuples do', () => {
    fc.assert(
      fc.property(placements({ children: 8, pools: 5 }), fc.infiniteStream(fc.nat()), (json, picks) => {
        const instance = instanceFromJson({ ...json, limits: json.limits.map(({ id, cap }) => ({ id, cap })) });
        const { arcCost, unplaced, unit } = packLevels(instance);
        const draw = () => {
          let packed = 0;
          const poolOf = Int32Array.from(instance.childIds, (_, child) => {
            const first = instance.arcStart[child]!;
            const pick = picks.next().value! % (instance.arcStart[child + 1]! - first + 1);
            packed += pick === 0 ? unplaced[child]! : arcCost[first + pick - 1]!;
            return pick === 0 ? -1 : instance.arcPool[first + pick - 1]!;
          });
          return { packed, tuple: objectiveOf(instance, poolOf) };
        };
        const [a, b] = [draw(), draw()];
        expect(a.packed).toBe(a.tuple.reduce((sum, value, entry) => sum + value * unit[entry]!, 0));
        // Of two that differ in what one chain of changes can do; eight children are no more than that.
        if (instance.childIds.length <= instance.poolIds.length + 1)
          expect(Math.sign(a.packed - b.packed)).toBe(Math.sign(compare(a.tuple, b.tuple)));
      }),
      { seed: 51, numRuns: 600 },
    );
  });

  it('come apart again', () => {
    const instance = instanceFromJson(one([3, -20, 900], 7));
    const packing = packLevels(instance);
    const { unit } = packing;
    for (const tuple of [
      [7, 0, 0, 0],
      [0, 3, -20, 900],
      [7, -3, 20, -900],
      [0, 0, 0, 0],
      [-7, 3, -20, 900],
    ]) {
      const packed = tuple.reduce((sum, value, entry) => sum + value * unit[entry]!, 0);
      expect(unpack(packing, packed)).toEqual(tuple);
    }
    expect(unpack(packing, -0)).toEqual([0, 0, 0, 0]);
  });

  it('put one unit of a level above all that the levels below it can do', () => {
    // Saving the one unit of a level costs the child all it can on the level below.
    for (const cost of [1, 1000, 2 ** 30]) {
      const json: InstanceJson = {
        ...one([0, cost]),
        pools: ['x', 'y'].map((id) => ({ id, limits: [id] })),
        limits: ['x', 'y'].map((id) => ({ id, cap: 1 })),
        arcs: [
          { child: 'a', pool: 'x', cost: [0, cost] },
          { child: 'a', pool: 'y', cost: [1, -cost] },
        ],
      };
      expect(solve(instanceFromJson(json)).objective).toEqual([0, 0, cost]);
    }
  });

  it('take costs up to the last that fits, and are then right', () => {
    // With one child and one pool, 16 c + 4 has to stay below 2^53.
    const last = 2 ** 49 - 1;
    for (const cost of [last, -last]) {
      const instance = instanceFromJson(one([cost]));
      expect(solve(instance).objective).toEqual(bestOf(instance));
      expect(problemsOf(one([cost + Math.sign(cost)]))).toMatchObject([{ fault: 'overflow', culprit: 'levels' }]);
    }
  });
});

describe('levels that do not fit into one number', () => {
  const load = [{ above: 0, cost: [2 ** 52] }];
  const together: InstanceJson[] = [
    one([2 ** 20, 2 ** 20, 2 ** 20]),
    one([2 ** 20, -(2 ** 30), 2 ** 40, 0, 2 ** 30, -(2 ** 20)], 2 ** 30),
    one(Array.from({ length: 60 }, () => 1)),
  ];
  const alone: InstanceJson[] = [
    one([2 ** 52]),
    one([1], 2 ** 52),
    { ...one([0]), limits: [{ id: 'x', cap: 1, load }] },
    one([Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER], Number.MAX_SAFE_INTEGER),
  ];

  it('do not pack: costs, weights, load and too many levels', () => {
    for (const json of [...together, ...alone])
      expect(problemsOf(json)).toMatchObject([{ fault: 'overflow', culprit: 'levels' }]);
  });

  it('are solved level by level; only a level that is too large alone is refused', () => {
    for (const json of together) {
      const instance = instanceFromJson(json);
      expect(solve(instance).objective).toEqual(bestOf(instance));
    }
    for (const json of alone) expect(() => solve(instanceFromJson(json))).toThrow('einer Ebene sind zu groß');
  });

  it('say how much too wide they are, where that is known, and what to do', () => {
    // 16 · 2^52 = 2^56.
    expect(problemsOf(one([2 ** 52]))[0]?.message).toContain('(3 Bit zu viel)');
    expect(problemsOf(one([2 ** 52]))[0]?.message).toContain('gröbere Einheiten');
    expect(levelsTooWide(0).message).not.toContain('Bit zu viel');
  });
});

describe('the worth of a family together', () => {
  const family = (levels: readonly string[], cost: readonly number[]): InstanceJson => ({
    ...one(cost),
    levels,
    children: [
      { id: 'a', weight: 1, family: 'f' },
      { id: 'b', weight: 1, family: 'f' },
    ],
  });

  it('lies right below the weight of the unplaced, or where its level is named', () => {
    const first = packLevels(instanceFromJson(family(['minutes'], [900])));
    expect(first.siblingUnit).toBeGreaterThan(2 * 900 * first.unit[1]!);
    expect(first.unit[0]!).toBeGreaterThan(2 * 2 * first.siblingUnit);
    const named = packLevels(instanceFromJson(family(['support', SIBLING_LEVEL, 'minutes'], [3, 0, 900])));
    expect(named.siblingUnit).toBe(named.unit[2]);
    expect(packLevels(instanceFromJson(one([900]))).siblingUnit).toBe(0);
  });
});
