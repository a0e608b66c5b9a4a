// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Instance, Packing } from '../../src/matching/index.ts';
import { limitChains } from '../../src/matching/instance/checks.ts';

/** An instance as a min-cost flow network: children supply one each, the last node takes all. Costs are packed. */
export interface Network {
  readonly supply: Int32Array;
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly upper: Int32Array;
  readonly cost: Float64Array;
}

/** Arcs in columns long enough for all of them. */
class Arcs {
  private readonly source: Int32Array;
  private readonly target: Int32Array;
  private readonly upper: Int32Array;
  private readonly cost: Float64Array;
  private count = 0;

  constructor(most: number) {
    this.source = new Int32Array(most);
    this.target = new Int32Array(most);
    this.upper = new Int32Array(most);
    this.cost = new Float64Array(most);
  }

  add(source: number, target: number, upper: number, cost: number): void {
    this.source[this.count] = source;
    this.target[this.count] = target;
    this.upper[this.count] = upper;
    this.cost[this.count] = cost;
    this.count += 1;
  }

  network(supply: Int32Array): Network {
    const used = <T extends Int32Array | Float64Array>(column: T): T => column.subarray(0, this.count) as T;
    return {
      supply,
      source: used(this.source),
      target: used(this.target),
      upper: used(this.upper),
      cost: used(this.cost),
    };
  }
}

/**
 * Children, pools, limits and the sink. The smallest limit of a single pool is the capacity of that pool's arc and no
 * node, as anybody would model it; steps of load are parallel arcs; a child may go to the sink unplaced.
 */
export function networkOf(instance: Instance, packing: Packing): Network {
  const { childIds, poolIds, limitIds, arcStart, arcPool, cap, load, frozenArc } = instance;
  const [children, pools] = [childIds.length, poolIds.length];
  const { size, chainOf } = limitChains(instance);
  const chains = Array.from({ length: pools }, (_, pool) => chainOf(pool));
  const node = new Int32Array(limitIds.length).fill(-1);
  const parent = new Int32Array(limitIds.length).fill(-1);
  let nodes = children + pools;
  for (const [pool, chain] of chains.entries())
    for (const [at, limit] of chain.entries()) {
      if (node[limit] !== -1) continue;
      node[limit] = at === 0 && size[limit] === 1 ? children + pool : nodes++;
      parent[limit] = chain[at + 1] ?? -1;
    }
  const sink = nodes;
  const arcs = new Arcs(arcPool.length + children + pools + limitIds.length + load.above.length);
  for (let child = 0; child < children; child += 1) {
    const frozen = frozenArc[child]!;
    for (let arc = arcStart[child]!; arc < arcStart[child + 1]!; arc += 1)
      if (frozen === -1 || frozen === arc) arcs.add(child, children + arcPool[arc]!, 1, packing.arcCost[arc]!);
    if (frozen === -1) arcs.add(child, sink, 1, packing.unplaced[child]!);
  }
  for (const [pool, chain] of chains.entries()) {
    const to = chain[0] === undefined ? sink : node[chain[0]]!;
    if (to !== children + pool) arcs.add(children + pool, to, children, 0);
  }
  for (const [limit, from] of node.entries()) {
    if (from === -1) continue;
    const to = parent[limit] === -1 ? sink : node[parent[limit]!]!;
    const most = Math.min(cap[limit]!, children);
    let [taken, cost] = [0, 0];
    for (let step = load.start[limit]!; step < load.start[limit + 1]!; step += 1) {
      const above = Math.min(load.above[step]!, most);
      if (above > taken) arcs.add(from, to, above - taken, cost);
      taken = above;
      cost = packing.step[step]!;
    }
    arcs.add(from, to, most - taken, cost);
  }
  const supply = new Int32Array(sink + 1).fill(1, 0, children);
  supply[sink] = -children;
  return arcs.network(supply);
}
