// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** A mixed-integer program: minimise cost · x with bounds on columns and rows. `Infinity` stands for no bound. */
export interface MipModel {
  readonly columns: number;
  readonly rows: number;
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1 where the column is an integer. */
  readonly integer: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Row r holds `index[start[r]]` to `index[start[r + 1]]`, without the end. */
  readonly start: Int32Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
  /** A known solution to begin with. */
  readonly known?: Float64Array;
}

export interface MipResult {
  readonly status: 'optimal' | 'time-limit' | 'infeasible' | 'failed';
  readonly values?: Float64Array;
  /** Of a program without integers what one more unit of each row's bound is worth: 0 or less where it is an upper bound. */
  readonly prices?: Float64Array;
  /** No solution costs less; proven in floating point only. */
  readonly bound?: number;
  /** How long it took; without it the whole limit counts as used. */
  readonly seconds?: number;
}

/** Solves a mixed-integer program somewhere else; must not reject. Costs are integers: a gap below 1 is none. */
export type MipSolver = (model: MipModel, limit: { readonly seconds: number }) => Promise<MipResult>;
