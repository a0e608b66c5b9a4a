// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../../db/centre.ts';
import { findHome, type Home } from '../../families/home.ts';
import { findActiveHold, type Hold } from '../../schools/holds.ts';
import { placesForRanking } from '../../schools/queries.ts';
import type { PlacementCase } from '../case-queries.ts';
import { type Need, namedWish, rankingInput } from './facts.ts';
import { agesOn, getNeedFacts } from './need-queries.ts';
import { defaultRankingSettings, rankSchools } from './rank.ts';
import type { ExcludedSchool, RankedSchool } from './types.ts';

export type { Need } from './facts.ts';

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
  const facts = {
    position: home.position,
    siblingsAt: siblings.map((sibling) => sibling.number),
    ages: agesOn((await getNeedFacts(tx, centreId, placementCase.id, today)).birth, today),
    denominationalWish: placementCase.denominationalWish,
    hold,
    maxMetres,
  };
  const { child, options } = rankingInput(need, facts, schools);
  const { ranked, excluded } = rankSchools(child, options, defaultRankingSettings(today));
  const denominational = new Set(
    namedWish(facts) === null
      ? schools.filter((school) => school.denomination !== null).map((school) => school.number)
      : [],
  );
  return { ranked, excluded, home, siblings, hold, denominational };
}
