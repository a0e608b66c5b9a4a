// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { PoolFlow } from '../flow/pool-flow.ts';
import { ALONG_TREE, NOBODY } from '../flow/pool-search.ts';
import { SINK } from '../flow/pool-tree.ts';
import { arcOf, type Instance } from '../instance/instance.ts';
import { addLoadCost } from '../placement.ts';

/** A child that changes its place; -1 stands for unplaced. */
export interface Move {
  readonly child: number;
  readonly from: number;
  readonly to: number;
}

/** A shortest path in the residual graph: packed length (Infinity: there is none) and who moves along it. */
export interface ExchangePath {
  readonly length: number;
  readonly moves: readonly Move[];
}

interface Steps {
  readonly nodes: number[];
  /** `movers[i]` goes from `nodes[i]` to `nodes[i + 1]`. */
  readonly movers: number[];
}

const NO_PATH: ExchangePath = { length: Number.POSITIVE_INFINITY, moves: [] };

function stepsTo(flow: PoolFlow, target: number): Steps {
  const { search } = flow;
  const nodes: number[] = [];
  const movers: number[] = [];
  if (target === SINK) {
    nodes.push(SINK);
    movers.push(search.exit === NOBODY ? ALONG_TREE : search.exit);
  }
  for (let node = target === SINK ? search.end : target; node !== NOBODY; node = search.before[node]!) {
    nodes.push(node);
    if (search.before[node] !== NOBODY) movers.push(search.mover[node]!);
  }
  return { nodes: nodes.reverse(), movers: movers.reverse() };
}

function stepsFromSink(flow: PoolFlow): Steps {
  const { reverse } = flow;
  const nodes: number[] = [SINK];
  const movers: number[] = [reverse.entrant];
  for (let node = reverse.first; node !== NOBODY; node = reverse.after[node]!) {
    nodes.push(node);
    if (reverse.after[node] !== NOBODY) movers.push(reverse.mover[node]!);
  }
  return { nodes, movers };
}

/** Puts two paths together; a node that both pass cuts off the round over the sink, which costs nothing then. */
function joined(there: Steps, back: Steps): Steps {
  for (const [at, node] of there.nodes.entries()) {
    const again = back.nodes.lastIndexOf(node);
    if (again >= 0)
      return {
        nodes: [...there.nodes.slice(0, at), ...back.nodes.slice(again)],
        movers: [...there.movers.slice(0, at), ...back.movers.slice(again)],
      };
  }
  return there;
}

const movesOf = ({ nodes, movers }: Steps): Move[] =>
  movers.flatMap((child, at) => (child === ALONG_TREE ? [] : [{ child, from: nodes[at]!, to: nodes[at + 1]! }]));

/**
 * The cheapest way to get one child more out of `from` and one more into `to`, two nodes of the flow's tree or the sink,
 * without changing anything. A way between two nodes may pass the sink: a place that becomes free may be filled by a
 * chain that begins with an unplaced child, while another chain ends at a free place.
 */
export function cheapestPath(flow: PoolFlow, from: number, to: number): ExchangePath {
  if (from === to) return { length: 0, moves: [] };
  const { search } = flow;
  if (to === SINK) {
    search.fromNode(from);
    const found = search.length < Number.POSITIVE_INFINITY;
    const path = found ? { length: search.length, moves: movesOf(stepsTo(flow, SINK)) } : NO_PATH;
    search.clear();
    return path;
  }
  const { reverse } = flow;
  reverse.run(to);
  const back = reverse.length;
  const backSteps = back < Number.POSITIVE_INFINITY ? stepsFromSink(flow) : null;
  reverse.clear();
  if (from === SINK) return backSteps ? { length: back, moves: movesOf(backSteps) } : NO_PATH;
  search.fromNodeTo(from, to, back + search.price[to]!);
  const direct = search.label[to]!;
  const around = search.length + back;
  let path = NO_PATH;
  if (direct < Number.POSITIVE_INFINITY && !(around < direct))
    path = { length: direct, moves: movesOf(stepsTo(flow, to)) };
  else if (backSteps && around < Number.POSITIVE_INFINITY)
    path = { length: around, moves: movesOf(joined(stepsTo(flow, SINK), backSteps)) };
  search.clear();
  return path;
}

/** What moves cost, level by level (weight of the unplaced first), the load of limits included. */
export function costOfMoves(flow: PoolFlow, moves: readonly Move[]): number[] {
  const { instance } = flow;
  const sums = Array.from(flow.packing.unit, () => 0);
  const loads = new Map<number, number>();
  for (const { child, from, to } of moves) {
    addPlacement(instance, sums, child, from, -1);
    addPlacement(instance, sums, child, to, 1);
    for (const [pool, change] of [
      [from, -1],
      [to, 1],
    ] as const)
      for (let node = pool; node !== SINK; node = flow.tree.parent[node]!)
        loads.set(node, (loads.get(node) ?? 0) + change);
  }
  for (const [node, change] of loads) {
    const limit = flow.tree.limitOf[node]!;
    if (limit < 0 || change === 0) continue;
    const before = flow.tree.load[node]!;
    addLoadCost(instance, sums, limit, before, -1);
    addLoadCost(instance, sums, limit, before + change, 1);
  }
  return sums;
}

function addPlacement(instance: Instance, sums: number[], child: number, pool: number, sign: number): void {
  if (pool < 0) {
    sums[0]! += sign * instance.weight[child]!;
    return;
  }
  const arc = arcOf(instance, child, pool);
  for (const [level, cost] of instance.arcCost.entries()) sums[level + 1]! += sign * cost[arc]!;
}
