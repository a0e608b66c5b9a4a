// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Point, straightLine } from '../../../codes/distance.ts';
import { fittingLanguages } from '../../../codes/language-varieties.ts';
import type { SponsorHindrance } from '../sponsors/rules.ts';

/** A lesson of a school on a weekday, in minutes of the day. */
export interface Slot {
  /** 1 Monday to 5 Friday. */
  weekday: number;
  lesson: number;
  from: number;
  to: number;
}

/** What of a lesson is the same in every grid: two schools' third lessons may lie at different times. */
export const slotId = ({ weekday, from, to }: Omit<Slot, 'lesson'>): string => `${weekday} ${from}-${to}`;

/** Minutes somebody needs between lessons at two schools. Own choice: Düren's sponsors go by bus or bicycle. */
export const minutesBetweenSchools = 15;
/** Who is away for all of the next weeks is not proposed; own choice. Shorter absences are told beside the proposal. */
export const longAwayWeeks = 6;

type At = Omit<Slot, 'lesson'> & { school: string };

/** Can one person not be in both lessons? At two schools the way between them counts, too. */
export function clashes(a: At, b: At): boolean {
  if (a.weekday !== b.weekday) return false;
  const apart = a.school === b.school ? 0 : minutesBetweenSchools;
  return a.from < b.to + apart && b.from < a.to + apart;
}

/** A pupil who waits, as far as it decides who fits. */
export interface ChildFacts {
  id: string;
  number: string;
  givenName: string;
  className: string;
  grade: number | null;
  school: string;
  schoolName: string;
  at: Point | null;
  /** ISO 639-3; the first is the language of the family. */
  language: string;
  furtherLanguages: readonly string[];
  sponsorGender: 'female' | 'male' | null;
  groupFits: boolean;
  waitsSince: Temporal.PlainDate;
  slots: readonly Slot[];
  /** Never again with these. */
  blocked: ReadonlySet<string>;
  /** These, or the school for them, said no before. */
  declined: ReadonlySet<string>;
  /** Met these before, and it did not end because it did not fit. */
  before: ReadonlySet<string>;
  /** Brothers or sisters meet these. */
  siblings: ReadonlySet<string>;
}

/** A lesson a sponsor has promised or been asked for. */
export interface TakenLesson extends At {
  pupilId: string;
  groupKey: string;
  groupSeat: number;
  /** The pupil can meet the sponsor together with others. */
  groupFits: boolean;
}

/** A sponsor, as far as it decides whom they can meet. */
export interface SponsorFacts {
  id: string;
  name: string;
  gender: 'female' | 'male' | 'diverse' | null;
  languages: readonly string[];
  home: Point | null;
  radiusKm: number | null;
  /** Schools they go to; none: all within the radius. */
  schools: readonly string[];
  fromGrade: number | null;
  toGrade: number | null;
  pupilGender: 'female' | 'male' | null;
  inGroups: boolean;
  windows: readonly { weekday: number; from: number; to: number }[];
  away: readonly { from: Temporal.PlainDate; to: Temporal.PlainDate }[];
  /** Why they may not be proposed at all today. */
  hindrances: readonly SponsorHindrance[];
  /** Under 18: never alone with a child. */
  minor: boolean;
  /** Numbers of seats nobody has taken, as many as the centre allows. */
  freeSeats: readonly number[];
  taken: readonly TakenLesson[];
}

/** Why a pair cannot be, the gravest first. */
export const gaps = ['unfit', 'never', 'declined', 'full', 'away', 'gender', 'grade', 'school', 'lesson'] as const;
export type Gap = (typeof gaps)[number];

/** What speaks for a pair or against it. */
export interface Reason {
  code:
    | 'before'
    | 'sibling'
    | 'language'
    | 'no_language'
    | 'school'
    | 'way'
    | 'arranged'
    | 'group'
    | 'away'
    | 'wish'
    | 'minor';
  plus: boolean;
  /** A language (ISO 639-3), a day, or kilometres. */
  value?: string;
}

