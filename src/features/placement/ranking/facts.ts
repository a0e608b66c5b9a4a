// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { roleLabels } from '../../../auth/permissions.ts';
import { dayOf } from '../../../clock.ts';
import { wordOf } from '../../../codes/keys.ts';
import { getStage, type PlaceKindKey } from '../../../codes/school-forms.ts';
import type { Ages } from '../../../codes/usual-place.ts';
import type { Position } from '../../../matching/index.ts';
import type { Hold } from '../../schools/holds.ts';
import type { SchoolWithPlace } from '../../schools/queries.ts';
import type { RankingChild, ReportedPlaces, SchoolOption } from './types.ts';

/** The place a child needs. */
export interface Need {
  grade: string;
  kind: PlaceKindKey;
}

/** What is kept about a child that may count when schools are compared for it. */
export interface ChildFacts {
  /** Possible ages; null or missing = unknown. */
  readonly ages?: Ages | null;
  readonly position: Position | null;
  /** Schools that brothers and sisters attend. */
  readonly siblingsAt: readonly string[];
  /** As kept: 'none' = no wish was named. */
  readonly denominationalWish: 'none' | 'catholic' | 'protestant';
  /** The place this child holds itself. */
  readonly hold: Pick<Hold, 'placeId'> | undefined;
  readonly maxMetres: number;
}

function toReported(place: NonNullable<SchoolWithPlace['place']>, own: ChildFacts['hold']): ReportedPlaces {
  const held = Math.max(0, place.held - (own?.placeId === place.id ? 1 : 0));
  const open = place.capacity - place.blocked;
  const blocked = place.blocked > 0 && open - place.taken - held <= 0;
  return {
    grade: place.grade,
    kind: place.kind,
    capacity: blocked ? place.capacity : open,
    taken: place.taken,
    held,
    blocked,
    blockedReason: place.blocked > 0 ? place.blockedReason : null,
    reportedAt: dayOf(place.reportedAt),
    reportedBy: wordOf(roleLabels, place.reportedRole),
  };
}

/** The family's wish as the rules take it: "no wish" is not taken for a refusal of denominational schools. */
export const namedWish = ({ denominationalWish }: Pick<ChildFacts, 'denominationalWish'>) =>
  denominationalWish === 'none' ? null : denominationalWish;

/**
 * A child and the schools of the area as the rules look at them. The place the child holds itself counts as free for it.
 * @param schools with their places of the grade and kind that the child needs
 */
export function rankingInput(
  need: Need,
  facts: ChildFacts,
  schools: readonly SchoolWithPlace[],
): { child: RankingChild; options: SchoolOption[] } {
  return {
    child: {
      grade: need.grade,
      placeKind: need.kind,
      stage: getStage(need.grade),
      ages: facts.ages ?? null,
      position: facts.position,
      siblingsAt: facts.siblingsAt,
      denominationalWish: namedWish(facts),
      maxMetres: facts.maxMetres,
    },
    options: schools.map(({ place, ...school }) => ({
      ...school,
      places: place ? [toReported(place, facts.hold)] : [],
    })),
  };
}
