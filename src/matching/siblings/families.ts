// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Instance, SIBLING_LEVEL } from '../instance/instance.ts';
import type { Packing } from '../instance/levels.ts';
import { objectiveOf as sumsOf } from '../placement.ts';

/**
 * The families with two or more members, and where they can go. A cell is a pair of member and group: families lie one
 * behind the other, in each a row of cells per member, one cell per group any of them can reach.
 */
export interface Families {
  readonly count: number;
  /** Members of family f: `member[memberStart[f]]` to `member[memberStart[f + 1]]`, without the end. */
  readonly memberStart: Int32Array;
  readonly member: Int32Array;
  /** Groups of family f, the same way. */
  readonly groupStart: Int32Array;
  readonly group: Int32Array;
  /** First cell of family f. */
  readonly cellStart: Int32Array;
  /** Per arc its cell, or -1 when the child has no siblings. */
  readonly cellOf: Int32Array;
  /** Per child whether it has siblings here. */
  readonly hasSiblings: Uint8Array;
}

export function familiesOf(instance: Instance): Families {
  const { family, familyIds, arcStart, arcPool, group, frozenArc } = instance;
  const lists: number[][] = familyIds.map(() => []);
  for (const [child, number] of family.entries()) if (number >= 0) lists[number]!.push(child);
  const large = lists.filter(({ length }) => length > 1);
  const memberStart = new Int32Array(large.length + 1);
  const groupStart = new Int32Array(large.length + 1);
  const cellStart = new Int32Array(large.length + 1);
  const groups: number[] = [];
  const cellOf = new Int32Array(arcPool.length).fill(-1);
  const hasSiblings = new Uint8Array(family.length);
  for (const [number, members] of large.entries()) {
    const own = new Map<number, number>();
    const arcsOf = (child: number): [number, number] =>
      frozenArc[child]! < 0 ? [arcStart[child]!, arcStart[child + 1]!] : [frozenArc[child]!, frozenArc[child]! + 1];
    for (const child of members) {
      hasSiblings[child] = 1;
      const [from, end] = arcsOf(child);
      for (let arc = from; arc < end; arc += 1) {
        const at = group[arcPool[arc]!]!;
        if (!own.has(at)) own.set(at, own.size);
      }
    }
    for (const [row, child] of members.entries()) {
      const [from, end] = arcsOf(child);
      for (let arc = from; arc < end; arc += 1)
        cellOf[arc] = cellStart[number]! + row * own.size + own.get(group[arcPool[arc]!]!)!;
    }
    groups.push(...own.keys());
    memberStart[number + 1] = memberStart[number]! + members.length;
    groupStart[number + 1] = groups.length;
    cellStart[number + 1] = cellStart[number]! + members.length * own.size;
  }
  return {
    count: large.length,
    memberStart,
    member: Int32Array.from(large.flat()),
    groupStart,
    group: Int32Array.from(groups),
    cellStart,
    cellOf,
    hasSiblings,
  };
}

/** In how many groups beyond the first the placed members of a family are. */
export function apartOf(instance: Instance, families: Families, poolOf: Int32Array, family: number): number {
  const groups = new Set<number>();
  for (let at = families.memberStart[family]!; at < families.memberStart[family + 1]!; at += 1) {
    const pool = poolOf[families.member[at]!]!;
    if (pool >= 0) groups.add(instance.group[pool]!);
  }
  return Math.max(0, groups.size - 1);
}

/**
 * Digits of the full tuple, most important first, with what one is worth packed: the objective's entries, and `apart`
 * right after the unplaced weight when it has no level of its own.
 */
export interface Digits {
  readonly worth: readonly bigint[];
  /** Where `apart` counts. */
  readonly apartAt: number;
  /** Whether the digit at `apartAt` is no entry of the objective. */
  readonly implicit: boolean;
}

export function digitsOf(instance: Instance, packing: Packing): Digits {
  const units = Array.from(packing.unit, BigInt);
  const level = instance.levels.indexOf(SIBLING_LEVEL);
  if (level >= 0) return { worth: units, apartAt: level + 1, implicit: false };
  return { worth: [units[0]!, BigInt(packing.siblingUnit || 1), ...units.slice(1)], apartAt: 1, implicit: true };
}

/** What a placement comes to; every sum an exact integer. */
export interface Tally {
  readonly poolOf: Int32Array;
  readonly digits: readonly number[];
  readonly packed: bigint;
  readonly apart: number;
}

/** The objective without the digit that is none of its entries. */
export const entriesOf = ({ implicit, apartAt }: Digits, digits: readonly number[]): number[] =>
  implicit ? digits.filter((_, at) => at !== apartAt) : [...digits];

/** Counts a placement again, from the instance alone. */
export function tallyOf(instance: Instance, families: Families, digits: Digits, poolOf: Int32Array): Tally {
  const objective = sumsOf(instance, poolOf);
  let apart = 0;
  for (let family = 0; family < families.count; family += 1) apart += apartOf(instance, families, poolOf, family);
  if (digits.implicit) objective.splice(digits.apartAt, 0, apart);
  else objective[digits.apartAt]! += apart;
  const packed = objective.reduce((sum, digit, at) => sum + BigInt(digit) * digits.worth[at]!, 0n);
  return { poolOf: poolOf.slice(), digits: objective, packed, apart };
}

/** Whether every limit holds and every frozen child is where it stays. */
export function isFeasible(instance: Instance, poolOf: Int32Array): boolean {
  const { cap, frozenArc, arcPool } = instance;
  return (
    loadsOf(instance, poolOf).every((children, limit) => children <= cap[limit]!) &&
    frozenArc.every((arc, child) => arc < 0 || poolOf[child] === arcPool[arc])
  );
}

/** Per limit how many children it counts. */
export function loadsOf({ poolLimits, limitIds }: Instance, poolOf: Int32Array): Float64Array {
  const loads = new Float64Array(limitIds.length);
  for (const pool of poolOf)
    if (pool >= 0)
      for (let at = poolLimits.start[pool]!; at < poolLimits.start[pool + 1]!; at += 1)
        loads[poolLimits.items[at]!]! += 1;
  return loads;
}

/** Adds many integers of up to 2^52 exactly; their sum may be larger than a number can hold. */
export class ExactSum {
  private whole = 0n;
  private part = 0;

  add(value: number): void {
    this.part += value;
    if (this.part >= FLUSH || this.part <= -FLUSH) {
      this.whole += BigInt(this.part);
      this.part = 0;
    }
  }

  addWhole(value: bigint): void {
    this.whole += value;
  }

  get total(): bigint {
    return this.whole + BigInt(this.part);
  }
}
const FLUSH = 2 ** 52;

/**
 * How much better a placement can be, as a tuple, when its packed sum is better by at most `gap`. Digits are integers,
 * and all that is below a digit comes to less than half of it (see `packLevels`), so most of a gap rounds away:
 * [0, 0, …] says that there is nothing better.
 * @returns the digits and the packed gap that is left
 */
export function roundGap({ worth }: Digits, gap: bigint): { digits: number[]; gap: bigint } {
  let rest = gap < 0n ? 0n : gap;
  let rounded = 0n;
  const digits = worth.map((unit) => {
    const below = (unit - 1n) / 2n;
    // Largest digit with a rest of at least -below.
    const sum = rest + below;
    const digit = sum >= 0n ? sum / unit : (sum + 1n) / unit - 1n;
    rest -= digit * unit;
    if (rest > below) rest = below;
    rounded += digit * unit;
    return Number(digit);
  });
  return { digits, gap: rounded };
}
