// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, describe, expect, it } from 'vitest';
import { createHighs } from '../../outbound/highs/solver.ts';
import { instanceFromJson } from '../instance/builder.ts';
import { type Instance, type InstanceJson, SIBLING_LEVEL } from '../instance/instance.ts';
import { packLevels } from '../instance/levels.ts';
import { digitsOf, familiesOf, isFeasible, roundGap } from './families.ts';
import { bruteForce, crowdedPairs, isLess, smallFamilies } from './sibling.fixture.ts';
import { type SiblingOptions, type SiblingSolution, type SiblingTuple, solveSiblings } from './solve.ts';

const highs = createHighs();
afterAll(() => highs.close());

const solveMip = highs.solve;
const solveOne = (instance: Instance, options: SiblingOptions = { solveMip }): Promise<SiblingSolution> =>
  solveSiblings(instance, packLevels(instance), options);
const partsOf = (instance: Instance) => ({
  families: familiesOf(instance),
  digits: digitsOf(instance, packLevels(instance)),
});

/** The tuple with `apart` in its place. */
function fullTuple(instance: Instance, { objective, apart }: SiblingTuple): readonly number[] {
  return instance.levels.includes(SIBLING_LEVEL) ? objective : [objective[0]!, apart, ...objective.slice(1)];
}

/** Frozen pairs to a random instance, as far as they fit. */
function withFrozen(json: InstanceJson): Instance {
  const pair = json.arcs[json.arcs.length >> 1];
  try {
    return instanceFromJson(pair ? { ...json, frozen: [{ child: pair.child, pool: pair.pool }] } : json);
  } catch {
    return instanceFromJson(json);
  }
}

describe('siblings against every placement there is', () => {
  for (const level of ['implicit', 'own'] as const)
    it(`finds the optimum and says so, sibling level ${level}`, async () => {
      const proofs = new Set<string>();
      for (let seed = 0; seed < 120; seed += 1) {
        const json = smallFamilies(seed, level);
        const instance = seed % 5 === 0 ? withFrozen(json) : instanceFromJson(json);
        const { families, digits } = partsOf(instance);
        const best = bruteForce(instance, families, digits);
        const solution = await solveOne(instance);
        expect(fullTuple(instance, solution), `seed ${seed}`).toEqual(best);
        expect(solution.status.status, `seed ${seed}`).toBe('optimal');
        expect(fullTuple(instance, solution.bound), `seed ${seed}`).toEqual(best);
        expect(isFeasible(instance, solution.poolOf), `seed ${seed}`).toBe(true);
        if (solution.status.status === 'optimal') proofs.add(solution.status.proof);
      }
      expect([...proofs].sort()).toEqual(['flow', 'lagrangian', 'mip']);
    });

  it('never claims more than is true without the other solver', async () => {
    let gaps = 0;
    for (let seed = 0; seed < 240; seed += 1) {
      const instance = instanceFromJson(smallFamilies(seed, seed % 2 ? 'own' : 'implicit'));
      const { families, digits } = partsOf(instance);
      const best = bruteForce(instance, families, digits);
      const solution = await solveOne(instance, { iterations: 1 + (seed % 60) });
      expect(isLess(best, fullTuple(instance, solution.bound)), `seed ${seed}`).toBe(false);
      expect(isLess(fullTuple(instance, solution), best), `seed ${seed}`).toBe(false);
      if (solution.status.status === 'optimal') expect(fullTuple(instance, solution), `seed ${seed}`).toEqual(best);
      else {
        gaps += 1;
        const gap = fullTuple(instance, solution.status.gap);
        const sum = fullTuple(instance, solution.bound).map((digit, at) => digit + gap[at]!);
        expect(sum, `seed ${seed}`).toEqual(fullTuple(instance, solution));
      }
    }
    expect(gaps).toBeGreaterThan(5);
  });
});

/** Schools with one pool each; costs per child. */
function schools(
  caps: readonly number[],
  costs: readonly (readonly (number | null)[])[],
  levels = ['minutes'],
): Instance {
  return instanceFromJson({
    levels,
    children: costs.map((_, at) => ({ id: `k${at}`, weight: 1, family: 'one' })),
    limits: caps.map((cap, at) => ({ id: `l${at}`, cap })),
    pools: caps.map((_, at) => ({ id: `p${at}`, limits: [`l${at}`] })),
    arcs: costs.flatMap((row, child) =>
      row.flatMap((cost, pool) =>
        cost === null
          ? []
          : [{ child: `k${child}`, pool: `p${pool}`, cost: levels.map((name) => (name === 'minutes' ? cost : 0)) }],
      ),
    ),
  });
}

