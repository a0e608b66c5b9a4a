// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Instance } from '../instance/instance.ts';
import { NodeHeap } from './node-heap.ts';
import type { Occupants } from './occupants.ts';
import { ALONG_TREE, NOBODY } from './pool-search.ts';
import { type PoolTree, SINK } from './pool-tree.ts';

/** Arcs by pool: who could come. */
class Incoming {
  readonly start: Int32Array;
  readonly child: Int32Array;
  readonly cost: Float64Array;

  constructor(instance: Instance, cost: Float64Array) {
    const pools = instance.poolIds.length;
    this.start = new Int32Array(pools + 1);
    for (const pool of instance.arcPool) this.start[pool + 1]! += 1;
    for (let pool = 0; pool < pools; pool += 1) this.start[pool + 1]! += this.start[pool]!;
    const next = this.start.slice();
    this.child = new Int32Array(instance.arcPool.length);
    this.cost = new Float64Array(instance.arcPool.length);
    for (let child = 0; child < instance.childIds.length; child += 1)
      for (let arc = instance.arcStart[child]!; arc < instance.arcStart[child + 1]!; arc += 1) {
        const at = next[instance.arcPool[arc]!]!;
        this.child[at] = child;
        this.cost[at] = cost[arc]!;
        next[instance.arcPool[arc]!] = at + 1;
      }
  }
}

/**
 * Dijkstra's algorithm backwards: the cheapest way to fill a free place, from the sink (an unplaced child, or a place
 * that may stay empty instead) to a node. The mirror image of `PoolSearch`; keys are label − price.
 */
export class ReverseSearch {
  /** Length of the shortest path from the sink found so far; never above 0 where the place may stay empty. */
  length = Number.POSITIVE_INFINITY;
  /** First node of the path, behind the sink. */
  first = NOBODY;
  /** Unplaced child that comes to the first node, or ALONG_TREE when that gives a child less to the sink. */
  entrant = ALONG_TREE;
  readonly label: Float64Array;
  /** Node after a node on its path to the target. */
  readonly after: Int32Array;
  /** Child that moves on from a node, or ALONG_TREE. */
  readonly mover: Int32Array;
  private readonly touched: number[] = [];
  private readonly heap = new NodeHeap();
  private readonly incoming: Incoming;
  private readonly instance: Instance;
  private readonly tree: PoolTree;
  private readonly occupants: Occupants;
  private readonly unplaced: Float64Array;
  private readonly price: Float64Array;
  /** Children who are not part of the instance any more, or not yet. */
  private readonly absent: Uint8Array;

  constructor(parts: {
    instance: Instance;
    tree: PoolTree;
    occupants: Occupants;
    unplaced: Float64Array;
    price: Float64Array;
    absent: Uint8Array;
  }) {
    this.instance = parts.instance;
    this.tree = parts.tree;
    this.occupants = parts.occupants;
    this.unplaced = parts.unplaced;
    this.price = parts.price;
    this.absent = parts.absent;
    this.incoming = new Incoming(parts.instance, parts.occupants.cost);
    this.label = new Float64Array(parts.tree.nodes).fill(Number.POSITIVE_INFINITY);
    this.after = new Int32Array(parts.tree.nodes);
    this.mover = new Int32Array(parts.tree.nodes);
  }

  /** Finds the shortest path from the sink to a node; `clear` before the next one. */
  run(target: number): void {
    const { heap, label, price, tree } = this;
    const { pools, parent, load, fixed, cap, upCost, lastCost, childStart, childNode } = tree;
    this.length = Number.POSITIVE_INFINITY;
    this.first = NOBODY;
    this.entrant = ALONG_TREE;
    this.reach(target, 0, NOBODY, ALONG_TREE);
    while (heap.least < this.length) {
      const node = heap.pop();
      const here = label[node]!;
      if (heap.key !== here - price[node]!) continue;
      if (node < pools) this.enterPool(node, here);
      for (let at = childStart[node]!, end = childStart[node + 1]!; at < end; at += 1) {
        const below = childNode[at]!;
        if (load[below]! < cap[below]!) this.reach(below, here + upCost[below]!, node, ALONG_TREE);
      }
      if (load[node] === fixed[node]) continue;
      if (parent[node] !== SINK) this.reach(parent[node]!, here - lastCost[node]!, node, ALONG_TREE);
      else this.start(node, here - lastCost[node]!, ALONG_TREE);
    }
  }

  /** Lowers prices to those of shortest paths. @returns whether any fell */
  lowerPrices(): boolean {
    const { label, price, length } = this;
    let fell = false;
    for (const node of this.touched) {
      const lowered = label[node]! - length;
      if (lowered < price[node]!) {
        price[node] = lowered;
        fell = true;
      }
    }
    return fell;
  }

  clear(): void {
    for (const node of this.touched) this.label[node] = Number.POSITIVE_INFINITY;
    this.touched.length = 0;
    this.heap.clear();
  }

  private start(node: number, length: number, entrant: number): void {
    if (length >= this.length) return;
    this.length = length;
    this.first = node;
    this.entrant = entrant;
  }

  private reach(node: number, label: number, after: number, mover: number): void {
    if (label >= this.label[node]!) return;
    const key = label - this.price[node]!;
    if (key >= this.length) return;
    if (this.label[node] === Number.POSITIVE_INFINITY) this.touched.push(node);
    this.label[node] = label;
    this.after[node] = after;
    this.mover[node] = mover;
    this.heap.push(key, node);
  }

  private enterPool(pool: number, here: number): void {
    const { incoming, occupants, unplaced, absent, instance } = this;
    for (let at = incoming.start[pool]!, end = incoming.start[pool + 1]!; at < end; at += 1) {
      const child = incoming.child[at]!;
      const from = occupants.poolOf[child]!;
      if (from === pool || absent[child] === 1 || instance.frozenArc[child]! >= 0) continue;
      if (from < 0) this.start(pool, here + incoming.cost[at]! - unplaced[child]!, child);
      else this.reach(from, here + incoming.cost[at]! - occupants.costOf[child]!, pool, child);
    }
  }
}
