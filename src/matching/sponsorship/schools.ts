// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { compareTuples } from '../instance/levels.ts';
import { arcAt, type Pools, type SchoolChoice, schoolAt } from './pools.ts';
import { costOfPlacing } from './sponsorship.ts';

/** Children of one pool by their school. */
function bySchool(pools: Pools, pool: number, children: readonly number[]): Map<number, number[]> {
  return Map.groupBy(children, (child) => schoolAt(pools, child, pool));
}

/** Per contested pool its children. */
function occupantsOf({ contested }: Pools, poolOf: Int32Array): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const [child, pool] of poolOf.entries()) {
    if (pool < 0 || contested[pool] === 0) continue;
    const list = found.get(pool);
    if (list) list.push(child);
    else found.set(pool, [child]);
  }
  return found;
}

/** Pools in which a placement of M1 has children of several schools, each with the school worth most there. */
export function clashesOf(pools: Pools, poolOf: Int32Array): Map<number, number> {
  const found = new Map<number, number>();
  for (const [pool, children] of occupantsOf(pools, poolOf)) {
    const schools = bySchool(pools, pool, children);
    if (schools.size > 1) found.set(pool, worthMost(pools, pool, schools));
  }
  return found;
}

/** The school without whose children most would be lost. */
function worthMost(
  { instance, ...pools }: Pools,
  pool: number,
  schools: ReadonlyMap<number, readonly number[]>,
): number {
  const lossOf = (children: readonly number[]): number[] => {
    const sums = [0, ...instance.levels.map(() => 0)];
    for (const child of children) {
      const arc = arcAt({ instance, ...pools }, child, pool);
      sums[0]! -= instance.weight[child]!;
      for (const [level, cost] of instance.arcCost.entries()) sums[level + 1]! += cost[arc]!;
    }
    return sums;
  };
  const ranked = Array.from(schools, ([school, children]) => ({ school, loss: lossOf(children) }));
  return ranked.sort((a, b) => compareTuples(a.loss, b.loss) || a.school - b.school)[0]!.school;
}

/** The schools that a placement decides for; -1 where nobody is. */
export function choiceOf(pools: Pools, poolOf: Int32Array): SchoolChoice {
  const choice = new Int32Array(pools.poolSponsor.length).fill(-1);
  for (const [pool, children] of occupantsOf(pools, poolOf)) choice[pool] = schoolAt(pools, children[0]!, pool);
  return choice;
}

/** Whether all who are kept have their place and no lesson has children of several schools. */
export function isAllowed(pools: Pools, poolOf: Int32Array): boolean {
  const { keptArc } = pools.of;
  return poolOf.every((pool, child) => pool >= 0 || keptArc[child]! < 0) && clashesOf(pools, poolOf).size === 0;
}

/** What a placement costs; whether it may be, `isAllowed` says. */
export const tupleOf = (pools: Pools, poolOf: Int32Array): number[] =>
  costOfPlacing(
    pools.of,
    poolOf.map((pool, child) => (pool < 0 ? -1 : pools.ownArc[arcAt(pools, child, pool)]!)),
  );

/** Fills a placement child by child, never more than fits. */
class Filling {
  readonly poolOf: Int32Array;
  private readonly pools: Pools;
  private readonly room: Float64Array;
  private readonly choice: Int32Array;

  constructor(pools: Pools) {
    this.pools = pools;
    this.room = pools.instance.cap.slice();
    this.choice = new Int32Array(pools.poolSponsor.length).fill(-1);
    this.poolOf = new Int32Array(pools.instance.childIds.length).fill(-1);
  }

  /** @returns whether the arc of M1 fits, and then takes it */
  put(child: number, arc: number): boolean {
    const { instance, contested, of, ownArc } = this.pools;
    const pool = instance.arcPool[arc]!;
    const { start, items } = instance.poolLimits;
    const school = of.arcSchool[ownArc[arc]!]!;
    if (contested[pool] === 1 && this.choice[pool]! >= 0 && this.choice[pool] !== school) return false;
    const limits = items.subarray(start[pool], start[pool + 1]);
    if (limits.some((limit) => this.room[limit]! < 1)) return false;
    for (const limit of limits) this.room[limit]! -= 1;
    this.choice[pool] = school;
    this.poolOf[child] = pool;
    return true;
  }
}

/**
 * A placement that is allowed, near one that need not be: who is kept first, in the lessons that were found for them; then
 * everybody where they are as far as that fits; then the rest, the heaviest first, wherever is room.
 */
export function settled(pools: Pools, hint: Int32Array): Int32Array {
  const { instance, of, poolSponsor, poolSlot } = pools;
  const filling = new Filling(pools);
  const arcsOf = (child: number): number[] =>
    Array.from(
      { length: instance.arcStart[child + 1]! - instance.arcStart[child]! },
      (_, at) => instance.arcStart[child]! + at,
    );
  const order = Int32Array.from(of.childIds.keys()).sort((a, b) => of.weight[b]! - of.weight[a]! || a - b);
  for (const child of order) {
    if (of.keptArc[child]! < 0) continue;
    const sponsor = of.arcSponsor[of.keptArc[child]!]!;
    const arc = arcsOf(child).find((at) => {
      const pool = instance.arcPool[at]!;
      return poolSponsor[pool] === sponsor && (poolSlot[pool]! < 0 || poolSlot[pool] === of.keptAt[child]);
    });
    if (arc !== undefined) filling.put(child, arc);
  }
  for (const child of order)
    if (filling.poolOf[child]! < 0 && hint[child]! >= 0) filling.put(child, arcAt(pools, child, hint[child]!));
  const byCost = (a: number, b: number): number => {
    for (const cost of instance.arcCost) if (cost[a] !== cost[b]) return cost[a]! - cost[b]!;
    return a - b;
  };
  for (const child of order) {
    if (filling.poolOf[child]! >= 0 || of.weight[child] === 0) continue;
    const nearest = arcsOf(child).sort(byCost);
    nearest.some((arc) => filling.put(child, arc));
  }
  return filling.poolOf;
}
