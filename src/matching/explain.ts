// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { cheapestPath, costOfMoves, type ExchangePath, type Move } from './exchange-path.ts';
import { arcOf } from './instance.ts';
import { unpack } from './levels.ts';
import type { PoolFlow } from './pool-flow.ts';
import { SINK } from './pool-tree.ts';

/** Why a child is not in a pool: what the best placement with the child there would cost more. Tuples as the objective. */
export interface WhyNot {
  /** False when the pair has no arc, or frozen children hold all places there; the tuples are then nought. */
  readonly possible: boolean;
  /** Difference for all together; nought means equally good. */
  readonly delta: readonly number[];
  /** Difference for the child itself: its cost there less its cost now. */
  readonly own: readonly number[];
  /** Difference for all others, the load of limits included. */
  readonly others: readonly number[];
  /** How many other children would be placed differently. */
  readonly moved: number;
  /** Every child that would be placed differently, the child itself first. */
  readonly changes: readonly Move[];
}

const noughts = (flow: PoolFlow): number[] => Array.from(flow.packing.unit, () => 0);
const minus = (a: readonly number[], b: readonly number[]): number[] => a.map((value, at) => value - b[at]! || 0);

/**
 * The exact counterfactual "child in that pool, all others as well as can be": the shortest way from the pool to the
 * place the child gives up. Its old place may be refilled, and the chain that makes room may end elsewhere, so the search
 * has to include the sink. Never changes the flow.
 */
export function whyNot(flow: PoolFlow, child: number, pool: number): WhyNot {
  const now = flow.poolOf[child]!;
  const none = noughts(flow);
  if (arcOf(flow.instance, child, pool) < 0)
    return { possible: false, delta: none, own: none, others: none, moved: 0, changes: [] };
  if (pool === now) return { possible: true, delta: none, own: none, others: none, moved: 0, changes: [] };
  const path = cheapestPath(flow, pool, now < 0 ? SINK : now);
  if (path.length === Number.POSITIVE_INFINITY)
    return { possible: false, delta: none, own: none, others: none, moved: 0, changes: [] };
  const first: Move = { child, from: now, to: pool };
  const changes = [first, ...path.moves.filter((move) => move.child !== child)];
  const own = ownCost(flow, first);
  const delta = costOfMoves(flow, changes);
  return { possible: true, delta, own, others: minus(delta, own), moved: changes.length - 1, changes };
}

/** What a move costs the child itself, without the load of limits. */
function ownCost(flow: PoolFlow, { child, from, to }: Move): number[] {
  const { instance } = flow;
  const at = (pool: number): number[] => {
    if (pool < 0) return [instance.weight[child]!, ...instance.levels.map(() => 0)];
    const arc = arcOf(instance, child, pool);
    return [0, ...instance.arcCost.map((cost) => cost[arc]!)];
  };
  return minus(at(to), at(from));
}

/** What a place under a limit is worth, as tuples: gain(+1) ≤ price ≤ loss(−1). */
export interface PlaceValue {
  /** By how much the whole placement would be better with one more place. */
  readonly gain: readonly number[];
  /** By how much it would be worse with one less; null when frozen children hold all places. */
  readonly loss: readonly number[] | null;
  /** The price in between which the solver found. */
  readonly price: readonly number[];
}

const lengthOf = (path: ExchangePath, moves: (moves: readonly Move[]) => number[]): number[] | null =>
  path.length === Number.POSITIVE_INFINITY ? null : moves(path.moves);

/** Value of one place more and one place less under a limit, each by one search. Never changes the flow. */
export function placeValue(flow: PoolFlow, limit: number): PlaceValue {
  const node = flow.tree.nodeOf[limit]!;
  const none = noughts(flow);
  if (node < 0) return { gain: none, loss: none, price: none };
  const { tree, search, packing } = flow;
  const above = tree.parent[node]!;
  const toll = search.price[node]! - (above === SINK ? 0 : search.price[above]!);
  const full = tree.load[node] === tree.cap[node];
  // What the load of the limit costs by itself is no value of its places.
  const price = unpack(packing, full ? Math.max(0, toll - tree.upCost[node]!) : 0);
  if (!full) return { gain: none, loss: none, price };
  const cost = (moves: readonly Move[]): number[] => costOfMoves(flow, moves);
  const filled = cheapestPath(flow, above, node);
  const better = filled.length + tree.upCost[node]! < 0;
  const gain = better ? cost(filled.moves).map((value) => -value || 0) : none;
  if (tree.load[node] === 0) return { gain, loss: null, price };
  return { gain, loss: lengthOf(cheapestPath(flow, node, above), cost), price };
}

/** What would have to be different for a child to be in a pool in a best placement. */
export interface WhatWouldHelp {
  /** As `whyNot`. */
  readonly delta: readonly number[];
  /** Limits of the pool that are full. */
  readonly fullLimits: readonly number[];
  /** `delta` if each of them had one more place and the child got it; not above nought: that would be no loss to anyone. */
  readonly withOneMorePlace: readonly number[];
  /** Whether one more place at the full limits would go to this child, or could without a loss to others. */
  readonly onePlaceIsEnough: boolean;
  /** For an unplaced child the smallest weight with which it would be placed somewhere; null when no weight would do. */
  readonly weightToBePlaced: number | null;
}

/** The smallest changes that would help a child into a pool it can go to. Never changes the flow. */
export function whatWouldHelp(flow: PoolFlow, child: number, pool: number): WhatWouldHelp {
  const { tree, instance } = flow;
  const full: number[] = [];
  for (let node = pool; node !== SINK; node = tree.parent[node]!)
    if (tree.load[node]! >= tree.cap[node]!) full.push(node);
  const now = flow.poolOf[child]!;
  const back: ExchangePath = now < 0 ? { length: 0, moves: [] } : cheapestPath(flow, SINK, now);
  const moves = [{ child, from: now, to: pool }, ...back.moves.filter((move) => move.child !== child)];
  const withOneMorePlace = costOfMoves(flow, moves);
  const rival = bestUse(flow, pool, full);
  return {
    delta: whyNot(flow, child, pool).delta,
    fullLimits: full.map((node) => tree.limitOf[node]!),
    withOneMorePlace,
    onePlaceIsEnough: compareTuples(withOneMorePlace, rival) <= 0,
    weightToBePlaced:
      now < 0 && instance.arcStart[child]! < instance.arcStart[child + 1]! ? dearest(flow, child) : null,
  };
}

/** Change of the objective if the full nodes above a pool get one more place each and it is used as well as can be. */
function bestUse(flow: PoolFlow, pool: number, full: readonly number[]): number[] {
  const { tree } = flow;
  for (const node of full) tree.cap[node]! += 1;
  const path = cheapestPath(flow, SINK, pool);
  const used = costOfMoves(flow, path.moves);
  for (const node of full) tree.cap[node]! -= 1;
  return compareTuples(used, noughts(flow)) < 0 ? used : noughts(flow);
}

export function compareTuples(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return a[at]! - b[at]!;
  return 0;
}

/** The weight from which an unplaced child would be placed: what its cheapest way in costs. */
function dearest(flow: PoolFlow, child: number): number | null {
  const { packing, instance } = flow;
  const own = packing.unplaced[child]!;
  packing.unplaced[child] = Number.POSITIVE_INFINITY;
  flow.search.fromChild(child);
  const length = flow.search.length;
  flow.search.clear();
  packing.unplaced[child] = own;
  if (length === Number.POSITIVE_INFINITY) return null;
  return Math.max(instance.weight[child]!, Math.ceil(length / packing.unit[0]!));
}
