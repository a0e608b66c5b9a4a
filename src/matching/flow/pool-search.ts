// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { ExchangeTables } from './exchange-tables.ts';
import { NodeHeap } from './node-heap.ts';
import type { Occupants } from './occupants.ts';
import { type PoolTree, SINK } from './pool-tree.ts';

/** How a shortest path was entered at a node: no child means along the tree. */
export const ALONG_TREE = -1;
// Tables that reach some times as far as four of five searches go are seldom extended and still short. A search that
// turns somebody away goes millions of times as far, so what is usual is a quantile and not a mean.
const MARGIN = 4;
const MORE = 1.2;
const LESS = 0.955;

/** Where a path ends when it does not end at a node with room: somebody stays unplaced. */
export const NOBODY = -1;

/**
 * Dijkstra's algorithm on the residual pool graph, with prices as potentials (Edmonds & Karp 1972, Tomizawa 1971). The
 * price of a node is a lower bound of what it costs to get one child from there to the sink; the sink's is 0.
 * Labels are true lengths from the start; the key of a node in the heap is label + price, which never falls along a path.
 */
export class PoolSearch {
  readonly price: Float64Array;
  /** Length of the shortest path to the sink found so far. */
  length = 0;
  /** Node from which the path goes up to the sink, or NOBODY. */
  end = NOBODY;
  /** Child that stays unplaced at the end of the path, or NOBODY. */
  exit = NOBODY;
  /** Node before a node on its path, or NOBODY at the start. */
  readonly before: Int32Array;
  /** Child that moves into a node on its path, or ALONG_TREE. */
  readonly mover: Int32Array;
  readonly label: Float64Array;
  private readonly touched: Int32Array;
  private touchedCount = 0;
  private readonly heap = new NodeHeap();
  private slack = 0;
  private throughOpen = false;
  private usualSpread = 0;
  private margin = 1;
  private readonly tree: PoolTree;
  private readonly occupants: Occupants;
  readonly tables: ExchangeTables;
  private readonly unplaced: Float64Array;
  /** Labels set by all searches so far; what a search costs, free of the machine's mood. */
  work = 0;

  constructor(tree: PoolTree, occupants: Occupants, unplaced: Float64Array) {
    this.tree = tree;
    this.occupants = occupants;
    this.unplaced = unplaced;
    this.price = new Float64Array(tree.nodes);
    this.tables = new ExchangeTables(occupants, unplaced, this.price);
    this.label = new Float64Array(tree.nodes).fill(Number.POSITIVE_INFINITY);
    this.before = new Int32Array(tree.nodes);
    this.mover = new Int32Array(tree.nodes);
    this.touched = new Int32Array(tree.nodes);
  }

  /** Shortest path of an unplaced child to the sink. */
  fromChild(child: number): void {
    const { arcStart, nearPool, nearCost } = this.occupants;
    this.length = this.unplaced[child]!;
    this.end = NOBODY;
    this.exit = child;
    for (let arc = arcStart[child]!, end = arcStart[child + 1]!; arc < end && nearCost[arc]! < this.length; arc += 1)
      this.reach(nearPool[arc]!, nearCost[arc]!, NOBODY, child);
    this.run(NOBODY);
  }

  /**
   * Shortest path from a node to the sink; none (no end) when there is none shorter than `most`. With a `target` the path
   * ends there when it comes first, and `length` is then its key.
   */
  fromNode(node: number, most = Number.POSITIVE_INFINITY, target = NOBODY): void {
    this.begin(node, most);
    if (!this.run(target)) return;
    this.length = this.heap.key;
    this.end = target;
    this.exit = NOBODY;
  }

  /**
   * Shortest paths from a node to the sink and to `target`, both exact: `length` and `label[target]` (Infinity when the
   * way over the sink is no longer). @param slack how much longer than `length` a way to the target may be, price included
   */
  fromNodeTo(node: number, target: number, slack: number): void {
    this.slack = slack;
    this.throughOpen = true;
    this.begin(node, Number.POSITIVE_INFINITY);
    this.run(target);
    this.slack = 0;
    this.throughOpen = false;
  }

  private begin(node: number, most: number): void {
    this.length = most;
    this.end = NOBODY;
    this.exit = NOBODY;
    this.reach(node, 0, NOBODY, ALONG_TREE);
  }