/** A pair: the lessons in which they could meet, and what stands against it. */
export interface Pair {
  child: ChildFacts;
  sponsor: SponsorFacts;
  slots: readonly Slot[];
  gaps: readonly Gap[];
  reasons: readonly Reason[];
  /** One number for each of `costLevels`. */
  cost: readonly number[];
}

/** What a proposal minimises after the number of children who wait, most important first. */
export const costLevels = ['continuity', 'language', 'arranged', 'way'] as const;

const awayThroughout = ({ away }: SponsorFacts, today: Temporal.PlainDate): boolean => {
  const until = today.add({ weeks: longAwayWeeks });
  return away.some(
    ({ from, to }) => Temporal.PlainDate.compare(from, today) <= 0 && Temporal.PlainDate.compare(to, until) >= 0,
  );
};

const kmOf = (child: ChildFacts, sponsor: SponsorFacts): number | null =>
  child.at === null || sponsor.home === null ? null : Math.round(straightLine(child.at, sponsor.home) / 100) / 10;

function reaches(child: ChildFacts, sponsor: SponsorFacts, km: number | null): boolean {
  if (sponsor.schools.length > 0) return sponsor.schools.includes(child.school);
  return sponsor.radiusKm === null || km === null || km <= sponsor.radiusKm;
}

const gradeFits = ({ grade }: ChildFacts, { fromGrade, toGrade }: SponsorFacts): boolean =>
  grade === null || ((fromGrade === null || grade >= fromGrade) && (toGrade === null || grade <= toGrade));

/** Whether the sponsor has time for a lesson; who names no times has it by arrangement. */
const hasTime = ({ windows }: SponsorFacts, { weekday, from, to }: Slot): boolean =>
  windows.length === 0 || windows.some((one) => one.weekday === weekday && one.from <= from && one.to >= to);

/** Those a sponsor meets in exactly this lesson at this school. */
export const groupIn = (
  sponsor: Pick<SponsorFacts, 'taken'>,
  school: string,
  slot: Omit<Slot, 'lesson'>,
): TakenLesson[] => sponsor.taken.filter((one) => one.school === school && slotId(one) === slotId(slot));

/** May the child join those? All of them, the sponsor and the centre have to want small groups. */
export const mayJoin = (
  child: Pick<ChildFacts, 'groupFits'>,
  sponsor: Pick<SponsorFacts, 'inGroups'>,
  group: readonly TakenLesson[],
  groupSize: number,
): boolean =>
  group.length > 0 &&
  group.length < groupSize &&
  sponsor.inGroups &&
  child.groupFits &&
  group.every(({ groupFits, groupKey }) => groupFits && groupKey === group[0]?.groupKey);

const isFree = (child: ChildFacts, sponsor: SponsorFacts, slot: Slot, groupSize: number): boolean => {
  const group = groupIn(sponsor, child.school, slot);
  const others = sponsor.taken.filter((one) => !group.includes(one));
  if (others.some((one) => clashes(one, { ...slot, school: child.school }))) return false;
  return group.length === 0 || mayJoin(child, sponsor, group, groupSize);
};

function languageReason(child: ChildFacts, sponsor: SponsorFacts): Reason {
  for (const wanted of [child.language, ...child.furtherLanguages]) {
    const fits = fittingLanguages(wanted);
    const spoken = sponsor.languages.find((one) => fits.has(one));
    if (spoken !== undefined) return { code: 'language', plus: true, value: spoken };
  }
  return { code: 'no_language', plus: false };
}

const nextAway = ({ away }: SponsorFacts, today: Temporal.PlainDate) =>
  away.find(({ from }) => Temporal.PlainDate.compare(from, today.add({ weeks: longAwayWeeks })) <= 0);

