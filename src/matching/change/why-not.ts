// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { LevelFlow } from '../flow/level-flow.ts';
import type { PoolFlow } from '../flow/pool-flow.ts';
import { SINK } from '../flow/pool-tree.ts';
import type { Flow } from '../flow/solution.ts';
import { checkNumber } from '../instance/errors.ts';
import { arcOf } from '../instance/instance.ts';
import { unpack } from '../instance/levels.ts';
import { objectiveOf } from '../placement.ts';
import { cheapestPath, costOfMoves, type ExchangePath, type Move } from './exchange-path.ts';
import {
  levelMorePlaces,
  levelPlaceValue,
  levelWeightToBePlaced,
  levelWhyNot,
  type PlaceValue,
  type WhyNot,
} from './level-answers.ts';
import { trial } from './trial.ts';

export type { PlaceValue, WhyNot } from './level-answers.ts';

const zeros = ({ instance }: Flow): number[] => [0, ...instance.levels.map(() => 0)];
const minus = (a: readonly number[], b: readonly number[]): number[] => a.map((value, at) => value - b[at]! || 0);

/**
 * The exact counterfactual "child in that pool, all others as well as can be": the shortest way from the pool to the
 * place the child gives up. Its old place may be refilled, and the chain that makes room may end elsewhere, so the search
 * has to include the sink. Never changes the flow.
 */
export function whyNot(flow: Flow, child: number, pool: number): WhyNot {
  checkNumber('child', child, flow.instance.childIds);
  checkNumber('pool', pool, flow.instance.poolIds);
  const now = flow.poolOf[child]!;
  const none = zeros(flow);
  if (arcOf(flow.instance, child, pool) < 0)
    return { possible: false, delta: none, own: none, others: none, moved: 0, changes: [] };
  if (pool === now) return { possible: true, delta: none, own: none, others: none, moved: 0, changes: [] };
  if (flow instanceof LevelFlow) return levelWhyNot(flow, child, pool, ownCost(flow, { child, from: now, to: pool }));
  if (flow.instance.frozenArc[child]! >= 0) return whyNotFrozen(flow, child, pool);
  const path = cheapestPath(flow, pool, now < 0 ? SINK : now);
  if (path.length === Number.POSITIVE_INFINITY)
    return { possible: false, delta: none, own: none, others: none, moved: 0, changes: [] };
  const first: Move = { child, from: now, to: pool };
  const changes = [first, ...path.moves.filter((move) => move.child !== child)];
  const own = ownCost(flow, first);
  const delta = costOfMoves(flow, changes);
  return { possible: true, delta, own, others: minus(delta, own), moved: changes.length - 1, changes };
}

/** The same for a frozen child, by solving again: the prices do not apply to a place that nobody could leave. */
function whyNotFrozen(flow: PoolFlow, child: number, pool: number): WhyNot {
  const other = trial(flow, { force: { child, arc: arcOf(flow.instance, child, pool) } });
  const none = zeros(flow);
  if (other === null) return { possible: false, delta: none, own: none, others: none, moved: 0, changes: [] };
  const first: Move = { child, from: flow.poolOf[child]!, to: pool };
  const changes = [first];
  for (const [one, from] of flow.poolOf.entries())
    if (one !== child && other.poolOf[one] !== from) changes.push({ child: one, from, to: other.poolOf[one]! });
  const own = ownCost(flow, first);
  const delta = costOfMoves(flow, changes);
  return { possible: true, delta, own, others: minus(delta, own), moved: changes.length - 1, changes };
}

/** What a move costs the child itself, without the load of limits. */
function ownCost({ instance }: Flow, { child, from, to }: Move): number[] {
  const at = (pool: number): number[] => {
    if (pool < 0) return [instance.weight[child]!, ...instance.levels.map(() => 0)];
    const arc = arcOf(instance, child, pool);
    return [0, ...instance.arcCost.map((cost) => cost[arc]!)];
  };
  return minus(at(to), at(from));
}

const lengthOf = (path: ExchangePath, moves: (moves: readonly Move[]) => number[]): number[] | null =>
  path.length === Number.POSITIVE_INFINITY ? null : moves(path.moves);

/** Value of one place more and one place less under a limit, each by one search. Never changes the flow. */
export function placeValue(flow: Flow, limit: number): PlaceValue {
  checkNumber('limit', limit, flow.instance.limitIds);
  if (flow instanceof LevelFlow) return levelPlaceValue(flow, limit);
  const node = flow.tree.nodeOf[limit]!;
  const none = zeros(flow);
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
  if (tree.load[node] === tree.fixed[node]) return { gain, loss: null, price };
  return { gain, loss: lengthOf(cheapestPath(flow, node, above), cost), price };
}

/** What would have to be different for a child to be in a pool in a best placement. */
export interface WhatWouldHelp {
  /** As `whyNot`. */
  readonly delta: readonly number[];
  /** Limits of the pool that are full. */
  readonly fullLimits: readonly number[];
  /** `delta` against today if each of them had one more place and the child were in the pool, all others as well as can be. */
  readonly withOneMorePlace: readonly number[];
  /** Whether with one more place at each of them some best placement has the child there. */
  readonly onePlaceIsEnough: boolean;
  /** For an unplaced child the smallest weight with which it would be placed somewhere; null when no weight would do. */
  readonly weightToBePlaced: number | null;
}

/** The smallest changes that would help a child into a pool it can go to; one solve. Never changes the flow. */
export function whatWouldHelp(flow: Flow, child: number, pool: number): WhatWouldHelp {
  checkNumber('child', child, flow.instance.childIds);
  checkNumber('pool', pool, flow.instance.poolIds);
  if (flow instanceof LevelFlow) {
    const { delta } = whyNot(flow, child, pool);
    const { withOneMorePlace, ...more } = levelMorePlaces(flow, child, pool);
    const weightToBePlaced = flow.poolOf[child]! < 0 ? levelWeightToBePlaced(flow, child) : null;
    return { delta, ...more, withOneMorePlace: withOneMorePlace ?? delta, weightToBePlaced };
  }
  const { tree, instance } = flow;
  const full: number[] = [];
  for (let node = pool; node !== SINK; node = tree.parent[node]!)
    if (tree.load[node]! >= tree.cap[node]!) full.push(tree.limitOf[node]!);
  const unplaced = flow.poolOf[child]! < 0;
  const { delta } = whyNot(flow, child, pool);
  const larger = full.length > 0 ? trial(flow, { places: new Map(full.map((limit) => [limit, 1])) }) : flow;
  const there = larger === null ? null : whyNot(larger, child, pool);
  const today = objectiveOf(instance, flow.poolOf);
  const then = larger === null ? today : objectiveOf(instance, larger.poolOf);
  return {
    delta,
    fullLimits: full,
    withOneMorePlace: there ? then.map((value, at) => value + there.delta[at]! - today[at]! || 0) : delta,
    onePlaceIsEnough: there?.possible === true && there.delta.every((value) => value === 0),
    weightToBePlaced: unplaced ? weightToBePlaced(flow, child) : null,
  };
}

/** The weight from which an unplaced child would be placed: what its cheapest way in costs. */
function weightToBePlaced(flow: PoolFlow, child: number): number | null {
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
