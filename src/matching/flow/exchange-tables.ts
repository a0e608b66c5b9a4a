// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Occupants } from './occupants.ts';

// Looking for one lost entry again takes about half as long as building the whole table again.
const REPAIRABLE = 2;
const FIRST_ROOM = 8;
// A search that comes to the end of a table usually goes on for a while.
const FURTHER = 4;
// A table that one far search has made this many times too long is cut back.
const TOO_FAR = 64;
const LONG = 24;

/**
 * Per pool: what it costs at least that one of its occupants moves to another pool, and who that is. The pool graph's
 * arcs, kept close together so that a search reads one short table instead of all arcs of all occupants. Tables are
 * made when a search first needs them and repaired afterwards: a newcomer is merged in, and only the entries of
 * somebody who has left are looked for again.
 *
 * A table holds only the near part: entries whose change plus the target's price stay below `reach`. Prices rise while
 * children are added, so what was left out stays beyond; a search that comes so far asks for more with `extend`.
 */
export class ExchangeTables {
  /** Table of pool j: entries `start[j]` and the following `count[j]` of the three columns. */
  readonly start: Int32Array;
  readonly count: Int32Array;
  target: Int32Array;
  change: Float64Array;
  mover: Int32Array;
  /** Cheapest occupant to leave unplaced, and what that costs. */
  readonly exitCost: Float64Array;
  readonly exitChild: Int32Array;
  /** How far each table reaches: what it leaves out costs at least so much up to the sink. */
  readonly reach: Float64Array;
  private readonly room: Int32Array;
  private leftOut = false;
  /** Entries of the columns that belong to some table. */
  private used = 0;
  private readonly price: Float64Array;
  private readonly occupants: Occupants;
  private readonly unplaced: Float64Array;
  /** 0: not built, 1: up to date, 2: somebody came or left. */
  private readonly state: Uint8Array;
  private readonly joined: number[][];
  private readonly left: number[][];
  private readonly best: Float64Array;
  private readonly bestChild: Int32Array;
  private readonly touched: Int32Array;

  constructor(occupants: Occupants, unplaced: Float64Array, price: Float64Array) {
    const { pools } = occupants;
    this.occupants = occupants;
    this.unplaced = unplaced;
    this.price = price;
    this.reach = new Float64Array(pools);
    this.start = new Int32Array(pools);
    this.count = new Int32Array(pools);
    this.room = new Int32Array(pools);
    const entries = 2 * FIRST_ROOM * pools + 64;
    this.target = new Int32Array(entries);
    this.change = new Float64Array(entries);
    this.mover = new Int32Array(entries);
    this.exitCost = new Float64Array(pools);
    this.exitChild = new Int32Array(pools);
    this.state = new Uint8Array(pools);
    this.joined = Array.from({ length: pools }, () => []);
    this.left = Array.from({ length: pools }, () => []);
    this.best = new Float64Array(pools).fill(Number.POSITIVE_INFINITY);
    this.bestChild = new Int32Array(pools);
    // An entry that was lost and found again is noted twice.
    this.touched = new Int32Array(2 * pools);
  }

  /** To be called after a child has come to a pool. */
  noteJoined(pool: number, child: number): void {
    if (this.state[pool] === 0) return;
    this.state[pool] = 2;
    this.joined[pool]!.push(child);
  }

  /** To be called after a child has left a pool. */
  noteLeft(pool: number, child: number): void {
    if (this.state[pool] === 0) return;
    const joined = this.joined[pool]!;
    const at = joined.indexOf(child);
    if (at >= 0) joined.splice(at, 1);
    else this.left[pool]!.push(child);
    this.state[pool] = 2;
  }

  /** To be called when prices have fallen: what a table left out may now be of use. */
  forget(): void {
    this.state.fill(0);
    for (const list of this.joined) list.length = 0;
    for (const list of this.left) list.length = 0;
  }

  /** Brings the table of a pool up to date before it is read. @param margin how far beyond its price it has to reach */
  refresh(pool: number, margin: number): void {
    const price = this.price[pool]!;
    const reach = this.reach[pool]! - price;
    const long = reach > TOO_FAR * margin && this.count[pool]! > LONG;
    const short = this.state[pool] === 0 || reach <= 0 || long;
    if (short) this.reach[pool] = price + margin;
    else if (this.state[pool] === 1) return;
    if (short || !this.repair(pool)) this.build(pool);
    this.joined[pool]!.length = 0;
    this.left[pool]!.length = 0;
    this.state[pool] = 1;
  }

  /** Makes the table reach some times as far beyond the pool's price, at least by `margin`. */
  extend(pool: number, margin: number): void {
    const price = this.price[pool]!;
    this.reach[pool] = price + Math.max(margin, FURTHER * (this.reach[pool]! - price));
    this.build(pool);
  }

