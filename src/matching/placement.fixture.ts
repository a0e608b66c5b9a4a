// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { expect } from 'vitest';
import { type PoolFlow, solveFlow } from './flow/pool-flow.ts';
import { solve } from './flow/solution.ts';
import { instanceFromJson } from './instance/builder.ts';
import { arcOf, type Instance, type InstanceJson } from './instance/instance.ts';
import { packLevels } from './instance/levels.ts';
import { objectiveOf } from './placement.ts';
import { checkCertificate } from './proof/certificate.ts';
import { flowNetwork } from './proof/flow-network.ts';
import { networkSimplex } from './proof/network-simplex.ts';

export type Tuple = readonly number[];

export function compare(a: Tuple, b: Tuple): number {
  for (const [entry, value] of a.entries()) if (value !== b[entry]) return value - b[entry]!;
  return 0;
}

export const plus = (a: Tuple, b: Tuple): number[] => a.map((value, entry) => value + b[entry]!);
/** Never -0, which `toEqual` tells from 0. */
export const minus = (a: Tuple, b: Tuple): number[] => a.map((value, entry) => value - b[entry]! + 0);

/** For `fc.assert` on large instances: making a failing one smaller takes longer than reading it. */
export const LARGE = { endOnFailure: true };

const LEVELS = ['support', 'balance', 'minutes'];

export interface Size {
  readonly children: number;
  readonly pools: number;
  /** Largest capacity of a pool; classes and schools get up to twice and three times as much. */
  readonly places?: number;
}

type Limit = InstanceJson['limits'][number];
type Step = NonNullable<Limit['load']>[number];

/** Steps that rise in the order of tuples; a later level may well fall. */
function loads(levels: number, most: number): fc.Arbitrary<Step[]> {
  const step = fc.record({
    gap: fc.integer({ min: 1, max: 3 }),
    cost: fc.array(fc.integer({ min: -1, max: most }), { minLength: levels, maxLength: levels }),
  });
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant<Step[]>([]) },
    {
      weight: 1,
      arbitrary: fc.array(step, { minLength: 1, maxLength: 3 }).map((steps) => {
        const costs = steps.map(({ cost }) => (compare(cost, [0, 0, 0]) < 0 ? cost.map((value) => 0 - value) : cost));
        costs.sort(compare);
        let above = -1;
        return steps.map(({ gap }, at) => {
          above += gap;
          return { above, cost: costs[at]! };
        });
      }),
    },
  );
}

/**
 * Random instances with one to three levels, some costs negative: a row of pools split into schools and these into
 * classes, each with a limit that may have a convex load, some pools with a limit of their own, perhaps one around all.
 * Some children are frozen to a pool, as far as there is room.
 */
