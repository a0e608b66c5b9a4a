// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { compareTuples } from '../instance/levels.ts';
import type { Pools } from './pools.ts';
import type { SponsorshipTuple } from './sponsorship.ts';

/** What a flow has proven: prices of its limits, one array per entry of the tuple, and the bound they give. */
export interface Proven {
  readonly price: readonly Float64Array[];
  readonly bound: SponsorshipTuple;
}

/**
 * Arcs that a placement as good as the known one can still use: an arc that costs so much more than its child's best, prices
 * included, that the bound rises above what is known, is in none (reduced cost fixing).
 */
export function openArcs({ instance }: Pools, { price, bound }: Proven, known: SponsorshipTuple): Int32Array {
  const { arcStart, arcPool, arcCost, weight, poolLimits } = instance;
  const entries = price.length;
  const poolPrice = price.map((column) =>
    Float64Array.from(instance.poolIds, (_, pool) =>
      poolLimits.items
        .subarray(poolLimits.start[pool], poolLimits.start[pool + 1])
        .reduce((sum, limit) => sum + column[limit]!, 0),
    ),
  );
  const room = known.map((value, entry) => value - bound[entry]!);
  const costOf = (arc: number): number[] =>
    poolPrice.map((column, entry) => column[arcPool[arc]!]! + (entry === 0 ? 0 : arcCost[entry - 1]![arc]!));
  const open: number[] = [];
  for (let child = 0; child < weight.length; child += 1) {
    let least: number[] = Array.from({ length: entries }, (_, entry) => (entry === 0 ? weight[child]! : 0));
    const costs: number[][] = [];
    for (let arc = arcStart[child]!; arc < arcStart[child + 1]!; arc += 1) {
      const cost = costOf(arc);
      costs.push(cost);
      if (compareTuples(cost, least) < 0) least = cost;
    }
    for (const [at, cost] of costs.entries()) {
      const more = cost.map((value, entry) => value - least[entry]!);
      if (compareTuples(more, room) <= 0) open.push(arcStart[child]! + at);
    }
  }
  return Int32Array.from(open);
}
