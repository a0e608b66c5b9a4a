// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Instance } from './instance.ts';
import type { Packing } from './levels.ts';
import { type PoolFlow, solveFlow } from './pool-flow.ts';
import { PriceBound } from './sibling-bound.ts';
import { type Digits, digitsOf, type Families, familiesOf, roundGap, type Tally, tallyOf } from './sibling-families.ts';
import { Multipliers } from './sibling-multipliers.ts';
import { repair } from './sibling-repair.ts';

/** How much of the old direction stays in a new one. */
const MEMORY = 0.5;
/** So many steps without a better bound halve what the next ones hope for. */
const PATIENCE = 5;
/** Flows between two repairs. */
const BETWEEN_REPAIRS = 10;
/** Hopes of less than this part of the gap are not worth a flow. */
const FINEST = 64;
/** Flows for one repair. */
const REPAIR_FLOWS = 15;

/**
 * Bound and placements from flows alone: Lagrangian relaxation of "siblings are where their group is counted" (Held &
 * Karp 1971; Geoffrion 1974). Every flow gives a placement, and prices that give a bound.
 */
export class SiblingSearch {
  readonly instance: Instance;
  readonly packing: Packing;
  readonly families: Families;
  readonly digits: Digits;
  readonly bound: PriceBound;
  best: Tally;
  /** No placement packs to less. */
  lowest: bigint;
  /** The flow whose prices give that bound. */
  lowestFlow: PoolFlow;
  /** Whether a mixed-integer program has raised it since. */
  raisedByMip = false;
  /** Flows solved so far. */
  flows = 0;

  constructor(instance: Instance, packing: Packing) {
    this.instance = instance;
    this.packing = packing;
    this.families = familiesOf(instance);
    this.digits = digitsOf(instance, packing);
    this.bound = new PriceBound(instance, packing, this.families);
    const flow = this.solve();
    this.best = this.tally(flow);
    this.lowestFlow = flow;
    this.lowest = this.bound.evaluate(flow.tree, flow.search.price);
  }

  /** What the best placement can still be worse than an optimal one. */
  get gap(): { digits: number[]; gap: bigint } {
    return roundGap(this.digits, this.best.packed - this.lowest);
  }

  /** Searches with at most `flows` flows in all. `pause` is awaited after each step and stops the search with false. */
  async run(flows: number, pause: () => Promise<boolean>): Promise<void> {
    const multipliers = new Multipliers(this.instance, this.families, this.packing.siblingUnit);
    let centre = multipliers.value.slice();
    let hope = Number.POSITIVE_INFINITY;
    let highest: bigint | null = null;
    let idle = 0;
    for (let step = 0; this.flows < flows && this.gap.gap > 0n; step += 1) {
      const flow = this.solve(multipliers.extra());
      const bound = this.note(flow);
      if (step % BETWEEN_REPAIRS === 0) repair(this, flow, Math.min(flows, this.flows + REPAIR_FLOWS));
      if (step === 0) hope = this.firstHope(flow, bound, multipliers.arcExtra);
      if (!(await pause())) return;
      if (highest === null || bound > highest) {
        if (highest !== null && Number(bound - highest) > hope / 4) hope *= 1.5;
        highest = bound;
        centre = multipliers.value.slice();
        idle = 0;
      } else idle += 1;
      hope = Math.min(hope, Math.max(1, Number(this.gap.gap)));
      if (idle >= PATIENCE) {
        hope /= 2;
        idle = 0;
        multipliers.value.set(centre);
        multipliers.direction.fill(0);
      }
      if (hope < 1 || hope < Number(this.gap.gap) / FINEST) break;
      const square = multipliers.turn(flow.poolOf, MEMORY);
      if (square === 0) break;
      // Polyak's step towards a bound that is higher by what is hoped for (level control: Goffin & Kiwiel 1999).
      multipliers.move((hope + Number(this.lowest - bound)) / square);
    }
    if (this.gap.gap > 0n) repair(this, null, flows);
  }

  solve(extra?: Float64Array): PoolFlow {
    this.flows += 1;
    return solveFlow(this.instance, this.packing, extra);
  }

  tally(flow: PoolFlow): Tally {
    return tallyOf(this.instance, this.families, this.digits, flow.poolOf);
  }

  /** Keeps what is better: placement and bound. @returns the bound of this flow */
  note(flow: PoolFlow): bigint {
    const tally = this.tally(flow);
    if (tally.packed < this.best.packed) this.best = tally;
    const bound = this.bound.evaluate(flow.tree, flow.search.price);
    if (bound > this.lowest) {
      this.lowest = bound;
      this.lowestFlow = flow;
    }
    return bound;
  }

  /** What whole families raise the bound by at the first multipliers: the scale on which multipliers matter. */
  private firstHope(flow: PoolFlow, bound: bigint, extra: Float64Array): number {
    const { families, instance, packing } = this;
    const tally = this.tally(flow);
    let plain = tally.packed - BigInt(packing.siblingUnit) * BigInt(tally.apart + families.count);
    for (const child of families.member) {
      const pool = flow.poolOf[child]!;
      for (let arc = instance.arcStart[child]!; arc < instance.arcStart[child + 1]!; arc += 1)
        if (instance.arcPool[arc] === pool) plain += BigInt(extra[arc]!);
    }
    const gap = Number(this.gap.gap);
    return Math.max(1, Number(bound - plain), gap < packing.siblingUnit ? gap / 2 : 0);
  }
}