export function placements({ children, pools, places = 3 }: Size): fc.Arbitrary<InstanceJson> {
  const upTo = (largest: number) =>
    fc.oneof(fc.integer({ min: 1, max: largest }), fc.integer({ min: Math.ceil(largest / 2), max: largest }));
  const drawn = fc
    .record({
      children: upTo(children),
      pools: upTo(pools),
      levels: fc.integer({ min: 1, max: LEVELS.length }),
      // Few different costs make ties, many make prices.
      most: fc.constantFrom(1, 3, 30),
    })
    .chain(({ children, pools, levels, most }) => {
      const load = loads(levels, most);
      const cap = (largest: number) =>
        fc.oneof(
          { weight: 1, arbitrary: fc.constant(0) },
          { weight: 14, arbitrary: fc.integer({ min: 1, max: largest }) },
        );
      const limit = (times: number) => fc.record({ cap: cap(times * places), load });
      const many = <T>(item: fc.Arbitrary<T>, count: number) => fc.array(item, { minLength: count, maxLength: count });
      return fc.record({
        levels: fc.constant(LEVELS.slice(0, levels)),
        weights: many(fc.constantFrom(0, 1, 1, 2, 2, 3), children),
        pools: many(
          fc.record({
            own: fc.option(limit(1)),
            classStarts: fc.boolean(),
            schoolStarts: fc.boolean(),
            class: limit(2),
            school: fc.option(limit(3)),
          }),
          pools,
        ),
        all: fc.option(limit(pools), { freq: 2 }),
        arcs: many(
          fc.record({
            there: fc.integer({ min: 0, max: 3 }),
            cost: many(fc.integer({ min: -2, max: most }), levels),
            frozen: fc.integer({ min: 0, max: 24 }),
          }),
          children * pools,
        ),
        seed: fc.nat(),
      });
    })
    .map(({ levels, weights, pools, all, arcs, seed }) => {
      const limits: Limit[] = all === null ? [] : [{ id: 'all', ...all }];
      let chain: string[] = [];
      let school: string[] = [];
      const rows = pools.map((pool, index) => {
        const id = `p${index}`;
        const add = (name: string, limit: Omit<Limit, 'id'> | null): string[] => {
          if (limit === null) return [];
          limits.push({ id: name, ...limit });
          return [name];
        };
        if (index === 0 || pool.schoolStarts) school = add(`school ${index}`, pool.school);
        if (index === 0 || pool.schoolStarts || pool.classStarts)
          chain = [...school, ...add(`class ${index}`, pool.class)];
        return { id, limits: [...add(`own ${index}`, pool.own), ...chain, ...(all === null ? [] : ['all'])] };
      });
      const pairs = arcs.map((arc, at) => {
        const [child, pool] = [Math.floor(at / pools.length), at % pools.length];
        return { ...arc, child: `k${child}`, pool: `p${pool}` };
      });
      const json = {
        levels,
        children: weights.map((weight, index) => ({ id: `k${index}`, weight })),
        pools: rows,
        limits,
        arcs: pairs.filter(({ there }) => there > 0).map(({ child, pool, cost }) => ({ child, pool, cost })),
        seed,
      };
      return {
        ...json,
        frozen: withinCaps(
          json,
          pairs.filter(({ there, frozen }) => there > 0 && frozen === 0),
        ),
      };
    });
  // Else most instances would be tiny.
  return fc.noBias(drawn);
}

/** As many of the pairs as fit, one per child. */
function withinCaps(json: InstanceJson, pairs: readonly { child: string; pool: string }[]) {
  const room = new Map(json.limits.map(({ id, cap }) => [id, cap]));
  const done = new Set<string>();
  const frozen: { child: string; pool: string }[] = [];
  for (const { child, pool } of pairs) {
    const { limits } = json.pools.find(({ id }) => id === pool)!;
    if (done.has(child) || limits.some((id) => room.get(id) === 0)) continue;
    for (const id of limits) room.set(id, room.get(id)! - 1);
    done.add(child);
    frozen.push({ child, pool });
  }
  return frozen;
}

/** A change of an instance for the reference to solve. */
export interface Change {
  /** Places added (or taken) per limit. */
  readonly places?: ReadonlyMap<number, number>;
  /** A child that has to be in a pool, or (-1) unplaced; goes before what is frozen. */
  readonly forced?: { readonly child: number; readonly pool: number };
  /** Children that are not there. */
  readonly absent?: ReadonlySet<number>;
  /** At most so many children elsewhere than here. */
  readonly moves?: { readonly from: Int32Array; readonly most: number };
}

/**
 * Reference: the objective of the best assignment, by full enumeration from the definition of the model; null when there
 * is none. The k-th child under a limit costs the last step with `above` < k.
 */
