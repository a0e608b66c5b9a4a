// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { arcOf, type Instance } from '../instance/instance.ts';
import type { Packing } from '../instance/levels.ts';
import { nearRows } from '../instance/near-rows.ts';
import { bidForPlaces } from './auction.ts';
import { insertionOrder } from './insertion-order.ts';
import { Occupants } from './occupants.ts';
import { ALONG_TREE, NOBODY, PoolSearch } from './pool-search.ts';
import { PoolTree, SINK } from './pool-tree.ts';
import { ReverseSearch } from './reverse-search.ts';

/**
 * Model M1 as a min-cost flow, solved by successive shortest paths with prices on the pool graph (Jewell 1958; Ahuja,
 * Magnanti & Orlin, Network Flows, 1993, § 9.7). After each child the placement of the children so far is optimal, and
 * the prices prove it. Exact: all arithmetic is on integers below 2^53 (see `packLevels`).
 */
export class PoolFlow {
  readonly instance: Instance;
  readonly packing: Packing;
  readonly tree: PoolTree;
  readonly occupants: Occupants;
  readonly search: PoolSearch;
  private waiting: Int32Array;
  private next = 0;
  private started = false;
  private reverseSearch: ReverseSearch | null = null;
  /** Children who are not placed because they are not there: withdrawn. */
  readonly absent: Uint8Array;

  /** @param options.arcExtra packed cost added per arc; Infinity takes the arc away */
  constructor(instance: Instance, packing: Packing, options: { readonly arcExtra?: Float64Array } = {}) {
    const { arcExtra } = options;
    const cost = arcExtra ? packing.arcCost.map((own, arc) => own + arcExtra[arc]!) : packing.arcCost;
    this.instance = instance;
    this.packing = packing;
    this.tree = new PoolTree(instance, packing);
    const near = arcExtra ? nearRows(instance.arcStart, instance.arcPool, cost) : packing.near;
    this.occupants = new Occupants(instance, cost, near);
    this.search = new PoolSearch(this.tree, this.occupants, packing.unplaced);
    this.absent = new Uint8Array(instance.childIds.length);
    const movable: number[] = [];
    for (let child = 0; child < instance.childIds.length; child += 1) {
      const arc = instance.frozenArc[child]!;
      if (arc < 0) movable.push(child);
      else {
        const pool = instance.arcPool[arc]!;
        this.occupants.poolOf[child] = pool;
        this.occupants.costOf[child] = cost[arc]!;
        this.tree.addFrozen(pool);
      }
    }
    this.waiting = insertionOrder(movable, instance);
  }

  /** While somebody asks: who has left or joined a pool, and the pool each was in before. */
  moved: Map<number, number> | null = null;

  /** Per child its pool, or -1. */
  get poolOf(): Int32Array {
    return this.occupants.poolOf;
  }

  /** How many children have been looked at, placed or not. */
  get handled(): number {
    return this.instance.childIds.length - this.waiting.length + this.next;
  }

  /** Children not looked at yet. */
  waitingChildren(): Int32Array {
    return this.waiting.subarray(this.next);
  }

  /** Looks at up to so many more children. @returns whether all are through */
  advance(children: number): boolean {
    if (!this.started && this.isFlat()) this.bid();
    this.started = true;
    const end = Math.min(this.waiting.length, this.next + children);
    for (; this.next < end; this.next += 1) this.insert(this.waiting[this.next]!);
    return this.next === this.waiting.length;
  }

  /** Places an unplaced child along the shortest path, which may move others. */
  insert(child: number): void {
    const { search } = this;
    this.absent[child] = 0;
    search.fromChild(child);
    search.raisePrices();
    this.augment();
    search.clear();
  }

  /** The search for who fills a place; needs the arcs by pool, so it is made when first asked for. */
  get reverse(): ReverseSearch {
    const { instance, tree, occupants, packing, search, absent } = this;
    this.reverseSearch ??= new ReverseSearch({
      instance,
      tree,
      occupants,
      unplaced: packing.unplaced,
      price: search.price,
      absent,
    });
    return this.reverseSearch;
  }

  /** Takes a child out; the place it leaves is filled again as well as can be. */
  remove(child: number): void {
    const pool = this.poolOf[child]!;
    this.absent[child] = 1;
    if (pool < 0) return;
    if (this.instance.frozenArc[child]! < 0) {
      this.leave(child);
      this.fill(pool);
      return;
    }
    this.occupants.poolOf[child] = -1;
    const chain: number[] = [];
    for (let node = pool; node !== SINK; node = this.tree.parent[node]!) chain.push(node);
    for (const node of chain.reverse()) this.release(node);
  }

  /**
   * Takes one place away at a node; whoever has to go is placed again as well as can be.
   * @returns false when frozen children hold all places, and changes nothing
   */
  losePlace(node: number): boolean {
    const { tree, search } = this;
    if (tree.load[node]! < tree.cap[node]!) {
      tree.cap[node]! -= 1;
      return true;
    }
    if (tree.load[node] === tree.fixed[node]) return false;
    tree.cap[node]! -= 1;
    tree.setLoad(node, tree.load[node]! - 1);
    search.fromNode(node);
    const possible = search.length < Number.POSITIVE_INFINITY;
    if (possible) {
      search.raisePrices();
      this.augment();
    } else {
      tree.cap[node]! += 1;
      tree.setLoad(node, tree.load[node]! + 1);
    }
    search.clear();
    if (possible && tree.parent[node] !== SINK) this.fill(tree.parent[node]!);
    return possible;
  }

