// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { arcOf, type Instance } from '../instance/instance.ts';
import { type Digits, type Families, loadsOf } from './families.ts';
import type { MipModel } from './mip.ts';

/** Collects columns and rows of a program. */
class ModelBuilder {
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly integer: number[] = [];
  readonly known: number[] = [];
  readonly rowLower: number[] = [];
  readonly rowUpper: number[] = [];
  readonly start: number[] = [0];
  readonly index: number[] = [];
  readonly value: number[] = [];

  column(lower: number, upper: number, known: number, integer = 0): number {
    this.lower.push(lower);
    this.upper.push(upper);
    this.known.push(known);
    this.integer.push(integer);
    return this.lower.length - 1;
  }

  row(lower: number, upper: number, entries: Iterable<readonly [column: number, value: number]>): void {
    for (const [column, value] of entries) {
      this.index.push(column);
      this.value.push(value);
    }
    this.start.push(this.index.length);
    this.rowLower.push(lower);
    this.rowUpper.push(upper);
  }
}

/**
 * The placement with siblings as a mixed-integer program on some of the arcs: x per arc, u per child left unplaced,
 * z ≥ x per family and group, w per family that is placed at all (apart = Σ z − w), y per load step. Only x need be said to
 * be integers, the others then are.
 */
export class SiblingModel {
  private readonly instance: Instance;
  private readonly families: Families;
  private readonly digits: Digits;
  private readonly builder = new ModelBuilder();
  /** Arc of the first columns. */
  private readonly arcs: readonly number[];
  /** Per digit its cost per column. */
  private readonly costs: number[][];

  /** @param keep arcs of the program, those of `known` among them */
  constructor(instance: Instance, families: Families, digits: Digits, keep: readonly number[], knownPool: Int32Array) {
    const known = knownPool.map((pool, child) => (pool < 0 ? -1 : arcOf(instance, child, pool)));
    this.instance = instance;
    this.families = families;
    this.digits = digits;
    this.arcs = keep;
    this.costs = digits.worth.map(() => []);
    const arcCosts = [...instance.arcCost];
    const ofChild: [number, number][][] = instance.childIds.map(() => []);
    const childOf = new Int32Array(instance.arcPool.length);
    for (let child = 0; child < ofChild.length; child += 1)
      childOf.fill(child, instance.arcStart[child]!, instance.arcStart[child + 1]!);
    for (const arc of keep) {
      const child = childOf[arc]!;
      const column = this.builder.column(0, 1, known[child] === arc ? 1 : 0, 1);
      ofChild[child]!.push([column, 1]);
      for (const [level, cost] of arcCosts.entries()) this.cost(this.digitOf(level), column, cost[arc]!);
    }
    for (const [child, entries] of ofChild.entries()) {
      if (instance.frozenArc[child]! < 0) {
        const stays = this.builder.column(0, 1, known[child]! < 0 ? 1 : 0);
        this.cost(0, stays, instance.weight[child]!);
        entries.push([stays, 1]);
      }
      this.builder.row(1, 1, entries);
    }
    this.addLimits(loadsOf(instance, knownPool));
    this.addFamilies(known);
  }

  /** Digit of a level of the instance; `apart` may lie between. */
  private digitOf(level: number): number {
    return this.digits.implicit ? level + 2 : level + 1;
  }

  private cost(digit: number, column: number, cost: number): void {
    if (cost !== 0) this.costs[digit]![column] = cost;
  }

  private addLimits(used: Float64Array): void {
    const { poolLimits, arcPool, limitIds, cap, load } = this.instance;
    const ofLimit: [number, number][][] = limitIds.map(() => []);
    for (const [column, arc] of this.arcs.entries())
      for (let at = poolLimits.start[arcPool[arc]!]!; at < poolLimits.start[arcPool[arc]! + 1]!; at += 1)
        ofLimit[poolLimits.items[at]!]!.push([column, 1]);
    for (const [limit, entries] of ofLimit.entries()) {
      if (entries.length === 0) continue;
      const [from, end] = [load.start[limit]!, load.start[limit + 1]!];
      if (from === end) {
        this.builder.row(Number.NEGATIVE_INFINITY, cap[limit]!, entries);
        continue;
      }
      const width = (above: number, next: number, count: number): number => Math.max(0, Math.min(next, count) - above);
      for (let at = from - 1; at < end; at += 1) {
        const above = at < from ? 0 : load.above[at]!;
        const next = at + 1 < end ? load.above[at + 1]! : cap[limit]!;
        const column = this.builder.column(0, width(above, next, cap[limit]!), width(above, next, used[limit]!));
        entries.push([column, -1]);
        if (at >= from)
          for (const [level, cost] of load.cost.entries()) this.cost(this.digitOf(level), column, cost[at]!);
      }
      this.builder.row(0, 0, entries);
    }
  }

