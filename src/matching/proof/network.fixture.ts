// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { expect } from 'vitest';
import type { Network, NetworkFlow } from './network.ts';

export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly lower?: number;
  readonly cap: number;
  readonly cost: number;
}

export function network(supply: readonly number[], arcs: readonly Arc[]): Network {
  return {
    nodes: supply.length,
    supply: Float64Array.from(supply),
    tail: Int32Array.from(arcs, ({ from }) => from),
    head: Int32Array.from(arcs, ({ to }) => to),
    ...(arcs.some(({ lower }) => lower !== undefined) && {
      lower: Float64Array.from(arcs, ({ lower }) => lower ?? 0),
    }),
    capacity: Float64Array.from(arcs, ({ cap }) => cap),
    cost: Float64Array.from(arcs, ({ cost }) => cost),
  };
}

interface Residual {
  readonly from: number;
  readonly to: number;
  room: number;
  readonly cost: number;
}

/** Negative cycle of the arcs that have room, as their numbers, or null (Bellman, Ford). */
function negativeCycle(nodes: number, arcs: readonly Residual[]): number[] | null {
  const distance = new Array<number>(nodes).fill(0);
  const via = new Array<number>(nodes).fill(-1);
  let changed = -1;
  for (let round = 0; round <= nodes; round += 1) {
    changed = -1;
    for (const [index, { from, to, room, cost }] of arcs.entries())
      if (room > 0 && distance[from]! + cost < distance[to]!) {
        distance[to] = distance[from]! + cost;
        via[to] = index;
        changed = to;
      }
    if (changed < 0) return null;
  }
  let on = changed;
  for (let step = 0; step < nodes; step += 1) on = arcs[via[on]!]!.from;
  const cycle: number[] = [];
  let node = on;
  do {
    cycle.push(via[node]!);
    node = arcs[via[node]!]!.from;
  } while (node !== on);
  return cycle;
}

const ARTIFICIAL = 1_000_000;

/** Reference: cancels negative cycles (Klein 1967). Arcs 2i and 2i + 1 are each other's reverse. */
export function cancelCycles(net: Network, costs: boolean): { shortfall: number; cost: number } {
  const arcs: Residual[] = [];
  const rest = [...net.supply];
  let cost = 0;
  const add = (from: number, to: number, room: number, back: number, price: number): void => {
    arcs.push({ from, to, room, cost: price }, { from: to, to: from, room: back, cost: -price });
  };
  for (const [arc, from] of net.tail.entries()) {
    const to = net.head[arc]!;
    const lower = net.lower?.[arc] ?? 0;
    if (lower > net.capacity[arc]!) return { shortfall: 1, cost: 0 };
    const price = costs ? net.cost[arc]! : 0;
    add(from, to, net.capacity[arc]! - lower, 0, price);
    rest[from]! -= lower;
    rest[to]! += lower;
    cost += lower * price;
  }
  const real = arcs.length;
  // All supply first goes to one more node and from there to where it is wanted.
  for (const [node, value] of rest.entries())
    if (value > 0) add(node, net.nodes, 0, value, ARTIFICIAL);
    else if (value < 0) add(net.nodes, node, 0, -value, ARTIFICIAL);
  for (let cycle = negativeCycle(net.nodes + 1, arcs); cycle; cycle = negativeCycle(net.nodes + 1, arcs)) {
    const most = Math.min(...cycle.map((arc) => arcs[arc]!.room));
    for (const arc of cycle) {
      arcs[arc]!.room -= most;
      arcs[arc ^ 1]!.room += most;
      if (arc < real) cost += most * arcs[arc]!.cost;
    }
  }
  let shortfall = 0;
  for (let arc = real + 1; arc < arcs.length; arc += 2) shortfall += arcs[arc]!.room;
  return { shortfall, cost };
}

/** Status and cost by cycle cancelling; the cost is NaN unless optimal. */
export function reference(net: Network): { status: NetworkFlow['status']; cost: number } {
  if (cancelCycles(net, false).shortfall > 0) return { status: 'infeasible', cost: Number.NaN };
  // Lower bounds are finite, so only arcs without a capacity can carry more and more.
  const endless = [...net.tail.keys()]
    .filter((arc) => net.capacity[arc] === Number.POSITIVE_INFINITY)
    .map((arc) => ({ from: net.tail[arc]!, to: net.head[arc]!, room: 1, cost: net.cost[arc]! }));
  if (negativeCycle(net.nodes, endless) !== null) return { status: 'unbounded', cost: Number.NaN };
  return { status: 'optimal', cost: cancelCycles(net, true).cost };
}

/** What is wrong with the flow (bounds, conservation), in BigInt so that nothing is rounded. */
function flowFaults(net: Network, flow: Float64Array): string[] {
  const faults: string[] = [];
  const rest = Array.from(net.supply, BigInt);
  for (const [arc, amount] of flow.entries()) {
    if (amount < (net.lower?.[arc] ?? 0) || amount > net.capacity[arc]!) faults.push(`bounds of arc ${arc}`);
    rest[net.tail[arc]!]! -= BigInt(amount);
    rest[net.head[arc]!]! += BigInt(amount);
  }
  for (const [node, value] of rest.entries()) if (value !== 0n) faults.push(`conservation at node ${node}`);
  return faults;
}

function reducedCost(net: Network, potential: Float64Array, arc: number, costs = true): bigint {
  const cost = costs ? BigInt(net.cost[arc]!) : 0n;
  return cost + BigInt(potential[net.tail[arc]!]!) - BigInt(potential[net.head[arc]!]!);
}

function slacknessFaults(net: Network, { flow, potential }: NetworkFlow, costs = true): string[] {
  const faults: string[] = [];
  for (const [arc, amount] of flow.entries()) {
    const reduced = reducedCost(net, potential, arc, costs);
    if (amount < net.capacity[arc]! && reduced < 0n) faults.push(`arc ${arc} should carry more`);
    if (amount > (net.lower?.[arc] ?? 0) && reduced > 0n) faults.push(`arc ${arc} should carry less`);
  }
  return faults;
}

/** Farkas: within the bounds the reduced costs come to more than they would have to in any flow. */
function provesInfeasible(net: Network, result: NetworkFlow): boolean {
  if (net.lower?.some((least, arc) => least > net.capacity[arc]!)) return true;
  let gap = 0n;
  for (const [arc, amount] of result.flow.entries())
    gap += reducedCost(net, result.potential, arc, false) * BigInt(amount);
  for (const [node, value] of net.supply.entries()) gap -= BigInt(result.potential[node]!) * BigInt(value);
  return gap > 0n && slacknessFaults(net, result, false).length === 0;
}

/** Checks the proof that comes with an answer. */
export function expectRight(net: Network, result: NetworkFlow): void {
  if (result.status === 'infeasible') expect(provesInfeasible(net, result)).toBe(true);
  else expect(flowFaults(net, result.flow)).toEqual([]);
  if (result.status === 'optimal') expect(slacknessFaults(net, result)).toEqual([]);
}
