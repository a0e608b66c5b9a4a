// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, describe, expect, it } from 'vitest';
import { createHighs } from '../../outbound/highs/solver.ts';
import { chanceOf } from '../dispatch/dispatch.fixture.ts';
import { solve as solveM1 } from '../flow/solution.ts';
import { instanceFromJson } from '../instance/builder.ts';
import { MatchingInputError } from '../instance/errors.ts';
import type { MipModel, MipResult } from '../siblings/mip.ts';
import { sponsorshipsFromJson } from './builder.ts';
import { type SponsorshipOptions, solveSponsorships } from './solve.ts';
import { bruteForce, drawn, withKept } from './sponsorship.fixture.ts';
import type { SponsorshipJson } from './sponsorship.ts';

const highs = createHighs();
afterAll(() => highs.close());
const solve = (json: SponsorshipJson, options: SponsorshipOptions = { solveMip: highs.solve }) =>
  solveSponsorships(sponsorshipsFromJson(json), options);

const HEAVIEST = [1, 3, 50, 1e6, 2 ** 40 + 1];
const boundOf = ({ objective, gap }: Awaited<ReturnType<typeof solve>>): number[] =>
  objective.map((value, level) => value - (gap?.[level] ?? 0));
/** Whether a bound is above what it is to bound. */
const isAbove = (bound: readonly number[], best: readonly number[]): boolean => {
  const at = bound.findIndex((value, level) => value !== best[level]);
  return at >= 0 && bound[at]! > best[at]!;
};

/** Groups as they make the flow too hopeful: few sponsors, many schools. */
const crowded = (seed: number): SponsorshipJson => {
  const size = { children: 5 + (seed % 3), sponsors: 2, slots: 1 + (seed % 3), schools: 2 + (seed % 3) };
  return drawn(seed, { ...size, heaviest: HEAVIEST[seed % 5]!, levels: seed % 4 });
};

