// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Role, roleLabels } from '../../auth/permissions.ts';
import { dayOf } from '../../clock.ts';
import type { Tx } from '../../db/centre.ts';
import { findHome, type Home } from '../families/home.ts';
import { findActiveHold, type Hold } from '../schools/holds.ts';
import { placesForRanking, type SchoolWithPlace } from '../schools/queries.ts';
import type { PlacementCase } from './case-queries.ts';
import { defaultRankingSettings, rankSchools } from './ranking.ts';
import type { ExcludedSchool, PlaceKind, RankedSchool, ReportedPlaces, SchoolOption } from './ranking-types.ts';
import { stageOf } from './rules.ts';

/** The place a child needs. */
export interface Need {
  grade: string;
  kind: PlaceKind;
}

/** Schools that other children of the family attend, with how many of them. */
export async function listSiblingSchools(
  tx: Tx,
  centreId: string,
  familyId: string,
  childId: string,
): Promise<{ number: string; name: string }[]> {
  return await tx
    .selectFrom('child as c')
    .innerJoin('school as s', 's.number', 'c.school_number')
    .select(['s.number', 's.name'])
    .distinct()
    .where('c.centre_id', '=', centreId)
    .where('c.family_id', '=', familyId)
    .where('c.id', '<>', childId)
    .orderBy('s.number')
    .execute();
}

function toReported(place: NonNullable<SchoolWithPlace['place']>, own: Hold | undefined): ReportedPlaces {
  const held = Math.max(0, place.held - (own?.placeId === place.id ? 1 : 0));
  const open = place.capacity - place.blocked;
  const blocked = place.blocked > 0 && open - place.taken - held <= 0;
  return {
    grade: place.grade,
    kind: place.kind as PlaceKind,
    capacity: blocked ? place.capacity : open,
    taken: place.taken,
    held,
    blocked,
    blockedReason: place.blocked > 0 ? place.blockedReason : null,
    reportedAt: dayOf(place.reportedAt),
    reportedBy: roleLabels[place.reportedRole as Role] ?? place.reportedRole,
  };
}

/** What the page of schools for one child shows. */
export interface Ranking {
  ranked: RankedSchool[];
  excluded: ExcludedSchool[];
  home: Home;
  siblings: { number: string; name: string }[];
  hold: Hold | undefined;
  /** Denominational schools among the ranked, where the family has not said that it wishes one. */
  denominational: ReadonlySet<string>;
}

/**
 * All schools of the centre's area for this child, ranked or excluded with reasons. The place this child holds itself counts
 * as free for it. "No wish" is not taken for a refusal of denominational schools: they stay in, with a remark.
 */
export async function rankForCase(
  tx: Tx,
  centreId: string,
  placementCase: PlacementCase,
  need: Need,
  today: Temporal.PlainDate,
  maxMetres: number,
): Promise<Ranking> {
  const home = await findHome(tx, centreId, placementCase.familyId);
  const siblings = await listSiblingSchools(tx, centreId, placementCase.familyId, placementCase.childId);
  const hold = await findActiveHold(tx, placementCase.id);
  const schools = await placesForRanking(tx, need.grade, need.kind);
  const wish = placementCase.denominationalWish === 'none' ? null : placementCase.denominationalWish;
  const options: SchoolOption[] = schools.map(({ place, ...school }) => ({
    ...school,
    places: place ? [toReported(place, hold)] : [],
  }));
  const { ranked, excluded } = rankSchools(
    {
      grade: need.kind === 'ifk' || need.kind === 'ffm' ? null : need.grade,
      placeKind: need.kind,
      stage: stageOf(need.grade),
      position: home.position,
      siblingsAt: siblings.map((sibling) => sibling.number),
      denominationalWish: wish,
      maxMetres,
    },
    options,
    defaultRankingSettings(today),
  );
  const denominational = new Set(
    wish === null ? schools.filter((school) => school.denomination !== null).map((school) => school.number) : [],
  );
  return { ranked, excluded, home, siblings, hold, denominational };
}
