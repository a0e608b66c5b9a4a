// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Stage } from '../../../codes/school-forms.ts';
import { type DatedParameter, FREE_TRAVEL_LIMITS, SIBLING_LEVEL, valueOn } from '../../../matching/index.ts';
import type { CaseState } from '../../cases/states.ts';
import type { Need } from '../ranking/facts.ts';
import type { RankedSchool } from '../ranking/types.ts';

/**
 * Levels of the common placement, most important first; the weight of the children left without a place stands before
 * them. There is no level for the form of support: a place of another kind than the recommended one is not proposed at
 * all (rule `other_place`), so it would always be 0. Nationality, language and religion are no input and must not become one.
 *
 * - `way`: kilometres begun beyond the limit of § 5 SchfkVO, each dearer than the one before in three steps, so that two
 *   ways somewhat too long go before one far too long. Taken at the middle of the estimate for all alike: with the near end
 *   of the doubt, children whose address is known roughly would be the ones sent far away.
 * - `siblings`: see `SIBLING_LEVEL`. Together goes before near, but not before a bearable way for each.
 * - `distance`: walking way in steps (usually 100 m), less what counts as nearer: see `LIFTS`.
 */
export const M1_LEVELS = ['way', SIBLING_LEVEL, 'distance'] as const;

/**
 * States in which a school place is still sought: from the counselling to the decision. Before, nobody knows what the
 * child needs; afterwards the decision holds the place, and it counts as taken.
 */
export const waitingStates: readonly CaseState[] = [
  'counselled',
  'documents_missing',
  'recommended',
  'school_asked',
  'school_accepted',
  'refused_by_school',
  'waiting_list',
  'submitted',
  'authority_asked',
  'returned',
  'not_allocated',
];

/** Waiting states in which a school or the authority is looking at one place: the child is not proposed another. */
export const underWay: readonly CaseState[] = ['school_asked', 'school_accepted', 'submitted', 'authority_asked'];

/** How waiting becomes weight. */
export interface Urgency {
  /** Weeks beyond these no longer add. */
  readonly mostWeeks: number;
  /** Factor once the target of the centre (`target_days`) has passed. */
  readonly overdue: number;
}

/**
 * Compulsory schooling sets no period (the state government says so; four weeks are a yardstick of practice), so the only
 * date that counts is the target the centre has set itself.
 */
const URGENCY: readonly DatedParameter<Urgency>[] = [
  {
    validFrom: Temporal.PlainDate.from('2026-08-01'),
    value: { mostWeeks: 26, overdue: 2 },
    source: 'Eigene Festlegung: jede volle Woche zählt, nach der Zielmarke des Zentrums doppelt',
  },
];

/**
 * What it costs to leave a child unplaced: one, and one more for each whole week since the report; twice that once it has
 * waited beyond the target. At least 1.
 */
export function urgencyOf(openedOn: Temporal.PlainDate, today: Temporal.PlainDate, targetDays: number): number {
  const { mostWeeks, overdue } = valueOn(URGENCY, today);
  const days = Math.max(0, openedOn.until(today, { largestUnit: 'days' }).days);
  const weeks = Math.min(mostWeeks, Math.floor(days / 7));
  return (1 + weeks) * (days > targetDays ? overdue : 1);
}

/** Metres by which a school counts as nearer (or farther, below 0). A sibling's school: `siblingLiftM` of the ranking. */
export interface Lifts {
  /** Denominational school the family wishes. */
  readonly wish: number;
  /** The schools of the recommendation, best first; they were talked over with the family. */
  readonly recommended: readonly number[];
  /** An Ersatzschule decides itself and may say no. */
  readonly privateOwner: number;
}

const LIFTS: readonly DatedParameter<Lifts>[] = [
  {
    validFrom: Temporal.PlainDate.from('2026-08-01'),
    value: { wish: 500, recommended: [300, 200, 100], privateOwner: -500 },
    source: 'Eigene Festlegung in der Reihenfolge der Vorschlagsliste: Geschwister, Wunsch, Träger',
  },
];

/** Metres that one step of a level stands for. */
export interface Steps {
  readonly way: number;
  readonly distance: number;
}

/** Finest first; the next is taken when the levels do not fit into one float64 together. */
export const STEPS: readonly Steps[] = [
  { way: 1000, distance: 100 },
  { way: 1000, distance: 250 },
  { way: 2000, distance: 500 },
  { way: 5000, distance: 1000 },
];

// Steps beyond the limit from which each further one costs this much.
const WAY_PRICES = [
  { from: 0, price: 1 },
  { from: 2, price: 2 },
  { from: 5, price: 3 },
];

/** Convex cost of a way beyond the limit: 1 for each step (kilometre) begun, 2 from the third, 3 from the sixth. */
export function wayCost(metres: number, stage: Stage, today: Temporal.PlainDate, stepM: number): number {
  const beyond = Math.max(0, Math.ceil((metres - valueOn(FREE_TRAVEL_LIMITS, today)[stage]) / stepM));
  return WAY_PRICES.reduce((cost, { from, price }, index) => {
    const before = WAY_PRICES[index - 1]?.price ?? 0;
    return cost + Math.max(0, beyond - from) * (price - before);
  }, 0);
}

/** What decides about the cost of a pair beside the school itself. */
export interface PairFacts {
  readonly stage: Stage;
  readonly wished: boolean;
  /** Rank in the recommendation, from 0; -1 when it is not in it. */
  readonly recommendedAs: number;
  readonly siblingLiftM: number;
  /** Taken where the way is unknown, so that unknown ways come last as in the ranking. */
  readonly maxDistanceM: number;
}

/** Cost of a pair, one integer ≥ 0 per level of `M1_LEVELS`. A distance below 0 counts as 0, as in the ranking. */
export function pairCost(
  school: Pick<RankedSchool, 'distance' | 'siblingThere' | 'privateOwner'>,
  facts: PairFacts,
  today: Temporal.PlainDate,
  steps: Steps,
): number[] {
  const lifts = valueOn(LIFTS, today);
  const metres = school.distance?.metres ?? facts.maxDistanceM;
  const lift =
    (school.siblingThere ? facts.siblingLiftM : 0) +
    (facts.wished ? lifts.wish : 0) +
    (lifts.recommended[facts.recommendedAs] ?? 0) +
    (school.privateOwner ? lifts.privateOwner : 0);
  const distance = Math.round(Math.max(0, metres - lift) / steps.distance);
  return [wayCost(metres, facts.stage, today, steps.way), 0, distance];
}

/** The id of a pool and of its limit: "199001-07-df". Stable, readable, nothing personal. */
export const poolId = (school: string, { grade, kind }: Pick<Need, 'grade'> & { readonly kind: string }): string =>
  `${school}-${grade}-${kind}`;
