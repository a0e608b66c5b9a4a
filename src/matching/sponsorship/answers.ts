// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { MatchingInputError } from '../instance/errors.ts';
import { arcOf, indexOfId } from '../instance/instance.ts';
import { compareTuples } from '../instance/levels.ts';
import { sponsorshipsFromJson } from './builder.ts';
import { type SponsorshipOptions, type SponsorshipPlan, solveSponsorships } from './solve.ts';
import { commonSlots, type Sponsored, type Sponsorships, type SponsorshipTuple } from './sponsorship.ts';

/** The hard rule a pair fails: it is in `never`; has no arc; no lesson in common; nobody may come; one of both is bound by `keep`. */
export type SponsorshipRule = 'never' | 'no-arc' | 'no-common-time' | 'no-places' | 'child-kept' | 'sponsor-kept';

/** A child whose sponsor or lesson is another one; null for nobody. */
export interface SponsorshipChange {
  readonly child: string;
  readonly before: Sponsored | null;
  readonly after: Sponsored | null;
}

/** What it would cost if a pair were in the plan. */
export type WhyNotSponsor =
  | { readonly rule: SponsorshipRule }
  | {
      readonly rule: null;
      /** What the best plan with the pair costs more than the plan, and of that what the child itself costs more. */
      readonly delta: SponsorshipTuple;
      readonly own: SponsorshipTuple;
      /** The best plan with the pair; its `gap` says whether that is proven. */
      readonly plan: SponsorshipPlan;
      /** Who else has another sponsor or none, in the order of their ids; the same sponsor in another lesson does not count. */
      readonly others: readonly SponsorshipChange[];
    };

const minus = (a: SponsorshipTuple, b: SponsorshipTuple): number[] => a.map((one, level) => one - b[level]!);

/** Child and sponsor by number. @throws RangeError when there is no such child or sponsor */
function numbersOf({ childIds, sponsorIds }: Sponsorships, childId: string, sponsorId: string): [number, number] {
  const pair: [number, number] = [indexOfId(childIds, childId), indexOfId(sponsorIds, sponsorId)];
  if (pair.includes(-1)) throw new RangeError('there is no such child or sponsor');
  return pair;
}

const arcBetween = ({ arcStart, arcSponsor }: Sponsorships, child: number, sponsor: number): number =>
  arcOf({ arcStart, arcPool: arcSponsor }, child, sponsor);

/** The hard rule a pair fails by itself, or null. */
function ruleFor(instance: Sponsorships, child: number, sponsor: number): SponsorshipRule | null {
  const { json, childIds, sponsorIds, keptArc, maxChildren, groupSize } = instance;
  const isNever = json.never?.some((one) => one.child === childIds[child] && one.sponsor === sponsorIds[sponsor]);
  if (isNever === true) return 'never';
  const arc = arcBetween(instance, child, sponsor);
  if (arc < 0) return 'no-arc';
  if (commonSlots(instance, child, sponsor).length === 0) return 'no-common-time';
  if (maxChildren[sponsor] === 0 || groupSize[sponsor] === 0) return 'no-places';
  return keptArc[child]! >= 0 && keptArc[child] !== arc ? 'child-kept' : null;
}

/** What a child costs with a sponsor, or with nobody (-1). */
function costOf(instance: Sponsorships, child: number, sponsor: number): number[] {
  if (sponsor < 0) return [instance.weight[child]!, ...instance.arcCost.map(() => 0)];
  const arc = arcBetween(instance, child, sponsor);
  return [0, ...instance.arcCost.map((cost) => cost[arc]!)];
}

/** Who is where now. */
const placesOf = (assignment: readonly Sponsored[]): Map<string, Sponsored> =>
  new Map(assignment.map((one) => [one.child, one]));

/**
 * Why a child is not with a sponsor: the hard rule, or what the best plan with both together costs more than the plan, and
 * for whom. Solves the instance once more.
 * @param plan of this instance
 * @throws RangeError when there is no such child or sponsor
 */
