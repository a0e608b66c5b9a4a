// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { LevelFlow } from '../flow/level-flow.ts';
import type { PoolFlow } from '../flow/pool-flow.ts';
import { SINK } from '../flow/pool-tree.ts';
import type { Flow } from '../flow/solution.ts';
import { checkCount, checkNumber } from '../instance/errors.ts';
import { unpack } from '../instance/levels.ts';
import { objectiveOf } from '../placement.ts';
import { costOfMoves, type Move } from './exchange-path.ts';
import { levelMenuForLostPlace, levelMenuForLostPlaces, levelMenuForWithdrawal } from './level-menu.ts';
import { asMenu, type MenuRow, type MoveMenu } from './menu-rows.ts';
import { limitedPaths, type MoveGraph } from './move-search.ts';
import { trial } from './trial.ts';

const zeros = (flow: PoolFlow): number[] => Array.from(flow.packing.unit, () => 0);

/** The menu for one place less under a limit, exact. Never changes the flow. @param most moves at most */
export function menuForLostPlace(flow: Flow, limit: number, most: number): MoveMenu {
  checkNumber('limit', limit, flow.instance.limitIds);
  checkCount('moves', most);
  if (flow instanceof LevelFlow) return levelMenuForLostPlace(flow, limit, most);
  const { tree } = flow;
  const node = tree.nodeOf[limit]!;
  if (node < 0 || tree.load[node]! < tree.cap[node]!) return nothingToDo(flow);
  if (tree.load[node] === tree.fixed[node]) return { rows: [], fewest: null };
  const label = -tree.lastCost[node]!;
  tree.cap[node]! -= 1;
  tree.setLoad(node, tree.load[node]! - 1);
  const paths = limitedPaths(moveGraph(flow), { node, label }, tree.parent[node]!, Math.max(most, 1));
  tree.setLoad(node, tree.load[node]! + 1);
  tree.cap[node]! += 1;
  const menu = asMenu(paths.map(({ moved, moves }) => exactRow(flow, moved, moves)));
  return { ...menu, rows: menu.rows.filter(({ moved }) => moved <= most) };
}

/** The menu for a child who withdraws: row 0 leaves its place empty. Exact. Never changes the flow. */
export function menuForWithdrawal(flow: Flow, child: number, most: number): MoveMenu {
  checkNumber('child', child, flow.instance.childIds);
  checkCount('moves', most);
  if (flow instanceof LevelFlow) return levelMenuForWithdrawal(flow, child, most);
  const pool = flow.poolOf[child]!;
  if (pool < 0) return nothingToDo(flow);
  if (flow.instance.frozenArc[child]! >= 0) return emptyPlace(flow, child);
  const paths = limitedPaths(moveGraph(flow), { node: SINK, label: 0 }, pool, most);
  // Without the child the loads above its pool are one less before and after; only the moves of others are counted.
  const gone: Move = { child, from: pool, to: SINK };
  const alone = costOfMoves(flow, [gone]);
  return asMenu(
    paths.map(({ moved, moves }) => {
      const together = costOfMoves(flow, [gone, ...moves]);
      return { moved, changes: moves, extra: together.map((value, at) => value - alone[at]! || 0), gap: zeros(flow) };
    }),
  );
}

/** A flow as `limitedPaths` reads it, in packed numbers. */
function moveGraph({ instance, tree, poolOf, absent, occupants, packing, search }: PoolFlow): MoveGraph<number> {
  return {
    instance,
    tree,
    poolOf,
    isAbsent: (child) => absent[child] === 1,
    occupants: (pool) =>
      occupants.item.subarray(occupants.start[pool]!, occupants.start[pool]! + occupants.length[pool]!),
    zero: 0,
    plus: (a, b) => a + b,
    minus: (a, b) => a - b,
    isLess: (a, b) => a < b,
    arcCost: occupants.cost,
    unplaced: packing.unplaced,
    upCost: (node) => tree.upCost[node]!,
    lastCost: (node) => tree.lastCost[node]!,
    price: (node) => search.price[node]!,
  };
}

/** For a frozen child only one row, its place left empty: prices do not tell how far it is from the best. */
function emptyPlace(flow: PoolFlow, child: number): MoveMenu {
  const best = trial(flow, { without: child });
  const gone = flow.poolOf.slice();
  gone[child] = -1;
  const here = objectiveOf(flow.instance, gone);
  const there = best ? objectiveOf(flow.instance, best.poolOf) : here;
  const gap = here.map((value, at) => value - there[at]! || 0);
  return asMenu([{ moved: 0, changes: [], extra: zeros(flow), gap }]);
}

/**
 * The menu for several places less under a limit: each move is charged a price, and for each price the cheapest placement
 * is found exactly (Everett 1963). That finds the rows on the lower convex hull; for a number of moves between two of
 * them the gap says how much cheaper a way with as few moves could be. Never changes the flow.
 * @param steps prices tried at most; each is one solve
 */
