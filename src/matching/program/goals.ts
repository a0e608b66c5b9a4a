// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Choices } from './choices.ts';

/** Levels that are minimised together, in whole numbers that order as they do. */
export interface Goal {
  /** Per column, divided by what all of them can be divided by. */
  readonly cost: readonly number[];
  /** What the cost of all columns together spans. */
  readonly width: number;
  /** Cost · divisor + constant is the packed value of the levels, each less what it costs anyway. */
  readonly divisor: number;
  readonly constant: number;
  /** Numbers of its levels, and by how much each but the last is multiplied. */
  readonly levels: readonly number[];
  readonly worth: readonly number[];
  /** Per level what it costs anyway. */
  readonly anyway: readonly number[];
}

/** Levels are put together as long as they span no more than this: solvers count in floating point. */
const WIDEST = 1e5;

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** What a level can come to, at least and at most: of each one that is served one column or none, and all that follow. */
function rangeOf({ arcStart, arcs }: Choices, cost: readonly number[]): { least: number; most: number } {
  const range = { least: 0, most: 0 };
  const add = (low: number, high: number): void => {
    range.least += Math.min(0, low);
    range.most += Math.max(0, high);
  };
  for (let one = 0; one + 1 < arcStart.length; one += 1) {
    let [low, high] = [0, 0];
    for (let arc = arcStart[one]!; arc < arcStart[one + 1]!; arc += 1) {
      low = Math.min(low, cost[arc]!);
      high = Math.max(high, cost[arc]!);
    }
    add(low, high);
  }
  for (const one of cost.slice(arcs)) add(one, one);
  return range;
}

/** The levels as goals, one after the other to be minimised; a level on which nothing differs is in none. */
export function goalsOf(program: Choices): Goal[] {
  const goals: Goal[] = [];
  for (const [level, { cost, constant: whole }] of program.levels().entries()) {
    const { least, most } = rangeOf(program, cost);
    const width = most - least;
    if (width === 0) continue;
    // From here on it lies between 0 and the width: packed, levels do not reach into each other.
    const constant = 0 - least;
    const anyway = whole - constant;
    const before = goals.at(-1);
    if (before && before.divisor === 1 && before.width * (width + 1) <= WIDEST) {
      goals[goals.length - 1] = {
        cost: before.cost.map((one, column) => one * (width + 1) + cost[column]!),
        width: before.width * (width + 1) + width,
        divisor: 1,
        constant: before.constant * (width + 1) + constant,
        levels: [...before.levels, level],
        worth: [...before.worth.map((one) => one * (width + 1)), 1],
        anyway: [...before.anyway, anyway],
      };
      continue;
    }
    const divisor = cost.reduce((a, b) => gcd(a, Math.abs(b)), 0);
    goals.push({
      cost: cost.map((one) => one / divisor),
      width: width / divisor,
      divisor,
      constant,
      levels: [level],
      worth: [1],
      anyway: [anyway],
    });
  }
  return goals;
}

/** What the values of the columns cost; exact for whole values. */
export function costOf({ cost }: Goal, values: Float64Array): number {
  let sum = 0;
  for (const [column, one] of cost.entries()) if (values[column] !== 0) sum += one * values[column]!;
  return sum;
}

/** The levels of a goal from a bound of its cost, none below 0. */
export function levelsOf(goal: Goal, bound: number): [level: number, value: number][] {
  let rest = Math.max(0, bound * goal.divisor + goal.constant);
  return goal.levels.map((level, at) => {
    const value = Math.floor(rest / goal.worth[at]!);
    rest -= value * goal.worth[at]!;
    return [level, value + goal.anyway[at]!];
  });
}
