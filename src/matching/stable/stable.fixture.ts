// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { instanceFromJson } from '../instance/builder.ts';
import { arcOf, type Instance, type InstanceJson } from '../instance/instance.ts';
import { lotteryNumbers } from './lottery.ts';

export type Ids = Record<string, string>;

/** Pool per child by id; `-` for none. */
export function idsOf(instance: Instance, poolOf: Int32Array): Ids {
  return Object.fromEntries(instance.childIds.map((id, child) => [id, instance.poolIds[poolOf[child]!] ?? '-']));
}

/** Random instance whose limits nest: splits of a row of pools, split again. */
export function randomInstances(
  size: { children: number; pools: number },
  uniform: boolean,
): fc.Arbitrary<InstanceJson> {
  const cap = fc.integer({ min: 0, max: 3 });
  return fc
    .record({
      children: fc.integer({ min: 1, max: size.children }),
      pools: fc.integer({ min: 1, max: size.pools }),
    })
    .chain(({ children, pools }) =>
      fc.record({
        children: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: children, maxLength: children }),
        // Per pool: its own cap (or none), whether a class and a school begin with it, and their caps.
        pools: fc.array(
          fc.record({
            own: fc.option(cap),
            classStarts: fc.boolean(),
            schoolStarts: fc.boolean(),
            classCap: cap,
            schoolCap: fc.integer({ min: 0, max: 5 }),
          }),
          { minLength: pools, maxLength: pools },
        ),
        total: fc.option(fc.integer({ min: 0, max: 6 })),
        arcs: fc.array(
          fc.record({
            there: fc.integer({ min: 0, max: 3 }),
            cost: fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: -1, max: 2 })),
            priority: fc.integer({ min: -1, max: 2 }),
            frozen: fc.integer({ min: 0, max: 14 }),
          }),
          { minLength: children * pools, maxLength: children * pools },
        ),
        seed: fc.nat(),
      }),
    )
    .map(({ children, pools, total, arcs, seed }) => {
      const limits: { id: string; cap: number }[] = [];
      if (total !== null) limits.push({ id: 'all', cap: total });
      let [classId, schoolId] = ['', ''];
      const poolRows = pools.map((pool, index) => {
        const newSchool = index === 0 || pool.schoolStarts;
        if (newSchool) {
          schoolId = `school${index}`;
          limits.push({ id: schoolId, cap: pool.schoolCap });
        }
        if (newSchool || pool.classStarts) {
          classId = `class${index}`;
          limits.push({ id: classId, cap: pool.classCap });
        }
        if (pool.own !== null) limits.push({ id: `own${index}`, cap: pool.own });
        const own = pool.own === null ? [] : [`own${index}`];
        return { id: `p${index}`, limits: [schoolId, ...own, classId, ...(total === null ? [] : ['all'])] };
      });
      const there = arcs
        .map((arc, at) => ({ ...arc, child: Math.floor(at / pools.length), pool: at % pools.length }))
        .filter((arc) => arc.there > 0);
      const used = new Map<string, number>();
      const done = new Set<number>();
      const frozen = there.filter((arc) => {
        if (arc.frozen > 0 || done.has(arc.child)) return false;
        const chain = poolRows[arc.pool]!.limits;
        if (chain.some((id) => (used.get(id) ?? 0) >= limits.find((limit) => limit.id === id)!.cap)) return false;
        for (const id of chain) used.set(id, (used.get(id) ?? 0) + 1);
        done.add(arc.child);
        return true;
      });
      return {
        levels: ['mismatch', 'minutes'],
        children: children.map((weight, index) => ({ id: `c${index}`, weight })),
        pools: poolRows,
        limits,
        arcs: there.map(({ child, pool, cost, priority }) => ({
          child: `c${child}`,
          pool: `p${pool}`,
          cost,
          ...(uniform ? {} : { priority }),
        })),
        frozen: frozen.map(({ child, pool }) => ({ child: `c${child}`, pool: `p${pool}` })),
        seed,
      };
    });
}

export interface Pair {
  readonly child: number;
  readonly pool: number;
  readonly arc: number;
}

/** The model again, by definition: choice of the pools among pairs, wishes of the children. */
export class Reference {
  readonly instance: Instance;
  private readonly lottery: Int32Array;
  readonly wishes: readonly Pair[][];

  constructor(instance: Instance, lottery: Int32Array) {
    this.instance = instance;
    this.lottery = lottery;
    this.wishes = instance.childIds.map((_, child) => this.rowOf(child));
  }