  private addFamilies(known: Int32Array): void {
    const { builder, families, digits } = this;
    const { count, memberStart, groupStart, cellStart, cellOf } = families;
    const ofCell: [number, number][][] = Array.from({ length: cellStart[count]! }, () => []);
    const taken = new Uint8Array(cellStart[count]!);
    for (const [column, arc] of this.arcs.entries()) if (cellOf[arc]! >= 0) ofCell[cellOf[arc]!]!.push([column, 1]);
    for (const child of families.member) if (known[child]! >= 0) taken[cellOf[known[child]!]!] = 1;
    for (let family = 0; family < count; family += 1) {
      const size = memberStart[family + 1]! - memberStart[family]!;
      const groups = groupStart[family + 1]! - groupStart[family]!;
      const somewhere: [number, number][] = [];
      let placed = 0;
      for (let group = 0; group < groups; group += 1) {
        const cells = Array.from({ length: size }, (_, row) => cellStart[family]! + row * groups + group);
        const present = cells.filter((cell) => ofCell[cell]!.length > 0);
        if (present.length === 0) continue;
        const here = present.some((cell) => taken[cell]) ? 1 : 0;
        placed = Math.max(placed, here);
        const z = builder.column(0, 1, here);
        this.cost(digits.apartAt, z, 1);
        somewhere.push([z, 1]);
        for (const cell of present) builder.row(Number.NEGATIVE_INFINITY, 0, [...ofCell[cell]!, [z, -1]]);
      }
      const w = builder.column(0, 1, placed);
      this.cost(digits.apartAt, w, -1);
      builder.row(0, Number.POSITIVE_INFINITY, [...somewhere, [w, -1]]);
    }
  }

  /** Minimises one digit; those before it keep at most the values given. */
  model(digit: number, atMost: readonly number[]): MipModel {
    const { builder, costs } = this;
    const { start, index, value, rowLower, rowUpper } = builder;
    const rows = {
      start: [...start],
      index: [...index],
      value: [...value],
      upper: [...rowUpper],
      lower: [...rowLower],
    };
    for (let before = 0; before < digit; before += 1) {
      for (const [column, cost] of costs[before]!.entries())
        if (cost) {
          rows.index.push(column);
          rows.value.push(cost);
        }
      rows.start.push(rows.index.length);
      rows.lower.push(Number.NEGATIVE_INFINITY);
      rows.upper.push(atMost[before]!);
    }
    const columns = builder.lower.length;
    return {
      columns,
      rows: rows.upper.length,
      cost: Float64Array.from({ length: columns }, (_, column) => costs[digit]![column] ?? 0),
      lower: Float64Array.from(builder.lower),
      upper: Float64Array.from(builder.upper),
      integer: Uint8Array.from(builder.integer),
      rowLower: Float64Array.from(rows.lower),
      rowUpper: Float64Array.from(rows.upper),
      start: Int32Array.from(rows.start),
      index: Int32Array.from(rows.index),
      value: Float64Array.from(rows.value),
      known: Float64Array.from(builder.known),
    };
  }

  /** Takes a solution as the one to begin with. */
  remember(values: Float64Array): void {
    for (const [column, value] of values.entries()) this.builder.known[column] = Math.round(value);
  }

  /** Per child the pool a solution gives it, or -1; null when it gives one two. */
  poolOf(values: Float64Array): Int32Array | null {
    const { arcStart, arcPool, childIds } = this.instance;
    const chosen = new Int32Array(childIds.length).fill(-1);
    const taken = this.arcs.filter((_, column) => values[column]! > 0.5);
    for (const arc of taken) {
      const child = childAt(arcStart, arc);
      if (chosen[child] !== -1) return null;
      chosen[child] = arcPool[arc]!;
    }
    return chosen;
  }
}

function childAt(arcStart: Int32Array, arc: number): number {
  let low = 0;
  let high = arcStart.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (arcStart[middle]! <= arc) low = middle;
    else high = middle - 1;
  }
  return low;
}
