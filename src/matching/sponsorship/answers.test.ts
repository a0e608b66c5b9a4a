// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, expect, it } from 'vitest';
import { createHighs } from '../../outbound/highs/solver.ts';
import { sponsorAlternatives, whyNotSponsor } from './answers.ts';
import { sponsorshipsFromJson } from './builder.ts';
import { checkSponsorships } from './check.ts';
import { solveSponsorships } from './solve.ts';
import { bruteForce, drawn, withKept } from './sponsorship.fixture.ts';

const highs = createHighs();
afterAll(() => highs.close());
const options = { solveMip: highs.solve };

const instances = Array.from({ length: 60 }, (_, at) => {
  const size = { children: 5, sponsors: 3, slots: at % 4, schools: 2, heaviest: 4 };
  const json = drawn(at + 1, size);
  return at % 2 === 0 ? json : withKept(json, at, 2);
});

it('is right about every pair: the hard rule, or the best of all plans with it', async () => {
  const rules = new Map<string | null, number>();
  for (const json of instances) {
    const instance = sponsorshipsFromJson(json);
    const plan = await solveSponsorships(instance, options);
    for (const { id: child } of json.children)
      for (const { id: sponsor } of json.sponsors) {
        const why = await whyNotSponsor(instance, plan, { child, sponsor }, options);
        rules.set(why.rule, (rules.get(why.rule) ?? 0) + 1);
        const kept = json.keep?.filter((one) => one.child !== child || one.sponsor !== sponsor) ?? [];
        const slot = json.keep?.find((one) => one.child === child && one.sponsor === sponsor)?.slot;
        const best = bruteForce({ ...json, keep: [...kept, { child, sponsor, slot }] });
        expect(why.rule === null).toBe(best !== null);
        if (why.rule !== null) continue;
        expect(why.delta).toEqual(best!.map((one, level) => one - plan.objective[level]!));
        expect(why.plan.assignment).toContainEqual(expect.objectContaining({ child, sponsor }));
        const nobody = { child: '', sponsor: '', slot: null };
        const moved = [{ child, before: nobody, after: nobody }, ...why.others].map((one) => one.child);
        const rest = (list: typeof plan.assignment): string =>
          list
            .filter((one) => !moved.includes(one.child))
            .map((one) => `${one.child} ${one.sponsor}`)
            .join();
        expect(rest(why.plan.assignment)).toBe(rest(plan.assignment));
      }
  }
  // Each of them occurs, else nothing was tried.
  for (const rule of [null, 'never', 'no-arc', 'no-common-time', 'no-places', 'child-kept', 'sponsor-kept'])
    expect(rules.get(rule) ?? 0).toBeGreaterThan(3);
});

it('says what the child itself costs more, apart from the others', async () => {
  const instance = sponsorshipsFromJson({
    levels: ['minutes'],
    children: [
      { id: 'ada', weight: 2 },
      { id: 'ben', weight: 1 },
    ],
    sponsors: [
      { id: 'pia', maxChildren: 1 },
      { id: 'rolf', maxChildren: 1 },
    ],
    arcs: [
      { child: 'ada', sponsor: 'pia', cost: [5] },
      { child: 'ada', sponsor: 'rolf', cost: [9] },
      { child: 'ben', sponsor: 'rolf', cost: [7] },
    ],
  });
  const plan = await solveSponsorships(instance);
  expect(await whyNotSponsor(instance, plan, { child: 'ada', sponsor: 'rolf' })).toMatchObject({
    rule: null,
    delta: [1, -3],
    own: [0, 4],
    others: [{ child: 'ben', before: { child: 'ben', sponsor: 'rolf', slot: null }, after: null }],
  });
  expect(await whyNotSponsor(instance, plan, { child: 'ben', sponsor: 'pia' })).toEqual({ rule: 'no-arc' });
  await expect(whyNotSponsor(instance, plan, { child: 'cem', sponsor: 'pia' })).rejects.toThrow(RangeError);
});

it('names everybody who could come: the plan with them holds and costs so much more, or does not hold', async () => {
  let [free, busy] = [0, 0];
  for (const json of instances) {
    const instance = sponsorshipsFromJson(json);
    const { assignment, objective } = await solveSponsorships(instance, options);
    for (const { id: child } of json.children) {
      if (json.keep?.some((one) => one.child === child)) continue;
      const alternatives = sponsorAlternatives(instance, assignment, child);
      const isFree = alternatives.map(({ freeSlots }) => freeSlots.length > 0);
      expect(isFree).toEqual(isFree.toSorted((a, b) => Number(b) - Number(a)));
      for (const { sponsor, delta, commonSlots, freeSlots } of alternatives)
        for (const slot of commonSlots) {
          const changed = [...assignment.filter((one) => one.child !== child), { child, sponsor, slot }];
          const cost = objective.map((one, level) => one + delta[level]!);
          const { feasible } = checkSponsorships(json, { assignment: changed, objective: cost, prices: [] });
          expect(feasible).toBe(freeSlots.includes(slot));
          if (feasible) free += 1;
          else busy += 1;
        }
    }
  }
  expect(Math.min(free, busy)).toBeGreaterThan(50);
});
