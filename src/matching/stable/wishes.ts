// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Instance } from '../instance/instance.ts';

/** So many wishes are looked for one by one before the rest of the row becomes a heap. */
const SCANNED = 4;
const NO_COST = new Int32Array(0);

/** Compares the costs of two arcs level by level: negative when the first is smaller, 0 when both are equal. */
export function compareCost(arcCost: Instance['arcCost'], a: number, b: number): number {
  for (let level = 0; level < arcCost.length; level += 1) {
    const cost = arcCost[level]!;
    const one = cost[a]!;
    const other = cost[b]!;
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

/** Whether a child likes one of its arcs better: smaller cost, equals by pool (its arcs are sorted by pool). */
function liked(arcCost: Instance['arcCost'], a: number, b: number): boolean {
  const difference = compareCost(arcCost, a, b);
  return difference !== 0 ? difference < 0 : a < b;
}

/**
 * Hands out the arcs of each child from the best on. Most children need few of their arcs, so sorting all rows would cost
 * more than the matching itself: the first ones are found by scanning, the others come from a binary heap.
 */
export class Wishes {
  /** Rows as in the instance, each filled when the child is first asked: arcs handed out, then the rest. */
  private readonly rows: Int32Array;
  private readonly given: Int32Array;
  private readonly instance: Pick<Instance, 'childIds' | 'arcStart' | 'arcPool' | 'arcCost'>;

  constructor(instance: Pick<Instance, 'childIds' | 'arcStart' | 'arcPool' | 'arcCost'>) {
    this.instance = instance;
    this.rows = new Int32Array(instance.arcPool.length);
    this.given = new Int32Array(instance.childIds.length);
  }

  /** The best arc not handed out yet, or -1. */
  next(child: number): number {
    const { rows, given } = this;
    const first = this.instance.arcStart[child]!;
    const end = this.instance.arcStart[child + 1]!;
    const before = given[child]!;
    if (first + before === end) return -1;
    given[child] = before + 1;
    if (before === 0) for (let arc = first; arc < end; arc += 1) rows[arc] = arc;
    return before < SCANNED ? this.scan(first + before, end) : this.pop(first + SCANNED, end, before - SCANNED);
  }

  private scan(from: number, end: number): number {
    const { rows } = this;
    const { arcCost } = this.instance;
    const top = arcCost[0] ?? NO_COST;
    let best = rows[from]!;
    let least = top[best]!;
    let at = from;
    for (let place = from + 1; place < end; place += 1) {
      const arc = rows[place]!;
      const cost = top[arc]!;
      // The first level mostly decides, so it is compared here without a call.
      if (cost > least || (cost === least && !liked(arcCost, arc, best))) continue;
      best = arc;
      least = cost;
      at = place;
    }
    rows[at] = rows[from]!;
    rows[from] = best;
    return best;
  }

  /** The heap lies in `rows` from `from` on and is `popped` shorter than the rest of the row. */
  private pop(from: number, end: number, popped: number): number {
    const { rows } = this;
    const size = end - from - popped;
    if (popped === 0) for (let at = (size >> 1) - 1; at >= 0; at -= 1) this.siftDown(from, size, at);
    const best = rows[from]!;
    rows[from] = rows[from + size - 1]!;
    this.siftDown(from, size - 1, 0);
    return best;
  }

  private siftDown(from: number, size: number, start: number): void {
    const { rows } = this;
    const { arcCost } = this.instance;
    const arc = rows[from + start]!;
    let at = start;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= size) break;
      if (below + 1 < size && liked(arcCost, rows[from + below + 1]!, rows[from + below]!)) below += 1;
      if (!liked(arcCost, rows[from + below]!, arc)) break;
      rows[from + at] = rows[from + below]!;
      at = below;
    }
    rows[from + at] = arc;
  }
}
