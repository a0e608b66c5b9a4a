// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PoolFlow } from '../flow/pool-flow.ts';
import { solutionOf, solve } from '../flow/solution.ts';
import { instanceFromJson } from '../instance/builder.ts';
import type { Instance, InstanceJson } from '../instance/instance.ts';
import { bestOf, judge, LARGE, minus, placements, plus, type Size, solved, type Tuple } from '../placement.fixture.ts';
import { objectiveOf } from '../placement.ts';
import { checkCertificate } from '../proof/certificate.ts';
import { gainPlaces, losePlaces, type Reoptimised, returnChild, withdrawChild } from './reoptimise.ts';

interface Step {
  readonly kind: 'lose' | 'gain' | 'child';
  /** Which limit or child, modulo their number. */
  readonly which: number;
  readonly places: number;
}

const walks = (length: number): fc.Arbitrary<Step[]> =>
  fc.noBias(
    fc.array(
      fc.record({
        kind: fc.constantFrom('lose', 'lose', 'gain', 'child', 'child'),
        which: fc.nat(1000),
        places: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: length, maxLength: length },
    ),
  );

/** The instance as the walk has left it: places per limit that came or went, children that are away. */
class Walk {
  readonly instance: Instance;
  readonly flow: PoolFlow;
  readonly places = new Map<number, number>();
  readonly absent = new Set<number>();
  private readonly json: InstanceJson;

  constructor(json: InstanceJson) {
    this.json = json;
    const { instance, flow } = solved(json);
    this.instance = instance;
    this.flow = flow;
  }

  capOf(limit: number): number {
    return this.instance.cap[limit]! + (this.places.get(limit) ?? 0);
  }

  /** The changed instance in JSON, to be solved from scratch. */
  changed(): InstanceJson {
    const { json, instance } = this;
    const away = new Set([...this.absent].map((child) => instance.childIds[child]!));
    const here = <T extends { child: string }>(pairs: readonly T[]) => pairs.filter(({ child }) => !away.has(child));
    return {
      ...json,
      children: json.children.filter(({ id }) => !away.has(id)),
      arcs: here(json.arcs),
      frozen: here(json.frozen ?? []),
      limits: json.limits.map((limit) => ({ ...limit, cap: this.capOf(instance.limitIds.indexOf(limit.id)) })),
    };
  }

  /** Objective of an assignment without the children that are away. */
  cost(poolOf: Int32Array): Tuple {
    const sums = objectiveOf(this.instance, poolOf);
    for (const child of this.absent) {
      expect(poolOf[child]).toBe(-1);
      sums[0]! -= this.instance.weight[child]!;
    }
    return sums;
  }

  /** The assignment keeps the limits as they are now. */
  expectFeasible(): void {
    const { instance, flow, absent } = this;
    const cap = instance.cap.map((_, limit) => this.capOf(limit));
    const frozenArc = instance.frozenArc.map((arc, child) => (absent.has(child) ? -1 : arc));
    expect(judge({ ...instance, cap, frozenArc }, flow.poolOf).feasible).toBe(true);
  }
}

function expectChanges({ changes }: Reoptimised, before: Int32Array, after: Int32Array, apart = -1): void {
  const told = before.slice();
  for (const { child, from, to } of changes) {
    expect(child).not.toBe(apart);
    expect(told[child]).toBe(from);
    told[child] = to;
  }
  if (apart >= 0) told[apart] = after[apart]!;
  expect(told).toEqual(after);
}

/** Takes one step and compares with `best`, which solves the changed instance (null: frozen children hold the places). */
function take(walk: Walk, { kind, which, places }: Step, best: (walk: Walk) => Tuple | null): string {
  const { instance, flow } = walk;
  const before = flow.poolOf.slice();
  if (kind === 'child') {
    const child = which % instance.childIds.length;
    const comesBack = walk.absent.has(child);
    if (comesBack && instance.frozenArc[child]! >= 0) {
      expect(() => returnChild(flow, child)).toThrow('a frozen child cannot return');
      return 'none';
    }
    let without: Tuple;
    if (comesBack) {
      without = walk.cost(before);
      const result = returnChild(flow, child);
      walk.absent.delete(child);
      expectChanges(result, before, flow.poolOf, child);
    } else {
      walk.absent.add(child);
      const rest = before.slice();
      rest[child] = -1;
      without = walk.cost(rest);
      const result = withdrawChild(flow, child);
      expectChanges(result, before, flow.poolOf, child);
      expect(plus(without, result.extra)).toEqual(walk.cost(flow.poolOf));
    }
    expect(walk.cost(flow.poolOf)).toEqual(best(walk));
    walk.expectFeasible();
    return comesBack ? 'return' : 'withdraw';
  }
  if (instance.limitIds.length === 0) return 'none';
  const limit = which % instance.limitIds.length;
  // No more can be lost than there are.
  const change = kind === 'lose' ? -Math.min(places, walk.capOf(limit)) : places;
  const had = walk.places.get(limit) ?? 0;
  const cost = walk.cost(before);
  const result = (kind === 'lose' ? losePlaces : gainPlaces)(flow, limit, places);
  walk.places.set(limit, had + change);
  const wanted = best(walk);
  expect(result.possible).toBe(wanted !== null);
  if (wanted === null) walk.places.set(limit, had);
  expect(walk.cost(flow.poolOf)).toEqual(wanted ?? cost);
  expect(plus(cost, result.extra)).toEqual(walk.cost(flow.poolOf));
  expectChanges(result, before, flow.poolOf);
  walk.expectFeasible();
  if (wanted === null) return 'impossible';
  return minus(wanted, cost).some((value) => value !== 0) ? kind : 'no difference';
}

function walkAll(
  size: Size,
  steps: number,
  best: (walk: Walk) => Tuple | null,
  run: { readonly seed: number; readonly numRuns: number; readonly endOnFailure?: boolean },
) {
  const count: Record<string, number> = {};
  fc.assert(
    fc.property(placements(size), walks(steps), (json, walk) => {
      const state = new Walk(json);
      for (const step of walk) {
        const done = take(state, step, best);
        count[done] = (count[done] ?? 0) + 1;
      }
    }),
    run,
  );
  return count;
}

/** The objective of a fresh solve; null where frozen children hold more places than there are. */
function fromScratch(walk: Walk): Tuple | null {
  const json = walk.changed();
  const used = (id: string) =>
    (json.frozen ?? []).filter(({ pool }) => json.pools.find((one) => one.id === pool)!.limits.includes(id)).length;
  return json.limits.some(({ id, cap }) => used(id) > cap) ? null : solve(instanceFromJson(json)).objective;
}

describe('places and children that come and go', () => {
  it('counts more places than there will ever be children exactly', () => {
    const cap = 2 ** 40;
    const { flow } = solved({
      levels: ['minutes'],
      children: ['a', 'b'].map((id) => ({ id, weight: 1 })),
      pools: [{ id: 'x', limits: ['x'] }],
      limits: [{ id: 'x', cap }],
      arcs: ['a', 'b'].map((child) => ({ child, pool: 'x', cost: [1] })),
    });
    expect(losePlaces(flow, 0, cap - 2)).toMatchObject({ possible: true, extra: [0, 0], changes: [] });
    expect(losePlaces(flow, 0, 1)).toMatchObject({ possible: true, extra: [1, -1] });
  });

  it('leave the best placement when a frozen child goes whose school costs something by itself', () => {
    const json: InstanceJson = {
      levels: ['minutes'],
      children: [
        { id: 'k', weight: 3 },
        { id: 'told', weight: 0 },
      ],
      pools: [
        { id: 'A', limits: ['A', 'school'] },
        { id: 'B', limits: [] },
      ],
      limits: [
        { id: 'A', cap: 1 },
        { id: 'school', cap: 1, load: [{ above: 0, cost: [2] }] },
      ],
      arcs: [
        { child: 'k', pool: 'A', cost: [24] },
        { child: 'k', pool: 'B', cost: [25] },
        { child: 'told', pool: 'A', cost: [0] },
      ],
      frozen: [{ child: 'told', pool: 'A' }],
    };
    const { flow } = solved(json);
    withdrawChild(flow, 1);
    // k stays at B: 24 minutes and 2 for the school would be more.
    expect(objectiveOf(flow.instance, flow.poolOf)).toEqual([0, 25]);
  });

  it('leave the best placement every time, by full enumeration', () => {
    const best = ({ instance, places, absent }: Walk) => bestOf(instance, { places, absent });
    const count = walkAll({ children: 6, pools: 4, places: 2 }, 8, best, { seed: 31, numRuns: 1000 });
    for (const kind of ['lose', 'gain', 'withdraw', 'return', 'impossible']) expect(count[kind]).toBeGreaterThan(100);
  });

  it('leave what solving from scratch finds, in larger instances', () => {
    const count = walkAll({ children: 60, pools: 12, places: 8 }, 25, fromScratch, {
      seed: 32,
      numRuns: 120,
      ...LARGE,
    });
    for (const kind of ['lose', 'gain', 'withdraw', 'return', 'impossible']) expect(count[kind]).toBeGreaterThan(50);
  });

  it('leave prices that prove it', () => {
    fc.assert(
      fc.property(placements({ children: 40, pools: 10, places: 6 }), walks(12), (json, steps) => {
        const walk = new Walk(json);
        for (const step of steps) if (step.kind !== 'child') take(walk, step, fromScratch);
        const certificate = checkCertificate(instanceFromJson(walk.changed()), solutionOf(walk.flow));
        expect(certificate).toMatchObject({ valid: true, problems: [] });
      }),
      { seed: 33, numRuns: 80, ...LARGE },
    );
  });
});
