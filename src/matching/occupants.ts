// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Instance } from './instance.ts';

/** Who is in which pool: the movable children of each pool side by side. Frozen children are in no list. */
export class Occupants {
  readonly pools: number;
  readonly arcStart: Int32Array;
  readonly arcPool: Int32Array;
  /** Packed cost per arc. */
  readonly cost: Float64Array;
  /** Per child its pool, or -1. */
  readonly poolOf: Int32Array;
  /** Per placed child the cost of its arc. */
  readonly costOf: Float64Array;
  /** Occupants of pool j: `item[start[j]]` and the following `length[j]`. */
  readonly start: Int32Array;
  readonly length: Int32Array;
  readonly item: Int32Array;
  /** The arcs of each child once more, cheapest first, so that a scan can stop. */
  readonly nearPool: Int32Array;
  readonly nearCost: Float64Array;
  private readonly place: Int32Array;

  constructor(instance: Instance, cost: Float64Array) {
    const children = instance.childIds.length;
    this.pools = instance.poolIds.length;
    this.arcStart = instance.arcStart;
    this.arcPool = instance.arcPool;
    this.cost = cost;
    this.poolOf = new Int32Array(children).fill(-1);
    this.costOf = new Float64Array(children);
    this.place = new Int32Array(children);
    this.start = new Int32Array(this.pools + 1);
    for (const pool of instance.arcPool) this.start[pool + 1]! += 1;
    for (let pool = 0; pool < this.pools; pool += 1) this.start[pool + 1]! += this.start[pool]!;
    this.length = new Int32Array(this.pools);
    this.item = new Int32Array(instance.arcPool.length);
    this.nearPool = instance.arcPool.slice();
    this.nearCost = cost.slice();
    sortRows(this.arcStart, this.nearPool, this.nearCost);
  }

  join(child: number, pool: number, cost: number): void {
    const at = this.start[pool]! + this.length[pool]!;
    this.item[at] = child;
    this.place[child] = at;
    this.length[pool]! += 1;
    this.poolOf[child] = pool;
    this.costOf[child] = cost;
  }

  leave(child: number): void {
    const pool = this.poolOf[child]!;
    const last = this.start[pool]! + this.length[pool]! - 1;
    const moved = this.item[last]!;
    const at = this.place[child]!;
    this.item[at] = moved;
    this.place[moved] = at;
    this.length[pool]! -= 1;
    this.poolOf[child] = -1;
  }
}

// Up to this length shifting is quicker than a call per comparison.
const SHORT_ROW = 64;

/** Sorts each row by cost, equals by pool (as they come). */
function sortRows(start: Int32Array, pool: Int32Array, cost: Float64Array): void {
  for (let row = 0; row + 1 < start.length; row += 1) {
    const from = start[row]!;
    const end = start[row + 1]!;
    if (end - from > SHORT_ROW) sortLongRow(pool.subarray(from, end), cost.subarray(from, end));
    else
      for (let next = from + 1; next < end; next += 1) {
        const itsCost = cost[next]!;
        const itsPool = pool[next]!;
        let at = next;
        for (; at > from && cost[at - 1]! > itsCost; at -= 1) {
          cost[at] = cost[at - 1]!;
          pool[at] = pool[at - 1]!;
        }
        cost[at] = itsCost;
        pool[at] = itsPool;
      }
  }
}

function sortLongRow(pool: Int32Array, cost: Float64Array): void {
  const order = Int32Array.from(cost.keys()).sort((a, b) => cost[a]! - cost[b]! || a - b);
  const oldPool = pool.slice();
  const oldCost = cost.slice();
  for (const [at, old] of order.entries()) {
    pool[at] = oldPool[old]!;
    cost[at] = oldCost[old]!;
  }
}
