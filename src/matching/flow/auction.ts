// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Instance } from '../instance/instance.ts';
import type { Occupants } from './occupants.ts';

// More bids in a row seldom end, and a shortest path finds the end at once.
const BIDS = 5;

/** What the auction leaves to the shortest paths. */
export interface AuctionResult {
  /** Per child the place in `nearPool` of the arc it holds, or -1. */
  readonly arcOf: Int32Array;
  /** Per pool the price of a place; 0 where places are free. */
  readonly price: Float64Array;
  /** Children still without an answer; who is neither here nor holds an arc prefers to stay unplaced. */
  readonly open: readonly number[];
}

/**
 * Places children by bidding, a quick start for the shortest paths (the augmenting row reduction of Jonker & Volgenant
 * 1987 for pools of several places). Each child goes to the pool that is cheapest for it, price included. Where one more
 * wants a place than there is, the price rises until the first of them is as well off elsewhere, and that one leaves.
 * Prices so never rise above those of the optimum (Demange, Gale & Sotomayor 1986), and everybody holds a pool that is
 * cheapest for him: optimality conditions hold for the children placed, whenever it stops.
 * Rivals for two pools outbid each other in small steps, equals for ever; a few bids on, whoever is left over is left to
 * the caller.
 * @param instance one limit per pool at most, without load steps
 */
export function bidForPlaces(
  instance: Instance,
  occupants: Occupants,
  unplacedCost: Float64Array,
  room: Float64Array,
  order: Int32Array,
): AuctionResult {
  const { arcStart, arcPool } = instance;
  const { nearPool, nearCost } = occupants;
  const pools = instance.poolIds.length;
  const arcOf = new Int32Array(instance.childIds.length).fill(-1);
  const price = new Float64Array(pools);
  const start = new Int32Array(pools + 1);
  for (const pool of arcPool) start[pool + 1]! += 1;
  for (let pool = 0; pool < pools; pool += 1) start[pool + 1] = start[pool]! + Math.min(start[pool + 1]!, room[pool]!);
  // Per pool a heap of those who hold a place, by the price at which they would leave. Prices elsewhere only rise, so a
  // key may be too small but never too large.
  const held = new Int32Array(pools);
  const holder = new Int32Array(start[pools]!);
  const leavesAt = new Float64Array(start[pools]!);
  const open: number[] = [];

  const sink = (from: number, size: number, child: number, key: number): void => {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= size) break;
      if (below + 1 < size && leavesAt[from + below + 1]! < leavesAt[from + below]!) below += 1;
      if (leavesAt[from + below]! >= key) break;
      holder[from + at] = holder[from + below]!;
      leavesAt[from + at] = leavesAt[from + below]!;
      at = below;
    }
    holder[from + at] = child;
    leavesAt[from + at] = key;
  };
  const rise = (from: number, child: number, key: number, last: number): void => {
    let at = last;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (leavesAt[from + above]! <= key) break;
      holder[from + at] = holder[from + above]!;
      leavesAt[from + at] = leavesAt[from + above]!;
      at = above;
    }
    holder[from + at] = child;
    leavesAt[from + at] = key;
  };
  /** Price at which the holder of `arc` would go elsewhere. */
  const limitOf = (child: number, arc: number): number => {
    let other = unplacedCost[child]!;
    for (let at = arcStart[child]!, end = arcStart[child + 1]!; at < end && nearCost[at]! < other; at += 1) {
      const value = nearCost[at]! + price[nearPool[at]!]!;
      if (value < other && at !== arc) other = value;
    }
    return other - nearCost[arc]!;
  };

  for (const first of order) {
    let child = first;
    let lost = -1;
    for (let bid = 1; ; bid += 1) {
      if (bid > BIDS) {
        open.push(child);
        break;
      }
      let best = unplacedCost[child]!;
      let second = Number.POSITIVE_INFINITY;
      let arc = -1;
      for (let at = arcStart[child]!, end = arcStart[child + 1]!; at < end && nearCost[at]! < second; at += 1) {
        const value = nearCost[at]! + price[nearPool[at]!]!;
        // Among equals not the pool it has just been outbid for.
        if (value < best || (value === best && arc >= 0 && nearPool[arc] === lost)) {
          second = best;
          best = value;
          arc = at;
        } else if (value < second) second = value;
      }
      if (arc < 0) break;
      const pool = nearPool[arc]!;
      const from = start[pool]!;
      const size = held[pool]!;
      const key = second - nearCost[arc]!;
      if (size < start[pool + 1]! - from) {
        held[pool] = size + 1;
        arcOf[child] = arc;
        rise(from, child, key, size);
        break;
      }
      let loser = child;
      if (size > 0)
        while (leavesAt[from]! < key) {
          const top = holder[from]!;
          const now = limitOf(top, arcOf[top]!);
          if (now <= leavesAt[from]!) {
            loser = top;
            break;
          }
          sink(from, size, top, now);
        }
      lost = pool;
      if (loser === child) price[pool] = key;
      else {
        price[pool] = leavesAt[from]!;
        arcOf[loser] = -1;
        arcOf[child] = arc;
        sink(from, size, child, key);
        child = loser;
      }
    }
  }
  return { arcOf, price, open };
}
