// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { MatchingInputError } from './errors.ts';
import { type Instance, type Integers, SIBLING_LEVEL } from './instance.ts';
import { type NearRows, nearRows } from './near-rows.ts';

/**
 * All levels of an instance packed into one float64 that orders as the tuple does. Shortest paths need an ordered
 * abelian group only; tuples of integers are one, and packing them is exact while every number stays below 2^53.
 */
export interface Packing {
  /** What one unit is worth: of the unplaced weight, then of each level. */
  readonly unit: Float64Array;
  /** What one more group of a family is worth; 0 when no child has a family. */
  readonly siblingUnit: number;
  /** Packed cost per arc. */
  readonly arcCost: Float64Array;
  /** The same, each child's arcs cheapest first. */
  readonly near: NearRows;
  /** Packed cost per child of leaving it unplaced. */
  readonly unplaced: Float64Array;
  /** Packed cost per load step. */
  readonly step: Float64Array;
}

const EXACT = 2 ** 53;
// Twice the range of a path: the order needs it once, and a price is told apart into levels by rounding to either side.
const APART = 2;

/** The `count` largest of a list, added up. */
export function largestSum(list: Float64Array, count: number): number {
  const sorted =
    count < list.length
      ? list
          .slice()
          .sort()
          .subarray(list.length - count)
      : list;
  return sorted.reduce((sum, value) => sum + value, 0);
}

/**
 * Most that the children along one path of moves, or one round, can change a level by. A path passes each pool at most
 * once, so one child at most leaves each pool for another, one comes from where it had no place and one goes there. With
 * families all children count, because families tie paths together.
 * @param longest how many children a path passes at most, when that is taken to be less
 */
function rangeOfMoves({ arcStart, childIds, poolIds, familyIds }: Instance, cost: Integers, longest: number): number {
  const between = new Float64Array(childIds.length);
  const withNone = new Float64Array(childIds.length);
  let farthest = 0;
  for (let child = 0; child < childIds.length; child += 1) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let arc = arcStart[child]!; arc < arcStart[child + 1]!; arc += 1) {
      const value = cost[arc]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    if (low > high) continue;
    between[child] = high - low;
    withNone[child] = Math.max(high, 0) - Math.min(low, 0);
    farthest = Math.max(farthest, Math.abs(low), Math.abs(high));
  }
  if (familyIds.length > 0) return largestSum(withNone, childIds.length);
  const pools = Math.min(poolIds.length, longest - 1);
  return Math.min(largestSum(withNone, pools + 1), largestSum(between, pools) + 2 * farthest);
}

/** The same for the load of limits: a path passes each of them at most once, up or down. */
function rangeOfLoad({ limitIds, familyIds, childIds, cap, load }: Instance, level: number, longest: number): number {
  const perLimit = new Float64Array(limitIds.length);
  for (let limit = 0; limit < limitIds.length; limit += 1) {
    let largest = 0;
    for (let at = load.start[limit]!; at < load.start[limit + 1]!; at += 1)
      largest = Math.max(largest, Math.abs(load.cost[level]![at]!));
    perLimit[limit] = familyIds.length > 0 ? largest * Math.min(cap[limit]!, childIds.length) : largest;
  }
  return largestSum(perLimit, familyIds.length > 0 ? limitIds.length : longest);
}

/** Largest sum each level can change by along one path of changes. */
const ranges = (instance: Instance, longest: number): number[] =>
  instance.arcCost.map((cost, level) => rangeOfMoves(instance, cost, longest) + rangeOfLoad(instance, level, longest));

function units(instance: Instance, longest: number): { unit: Float64Array; siblingUnit: number } {
  const range = ranges(instance, longest);
  const unit = new Float64Array(instance.levels.length + 1);
  const families = instance.family.reduce((count, family) => count + (family >= 0 ? 1 : 0), 0);
  const ownLevel = instance.levels.indexOf(SIBLING_LEVEL);
  let below = 0;
  for (let level = instance.levels.length - 1; level >= 0; level -= 1) {
    unit[level + 1] = 1 + APART * below;
    below += unit[level + 1]! * (range[level]! + (level === ownLevel ? families : 0));
  }
  let siblingUnit = 0;
  if (families > 0) siblingUnit = ownLevel >= 0 ? unit[ownLevel + 1]! : 1 + APART * below;
  if (families > 0 && ownLevel < 0) below += siblingUnit * families;
  unit[0] = 1 + APART * below;
  return { unit, siblingUnit };
}

/** The error for levels that do not fit into one number. @param bits how many bits too many; 0 when not known */
export function levelsTooWide(bits: number): MatchingInputError {
  const much = bits > 0 ? ` (${bits} Bit zu viel)` : '';
  const message = `Die Ebenen passen nicht zusammen in eine Rechenzahl${much}. Bitte gröbere Einheiten wählen (Minuten statt Zehntelminuten), Gewichte verkleinern oder die unterste Ebene weglassen.`;
  return new MatchingInputError([{ fault: 'overflow', culprit: 'levels', message }]);
}

/** The error for numbers of one level that are too large even alone. @param bits how many bits too many */
export function costsTooLarge(bits: number): MatchingInputError {
  const message = `Die Zahlen einer Ebene sind zu groß, um damit genau zu rechnen (${bits} Bit zu viel). Bitte gröbere Einheiten wählen oder Gewichte verkleinern.`;
  return new MatchingInputError([{ fault: 'overflow', culprit: 'levels', message }]);
}

/**
 * @param longest how many children a path of moves passes at most; when left out, as many as the instance allows. With less
 * the order of tuples holds for shorter paths only, and what comes of it counts only when it is proven
 * @throws MatchingInputError with fault `overflow` when the levels do not fit into 53 bits together
 */
export function packLevels(instance: Instance, longest = Number.POSITIVE_INFINITY): Packing {
  const { unit, siblingUnit } = units(instance, longest);
  const arcs = instance.arcPool.length;
  const arcCost = new Float64Array(arcs);
  let largest = siblingUnit;
  for (const [level, cost] of instance.arcCost.entries()) {
    const worth = unit[level + 1]!;
    for (let arc = 0; arc < arcs; arc += 1) arcCost[arc]! += worth * cost[arc]!;
  }
  for (const cost of arcCost) largest = Math.max(largest, Math.abs(cost));
  const unplaced = instance.weight.map((weight) => weight * unit[0]!);
  const heaviest = unplaced.reduce((most, cost) => Math.max(most, cost), unit[0]!);
  const { load } = instance;
  const step = load.above.map((_, at) => load.cost.reduce((sum, cost, level) => sum + unit[level + 1]! * cost[at]!, 0));
  const steepest = step.reduce((most, cost) => Math.max(most, cost), 0);
  // Labels and prices lie between the dearest way to stay unplaced and the cheapest to be placed.
  const reach = 4 * (heaviest + 2 * largest + instance.limitIds.length * steepest);
  if (!(reach < EXACT)) throw levelsTooWide(Math.ceil(Math.log2(reach / EXACT)));
  return { unit, siblingUnit, arcCost, near: nearRows(instance.arcStart, instance.arcPool, arcCost), unplaced, step };
}

/** The tuple of a packed price or path length: unplaced weight, then each level. */
export function unpack(packing: Pick<Packing, 'unit'>, packed: number): number[] {
  let rest = packed;
  return Array.from(packing.unit, (unit) => {
    const digit = Math.round(rest / unit);
    rest -= digit * unit;
    return digit === 0 ? 0 : digit;
  });
}

/** Orders two tuples of equal length, most important entry first. */
export function compareTuples(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return a[at]! - b[at]!;
  return 0;
}
