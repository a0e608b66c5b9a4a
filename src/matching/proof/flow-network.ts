// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { limitChains } from '../instance/checks.ts';
import type { Instance } from '../instance/instance.ts';
import type { Packing } from '../instance/levels.ts';
import type { Network } from './network.ts';

/** Model M1 as a network for any solver, and the way back. */
export interface FlowNetwork {
  readonly network: Network;
  /** Per child its pool, or -1 where it stays unplaced; for a flow of whole numbers. */
  assignmentOf(flow: Float64Array): Int32Array;
}

/**
 * Model M1 as a min-cost flow: child → pool → smallest limit → … → largest limit → sink, child → sink for the unplaced.
 * A convex load becomes parallel arcs, one for each step; the cheapest fill up first by themselves (Ahuja, Magnanti,
 * Orlin 1993, section 14.4). A frozen child has its own arc only. Families are no part of the flow.
 *
 * Nodes: children, pools, limits, sink, each in the order of the instance. Arcs: those of the instance under their own
 * number, then one per child for staying unplaced, then one per pool, then those of the limits.
 */
export function flowNetwork(instance: Instance, packing: Packing): FlowNetwork {
  const { arcStart, arcPool, frozenArc, cap, load } = instance;
  const children = instance.childIds.length;
  const pools = instance.poolIds.length;
  const limits = instance.limitIds.length;
  const sink = children + pools + limits;
  const tail: number[] = [];
  const head: number[] = [];
  const capacity: number[] = [];
  const cost: number[] = [];
  const add = (from: number, to: number, most: number, price: number): void => {
    tail.push(from);
    head.push(to);
    capacity.push(most);
    cost.push(price);
  };

  for (let child = 0; child < children; child += 1) {
    const frozen = frozenArc[child]!;
    for (let arc = arcStart[child]!; arc < arcStart[child + 1]!; arc += 1)
      add(child, children + arcPool[arc]!, frozen < 0 || frozen === arc ? 1 : 0, packing.arcCost[arc]!);
  }
  for (let child = 0; child < children; child += 1)
    add(child, sink, frozenArc[child]! < 0 ? 1 : 0, packing.unplaced[child]!);

  const above = new Int32Array(limits).fill(-1);
  const { chainOf } = limitChains(instance);
  for (let pool = 0; pool < pools; pool += 1) {
    const chain = chainOf(pool);
    for (const [at, limit] of chain.entries()) above[limit] = chain[at + 1] ?? -1;
    const first = chain[0] ?? -1;
    add(children + pool, first < 0 ? sink : children + pools + first, Number.POSITIVE_INFINITY, 0);
  }
  for (let limit = 0; limit < limits; limit += 1) {
    const to = above[limit]! < 0 ? sink : children + pools + above[limit]!;
    let filled = 0;
    let price = 0;
    for (let step = load.start[limit]!; step <= load.start[limit + 1]!; step += 1) {
      const upTo = Math.min(cap[limit]!, step < load.start[limit + 1]! ? load.above[step]! : cap[limit]!);
      add(children + pools + limit, to, upTo - filled, price);
      filled = upTo;
      price = packing.step[step] ?? 0;
    }
  }

  const supply = new Float64Array(sink + 1).fill(1, 0, children);
  supply[sink] = -children;
  const network = {
    nodes: sink + 1,
    supply,
    tail: Int32Array.from(tail),
    head: Int32Array.from(head),
    capacity: Float64Array.from(capacity),
    cost: Float64Array.from(cost),
  };
  return {
    network,
    assignmentOf(flow) {
      const poolOf = new Int32Array(children).fill(-1);
      for (let child = 0; child < children; child += 1)
        for (let arc = arcStart[child]!; arc < arcStart[child + 1]!; arc += 1)
          if (flow[arc]! > 0) poolOf[child] = arcPool[arc]!;
      return poolOf;
    },
  };
}
