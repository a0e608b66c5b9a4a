// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { PoolFlow } from './flow/pool-flow.ts';
import { SINK } from './flow/pool-tree.ts';
import { checkPlacement } from './instance/errors.ts';
import { arcOf, type Instance } from './instance/instance.ts';

/** A placement with the prices that prove it. */
export interface Solution {
  /** Per child its pool, or -1. */
  readonly poolOf: Int32Array;
  /** Per entry of the objective an array with one number per limit: what one place under the limit is worth. */
  readonly price: readonly Float64Array[];
  /** Weight of the unplaced children, then the sum of each level. */
  readonly objective: readonly number[];
}

/** Adds what a limit's load of so many children costs, or takes it off with `sign` -1. */
export function addLoadCost(instance: Instance, sums: number[], limit: number, load: number, sign: number): void {
  const { start, above, cost } = instance.load;
  const end = start[limit + 1]!;
  for (let at = start[limit]!; at < end; at += 1) {
    const until = at + 1 < end ? Math.min(load, above[at + 1]!) : load;
    const count = Math.max(0, until - above[at]!);
    for (const [level, column] of cost.entries()) sums[level + 1]! += sign * count * column[at]!;
  }
}

/** Weight of the unplaced, then the sum of each level, for any assignment of children to pools they have an arc to. */
export function objectiveOf(instance: Instance, poolOf: Int32Array): number[] {
  checkPlacement(instance, poolOf);
  const sums = [0, ...instance.levels.map(() => 0)];
  const used = new Float64Array(instance.limitIds.length);
  const { start, items } = instance.poolLimits;
  for (let child = 0; child < poolOf.length; child += 1) {
    const pool = poolOf[child]!;
    if (pool < 0) {
      sums[0]! += instance.weight[child]!;
      continue;
    }
    const arc = arcOf(instance, child, pool);
    if (arc < 0) throw new RangeError(`child ${child} has no arc to pool ${pool}`);
    for (const [level, cost] of instance.arcCost.entries()) sums[level + 1]! += cost[arc]!;
    for (let at = start[pool]!; at < start[pool + 1]!; at += 1) used[items[at]!]! += 1;
  }
  for (let limit = 0; limit < used.length; limit += 1) addLoadCost(instance, sums, limit, used[limit]!, 1);
  return sums;
}

/** The children placed so far where they are, each of the others in the cheapest place still free. */
export function placementSoFar(flow: PoolFlow): Int32Array {
  const { instance, occupants, tree } = flow;
  const poolOf = flow.poolOf.slice();
  const load = tree.load.slice();
  const isFree = (pool: number): boolean => {
    for (let node = pool; node !== SINK; node = tree.parent[node]!) if (load[node]! >= tree.cap[node]!) return false;
    return true;
  };
  for (const child of flow.waitingChildren())
    for (let arc = instance.arcStart[child]!; arc < instance.arcStart[child + 1]!; arc += 1) {
      const pool = occupants.nearPool[arc]!;
      if (!isFree(pool)) continue;
      poolOf[child] = pool;
      for (let node = pool; node !== SINK; node = tree.parent[node]!) load[node]! += 1;
      break;
    }
  return poolOf;
}