describe('solveSponsorships', () => {
  it('finds the least of all plans there are, with groups, pairs that must not be and pairs that stay', async () => {
    let [groups, kept] = [0, 0];
    for (let seed = 1; seed <= 600; seed += 1) {
      const size = { children: 3 + (seed % 4), sponsors: 2 + (seed % 3), slots: seed % 4, schools: 1 + (seed % 3) };
      const plain =
        seed % 3 === 0
          ? crowded(seed)
          : drawn(seed, { ...size, heaviest: HEAVIEST[seed % 5]!, levels: 1 + (seed % 3) });
      const json = seed % 2 === 0 ? plain : withKept(plain, seed, 3);
      const { objective, gap, certificate } = await solve(json);
      expect({ seed, objective, gap }).toEqual({ seed, objective: bruteForce(json), gap: null });
      kept += json.keep?.length ?? 0;
      groups += certificate.proves === 'bound' ? 1 : 0;
    }
    // So many needed more than one flow; otherwise groups would not be tried at all.
    expect(groups).toBeGreaterThan(20);
    expect(kept).toBeGreaterThan(100);
  });

  it('is model M1 where nobody names lessons, and where everybody has the same one and takes one child', async () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const size = { children: 9, sponsors: 5, slots: 0, schools: 3 };
      const { never: _, ...json } = drawn(seed, { ...size, heaviest: HEAVIEST[seed % 5]! });
      const m1 = solveM1(
        instanceFromJson({
          levels: json.levels,
          children: json.children,
          pools: json.sponsors.map(({ id }) => ({ id, limits: [id] })),
          limits: json.sponsors.map(({ id, maxChildren }) => ({ id, cap: maxChildren })),
          arcs: json.arcs.map(({ child, sponsor, cost }) => ({ child, pool: sponsor, cost })),
        }),
      );
      const plan = await solve(json);
      expect(plan.objective).toEqual(m1.objective);
      expect(plan.assignment.every(({ slot }) => slot === null)).toBe(true);
      expect(plan.certificate).toMatchObject({ valid: true, proves: 'optimum' });
      const single = json.sponsors.map(({ id, maxChildren }) => ({ id, maxChildren: Math.min(1, maxChildren) }));
      const one = { ...json, sponsors: single };
      const slots = ['Mo 1'];
      const timed = {
        ...one,
        children: json.children.map((child) => ({ ...child, slots })),
        sponsors: single.map((sponsor) => ({ ...sponsor, slots })),
      };
      expect((await solve(timed)).objective).toEqual((await solve(one)).objective);
    }
  });

  it('gives the same plan whatever the order in the file', async () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const json = withKept(crowded(seed), seed, 2);
      const turned: SponsorshipJson = {
        ...json,
        children: json.children.toReversed().map((child) => ({ ...child, slots: child.slots!.toReversed() })),
        sponsors: json.sponsors.toReversed().map((sponsor) => ({ ...sponsor, slots: sponsor.slots!.toReversed() })),
        arcs: json.arcs.toReversed(),
        keep: json.keep!.toReversed(),
      };
      expect(await solve(turned)).toEqual(await solve(json));
    }
  });

  it('says why a child has nobody', async () => {
    const child = (id: string, weight = 1, slots = ['mo']) => ({ id, weight, slots });
    const plan = await solve({
      levels: ['minutes'],
      children: [
        child('a'),
        child('b'),
        child('c', 1, ['di']),
        child('d', 0),
        child('e'),
        child('f', 9),
        child('g', 1, []),
      ],
      sponsors: [
        { id: 'p', maxChildren: 2, slots: ['mo'] },
        { id: 'q', maxChildren: 0, slots: ['mo'] },
      ],
      arcs: [
        { child: 'b', sponsor: 'p', cost: [0] },
        { child: 'c', sponsor: 'p', cost: [0] },
        { child: 'd', sponsor: 'p', cost: [5] },
        { child: 'e', sponsor: 'q', cost: [0] },
        { child: 'f', sponsor: 'p', cost: [7] },
        { child: 'g', sponsor: 'p', cost: [7] },
      ],
      never: [{ child: 'a', sponsor: 'p' }],
    });
    expect(plan).toMatchObject({
      assignment: [{ child: 'f', sponsor: 'p', slot: 'mo' }],
      objective: [5, 7],
      gap: null,
    });
    expect(plan.unplaced.map(({ child: id, reason }) => `${id} ${reason}`)).toEqual([
      'a no-candidate',
      'b taken',
      'c no-common-time',
      'd weight-zero',
      'e no-places',
      'g no-common-time',
    ]);
  });

  it('stands by the best it knows when there is no time or no solver, and says how far it may be off', async () => {
    let open = 0;
    for (let seed = 1; seed <= 150; seed += 1) {
      const json = seed % 2 === 0 ? crowded(seed) : withKept(crowded(seed), seed, 3);
      const best = bruteForce(json)!;
      let turns = seed % 4;
      const goOn = (): boolean => {
        turns -= 1;
        return turns > 0;
      };
      for (const options of [{ secondsLeft: () => 0 }, {}, { solveMip: highs.solve, goOn }]) {
        const plan = await solve(json, options);
        expect(isAbove(boundOf(plan), best)).toBe(false);
        expect(isAbove(best, plan.objective)).toBe(false);
        if (plan.gap === null) expect(plan.objective).toEqual(best);
        else open += 1;
        const isProven = plan.gap === null || plan.gap[0] === 0;
        if (!isProven) expect(plan.unplaced.map(({ reason }) => reason)).not.toContain('taken');
      }
    }
    expect(open).toBeGreaterThan(5);
  });

  it('a solver that talks nonsense can neither make a plan wrong nor a bound', async () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const json = crowded(seed);
      const chance = chanceOf(seed);
      const liar = ({ columns, rows, integer }: MipModel): Promise<MipResult> => {
        const values = Float64Array.from({ length: columns }, () => chance(5) / 4);
        if (integer.includes(1)) return Promise.resolve({ status: 'time-limit', values });
        const prices = Float64Array.from({ length: rows }, () => (chance(3) === 0 ? Number.NaN : 2 - chance(40) / 3));
        return Promise.resolve({ status: 'optimal', values, prices });
      };
      const best = bruteForce(json)!;
      const plan = await solve(json, { solveMip: liar });
      expect(isAbove(boundOf(plan), best)).toBe(false);
      expect(isAbove(best, plan.objective)).toBe(false);
    }
  });

  it('refuses numbers that are too large even alone, as M1 does', async () => {
    const json: SponsorshipJson = {
      levels: [],
      children: ['a', 'b'].map((id) => ({ id, weight: 2 ** 51 })),
      sponsors: [{ id: 'p', maxChildren: 1 }],
      arcs: ['a', 'b'].map((child) => ({ child, sponsor: 'p', cost: [] })),
    };
    await expect(solve(json)).rejects.toThrow(MatchingInputError);
  });

  it('solves what is empty', async () => {
    const plan = await solve({ levels: ['x'], children: [], sponsors: [], arcs: [] });
    expect(plan).toMatchObject({ assignment: [], unplaced: [], objective: [0, 0], gap: null });
    expect(plan.certificate).toEqual({
      valid: true,
      feasible: true,
      primal: [0, 0],
      dual: [0, 0],
      problems: [],
      proves: 'optimum',
    });
  });
});
