// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Tx } from '../../../db/centre.ts';

/** An allocation to a school that another decision has replaced by one to another school. */
export interface ReplacedAllocation {
  caseId: string;
  childId: string;
  familyName: string;
  givenNames: string;
  reference: string;
  schoolName: string;
  replacedOn: Temporal.PlainDate;
}

/** So many days a school is told on its pages that a child does not come: until everybody there has heard of it. */
const replacedDays = 28;

/** Allocations to these schools that do not hold any more, newest first; of the last weeks. */
export async function listReplaced(
  tx: Tx,
  centreId: string,
  schools: readonly string[],
  today: Temporal.PlainDate,
): Promise<ReplacedAllocation[]> {
  return await tx
    .selectFrom('decision as d')
    .innerJoin('decision as n', (join) =>
      join.onRef('n.centre_id', '=', 'd.centre_id').onRef('n.replaces_id', '=', 'd.id'),
    )
    .innerJoin('placement_case as p', (join) =>
      join.onRef('p.centre_id', '=', 'd.centre_id').onRef('p.id', '=', 'd.case_id'),
    )
    .innerJoin('child as c', (join) => join.onRef('c.centre_id', '=', 'p.centre_id').onRef('c.id', '=', 'p.child_id'))
    .innerJoin('school as s', 's.number', 'd.school_number')
    .select(['d.case_id as caseId', 'p.child_id as childId', 'c.family_name as familyName'])
    .select(['c.given_names as givenNames', 'd.reference', 's.name as schoolName', 'n.decided_on as replacedOn'])
    .where('d.centre_id', '=', centreId)
    .where('d.school_number', 'in', schools.length > 0 ? [...schools] : [''])
    .where(sql<boolean>`n.school_number <> d.school_number`)
    .where('n.decided_on', '>=', today.subtract({ days: replacedDays }))
    .orderBy('n.decided_at', 'desc')
    .orderBy('d.id')
    .execute();
}