  private rowOf(child: number): Pair[] {
    const { arcStart, arcPool, arcCost, frozenArc } = this.instance;
    const row: Pair[] = [];
    for (let arc = arcStart[child]!; arc < arcStart[child + 1]!; arc += 1)
      row.push({ child, pool: arcPool[arc]!, arc });
    if (frozenArc[child] !== -1) return row.filter(({ arc }) => arc === frozenArc[child]);
    return row.sort((a, b) => {
      for (const cost of arcCost) if (cost[a.arc] !== cost[b.arc]) return cost[a.arc]! - cost[b.arc]!;
      return a.pool - b.pool;
    });
  }

  /** Negative when a comes first: frozen, points, lottery; two pairs of one child by its own wish. */
  compare(a: Pair, b: Pair): number {
    const { arcPriority, weight, frozenArc } = this.instance;
    const points = (pair: Pair): number => {
      if (frozenArc[pair.child] === pair.arc) return Number.POSITIVE_INFINITY;
      return arcPriority === null ? weight[pair.child]! : arcPriority[pair.arc]!;
    };
    if (points(a) !== points(b)) return points(a) > points(b) ? -1 : 1;
    const wish = (pair: Pair): number => this.wishes[pair.child]!.findIndex(({ arc }) => arc === pair.arc);
    return this.lottery[a.child]! - this.lottery[b.child]! || a.child - b.child || wish(a) - wish(b);
  }

  fits(pairs: readonly Pair[]): boolean {
    const { poolLimits, cap } = this.instance;
    const load = new Map<number, number>();
    for (const { pool } of pairs)
      for (const limit of poolLimits.items.subarray(poolLimits.start[pool], poolLimits.start[pool + 1]))
        load.set(limit, (load.get(limit) ?? 0) + 1);
    return [...load].every(([limit, count]) => count <= cap[limit]!);
  }

  /** Greedy: pairs in their order as long as they fit. */
  choose(pairs: readonly Pair[]): Pair[] {
    const chosen: Pair[] = [];
    for (const pair of [...pairs].sort((a, b) => this.compare(a, b)))
      if (this.fits([...chosen, pair])) chosen.push(pair);
    return chosen;
  }

  /** All unheld children are put forward at once, round by round. */
  accept(): Int32Array {
    const asked = new Int32Array(this.wishes.length);
    let held: Pair[] = [];
    for (;;) {
      const free = this.wishes.map((row, child) =>
        held.some((pair) => pair.child === child) ? undefined : row[asked[child]!],
      );
      const put = free.filter((pair) => pair !== undefined);
      if (put.length === 0) break;
      for (const { child } of put) asked[child]! += 1;
      held = this.choose([...held, ...put]);
    }
    return this.poolOf(held);
  }

  poolOf(held: readonly Pair[]): Int32Array {
    const poolOf = new Int32Array(this.wishes.length).fill(-1);
    for (const { child, pool } of held) poolOf[child] = pool;
    return poolOf;
  }

  pairsOf(poolOf: Int32Array): Pair[] {
    const pairs: Pair[] = [];
    for (const [child, pool] of poolOf.entries())
      if (pool !== -1) pairs.push({ child, pool, arc: arcOf(this.instance, child, pool) });
    return pairs;
  }

  /** Place of the present pool in the child's wishes; behind all of them when it has none. */
  rank(child: number, pool: number): number {
    const rank = this.wishes[child]!.findIndex((pair) => pair.pool === pool);
    return rank === -1 ? this.wishes[child]!.length : rank;
  }

  /** Whether no pair that its child likes better would be chosen beside the present ones (Fleiner's kernel). */
  isStable(poolOf: Int32Array): boolean {
    const held = this.pairsOf(poolOf);
    return this.wishes.every((row, child) =>
      row.slice(0, this.rank(child, poolOf[child]!)).every((pair) => !this.choose([...held, pair]).includes(pair)),
    );
  }

  /** Every assignment that fits and keeps the frozen pairs. */
  *assignments(): Generator<Int32Array> {
    const walk = function* (this: Reference, child: number, held: Pair[]): Generator<Int32Array> {
      if (child === this.wishes.length) {
        yield this.poolOf(held);
        return;
      }
      if (this.instance.frozenArc[child] === -1) yield* walk.call(this, child + 1, held);
      for (const pair of this.wishes[child]!)
        if (this.fits([...held, pair])) yield* walk.call(this, child + 1, [...held, pair]);
    };
    yield* walk.call(this, 0, []);
  }
}

/** An instance with its lottery and the model by definition. */
export function prepared(json: InstanceJson) {
  const instance = instanceFromJson(json);
  const lottery = lotteryNumbers(instance.seed, instance.childIds);
  return { instance, lottery, reference: new Reference(instance, lottery) };
}

/** Instances with one priority per child and with one per pair. */
export const nestedInstances = (size: { children: number; pools: number }): fc.Arbitrary<InstanceJson> =>
  fc.oneof(randomInstances(size, true), randomInstances(size, false));
