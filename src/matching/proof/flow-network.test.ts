// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instanceFromJson } from '../instance/builder.ts';
import type { InstanceJson } from '../instance/instance.ts';
import { packLevels } from '../instance/levels.ts';
import { flowNetwork } from './flow-network.ts';
import { expectRight } from './network.fixture.ts';
import { networkSimplex } from './network-simplex.ts';

/** The objective of an assignment, or null when it breaks a limit, takes a missing arc or moves a frozen child. */
function objectiveOf(json: InstanceJson, poolOf: readonly (string | null)[]): number[] | null {
  const objective = [0, ...json.levels.map(() => 0)];
  const add = (cost: readonly number[]): void => {
    for (const [level, value] of cost.entries()) objective[level + 1]! += value;
  };
  const load = new Map<string, number>();
  for (const [index, { id, weight }] of json.children.entries()) {
    const pool = poolOf[index];
    const frozen = json.frozen?.find(({ child }) => child === id);
    if (frozen && frozen.pool !== pool) return null;
    if (pool === null) objective[0]! += weight;
    else {
      const arc = json.arcs.find((one) => one.child === id && one.pool === pool);
      if (!arc) return null;
      add(arc.cost);
      for (const limit of json.pools.find((one) => one.id === pool)!.limits)
        load.set(limit, (load.get(limit) ?? 0) + 1);
    }
  }
  for (const { id, cap, load: steps } of json.limits) {
    if ((load.get(id) ?? 0) > cap) return null;
    for (let nth = 1; nth <= (load.get(id) ?? 0); nth += 1)
      add(steps?.findLast(({ above }) => above < nth)?.cost ?? []);
  }
  return objective;
}

function less(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && a[at]! < b[at]!;
}

function bestOf(json: InstanceJson): number[] | null {
  let best: number[] | null = null;
  const options = [null, ...json.pools.map(({ id }) => id)];
  for (let number = 0; number < options.length ** json.children.length; number += 1) {
    const poolOf = json.children.map(
      (_, index) => options[Math.floor(number / options.length ** index) % options.length]!,
    );
    const objective = objectiveOf(json, poolOf);
    if (objective && (best === null || less(objective, best))) best = objective;
  }
  return best;
}

function solved(json: InstanceJson): { objective: number[] | null; packed: number; cost: number } {
  const instance = instanceFromJson(json);
  const packing = packLevels(instance);
  const { network: net, assignmentOf } = flowNetwork(instance, packing);
  const result = networkSimplex(net);
  expect(result.status).toBe('optimal');
  expectRight(net, result);
  const poolOf = assignmentOf(result.flow);
  const names = json.children.map(({ id }) => instance.poolIds[poolOf[instance.childIds.indexOf(id)]!] ?? null);
  const objective = objectiveOf(json, names);
  const packed = objective?.reduce((sum, value, level) => sum + value * packing.unit[level]!, 0) ?? Number.NaN;
  return { objective, packed, cost: result.cost };
}

/** Three pools in two classes, these in a school; class a fills up convexly, one pool has no limit of its own. */
const instances = fc
  .record({
    weights: fc.array(fc.nat(4), { minLength: 1, maxLength: 5 }),
    caps: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
    costs: fc.infiniteStream(fc.tuple(fc.integer({ min: -2, max: 4 }), fc.integer({ min: -3, max: 9 }), fc.nat(5))),
    frozen: fc.boolean(),
  })
  .map(({ weights, caps, costs, frozen }): InstanceJson => {
    const pools = [
      { id: 'a1', limits: ['kind', 'class a', 'school'] },
      { id: 'a2', limits: ['school', 'class a'] },
      { id: 'b', limits: ['class b', 'school'] },
      { id: 'far', limits: ['elsewhere'] },
    ];
    const children = weights.map((weight, index) => ({ id: `child ${index}`, weight }));
    const arcs = children.flatMap(({ id }) =>
      pools.flatMap((pool) => {
        const [first, second, keep] = costs.next().value!;
        return keep === 0 ? [] : [{ child: id, pool: pool.id, cost: [first, second] }];
      }),
    );
    const [kind, classA, classB, school] = caps as [number, number, number, number];
    const limits = [
      { id: 'elsewhere', cap: 1 },
      { id: 'kind', cap: kind },
      {
        id: 'class a',
        cap: classA + 1,
        load: [
          { above: 1, cost: [0, 4] },
          { above: 2, cost: [1, -5] },
        ],
      },
      { id: 'class b', cap: classB, load: [{ above: 0, cost: [0, 1] }] },
      { id: 'school', cap: school + 2, load: [{ above: 2, cost: [1, 0] }] },
      { id: 'unused', cap: 3 },
    ];
    const stays = arcs.find(({ pool }) => pool === 'far');
    return {
      levels: ['support', 'minutes'],
      children,
      pools,
      limits,
      arcs,
      ...(frozen && stays && { frozen: [{ child: stays.child, pool: stays.pool }] }),
    };
  });

describe('flowNetwork', () => {
  it('has the best assignment on every level, by full enumeration', () => {
    fc.assert(
      fc.property(instances, (json) => {
        const { objective, packed, cost } = solved(json);
        expect(objective).toEqual(bestOf(json));
        expect(cost).toBe(packed);
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  it('puts levels strictly one above the other', () => {
    const json: InstanceJson = {
      levels: ['support', 'minutes'],
      children: ['x', 'y'].map((id) => ({ id, weight: 1 })),
      pools: [
        { id: 'near', limits: ['near'] },
        { id: 'far', limits: [] },
      ],
      limits: [{ id: 'near', cap: 1 }],
      arcs: [
        { child: 'x', pool: 'near', cost: [1, 5] },
        { child: 'x', pool: 'far', cost: [0, 9000] },
        { child: 'y', pool: 'near', cost: [0, 1] },
        { child: 'y', pool: 'far', cost: [3, 0] },
      ],
    };
    expect(solved(json).objective).toEqual([0, 0, 9001]);
    expect(solved({ ...json, frozen: [{ child: 'x', pool: 'near' }] }).objective).toEqual([0, 4, 5]);
  });
});
