// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { Tx } from '../../../db/centre.ts';

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