export function bestOf(instance: Instance, { places, forced, absent, moves }: Change = {}): number[] | null {
  const { weight, arcStart, arcPool, arcCost, frozenArc, poolLimits, load: steps } = instance;
  const room = Array.from(instance.cap, (cap, limit) => cap + (places?.get(limit) ?? 0));
  if (room.some((left) => left < 0)) return null;
  const load = room.map(() => 0);
  const sum = [0, ...arcCost.map(() => 0)];
  let best: number[] | null = null;
  let moved = 0;

  const addStep = (limit: number, k: number, sign: number): void => {
    let last = -1;
    for (let step = steps.start[limit]!; step < steps.start[limit + 1]!; step += 1)
      if (steps.above[step]! < k) last = step;
    if (last >= 0) for (const [level, cost] of steps.cost.entries()) sum[level + 1]! += sign * cost[last]!;
  };
  const put = (arc: number, sign: number): void => {
    const pool = arcPool[arc]!;
    for (const [level, cost] of arcCost.entries()) sum[level + 1]! += sign * cost[arc]!;
    for (let at = poolLimits.start[pool]!; at < poolLimits.start[pool + 1]!; at += 1) {
      const limit = poolLimits.items[at]!;
      if (sign > 0) load[limit]! += 1;
      addStep(limit, load[limit]!, sign);
      if (sign < 0) load[limit]! -= 1;
      room[limit]! -= sign;
    }
  };
  const isFree = (pool: number): boolean => {
    for (let at = poolLimits.start[pool]!; at < poolLimits.start[pool + 1]!; at += 1)
      if (room[poolLimits.items[at]!]! <= 0) return false;
    return true;
  };
  const goOn = (child: number, pool: number): void => {
    const change = moves && moves.from[child] !== pool ? 1 : 0;
    moved += change;
    if (moved <= (moves?.most ?? moved)) walk(child + 1);
    moved -= change;
  };
  const walk = (child: number): void => {
    if (child === weight.length) {
      if (best === null || compare(sum, best) < 0) best = [...sum];
      return;
    }
    if (absent?.has(child)) {
      walk(child + 1);
      return;
    }
    const frozen = frozenArc[child]!;
    const only = forced?.child === child ? forced.pool : frozen < 0 ? undefined : arcPool[frozen]!;
    if (only === undefined || only === -1) {
      sum[0]! += weight[child]!;
      goOn(child, -1);
      sum[0]! -= weight[child]!;
    }
    for (let arc = arcStart[child]!; arc < arcStart[child + 1]!; arc += 1) {
      const pool = arcPool[arc]!;
      if ((only !== undefined && only !== pool) || !isFree(pool)) continue;
      put(arc, 1);
      goOn(child, pool);
      put(arc, -1);
    }
  };
  walk(0);
  return best;
}

/** What an assignment costs and whether it may be, by the code that shares nothing with the solver. */
export function judge(instance: Instance, poolOf: Int32Array): { feasible: boolean; objective: Tuple } {
  const objective = [0, ...instance.levels.map(() => 0)];
  const price = objective.map(() => new Float64Array(instance.limitIds.length));
  const { feasible, primal } = checkCertificate(instance, { poolOf, price, objective });
  return { feasible, objective: primal };
}

/** An instance and the flow that solved it. */
export function solved(json: InstanceJson): { instance: Instance; flow: PoolFlow } {
  const instance = instanceFromJson(json);
  return { instance, flow: solveFlow(instance, packLevels(instance)) };
}

/** All pairs of child and pool that there are. */
export function pairsOf({ arcStart, arcPool }: Instance): { child: number; pool: number }[] {
  const pairs: { child: number; pool: number }[] = [];
  for (let child = 0; child + 1 < arcStart.length; child += 1)
    for (let arc = arcStart[child]!; arc < arcStart[child + 1]!; arc += 1) pairs.push({ child, pool: arcPool[arc]! });
  return pairs;
}

export const limitsOf = ({ poolLimits }: Instance, pool: number): number[] => [
  ...poolLimits.items.subarray(poolLimits.start[pool], poolLimits.start[pool + 1]),
];

/** A child's own cost in a pool, or unplaced (-1), without the load of limits. */
export function ownCost(instance: Instance, child: number, pool: number): number[] {
  if (pool < 0) return [instance.weight[child]!, ...instance.levels.map(() => 0)];
  const arc = arcOf(instance, child, pool);
  return [0, ...instance.arcCost.map((cost) => cost[arc]!)];
}

/** Solves with both solvers of our own; both have to be right. @returns the objective */
export function solvedTwice(instance: Instance): readonly number[] {
  const solution = solve(instance);
  expect(checkCertificate(instance, solution)).toMatchObject({ valid: true, problems: [] });
  const { network, assignmentOf } = flowNetwork(instance, packLevels(instance));
  const other = networkSimplex(network);
  expect(other.status).toBe('optimal');
  expect(objectiveOf(instance, assignmentOf(other.flow))).toEqual(solution.objective);
  return solution.objective;
}
