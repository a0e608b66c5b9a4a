// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import { dayOf } from '../../clock.ts';
import type { Tx } from '../../db/centre.ts';
import { part, readTogether } from '../../db/together.ts';
import { NotFound } from '../../refusals.ts';
import type { CaseState } from '../cases/states.ts';
import { isLost } from '../schools/lost-holds.ts';
import type { Decision } from './decision/queries.ts';
import { questionQuery } from './question/queries.ts';
import type { QuestionFacts } from './question/words.ts';
import {
  type Recommendation,
  type RecommendedSchool,
  recommendationQuery,
  recommendedQuery,
} from './recommendation/queries.ts';
import { type OpenSubmission, submissionQuery } from './submission/queries.ts';

/** Where finding a school stands: what is not there yet is undefined. */
export interface PlacementSummary {
  state: CaseState;
  recommendation: Recommendation | undefined;
  schools: RecommendedSchool[];
  /** The last question to a school. */
  question:
    | (QuestionFacts & { id: string; number: string; schoolNumber: string; schoolName: string; reason: string | null })
    | undefined;
  hold:
    | {
        schoolNumber: string;
        schoolName: string;
        expiresOn: Temporal.PlainDate;
        /** The school has no room for it any more. */
        lost: boolean;
      }
    | undefined;
  submission: OpenSubmission | undefined;
  /** The decision in force. */
  decision: Pick<Decision, 'id' | 'reference' | 'schoolName' | 'grade' | 'startOn'> | undefined;
  admission: { schoolNumber: string; schoolName: string; firstSchoolDay: Temporal.PlainDate } | undefined;
}

const stateQuery = (tx: Tx, centreId: string, caseId: string) =>
  tx.selectFrom('placement_case').select('state').where('centre_id', '=', centreId).where('id', '=', caseId);

const holdQuery = (tx: Tx, centreId: string, caseId: string) =>
  tx
    .selectFrom('place_hold as h')
    .innerJoin('school_place as p', (join) =>
      join.onRef('p.centre_id', '=', 'h.centre_id').onRef('p.id', '=', 'h.place_id'),
    )
    .innerJoin('school as s', 's.number', 'p.school_number')
    .select(['p.school_number as schoolNumber', 's.name as schoolName', 'h.expires_on as expiresOn'])
    .select(isLost.as('lost'))
    .where('h.centre_id', '=', centreId)
    .where('h.case_id', '=', caseId)
    .where('h.state', '=', 'active');

const decisionQuery = (tx: Tx, centreId: string, caseId: string) =>
  tx
    .selectFrom('decision as d')
    .innerJoin('school as s', 's.number', 'd.school_number')
    .leftJoin('decision as n', (join) =>
      join.onRef('n.centre_id', '=', 'd.centre_id').onRef('n.replaces_id', '=', 'd.id'),
    )
    .select(['d.id', 'd.reference', 's.name as schoolName', 'd.grade', 'd.start_on as startOn'])
    .where('d.centre_id', '=', centreId)
    .where('d.case_id', '=', caseId)
    .where('n.id', 'is', null);

const admissionQuery = (tx: Tx, centreId: string, caseId: string) =>
  tx
    .selectFrom('admission as a')
    .innerJoin('school as s', 's.number', 'a.school_number')
    .select(['a.school_number as schoolNumber', 's.name as schoolName', 'a.first_school_day as firstSchoolDay'])
    .where('a.centre_id', '=', centreId)
    .where('a.case_id', '=', caseId)
    .where('a.ended_at', 'is', null)
    .orderBy('a.confirmed_at', 'desc')
    .limit(1);

/** All about placement that the page of a case shows, in one statement. @throws NotFound for a case that is not there. */
export async function placementSummary(tx: Tx, centreId: string, caseId: string): Promise<PlacementSummary> {
  const newest = sql<string>`(${recommendationQuery(tx, centreId, caseId).clearSelect().select('id')})`;
  const read = await readTogether(tx, {
    states: part(stateQuery(tx, centreId, caseId), {}),
    recommendation: part(recommendationQuery(tx, centreId, caseId), { earliestStart: 'day', at: 'instant' }),
    schools: part(recommendedQuery(tx, centreId, newest), {}),
    requests: part(questionQuery(tx, centreId, caseId).limit(1), {
      startOn: 'day',
      askedAt: 'instant',
      dueOn: 'day',
      answeredAt: 'instant',
    }),
    hold: part(holdQuery(tx, centreId, caseId), { expiresOn: 'day' }),
    submission: part(submissionQuery(tx, centreId, caseId), { submittedAt: 'instant', dueOn: 'day' }),
    decision: part(decisionQuery(tx, centreId, caseId), { startOn: 'day' }),
    admission: part(admissionQuery(tx, centreId, caseId), { firstSchoolDay: 'day' }),
  });
  const [found] = read.states;
  if (!found) throw new NotFound();
  const [last] = read.requests;
  return {
    state: found.state,
    recommendation: read.recommendation[0],
    schools: read.schools,
    question: last && {
      ...last,
      askedOn: dayOf(last.askedAt),
      answeredOn: last.answeredAt && dayOf(last.answeredAt),
    },
    hold: read.hold[0],
    submission: read.submission[0],
    decision: read.decision[0],
    admission: read.admission[0],
  };
}
