// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instanceFromJson } from '../instance/builder.ts';
import type { Instance, InstanceJson } from '../instance/instance.ts';
import { nestedInstances, Reference } from '../stable/stable.fixture.ts';
import { checkCertificate } from './certificate.ts';

/** Random instances with convex load, an assignment that fits, and prices that are at least 0. */
const claims = nestedInstances({ children: 5, pools: 4 })
  .chain((json) => {
    const step = fc.record({ gap: fc.integer({ min: 1, max: 2 }), rise: fc.integer({ min: 0, max: 2 }) });
    const loads = fc.array(fc.array(step, { maxLength: 3 }), {
      minLength: json.limits.length,
      maxLength: json.limits.length,
    });
    const tuple = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 3, maxLength: 3 });
    const low = fc.tuple(fc.constant(0), fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 2 }));
    const prices = fc.array(fc.oneof(tuple, low, fc.constant([0, 0, 0])), {
      minLength: json.limits.length,
      maxLength: json.limits.length,
    });
    return fc.tuple(fc.constant(json), loads, prices, fc.nat());
  })
  .map(([json, loads, prices, pick]) => {
    const limits = json.limits.map((limit, index) => {
      let [above, cost] = [-1, 0];
      const load = loads[index]!.map(({ gap, rise }) => {
        above += gap;
        cost += rise;
        return { above, cost: [cost, 2 * cost - rise] };
      });
      return { ...limit, load };
    });
    const instance = instanceFromJson({ ...json, limits: limits.map(rising) });
    const right = prices.map((price) =>
      (price.find((value) => value !== 0) ?? 0) < 0 ? price.map((value) => -value) : price,
    );
    const price = [0, 1, 2].map((entry) => Float64Array.from(right, (one) => one[entry]!));
    return { instance, price, pick };
  });

/** Steps whose second level falls while the first stays are put level, so that the tuples rise. */
function rising(limit: InstanceJson['limits'][number]): InstanceJson['limits'][number] {
  const load = (limit.load ?? []).map(({ above, cost }, at, all) => {
    const before = all[at - 1]?.cost ?? [0, 0];
    return { above, cost: cost[0] === before[0] ? [cost[0]!, Math.max(cost[1]!, before[1]!, 0)] : cost };
  });
  return { ...limit, load };
}

const compare = (a: readonly number[], b: readonly number[]): number => {
  for (const [index, value] of a.entries()) if (value !== b[index]) return value - b[index]!;
  return 0;
};

describe('weak duality', () => {
  it('holds for every assignment that fits and all prices, and the sums are those of the definition', () => {
    let tight = 0;
    fc.assert(
      fc.property(claims, ({ instance, price, pick }) => {
        const reference = new Reference(instance, Int32Array.from(instance.childIds.keys()));
        const all = [...reference.assignments()];
        const poolOf = all[pick % all.length]!;
        const { primal, dual, feasible } = checkCertificate(instance, { poolOf, price, objective: [0, 0, 0] });
        expect(feasible).toBe(true);
        expect(primal).toEqual(costOf(instance, poolOf));
        expect(dual).toEqual(boundOf(instance, price));
        for (const other of all) {
          const objective = costOf(instance, other);
          const distance = compare(dual, objective);
          expect(distance).toBeLessThanOrEqual(0);
          expect(checkCertificate(instance, { poolOf: other, price, objective }).valid).toBe(distance === 0);
          if (distance === 0) tight += 1;
        }
      }),
      { seed: 93, numRuns: 500 },
    );
    expect(tight).toBeGreaterThan(5);
  });
});

/** Cost of the k-th child under a limit, as the format says it. */
function stepCost(instance: Instance, limit: number, k: number): number[] {
  const { start, above, cost } = instance.load;
  let tuple = [0, ...cost.map(() => 0)];
  for (let step = start[limit]!; step < start[limit + 1]!; step += 1)
    if (above[step]! < k) tuple = [0, ...cost.map((column) => column[step]!)];
  return tuple;
}

const plus = (a: readonly number[], b: readonly number[]): number[] => a.map((value, index) => value + b[index]!);

function costOf(instance: Instance, poolOf: Int32Array): number[] {
  let sum = [0, ...instance.levels.map(() => 0)];
  const load = new Map<number, number>();
  for (const [child, pool] of poolOf.entries()) {
    if (pool === -1) sum[0]! += instance.weight[child]!;
    for (let arc = instance.arcStart[child]!; arc < instance.arcStart[child + 1]!; arc += 1)
      if (instance.arcPool[arc] === pool) sum = plus(sum, [0, ...instance.arcCost.map((cost) => cost[arc]!)]);
    if (pool === -1) continue;
    for (const limit of limitsOf(instance, pool)) {
      load.set(limit, (load.get(limit) ?? 0) + 1);
      sum = plus(sum, stepCost(instance, limit, load.get(limit)!));
    }
  }
  return sum;
}

const limitsOf = ({ poolLimits }: Instance, pool: number): Int32Array =>
  poolLimits.items.subarray(poolLimits.start[pool], poolLimits.start[pool + 1]);

function frozenUnder(instance: Instance, limit: number): number {
  const frozen = [...instance.frozenArc].filter((arc) => arc !== -1);
  return frozen.filter((arc) => limitsOf(instance, instance.arcPool[arc]!).includes(limit)).length;
}

/** Lagrangian bound of the prices, term by term. */
function boundOf(instance: Instance, price: readonly Float64Array[]): number[] {
  let sum = price.map(() => 0);
  for (const [child, weight] of instance.weight.entries()) {
    const options: number[][] = instance.frozenArc[child] === -1 ? [[weight, ...instance.levels.map(() => 0)]] : [];
    for (let arc = instance.arcStart[child]!; arc < instance.arcStart[child + 1]!; arc += 1) {
      if (instance.frozenArc[child] !== -1 && instance.frozenArc[child] !== arc) continue;
      let cost = [0, ...instance.arcCost.map((column) => column[arc]!)];
      for (const limit of limitsOf(instance, instance.arcPool[arc]!))
        cost = plus(
          cost,
          price.map((column) => column[limit]!),
        );
      options.push(cost);
    }
    sum = plus(sum, options.sort(compare)[0]!);
  }
  for (const [limit, cap] of instance.cap.entries()) {
    const frozen = frozenUnder(instance, limit);
    let filled = price.map(() => 0);
    let best = filled;
    for (let k = 1; k <= cap; k += 1) {
      const gain = stepCost(instance, limit, k).map((value, entry) => value - price[entry]![limit]!);
      filled = plus(filled, gain);
      if (k <= frozen || compare(filled, best) < 0) best = filled;
    }
    sum = plus(sum, best);
  }
  return sum;
}