  private build(pool: number): void {
    const { start, length, item } = this.occupants;
    const from = start[pool]!;
    this.exitCost[pool] = Number.POSITIVE_INFINITY;
    this.exitChild[pool] = -1;
    let entries = 0;
    this.leftOut = false;
    for (let at = from; at < from + length[pool]!; at += 1) entries = this.merge(pool, item[at]!, entries);
    if (!this.leftOut) this.reach[pool] = Number.POSITIVE_INFINITY;
    this.write(pool, entries);
  }

  /** Lets a child improve the collected entries. @returns the number of entries */
  private merge(pool: number, child: number, collected: number): number {
    const { best, bestChild, touched } = this;
    const { arcStart, nearPool, nearCost, costOf } = this.occupants;
    const { price } = this;
    const here = costOf[child]!;
    const most = this.reach[pool]! + here;
    let entries = collected;
    for (let arc = arcStart[child]!, end = arcStart[child + 1]!; arc < end; arc += 1) {
      const cost = nearCost[arc]!;
      if (cost >= most) {
        this.leftOut = true;
        break;
      }
      const to = nearPool[arc]!;
      if (cost + price[to]! >= most) {
        this.leftOut = true;
        continue;
      }
      const change = cost - here;
      const known = best[to]!;
      if (change < known) {
        if (known === Number.POSITIVE_INFINITY) {
          touched[entries] = to;
          entries += 1;
        }
        best[to] = change;
        bestChild[to] = child;
      }
    }
    const exit = this.unplaced[child]! - here;
    if (exit < this.exitCost[pool]!) {
      this.exitCost[pool] = exit;
      this.exitChild[pool] = child;
    }
    return entries;
  }

  /** Writes the collected entries into the pool's table, without the pool itself. */
  private write(pool: number, entries: number): void {
    const { best, bestChild, touched } = this;
    if (this.room[pool]! < entries) this.makeRoom(pool, entries);
    const { target, change, mover } = this;
    const from = this.start[pool]!;
    let kept = 0;
    for (let at = 0; at < entries; at += 1) {
      const to = touched[at]!;
      if (to !== pool && best[to]! < Number.POSITIVE_INFINITY) {
        target[from + kept] = to;
        change[from + kept] = best[to]!;
        mover[from + kept] = bestChild[to]!;
        kept += 1;
      }
      best[to] = Number.POSITIVE_INFINITY;
    }
    this.count[pool] = kept;
  }

  private makeRoom(pool: number, entries: number): void {
    const room = Math.max(FIRST_ROOM, 2 * entries);
    if (this.used + room > this.target.length) {
      const size = 2 * (this.used + room);
      const { target, change, mover } = this;
      this.target = new Int32Array(size);
      this.target.set(target);
      this.change = new Float64Array(size);
      this.change.set(change);
      this.mover = new Int32Array(size);
      this.mover.set(mover);
    }
    this.start[pool] = this.used;
    this.room[pool] = room;
    this.used += room;
  }

  /** @returns false when building again is cheaper */
  private repair(pool: number): boolean {
    const { best, bestChild, touched, target, change, mover } = this;
    const left = this.left[pool]!;
    const joined = this.joined[pool]!;
    if (this.occupants.length[pool]! <= joined.length) return false;
    const from = this.start[pool]!;
    const count = this.count[pool]!;
    let lost = 0;
    if (left.length > 0) for (let at = from; at < from + count; at += 1) if (left.includes(mover[at]!)) lost += 1;
    if (lost > REPAIRABLE) return false;

    if (this.exitChild[pool]! < 0 || left.includes(this.exitChild[pool]!)) this.findExit(pool);
    for (let at = 0; at < count; at += 1) {
      const to = target[from + at]!;
      touched[at] = to;
      best[to] = change[from + at]!;
      bestChild[to] = mover[from + at]!;
      if (lost > 0 && left.includes(bestChild[to]!)) this.findMover(pool, to);
    }
    let entries = count;
    for (const child of joined) entries = this.merge(pool, child, entries);
    this.write(pool, entries);
    return true;
  }

  private findExit(pool: number): void {
    const { start, length, item, costOf } = this.occupants;
    this.exitCost[pool] = Number.POSITIVE_INFINITY;
    this.exitChild[pool] = -1;
    for (let at = start[pool]!, end = at + length[pool]!; at < end; at += 1) {
      const child = item[at]!;
      const exit = this.unplaced[child]! - costOf[child]!;
      if (exit < this.exitCost[pool]!) {
        this.exitCost[pool] = exit;
        this.exitChild[pool] = child;
      }
    }
  }

  private findMover(pool: number, to: number): void {
    const { start, length, item, arcStart, arcPool, cost, costOf } = this.occupants;
    let least = Number.POSITIVE_INFINITY;
    for (let at = start[pool]!, end = at + length[pool]!; at < end; at += 1) {
      const child = item[at]!;
      let low = arcStart[child]!;
      let high = arcStart[child + 1]! - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (arcPool[middle]! < to) low = middle + 1;
        else high = middle;
      }
      if (low > high || arcPool[low] !== to) continue;
      const change = cost[low]! - costOf[child]!;
      if (change < least) {
        least = change;
        this.bestChild[to] = child;
      }
    }
    this.best[to] = least;
  }
}
