// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { PartialDate } from '../../../codes/partial-date.ts';
import type { Gender, PlaceKindKey } from '../../../codes/pupil-keys.ts';
import type { Tx } from '../../../db/centre.ts';
import { isId } from '../../../db/ids.ts';
import { NotFound } from '../../../refusals.ts';
import { findSchoolNote } from '../../cases/counselling/queries.ts';
import { readEarlierSchools } from '../../cases/earlier-school-queries.ts';
import type { EarlierSchool } from '../../cases/earlier-school-rules.ts';
import type { CaseState } from '../../cases/states.ts';
import { mayStill } from '../../consents/queries.ts';
import { birthOf } from '../../families/rules.ts';
import { getPassedAddress, listPassedGuardians, type PassedAddress } from '../submission/facts.ts';

/** A child assigned to a school, as that school lists it. */
export interface AssignedChild {
  caseId: string;
  childId: string;
  familyId: string;
  decisionId: string;
  familyName: string;
  givenNames: string;
  birth: PartialDate | null;
  schoolNumber: string;
  schoolName: string;
  grade: string;
  placeKind: PlaceKindKey;
  startOn: Temporal.PlainDate;
  state: CaseState;
  version: number;
  dueOn: Temporal.PlainDate | null;
  /** The admission while the child goes to this school. */
  admissionId: string | null;
  firstSchoolDay: Temporal.PlainDate | null;
  className: string | null;
  /** When it last stood in a file for SchILD that was loaded. */
  exportedAt: Temporal.Instant | null;
  responsible: string | null;
  reportedBy: string;
  reportedAgs: string;
}

/** Children whose decision in force names one of these schools; earlier decisions and other schools' children are not there. */
const assigned = (tx: Tx, centreId: string, schools: readonly string[]) =>
  tx
    .selectFrom('decision as d')
    .innerJoin('placement_case as p', (join) =>
      join.onRef('p.centre_id', '=', 'd.centre_id').onRef('p.id', '=', 'd.case_id'),
    )
    .innerJoin('child as c', (join) => join.onRef('c.centre_id', '=', 'p.centre_id').onRef('c.id', '=', 'p.child_id'))
    .innerJoin('school as s', 's.number', 'd.school_number')
    .leftJoin('admission as a', (join) =>
      join.onRef('a.centre_id', '=', 'd.centre_id').onRef('a.decision_id', '=', 'd.id').on('a.ended_at', 'is', null),
    )
    .where('d.centre_id', '=', centreId)
    .where('d.school_number', 'in', schools.length > 0 ? [...schools] : [''])
    .where('p.state', 'in', ['allocated', 'legal_remedy', 'admitted', 'not_arrived', 'left_school'])
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('decision as n')
            .select('n.id')
            .whereRef('n.centre_id', '=', 'd.centre_id')
            .whereRef('n.replaces_id', '=', 'd.id'),
        ),
      ),
    );

const columns = [
  'p.id as caseId',
  'c.id as childId',
  'c.family_id as familyId',
  'd.id as decisionId',
  'c.family_name as familyName',
  'c.given_names as givenNames',
  'c.birth_year',
  'c.birth_month',
  'c.birth_day',
  'd.school_number as schoolNumber',
  's.name as schoolName',
  'd.grade',
  'd.place_kind as placeKind',
  'd.start_on as startOn',
  'p.version',
  'p.due_on as dueOn',
  'a.id as admissionId',
  'a.first_school_day as firstSchoolDay',
  'a.class_name as className',
  'a.exported_at as exportedAt',
  'p.responsible_user as responsible',
  'p.reported_by as reportedBy',
  'p.reported_ags as reportedAgs',
] as const;

type Row = Omit<AssignedChild, 'birth'> & {
  birth_year: number | null;
  birth_month: number | null;
  birth_day: number | null;
};
const toChild = ({ birth_year, birth_month, birth_day, ...row }: Row): AssignedChild => ({
  ...row,
  birth: birthOf({ birth_year, birth_month, birth_day }),
});

