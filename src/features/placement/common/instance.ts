// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { getStage } from '../../../codes/school-forms.ts';
import {
  type ArcJson,
  type InstanceJson,
  instanceFromJson,
  MatchingInputError,
  packLevels,
} from '../../../matching/index.ts';
import type { CaseState } from '../../cases/states.ts';
import type { SchoolWithPlace } from '../../schools/queries.ts';
import { type ChildFacts, type Need, namedWish, rankingInput } from '../ranking/facts.ts';
import { defaultRankingSettings, rankSchools } from '../ranking/rank.ts';
import type { ExclusionRule, RankedSchool, SchoolOption } from '../ranking/types.ts';
import { M1_LEVELS, pairCost, poolId, STEPS, type Steps, underWay, urgencyOf } from './rules.ts';

/** A case in a waiting state as it is read, without anything that names a person. */
export interface WaitingCase extends Omit<ChildFacts, 'hold' | 'maxMetres'> {
  /** Case number. */
  readonly id: string;
  readonly state: CaseState;
  readonly openedOn: Temporal.PlainDate;
  readonly familyId: string;
  /** Of the newest recommendation; null while there is none. */
  readonly need: Need | null;
  /** Schools of that recommendation, best first. */
  readonly recommended: readonly string[];
  /** The place held for the child today. */
  readonly hold: { readonly placeId: string; readonly pool: string } | undefined;
}

/** All that an instance is made from. */
export interface WaitingData {
  readonly cases: readonly WaitingCase[];
  /** Schools of the area with their places of a need, by `needKey`. */
  readonly schools: ReadonlyMap<string, readonly SchoolWithPlace[]>;
  readonly maxDistanceM: number;
  readonly targetDays: number;
  readonly today: Temporal.PlainDate;
}

export const needKey = ({ grade, kind }: Need): string => `${grade}-${kind}`;

/** One rule and the value it looked at; beside the ranking's own rules those that only a common placement has. */
export interface Reason {
  readonly rule: ExclusionRule | 'other_place' | 'outside_area';
  readonly datum: string;
}

/** Pools that one rule excludes for a child, for the same reason. A pair that several rules exclude stands under each. */
export interface ExcludedPools extends Reason {
  readonly child: string;
  readonly pools: readonly string[];
}

/**
 * A waiting child that is not in the instance. `no_recommendation`: nobody has said yet what it needs (datum: state).
 * `under_way`: a school or the authority is looking at one place, and none is held (datum: state).
 * `held_place_excluded`: the place held for it would not be proposed by the rules (datum: pool; `because`: why); people
 * have chosen it, so the child keeps it, and it counts as taken.
 */
export interface LeftOut {
  readonly child: string;
  readonly rule: 'no_recommendation' | 'under_way' | 'held_place_excluded';
  readonly datum: string;
  readonly because?: readonly Reason[];
}

/** An instance of model M1 and what is not in it. */
export interface M1Export {
  readonly instance: InstanceJson;
  readonly excluded: readonly ExcludedPools[];
  readonly leftOut: readonly LeftOut[];
  /** How fine the ways are measured. */
  readonly steps: Steps;
}

interface Candidate {
  readonly waiting: WaitingCase;
  readonly need: Need;
  readonly ranked: readonly RankedSchool[];
  readonly options: ReadonlyMap<string, SchoolOption>;
  readonly excluded: ReadonlyMap<string, readonly Reason[]>;
}

function compare(waiting: WaitingCase, need: Need, data: WaitingData): Candidate {
  const facts: ChildFacts = { ...waiting, maxMetres: data.maxDistanceM };
  const { child, options } = rankingInput(need, facts, data.schools.get(needKey(need)) ?? []);
  const { ranked, excluded } = rankSchools(child, options, defaultRankingSettings(data.today));
  return {
    waiting,
    need,
    ranked,
    options: new Map(options.map((option) => [option.number, option])),
    excluded: new Map(
      excluded.map(({ number, reasons }) => [
        poolId(number, need),
        // Why places are blocked somebody has typed freely; a name may stand there.
        reasons.map(({ rule, datum }) => ({ rule, datum: rule === 'blocked' ? 'gesperrt' : datum })),
      ]),
    ),
  };
}

const otherPlace = (need: Need): Reason => ({ rule: 'other_place', datum: `${need.kind}/${need.grade}` });

/** Why the held place of a child is none that the rules would propose; empty when it is one. */
function againstHold({ waiting, need, ranked, excluded }: Candidate): readonly Reason[] {
  const pool = waiting.hold?.pool;
  if (pool === undefined || ranked.some(({ number }) => poolId(number, need) === pool)) return [];
  const reasons = excluded.get(pool);
  if (reasons) return reasons;
  const [school = '', ...place] = pool.split('-');
  return [place.join('-') === needKey(need) ? { rule: 'outside_area', datum: school } : otherPlace(need)];
}

function choose(data: WaitingData): { candidates: Candidate[]; leftOut: LeftOut[] } {
  const candidates: Candidate[] = [];
  const leftOut: LeftOut[] = [];
  for (const waiting of [...data.cases].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const { id: child, need, state, hold } = waiting;
    if (!need) leftOut.push({ child, rule: 'no_recommendation', datum: state });
    else if (!hold && underWay.includes(state)) leftOut.push({ child, rule: 'under_way', datum: state });
    else {
      const candidate = compare(waiting, need, data);
      const because = againstHold(candidate);
      if (hold && because.length > 0) leftOut.push({ child, rule: 'held_place_excluded', datum: hold.pool, because });
      else candidates.push(candidate);
    }
  }
  return { candidates, leftOut };
}

