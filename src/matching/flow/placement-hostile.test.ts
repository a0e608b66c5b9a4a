// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instanceFromJson } from '../instance/builder.ts';
import { MatchingInputError } from '../instance/errors.ts';
import type { Instance, InstanceJson } from '../instance/instance.ts';
import { packLevels } from '../instance/levels.ts';
import { solvedTwice } from '../placement.fixture.ts';
import { solve } from './solution.ts';

const solvedJson = (json: InstanceJson): readonly number[] => solvedTwice(instanceFromJson(json));

interface Shape {
  readonly children: number;
  readonly pools: number;
  /** Places per pool. */
  readonly places: number;
  readonly weight: number;
  readonly cost: () => number;
  /** Pairs left out, one in so many; none without. */
  readonly missing?: number;
}

/** Each pool with its own limit, all pairs or nearly all. */
function allPairs({ children, pools, places, weight, cost, missing = 0 }: Shape): InstanceJson {
  const count = (many: number, letter: string) => Array.from({ length: many }, (_, index) => `${letter}${index}`);
  const poolIds = count(pools, 'p');
  return {
    levels: ['minutes'],
    children: count(children, 'k').map((id) => ({ id, weight })),
    pools: poolIds.map((id) => ({ id, limits: [id] })),
    limits: poolIds.map((id) => ({ id, cap: places })),
    arcs: count(children, 'k').flatMap((child, row) =>
      poolIds.flatMap((pool, column) =>
        missing > 0 && (row * 7 + column * 3) % missing === 0 ? [] : [{ child, pool, cost: [cost()] }],
      ),
    ),
  };
}

/** Random integers from 0 to below `end`, the same every time (Lehmer 1951). */
function numbers(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state = (state * 48_271) % (2 ** 31 - 1);
    return state % end;
  };
}

const draw = numbers(7);
const families: Readonly<Record<string, () => InstanceJson>> = {
  'few big schools': () =>
    allPairs({ children: 800, pools: 4, places: 204, weight: 1, cost: () => draw(900), missing: 9 }),
  'a place for every child and none more': () =>
    allPairs({ children: 300, pools: 30, places: 10, weight: 1, cost: () => draw(900), missing: 5 }),
  'half as many places as children': () =>
    allPairs({ children: 400, pools: 20, places: 10, weight: 1, cost: () => draw(900), missing: 4 }),
  'ties everywhere': () => allPairs({ children: 300, pools: 20, places: 14, weight: 1, cost: () => 5 }),
  'costs of 0 and 1': () => allPairs({ children: 300, pools: 20, places: 14, weight: 1, cost: () => draw(2) }),
  'costs below 0 only': () =>
    allPairs({ children: 200, pools: 20, places: 9, weight: 0, cost: () => -draw(900), missing: 3 }),
  'children without weight, who may as well stay': () =>
    allPairs({ children: 200, pools: 20, places: 9, weight: 0, cost: () => draw(9) - 4 }),
  'as many schools of one place as children': () =>
    allPairs({ children: 150, pools: 150, places: 1, weight: 1, cost: () => draw(1000) }),
};

describe('unkind instances', () => {
  for (const [name, json] of Object.entries(families))
    it(`are solved and proven, and network simplex agrees: ${name}`, () => {
      solvedJson(json());
    });

  it('have an answer without places: everybody stays', () => {
    const json = allPairs({ children: 30, pools: 5, places: 0, weight: 2, cost: () => draw(9) });
    expect(solvedJson(json)).toEqual([60, 0]);
  });

  it('have an answer for one child, and for one school', () => {
    const one = { children: 1, pools: 40, places: 1, weight: 1 };
    expect(solvedJson(allPairs({ ...one, cost: countdown(40) }))).toEqual([0, 1]);
    expect(solvedJson(allPairs({ children: 40, pools: 1, places: 7, weight: 1, cost: countdown(40) }))).toEqual([
      33, 28,
    ]);
  });

  it('have an answer where there is nothing: no children, pairs, pools, limits or levels', () => {
    const json = allPairs({ children: 3, pools: 2, places: 1, weight: 4, cost: () => 1 });
    expect(solvedJson({ ...json, children: [], arcs: [] })).toEqual([0, 0]);
    expect(solvedJson({ ...json, arcs: [] })).toEqual([12, 0]);
    expect(solvedJson({ ...json, arcs: [], pools: [] })).toEqual([12, 0]);
    expect(solvedJson({ ...json, arcs: [], pools: [], limits: [] })).toEqual([12, 0]);
    expect(solvedJson({ ...json, pools: json.pools.map(({ id }) => ({ id, limits: [] })) })).toEqual([0, 3]);
    expect(solvedJson({ ...json, levels: [], arcs: json.arcs.map((arc) => ({ ...arc, cost: [] })) })).toEqual([4]);
    expect(solvedJson({ levels: [], children: [], pools: [], limits: [], arcs: [] })).toEqual([0]);
  });

  it('may have limits within limits around the same pools, as deep as anybody likes', () => {
    const json = allPairs({ children: 12, pools: 3, places: 4, weight: 1, cost: () => draw(30) });
    const around = Array.from({ length: 40 }, (_, depth) => ({ id: `around ${depth}`, cap: 10 - (depth % 4) }));
    const pools = json.pools.map(({ id, limits }) => ({ id, limits: [...limits, ...around.map((limit) => limit.id)] }));
    expect(solvedJson({ ...json, pools, limits: [...json.limits, ...around] })[0]).toBe(5);
  });

  it('may cost as much as fits into a number, and are refused beyond that', () => {
    fc.assert(
      fc.property(
        fc.record({ children: fc.integer({ min: 1, max: 12 }), pools: fc.integer({ min: 1, max: 5 }), seed: fc.nat() }),
        ({ children, pools, seed }) => {
          const costly = (largest: number): InstanceJson => {
            const share = numbers(seed + 1);
            const json = allPairs({ children, pools, places: 2, weight: 1, cost: () => 0 });
            const cost = (at: number) => (at === 0 ? largest : Math.floor((share(1000) / 999) * largest) - share(2));
            return { ...json, arcs: json.arcs.map((arc, at) => ({ ...arc, cost: [cost(at)] })) };
          };
          const [fits, tooMuch] = lastThat((exponent) => packs(instanceFromJson(costly(2 ** exponent))));
          solvedJson(costly(fits));
          expect(() => solve(instanceFromJson(costly(tooMuch)))).toThrow(MatchingInputError);
        },
      ),
      { seed: 41, numRuns: 40 },
    );
  });
});

function countdown(from: number): () => number {
  let left = from + 1;
  return () => {
    left -= 1;
    return left;
  };
}

function packs(instance: Instance): boolean {
  try {
    packLevels(instance);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ problems: [{ fault: 'overflow' }] });
    return false;
  }
}

/** The largest power of two that holds and the smallest that does not, as numbers. */
function lastThat(holds: (exponent: number) => boolean): [number, number] {
  let exponent = 30;
  while (exponent < 53 && holds(exponent)) exponent += 1;
  return [2 ** (exponent - 1), 2 ** exponent];
}
