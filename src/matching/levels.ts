// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { MatchingInputError } from './errors.ts';
import { type Instance, SIBLING_LEVEL } from './instance.ts';
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
// Paths of more children than this do not occur (the longest measured moved 175). Nobody has to believe it: the certificate
// compares tuples, not packed numbers, so an order that was packed too tightly would be noticed.
const LONGEST_PATH = 200;

/** Largest sum a level can change by along one cycle of changes. */
function ranges(instance: Instance): number[] {
  const { arcStart, arcCost, childIds, load, poolIds, limitIds, familyIds } = instance;
  // A cycle passes each pool at most once, so at most that many children change along it. Families tie cycles together.
  const most = familyIds.length > 0 ? childIds.length : Math.min(childIds.length, poolIds.length + 1, LONGEST_PATH);
  return arcCost.map((cost, level) => {
    let sum = 0;
    let widest = 0;
    for (let child = 0; child < childIds.length; child += 1) {
      let low = 0;
      let high = 0;
      for (let arc = arcStart[child]!; arc < arcStart[child + 1]!; arc += 1) {
        const value = cost[arc]!;
        if (value < low) low = value;
        if (value > high) high = value;
      }
      sum += high - low;
      widest = Math.max(widest, high - low);
    }
    let steps = 0;
    for (let limit = 0; limit < limitIds.length; limit += 1) {
      let largest = 0;
      for (let at = load.start[limit]!; at < load.start[limit + 1]!; at += 1)
        largest = Math.max(largest, Math.abs(load.cost[level]![at]!));
      steps =
        familyIds.length > 0
          ? steps + largest * Math.min(instance.cap[limit]!, childIds.length)
          : Math.max(steps, largest);
    }
    if (familyIds.length === 0) steps *= Math.min(limitIds.length, LONGEST_PATH);
    return Math.min(sum, most * widest) + steps;
  });
}

function units(instance: Instance): { unit: Float64Array; siblingUnit: number } {
  const range = ranges(instance);
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

/** @throws MatchingInputError with fault `overflow` when the levels do not fit into 53 bits together */
export function packLevels(instance: Instance): Packing {
  const { unit, siblingUnit } = units(instance);
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
