// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PoolFlow } from '../flow/pool-flow.ts';
import { solve } from '../flow/solution.ts';
import { instanceFromJson } from '../instance/builder.ts';
import type { Instance, InstanceJson } from '../instance/instance.ts';
import { bestOf, judge, LARGE, minus, ownCost, pairsOf, placements, plus, solved } from '../placement.fixture.ts';
import { type WhyNot, whyNot } from './why-not.ts';

/** A and B have one place each, C and D as many as anybody could want. */
function chain(
  arcs: Readonly<Record<string, Readonly<Record<string, number>>>>,
  weights: Readonly<Record<string, number>> = {},
): InstanceJson {
  const pools = ['A', 'B', 'C', 'D'];
  return {
    levels: ['minutes'],
    children: Object.keys(arcs).map((id) => ({ id, weight: weights[id] ?? 1 })),
    pools: pools.map((id) => ({ id, limits: [id] })),
    limits: pools.map((id) => ({ id, cap: id === 'A' || id === 'B' ? 1 : 5 })),
    arcs: Object.entries(arcs).flatMap(([child, row]) =>
      Object.entries(row).map(([pool, minutes]) => ({ child, pool, cost: [minutes] })),
    ),
  };
}

function ask(json: InstanceJson, child: string, pool: string): WhyNot {
  const { instance, flow } = solved(json);
  return whyNot(flow, instance.childIds.indexOf(child), instance.poolIds.indexOf(pool));
}

/** What has to hold of an answer whatever the instance. */
function expectConsistent(instance: Instance, flow: PoolFlow, child: number, pool: number, answer: WhyNot): void {
  const now = flow.poolOf[child]!;
  const { delta, own, others, moved, changes } = answer;
  expect(plus(own, others)).toEqual(delta);
  expect(own).toEqual(minus(ownCost(instance, child, pool), ownCost(instance, child, now)));
  expect(changes.length).toBe(pool === now ? 0 : moved + 1);
  if (pool !== now) expect(changes[0]).toEqual({ child, from: now, to: pool });
  expect(new Set(changes.map((move) => move.child)).size).toBe(changes.length);
  const after = flow.poolOf.slice();
  for (const { child: mover, from, to } of changes) {
    expect(after[mover]).toBe(from);
    expect(to).not.toBe(from);
    after[mover] = to;
  }
  // A child that is frozen is asked about all the same.
  const free = { ...instance, frozenArc: instance.frozenArc.map((arc, at) => (at === child ? -1 : arc)) };
  const objective = plus(judge(instance, flow.poolOf).objective, delta);
  expect(judge(free, after)).toEqual({ feasible: true, objective });
}

