// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { MipModel } from '../siblings/mip.ts';
import { type PriceBound, scaledOf } from './bound.ts';
import type { Row } from './choices.ts';
import type { Goal } from './goals.ts';

/** A program without what is decided: its columns and rows are some of the whole. */
export interface Reduced {
  readonly model: MipModel;
  /** Per column of the model its number in the whole. */
  readonly columns: Int32Array;
  /** Per row of the model its number in the whole. */
  readonly rows: readonly number[];
  /** What the columns that are decided cost. */
  readonly spent: number;
}

/** What is still open of a program: bounds of its columns, which close as goals are reached, and its rows. */
export class Face {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  private readonly rows: Row[];
  /** What a goal spans that is kept by a row. */
  widest: number;

  constructor(lower: Float64Array, upper: Float64Array, rows: readonly Row[], widest = 0) {
    this.widest = widest;
    this.lower = lower;
    this.upper = upper;
    this.rows = [...rows];
  }

  /** The same, to be closed further by itself. */
  copy(): Face {
    return new Face(this.lower.slice(), this.upper.slice(), this.rows, this.widest);
  }

  /** From now on the goal costs no more than this. */
  keep({ cost, width }: Goal, atMost: number): void {
    this.widest = Math.max(this.widest, width);
    const columns = [...cost.keys()].filter((column) => cost[column] !== 0);
    this.rows.push({ columns, values: columns.map((column) => cost[column]!), upper: atMost });
  }

  /** The same with a column closed at a value. */
  with(column: number, value: number): Face {
    const closed = this.copy();
    closed.lower[column] = value;
    closed.upper[column] = value;
    return closed;
  }

  /** Whether whole values of all columns lie within. */
  holds(values: Float64Array): boolean {
    if (values.some((value, column) => value < this.lower[column]! || value > this.upper[column]!)) return false;
    return this.rows.every(({ columns, values: factors, upper, isEqual }) => {
      const sum = columns.reduce((all, column, at) => all + factors[at]! * values[column]!, 0);
      return isEqual === true ? sum === upper : sum <= upper;
    });
  }

  /** The program with what is open, to minimise a goal. */
  reduced(goal: Goal, whole: boolean, known?: Float64Array): Reduced {
    const { lower, upper } = this;
    const own = new Int32Array(lower.length).fill(-1);
    const columns = Int32Array.from(lower.keys()).filter((column) => lower[column] !== upper[column]);
    for (const [at, column] of columns.entries()) own[column] = at;
    const start: number[] = [0];
    const index: number[] = [];
    const value: number[] = [];
    const rowUpper: number[] = [];
    const rows: number[] = [];
    for (const [number, row] of this.rows.entries()) {
      const begin = index.length;
      let left = row.upper;
      let most = 0;
      for (const [at, column] of row.columns.entries()) {
        const factor = row.values[at]!;
        if (own[column]! < 0) left -= factor * lower[column]!;
        else {
          index.push(own[column]!);
          value.push(factor);
          if (factor > 0) most += factor * upper[column]!;
        }
      }
      if (row.isEqual === true ? index.length === begin && left === 0 : most <= left) {
        index.length = begin;
        value.length = begin;
        continue;
      }
      start.push(index.length);
      rows.push(number);
      rowUpper.push(left);
    }
    let spent = 0;
    for (const [column, cost] of goal.cost.entries()) if (own[column]! < 0) spent += cost * lower[column]!;
    const of = (list: ArrayLike<number>): Float64Array => Float64Array.from(columns, (column) => list[column]!);
    const model: MipModel = {
      columns: columns.length,
      rows: rowUpper.length,
      cost: of(goal.cost),
      lower: of(lower),
      upper: of(upper),
      integer: new Uint8Array(columns.length).fill(whole ? 1 : 0),
      rowLower: Float64Array.from(rowUpper, (left, at) =>
        this.rows[rows[at]!]!.isEqual === true ? left : Number.NEGATIVE_INFINITY,
      ),
      rowUpper: Float64Array.from(rowUpper),
      start: Int32Array.from(start),
      index: Int32Array.from(index),
      value: Float64Array.from(value),
      ...(known ? { known: of(known) } : {}),
    };
    return { model, columns, rows, spent };
  }

  /** Values of all columns from those of a reduced program. */
  expanded({ columns }: Reduced, values: Float64Array): Float64Array {
    const all = this.lower.slice();
    for (const [at, column] of columns.entries()) all[column] = values[at]!;
    return all;
  }

  /**
   * Closes what no choice uses that costs so much at most, as prices prove: columns whose reduced cost is more than the
   * room that is left stay at their bound, and rows whose price is more are full.
   * @param atMost of the reduced program
   * @returns whether every choice that is left costs no more than that
   */
  close({ model, columns, rows }: Reduced, { scaled, reduced, prices }: PriceBound, atMost: number): boolean {
    const room = scaledOf(atMost) - scaled;
    let loose = 0n;
    for (const [at, column] of columns.entries()) {
      const cost = reduced[at]!;
      const size = cost < 0n ? -cost : cost;
      if (size <= room) loose += size * BigInt(model.upper[at]! - model.lower[at]!);
      else if (cost > 0n) this.upper[column] = this.lower[column]!;
      else this.lower[column] = this.upper[column]!;
    }
    for (const [at, row] of rows.entries()) {
      const price = prices[at]!;
      if (price === 0n || model.rowLower[at] === model.rowUpper[at]) continue;
      if (-price > room) this.rows[row] = { ...this.rows[row]!, isEqual: true };
      else loose -= price * BigInt(slackOf(model, at));
    }
    return loose < room + scaledOf(1);
  }
}

/** How far a row may stay below its bound. */
function slackOf({ start, index, value, upper, lower, rowUpper }: MipModel, row: number): number {
  let least = 0;
  for (let at = start[row]!; at < start[row + 1]!; at += 1) {
    const factor = value[at]!;
    least += factor * (factor > 0 ? lower : upper)[index[at]!]!;
  }
  return rowUpper[row]! - least;
}
