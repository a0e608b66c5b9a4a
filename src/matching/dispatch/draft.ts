// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Chosen } from '../program/choices.ts';
import { type Part, tupleOf } from './part.ts';

/**
 * What one unit of each level is worth in one number that orders as the tuples do. Where that does not fit into 53 bits
 * the lowest levels blur: a search may look at it, nothing is proven with it.
 */
export function worthOf(part: Part): number[] {
  const { arcStart, weight } = part;
  const most = (cost: (arc: number) => number): number => {
    let sum = 0;
    for (let request = 0; request < weight.length; request += 1) {
      let largest = 0;
      for (let arc = arcStart[request]!; arc < arcStart[request + 1]!; arc += 1) largest = Math.max(largest, cost(arc));
      sum += largest;
    }
    return sum;
  };
  const dearest = part.arcsOf.reduce((all, arcs, of) => Math.max(all, part.jobCost(of, arcs.length)), 0);
  const ranges = [
    part.pairs,
    most((arc) => part.mismatch[arc]!),
    weight.length * dearest,
    most((arc) => part.travel[arc]!),
  ];
  const worth = [1];
  for (const range of ranges.reverse()) worth.unshift(worth[0]! * (range + 1));
  return worth;
}

/** A plan that is being changed, with the jobs of everybody and its cost in one number. */
export class Draft {
  readonly part: Part;
  readonly chosen: Chosen;
  readonly jobs: number[][];
  readonly minutes: Float64Array;
  /** Packed cost of the arcs without what jobs cost by their count; never above 0 by what being served saves. */
  private readonly arcCost: Float64Array;
  private readonly fairnessWorth: number;
  cost = 0;
  /** What was done: an arc that was added, or the complement of one that was removed. */
  private done: number[] = [];

  constructor(part: Part, worth: readonly number[]) {
    this.part = part;
    this.chosen = new Int32Array(part.weight.length).fill(-1);
    this.jobs = part.arcsOf.map(() => []);
    this.minutes = new Float64Array(part.volunteers.length);
    this.fairnessWorth = worth[3]!;
    this.arcCost = Float64Array.from(
      part.arcRequest,
      (request, arc) =>
        part.mismatch[arc]! * worth[2]! +
        part.travel[arc]! * worth[4]! -
        part.weight[request]! * worth[0]! -
        part.keeps[arc]! * worth[1]!,
    );
  }

  /** Whether the arc's volunteer can take the request beside the jobs there are. */
  fits(arc: number): boolean {
    const { part } = this;
    const request = part.arcRequest[arc]!;
    const volunteer = part.arcVolunteer[arc]!;
    const jobs = this.jobs[volunteer]!;
    if (jobs.length >= part.maxJobs[volunteer]!) return false;
    if (this.minutes[volunteer]! + part.minutes[request]! > part.minutesLeft[volunteer]!) return false;
    const row = request * part.weight.length;
    for (const job of jobs) if (part.clash[row + job] === 1) return false;
    return true;
  }

  /** What it costs to add the arc. */
  costOf(arc: number): number {
    const volunteer = this.part.arcVolunteer[arc]!;
    return this.arcCost[arc]! + this.fairnessWorth * this.part.jobCost(volunteer, this.jobs[volunteer]!.length + 1);
  }

  /** Where it stands now; what was done before can then no longer be undone. */
  settle(): void {
    this.done = [];
  }

  get mark(): number {
    return this.done.length;
  }

  /** Undoes what was done since a mark. */
  undo(mark: number): void {
    while (this.done.length > mark) {
      const step = this.done.pop()!;
      if (step >= 0) this.remove(this.part.arcRequest[step]!);
      else this.add(~step);
      this.done.pop();
    }
  }

  add(arc: number): void {
    this.done.push(arc);
    const request = this.part.arcRequest[arc]!;
    const volunteer = this.part.arcVolunteer[arc]!;
    this.cost += this.costOf(arc);
    this.chosen[request] = arc;
    this.jobs[volunteer]!.push(request);
    this.minutes[volunteer]! += this.part.minutes[request]!;
  }

  /** Takes a request from whoever has it. @returns the arc it had */
  remove(request: number): number {
    const arc = this.chosen[request]!;
    this.done.push(~arc);
    const volunteer = this.part.arcVolunteer[arc]!;
    const jobs = this.jobs[volunteer]!;
    jobs[jobs.indexOf(request)] = jobs.at(-1)!;
    jobs.pop();
    this.minutes[volunteer]! -= this.part.minutes[request]!;
    this.chosen[request] = -1;
    this.cost -= this.costOf(arc);
    return arc;
  }

  /** The cheapest arc the request can be added by, or -1. */
  cheapest(request: number): number {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let arc = this.part.arcStart[request]!; arc < this.part.arcStart[request + 1]!; arc += 1) {
      if (!this.fits(arc)) continue;
      const cost = this.costOf(arc);
      if (cost >= least) continue;
      least = cost;
      best = arc;
    }
    return best;
  }

  /** The requests that stand in the way of an arc; null when too many do. */
  blockers(arc: number, most: number): number[] | null {
    const { part } = this;
    const request = part.arcRequest[arc]!;
    const volunteer = part.arcVolunteer[arc]!;
    const row = request * part.weight.length;
    const jobs = this.jobs[volunteer]!;
    const found = jobs.filter((job) => part.clash[row + job] === 1);
    const rest = jobs.filter((job) => part.clash[row + job] === 0);
    let minutes = rest.reduce((sum, job) => sum + part.minutes[job]!, part.minutes[request]!);
    while (rest.length + 1 > part.maxJobs[volunteer]! || minutes > part.minutesLeft[volunteer]!) {
      const lightest = rest.reduce((a, b) => (part.weight[b]! < part.weight[a]! ? b : a));
      rest.splice(rest.indexOf(lightest), 1);
      minutes -= part.minutes[lightest]!;
      found.push(lightest);
    }
    return found.length > most ? null : found;
  }

  get tuple(): readonly number[] {
    return tupleOf(this.part, this.chosen);
  }
}
