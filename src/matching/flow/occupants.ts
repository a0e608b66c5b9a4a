// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Instance } from '../instance/instance.ts';
import type { NearRows } from '../instance/near-rows.ts';

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

  constructor(instance: Instance, cost: Float64Array, near: NearRows) {
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
    this.nearPool = near.pool;
    this.nearCost = near.cost;
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
