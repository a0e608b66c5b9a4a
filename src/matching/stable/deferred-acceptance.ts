// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { limitChains } from '../instance/checks.ts';
import type { Instance, Rows } from '../instance/instance.ts';
import { HeldPairs, PairOrder } from './pair-order.ts';
import { Wishes } from './wishes.ts';

export interface StableMatching {
  /** Per child its pool, or -1. */
  readonly poolOf: Int32Array;
  /** How often a child was put forward for a pool. */
  readonly proposals: number;
}

/** Per pool its limits from the smallest to the largest. */
export function chainsOfPools(instance: Pick<Instance, 'poolIds' | 'poolLimits' | 'limitIds'>): Rows {
  const { start } = instance.poolLimits;
  const { chainOf } = limitChains(instance);
  const items = new Int32Array(instance.poolLimits.items.length);
  for (let pool = 0; pool < instance.poolIds.length; pool += 1) items.set(chainOf(pool), start[pool]!);
  return { start, items };
}

/**
 * Child-proposing deferred acceptance (Gale & Shapley 1962): each child in turn is put forward for the pool it likes
 * best (smallest cost, equals by the pool's id) among those that have not turned it down. Where that fills a limit beyond
 * its places, the weakest pair under the smallest such limit is dropped, which may be the new one. With nested limits and
 * one order of pairs this is the choice of a laminar matroid, so the result does not depend on the turns, no pair blocks
 * it, and no stable assignment is better for any child (Fleiner 2003; Kamada & Kojima 2015).
 *
 * Frozen children stay and nobody displaces them. Load costs are ignored: they belong to no pair, so neither preferences
 * nor priorities can express them. The same holds for the wish to keep families together.
 *
 * `lottery`: one number per child, smaller first.
 */
export function deferredAcceptance(instance: Instance, lottery: Int32Array): StableMatching {
  const { frozenArc } = instance;
  const places = new Places(instance, lottery);
  const wishes = new Wishes(instance);
  let proposals = 0;
  for (let start = 0; start < frozenArc.length; start += 1) {
    let child = frozenArc[start] === -1 ? start : -1;
    while (child !== -1) {
      const arc = wishes.next(child);
      if (arc === -1) break;
      proposals += 1;
      child = places.propose(child, arc);
    }
  }
  return { poolOf: places.arcHeld.map((arc) => (arc === -1 ? -1 : instance.arcPool[arc]!)), proposals };
}

/** Who is held where. */
class Places {
  /** Per child the arc it is held by, or -1. */
  readonly arcHeld: Int32Array;
  private readonly instance: Instance;
  private readonly order: PairOrder;
  private readonly chains: Rows;
  private readonly load: Int32Array;
  private readonly held: readonly HeldPairs[];

  constructor(instance: Instance, lottery: Int32Array) {
    this.instance = instance;
    this.order = new PairOrder(instance, lottery);
    this.chains = chainsOfPools(instance);
    this.load = new Int32Array(instance.limitIds.length);
    this.held = instance.limitIds.map(() => new HeldPairs(this.order));
    this.arcHeld = instance.frozenArc.slice();
    // Frozen pairs count, but are in no heap: nobody can displace them.
    for (const arc of this.arcHeld) if (arc !== -1) this.addLoad(arc, 1);
  }

  /** Puts a child forward by one of its arcs. @returns the child left over: the new one, a dropped one, or -1 */
  propose(child: number, arc: number): number {
    const { arcHeld, chains, held, load } = this;
    const { arcPool, cap } = this.instance;
    const pool = arcPool[arc]!;
    const end = chains.start[pool + 1]!;
    const points = this.order.points(arc, child);
    let dropped = -1;
    for (let at = chains.start[pool]!; at < end; at += 1) {
      const limit = chains.items[at]!;
      if (load[limit]! < cap[limit]!) continue;
      dropped = held[limit]!.weakest(arcHeld);
      if (dropped === -1 || held[limit]!.isWeaker(points, child)) return child;
      // Larger limits hold both pairs, so they keep their load and need not be looked at.
      this.addLoad(arcHeld[dropped]!, -1);
      arcHeld[dropped] = -1;
      break;
    }
    arcHeld[child] = arc;
    this.addLoad(arc, 1);
    for (let at = chains.start[pool]!; at < end; at += 1) held[chains.items[at]!]!.push(arc, points, child);
    return dropped;
  }

  private addLoad(arc: number, change: number): void {
    const { start, items } = this.chains;
    const pool = this.instance.arcPool[arc]!;
    for (let at = start[pool]!; at < start[pool + 1]!; at += 1) this.load[items[at]!]! += change;
  }
}
