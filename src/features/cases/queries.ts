// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { isId } from '../../db/ids.ts';
import { NotFound } from '../../refusals.ts';
import type { BirthColumns } from '../families/rules.ts';
import type { CaseKind, CaseState, Owner, Step } from './states.ts';

/** The head of a case's page. */
export interface CaseHead extends BirthColumns {
  id: string;
  number: string;
  kind: CaseKind;
  state: CaseState;
  nextStep: Step | null;
  nextOwner: Owner | null;
  dueOn: Temporal.PlainDate | null;
  openedOn: Temporal.PlainDate;
  closedOn: Temporal.PlainDate | null;
  reportedAgs: string;
  responsibleId: string | null;
  responsible: string | null;
  authority: string | null;
  schoolName: string | null;
  childId: string;
  familyId: string;
  familyName: string;
  givenNames: string;
  version: number;
}

/** The query behind `getCaseHead`, to be read together with others. */
export const caseHeadQuery = (tx: Tx, centreId: string, id: string) =>
  tx
    .selectFrom('placement_case as p')
    .innerJoin('child as c', (join) => join.onRef('c.centre_id', '=', 'p.centre_id').onRef('c.id', '=', 'p.child_id'))
    .leftJoin('auth_user as u', 'u.id', 'p.responsible_user')
    .leftJoin('authority as a', (join) =>
      join.onRef('a.centre_id', '=', 'p.centre_id').onRef('a.id', '=', 'p.authority_id'),
    )
    .leftJoin('school as s', 's.number', 'p.school_number')
    .select(['p.id', 'p.case_number as number', 'p.kind', 'p.due_on as dueOn', 'p.opened_on as openedOn'])
    .select(['p.closed_on as closedOn', 'p.reported_ags as reportedAgs', 'p.responsible_user as responsibleId'])
    .select(['u.name as responsible', 'a.name as authority', 's.name as schoolName', 'p.version'])
    .select(['c.id as childId', 'c.family_id as familyId', 'c.family_name as familyName'])
    .select(['c.given_names as givenNames', 'c.birth_year', 'c.birth_month', 'c.birth_day'])
    .select('p.state')
    .select('p.next_step as nextStep')
    .select('p.next_owner as nextOwner')
    .where('p.centre_id', '=', centreId)
    .where('p.id', '=', id);

/** @throws NotFound for a malformed or unknown id and for a case of another centre. */
export async function getCaseHead(tx: Tx, centreId: string, id: string): Promise<CaseHead> {
  const row = isId(id) ? await caseHeadQuery(tx, centreId, id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row;
}

/** Who may be responsible for a case: counsellors and heads of the centre. */
export async function listCounsellors(tx: Tx, centreId: string): Promise<{ id: string; name: string }[]> {
  return await tx
    .selectFrom('membership as m')
    .innerJoin('auth_user as u', 'u.id', 'm.user_id')
    .select(['u.id', 'u.name'])
    .distinct()
    .where('m.centre_id', '=', centreId)
    .where('m.role', 'in', ['counsellor', 'head'])
    .where('m.ended_at', 'is', null)
    .orderBy('u.name')
    .execute();
}

/** Does this person counsel in the centre now? */
export async function isCounsellor(tx: Tx, centreId: string, userId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('membership')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('user_id', '=', userId)
    .where('role', '=', 'counsellor')
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Open primary schools (forms with grade 1), nearest first. */
export async function listNearPrimarySchools(
  tx: Tx,
  forms: readonly string[],
  near: { x: number; y: number },
  count: number,
): Promise<{ number: string; name: string; place: string; x: number; y: number }[]> {
  const { rows } = await sql<{ number: string; name: string; place: string; x: number; y: number }>`
    select number, name, place, x, y from school
    where form = any(${[...forms]}::text[]) and closed_at is null and x is not null and y is not null
    order by (x - ${near.x}::float8) * (x - ${near.x}::float8) + (y - ${near.y}::float8) * (y - ${near.y}::float8), number
    limit ${count}`.execute(tx);
  return rows;
}

/** A case of a child, newest first. */
export interface CaseOfChild {
  id: string;
  number: string;
  state: CaseState;
  openedOn: Temporal.PlainDate;
  closedOn: Temporal.PlainDate | null;
}

export async function listCasesOfChild(tx: Tx, centreId: string, childId: string): Promise<CaseOfChild[]> {
  return await tx
    .selectFrom('placement_case')
    .select(['id', 'case_number as number', 'opened_on as openedOn', 'closed_on as closedOn'])
    .select('state')
    .where('centre_id', '=', centreId)
    .where('child_id', '=', childId)
    .orderBy('id', 'desc')
    .execute();
}

/** The id of a case by its id or its number ("DN-2026-0417"). */
export async function findCaseId(tx: Tx, centreId: string, idOrNumber: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('placement_case')
    .select('id')
    .where('centre_id', '=', centreId)
    .where(isId(idOrNumber) ? 'id' : 'case_number', '=', idOrNumber)
    .executeTakeFirst();
  return row?.id;
}
