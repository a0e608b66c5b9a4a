// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { PoolFlow } from '../flow/pool-flow.ts';
import { arcOf } from '../instance/instance.ts';
import { apartOf, type Tally } from './families.ts';
import type { SiblingSearch } from './search.ts';

/** Single families tried in vain, one after the other, before a repair ends: a first one, and the last. */
const PATIENCE = 4;
const LAST_PATIENCE = 40;

/** A placement with the families that would rather be elsewhere at its prices, the most eager first. */
interface Stand {
  /** Per member the group it is held to, as in `PriceBound.choice`. */
  readonly held: Int32Array;
  readonly choice: Int32Array;
  readonly packed: bigint;
  readonly eager: number[];
}

/**
 * From prices to placements. Each family is held to the groups it would choose at the prices, and the flow is solved
 * again. At the prices of that flow the families that gain most choose again, together; when this makes the placement
 * worse, half as many do.
 * @param from a flow whose prices the first choice follows, or null to go on from the best placement
 * @param flows the search's count of flows at which to stop
 */
export async function repair(search: SiblingSearch, from: PoolFlow | null, flows: number): Promise<void> {
  const { bound, families } = search;
  if (families.count === 0) return;
  let held: Int32Array;
  if (from === null) held = groupsOf(search, search.best);
  else {
    bound.evaluate(from.tree, from.search.price);
    held = bound.choice.slice();
  }
  let stand: Stand | null = null;
  let together = 0;
  let vain = 0;
  while (search.flows < flows && vain < (from ? PATIENCE : LAST_PATIENCE)) {
    const flow = await search.solve(hold(search, held));
    if (flow === null) return;
    const tally = search.tally(flow);
    search.note(flow);
    if (stand === null || tally.packed < stand.packed) {
      stand = standAt(search, flow, tally, held);
      together = stand.eager.length;
      vain = 0;
    } else if (together > 1) together = together >> 1;
    else {
      stand.eager.shift();
      vain += 1;
    }
    const moving: number[] = stand.eager.slice(0, together);
    if (moving.length === 0) return;
    held = stand.held.slice();
    for (const family of moving) {
      const [at, end] = [families.memberStart[family]!, families.memberStart[family + 1]!];
      held.set(stand.choice.subarray(at, end), at);
    }
  }
}

/** @param flow just noted, so that the bound speaks of its prices */
function standAt(search: SiblingSearch, flow: PoolFlow, tally: Tally, held: Int32Array): Stand {
  const { bound, families, instance, packing } = search;
  const { price } = flow.search;
  const gains = new Map<number, number>();
  for (let family = 0; family < families.count; family += 1) {
    const [from, end] = [families.memberStart[family]!, families.memberStart[family + 1]!];
    if (held.subarray(from, end).every((group, at) => group === bound.choice[from + at])) continue;
    let cost = packing.siblingUnit * apartOf(instance, families, tally.poolOf, family);
    for (const child of families.member.subarray(from, end)) {
      const pool = tally.poolOf[child]!;
      cost += pool < 0 ? packing.unplaced[child]! : packing.arcCost[arcOf(instance, child, pool)]! + price[pool]!;
    }
    if (cost > bound.familyCost[family]!) gains.set(family, cost - bound.familyCost[family]!);
  }
  const eager = [...gains.keys()].sort((a, b) => gains.get(b)! - gains.get(a)! || a - b);
  return { held: held.slice(), choice: bound.choice.slice(), packed: tally.packed, eager };
}

/** Per member the group it is placed in, as an index into its family's groups, or -1. */
function groupsOf({ families, instance }: SiblingSearch, { poolOf }: Tally): Int32Array {
  const held = new Int32Array(families.member.length).fill(-1);
  for (let family = 0; family < families.count; family += 1) {
    const groups = families.group.subarray(families.groupStart[family]!, families.groupStart[family + 1]!);
    for (let at = families.memberStart[family]!; at < families.memberStart[family + 1]!; at += 1) {
      const pool = poolOf[families.member[at]!]!;
      if (pool >= 0) held[at] = groups.indexOf(instance.group[pool]!);
    }
  }
  return held;
}

/** Packed cost per arc that keeps members at the groups chosen for them, unless a place would be lost. */
function hold({ instance, families, packing }: SiblingSearch, choice: Int32Array): Float64Array {
  const extra = new Float64Array(instance.arcPool.length);
  for (let family = 0; family < families.count; family += 1)
    for (let at = families.memberStart[family]!; at < families.memberStart[family + 1]!; at += 1) {
      if (choice[at]! < 0) continue;
      const group = families.group[families.groupStart[family]! + choice[at]!]!;
      const child = families.member[at]!;
      for (let arc = instance.arcStart[child]!; arc < instance.arcStart[child + 1]!; arc += 1)
        if (instance.group[instance.arcPool[arc]!] !== group) extra[arc] = packing.siblingUnit;
    }
  return extra;
}
