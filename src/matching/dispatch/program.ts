// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Choices, Chosen, LevelCost, Row } from '../program/choices.ts';
import type { DispatchTuple } from './dispatch.ts';
import { fitTogether, isPossible, type Part, tupleOf } from './part.ts';

/** Columns of a program up to `first`: one for each arc; beyond it the dearer jobs of a volunteer, by their cost. */
interface Column {
  readonly upper: number;
  /** Cost on the level of fairness beyond that of the arcs. */
  readonly extra: number;
}

/**
 * The choices of a part as an integer program, all of its numbers integers: at most one volunteer for a request, of requests
 * that clash for a volunteer at most one (all that clash with each other in one row), the bounds of each volunteer, and
 * for dearer jobs a column each.
 */
export class Program implements Choices {
  readonly part: Part;
  readonly columns: Column[];
  readonly rows: Row[] = [];
  /** Upper bounds of the columns of dearer jobs begin here. */
  readonly arcs: number;
  readonly arcStart: Int32Array;
  private readonly extraOf: number[][];

  constructor(part: Part) {
    this.part = part;
    this.arcs = part.arcRequest.length;
    this.arcStart = part.arcStart;
    this.columns = Array.from(part.arcRequest, () => ({ upper: 1, extra: 0 }));
    this.extraOf = part.arcsOf.map(() => []);
    for (let request = 0; request < part.weight.length; request += 1) {
      const columns: number[] = [];
      for (let arc = part.arcStart[request]!; arc < part.arcStart[request + 1]!; arc += 1) columns.push(arc);
      if (columns.length > 1) this.ones(columns, 1);
    }
  }

  /** Adds the rows of one volunteer after the other; the program is whole when all are through. */
  *build(): Generator<void> {
    for (const [volunteer, arcs] of this.part.arcsOf.entries()) {
      if (arcs.length > 1) this.addVolunteer(volunteer, [...arcs]);
      yield;
    }
  }

  private ones(columns: readonly number[], upper: number): void {
    this.rows.push({ columns, values: columns.map(() => 1), upper });
  }

  private addVolunteer(volunteer: number, arcs: readonly number[]): void {
    const { part } = this;
    const most = Math.min(part.maxJobs[volunteer]!, arcs.length);
    if (most < arcs.length) this.ones(arcs, most);
    if (most === 1) return;
    for (const clique of cliquesOf(part, volunteer, arcs)) this.ones(clique, 1);
    const minutes = arcs.map((arc) => part.minutes[part.arcRequest[arc]!]!);
    const left = part.minutesLeft[volunteer]!;
    if (minutes.reduce((sum, one) => sum + one, 0) > left)
      this.rows.push({ columns: arcs, values: minutes, upper: left });
    this.addDearer(volunteer, arcs, most);
  }

  /** Jobs that cost more than the first: so many of them as there are jobs beyond those of the columns before. */
  private addDearer(volunteer: number, arcs: readonly number[], most: number): void {
    const first = this.part.jobCost(volunteer, 1);
    const own = this.extraOf[volunteer]!;
    let cheap = 1;
    for (let k = 2; k <= most; k += 1) {
      const extra = this.part.jobCost(volunteer, k) - first;
      if (extra === 0) {
        cheap = k;
        continue;
      }
      own.push(this.columns.length);
      this.columns.push({ upper: 1, extra });
    }
    if (own.length === 0) return;
    this.rows.push({
      columns: [...arcs, ...own],
      values: [...arcs.map(() => 1), ...own.map(() => -1)],
      upper: cheap,
    });
  }

  /** Cost of each column on each level, with what every choice costs beside; as in the objective. */
  levels(): LevelCost[] {
    const { part, columns } = this;
    const none = columns.slice(this.arcs).map(() => 0);
    const of = (cost: (arc: number) => number): number[] => [
      ...Array.from(part.arcRequest, (_, arc) => cost(arc)),
      ...none,
    ];
    const fairness = of((arc) => part.jobCost(part.arcVolunteer[arc]!, 1));
    for (const [column, { extra }] of columns.entries()) if (extra > 0) fairness[column] = extra;
    return [
      { cost: of((arc) => -part.weight[part.arcRequest[arc]!]!), constant: part.weight.reduce((a, b) => a + b, 0) },
      { cost: of((arc) => -part.keeps[arc]!), constant: part.pairs },
      { cost: of((arc) => part.mismatch[arc]!), constant: 0 },
      { cost: fairness, constant: 0 },
      { cost: of((arc) => part.travel[arc]!), constant: 0 },
    ];
  }

  /** A choice as values of the columns. */
  valuesOf(chosen: Chosen): Float64Array {
    const values = new Float64Array(this.columns.length);
    const jobs = new Int32Array(this.extraOf.length);
    for (const arc of chosen) {
      if (arc < 0) continue;
      values[arc] = 1;
      jobs[this.part.arcVolunteer[arc]!]! += 1;
    }
    for (const [volunteer, own] of this.extraOf.entries()) {
      const most = Math.min(this.part.maxJobs[volunteer]!, this.part.arcsOf[volunteer]!.length);
      const cheap = most - own.length;
      for (let at = 0; at < jobs[volunteer]! - cheap; at += 1) values[own[at]!] = 1;
    }
    return values;
  }

  tupleOf(chosen: Chosen): DispatchTuple {
    return tupleOf(this.part, chosen);
  }

  isPossible(chosen: Chosen): boolean {
    return isPossible(this.part, chosen);
  }
}

/**
 * Sets of arcs of which a volunteer can have one at most, so many that each pair that does not fit is in one. Of jobs that
 * clash by their times alone these are all the largest sets: the one that begins last and the one that ends first are
 * together in no other.
 */
function cliquesOf(part: Part, volunteer: number, arcs: readonly number[]): number[][] {
  const inOrder = arcs.toSorted((a, b) => part.start[part.arcRequest[a]!]! - part.start[part.arcRequest[b]!]! || a - b);
  const size = inOrder.length;
  const apart = new Uint8Array(size * size);
  for (const [a, arc] of inOrder.entries())
    for (const [b, other] of inOrder.entries())
      if (a !== b && !fitTogether(part, volunteer, part.arcRequest[arc]!, part.arcRequest[other]!))
        apart[a * size + b] = 1;
  const covered = new Uint8Array(size * size);
  const cliques: number[][] = [];
  for (let a = 0; a < size; a += 1)
    for (let b = a + 1; b < size; b += 1) {
      if (apart[a * size + b] === 0 || covered[a * size + b] === 1) continue;
      const clique = [a, b];
      for (let c = 0; c < size; c += 1) if (clique.every((one) => apart[one * size + c] === 1)) clique.push(c);
      for (const one of clique) for (const other of clique) covered[one * size + other] = 1;
      cliques.push(clique.map((at) => inOrder[at]!));
    }
  return cliques;
}
