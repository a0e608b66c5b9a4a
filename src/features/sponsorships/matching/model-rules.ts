// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { KeptPairJson, SponsorshipArcJson, SponsorshipJson, UnsponsoredReason } from '../../../matching/index.ts';
import {
  type ChildFacts,
  clashes,
  costLevels,
  type Gap,
  groupIn,
  mainGap,
  mayJoin,
  type Pair,
  pairOf,
  type Slot,
  type SponsorFacts,
  slotId,
  type TakenLesson,
} from './fact-rules.ts';

/** Everybody a proposal is made of. */
export interface MatchingFacts {
  children: readonly ChildFacts[];
  sponsors: readonly SponsorFacts[];
  groupSize: number;
  today: Temporal.PlainDate;
}

/**
 * Weeks a child counts as beside those it has waited: so first as many as possible meet somebody, and of as many those who
 * have waited longest. Own choice, a year.
 */
const weeksOfOne = 52;

export const waitedWeeks = ({ waitsSince }: Pick<ChildFacts, 'waitsSince'>, today: Temporal.PlainDate): number =>
  Math.max(0, Math.floor(waitsSince.until(today, { largestUnit: 'days' }).days / 7));

/** Every child with every sponsor. */
export const pairsOf = (facts: MatchingFacts): Pair[] =>
  facts.children.flatMap((child) => facts.sponsors.map((sponsor) => pairOf(child, sponsor, facts)));

/** Lessons a sponsor does not have in the model, though they have time: of two that overlap the plan took the other. */
export type Shut = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Where a pair meets, for the model: its school, so that one lesson is at one school; a place of its own for a child that is
 * to meet the sponsor alone.
 */
const placeOf = (school: string, pupilId: string, together: boolean): string =>
  together ? school : `${school} ${pupilId}`;

/** Those a sponsor meets already and another child could join: they stay as they are. */
function openGroups(sponsor: SponsorFacts, groupSize: number): TakenLesson[] {
  if (!sponsor.inGroups) return [];
  return sponsor.taken.filter((one) =>
    mayJoin({ groupFits: true }, sponsor, groupIn(sponsor, one.school, one), groupSize),
  );
}

/**
 * The name of a lesson in the model. A lesson that fits only some of the children who wish it, for a sponsor (beside one at
 * another school, say), is this sponsor's own there: only those whom it fits have it, too.
 */
type LessonName = (sponsorId: string, slot: Omit<Slot, 'lesson'>) => string;
const ownMark = '#';
const realId = (name: string): string => name.split(ownMark)[0] ?? name;

function lessonNames(fitting: readonly Pair[]): LessonName {
  const own = new Set<string>();
  const nameOf = (sponsorId: string, id: string): string => `${id}${ownMark}${sponsorId}`;
  for (const { child, sponsor, slots } of fitting) {
    const fits = new Set(slots.map(slotId));
    for (const id of child.slots.map(slotId)) if (!fits.has(id)) own.add(nameOf(sponsor.id, id));
  }
  return (sponsorId, slot) => {
    const id = slotId(slot);
    return own.has(nameOf(sponsorId, id)) ? nameOf(sponsorId, id) : id;
  };
}

/**
 * The instance of model M3: children who wait with their lessons, sponsors with free seats, an arc for each pair without a
 * gap. Children whom a sponsor meets already and whom another could join are in it as kept pairs.
 */
