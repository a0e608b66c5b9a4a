// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Instance } from '../instance/instance.ts';

/** The order in which children are placed: the heaviest first, equals mixed by the seed. */
export function insertionOrder(children: readonly number[], { weight, seed }: Instance): Int32Array {
  return heaviestFirst(shuffled(Int32Array.from(children), seed), weight);
}

/** Mixes a list by Fisher & Yates with Marsaglia's xorshift (2003), so that no child gains by its id among equals. */
function shuffled(list: Int32Array, seed: number): Int32Array {
  let state = (Math.imul(seed % 2 ** 32, 0x9e3779b1) ^ 0x2545f491) | 0 || 1;
  for (let last = list.length - 1; last > 0; last -= 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const at = (state >>> 0) % (last + 1);
    const moved = list[last]!;
    list[last] = list[at]!;
    list[at] = moved;
  }
  return list;
}

/**
 * Sorts by weight, keeping the order of equals (one bucket per weight). Where places run short, those who will have to
 * stay out come last and are turned away at once by the prices, instead of being placed and displaced again.
 */
function heaviestFirst(children: Int32Array, weight: Float64Array): Int32Array {
  const buckets = Map.groupBy(children, (child) => weight[child]!);
  const weights = [...buckets.keys()].sort((a, b) => b - a);
  return Int32Array.from(weights.flatMap((one) => buckets.get(one)!));
}
