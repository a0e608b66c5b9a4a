// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { MipModel, MipResult, MipSolver } from '../siblings/mip.ts';

/** Numbers up to here a solver that counts in floating point takes as they are. */
const LARGEST = 2 ** 20;
/** What a row that was made smaller may be exceeded by: solvers have that much noise. */
const SLACK = 1e-6;

/** A power of two that brings the largest of the numbers down; to multiply by it loses nothing. */
function factorFor(values: Float64Array): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return largest <= LARGEST ? 1 : 2 ** -Math.ceil(Math.log2(largest / LARGEST));
}

/**
 * Solves a program whose rows and costs may be too large for a solver's tolerances: each such row, and the cost, is made
 * smaller and a little wider, so that no solution is lost. Prices and bound are those of the program that was given.
 */
export async function solveEven(solve: MipSolver, model: MipModel, seconds: number): Promise<MipResult> {
  const factors = Float64Array.from({ length: model.rows }, (_, row) =>
    factorFor(model.value.subarray(model.start[row], model.start[row + 1])),
  );
  const costFactor = factorFor(model.cost);
  if (costFactor === 1 && factors.every((factor) => factor === 1)) return await solve(model, { seconds });
  const value = model.value.slice();
  for (const [row, factor] of factors.entries())
    for (let at = model.start[row]!; at < model.start[row + 1]!; at += 1) value[at]! *= factor;
  const result = await solve(
    {
      ...model,
      cost: model.cost.map((cost) => cost * costFactor),
      value,
      rowUpper: model.rowUpper.map((upper, row) => (factors[row] === 1 ? upper : upper * factors[row]! + SLACK)),
      rowLower: model.rowLower.map((lower, row) => (factors[row] === 1 ? lower : lower * factors[row]! - SLACK)),
    },
    { seconds },
  );
  const { prices, bound, ...rest } = result;
  return {
    ...rest,
    ...(prices ? { prices: prices.map((price, row) => (price * factors[row]!) / costFactor) } : {}),
    ...(bound === undefined ? {} : { bound: bound / costFactor }),
  };
}