export async function whyNotSponsor(
  instance: Sponsorships,
  plan: SponsorshipPlan,
  { child: childId, sponsor: sponsorId }: { readonly child: string; readonly sponsor: string },
  options: SponsorshipOptions = {},
): Promise<WhyNotSponsor> {
  const [child, sponsor] = numbersOf(instance, childId, sponsorId);
  const rule = ruleFor(instance, child, sponsor);
  if (rule !== null) return { rule };
  const forced = withPair(instance, child, { child: childId, sponsor: sponsorId });
  if (forced === null) return { rule: 'sponsor-kept' };
  const other = await solveSponsorships(forced, options);
  const [before, after] = [placesOf(plan.assignment), placesOf(other.assignment)];
  const present = before.get(childId);
  const now = present ? indexOfId(instance.sponsorIds, present.sponsor) : -1;
  const others = instance.childIds.flatMap((id): SponsorshipChange[] => {
    const [was, is] = [before.get(id) ?? null, after.get(id) ?? null];
    return id === childId || was?.sponsor === is?.sponsor ? [] : [{ child: id, before: was, after: is }];
  });
  return {
    rule: null,
    delta: minus(other.objective, plan.objective),
    own: minus(costOf(instance, child, sponsor), costOf(instance, child, now)),
    plan: other,
    others,
  };
}

/** The instance with a pair that stays; null when the sponsor's others who stay leave no room for it. */
function withPair(
  instance: Sponsorships,
  child: number,
  pair: { readonly child: string; readonly sponsor: string },
): Sponsorships | null {
  if (instance.keptArc[child]! >= 0) return instance;
  try {
    return sponsorshipsFromJson({ ...instance.json, keep: [...(instance.json.keep ?? []), pair] });
  } catch (error) {
    if (error instanceof MatchingInputError && error.problems[0]?.fault === 'keep-over-capacity') return null;
    throw error;
  }
}

/** Another sponsor for one child while everybody else stays. */
export interface SponsorAlternative {
  readonly sponsor: string;
  /** What the plan would cost more on each level than it does. */
  readonly delta: SponsorshipTuple;
  /** Lessons both have, and of these the ones the child could have at once; null stands for the one where nobody names any. */
  readonly commonSlots: readonly (string | null)[];
  readonly freeSlots: readonly (string | null)[];
  /** Whether the sponsor takes one child more. */
  readonly hasPlacesLeft: boolean;
}

/**
 * Everybody who could come to a child, those who are free first, then the cheapest.
 * @param assignment of the whole plan, a possible one
 * @throws RangeError when there is no such child
 */
export function sponsorAlternatives(
  instance: Sponsorships,
  assignment: readonly Sponsored[],
  childId: string,
): SponsorAlternative[] {
  const { childIds, sponsorIds, arcStart, arcSponsor, maxChildren, slotIds, hasSlots } = instance;
  const child = indexOfId(childIds, childId);
  if (child < 0) throw new RangeError('there is no such child');
  const bySponsor = Map.groupBy(
    assignment.filter((one) => one.child !== childId),
    ({ sponsor }) => sponsor,
  );
  const present = assignment.find((one) => one.child === childId);
  const now = costOf(instance, child, present ? indexOfId(sponsorIds, present.sponsor) : -1);
  const found: SponsorAlternative[] = [];
  for (let arc = arcStart[child]!; arc < arcStart[child + 1]!; arc += 1) {
    const sponsor = arcSponsor[arc]!;
    const id = sponsorIds[sponsor]!;
    const own = bySponsor.get(id) ?? [];
    const common = commonSlots(instance, child, sponsor).map((slot) => (hasSlots ? slotIds[slot]! : null));
    const hasPlacesLeft = own.length < maxChildren[sponsor]!;
    const free = common.filter((slot) =>
      hasRoom(
        instance,
        arc,
        own.filter((one) => one.slot === slot),
      ),
    );
    const freeSlots = hasPlacesLeft ? free : [];
    const delta = minus(costOf(instance, child, sponsor), now);
    found.push({ sponsor: id, delta, commonSlots: common, freeSlots, hasPlacesLeft });
  }
  const isFree = ({ freeSlots }: SponsorAlternative): number => Number(freeSlots.length > 0);
  return found.sort((a, b) => isFree(b) - isFree(a) || compareTuples(a.delta, b.delta));
}

/** Whether one more can have a lesson with those who have it. */
function hasRoom(instance: Sponsorships, arc: number, group: readonly Sponsored[]): boolean {
  const { groupSize, arcSponsor, arcSchool, childIds, hasSlots } = instance;
  const sponsor = arcSponsor[arc]!;
  if (group.length >= groupSize[sponsor]!) return false;
  const schoolOf = ({ child }: Sponsored): number =>
    arcSchool[arcBetween(instance, indexOfId(childIds, child), sponsor)]!;
  return !hasSlots || group.every((one) => schoolOf(one) === arcSchool[arc]);
}
