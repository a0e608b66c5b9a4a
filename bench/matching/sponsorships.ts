// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import {
  type Instance,
  instanceFromJson,
  objectiveOf,
  packLevels,
  type SponsorshipJson,
  type SponsorshipPlan,
  solveFlow,
  solveSponsorships,
  sponsorshipsFromJson,
} from '../../src/matching/index.ts';
import { createHighs, type Highs } from '../../src/outbound/highs/solver.ts';
import { type Contest, type Goal, quantile } from '../measure.ts';
import { type NeedOptions, needs } from './needs.ts';
import { munkresPeer } from './peers.ts';

/** Without lessons it is M1: sponsors are pools. */
function asPlacement({ levels, children, sponsors, arcs }: SponsorshipJson): Instance {
  return instanceFromJson({
    levels,
    children: children.map(({ id, weight }) => ({ id, weight })),
    pools: sponsors.map(({ id }) => ({ id, limits: [id] })),
    limits: sponsors.map(({ id, maxChildren }) => ({ id, cap: maxChildren })),
    arcs: arcs.map(({ child, sponsor, cost }) => ({ child, pool: sponsor, cost })),
  });
}

/** @throws unless the plan is proven, and by its certificate where prices can */
function provenBy(id: string, { gap, certificate }: SponsorshipPlan, proves: 'optimum' | 'bound'): void {
  if (gap !== null) throw new Error(`${id}: not proven: ${gap.join()}`);
  if (proves === 'optimum' && !certificate.valid) throw new Error(`${id}: ${certificate.problems.join(' ')}`);
}

/**
 * One child each and no lessons, against the Hungarian method.
 * @param what the flow alone, costs packed and each child's pairs sorted before, as in the rows against LEMON; or the plan from
 * the checked instance, with packing, sorting and both checks
 */
export async function oneToOne(id: string, people: number, what: 'flow' | 'plan', goal?: Goal): Promise<Contest> {
  const json = needs({ children: people, sponsors: people, schools: people / 25, seed: 1, slots: false });
  const instance = asPlacement(json);
  const sponsorships = sponsorshipsFromJson(json);
  const packing = packLevels(instance);
  const munkres = await munkresPeer(instance, packing);
  let objective: readonly number[] = [];
  let cost = 0n;
  return {
    id,
    n: 11,
    warmUp: 5,
    ...(goal ? { goal } : {}),
    ours: async () => {
      if (what === 'flow') objective = objectiveOf(instance, solveFlow(instance, packing).poolOf);
      else {
        const plan = await solveSponsorships(sponsorships);
        provenBy(id, plan, 'optimum');
        objective = plan.objective;
      }
    },
    peer: async () => {
      cost = BigInt(munkres());
    },
    after: async () => {
      const ours = objective.reduce((sum, one, entry) => sum + BigInt(one) * BigInt(packing.unit[entry]!), 0n);
      if (ours !== cost) throw new Error(`${id}: ${ours} instead of ${cost}.`);
    },
    note: `${json.arcs.length} pairs, the same optimum as the peer`,
  };
}

/** Lessons without groups, from JSON to the plan with its certificate; another instance each time. */
export function withSlots(id: string, options: Omit<NeedOptions, 'seed'>, goal: Goal): Contest {
  const list = Array.from({ length: 5 }, (_, at) => needs({ ...options, seed: at + 1 }));
  let turn = 0;
  return {
    id,
    n: 10,
    warmUp: 2,
    goal,
    ours: async () => {
      turn += 1;
      provenBy(id, await solveSponsorships(sponsorshipsFromJson(list[turn % list.length]!)), 'optimum');
    },
    peer: null,
    note: `no peer: ${Math.round(
      quantile(
        list.map(({ arcs }) => arcs.length),
        0.5,
      ),
    )} pairs in the median, each proven by its certificate`,
  };
}

/** Groups of one school, from JSON until it is proven, HiGHS loaded; another instance each time. */
export async function withGroups(id: string, options: Omit<NeedOptions, 'seed'>, goal: Goal): Promise<Contest> {
  const highs: Highs = createHighs();
  const list = Array.from({ length: 10 }, (_, at) => needs({ ...options, seed: at + 1 }));
  let turn = 0;
  return {
    id,
    n: 10,
    warmUp: 1,
    goal,
    ours: async () => {
      turn += 1;
      const instance = sponsorshipsFromJson(list[turn % list.length]!);
      provenBy(id, await solveSponsorships(instance, { solveMip: highs.solve }), 'bound');
    },
    peer: null,
    close: () => highs.close(),
    note: 'no peer: each proven on every level',
  };
}