export function menuForLostPlaces(
  flow: Flow,
  limit: number,
  places: number,
  options: { readonly most: number; readonly steps?: number },
): MoveMenu {
  checkNumber('limit', limit, flow.instance.limitIds);
  checkCount('places', places);
  checkCount('moves', options.most);
  if (flow instanceof LevelFlow) return levelMenuForLostPlaces(flow, limit, places, options);
  const { tree } = flow;
  const node = tree.nodeOf[limit]!;
  if (node < 0 || tree.load[node]! <= tree.cap[node]! - places) return nothingToDo(flow);
  if (tree.fixed[node]! > tree.cap[node]! - places) return { rows: [], fewest: null };
  return new PricedMoves(flow, limit, places).menu(options.most, options.steps ?? 24);
}

interface Point {
  readonly moved: number;
  /** Packed extra cost. */
  readonly cost: number;
  readonly changes: readonly Move[];
}

// Packed costs stay below 2^51 (see `packLevels`); with this on top, label and price together stay below 2^53.
const LARGEST_PRICE = 2 ** 50;

class PricedMoves {
  private readonly flow: PoolFlow;
  private readonly limit: number;
  private readonly places: number;
  /** Per price the smallest cost of a placement with its moves paid for. */
  private readonly bounds: { readonly price: number; readonly value: number }[] = [];

  constructor(flow: PoolFlow, limit: number, places: number) {
    this.flow = flow;
    this.limit = limit;
    this.places = places;
  }

  menu(most: number, steps: number): MoveMenu {
    const cheapest = this.at(0);
    const fewest = this.at(this.dearest());
    const points = [fewest, cheapest];
    const open: [Point, Point][] = fewest.moved < cheapest.moved ? [[fewest, cheapest]] : [];
    for (let left = steps; left > 0 && open.length > 0; left -= 1) {
      const [few, cheap] = open.shift()!;
      const price = Math.ceil((few.cost - cheap.cost) / (cheap.moved - few.moved));
      const between = this.at(price);
      if (between.moved <= few.moved || between.moved >= cheap.moved) continue;
      points.push(between);
      if (between.moved - few.moved > 1 && few.moved < most) open.push([few, between]);
      if (cheap.moved - between.moved > 1 && between.moved < most) open.push([between, cheap]);
    }
    const rows = points
      .sort((a, b) => a.moved - b.moved || a.cost - b.cost)
      .filter(({ moved, cost }, at, all) => moved <= most && (at === 0 || cost < all[at - 1]!.cost))
      .map((point) => this.row(point));
    // Whoever loses the place can always stay unplaced, which is one move each.
    const node = this.flow.tree.nodeOf[this.limit]!;
    return { rows, fewest: this.flow.tree.load[node]! - this.flow.tree.cap[node]! + this.places };
  }

  /** A price per move that hardly any saving outweighs, small enough for sums with it to stay exact. */
  private dearest(): number {
    const { arcCost, unplaced, step } = this.flow.packing;
    const largest = (list: Float64Array): number => list.reduce((most, cost) => Math.max(most, Math.abs(cost)), 0);
    return Math.min(LARGEST_PRICE, 2 * largest(arcCost) + largest(unplaced) + largest(step) + 1);
  }

  /** The cheapest placement when each move costs `price`. */
  private at(price: number): Point {
    const places = new Map([[this.limit, -this.places]]);
    const { poolOf: before } = this.flow;
    const { poolOf: after } = trial(this.flow, { places, movePrice: price })!;
    const changes: Move[] = [];
    for (const [child, from] of before.entries())
      if (after[child] !== from) changes.push({ child, from, to: after[child]! });
    const cost = this.packed(costOfMoves(this.flow, changes));
    this.bounds.push({ price, value: cost + price * changes.length });
    return { moved: changes.length, cost, changes };
  }

  private packed(tuple: readonly number[]): number {
    return tuple.reduce((sum, value, at) => sum + value * this.flow.packing.unit[at]!, 0);
  }

  private row({ moved, cost, changes }: Point): MenuRow {
    const bound = this.bounds.reduce((most, { price, value }) => Math.max(most, value - price * moved), -Infinity);
    const gap = unpack(this.flow.packing, Math.max(0, cost - bound));
    return { moved, changes, extra: costOfMoves(this.flow, changes), gap };
  }
}

const exactRow = (flow: PoolFlow, moved: number, moves: readonly Move[]): MenuRow => ({
  moved,
  changes: moves,
  extra: costOfMoves(flow, moves),
  gap: zeros(flow),
});

const nothingToDo = (flow: PoolFlow): MoveMenu => asMenu([exactRow(flow, 0, [])]);
