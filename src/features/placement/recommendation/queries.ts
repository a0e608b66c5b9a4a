// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Expression } from 'kysely';
import type { PlaceKindKey } from '../../../codes/pupil-keys.ts';
import type { Tx } from '../../../db/centre.ts';
import { Conflict } from '../../../refusals.ts';

/** What the centre recommended last. */
export interface Recommendation {
  id: string;
  grade: string;
  placeKind: PlaceKindKey;
  earliestStart: Temporal.PlainDate;
  at: Temporal.Instant;
}

/** The query behind `findRecommendation`, to be read together with others: one row at most. */
export const recommendationQuery = (tx: Tx, centreId: string, caseId: string) =>
  tx
    .selectFrom('recommendation')
    .select(['id', 'grade', 'place_kind as placeKind', 'earliest_start as earliestStart', 'at'])
    .where('centre_id', '=', centreId)
    .where('case_id', '=', caseId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1);

export const findRecommendation = (tx: Tx, centreId: string, caseId: string): Promise<Recommendation | undefined> =>
  recommendationQuery(tx, centreId, caseId).executeTakeFirst();

/** A school of a recommendation, best first, with the distance as known when it was recommended. */
export interface RecommendedSchool {
  number: string;
  name: string;
  place: string;
  distanceM: number | null;
  distanceSource: string | null;
}

/** The query behind `listRecommendedSchools`, to be read together with others. */
export const recommendedQuery = (tx: Tx, centreId: string, recommendationId: string | Expression<string>) =>
  tx
    .selectFrom('recommended_school as r')
    .innerJoin('school as s', 's.number', 'r.school_number')
    .select(['s.number', 's.name', 's.place', 'r.distance_m as distanceM', 'r.distance_source as distanceSource'])
    .where('r.centre_id', '=', centreId)
    .where('r.recommendation_id', '=', recommendationId)
    .orderBy('r.rank');

export const listRecommendedSchools = (
  tx: Tx,
  centreId: string,
  recommendationId: string,
): Promise<RecommendedSchool[]> => recommendedQuery(tx, centreId, recommendationId).execute();

/** @throws Conflict when the centre has not recommended anything yet. */
export async function getRecommendation(tx: Tx, centreId: string, caseId: string): Promise<Recommendation> {
  const recommendation = await findRecommendation(tx, centreId, caseId);
  if (!recommendation)
    throw new Conflict('Für diesen Fall gibt es noch keine Empfehlung. Schreiben Sie zuerst die Empfehlung.', [
      { kind: 'case', aim: 'recommendation', id: caseId, label: 'Empfehlung schreiben' },
    ]);
  return recommendation;
}
