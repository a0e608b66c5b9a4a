// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { checkPlacement, MatchingInputError } from '../instance/errors.ts';
import { arcOf, type Instance, type Rows } from '../instance/instance.ts';
import { chainsOfPools } from './deferred-acceptance.ts';
import { PairOrder } from './pair-order.ts';
import { compareCost } from './wishes.ts';

/** Who could point at a place and say: by the published order it should be mine. */
export interface BlockingPairs {
  /** Number of children with justified envy. */
  readonly children: number;
  /** Number of pairs of child and pool with justified envy. */
  readonly pairs: number;
  /** Number of children for whom a place they like better stands empty. */
  readonly wasted: number;
  /** The children with justified envy, by number. */
  readonly enviousChildren: readonly number[];
  /** The children behind `wasted`; a child can be in both lists. */
  readonly wastedChildren: readonly number[];
}

/**
 * The blocking pairs of any feasible assignment (Gale & Shapley 1962; with nested limits Fleiner 2003): a child and a
 * pool it likes better (smaller cost; an equally good place is no reason to envy) that would take it. Its present place
 * counts as given up, so only limits that do not hold both pools can stand in the way:
 *
 * - *justified envy*: one of these is full, but the smallest such limit holds a pair that comes later in the order;
 * - *wasted*: none of these is full.
 *
 * One case of "wasted" does not block: priorities differ by pair, and a full limit around both pools would drop the
 * wished pair before any other, also before the child's own. Then the child has a place only by its priority at its
 * present pool; were this counted, there need not be any assignment without blocking pairs.
 *
 * Frozen children envy nobody, and nobody envies them: they cannot be displaced.
 *
 * @throws MatchingInputError when the assignment uses a pair that is not in the arcs · NoSuchNumberError when a pool is none
 */
export function blockingPairs(instance: Instance, poolOf: Int32Array, lottery: Int32Array): BlockingPairs {
  checkPlacement(instance, poolOf);
  const { arcStart, arcPool, arcCost, frozenArc, childIds } = instance;
  const arcHeld = heldArcs(instance, poolOf);
  const verdicts = new Verdicts(instance, arcHeld, lottery);
  let pairs = 0;
  const enviousChildren: number[] = [];
  const wastedChildren: number[] = [];
  for (let child = 0; child < childIds.length; child += 1) {
    if (frozenArc[child] !== -1) continue;
    const present = arcHeld[child]!;
    verdicts.startWith(child, present);
    let envy = 0;
    let wasted = false;
    for (let arc = arcStart[child]!; arc < arcStart[child + 1]!; arc += 1) {
      if (present !== -1 && compareCost(arcCost, arc, present) >= 0) continue;
      const verdict = verdicts.of(child, arcPool[arc]!, arc);
      if (verdict === ENVY) envy += 1;
      else if (verdict === WASTED) wasted = true;
    }
    pairs += envy;
    if (envy > 0) enviousChildren.push(child);
    if (wasted) wastedChildren.push(child);
  }
  return { children: enviousChildren.length, pairs, wasted: wastedChildren.length, enviousChildren, wastedChildren };
}

const NOTHING = 0;
const ENVY = 1;
const WASTED = 2;

/** Per child the arc to its pool, or -1. */
function heldArcs(instance: Instance, poolOf: Int32Array): Int32Array {
  return poolOf.map((pool, child) => {
    const arc = pool === -1 ? -1 : arcOf(instance, child, pool);
    if (pool !== -1 && arc === -1) {
      const [culprit, place] = [instance.childIds[child]!, instance.poolIds[pool] ?? String(pool)];
      const message = `Das Kind „${culprit}“ ist „${place}“ zugeteilt, dieses Paar steht nicht in arcs.`;
      throw new MatchingInputError([{ fault: 'unknown-id', culprit, message }]);
    }
    return arc;
  });
}

/** Per limit how full it is and who would have to leave first. */
class Verdicts {
  private readonly instance: Instance;
  private readonly order: PairOrder;
  private readonly chains: Rows;
  private readonly arcHeld: Int32Array;
  private readonly load: Int32Array;
  /** Per limit the child of its weakest pair that is not frozen, or -1. */
  private readonly weakest: Int32Array;
  /** Last child started with whose present pool lies in the limit. */
  private readonly around: Int32Array;

  constructor(instance: Instance, arcHeld: Int32Array, lottery: Int32Array) {
    this.instance = instance;
    this.order = new PairOrder(instance, lottery);
    this.chains = chainsOfPools(instance);
    this.arcHeld = arcHeld;
    this.load = new Int32Array(instance.limitIds.length);
    this.weakest = new Int32Array(instance.limitIds.length).fill(-1);
    this.around = new Int32Array(instance.limitIds.length).fill(-1);
    const { start, items } = this.chains;
    for (const [child, arc] of arcHeld.entries()) {
      if (arc === -1) continue;
      const pool = instance.arcPool[arc]!;
      for (let at = start[pool]!; at < start[pool + 1]!; at += 1) {
        const limit = items[at]!;
        this.load[limit]! += 1;
        if (instance.frozenArc[child] !== -1) continue;
        const last = this.weakest[limit]!;
        if (last === -1 || this.isWeaker(child, arc, last)) this.weakest[limit] = child;
      }
    }
  }

  startWith(child: number, present: number): void {
    if (present === -1) return;
    const { start, items } = this.chains;
    const pool = this.instance.arcPool[present]!;
    for (let at = start[pool]!; at < start[pool + 1]!; at += 1) this.around[items[at]!] = child;
  }

  /** The verdict on a pair the child likes better than its present place. */
  of(child: number, pool: number, arc: number): typeof NOTHING | typeof ENVY | typeof WASTED {
    const { start, items } = this.chains;
    for (let at = start[pool]!; at < start[pool + 1]!; at += 1) {
      const limit = items[at]!;
      if (this.load[limit]! < this.instance.cap[limit]!) continue;
      const last = this.weakest[limit]!;
      if (this.around[limit] === child) return this.isWeaker(child, arc, last) ? NOTHING : WASTED;
      return last === -1 || this.isWeaker(child, arc, last) ? NOTHING : ENVY;
    }
    return WASTED;
  }

  /** Whether a pair comes after the one the other child holds; the other may be the same child. */
  private isWeaker(child: number, arc: number, other: number): boolean {
    const difference = this.order.points(arc, child) - this.order.points(this.arcHeld[other]!, other);
    return difference !== 0 ? difference < 0 : this.order.turn[child]! > this.order.turn[other]!;
  }
}