  /** Raises prices to those of shortest paths: what was nearer than the sink costs the difference (Johnson 1977). */
  raisePrices(): void {
    const { touched, label, price, length } = this;
    for (let at = 0; at < this.touchedCount; at += 1) {
      const node = touched[at]!;
      const raised = length - label[node]!;
      if (raised > price[node]!) price[node] = raised;
    }
  }

  /** Forgets the labels; before the next search. */
  clear(): void {
    const { touched, label } = this;
    this.work += this.touchedCount;
    for (let at = 0; at < this.touchedCount; at += 1) label[touched[at]!] = Number.POSITIVE_INFINITY;
    this.touchedCount = 0;
    this.heap.clear();
  }

  private reach(node: number, label: number, before: number, mover: number): void {
    const known = this.label[node]!;
    if (label >= known) return;
    const key = label + this.price[node]!;
    if (key >= this.length + this.slack) return;
    if (known === Number.POSITIVE_INFINITY) {
      this.touched[this.touchedCount] = node;
      this.touchedCount += 1;
    }
    this.label[node] = label;
    this.before[node] = before;
    this.mover[node] = mover;
    // Where all is open up to the sink the path can end at once, and nothing beyond an end just as near need be looked at.
    const { load, cap, upCost, parent } = this.tree;
    let length = label;
    for (let at = node; ; at = parent[at]!) {
      if (at === SINK) {
        if (length < this.length) {
          this.length = length;
          this.end = node;
          this.exit = NOBODY;
        }
        if (length === key && !this.throughOpen) return;
        break;
      }
      if (load[at]! >= cap[at]!) break;
      length += upCost[at]!;
    }
    this.heap.push(key, node);
  }

  /** @returns whether it stopped at the target */
  private run(target: number): boolean {
    const { heap, label, price, tree } = this;
    const first = heap.least;
    const { pools, load, fixed, cap, parent, upCost, lastCost, childStart, childNode } = tree;
    while (heap.least < this.length + this.slack) {
      const node = heap.pop();
      if (node >= tree.nodes) {
        this.lookFurther(node - tree.nodes);
        continue;
      }
      const here = label[node]!;
      if (heap.key !== here + price[node]!) continue;
      if (node === target) return true;
      if (node < pools) this.leavePool(node, here);
      else
        for (let at = childStart[node]!, end = childStart[node + 1]!; at < end; at += 1) {
          const below = childNode[at]!;
          if (load[below]! > fixed[below]!) this.reach(below, here - lastCost[below]!, node, ALONG_TREE);
        }
      if (load[node]! < cap[node]!) {
        if (parent[node]! !== SINK) this.reach(parent[node]!, here + upCost[node]!, node, ALONG_TREE);
        else if (here + upCost[node]! < this.length) {
          this.length = here + upCost[node]!;
          this.end = node;
          this.exit = NOBODY;
        }
      }
    }
    this.learn(first);
    return false;
  }

  /** Lets tables reach as far as searches usually go. */
  private learn(first: number): void {
    const spread = this.length - first;
    if (!(spread > 0 && spread < Number.POSITIVE_INFINITY)) return;
    this.usualSpread = this.usualSpread === 0 ? spread : this.usualSpread * (spread > this.usualSpread ? MORE : LESS);
    this.margin = Math.ceil(1 + MARGIN * this.usualSpread);
  }

  private leavePool(pool: number, here: number): void {
    this.tables.refresh(pool, this.margin);
    this.scan(pool, here);
  }

  /** Comes back to a pool whose table ended before the search did. */
  private lookFurther(pool: number): void {
    const here = this.label[pool]!;
    if (this.heap.key !== here + this.tables.reach[pool]!) return;
    this.tables.extend(pool, this.margin);
    this.scan(pool, here);
  }

  private scan(pool: number, here: number): void {
    const { tables, label, price } = this;
    const exit = here + tables.exitCost[pool]!;
    if (exit < this.length) {
      this.length = exit;
      this.end = pool;
      this.exit = tables.exitChild[pool]!;
    }
    const { target, change, mover } = tables;
    const most = this.length + this.slack;
    for (let at = tables.start[pool]!, end = at + tables.count[pool]!; at < end; at += 1) {
      const to = target[at]!;
      const next = here + change[at]!;
      if (next + price[to]! < most && next < label[to]!) this.reach(to, next, pool, mover[at]!);
    }
    const further = here + tables.reach[pool]!;
    if (further < this.length + this.slack) this.heap.push(further, pool + this.tree.nodes);
  }
}
