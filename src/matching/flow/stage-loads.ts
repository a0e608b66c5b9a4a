// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Instance, LoadSteps } from '../instance/instance.ts';

/** A stretch of places under a limit, each child from `from` + 1 to `to` at the same cost. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly cost: number;
}

/**
 * Per limit how many children the entries of an objective that are through want there: at least `least`, at most `most`.
 * For the next entry each child up to `least` saves a penalty and each beyond `most` costs one; between them its own load
 * counts. That is convex, since the load rises in the order of tuples and all between are equal in the entries before.
 */
export class StageLoads {
  private readonly instance: Instance;
  private readonly least: Float64Array;
  private readonly most: Float64Array;

  constructor(instance: Instance) {
    this.instance = instance;
    this.least = new Float64Array(instance.limitIds.length);
    this.most = instance.cap.slice();
  }

  /** What is open at a limit, cost by cost. */
  private stretches(limit: number, cost: Float64Array | null): Stretch[] {
    const { start, above } = this.instance.load;
    const found: Stretch[] = [];
    const [least, most] = [this.least[limit]!, this.most[limit]!];
    for (let step = start[limit]! - 1; step < start[limit + 1]!; step += 1) {
      const from = Math.max(least, step < start[limit]! ? 0 : above[step]!);
      const to = Math.min(most, step + 1 < start[limit + 1]! ? above[step + 1]! : most);
      if (from < to) found.push({ from, to, cost: step < start[limit]! ? 0 : (cost?.[step] ?? 0) });
    }
    return found;
  }

  /** Most that one path of moves can change an entry's load by: it passes each limit at most once. */
  range(cost: Float64Array | null): number {
    let sum = 0;
    if (cost !== null)
      for (let limit = 0; limit < this.least.length; limit += 1)
        sum += this.stretches(limit, cost).reduce((most, stretch) => Math.max(most, Math.abs(stretch.cost)), 0);
    return sum;
  }

  /**
   * The load steps of an entry's flow, and what each of them costs. No step is below 0, as prices must not be: where
   * the first place under a limit costs less, that is the limit's `base`, to be charged on the way to its pools.
   */
  stage(cost: Float64Array | null, penalty: number): { load: LoadSteps; step: Float64Array; base: Float64Array } {
    const { cap } = this.instance;
    const start = new Int32Array(cap.length + 1);
    const above: number[] = [];
    const step: number[] = [];
    const base = new Float64Array(cap.length);
    for (let limit = 0; limit < cap.length; limit += 1) {
      let last = 0;
      const add = (from: number, value: number): void => {
        if (from === 0) base[limit] = Math.min(0, value);
        const beyond = value - base[limit]!;
        if (beyond === last) return;
        above.push(from);
        step.push(beyond);
        last = beyond;
      };
      if (this.least[limit]! > 0) add(0, -penalty);
      for (const stretch of this.stretches(limit, cost)) add(stretch.from, stretch.cost);
      if (this.most[limit]! < cap[limit]!) add(this.most[limit]!, penalty);
      start[limit + 1] = above.length;
    }
    return { load: { start, above: Float64Array.from(above), cost: [] }, step: Float64Array.from(step), base };
  }

  /** Keeps what a price leaves open: cheaper places have to be taken, dearer ones must not be. @param fixed frozen children there */
  settle(limit: number, price: number, cost: Float64Array | null, fixed: number): void {
    const stretches = this.stretches(limit, cost);
    const [least, most] = [this.least[limit]!, this.most[limit]!];
    const pays = stretches.filter((stretch) => stretch.cost < price).at(-1)?.to ?? least;
    const open = stretches.filter((stretch) => stretch.cost <= price).at(-1)?.to ?? least;
    this.least[limit] = pays;
    this.most[limit] = Math.min(most, Math.max(open, fixed));
  }
}
