// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type LevelFlow, movesBetween, movesFrom } from '../flow/level-flow.ts';
import { type Entry, entriesOfObjective, LevelSolver } from '../flow/level-solver.ts';
import { PoolTree, SINK } from '../flow/pool-tree.ts';
import { changedInstance } from '../instance/changed.ts';
import type { Instance } from '../instance/instance.ts';
import { objectiveOf } from '../placement.ts';
import type { Move } from './exchange-path.ts';
import { asMenu, type MenuRow, type MoveMenu } from './menu-rows.ts';
import { limitedPaths, type MoveGraph } from './move-search.ts';

const zeros = (instance: Instance): number[] => [0, ...instance.levels.map(() => 0)];
const minus = (a: readonly number[], b: readonly number[]): number[] => a.map((value, at) => value - b[at]! || 0);

/**
 * What one unit of each entry is worth in whole numbers of any size: more than all that the entries after it can add up
 * to, all children and all limits together.
 */
function largeUnits({ levels, arcStart, arcCost, childIds, limitIds, load }: Instance): bigint[] {
  const units = [1n];
  let below = 0n;
  for (let level = levels.length - 1; level >= 0; level -= 1) {
    let range = 0n;
    for (let child = 0; child < childIds.length; child += 1) {
      let most = 0;
      for (let arc = arcStart[child]!; arc < arcStart[child + 1]!; arc += 1)
        most = Math.max(most, Math.abs(arcCost[level]![arc]!));
      range += 2n * BigInt(most);
    }
    const steepest = load.cost[level]!.reduce((most, cost) => Math.max(most, Math.abs(cost)), 0);
    range += BigInt(steepest) * BigInt(limitIds.length) * BigInt(childIds.length);
    below += units[0]! * range;
    units.unshift(1n + 2n * below);
  }
  return units;
}

/** The placement of a flow as `limitedPaths` reads it, with whole numbers of any size. */
function moveGraph(flow: LevelFlow): MoveGraph<bigint> & { readonly tree: PoolTree } {
  const instance = flow.present;
  const { arcPool, arcCost, frozenArc, weight, load } = instance;
  const { poolOf } = flow;
  const units = largeUnits(instance);
  const packed = (columns: readonly ArrayLike<number>[], at: number): bigint =>
    columns.reduce((sum, column, level) => sum + units[level + 1]! * BigInt(column[at]!), 0n);
  const tree = new PoolTree(instance, { step: new Float64Array(load.above.length) });
  const occupants: number[][] = instance.poolIds.map(() => []);
  for (const [child, pool] of poolOf.entries()) {
    if (pool < 0) continue;
    if (frozenArc[child]! >= 0) tree.addFrozen(pool);
    else {
      tree.addAlongChain(pool, 1);
      occupants[pool]!.push(child);
    }
  }
  const costOf = (node: number, count: number): bigint => {
    const step = tree.stepOf(node, count);
    return step < 0 ? 0n : packed(load.cost, step);
  };
  return {
    instance,
    tree,
    poolOf,
    isAbsent: (child) => flow.absent.has(child),
    occupants: (pool) => occupants[pool]!,
    zero: 0n,
    plus: (a, b) => a + b,
    minus: (a, b) => a - b,
    isLess: (a, b) => a < b,
    arcCost: Array.from(arcPool, (_, arc) => packed(arcCost, arc)),
    unplaced: Array.from(weight, (own) => units[0]! * BigInt(own)),
    upCost: (node) => costOf(node, tree.load[node]! + 1),
    lastCost: (node) => costOf(node, tree.load[node]!),
    price: null,
  };
}

/** A row: what moves lead to in a changed instance, against the objective before. */
function rowOf(instance: Instance, now: Int32Array, moves: readonly Move[], before: readonly number[]): MenuRow {
  const poolOf = now.slice();
  for (const { child, to } of moves) poolOf[child] = to;
  const extra = minus(objectiveOf(instance, poolOf), before);
  return { moved: moves.length, extra, changes: moves, gap: zeros(instance) };
}

const nothingToDo = ({ instance }: LevelFlow): MoveMenu =>
  asMenu([{ moved: 0, extra: zeros(instance), changes: [], gap: zeros(instance) }]);

