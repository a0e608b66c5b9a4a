// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whyNot } from '../change/why-not.ts';
import { instanceFromJson } from '../instance/builder.ts';
import { type InstanceJson, indexOfId } from '../instance/instance.ts';
import { AnswerProof } from '../proof/answer-proof.ts';
import { LevelFlow } from './level-flow.ts';
import { PoolFlow } from './pool-flow.ts';
import { solvedFlow } from './solution.ts';

type Whole = readonly bigint[];

const isLess = (a: Whole, b: Whole): boolean => {
  const at = a.findIndex((value, entry) => value !== b[entry]);
  return at >= 0 && a[at]! < b[at]!;
};

/** A tuple above 0: its first entry that is not 0 is above 0, the others lie anywhere. */
const aboveZero = (levels: number, span: number): fc.Arbitrary<number[]> =>
  fc
    .tuple(
      fc.nat(levels - 1),
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.integer({ min: -span, max: span }), { minLength: levels, maxLength: levels }),
    )
    .map(([first, one, rest]) => rest.map((value, at) => (at < first ? 0 : at === first ? one : value)));

/** c_i moves on from p_i to p_(i+1) or out to its own place x_i; z, at ease in X, asks for p_0. */
const chains = fc
  .record({
    length: fc.integer({ min: 2, max: 420 }),
    levels: fc.integer({ min: 2, max: 6 }),
    span: fc.constantFrom(3, 1000, 2 ** 20, 2 ** 30),
  })
  .chain(({ length, levels, span }) =>
    fc.record({
      levels: fc.constant(levels),
      steps: fc.array(aboveZero(levels, span), { minLength: length, maxLength: length }),
      ways: fc.array(aboveZero(levels, span), { minLength: length, maxLength: length }),
    }),
  );

function chainOf({ levels, steps, ways }: { levels: number; steps: number[][]; ways: number[][] }): InstanceJson {
  const none = Array.from({ length: levels }, () => 0);
  const pools = ['X', ...[...steps, none].map((_, at) => `p${at}`), ...ways.map((_, at) => `x${at}`)];
  return {
    levels: none.map((_, level) => `level ${level}`),
    children: ['z', ...steps.map((_, at) => `c${at}`)].map((id) => ({ id, weight: 1 })),
    pools: pools.map((id) => ({ id, limits: [id] })),
    limits: pools.map((id) => ({ id, cap: 1 })),
    arcs: [
      { child: 'z', pool: 'X', cost: none },
      { child: 'z', pool: 'p0', cost: none },
      ...steps.flatMap((step, at) => [
        { child: `c${at}`, pool: `p${at}`, cost: none },
        { child: `c${at}`, pool: `p${at + 1}`, cost: step },
        { child: `c${at}`, pool: `x${at}`, cost: ways[at]! },
      ]),
    ],
  };
}

describe('chains as long and wide as drawn', () => {
  it('are answered exactly: counted again in whole numbers of any size', () => {
    const count = { number: 0, levels: 0 };
    fc.assert(
      fc.property(chains, (drawn) => {
        const instance = instanceFromJson(chainOf(drawn));
        const flow = solvedFlow(instance);
        if (flow instanceof PoolFlow) count.number += 1;
        if (flow instanceof LevelFlow) count.levels += 1;
        // The first k move on and the next one goes out to its own place, or all move on.
        const plus = (a: Whole, b: readonly number[]): Whole => a.map((value, at) => value + BigInt(b[at]!));
        let along: Whole = drawn.steps[0]!.map(() => 0n);
        let best: Whole | null = null;
        for (const [at, step] of drawn.steps.entries()) {
          const out = plus(along, drawn.ways[at]!);
          if (best === null || isLess(out, best)) best = out;
          along = plus(along, step);
        }
        if (isLess(along, best!)) best = along;
        const [child, pool] = [indexOfId(instance.childIds, 'z'), indexOfId(instance.poolIds, 'p0')];
        const { possible, delta, changes } = whyNot(flow, child, pool);
        expect(delta.slice(1).map(BigInt)).toEqual(best);
        new AnswerProof(flow, { force: { child, pool } }).optimum({ possible, extra: delta, changes });
      }),
      { seed: 71, numRuns: 60, endOnFailure: true },
    );
    expect(Math.min(count.number, count.levels)).toBeGreaterThan(10);
  });
});