function arcsOf({ waiting, need, ranked, options }: Candidate, data: WaitingData, steps: Steps): ArcJson[] {
  const wish = namedWish(waiting);
  const { siblingLiftM } = defaultRankingSettings(data.today);
  return ranked.map((school) => {
    const facts = {
      stage: getStage(need.grade),
      wished: wish !== null && options.get(school.number)?.denomination === wish,
      recommendedAs: waiting.recommended.indexOf(school.number),
      siblingLiftM,
      maxDistanceM: data.maxDistanceM,
    };
    return {
      child: waiting.id,
      pool: poolId(school.number, need),
      cost: pairCost(school, facts, data.today, steps),
    };
  });
}

/** Places of each pool that some child can take. A place held for a child of the instance is free for its child. */
function countPlaces(
  candidates: readonly Candidate[],
  data: WaitingData,
): Map<string, { school: string; cap: number }> {
  const pools = new Map<string, { school: string; cap: number }>();
  for (const { need, ranked } of candidates) {
    const schools = new Map((data.schools.get(needKey(need)) ?? []).map((school) => [school.number, school]));
    for (const { number } of ranked) {
      const pool = poolId(number, need);
      const place = schools.get(number)?.place;
      if (!place || pools.has(pool)) continue;
      const own = candidates.filter(({ waiting }) => waiting.hold?.placeId === place.id).length;
      pools.set(pool, { school: number, cap: place.capacity - place.taken - place.blocked - place.held + own });
    }
  }
  return pools;
}

/**
 * The families of which two children or more could meet at a school, named after the case number of the first. A sister at
 * a Grundschule and a brother at a Berufskolleg cannot, and would only make the levels wider.
 */
function familyNames(candidates: readonly Candidate[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const members of Map.groupBy(candidates, ({ waiting }) => waiting.familyId).values()) {
    const seats = Map.groupBy(
      members.flatMap(({ waiting: { id, hold }, need, ranked }) =>
        ranked
          .filter(({ number }) => !hold || poolId(number, need) === hold.pool)
          .map(({ number }) => ({ number, child: id })),
      ),
      ({ number }) => number,
    );
    const meeting = new Set(
      [...seats.values()].filter((list) => list.length > 1).flatMap((l) => l.map((s) => s.child)),
    );
    const [first] = members;
    for (const child of meeting) names.set(child, first?.waiting.id ?? child);
  }
  return names;
}

function buildInstance(candidates: readonly Candidate[], data: WaitingData, seed: number, steps: Steps): InstanceJson {
  const families = familyNames(candidates);
  const pools = [...countPlaces(candidates, data)].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    levels: M1_LEVELS,
    seed,
    children: candidates.map(({ waiting: { id, openedOn } }) => {
      const family = families.get(id);
      return {
        id,
        weight: urgencyOf(openedOn, data.today, data.targetDays),
        ...(family === undefined ? {} : { family }),
      };
    }),
    pools: pools.map(([id, { school }]) => ({ id, limits: [id], group: school })),
    limits: pools.map(([id, { cap }]) => ({ id, cap })),
    arcs: candidates.flatMap((candidate) => arcsOf(candidate, data, steps)),
    frozen: candidates.flatMap(({ waiting: { id, hold } }) => (hold ? [{ child: id, pool: hold.pool }] : [])),
  };
}

function excludedPools(candidates: readonly Candidate[], instance: InstanceJson): ExcludedPools[] {
  return candidates.flatMap(({ waiting, need, excluded }) => {
    const pairs = [...excluded].flatMap(([pool, reasons]) => reasons.map((reason) => ({ ...reason, pool })));
    const others = instance.pools.filter(({ id }) => !id.endsWith(`-${needKey(need)}`));
    pairs.push(...others.map(({ id }) => ({ ...otherPlace(need), pool: id })));
    return [...Map.groupBy(pairs, ({ rule, datum }) => `${rule} ${datum}`).values()].flatMap((list) => {
      const [first] = list;
      return first
        ? [{ child: waiting.id, rule: first.rule, datum: first.datum, pools: list.map(({ pool }) => pool) }]
        : [];
    });
  });
}

/**
 * The common placement problem of the waiting children of a centre: a proposal to be worked out, never a decision.
 * Children are named by case number, families by the number of one of their children. A pool is what a school has reported
 * for one grade and kind, its limit the places free there; the school itself has reported no common limit, so there is
 * none. A pair is possible when the ranking would propose the school for this child; every other pair is excluded, with the
 * ranking's rule and value, or as a place of another grade or kind than recommended.
 *
 * A place held for a child has been chosen by people, whether it was kept while they think, a school is asked or the
 * authority decides: the child is frozen to it. Where that cannot be it is left out, with the reason.
 * @throws MatchingInputError when there are too many children for the levels, even with the coarsest distances
 */
export function waitingInstance(data: WaitingData, seed: number): M1Export {
  const { candidates, leftOut } = choose(data);
  for (const steps of STEPS) {
    const instance = buildInstance(candidates, data, seed, steps);
    try {
      packLevels(instanceFromJson(instance));
      return { instance, excluded: excludedPools(candidates, instance), leftOut, steps };
    } catch (error) {
      const tooWide = error instanceof MatchingInputError && error.problems.every(({ fault }) => fault === 'overflow');
      if (!tooWide || steps === STEPS.at(-1)) throw error;
    }
  }
  throw new RangeError('no step');
}
