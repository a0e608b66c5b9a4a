// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** The arcs of each child, cheapest first, so that a scan can stop. */
export interface NearRows {
  readonly pool: Int32Array;
  readonly cost: Float64Array;
}

/** Sorts the row of each child by packed cost, equals by pool. @param start per child the first of its arcs */
export function nearRows(start: Int32Array, arcPool: Int32Array, arcCost: Float64Array): NearRows {
  const near = { pool: arcPool.slice(), cost: arcCost.slice() };
  sortRows(start, near.pool, near.cost);
  return near;
}

// Up to this length shifting is quicker than a call per comparison.
const SHORT_ROW = 64;

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

// Below it cost and place go together into one number, which sorts without a call per comparison.
const EXACT = 2 ** 53;

function sortLongRow(pool: Int32Array, cost: Float64Array): void {
  const { length } = cost;
  let largest = 0;
  for (const one of cost) largest = Math.max(largest, Math.abs(one));
  if ((largest + 1) * length >= EXACT) {
    sortWideRow(pool, cost);
    return;
  }
  const keys = new Float64Array(length);
  for (let at = 0; at < length; at += 1) keys[at] = cost[at]! * length + at;
  keys.sort();
  const oldPool = pool.slice();
  for (let at = 0; at < length; at += 1) {
    const itsCost = Math.floor(keys[at]! / length);
    cost[at] = itsCost;
    pool[at] = oldPool[keys[at]! - itsCost * length]!;
  }
}

function sortWideRow(pool: Int32Array, cost: Float64Array): void {
  const order = Int32Array.from(cost.keys()).sort((a, b) => cost[a]! - cost[b]! || a - b);
  const oldPool = pool.slice();
  const oldCost = cost.slice();
  for (const [at, old] of order.entries()) {
    pool[at] = oldPool[old]!;
    cost[at] = oldCost[old]!;
  }
}
