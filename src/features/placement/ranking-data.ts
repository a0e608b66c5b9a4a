// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Role, roleLabels } from '../../auth/permissions.ts';
import { dayOf } from '../../clock.ts';
import type { Tx } from '../../db/centre.ts';
import { findActiveHold, type Hold } from '../schools/holds.ts';
import { placesForRanking, type SchoolWithPlace } from '../schools/queries.ts';
import type { PlacementCase } from './case-queries.ts';
import { type Position, type PositionSource, positionFromMunicipality, positionFromPostcode } from './distance.ts';
import { defaultRankingSettings, rankSchools } from './ranking.ts';
import type { ExcludedSchool, PlaceKind, RankedSchool, ReportedPlaces, SchoolOption } from './ranking-types.ts';
import { stageOf } from './rules.ts';

/** The place a child needs. */
export interface Need {
  grade: string;
  kind: PlaceKind;
}

/** Where a family lives, for distances. */
export interface Home {
  position: Position | null;
  /** The address is protected and not opened by this person: the position is the middle of the municipality. */
  coarse: boolean;
  /** An Auskunftssperre stands, opened or not: what leaves the house carries neither address nor distance. */
  protected: boolean;
}

async function municipalityPosition(tx: Tx, ags: string | null): Promise<Position | null> {
  if (!ags) return null;
  const row = await tx.selectFrom('municipality').select(['x', 'y']).where('ags', '=', ags).executeTakeFirst();
  return row && row.x !== null && row.y !== null ? positionFromMunicipality({ x: row.x, y: row.y }) : null;
}

async function postcodePosition(tx: Tx, postcode: string | null, ags: string | null): Promise<Position | null> {
  if (!postcode || !ags) return null;
  const row = await tx
    .selectFrom('postcode')
    .select(['x', 'y', 'spread_m as spreadM'])
    .where('postcode', '=', postcode)
    .where('ags', '=', ags)
    .executeTakeFirst();
  return row && row.x !== null && row.y !== null
    ? positionFromPostcode({ x: row.x, y: row.y, spreadM: row.spreadM })
    : null;
}

/**
 * Where the family lives. With three distances to known schools anyone finds a house, and even their order tells a lot. So
 * for a protected address (§ 51 BMG) all distances, and with them the ranking, start from the middle of the municipality,
 * which this person sees anyway; only while they have opened the address with a reason does the true position count.
 */
export async function findHome(tx: Tx, centreId: string, familyId: string): Promise<Home> {
  const address = await tx
    .selectFrom('visible_address')
    .select(['ags', 'protected', 'open', 'postcode'])
    .where('centre_id', '=', centreId)
    .where('id', '=', familyId)
    .executeTakeFirst();
  if (!address) return { position: null, coarse: false, protected: false };
  const isProtected = address.protected ?? true;
  if (!address.open) {
    return { position: await municipalityPosition(tx, address.ags), coarse: true, protected: isProtected };
  }
  const row = await tx
    .selectFrom('family_position')
    .select([
      'position_x as x',
      'position_y as y',
      'position_source as source',
      'position_uncertainty_m as uncertaintyM',
    ])
    .where('centre_id', '=', centreId)
    .where('id', '=', familyId)
    .executeTakeFirst();
  if (row && row.x !== null && row.y !== null && row.source !== null) {
    const source = row.source as PositionSource;
    const position = { x: row.x, y: row.y, source, uncertaintyM: row.uncertaintyM ?? 1500 };
    return { position, coarse: false, protected: isProtected };
  }
  const position =
    (await postcodePosition(tx, address.postcode, address.ags)) ?? (await municipalityPosition(tx, address.ags));
  return { position, coarse: false, protected: isProtected };
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
