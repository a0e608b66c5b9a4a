// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { isId } from '../../db/ids.ts';
import { NotFound } from '../../web/route.ts';
import type { BirthColumns } from '../families/rules.ts';
import type { CompetenceRule } from './competence.ts';
import type { CaseState, Owner, Step } from './states.ts';

/** The centre's competence table. */
export async function listCompetence(tx: Tx, centreId: string): Promise<CompetenceRule[]> {
  return await tx
    .selectFrom('competence_rule')
    .select(['valid_from as validFrom', 'valid_to as validTo', 'age_from as ageFrom', 'age_to as ageTo'])
    .select(['path', 'authority_id as authorityId', 'note'])
    .where('centre_id', '=', centreId)
    .execute();
}

/** Prefix of the centre's case numbers, target of waiting in calendar days, and whether schools are asked first. */
export async function getCaseSettings(
  tx: Tx,
  centreId: string,
): Promise<{ numberPrefix: string; targetDays: number; askSchool: boolean }> {
  const row = await tx
    .selectFrom('centre as c')
    .leftJoin('centre_setting as s', 's.centre_id', 'c.id')
    .select(['c.number_prefix as numberPrefix', 's.target_days as targetDays'])
    .select('s.ask_school_before_decision as askSchool')
    .where('c.id', '=', centreId)
    .executeTakeFirstOrThrow();
  return { numberPrefix: row.numberPrefix, targetDays: row.targetDays ?? 28, askSchool: row.askSchool ?? true };
}

/** The head of a case's page. */
export interface CaseHead extends BirthColumns {
  id: string;
  number: string;
  kind: string;
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

/** @throws NotFound for a malformed or unknown id and for a case of another centre. */
export async function getCaseHead(tx: Tx, centreId: string, id: string): Promise<CaseHead> {
  if (!isId(id)) throw new NotFound();
  const row = await tx
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
    .select(sql<CaseState>`p.state`.as('state'))
    .select(sql<Step | null>`p.next_step`.as('nextStep'))
    .select(sql<Owner | null>`p.next_owner`.as('nextOwner'))
    .where('p.centre_id', '=', centreId)
    .where('p.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

/** One thing that happened, with who did it and the texts this person may read. */
export interface HistoryRow {
  id: string;
  type: string;
  at: Temporal.Instant;
  actor: string | null;
  payload: Record<string, unknown>;
  texts: { kind: string; body: string }[];
}

/** The history of a case, newest first. Counselling texts only with `withCounselling`. */
export async function listHistory(
  tx: Tx,
  centreId: string,
  caseId: string,
  withCounselling: boolean,
): Promise<HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    select e.id, e.type, e.at, u.name as actor, e.payload, coalesce(t.texts, '[]'::jsonb) as texts
    from case_event e
    left join auth_user u on u.id = e.actor
    left join (
      select event_id, jsonb_agg(jsonb_build_object('kind', kind, 'body', body) order by id) as texts from case_text
      where centre_id = ${centreId} and case_id = ${caseId} and erased_at is null
        and (${withCounselling}::boolean or kind <> 'counselling')
      group by event_id
    ) t on t.event_id = e.id
    where e.centre_id = ${centreId} and e.case_id = ${caseId} order by e.seq desc`.execute(tx);
  return rows;
}

/** The record of the first counselling. */
export interface Counselling {
  heldOn: Temporal.PlainDate;
  format: string;
  interpreterPresent: boolean;
  germanLevel: string;
  literacy: string | null;
  schoolYears: number | null;
  siblingsSchoolWish: boolean;
  by: string | null;
}

export async function findCounselling(tx: Tx, centreId: string, caseId: string): Promise<Counselling | undefined> {
  return await tx
    .selectFrom('counselling as c')
    .leftJoin('auth_user as u', 'u.id', 'c.by_user')
    .select(['c.held_on as heldOn', 'c.format', 'c.interpreter_present as interpreterPresent'])
    .select(['c.german_level as germanLevel', 'c.literacy', 'c.school_years as schoolYears'])
    .select(['c.siblings_school_wish as siblingsSchoolWish', 'u.name as by'])
    .where('c.centre_id', '=', centreId)
    .where('c.case_id', '=', caseId)
    .executeTakeFirst();
}

/** Letters made for a case, newest first. */
export async function listLetters(
  tx: Tx,
  centreId: string,
  caseId: string,
): Promise<{ id: string; decisionId: string; languages: string; createdAt: Temporal.Instant; by: string | null }[]> {
  return await tx
    .selectFrom('letter as l')
    .leftJoin('auth_user as u', 'u.id', 'l.created_by')
    .select(['l.id', 'l.decision_id as decisionId', 'l.languages', 'l.created_at as createdAt', 'u.name as by'])
    .where('l.centre_id', '=', centreId)
    .where('l.case_id', '=', caseId)
    .orderBy('l.created_at', 'desc')
    .execute();
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

/** Open schools of these numbers, in the register's words. */
export async function listSchoolsByNumber(
  tx: Tx,
  numbers: readonly string[],
): Promise<{ number: string; name: string; form: string; x: number | null; y: number | null }[]> {
  if (numbers.length === 0) return [];
  return await tx
    .selectFrom('school')
    .select(['number', 'name', 'form', 'x', 'y'])
    .where('number', 'in', [...numbers])
    .where('closed_at', 'is', null)
    .execute();
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

/** Names of schools that a history mentions. */
export async function schoolNames(tx: Tx, numbers: readonly string[]): Promise<Map<string, string>> {
  if (numbers.length === 0) return new Map();
  const rows = await tx
    .selectFrom('school')
    .select(['number', 'name'])
    .where('number', 'in', [...numbers])
    .execute();
  return new Map(rows.map((row) => [row.number, row.name]));
}