/** As `menuForLostPlace`. */
export function levelMenuForLostPlace(flow: LevelFlow, limit: number, most: number): MoveMenu {
  const graph = moveGraph(flow);
  const { tree, instance } = graph;
  const node = tree.nodeOf[limit]!;
  if (node < 0 || tree.load[node]! < tree.cap[node]!) return nothingToDo(flow);
  if (tree.load[node] === tree.fixed[node]) return { rows: [], fewest: null };
  const label = -graph.lastCost(node);
  tree.cap[node]! -= 1;
  tree.setLoad(node, tree.load[node]! - 1);
  const paths = limitedPaths(graph, { node, label }, tree.parent[node]!, Math.max(most, 1));
  const before = objectiveOf(instance, flow.poolOf);
  const menu = asMenu(paths.map(({ moves }) => rowOf(instance, flow.poolOf, moves, before)));
  return { ...menu, rows: menu.rows.filter(({ moved }) => moved <= most) };
}

/** As `menuForWithdrawal`. */
export function levelMenuForWithdrawal(flow: LevelFlow, child: number, most: number): MoveMenu {
  const pool = flow.poolOf[child]!;
  if (pool < 0) return nothingToDo(flow);
  const absent = new Set([...flow.absent, child]);
  const without = changedInstance(flow.present, { absent })!;
  const now = flow.poolOf.slice();
  now[child] = -1;
  const before = objectiveOf(without, now);
  if (flow.instance.frozenArc[child]! >= 0) {
    const best = flow.changed({ absent })!.solution.objective;
    const empty = rowOf(without, now, [], before);
    return asMenu([{ ...empty, gap: minus(before, best) }]);
  }
  const paths = limitedPaths(moveGraph(flow), { node: SINK, label: 0n }, pool, most);
  return asMenu(paths.map(({ moves }) => rowOf(without, now, moves, before)));
}

interface Point {
  readonly moved: number;
  readonly extra: readonly number[];
  readonly changes: readonly Move[];
}

/**
 * As `menuForLostPlaces`: rows on the lower convex hull, each the best with as few moves. For a price between two rows the
 * costs are multiplied by the moves between them instead of dividing the price, so that all stays whole.
 */
export function levelMenuForLostPlaces(
  flow: LevelFlow,
  limit: number,
  places: number,
  { most, steps = 24 }: { readonly most: number; readonly steps?: number },
): MoveMenu {
  const { present, poolOf: now } = flow;
  const { tree } = moveGraph(flow);
  const node = tree.nodeOf[limit]!;
  if (node < 0 || tree.load[node]! <= tree.cap[node]! - places) return nothingToDo(flow);
  const instance = changedInstance(present, { places: new Map([[limit, -places]]) });
  if (instance === null) return { rows: [], fewest: null };
  const before = objectiveOf(present, now);
  const own = entriesOfObjective(instance);
  const moves = movesFrom(now, instance);
  const best = (entries: readonly Entry[]): Point => {
    const solver = new LevelSolver(instance, entries);
    while (!solver.advance(Number.POSITIVE_INFINITY));
    const changes = movesBetween(now, solver.poolOf);
    return { moved: changes.length, extra: minus(objectiveOf(instance, solver.poolOf), before), changes };
  };
  const cheapest = best([...own, moves]);
  const fewest = best([moves, ...own]);
  const points = [fewest, cheapest];
  const open: [Point, Point][] = fewest.moved < cheapest.moved ? [[fewest, cheapest]] : [];
  for (let left = steps; left > 0 && open.length > 0; left -= 1) {
    const [few, cheap] = open.shift()!;
    const apart = cheap.moved - few.moved;
    const price = minus(few.extra, cheap.extra);
    const between = best(own.map((entry, at) => priced(entry, apart, moves, price[at]!)));
    if (between.moved <= few.moved || between.moved >= cheap.moved) continue;
    points.push(between);
    if (between.moved - few.moved > 1 && few.moved < most) open.push([few, between]);
    if (cheap.moved - between.moved > 1 && between.moved < most) open.push([between, cheap]);
  }
  const rows = points
    .sort((a, b) => a.moved - b.moved)
    .filter(({ moved }, at, all) => moved <= most && (at === 0 || moved > all[at - 1]!.moved))
    .map((point): MenuRow => ({ ...point, gap: zeros(instance) }));
  return { rows, fewest: tree.load[node]! - tree.cap[node]! + places };
}

/** An entry times a number, with a price per move on top. */
function priced({ arc, unplaced, load }: Entry, times: number, moves: Entry, price: number): Entry {
  return {
    arc: moves.arc!.map((moved, at) => times * (arc?.[at] ?? 0) + price * moved),
    unplaced: moves.unplaced!.map((moved, at) => times * (unplaced?.[at] ?? 0) + price * moved),
    load: load?.map((cost) => times * cost) ?? null,
  };
}
