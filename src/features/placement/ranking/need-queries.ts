// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { ageRange, type PartialDate } from '../../../codes/partial-date.ts';
import { type Ages, type Learnt, usualGrade, usualKind } from '../../../codes/usual-place.ts';
import type { Tx } from '../../../db/centre.ts';
import { type BirthColumns, birthOf } from '../../families/rules.ts';
import type { Need } from './facts.ts';

/** What is known of a child that says which place it needs. */
export interface NeedFacts extends Learnt {
  birth: PartialDate | null;
  /** The way of its case. */
  way: 'placement' | 'direct_registration';
}

/** @throws NoResultError for a case that is not there */
export async function getNeedFacts(tx: Tx, centreId: string, caseId: string): Promise<NeedFacts> {
  const row = await tx
    .selectFrom('placement_case as p')
    .innerJoin('child as c', (join) => join.onRef('c.centre_id', '=', 'p.centre_id').onRef('c.id', '=', 'p.child_id'))
    .leftJoin('counselling as k', (join) =>
      join.onRef('k.centre_id', '=', 'p.centre_id').onRef('k.case_id', '=', 'p.id'),
    )
    .select(['p.kind', 'c.birth_year', 'c.birth_month', 'c.birth_day', 'k.german_level', 'k.literacy'])
    .where('p.centre_id', '=', centreId)
    .where('p.id', '=', caseId)
    .executeTakeFirstOrThrow();
  return { birth: birthOf(row), way: row.kind, germanLevel: row.german_level, literacy: row.literacy };
}

/** Possible ages on a day; null while the birth date is unknown. */
export const agesOn = (birth: PartialDate | null, on: Temporal.PlainDate): Ages | null => birth && ageRange(birth, on);

/** The same for the row of a child. */
export const agesOf = (row: BirthColumns, on: Temporal.PlainDate): Ages | null => agesOn(birthOf(row), on);

/** Grade and kind that usually fit age, way and what counselling found; undefined where the age is not known. */
export function usualNeed(facts: NeedFacts, on: Temporal.PlainDate): Need | undefined {
  const grade = usualGrade(facts.birth, on);
  if (grade === undefined) return undefined;
  // Who registers at a school directly gets no place of a kind: the school takes it into a class.
  return { grade, kind: facts.way === 'direct_registration' ? 'regular' : usualKind(grade, facts, on) };
}
