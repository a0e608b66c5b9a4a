// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { ArcJson, Integers } from './instance.ts';

/** An arc with child and pool by number. */
export interface ArcOf extends Pick<ArcJson, 'cost' | 'priority'> {
  readonly child: number;
  readonly pool: number;
}

/** Arcs by child and within a child by pool: arcs of child i are `order[start[i]]` to `order[start[i + 1]]`. */
export interface ArcOrder {
  readonly start: Int32Array;
  readonly order: Int32Array;
  /** Pool per arc in that order. */
  readonly pool: Int32Array;
}

/** Sorts arcs; equal pairs stay in their order. @param child,pool per arc, as given @param children how many there are */
export function arcOrder(child: Int32Array, pool: Int32Array, children: number): ArcOrder {
  const arcs = child.length;
  const start = new Int32Array(children + 1);
  for (let arc = 0; arc < arcs; arc += 1) start[child[arc]! + 1]! += 1;
  let longest = 0;
  for (let row = 0; row < children; row += 1) {
    longest = Math.max(longest, start[row + 1]!);
    start[row + 1]! += start[row]!;
  }
  const next = start.slice(0, children);
  const order = new Int32Array(arcs);
  for (let arc = 0; arc < arcs; arc += 1) {
    const row = child[arc]!;
    order[next[row]!] = arc;
    next[row]! += 1;
  }
  // Pool and place in one number, exact while pools × longest row < 2^53.
  const keys = new Float64Array(longest);
  const given = new Int32Array(longest);
  const sorted = new Int32Array(arcs);
  for (let row = 0; row < children; row += 1) {
    const from = start[row]!;
    const length = start[row + 1]! - from;
    let rises = true;
    for (let at = 0; at < length; at += 1) {
      const arc = order[from + at]!;
      given[at] = arc;
      keys[at] = pool[arc]! * longest + at;
      if (at > 0 && keys[at]! < keys[at - 1]!) rises = false;
    }
    if (!rises) keys.subarray(0, length).sort();
    for (let at = 0; at < length; at += 1) {
      const arc = given[keys[at]! % longest]!;
      order[from + at] = arc;
      sorted[from + at] = pool[arc]!;
    }
  }
  return { start, order, pool: sorted };
}

/** Child and pool of every pair that is there twice, of sorted arcs. */
export function* doublePairs(start: Int32Array, pool: Int32Array): Generator<readonly [number, number]> {
  for (let child = 0; child + 1 < start.length; child += 1)
    for (let arc = start[child]! + 1; arc < start[child + 1]!; arc += 1)
      if (pool[arc] === pool[arc - 1]) yield [child, pool[arc]!];
}

/** A column in another order. */
export function inOrder(column: Integers, order: Int32Array): Integers {
  const sorted = column instanceof Int32Array ? new Int32Array(order.length) : new Float64Array(order.length);
  for (let at = 0; at < order.length; at += 1) sorted[at] = column[order[at]!]!;
  return sorted;
}
