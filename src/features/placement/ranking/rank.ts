// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { kindLabel } from '../../../codes/school-forms.ts';
import { equallyNear, transportHint, type WalkingEstimate, walkingEstimate } from '../../../matching/index.ts';
import { isPrivateSchool } from '../../schools/rules.ts';
import { daysSince, exclusions, fittingPlaces, freeOf, reportedText } from './exclusion.ts';
import type { Criterion, ExcludedSchool, RankedSchool, RankingChild, RankingSettings, SchoolOption } from './types.ts';

/**
 * The usual order: the nearer group of schools first, where schools whose way cannot be told apart form one group; within
 * a group public schools before Ersatzschulen (a child can be assigned to a public school; an Ersatzschule has to agree
 * first), then a sibling's school, then the family's wish for a denominational school, then the shorter estimated way, though
 * it may be wrong, then the younger report.
 */
export const DEFAULT_ORDER: readonly Criterion[] = ['distance', 'sibling', 'wish', 'owner', 'estimate', 'freshness'];

/** Settings a centre starts with. A sibling's school counts as 1 km nearer (own choice; siblings: § 1 Abs. 2 APO-S I). */
export function defaultRankingSettings(today: Temporal.PlainDate): RankingSettings {
  return { today, order: DEFAULT_ORDER, siblingLiftM: 1000 };
}

interface Candidate {
  readonly option: SchoolOption;
  readonly free: number;
  readonly days: number;
  readonly reportedBy: string;
  readonly distance: WalkingEstimate | null;
  readonly sibling: boolean;
  readonly wished: boolean;
  /** Metres after the sibling's lift; infinite when unknown, so that unknown ways come last. */
  readonly weighed: number;
  tier: number;
}

function compareNumbers(a: Candidate, b: Candidate): number {
  if (a.option.number === b.option.number) return 0;
  return a.option.number < b.option.number ? -1 : 1;
}

function toCandidate(
  option: SchoolOption,
  child: RankingChild,
  distance: WalkingEstimate | null,
  settings: RankingSettings,
): Candidate {
  const open = fittingPlaces(option, child).filter((places) => freeOf(places) > 0);
  const youngest = open
    .map((places) => ({ days: daysSince(places.reportedAt, settings.today), by: places.reportedBy }))
    .sort((a, b) => a.days - b.days || (a.by < b.by ? -1 : 1))[0]!;
  const sibling = child.siblingsAt.includes(option.number);
  const lift = sibling ? settings.siblingLiftM : 0;
  return {
    option,
    free: open.reduce((total, places) => total + freeOf(places), 0),
    days: youngest.days,
    reportedBy: youngest.by,
    distance,
    sibling,
    wished: option.denomination != null && option.denomination === (child.denominationalWish ?? null),
    weighed: distance === null ? Number.POSITIVE_INFINITY : Math.max(0, distance.metres - lift),
    tier: 0,
  };
}

/**
 * Puts candidates into groups of equally near schools. "Equally near" is not transitive, so a group is all that lies within
 * the doubt of its nearest member; this keeps the order independent of the input's order.
 */
function setTiers(candidates: readonly Candidate[]): void {
  let tier = 0;
  let nearest: Candidate | undefined;
  for (const candidate of [...candidates].sort((a, b) => a.weighed - b.weighed || compareNumbers(a, b))) {
    const within =
      nearest !== undefined &&
      (candidate.weighed === nearest.weighed ||
        candidate.weighed - nearest.weighed <= (candidate.distance?.uncertaintyM ?? 0));
    if (!within) {
      tier += 1;
      nearest = candidate;
    }
    candidate.tier = tier;
  }
}