describe('families of every shape', () => {
  it('keeps five together when one school can take them', async () => {
    const costs = [1, 2, 3, 4, 5].map((far, at) => [at === 0 ? 0 : 90, at === 1 ? 0 : 90, 100 + far]);
    const solution = await solveOne(schools([5, 5, 5], costs));
    expect([solution.objective, solution.apart]).toEqual([[0, 360], 0]);
    expect(solution.status).toMatchObject({ status: 'optimal' });
  });

  it('splits a family that is larger than any school as little as it can', async () => {
    const solution = await solveOne(schools([2, 3, 2], Array(5).fill([1, 50, 2])));
    expect([solution.objective, solution.apart]).toEqual([[0, 152], 1]);
    expect(solution.status).toMatchObject({ status: 'optimal' });
  });

  it('lets siblings without a common school be apart', async () => {
    const solution = await solveOne(
      schools(
        [3, 3, 3],
        [
          [5, null, null],
          [null, 6, null],
          [null, null, 7],
        ],
      ),
    );
    expect([solution.objective, solution.apart]).toEqual([[0, 18], 2]);
  });

  it('leaves all unplaced where there are no places, and nobody is apart', async () => {
    const solution = await solveOne(
      schools(
        [0, 0],
        [
          [1, 2],
          [2, 1],
        ],
      ),
    );
    expect([solution.objective, solution.apart, [...solution.poolOf]]).toEqual([[2, 0], 0, [-1, -1]]);
    expect(solution.status).toEqual({ status: 'optimal', proof: 'flow' });
  });

  it('handles a family too large for all its splits', async () => {
    const costs = Array.from({ length: 9 }, (_, at) => [at % 2 ? 10 : 0, at % 2 ? 0 : 10]);
    const solution = await solveOne(schools([9, 9], costs));
    expect([solution.objective, solution.apart]).toEqual([[0, 40], 0]);
    expect(solution.status).toMatchObject({ status: 'optimal' });
  });

  it('counts at its own level, so that a level before it decides', async () => {
    const costs = [
      [0, 9],
      [9, 0],
    ];
    const before = await solveOne(schools([2, 2], costs, ['minutes', SIBLING_LEVEL]));
    expect([before.objective, before.apart]).toEqual([[0, 0, 1], 1]);
    const after = await solveOne(schools([2, 2], costs, [SIBLING_LEVEL, 'minutes']));
    expect([after.objective, after.apart]).toEqual([[0, 0, 9], 0]);
  });

  it('puts one family before the load of a whole school', async () => {
    const children = Array.from({ length: 20 }, (_, at) => ({ id: `k${at}`, weight: 1, family: 'one' }));
    const instance = instanceFromJson({
      levels: ['support', 'minutes'],
      children,
      limits: [
        { id: 'full', cap: 30, load: [{ above: 0, cost: [0, 100] }] },
        { id: 'far', cap: 30 },
      ],
      pools: [
        { id: 'full', limits: ['full'] },
        { id: 'far', limits: ['far'] },
      ],
      arcs: children.flatMap(({ id }, at) => [
        { child: id, pool: 'full', cost: [0, 0] },
        { child: id, pool: 'far', cost: [at === 0 ? 1 : 0, 0] },
      ]),
    });
    const solution = await solveOne(instance);
    expect([solution.objective, solution.apart]).toEqual([[0, 0, 2000], 0]);
  });

  it('is just the flow without siblings', async () => {
    const instance = schools([1, 1], [[0, 9]]);
    expect((await solveOne(instance)).status).toEqual({ status: 'optimal', proof: 'flow' });
  });
});

