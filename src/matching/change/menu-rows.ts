// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { compareTuples } from '../instance/levels.ts';
import type { Move } from './exchange-path.ts';

/** One way to deal with a loss: so many children are placed differently, at this extra cost. */
export interface MenuRow {
  /** Children placed differently; one who withdraws is not counted. */
  readonly moved: number;
  /** Extra cost level by level, weight of the unplaced first. */
  readonly extra: readonly number[];
  readonly changes: readonly Move[];
  /** By how much a better way with as few moves could be cheaper at most; 0 when there is none. */
  readonly gap: readonly number[];
}

/** The choice between few moves and a small extra cost, fewest moves first; each row is cheaper than the one before. */
export interface MoveMenu {
  readonly rows: readonly MenuRow[];
  /** Fewest moves with which the loss can be dealt with at all; null when frozen children hold the places. */
  readonly fewest: number | null;
}

/** The menu of rows with the fewest moves first. */
export const asMenu = (rows: readonly MenuRow[]): MoveMenu => ({ rows, fewest: rows[0]?.moved ?? null });

// The share of the extra cost that fewer moves may cost more.
const WORTH = 0.1;

/**
 * The row to propose: the fewest moves with which nobody stays unplaced who need not, and which at the level that decides
 * is at most a tenth dearer than the exact optimum.
 * @param exact extra cost of the optimum with any number of moves
 */
export function proposedRow(menu: MoveMenu, exact: readonly number[]): MenuRow | null {
  const decisive = exact.findIndex((value) => value !== 0);
  const allowed = exact.map((value, at) => (at === decisive && at > 0 ? value + Math.abs(value) * WORTH : value));
  const fits = ({ extra }: MenuRow): boolean => {
    for (let at = 0; at <= Math.max(decisive, 0); at += 1) if (extra[at]! > allowed[at]!) return false;
    return decisive >= 0 || compareTuples(extra, exact) <= 0;
  };
  return menu.rows.find(fits) ?? null;
}