  /** Adds one place at a node and fills it if that helps. */
  gainPlace(node: number): void {
    const { tree } = this;
    const full = tree.load[node] === tree.cap[node];
    this.open(node, full ? tree.upCost[node]! : Number.POSITIVE_INFINITY, (used) => {
      tree.cap[node]! += 1;
      if (used) tree.setLoad(node, tree.load[node]! + 1);
    });
  }

  /** Lets go of what a frozen child took up at a node. */
  private release(node: number): void {
    const { tree } = this;
    this.open(node, tree.lastCost[node]!, (used) => {
      tree.fixed[node]! -= 1;
      if (!used) tree.setLoad(node, tree.load[node]! - 1);
    });
  }

  /** Opens a way up from a node for one child more at a cost, and uses it if that helps. */
  private open(node: number, cost: number, opened: (used: boolean) => void): void {
    const { search, tree } = this;
    const above = tree.parent[node]!;
    const worth = search.price[node]! - cost;
    if (worth <= (above === SINK ? 0 : search.price[above]!)) {
      opened(false);
      return;
    }
    // First the child that will come up finds its way on; the new way stays shut meanwhile.
    const way = above === SINK ? 'to the sink' : this.makeWay(above, node, worth);
    opened(way !== 'none');
    if (way === 'to the sink') this.fill(node);
  }

  /** Sends one more child from a node to the sink or round to `target`, if that costs less than `worth`; prices hold either way. */
  private makeWay(node: number, target: number, worth: number): 'to the sink' | 'round' | 'none' {
    const { search } = this;
    search.fromNode(node, worth, target);
    const round = search.end === target;
    const found = round || search.end !== NOBODY || search.exit !== NOBODY;
    search.raisePrices();
    if (found) this.augment(round);
    search.clear();
    if (round) return 'round';
    return found ? 'to the sink' : 'none';
  }

  /** Fills what is missing at a node along the shortest path from the sink. */
  private fill(node: number): void {
    const { reverse, tree } = this;
    reverse.run(node);
    if (reverse.lowerPrices()) this.search.tables.forget();
    let at = reverse.first;
    if (reverse.entrant !== ALONG_TREE) this.join(reverse.entrant, at, this.costOfArc(reverse.entrant, at));
    else tree.setLoad(at, tree.load[at]! - 1);
    while (at !== node) {
      const next = reverse.after[at]!;
      const mover = reverse.mover[at]!;
      if (mover !== ALONG_TREE) {
        this.leave(mover);
        this.join(mover, next, this.costOfArc(mover, next));
      } else if (tree.parent[at] === next) tree.setLoad(at, tree.load[at]! + 1);
      else tree.setLoad(next, tree.load[next]! - 1);
      at = next;
    }
    reverse.clear();
  }

  private costOfArc(child: number, pool: number): number {
    return this.occupants.cost[arcOf(this.instance, child, pool)]!;
  }

  private isFlat(): boolean {
    return this.tree.parent.every((parent) => parent === SINK) && this.packing.step.length === 0;
  }

  /** The lightest bid first, so that the heavy, who come later, find their prices and outbid them at once. */
  private bid(): void {
    const { instance, tree, occupants, packing } = this;
    const room = tree.cap.map((cap, pool) => cap - tree.load[pool]!);
    const { arcOf, price, open } = bidForPlaces(instance, occupants, packing.unplaced, room, this.waiting.toReversed());
    for (const child of this.waiting) {
      const arc = arcOf[child]!;
      if (arc < 0) continue;
      const pool = occupants.nearPool[arc]!;
      occupants.join(child, pool, occupants.nearCost[arc]!);
      tree.load[pool]! += 1;
    }
    this.search.price.set(price);
    this.waiting = Int32Array.from(open).reverse();
  }

  /** Moves the children along the path that was found. */
  private augment(round = false): void {
    const { search, tree } = this;
    let node = search.end;
    if (!round && search.exit === NOBODY) tree.addAlongChain(node, 1);
    if (search.exit !== NOBODY && node !== NOBODY) this.leave(search.exit);
    while (node !== NOBODY) {
      const before = search.before[node]!;
      const mover = search.mover[node]!;
      if (mover !== ALONG_TREE) {
        const cost = before === NOBODY ? search.label[node]! : this.costAfter(mover, before, node);
        if (before !== NOBODY) this.leave(mover);
        this.join(mover, node, cost);
      } else if (before !== NOBODY) {
        if (tree.parent[before] === node) tree.setLoad(before, tree.load[before]! + 1);
        else tree.setLoad(node, tree.load[node]! - 1);
      }
      node = before;
    }
  }

  private note(child: number): void {
    if (this.moved !== null && !this.moved.has(child)) this.moved.set(child, this.poolOf[child]!);
  }

  private leave(child: number): void {
    this.note(child);
    this.search.tables.noteLeft(this.occupants.poolOf[child]!, child);
    this.occupants.leave(child);
  }

  /** Cost of the arc by which a child moves on the path: its old cost and what the step added. */
  private costAfter(child: number, from: number, to: number): number {
    return this.occupants.costOf[child]! + this.search.label[to]! - this.search.label[from]!;
  }

  private join(child: number, pool: number, cost: number): void {
    this.note(child);
    this.occupants.join(child, pool, cost);
    this.search.tables.noteJoined(pool, child);
  }
}

/** Solves an instance to the end. */
export function solveFlow(instance: Instance, packing: Packing, arcExtra?: Float64Array): PoolFlow {
  const flow = new PoolFlow(instance, packing, arcExtra ? { arcExtra } : {});
  flow.advance(instance.childIds.length);
  return flow;
}
