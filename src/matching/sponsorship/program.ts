// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Choices, Chosen, LevelCost, Row } from '../program/choices.ts';
import type { Pools } from './pools.ts';
import { isAllowed, tupleOf } from './schools.ts';

/** Column of a school in a contested pool: 1 when the lesson is for it. */
interface SchoolColumn {
  readonly column: number;
  readonly arcs: readonly number[];
}

/**
 * The placements of an instance as an integer program: a column for each arc, and one for each school in a contested lesson.
 * A child needs its school there by itself, not only as one of the group: that makes the linear program tight.
 */
export class SponsorshipProgram implements Choices {
  readonly columns: { readonly upper: number }[];
  readonly rows: Row[] = [];
  readonly arcs: number;
  readonly arcStart: Int32Array;
  private readonly pools: Pools;
  private readonly open: Int32Array;
  private readonly arcPool: Int32Array;
  /** Per contested pool its schools; none where only one is left. */
  private readonly schools = new Map<number, SchoolColumn[]>();

  /** @param open the arcs of M1 that are still of use, in rising order */
  constructor(pools: Pools, open: Int32Array) {
    const { instance } = pools;
    this.pools = pools;
    this.open = open;
    this.arcs = open.length;
    this.arcPool = open.map((arc) => instance.arcPool[arc]!);
    this.arcStart = new Int32Array(instance.arcStart.length);
    let at = 0;
    for (let child = 0; child < instance.childIds.length; child += 1) {
      while (at < open.length && open[at]! < instance.arcStart[child + 1]!) at += 1;
      this.arcStart[child + 1] = at;
    }
    this.columns = Array.from(open, () => ({ upper: 1 }));
  }

  *build(): Generator<void> {
    const { of, instance } = this.pools;
    for (const [child, kept] of of.keptArc.entries()) {
      const columns = this.columnsOf(child);
      if (kept >= 0) this.rows.push({ columns, values: columns.map(() => 1), upper: 1, isEqual: true });
      else if (columns.length > 1) this.ones(columns, 1);
    }
    yield;
    const byPool = Map.groupBy(this.arcPool.keys(), (column) => this.arcPool[column]!);
    const byLimit = new Map<number, number[]>();
    for (const [pool, columns] of byPool) {
      this.addSchools(pool, columns);
      const { start, items } = instance.poolLimits;
      for (const limit of items.subarray(start[pool], start[pool + 1]))
        byLimit.set(limit, [...(byLimit.get(limit) ?? []), ...columns]);
      yield;
    }
    for (const [limit, columns] of byLimit)
      if (columns.length > instance.cap[limit]!) this.ones(columns, instance.cap[limit]!);
  }

  private columnsOf(child: number): number[] {
    const from = this.arcStart[child]!;
    return Array.from({ length: this.arcStart[child + 1]! - from }, (_, at) => from + at);
  }

  private ones(columns: readonly number[], upper: number): void {
    this.rows.push({ columns, values: columns.map(() => 1), upper });
  }

  private addSchools(pool: number, arcs: readonly number[]): void {
    const { contested, of, ownArc } = this.pools;
    if (contested[pool] === 0) return;
    const bySchool = Map.groupBy(arcs, (column) => of.arcSchool[ownArc[this.open[column]!]!]!);
    if (bySchool.size === 1) return;
    const size = of.groupSize[this.pools.poolSponsor[pool]!]!;
    const own = Array.from(bySchool.values(), (list): SchoolColumn => {
      const column = this.columns.push({ upper: 1 }) - 1;
      for (const arc of list) this.rows.push({ columns: [arc, column], values: [1, -1], upper: 0 });
      if (list.length > size)
        this.rows.push({ columns: [...list, column], values: [...list.map(() => 1), -size], upper: 0 });
      return { column, arcs: list };
    });
    this.schools.set(pool, own);
    this.ones(
      own.map(({ column }) => column),
      1,
    );
  }

  levels(): LevelCost[] {
    const { of, instance } = this.pools;
    const none = Array.from({ length: this.columns.length - this.arcs }, () => 0);
    const weights = of.weight.map((one, child) => (of.keptArc[child]! < 0 ? one : 0));
    const saved: number[] = [];
    for (const [child, weight] of weights.entries()) for (const _ of this.columnsOf(child)) saved.push(0 - weight);
    const constant = weights.reduce((sum, one) => sum + one, 0);
    return [
      { cost: [...saved, ...none], constant },
      ...instance.arcCost.map((cost) => ({
        cost: [...Array.from(this.open, (arc) => cost[arc]!), ...none],
        constant: 0,
      })),
    ];
  }

  valuesOf(chosen: Chosen): Float64Array {
    const values = new Float64Array(this.columns.length);
    for (const column of chosen) if (column >= 0) values[column] = 1;
    for (const own of this.schools.values())
      for (const { column, arcs } of own) if (arcs.some((arc) => values[arc] === 1)) values[column] = 1;
    return values;
  }

  /** Per child its pool, or -1. */
  poolOf(chosen: Chosen): Int32Array {
    return chosen.map((column) => (column < 0 ? -1 : this.arcPool[column]!));
  }

  /** The choice that puts each child into its pool, all of whose arcs are open. */
  chosenFor(poolOf: Int32Array): Chosen {
    return poolOf.map((pool, child) =>
      pool < 0 ? -1 : this.columnsOf(child).find((column) => this.arcPool[column] === pool)!,
    );
  }

  tupleOf(chosen: Chosen): number[] {
    return tupleOf(this.pools, this.poolOf(chosen));
  }

  isPossible(chosen: Chosen): boolean {
    const { instance } = this.pools;
    const poolOf = this.poolOf(chosen);
    const { start, items } = instance.poolLimits;
    const load = new Float64Array(instance.cap.length);
    for (const pool of poolOf)
      if (pool >= 0) for (const limit of items.subarray(start[pool], start[pool + 1])) load[limit]! += 1;
    return load.every((count, limit) => count <= instance.cap[limit]!) && isAllowed(this.pools, poolOf);
  }
}
