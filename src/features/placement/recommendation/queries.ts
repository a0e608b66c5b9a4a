// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Expression } from 'kysely';
import type { PlaceKindKey } from '../../../codes/pupil-keys.ts';
import { findSchoolForm, formLabel, isSpecialSchool } from '../../../codes/school-forms.ts';
import { type Ages, formFitsAge } from '../../../codes/usual-place.ts';
import type { Tx } from '../../../db/centre.ts';
import { Conflict } from '../../../refusals.ts';
import { listSchools, schoolNames } from '../../schools/queries.ts';
import { fitsRecommendation } from './rules.ts';

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

/** For what schools are sought: what is chosen already, and grade and kind as far as they are. */
export interface Sought {
  schoolNumbers: readonly string[];
  grade: string | undefined;
  kind: PlaceKindKey | undefined;
  /** Possible ages of the child; null: unknown. */
  ages: Ages | null;
}

const fits = (form: string, { grade, kind, ages }: Sought): boolean =>
  fitsRecommendation(form, grade, kind) && formFitsAge(findSchoolForm(form)?.stages ?? [], ages);

/**
 * Schools to choose from: those of the centre's area whose form has such places, once grade or kind are chosen, without
 * Förderschulen and forms that no child of this age goes to. What is chosen already stays in the choice, wherever it lies.
 */
export async function listSchoolOptions(tx: Tx, sought: Sought): Promise<{ value: string; label: string }[]> {
  const near = await listSchools(tx, { ownArea: true, sort: { key: 'name', direction: 'asc' } });
  const options = near
    .filter(({ form }) => !isSpecialSchool(form) && fits(form, sought))
    .map(({ number, name, place, form }) => ({ value: number, label: `${name}, ${place} (${formLabel(form)})` }));
  const others = [...new Set(sought.schoolNumbers)].filter((number) => !options.some(({ value }) => value === number));
  const names = await schoolNames(tx, others);
  return [...options, ...others.map((number) => ({ value: number, label: names.get(number) ?? number }))];
}
