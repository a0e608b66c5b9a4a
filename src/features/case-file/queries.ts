// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { isId } from '../../db/ids.ts';
import { part, readTogether } from '../../db/together.ts';
import { NotFound } from '../../refusals.ts';
import { type View, viewQuery } from '../audit/queries.ts';
import { type CounsellingRecord, recordQuery, toRecord } from '../cases/counselling/queries.ts';
import { type EarlierSchools, earlierSchoolQuery, toEarlierSchools } from '../cases/earlier-school-queries.ts';
import { paperQuery, type SeenPaper } from '../cases/paper-queries.ts';
import { type CaseHead, caseHeadQuery } from '../cases/queries.ts';
import type { CompetenceRule } from '../centres/competence.ts';
import { competenceQuery, type Settings, settingsQuery } from '../centres/queries.ts';
import {
  type Child,
  type ChildInFamily,
  childQuery,
  childrenQuery,
  type Family,
  familyQuery,
  type Guardian,
  guardianQuery,
  toChild,
  toFamily,
} from '../families/queries.ts';

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
const historyQuery = (centreId: string, caseId: string, withCounselling: boolean): RawBuilder<HistoryRow> => sql`
  select e.id, e.type, e.at, u.name as actor, e.payload, coalesce(t.texts, '[]') as texts
  from case_event e
  left join auth_user u on u.id = e.actor
  left join (
    select event_id, json_agg(json_build_object('kind', kind, 'body', body) order by id) as texts from case_text
    where centre_id = ${centreId} and case_id = ${caseId} and erased_at is null
      and (${withCounselling}::boolean or kind <> 'counselling')
    group by event_id
  ) t on t.event_id = e.id
  where e.centre_id = ${centreId} and e.case_id = ${caseId} order by e.seq desc`;

interface Named {
  key: string;
  name: string;
}

/** Names of the schools a history mentions, by number. */
const schoolsQuery = (centreId: string, caseId: string): RawBuilder<Named> => sql`
  select s.number as key, s.name from school s where s.number in (
    select payload ->> 'schoolNumber' from case_event where centre_id = ${centreId} and case_id = ${caseId}
    union all
    select jsonb_array_elements_text(payload -> 'schoolNumbers') from case_event
    where centre_id = ${centreId} and case_id = ${caseId} and type = 'registration_advised')`;

/** Names of the people a history says the case was given to, by id. */
const peopleQuery = (centreId: string, caseId: string): RawBuilder<Named> => sql`
  select u.id as key, u.name from auth_user u where u.id in (
    select (payload ->> 'userId')::uuid from case_event
    where centre_id = ${centreId} and case_id = ${caseId} and type = 'assigned')`;

/** A letter made for a case. */
export interface Letter {
  id: string;
  decisionId: string;
  createdAt: Temporal.Instant;
  by: string | null;
}

const letterQuery = (tx: Tx, centreId: string, caseId: string) =>
  tx
    .selectFrom('letter as l')
    .innerJoin('decision as d', (join) =>
      join.onRef('d.centre_id', '=', 'l.centre_id').onRef('d.id', '=', 'l.decision_id'),
    )
    .leftJoin('auth_user as u', 'u.id', 'l.created_by')
    .select(['l.id', 'l.decision_id as decisionId', 'l.created_at as createdAt', 'u.name as by'])
    .where('d.centre_id', '=', centreId)
    .where('d.case_id', '=', caseId)
    .orderBy('l.created_at', 'desc');

/**
 * The case itself with the local practice it follows.
 * @throws NotFound for a malformed or unknown id and for a case of another centre.
 */
export async function getCaseWithPractice(
  tx: Tx,
  centreId: string,
  id: string,
): Promise<{ head: CaseHead; competence: CompetenceRule[]; settings: Settings }> {
  if (!isId(id)) throw new NotFound();
  const { heads, competence, settings } = await readTogether(tx, {
    heads: part(caseHeadQuery(tx, centreId, id), { dueOn: 'day', openedOn: 'day', closedOn: 'day' }),
    competence: part(competenceQuery(tx, centreId), { validFrom: 'day', validTo: 'day' }),
    settings: part(settingsQuery(tx, centreId), {}),
  });
  const [head] = heads;
  const [own] = settings;
  if (!head || !own) throw new NotFound();
  return { head, competence, settings: own };
}

/** What stands around a case on its page. */
export interface CaseFile {
  child: Child;
  family: Family;
  guardians: Guardian[];
  siblings: ChildInFamily[];
  history: HistoryRow[];
  /** Names of schools and people that the history mentions, by number and by id. */
  names: { schools: ReadonlyMap<string, string>; people: ReadonlyMap<string, string> };
  /** Papers somebody has seen, at the report or later. */
  papers: SeenPaper[];
  counselling: CounsellingRecord | undefined;
  /** German schools before; null for who may not read counselling. */
  earlierSchools: EarlierSchools | null;
  letters: Letter[];
  views: View[];
}

/** Everything around a case, in one statement. Counselling only with `withCounselling`. */
export async function readCaseFile(
  tx: Tx,
  centreId: string,
  { id, childId, familyId }: Pick<CaseHead, 'id' | 'childId' | 'familyId'>,
  withCounselling: boolean,
): Promise<CaseFile> {
  const records = [
    { kind: 'case', id },
    { kind: 'child', id: childId },
  ];
  const read = await readTogether(tx, {
    child: part(childQuery(tx, centreId, childId), { enteredGermanyOn: 'day', movedInOn: 'day', schoolSince: 'day' }),
    family: part(familyQuery(tx, centreId, familyId), {}),
    guardians: part(guardianQuery(tx, centreId, familyId), {}),
    children: part(childrenQuery(tx, centreId, familyId), {}),
    history: part(historyQuery(centreId, id, withCounselling), { at: 'instant' }),
    schools: part(schoolsQuery(centreId, id), {}),
    people: part(peopleQuery(centreId, id), {}),
    papers: part(paperQuery(tx, centreId, id), { seenOn: 'day' }),
    counselling: part(recordQuery(centreId, id), { heldOn: 'day' }),
    earlierSchools: part(earlierSchoolQuery(tx, centreId, childId), { recordedAt: 'instant', replacedAt: 'instant' }),
    letters: part(letterQuery(tx, centreId, id), { createdAt: 'instant' }),
    views: part(viewQuery(centreId, records), { at: 'instant' }),
  });
  const byKey = (rows: readonly Named[]) => new Map(rows.map(({ key, name }) => [key, name]));
  return {
    child: toChild(read.child[0]),
    family: toFamily(read.family[0]),
    guardians: read.guardians,
    siblings: read.children.filter((child) => child.id !== childId),
    history: read.history,
    names: { schools: byKey(read.schools), people: byKey(read.people) },
    papers: read.papers,
    counselling: withCounselling ? toRecord(read.counselling[0]) : undefined,
    earlierSchools: withCounselling ? toEarlierSchools(read.earlierSchools) : null,
    letters: read.letters,
    views: read.views,
  };
}