export function instanceOf(facts: MatchingFacts, pairs: readonly Pair[], shut: Shut): SponsorshipJson {
  const fitting = pairs.filter((pair) => pair.gaps.length === 0);
  const name = lessonNames(fitting);
  const slotsOf = new Map<string, Set<string>>();
  const wished = new Map(facts.children.map(({ id, slots }) => [id, new Set(slots.map(slotId))]));
  for (const { child, sponsor, slots } of fitting) {
    const known = slotsOf.get(sponsor.id) ?? new Set();
    for (const slot of slots)
      if (!shut.get(sponsor.id)?.has(slotId(slot))) {
        known.add(name(sponsor.id, slot));
        wished.get(child.id)?.add(name(sponsor.id, slot));
      }
    slotsOf.set(sponsor.id, known);
  }
  const arcs: SponsorshipArcJson[] = fitting.map(({ child, sponsor, cost }) => ({
    ...{ child: child.id, sponsor: sponsor.id, cost: [...cost] },
    school: placeOf(child.school, child.id, child.groupFits && sponsor.inGroups && facts.groupSize > 1),
  }));
  const keep: KeptPairJson[] = [];
  const kept: SponsorshipJson['children'][number][] = [];
  const sponsors = facts.sponsors
    .filter(({ id }) => slotsOf.has(id))
    .map((sponsor) => {
      const own = slotsOf.get(sponsor.id) ?? new Set<string>();
      const open = openGroups(sponsor, facts.groupSize);
      for (const one of open) {
        const slot = name(sponsor.id, one);
        own.add(slot);
        kept.push({ id: one.pupilId, weight: 1, slots: [slot] });
        keep.push({ child: one.pupilId, sponsor: sponsor.id, slot });
        const cost = costLevels.map(() => 0);
        arcs.push({ child: one.pupilId, sponsor: sponsor.id, cost, school: one.school });
      }
      return {
        ...{ id: sponsor.id, maxChildren: sponsor.freeSeats.length + open.length, slots: [...own].sort() },
        groupSize: sponsor.inGroups ? facts.groupSize : 1,
      };
    });
  const children = facts.children.map((child) => ({
    id: child.id,
    weight: weeksOfOne + waitedWeeks(child, facts.today),
    slots: [...(wished.get(child.id) ?? [])].sort(),
  }));
  return {
    levels: [...costLevels],
    children: [...children, ...kept],
    sponsors,
    arcs,
    ...(keep.length > 0 ? { keep } : {}),
  };
}

/** A child with the sponsor the plan gives it. */
export interface Planned {
  pair: Pair;
  slot: Slot;
}

/**
 * The children of a plan with their sponsors, in the order of the facts; kept pairs are left out.
 * @throws Error when a lesson does not fit its pair: the model is wrong
 */
export function plannedOf(
  pairs: readonly Pair[],
  assignment: readonly { child: string; sponsor: string; slot: string | null }[],
): Planned[] {
  const byKey = new Map(pairs.map((pair) => [`${pair.child.id} ${pair.sponsor.id}`, pair]));
  return assignment.flatMap(({ child, sponsor, slot }) => {
    const pair = byKey.get(`${child} ${sponsor}`);
    if (pair === undefined) return [];
    const at = pair.slots.find((one) => slot !== null && slotId(one) === realId(slot));
    if (at === undefined) throw new Error('A plan has a lesson that does not fit its pair: the model is wrong.');
    return [{ pair, slot: at }];
  });
}

/**
 * Lessons of one sponsor in a plan that overlap though grids call them different, or lie too near at two schools: the child
 * who has waited longer keeps its lesson, the other lesson is shut for this sponsor. Empty: the plan holds.
 */
export function clashesIn(planned: readonly Planned[], today: Temporal.PlainDate): [sponsor: string, slot: string][] {
  const found: [string, string][] = [];
  const bySponsor = Map.groupBy(planned, ({ pair }) => pair.sponsor.id);
  for (const [sponsor, rows] of bySponsor) {
    const first = rows.toSorted(
      (a, b) =>
        waitedWeeks(b.pair.child, today) - waitedWeeks(a.pair.child, today) ||
        (a.pair.child.id < b.pair.child.id ? -1 : 1),
    );
    const standing: Planned[] = [];
    for (const row of first) {
      const at = { ...row.slot, school: row.pair.child.school };
      const against = standing.find(
        (other) =>
          slotId(other.slot) !== slotId(row.slot) && clashes({ ...other.slot, school: other.pair.child.school }, at),
      );
      if (against === undefined) standing.push(row);
      else found.push([sponsor, slotId(row.slot)]);
    }
  }
  return found;
}

/** Why a child of a plan has nobody. */
export type Unplaced = Gap | 'nobody' | 'taken' | 'stopped';

/** What the model says, in terms of what people can change. */
export function unplacedReason(pairs: readonly Pair[], reason: UnsponsoredReason | undefined): Unplaced {
  const gap = mainGap(pairs);
  if (gap !== null) return gap;
  return reason === 'stopped' ? 'stopped' : 'taken';
}
