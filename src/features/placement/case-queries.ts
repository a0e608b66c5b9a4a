// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { isId } from '../../db/ids.ts';
import { NotFound } from '../../web/route.ts';
import type { CaseState } from '../cases/states.ts';

/** A case with what placing the child needs to know. Names are shown to the centre only. */
export interface PlacementCase {
  id: string;
  number: string;
  kind: string;
  state: CaseState;
  version: number;
  reportedBy: string;
  reportedAgs: string;
  responsible: string | null;
  authorityId: string | null;
  childId: string;
  familyId: string;
  familyName: string;
  givenNames: string;
  denominationalWish: 'none' | 'catholic' | 'protestant';
}

/** @throws NotFound for a malformed or unknown id and for a case of another centre. */
export async function getCase(tx: Tx, centreId: string, caseId: string): Promise<PlacementCase> {
  if (!isId(caseId)) throw new NotFound();
  const row = await tx
    .selectFrom('placement_case as p')
    .innerJoin('child as c', (join) => join.onRef('c.centre_id', '=', 'p.centre_id').onRef('c.id', '=', 'p.child_id'))
    .select(['p.id', 'p.case_number as number', 'p.kind', 'p.version', 'p.reported_by as reportedBy'])
    .select(['p.reported_ags as reportedAgs', 'p.responsible_user as responsible', 'p.authority_id as authorityId'])
    .select(['c.id as childId', 'c.family_id as familyId', 'c.family_name as familyName'])
    .select(['c.given_names as givenNames'])
    .select('p.state')
    .select('c.denominational_wish as denominationalWish')
    .where('p.centre_id', '=', centreId)
    .where('p.id', '=', caseId)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

/** A question to a school, as the centre sees it. */
export interface SchoolQuestion {
  id: string;
  schoolNumber: string;
  schoolName: string;
  answer: 'open' | 'accepted' | 'refused' | 'withdrawn';
  startOn: Temporal.PlainDate;
  askedAt: Temporal.Instant;
  dueOn: Temporal.PlainDate;
  answeredAt: Temporal.Instant | null;
  /** What the school wrote with its answer. */
  reason: string | null;
}

/** The query behind `listQuestions`, to be read together with others. */
export const questionQuery = (tx: Tx, centreId: string, caseId: string) =>
  tx
    .selectFrom('school_request as r')
    .innerJoin('school as s', 's.number', 'r.school_number')
    .select(['r.id', 'r.school_number as schoolNumber', 's.name as schoolName', 'r.start_on as startOn'])
    .select(['r.asked_at as askedAt', 'r.due_on as dueOn', 'r.answered_at as answeredAt'])
    .select('r.answer')
    .select((e) =>
      e
        .selectFrom('case_event as v')
        .innerJoin('case_text as t', (join) =>
          join
            .onRef('t.centre_id', '=', 'v.centre_id')
            .onRef('t.case_id', '=', 'v.case_id')
            .onRef('t.event_id', '=', 'v.id'),
        )
        .select('t.body')
        .whereRef('v.centre_id', '=', 'r.centre_id')
        .whereRef('v.case_id', '=', 'r.case_id')
        .where('v.type', 'in', ['school_refused', 'school_accepted'])
        .where('t.kind', '=', 'school_answer')
        .where('t.erased_at', 'is', null)
        .where(sql<boolean>`v.payload ->> 'requestId' = r.id::text`)
        .limit(1)
        .as('reason'),
    )
    .where('r.centre_id', '=', centreId)
    .where('r.case_id', '=', caseId)
    .orderBy('r.asked_at', 'desc')
    .orderBy('r.id', 'desc');

/** All questions of a case, newest first. */
export const listQuestions = (tx: Tx, centreId: string, caseId: string): Promise<SchoolQuestion[]> =>
  questionQuery(tx, centreId, caseId).execute();

/** A submission of a case that has not been withdrawn. */
export interface OpenSubmission {
  id: string;
  authorityId: string;
  authorityName: string;
  submittedAt: Temporal.Instant;
  dueOn: Temporal.PlainDate;
}

/** The query behind `findSubmission`, to be read together with others: one row at most. */
export const submissionQuery = (tx: Tx, centreId: string, caseId: string) =>
  tx
    .selectFrom('submission as s')
    .innerJoin('authority as a', (join) =>
      join.onRef('a.centre_id', '=', 's.centre_id').onRef('a.id', '=', 's.authority_id'),
    )
    .select(['s.id', 's.authority_id as authorityId', 'a.name as authorityName'])
    .select(['s.submitted_at as submittedAt', 's.due_on as dueOn'])
    .where('s.centre_id', '=', centreId)
    .where('s.case_id', '=', caseId)
    .where('s.withdrawn_at', 'is', null)
    .orderBy('s.submitted_at', 'desc')
    .limit(1);

export const findSubmission = (tx: Tx, centreId: string, caseId: string): Promise<OpenSubmission | undefined> =>
  submissionQuery(tx, centreId, caseId).executeTakeFirst();
