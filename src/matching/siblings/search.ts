// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { PoolFlow } from '../flow/pool-flow.ts';
import type { Instance } from '../instance/instance.ts';
import type { Packing } from '../instance/levels.ts';
import { placementSoFar } from '../placement.ts';
import { PriceBound } from './bound.ts';
import { type Digits, digitsOf, type Families, familiesOf, roundGap, type Tally, tallyOf } from './families.ts';
import { Multipliers } from './multipliers.ts';
import { repair } from './repair.ts';

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
/** Children placed between two looks at whether to go on. */
const SLICE = 500;

/** When a search has to end. Asked often: within each flow, too. */
export interface SearchLimit {
  /** Seconds that are left; Infinity for no limit. */
  readonly secondsLeft: () => number;
  /** Awaited before each flow and between its slices; false ends the search with the best known. */
  readonly goOn: () => boolean | Promise<boolean>;
}

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
  /** Flows begun so far. */
  flows = 0;
  /** Whether the first flow came to its end. */
  readonly isWhole: boolean;
  /** Whether time was up, or somebody said so: what is known stays. */
  stopped = false;
  readonly limit: SearchLimit;
  /** Seconds left when the flow at hand began, and the longest one so far with what follows it. */
  private begun: number;
  private longest = 0;

  private constructor(instance: Instance, packing: Packing, limit: SearchLimit, first: PoolFlow, begun: number) {
    this.instance = instance;
    this.packing = packing;
    this.limit = limit;
    this.families = familiesOf(instance);
    this.digits = digitsOf(instance, packing);
    this.bound = new PriceBound(instance, packing, this.families);
    this.flows = 1;
    this.begun = begun;
    this.isWhole = first.handled === instance.childIds.length;
    this.stopped = !this.isWhole;
    this.best = tallyOf(instance, this.families, this.digits, placementSoFar(first));
    this.lowestFlow = first;
    this.lowest = this.bound.evaluate(first.tree, first.search.price);
    this.noteTime();
  }

  /** Solves the flow without siblings, as far as the limit allows: prices of any flow give a bound. */
  static async begin(instance: Instance, packing: Packing, limit: SearchLimit): Promise<SiblingSearch> {
    const begun = limit.secondsLeft();
    const first = new PoolFlow(instance, packing);
    await advanceWithin(first, limit);
    return new SiblingSearch(instance, packing, limit, first, begun);
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
      const flow = await this.solve(multipliers.extra());
      if (flow === null) return;
      const bound = this.note(flow);
      if (step % BETWEEN_REPAIRS === 0) await repair(this, flow, Math.min(flows, this.flows + REPAIR_FLOWS));
      if (step === 0) hope = this.firstHope(flow, bound, multipliers.arcExtra);
      if (!(await pause())) this.stopped = true;
      if (this.stopped) return;
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
    if (this.gap.gap > 0n) await repair(this, null, flows);
  }

  /** A flow with cost added per arc, or null when there is no time for it: one that is not solved to the end is of no use. */
  async solve(extra: Float64Array): Promise<PoolFlow | null> {
    this.begun = this.limit.secondsLeft();
    this.stopped ||= this.begun <= this.longest || !(await this.limit.goOn());
    if (this.stopped) return null;
    this.flows += 1;
    const flow = new PoolFlow(this.instance, this.packing, { arcExtra: extra });
    this.stopped = !(await advanceWithin(flow, this.limit));
    return this.stopped ? null : flow;
  }

  /** How long the flow at hand took, so that none is begun that would end too late. */
  private noteTime(): void {
    const { begun, limit } = this;
    if (begun < Number.POSITIVE_INFINITY) this.longest = Math.max(this.longest, begun - limit.secondsLeft());
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
    this.noteTime();
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

/** @returns whether the flow is through */
async function advanceWithin(flow: PoolFlow, { secondsLeft, goOn }: SearchLimit): Promise<boolean> {
  while (!flow.advance(SLICE)) if (secondsLeft() <= 0 || !(await goOn())) return false;
  return true;
}