const COMPARE: Readonly<Record<Criterion, (a: Candidate, b: Candidate) => number>> = {
  distance: (a, b) => a.tier - b.tier,
  owner: (a, b) => Number(isPrivateSchool(a.option.legalForm)) - Number(isPrivateSchool(b.option.legalForm)),
  sibling: (a, b) => Number(b.sibling) - Number(a.sibling),
  wish: (a, b) => Number(b.wished) - Number(a.wished),
  // Two unknown ways are alike; infinity less infinity is no number.
  estimate: (a, b) => (a.weighed === b.weighed ? 0 : a.weighed - b.weighed),
  freshness: (a, b) => a.days - b.days,
};

function compareBy(order: readonly Criterion[]): (a: Candidate, b: Candidate) => number {
  return (a, b) => {
    for (const criterion of order) {
      const difference = COMPARE[criterion](a, b);
      if (difference !== 0) return difference;
    }
    return compareNumbers(a, b);
  };
}

function reasonsFor(candidate: Candidate, child: RankingChild): string[] {
  const { distance, free } = candidate;
  const count = free === 1 ? '1 Platz frei' : `${free} Plätze frei`;
  const reasons = [`${count} (${kindLabel(child.placeKind)}), ${reportedText(candidate.days)}.`];
  if (distance) {
    reasons.push(`Schulweg ${distance.text} (${distance.exactness}).`);
  } else {
    reasons.push('Schulweg unbekannt: Die Lage der Wohnung oder der Schule fehlt.');
  }
  if (candidate.sibling) reasons.push('Ein Geschwisterkind besucht diese Schule.');
  if (candidate.wished) reasons.push('Die Familie wünscht eine Schule dieses Bekenntnisses.');
  if (isPrivateSchool(candidate.option.legalForm))
    reasons.push(
      'Ersatzschule in freier Trägerschaft: Sie entscheidet selbst über die Aufnahme. Fragen Sie sie zuerst.',
    );
  return reasons;
}

function toRanked(
  candidate: Candidate,
  index: number,
  all: readonly Candidate[],
  child: RankingChild,
  today: Temporal.PlainDate,
): RankedSchool {
  const { option, distance } = candidate;
  const equal = all.filter(
    (other) => other !== candidate && distance && other.distance && equallyNear(distance, other.distance),
  );
  return {
    rank: index + 1,
    number: option.number,
    name: option.name,
    form: option.form,
    free: candidate.free,
    reportedDaysAgo: candidate.days,
    reportedText: reportedText(candidate.days),
    reportedBy: candidate.reportedBy,
    distance,
    transport: distance && transportHint(distance.metres, child.stage, distance.uncertaintyM, today),
    siblingThere: candidate.sibling,
    privateOwner: isPrivateSchool(option.legalForm),
    equalTo: equal.map((other) => other.option.number).sort(),
    reasons: reasonsFor(candidate, child),
  };
}

/**
 * Ranks schools for one child. A proposal with reasons, never a decision (Art. 22 GDPR): a person decides and says why.
 * Each option appears once, ranked or excluded; the result does not depend on the order of the options.
 * @param options schools with distinct numbers
 */
export function rankSchools(
  child: RankingChild,
  options: readonly SchoolOption[],
  settings: RankingSettings,
): { ranked: RankedSchool[]; excluded: ExcludedSchool[] } {
  const candidates: Candidate[] = [];
  const excluded: ExcludedSchool[] = [];
  for (const option of options) {
    const { x, y } = option;
    const distance =
      child.position !== null && x !== null && y !== null
        ? walkingEstimate(child.position, { x, y }, settings.today)
        : null;
    const reasons = exclusions(option, child, distance, settings.today);
    if (reasons.length === 0) candidates.push(toCandidate(option, child, distance, settings));
    else excluded.push({ number: option.number, name: option.name, form: option.form, distance, reasons });
  }
  setTiers(candidates);
  candidates.sort(compareBy(settings.order));
  return {
    ranked: candidates.map((candidate, index) => toRanked(candidate, index, candidates, child, settings.today)),
    excluded: excluded.sort((a, b) => (a.number < b.number ? -1 : 1)),
  };
}