/** Assigned children, with `open` only those waiting for confirmation: these first, by due date, then the admitted, newest first. */
export async function listAssigned(
  tx: Tx,
  centreId: string,
  schools: readonly string[],
  page: { limit: number; offset: number },
  open = false,
): Promise<AssignedChild[]> {
  const rows = await assigned(tx, centreId, schools)
    .select(columns)
    .select('p.state')
    .$if(open, (query) => query.where('p.state', '=', 'allocated'))
    .orderBy(sql`p.state = 'allocated'`, 'desc')
    .orderBy(sql`case when p.state = 'allocated' then p.due_on end`)
    .orderBy('a.first_school_day', 'desc')
    .orderBy('p.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map(toChild);
}

export async function countAssigned(
  tx: Tx,
  centreId: string,
  schools: readonly string[],
): Promise<{ all: number; open: number }> {
  return await assigned(tx, centreId, schools)
    .select([
      sql<number>`count(*)::int`.as('all'),
      sql<number>`(count(*) filter (where p.state = 'allocated'))::int`.as('open'),
    ])
    .executeTakeFirstOrThrow();
}

/** @throws NotFound for a child of another school or centre, or a malformed id. */
export async function getAssigned(
  tx: Tx,
  centreId: string,
  schools: readonly string[],
  caseId: string,
): Promise<AssignedChild> {
  if (!isId(caseId)) throw new NotFound();
  const row = await assigned(tx, centreId, schools)
    .select(columns)
    .select('p.state')
    .where('p.id', '=', caseId)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return toChild(row);
}

/** What a school needs to admit a child, and no more. */
export interface AdmissionData {
  gender: Gender;
  firstLanguage: string;
  secondLanguage: string | null;
  familyLanguage: string;
  interpreterNeeded: boolean;
  guardians: { name: string; relation: string; phone: string }[];
  address: PassedAddress;
  /** Where the child went to school in Germany before: its Erstförderung goes on. */
  earlierSchools: EarlierSchool[];
  /** What the counselling wants the school to know; '' without it, and without a consent that stands. */
  schoolNote: string;
}

export async function getAdmissionData(tx: Tx, centreId: string, child: AssignedChild): Promise<AdmissionData> {
  const row = await tx
    .selectFrom('child as c')
    .innerJoin('family as f', (join) => join.onRef('f.centre_id', '=', 'c.centre_id').onRef('f.id', '=', 'c.family_id'))
    .select([
      'c.first_language as firstLanguage',
      'c.second_language as secondLanguage',
      'f.language as familyLanguage',
    ])
    .select(['f.interpreter_needed as interpreterNeeded', 'c.gender'])
    .where('c.centre_id', '=', centreId)
    .where('c.id', '=', child.childId)
    .executeTakeFirstOrThrow();
  return {
    ...row,
    gender: row.gender,
    guardians: await listPassedGuardians(tx, centreId, child.familyId),
    address: await getPassedAddress(tx, centreId, child.familyId),
    earlierSchools: (await readEarlierSchools(tx, centreId, child.childId)).now,
    schoolNote: (await mayStill(tx, centreId, 'school_note', child.childId))
      ? await findSchoolNote(tx, centreId, child.caseId)
      : '',
  };
}

/** Children assigned to these schools, by their ids. */
export const assignedChildren = (tx: Tx, centreId: string, schools: readonly string[]) =>
  assigned(tx, centreId, schools).select('c.id');

/** The cases by which some children are assigned to these schools. */
export const listAssignedOf = (
  tx: Tx,
  centreId: string,
  schools: readonly string[],
  children: readonly string[],
): Promise<{ childId: string; id: string }[]> =>
  assigned(tx, centreId, schools)
    .select(['c.id as childId', 'p.id'])
    .where('c.id', 'in', [...children])
    .orderBy('p.id', 'desc')
    .execute();