describe('why not this place', () => {
  it('equals the best placement with the child there, by full enumeration', () => {
    const count = { pairs: 0, impossible: 0, free: 0, others: 0 };
    fc.assert(
      fc.property(placements({ children: 6, pools: 4, places: 2 }), (json) => {
        const { instance, flow } = solved(json);
        const before = flow.poolOf.slice();
        const best = judge(instance, before).objective;
        for (const { child, pool } of pairsOf(instance)) {
          const answer = whyNot(flow, child, pool);
          const forced = bestOf(instance, { forced: { child, pool } });
          count.pairs += 1;
          if (forced === null) {
            count.impossible += 1;
            const none = best.map(() => 0);
            expect(answer).toEqual({ possible: false, delta: none, own: none, others: none, moved: 0, changes: [] });
          } else {
            expect(plus(best, answer.delta)).toEqual(forced);
            expect(answer.possible).toBe(true);
            expectConsistent(instance, flow, child, pool, answer);
            if (answer.delta.every((value) => value === 0)) count.free += 1;
            if (answer.moved > 1) count.others += 1;
          }
        }
        expect(flow.poolOf).toEqual(before);
      }),
      { seed: 11, numRuns: 1500 },
    );
    expect(count.pairs).toBeGreaterThan(10_000);
    expect(Math.min(count.impossible, count.free, count.others)).toBeGreaterThan(300);
  });

  it('equals solving again with the pair frozen, in larger instances of up to ten children per place', () => {
    let pairs = 0;
    fc.assert(
      fc.property(placements({ children: 60, pools: 12, places: 8 }), fc.infiniteStream(fc.nat()), (json, picks) => {
        const { instance, flow } = solved(json);
        const best = judge(instance, flow.poolOf).objective;
        const all = pairsOf(instance);
        for (let asked = 0; asked < 20 && all.length > 0; asked += 1) {
          const { child, pool } = all[picks.next().value! % all.length]!;
          const answer = whyNot(flow, child, pool);
          const forced = { child: instance.childIds[child]!, pool: instance.poolIds[pool]! };
          const others = json.frozen!.filter((pair) => pair.child !== forced.child);
          pairs += 1;
          if (answer.possible) {
            expect(plus(best, answer.delta)).toEqual(
              solve(instanceFromJson({ ...json, frozen: [...others, forced] })).objective,
            );
            expectConsistent(instance, flow, child, pool, answer);
          } else expect(() => instanceFromJson({ ...json, frozen: [...others, forced] })).toThrow('frozen belegt');
        }
      }),
      { seed: 12, numRuns: 120, ...LARGE },
    );
    expect(pairs).toBeGreaterThan(1000);
  });

  it('equals it for a child that is frozen elsewhere too, whose place and school cost something by themselves', () => {
    const json: InstanceJson = {
      levels: ['balance', 'minutes'],
      children: [
        { id: 'k', weight: 0 },
        { id: 'told', weight: 0 },
      ],
      pools: [
        { id: 'A', limits: ['A', 'school'] },
        { id: 'B', limits: [] },
      ],
      limits: [
        { id: 'A', cap: 1, load: [{ above: 0, cost: [1, 0] }] },
        { id: 'school', cap: 1, load: [{ above: 0, cost: [0, 1] }] },
      ],
      arcs: [
        { child: 'k', pool: 'A', cost: [-1, 0] },
        { child: 'told', pool: 'A', cost: [0, 0] },
        { child: 'told', pool: 'B', cost: [0, 0] },
      ],
      frozen: [{ child: 'told', pool: 'A' }],
    };
    expect(solve(instanceFromJson(json)).objective).toEqual([0, 1, 1]);
    expect(ask(json, 'told', 'B')).toMatchObject({ delta: [0, -1, -1], moved: 0 });
  });

  it('refills the place the child gives up through the sink (the trap of a search from place to place)', () => {
    // i is at A, j at B, k far away at D. With i at B, j goes to a free place at C and k comes home to A: two chains,
    // which only meet in the sink. The direct way, j to A, would be 65 minutes; leaving A empty 55.
    const json = chain({ i: { A: 10, B: 5 }, j: { B: 0, C: 60, A: 70 }, k: { D: 30, A: 8 } });
    expect(solve(instanceFromJson(json)).objective).toEqual([0, 40]);
    const [i, j, k] = [0, 1, 2];
    const [A, B, C, D] = [0, 1, 2, 3];
    const answer = ask(json, 'i', 'B');
    expect(answer).toMatchObject({ possible: true, delta: [0, 33], own: [0, -5], others: [0, 38], moved: 2 });
    expect(answer.changes).toHaveLength(3);
    expect(answer.changes).toContainEqual({ child: i, from: A, to: B });
    expect(answer.changes).toContainEqual({ child: j, from: B, to: C });
    expect(answer.changes).toContainEqual({ child: k, from: D, to: A });
  });

  it('lets one child go without a place for another who comes in through the sink', () => {
    // k has no place. With i at B there is none for j, but one for k: as many placed as before, for 3 minutes more.
    const json = chain({ i: { A: 10, B: 5 }, j: { B: 0 }, k: { A: 8 } }, { i: 2 });
    expect(solve(instanceFromJson(json)).objective).toEqual([1, 10]);
    const answer = ask(json, 'i', 'B');
    expect(answer).toMatchObject({ possible: true, delta: [0, 3], own: [0, -5], others: [0, 8], moved: 2 });
    expect(answer.changes).toContainEqual({ child: 1, from: 1, to: -1 });
    expect(answer.changes).toContainEqual({ child: 2, from: -1, to: 0 });
  });

  it('takes the direct way where that is the shortest', () => {
    const json = chain({ i: { A: 10, B: 5 }, j: { B: 0, C: 60, A: 20 }, k: { D: 30, A: 28 } });
    expect(ask(json, 'i', 'B')).toMatchObject({ delta: [0, 15], own: [0, -5], others: [0, 20], moved: 1 });
  });

  it('knows pairs that are not to be had', () => {
    const json = chain({ i: { A: 10, B: 5 }, j: { B: 0 }, k: { A: 8 } }, { i: 2 });
    expect(ask(json, 'j', 'A')).toMatchObject({ possible: false, delta: [0, 0], changes: [] });
    const told = { ...json, frozen: [{ child: 'j', pool: 'B' }] };
    expect(ask(told, 'i', 'B')).toMatchObject({ possible: false, delta: [0, 0], changes: [] });
    expect(ask(json, 'i', 'A')).toMatchObject({ possible: true, delta: [0, 0], moved: 0, changes: [] });
  });
});
