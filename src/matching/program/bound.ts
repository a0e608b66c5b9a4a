// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { MipModel } from '../siblings/mip.ts';

/** Prices are taken as multiples of 2^-40: what is cut off is less than any proof needs. */
const FINENESS = 40;
const SCALE = 2 ** FINENESS;
const UNIT = 1n << BigInt(FINENESS);

/** A whole number in 2^-40 of a unit. */
export const scaledOf = (whole: number): bigint => BigInt(whole) * UNIT;

/** What prices prove, in 2^-40 of a unit. */
export interface PriceBound {
  /** No solution costs less. */
  readonly scaled: bigint;
  /** That as a whole number, rounded up: costs are integers. */
  readonly bound: number;
  /** Cost of each column less what its rows are worth. */
  readonly reduced: readonly bigint[];
  /** Of each row, as they were taken. */
  readonly prices: readonly bigint[];
}

/**
 * The bound that any prices of the rows give (weak duality): whatever the prices are and wherever they come from, it holds,
 * for it is computed in whole numbers. A price above 0 counts only where a row has to be full.
 * @param model of integers, all columns bounded, rows with an upper bound that some have to reach
 */
export function priceBound(model: MipModel, given: Float64Array): PriceBound {
  const reduced = Array.from(model.cost, scaledOf);
  let scaled = 0n;
  const prices = Array.from(given, (price, row) => {
    const fine = Math.round(price * SCALE);
    const counts = Number.isFinite(fine) && (fine < 0 || model.rowLower[row] === model.rowUpper[row]);
    return counts ? BigInt(fine) : 0n;
  });
  for (const [row, price] of prices.entries()) {
    if (price === 0n) continue;
    scaled += price * BigInt(model.rowUpper[row]!);
    for (let at = model.start[row]!; at < model.start[row + 1]!; at += 1)
      reduced[model.index[at]!]! -= price * BigInt(model.value[at]!);
  }
  for (let row = 0; row < model.rows; row += 1) scaled += polish(model, row, { prices, reduced });
  for (const [column, cost] of reduced.entries())
    scaled += cost * BigInt(cost < 0n ? model.upper[column]! : model.lower[column]!);
  return { scaled, bound: Number(ceiling(scaled)), reduced, prices };
}

/**
 * A row of which one column can be one takes what the best of its columns still saves: that proves no less, and more where
 * several do. Makes up for what prices in floating point miss. @returns what the row adds to the bound
 */
function polish(
  { start, index, value, rowUpper }: MipModel,
  row: number,
  { prices, reduced }: { readonly prices: bigint[]; readonly reduced: bigint[] },
): bigint {
  if (rowUpper[row] !== 1) return 0n;
  let most = 0n;
  for (let at = start[row]!; at < start[row + 1]!; at += 1) {
    if (value[at] !== 1) return 0n;
    const cost = reduced[index[at]!]!;
    if (cost < most) most = cost;
  }
  if (most === 0n) return 0n;
  prices[row]! += most;
  for (let at = start[row]!; at < start[row + 1]!; at += 1) reduced[index[at]!]! -= most;
  return most;
}

function ceiling(scaled: bigint): bigint {
  const down = scaled >> BigInt(FINENESS);
  return down << BigInt(FINENESS) === scaled ? down : down + 1n;
}

/**
 * Prices without a solver: each row, in turn, takes what the best of its columns still saves. They prove that everybody is
 * served by the best where nobody competes.
 */
export function firstPrices({ rows, cost, start, index, value }: MipModel): Float64Array {
  const left = cost.slice();
  const prices = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let most = 0;
    for (let at = start[row]!; at < start[row + 1]!; at += 1)
      most = Math.min(most, left[index[at]!]! / Math.abs(value[at]!));
    if (most === 0) continue;
    prices[row] = most;
    for (let at = start[row]!; at < start[row + 1]!; at += 1) left[index[at]!]! -= most * value[at]!;
  }
  return prices;
}
