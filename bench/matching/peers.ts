// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Highs, ModelData } from 'highs';
import type { Instance, Packing } from '../../src/matching/index.ts';

/** Solves an instance without load steps from scratch. @returns the packed cost of its optimum */
export type Peer = () => number;

/** A linear program: one row per child (placed or not), one per limit; a column per arc and one per child unplaced. */
function program({ infinity }: Highs, instance: Instance, packing: Packing, whole: boolean): ModelData {
  const { arcStart, arcPool, poolLimits, cap, childIds, limitIds } = instance;
  const [children, limits, arcs] = [childIds.length, limitIds.length, arcPool.length];
  const numRows = children + limits;
  const numCols = arcs + children;
  const starts: number[] = [];
  const indices: number[] = [];
  for (let child = 0; child < children; child += 1)
    for (let arc = arcStart[child]!; arc < arcStart[child + 1]!; arc += 1) {
      starts.push(indices.length);
      const pool = arcPool[arc]!;
      const counted = poolLimits.items.subarray(poolLimits.start[pool], poolLimits.start[pool + 1]);
      indices.push(child, ...Array.from(counted, (limit) => children + limit));
    }
  for (let child = 0; child < children; child += 1) {
    starts.push(indices.length);
    indices.push(child);
  }
  starts.push(indices.length);
  const colCost = new Float64Array(numCols);
  colCost.set(packing.arcCost);
  colCost.set(packing.unplaced, arcs);
  const rowLower = new Float64Array(numRows).fill(-infinity).fill(1, 0, children);
  const rowUpper = new Float64Array(numRows).fill(1);
  rowUpper.set(cap, children);
  return {
    numCols,
    numRows,
    colCost,
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower,
    rowUpper,
    ...(whole ? { integrality: new Int32Array(numCols).fill(1) } : {}),
    matrix: {
      format: 'csc',
      numRows,
      numCols,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: new Float64Array(indices.length).fill(1),
    },
  };
}

/** HiGHS as the package from npm brings it, on the linear program or with whole numbers. */
export async function highsPeer(instance: Instance, packing: Packing, whole: boolean): Promise<Peer> {
  // Its types are those of a CommonJS module, what Node loads is not.
  const { default: loadHighs } = (await import('highs' as string)) as { default: () => Promise<Highs> };
  const highs = await loadHighs();
  const model = program(highs, instance, packing, whole);
  return () =>
    highs.withModel(model, (one) => {
      one.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.99 });
      one.run();
      return Math.round(one.getObjectiveValue());
    });
}

interface Munkres {
  minWeightAssign(matrix: { data: Float64Array; shape: readonly number[] }): { assignmentsWeight: number };
}

/** Rows beyond the seats in which children may stay unplaced; exact while fewer are needed. */
const WAITING = 20;

/** The Hungarian method of `munkres-algorithm`, which knows single seats only: a limit's seats become so many columns. */
export async function munkresPeer(instance: Instance, packing: Packing): Promise<Peer> {
  // The package names its types wrongly.
  const { minWeightAssign } = (await import('munkres-algorithm' as string)) as Munkres;
  const { arcStart, arcPool, poolLimits, cap, childIds } = instance;
  const seatStart = [0];
  for (let pool = 0; pool < instance.poolIds.length; pool += 1)
    seatStart.push(seatStart[pool]! + cap[poolLimits.items[poolLimits.start[pool]!]!]!);
  const columns = seatStart.at(-1)! + WAITING;
  return () => {
    const data = new Float64Array(childIds.length * columns).fill(Number.POSITIVE_INFINITY);
    for (let child = 0; child < childIds.length; child += 1) {
      const row = child * columns;
      for (let arc = arcStart[child]!; arc < arcStart[child + 1]!; arc += 1) {
        const pool = arcPool[arc]!;
        data.fill(packing.arcCost[arc]!, row + seatStart[pool]!, row + seatStart[pool + 1]!);
      }
      data.fill(packing.unplaced[child]!, row + columns - WAITING, row + columns);
    }
    return minWeightAssign({ data, shape: [childIds.length, columns] }).assignmentsWeight;
  };
}