function reasonsOf(child: ChildFacts, sponsor: SponsorFacts, today: Temporal.PlainDate): Reason[] {
  const km = kmOf(child, sponsor);
  const away = nextAway(sponsor, today);
  return [
    ...(child.before.has(sponsor.id) ? [{ code: 'before', plus: true } as const] : []),
    ...(child.siblings.has(sponsor.id) ? [{ code: 'sibling', plus: true } as const] : []),
    languageReason(child, sponsor),
    ...(sponsor.schools.includes(child.school) ? [{ code: 'school', plus: true } as const] : []),
    ...(km === null ? [] : [{ code: 'way', plus: km <= 5, value: String(km).replace('.', ',') } as const]),
    ...(sponsor.windows.length === 0 ? [{ code: 'arranged', plus: false } as const] : []),
    ...(away === undefined ? [] : [{ code: 'away', plus: false, value: away.to.toString() } as const]),
    ...(sponsor.minor ? [{ code: 'minor', plus: false } as const] : []),
    // The need does not say whether the pupil is a girl or a boy: whoever decides asks the school.
    ...(sponsor.pupilGender === null ? [] : [{ code: 'wish', plus: false, value: sponsor.pupilGender } as const]),
  ];
}

/** How a child and a sponsor fit, with every reason. @param groupSize pupils in one lesson, as the centre allows */
export function pairOf(
  child: ChildFacts,
  sponsor: SponsorFacts,
  { groupSize, today }: { groupSize: number; today: Temporal.PlainDate },
): Pair {
  const reasons = reasonsOf(child, sponsor, today);
  const km = kmOf(child, sponsor);
  const slots = child.slots.filter((slot) => hasTime(sponsor, slot) && isFree(child, sponsor, slot, groupSize));
  const holds: Readonly<Record<Gap, boolean>> = {
    unfit: sponsor.hindrances.length > 0,
    never: child.blocked.has(sponsor.id),
    declined: child.declined.has(sponsor.id),
    full: sponsor.freeSeats.length === 0,
    away: awayThroughout(sponsor, today),
    gender: child.sponsorGender !== null && sponsor.gender !== child.sponsorGender,
    grade: !gradeFits(child, sponsor),
    school: !reaches(child, sponsor, km),
    lesson: slots.length === 0,
  };
  const knows = child.before.has(sponsor.id) || child.siblings.has(sponsor.id);
  return {
    ...{ child, sponsor, slots, reasons },
    gaps: gaps.filter((gap) => holds[gap]),
    cost: [
      knows ? 0 : 1,
      reasons.some(({ code }) => code === 'language') ? 0 : 1,
      sponsor.windows.length === 0 ? 1 : 0,
      Math.round(km ?? 10),
    ],
  };
}

/** Pairs that can be, the best first. */
export const ranked = (pairs: readonly Pair[]): Pair[] =>
  pairs
    .filter((pair) => pair.gaps.length === 0)
    .toSorted((a, b) => {
      const level = a.cost.findIndex((cost, at) => cost !== b.cost[at]);
      if (level >= 0) return (a.cost[level] ?? 0) - (b.cost[level] ?? 0);
      return a.sponsor.name.localeCompare(b.sponsor.name, 'de') || (a.sponsor.id < b.sponsor.id ? -1 : 1);
    });

/** Why nobody fits a child: what stands in the way of whoever is nearest to fit. Null: somebody fits. */
export function mainGap(pairs: readonly Pair[]): Gap | 'nobody' | null {
  if (pairs.some((pair) => pair.gaps.length === 0)) return null;
  const willing = pairs.filter((pair) => !pair.gaps.some((gap) => gap === 'unfit' || gap === 'never'));
  const nearest = (willing.length > 0 ? willing : pairs).toSorted((a, b) => a.gaps.length - b.gaps.length);
  const fewest = nearest[0]?.gaps.length;
  const counts = new Map<Gap, number>();
  for (const pair of nearest)
    if (pair.gaps.length === fewest) for (const gap of pair.gaps) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 'nobody';
}
