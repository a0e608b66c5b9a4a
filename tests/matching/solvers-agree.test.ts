// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Highs, ModelData } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { hostile, type NrwOptions, nrwLike } from '../../bench/matching/instances.ts';
import type { Instance } from '../../src/matching/index.ts';
import { solvedTwice } from '../../src/matching/placement.fixture.ts';

/** A column of the linear program: its rows, and its cost on each entry of the objective. */
interface Column {
  readonly rows: readonly number[];
  readonly signs?: readonly number[];
  readonly cost: readonly number[];
  readonly most: number;
}

/** Model M1 as a linear program, from the instance alone: arcs, children left unplaced, steps of load. */
function columnsOf(instance: Instance): Column[] {
  const { arcStart, arcPool, arcCost, poolLimits, weight, load, limitIds, cap } = instance;
  const children = weight.length;
  const columns: Column[] = [];
  for (const [child, itsWeight] of weight.entries()) {
    for (let arc = arcStart[child]!; arc < arcStart[child + 1]!; arc += 1) {
      const pool = arcPool[arc]!;
      const limits = [...poolLimits.items.subarray(poolLimits.start[pool], poolLimits.start[pool + 1])];
      const rows = [child, ...limits.map((limit) => children + limit)];
      columns.push({ rows, cost: [0, ...arcCost.map((cost) => cost[arc]!)], most: 1 });
    }
    columns.push({ rows: [child], cost: [itsWeight, ...arcCost.map(() => 0)], most: 1 });
  }
  // What is beyond a step lies in a column of its own; steps rise, so the cheapest fill up first.
  for (const limit of limitIds.keys())
    for (let step = load.start[limit]!; step < load.start[limit + 1]!; step += 1) {
      const end = step + 1 < load.start[limit + 1]! ? load.above[step + 1]! : cap[limit]!;
      const most = Math.max(0, Math.min(end, cap[limit]!) - load.above[step]!);
      const cost = [0, ...load.cost.map((level) => level[step]!)];
      columns.push({ rows: [children + limitIds.length + limit], signs: [-1], cost, most });
    }
  return columns;
}

/**
 * The optimum of one entry of the objective after the other, with those before held at theirs. The polytope is integral
 * and so is each of these faces of it: linear programs do, and their optima are integers.
 */
function optimaOf(highs: Highs, instance: Instance, entries: number): number[] {
  const { cap, load, limitIds } = instance;
  const [children, limits] = [instance.weight.length, limitIds.length];
  const columns = columnsOf(instance);
  // Rows: children; limits; limits again with load: no more than the free stretch beside what lies in the steps.
  const free = Array.from(limitIds.keys(), (limit) =>
    load.start[limit] === load.start[limit + 1] ? highs.infinity : load.above[load.start[limit]!]!,
  );
  const optima: number[] = [];
  for (let entry = 0; entry < entries; entry += 1) {
    const numRows = children + 2 * limits + entry;
    const starts: number[] = [0];
    const indices: number[] = [];
    const values: number[] = [];
    for (const { rows, signs, cost } of columns) {
      for (const [at, row] of rows.entries()) {
        indices.push(row);
        values.push(signs?.[at] ?? 1);
        if (row >= children && row < children + limits && free[row - children]! < highs.infinity) {
          indices.push(row + limits);
          values.push(1);
        }
      }
      for (let before = 0; before < entry; before += 1)
        if (cost[before] !== 0) {
          indices.push(children + 2 * limits + before);
          values.push(cost[before]!);
        }
      starts.push(indices.length);
    }
    const rowLower = new Float64Array(numRows).fill(-highs.infinity).fill(1, 0, children);
    const rowUpper = Float64Array.from([...Array.from({ length: children }, () => 1), ...cap, ...free, ...optima]);
    const model: ModelData = {
      numCols: columns.length,
      numRows,
      colCost: Float64Array.from(columns, ({ cost }) => cost[entry]!),
      colLower: new Float64Array(columns.length),
      colUpper: Float64Array.from(columns, ({ most }) => most),
      rowLower,
      rowUpper,
      matrix: {
        format: 'csc',
        numRows,
        numCols: columns.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
    };
    const value = highs.withModel(model, (one) => {
      one.options.set({ output_flag: false });
      one.run();
      expect(one.getModelStatus()).toBe(highs.constants.modelStatus.optimal);
      return one.getObjectiveValue();
    });
    expect(Math.abs(value - Math.round(value))).toBeLessThan(1e-3);
    optima.push(Math.round(value));
  }
  return optima;
}

/** Tight and loose, one level and three, flat and layered with a load, in turn. */
function drawn(number: number, children: number, pools: number): Instance {
  const options: NrwOptions = {
    children,
    pools,
    seatsPerChild: [0.9, 1.02, 1.15][number % 3]!,
    seed: number,
    levels: number % 2 === 0 ? 3 : 1,
    layered: number % 4 < 2,
    least: Math.min(pools, 5),
    most: Math.min(pools, 40),
  };
  return nrwLike(options);
}

let highs: Highs;

beforeAll(async () => {
  // Its types are those of a CommonJS module, what Node loads is not.
  const { default: load } = (await import('highs' as string)) as { default: () => Promise<Highs> };
  highs = await load();
});

describe('pool flow, network simplex and HiGHS', () => {
  const sizes = [
    [90, 30, 6],
    [60, 120, 14],
    [35, 250, 30],
    [15, 500, 50],
  ] as const;
  let seed = 0;
  for (const [count, children, pools] of sizes) {
    const first = seed;
    seed += count;
    it(`agree on every level on ${count} seeded instances of ${children} × ${pools}`, () => {
      for (let number = first; number < first + count; number += 1) {
        const instance = drawn(number, children, pools);
        const objective = solvedTwice(instance);
        expect([number, ...optimaOf(highs, instance, objective.length)]).toEqual([number, ...objective]);
      }
    });
  }
});

describe('pool flow and network simplex', () => {
  const large = Array.from({ length: 10 }, (_, number) => 1000 + number);
  // HiGHS needs 4 to 25 seconds for each of them.
  const withHighs = [1003];

  it('agree on every level on ten seeded instances of 5,000 × 500, and HiGHS on one of them', () => {
    for (const number of large) {
      const instance = drawn(number, 5000, 500);
      const objective = solvedTwice(instance);
      if (withHighs.includes(number)) expect(optimaOf(highs, instance, objective.length)).toEqual(objective);
    }
  });

  for (const name of ['big-schools-5000x50', 'seats-equal-children', 'seats-90-percent', 'random-costs', 'ties-0-to-4'])
    it(`agree on an unkind instance of 5,000 children: ${name}`, () => {
      solvedTwice(hostile[name]!());
    });
});
