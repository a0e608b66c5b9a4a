// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { checkCertificate } from './certificate.ts';
import { arcOf, type Instance } from './instance.ts';
import { levelsTooWide, packLevels, unpack } from './levels.ts';
import { type PoolFlow, solveFlow } from './pool-flow.ts';
import { SINK } from './pool-tree.ts';

/** A placement that is feasible, with what is known about how good it is. */
export interface BestKnown {
  readonly solution: Solution;
  /** No placement has a smaller objective than this. */
  readonly bound: readonly number[];
  /** Objective less bound, level by level. */
  readonly gap: readonly number[];
}

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

/** Price per limit, packed: how much the price falls from its node to the next larger one; never below nought. */
function limitPrices(flow: PoolFlow): Float64Array {
  const { tree, search } = flow;
  return Float64Array.from(tree.nodeOf, (node) => {
    if (node < 0) return 0;
    const above = tree.parent[node]!;
    return Math.max(0, search.price[node]! - (above === SINK ? 0 : search.price[above]!));
  });
}

/** The placement a flow has come to, with its prices level by level. */
export function solutionOf(flow: PoolFlow): Solution {
  const { instance, packing } = flow;
  const packed = limitPrices(flow);
  const price = Array.from(packing.unit, () => new Float64Array(packed.length));
  for (const [limit, value] of packed.entries())
    for (const [entry, digit] of unpack(packing, value).entries()) price[entry]![limit] = digit;
  return { poolOf: flow.poolOf.slice(), price, objective: objectiveOf(instance, flow.poolOf) };
}

/**
 * The placement of a flow that was stopped early: the children so far are placed as well as can be, each of the others
 * takes the cheapest place still free. The prices so far bound the optimum from below (weak duality).
 */
export function bestKnown(flow: PoolFlow): BestKnown {
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
  const { price } = solutionOf(flow);
  const solution = { poolOf, price, objective: objectiveOf(instance, poolOf) };
  const bound = checkCertificate(instance, solution).dual;
  return { solution, bound, gap: solution.objective.map((value, at) => value - bound[at]!) };
}

/**
 * Solves an instance without siblings to the end, and proves it.
 * @throws MatchingInputError when its levels do not pack, or were packed too tightly for the certificate to hold
 */
export function solve(instance: Instance): Solution {
  const solution = solutionOf(solveFlow(instance, packLevels(instance)));
  if (!checkCertificate(instance, solution).valid) throw levelsTooWide(0);
  return solution;
}
