// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type LevelFlow, movesBetween } from '../flow/level-flow.ts';
import type { Instance } from '../instance/instance.ts';
import { compareTuples } from '../instance/levels.ts';
import { objectiveOf } from '../placement.ts';
import type { Move } from './exchange-path.ts';

/** Why a child is not in a pool: what the best placement with the child there would cost more. Tuples as the objective. */
export interface WhyNot {
  /** False when the pair has no arc, or frozen children hold all places there; the tuples are then 0. */
  readonly possible: boolean;
  /** Difference for all together; 0 means equally good. */
  readonly delta: readonly number[];
  /** Difference for the child itself: its cost there less its cost now. */
  readonly own: readonly number[];
  /** Difference for all others, the load of limits included. */
  readonly others: readonly number[];
  /** How many other children would be placed differently. */
  readonly moved: number;
  /** Every child that would be placed differently, the child itself first. */
  readonly changes: readonly Move[];
}

/** What a place under a limit is worth, as tuples: gain(+1) ≤ price ≤ loss(−1). */
export interface PlaceValue {
  /** By how much the whole placement would be better with one more place. */
  readonly gain: readonly number[];
  /** By how much it would be worse with one less; null when frozen children hold all places. */
  readonly loss: readonly number[] | null;
  /** The price in between which the solver found. */
  readonly price: readonly number[];
}

const zeros = ({ levels }: Instance): number[] => [0, ...levels.map(() => 0)];
const minus = (a: readonly number[], b: readonly number[]): number[] => a.map((value, at) => value - b[at]! || 0);
const today = (flow: LevelFlow): number[] => objectiveOf(flow.present, flow.poolOf);

/** As `whyNot`, for a child and a pool it has an arc to and is not in. @param own what it costs the child itself */
export function levelWhyNot(flow: LevelFlow, child: number, pool: number, own: readonly number[]): WhyNot {
  const there = flow.changed({ force: { child, pool } });
  if (there === null) {
    const none = zeros(flow.instance);
    return { possible: false, delta: none, own: none, others: none, moved: 0, changes: [] };
  }
  const delta = minus(there.solution.objective, today(flow));
  const first: Move = { child, from: flow.poolOf[child]!, to: pool };
  const others = movesBetween(flow.poolOf, there.solution.poolOf).filter((move) => move.child !== child);
  return {
    possible: true,
    delta,
    own,
    others: minus(delta, own),
    moved: others.length,
    changes: [first, ...others],
  };
}

/** Children per limit. */
function loadsOf({ poolLimits, limitIds }: Instance, poolOf: Int32Array): Int32Array {
  const loads = new Int32Array(limitIds.length);
  for (const pool of poolOf)
    if (pool >= 0)
      for (let at = poolLimits.start[pool]!; at < poolLimits.start[pool + 1]!; at += 1)
        loads[poolLimits.items[at]!]! += 1;
  return loads;
}

/** As `placeValue`. */
export function levelPlaceValue(flow: LevelFlow, limit: number): PlaceValue {
  const { present, poolOf } = flow;
  const none = zeros(present);
  const used = loadsOf(present, poolOf)[limit]!;
  if (used < present.cap[limit]!) return { gain: none, loss: none, price: none };
  const before = today(flow);
  const more = flow.changed({ places: new Map([[limit, 1]]) })!;
  const less = flow.changed({ places: new Map([[limit, -1]]) });
  // What the load of the limit costs by itself is no value of its places.
  const { start, above, cost } = present.load;
  let step = start[limit + 1]! - 1;
  while (step >= start[limit]! && above[step]! > used) step -= 1;
  const toll = flow.solution.price.map((column) => column[limit]!);
  const price = step < start[limit]! ? toll : minus(toll, [0, ...cost.map((column) => column[step]!)]);
  return {
    gain: minus(before, more.solution.objective),
    loss: less && minus(less.solution.objective, before),
    price: compareTuples(price, none) < 0 ? none : price,
  };
}

/** What `whatWouldHelp` says about places: see there. */
export function levelMorePlaces(flow: LevelFlow, child: number, pool: number) {
  const { present, poolOf } = flow;
  const loads = loadsOf(present, poolOf);
  const { start, items } = present.poolLimits;
  const fullLimits = [...items.subarray(start[pool]!, start[pool + 1]!)].filter(
    (limit) => loads[limit]! >= present.cap[limit]!,
  );
  const places = new Map(fullLimits.map((limit) => [limit, 1]));
  const larger = flow.changed({ places });
  const there = flow.changed({ places, force: { child, pool } });
  return {
    fullLimits,
    withOneMorePlace: there && minus(there.solution.objective, today(flow)),
    onePlaceIsEnough:
      there !== null && larger !== null && compareTuples(there.solution.objective, larger.solution.objective) === 0,
  };
}

/** The weight from which an unplaced child would be placed; null when no weight would do. */
export function levelWeightToBePlaced(flow: LevelFlow, child: number): number | null {
  const { present } = flow;
  const own = present.weight[child]!;
  // Heavier than all the others together.
  const weight = present.weight.reduce((sum, one) => sum + one, 1);
  const heavy = flow.changed({ weights: new Map([[child, weight]]) })!.solution;
  if (heavy.poolOf[child]! < 0) return null;
  const [without = 0, ...rest] = minus(heavy.objective, today(flow));
  const least =
    without +
    own +
    (compareTuples(
      rest,
      rest.map(() => 0),
    ) > 0
      ? 1
      : 0);
  return Math.max(own, least);
}
