// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Instance, type InstanceJson, SIBLING_LEVEL } from '../instance/instance.ts';
import { type Digits, type Families, isFeasible, tallyOf } from './families.ts';

/** Random integers from a seed (mulberry32). */
export function dice(seed: number): (low: number, high: number) => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 0;
  return (low, high) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return low + Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (high - low + 1));
  };
}

const list = <T>(length: number, make: (at: number) => T): T[] => Array.from({ length }, (_, at) => make(at));

/** Small enough to try every placement: up to 6 children in up to two families, places short, costs full of ties. */
export function smallFamilies(seed: number, level: 'implicit' | 'own'): InstanceJson {
  const draw = dice(seed);
  const children = draw(3, 6);
  const pools = draw(2, 5);
  const levels = ['a', 'b', 'c'].slice(0, draw(1, 3));
  if (level === 'own') levels.splice(draw(0, levels.length), 0, SIBLING_LEVEL);
  const costs = (high: number): number[] => levels.map(() => draw(0, high));
  const steps = draw(0, 3) === 0;
  return {
    levels,
    children: list(children, (at) => ({
      id: `k${at}`,
      weight: draw(0, 2),
      ...(draw(0, 6) > 0 ? { family: `f${draw(0, 1)}` } : {}),
    })),
    limits: [
      ...list(pools, (at) => ({
        id: `l${at}`,
        cap: draw(0, 3),
        ...(steps ? { load: [{ above: draw(0, 1), cost: costs(1) }] } : {}),
      })),
      { id: 'town', cap: draw(1, children) },
    ],
    pools: list(pools, (at) => ({
      id: `p${at}`,
      limits: at < 2 ? [`l${at}`, 'town'] : [`l${at}`],
      ...(draw(0, 4) > 0 ? { group: `g${draw(0, 3)}` } : {}),
    })),
    arcs: list(children * pools, (at) => ({
      child: `k${Math.floor(at / pools)}`,
      pool: `p${at % pools}`,
      cost: costs(4),
    })).filter(() => draw(0, 3) > 0),
  };
}

/** Pairs between schools on a line; siblings like different ones, and places are short, so that a gap is left. */
export function crowdedPairs(seed: number, pairs: number, schools: number): InstanceJson {
  const draw = dice(seed);
  return {
    levels: ['minutes'],
    children: list(2 * pairs, (at) => ({ id: `k${at}`, weight: 1, family: `f${at >> 1}` })),
    limits: list(schools, (at) => ({ id: `l${at}`, cap: 1 + 2 * Math.ceil(pairs / schools) })),
    pools: list(schools, (at) => ({ id: `p${at}`, limits: [`l${at}`] })),
    arcs: list(2 * pairs * schools, (at) => ({
      child: `k${Math.floor(at / schools)}`,
      pool: `p${at % schools}`,
      cost: [draw(1, 100)],
    })),
  };
}

export function isLess(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((digit, index) => digit !== other[index]);
  return at >= 0 && one[at]! < other[at]!;
}

/** The smallest full tuple over every placement there is. */
export function bruteForce(instance: Instance, families: Families, digits: Digits): readonly number[] {
  const poolOf = new Int32Array(instance.childIds.length).fill(-1);
  let best: readonly number[] | null = null;
  const place = (child: number): void => {
    if (child === poolOf.length) {
      if (!isFeasible(instance, poolOf)) return;
      const found = tallyOf(instance, families, digits, poolOf).digits;
      if (best === null || isLess(found, best)) best = found;
      return;
    }
    poolOf[child] = -1;
    place(child + 1);
    for (let arc = instance.arcStart[child]!; arc < instance.arcStart[child + 1]!; arc += 1) {
      poolOf[child] = instance.arcPool[arc]!;
      place(child + 1);
    }
  };
  place(0);
  if (best === null) throw new Error('no placement');
  return best;
}
