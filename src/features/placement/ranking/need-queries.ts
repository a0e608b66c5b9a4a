// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { ageRange, type PartialDate } from '../../../codes/partial-date.ts';
import type { Ages } from '../../../codes/usual-place.ts';
import type { Tx } from '../../../db/centre.ts';
import { gapMonths, type SchoolTimes, schoolTimes } from '../../cases/counselling/queries.ts';
import { readEarlierSchools } from '../../cases/earlier-school-queries.ts';
import { supportClock } from '../../cases/earlier-school-rules.ts';
import { type BirthColumns, birthOf } from '../../families/rules.ts';
import type { ProposalFacts } from '../proposal/facts.ts';
import type { Proposal } from '../proposal/propose.ts';
import type { Need } from './facts.ts';

/** What counselling has found out; null: not counselled, or not known. */
type Learnt = Pick<ProposalFacts, 'germanLevel' | 'literacy' | 'schoolYears' | 'gapMonths'>;

/** What the record of counselling says of the child, as the rules of the proposal take it. */
const learntOf = (row: {
  german_level: string | null;
  literacy: ProposalFacts['literacy'];
  school_years: number | null;
  times: SchoolTimes;
}): Learnt => ({
  germanLevel: row.german_level,
  literacy: row.literacy,
  schoolYears: row.school_years,
  gapMonths: gapMonths(row.times),
});

/** What is known of a child that says which place it needs. @throws NoResultError for a case that is not there */
export async function getNeedFacts(
  tx: Tx,
  centreId: string,
  caseId: string,
  today: Temporal.PlainDate,
): Promise<ProposalFacts> {
  const row = await tx
    .selectFrom('placement_case as p')
    .innerJoin('child as c', (join) => join.onRef('c.centre_id', '=', 'p.centre_id').onRef('c.id', '=', 'p.child_id'))
    .leftJoin('counselling as k', (join) =>
      join.onRef('k.centre_id', '=', 'p.centre_id').onRef('k.case_id', '=', 'p.id'),
    )
    .select(['p.kind', 'c.id as childId', 'c.birth_year', 'c.birth_month', 'c.birth_day'])
    .select(['k.german_level', 'k.literacy', 'k.school_years'])
    .select(schoolTimes(centreId, 'k.id').as('times'))
    .where('p.centre_id', '=', centreId)
    .where('p.id', '=', caseId)
    .executeTakeFirstOrThrow();
  const earlier = await readEarlierSchools(tx, centreId, row.childId);
  return {
    birth: birthOf(row),
    way: row.kind,
    ...learntOf(row),
    supportSince: supportClock(earlier.now, today)?.since ?? null,
  };
}

/** Possible ages on a day; null while the birth date is unknown. */
export const agesOn = (birth: PartialDate | null, on: Temporal.PlainDate): Ages | null => birth && ageRange(birth, on);

/** The same for the row of a child. */
export const agesOf = (row: BirthColumns, on: Temporal.PlainDate): Ages | null => agesOn(birthOf(row), on);

/** Grade and kind that are proposed, as far as they are. */
export const proposedNeed = ({ grade, kind }: Proposal): Partial<Need> => ({
  ...(grade === null ? {} : { grade }),
  ...(kind === null ? {} : { kind }),
});