describe('a search that ends early', () => {
  const instance = instanceFromJson(crowdedPairs(3, 40, 12));

  it('says its gap without time for the other solver, and closes it with time', async () => {
    const without = await solveOne(instance, { solveMip, mipSeconds: 0 });
    expect(without.status.status).toBe('gap');
    const proven = await solveOne(instance, { solveMip });
    expect(proven.status).toEqual({ status: 'optimal', proof: 'mip' });
    expect(isLess(fullTuple(instance, proven), fullTuple(instance, without.bound))).toBe(false);
    expect(isLess(fullTuple(instance, without), fullTuple(instance, proven))).toBe(false);
  });

  it('keeps its gap when the other solver fails, lies or finds nothing in time', async () => {
    const first = await solveOne(instance, {});
    for (const answer of [
      { status: 'failed' as const },
      { status: 'time-limit' as const },
      { status: 'optimal' as const, values: new Float64Array(1e5).fill(1), bound: 0 },
    ]) {
      const solution = await solveOne(instance, { solveMip: async () => answer });
      expect(solution.status, answer.status).toEqual(first.status);
      expect(solution.objective).toEqual(first.objective);
    }
  });

  it('solves no more flows than it may, and stops when told', async () => {
    expect((await solveOne(instance, { iterations: 20 })).flows).toBeLessThanOrEqual(20);
    const told: number[] = [];
    const stopped = await solveOne(instance, { solveMip, onProgress: ({ flows }) => told.push(flows) < 3 });
    expect(told).toHaveLength(3);
    expect(stopped.status.status).toBe('gap');
  });

  it('gives the other solver only the time that is left, and none of it when there is none', async () => {
    const given: number[] = [];
    const solveMip: SiblingOptions['solveMip'] = async (_, { seconds }) => {
      given.push(seconds);
      return { status: 'time-limit', seconds: 0 };
    };
    let left = 1000;
    const secondsLeft = () => left;
    const onProgress = () => {
      left -= 1;
    };
    await solveOne(instance, { solveMip, mipSeconds: 5000, secondsLeft, onProgress });
    expect(given).toEqual([left]);
    expect(left).toBeLessThan(1000);
    left = 3;
    const stopped = await solveOne(instance, { solveMip, secondsLeft, onProgress });
    expect({ left, asked: given.length, status: stopped.status.status }).toEqual({ left: 0, asked: 1, status: 'gap' });
    expect(isFeasible(instance, stopped.poolOf)).toBe(true);
  });

  it('looks at the time within a flow, and begins none that would end too late', async () => {
    const json = crowdedPairs(5, 400, 60);
    // A limit around all keeps the work in slices.
    const large = instanceFromJson({
      ...json,
      pools: json.pools.map((pool) => ({ ...pool, limits: [...pool.limits, 'all'] })),
      limits: [...json.limits, { id: 'all', cap: 790 }],
    });
    let left = 21;
    const goOn = () => {
      left -= 2;
      return true;
    };
    const some = await solveOne(large, { secondsLeft: () => left, goOn });
    expect(left).toBeGreaterThan(0);
    expect(some.flows).toBeGreaterThan(2);
    expect(some.status.status).toBe('gap');

    const whole = await solveOne(large, { iterations: 3 });
    for (const limit of [{ goOn: () => false }, { secondsLeft: () => 0 }]) {
      const first = await solveOne(large, limit);
      expect(first.flows).toBe(1);
      expect(isFeasible(large, first.poolOf)).toBe(true);
      expect(isLess(fullTuple(large, whole), fullTuple(large, first.bound))).toBe(false);
      expect(isLess(fullTuple(large, first), fullTuple(large, whole.bound))).toBe(false);
    }
  });

  it('gives the same result again', async () => {
    const [one, two] = [await solveOne(instance, {}), await solveOne(instance, {})];
    expect(two).toEqual(one);
  });
});

it('rounds a gap to what whole digits allow', () => {
  const digits = { worth: [10_001n, 101n, 1n], apartAt: 1, implicit: true };
  expect(roundGap(digits, 7n)).toEqual({ digits: [0, 0, 7], gap: 7n });
  // More than all minutes together can come to, and less than one family: the rest rounds away.
  expect(roundGap(digits, 50n)).toEqual({ digits: [0, 0, 50], gap: 50n });
  expect(roundGap(digits, 95n)).toEqual({ digits: [0, 1, -6], gap: 95n });
  // More than all minutes together can come to, and less than one family and they: the rest rounds away.
  expect(roundGap({ ...digits, worth: [10_001n, 200n, 1n] }, 100n)).toEqual({ digits: [0, 0, 99], gap: 99n });
  expect(roundGap(digits, -3n)).toEqual({ digits: [0, 0, 0], gap: 0n });
});
