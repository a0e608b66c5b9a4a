// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Per one that is served (a request, a child) the column it is served by, or -1. */
export type Chosen = Int32Array;

/** A row: the sum of its entries is at most `upper`, and exactly that where `isEqual`. All numbers are integers. */
export interface Row {
  readonly columns: readonly number[];
  readonly values: readonly number[];
  readonly upper: number;
  readonly isEqual?: boolean;
}

/** What a level of the objective costs, in integers. */
export interface LevelCost {
  readonly cost: readonly number[];
  /** What every choice costs beside the columns. */
  readonly constant: number;
}

/**
 * Choices as an integer program: of each one that is served at most one column; behind these columns others that follow
 * from the choice. All bounds are integers, all lower ones 0.
 */
export interface Choices {
  readonly columns: readonly { readonly upper: number }[];
  readonly rows: readonly Row[];
  /** How many columns are chosen among; those from here on follow. */
  readonly arcs: number;
  /** Columns of one that is served: `arcStart[r]` to `arcStart[r + 1]`, without the end. */
  readonly arcStart: Int32Array;
  /** Adds rows piece by piece; the program is whole when all are through. */
  build(): Generator<void>;
  levels(): readonly LevelCost[];
  /** A choice as values of the columns. */
  valuesOf(chosen: Chosen): Float64Array;
  tupleOf(chosen: Chosen): readonly number[];
  /** Whether a choice fits, whatever the rows say. */
  isPossible(chosen: Chosen): boolean;
}

/** The chosen column that is farthest from whole, or -1. */
export function halfOf({ arcs }: Choices, values: Float64Array, noise: number): number {
  let half = -1;
  let farthest = noise;
  for (let arc = 0; arc < arcs; arc += 1) {
    const away = Math.abs(values[arc]! - Math.round(values[arc]!));
    if (away <= farthest) continue;
    farthest = away;
    half = arc;
  }
  return half;
}

/** The choice of values that are nearly whole; null when something is served twice. */
export function chosenOf({ arcStart }: Choices, values: Float64Array): Chosen | null {
  const chosen = new Int32Array(arcStart.length - 1).fill(-1);
  for (let one = 0; one < chosen.length; one += 1)
    for (let arc = arcStart[one]!; arc < arcStart[one + 1]!; arc += 1) {
      if (values[arc]! < 0.5) continue;
      if (chosen[one] !== -1) return null;
      chosen[one] = arc;
    }
  return chosen;
}
