// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { dayOf } from '../../clock.ts';
import type { Tx } from '../../db/centre.ts';
import type { CaseState } from '../cases/states.ts';
import { findActiveHold } from '../schools/holds.ts';
import {
  findRecommendation,
  findSubmission,
  getCase,
  listRecommendedSchools,
  listRequests,
  type OpenSubmission,
  type Recommendation,
  type RecommendedSchool,
} from './case-queries.ts';
import { type Decision, findDecision } from './decision-queries.ts';
import type { RequestFacts } from './words.ts';

/** Where finding a school stands: what is not there yet is undefined. */
export interface PlacementSummary {
  state: CaseState;
  recommendation: Recommendation | undefined;
  schools: RecommendedSchool[];
  /** The last question to a school. */
  request: (RequestFacts & { id: string; schoolNumber: string; schoolName: string; reason: string | null }) | undefined;
  hold: { schoolNumber: string; schoolName: string; expiresOn: Temporal.PlainDate } | undefined;
  submission: OpenSubmission | undefined;
  decision: Decision | undefined;
  admission: { schoolNumber: string; schoolName: string; firstSchoolDay: Temporal.PlainDate } | undefined;
}

async function findHoldWithName(tx: Tx, caseId: string): Promise<PlacementSummary['hold']> {
  const hold = await findActiveHold(tx, caseId);
  if (!hold) return undefined;
  const { name } = await tx
    .selectFrom('school')
    .select('name')
    .where('number', '=', hold.schoolNumber)
    .executeTakeFirstOrThrow();
  return { schoolNumber: hold.schoolNumber, schoolName: name, expiresOn: hold.expiresOn };
}

/** All about placement that the page of a case shows. @throws NotFound for a case that is not there. */
export async function placementSummary(tx: Tx, centreId: string, caseId: string): Promise<PlacementSummary> {
  const { state } = await getCase(tx, centreId, caseId);
  const recommendation = await findRecommendation(tx, centreId, caseId);
  const last = (await listRequests(tx, centreId, caseId))[0];
  const admission = await tx
    .selectFrom('admission as a')
    .innerJoin('school as s', 's.number', 'a.school_number')
    .select(['a.school_number as schoolNumber', 's.name as schoolName', 'a.first_school_day as firstSchoolDay'])
    .where('a.centre_id', '=', centreId)
    .where('a.case_id', '=', caseId)
    .orderBy('a.confirmed_at', 'desc')
    .executeTakeFirst();
  return {
    state,
    recommendation,
    schools: recommendation ? await listRecommendedSchools(tx, centreId, recommendation.id) : [],
    request: last && {
      ...last,
      askedOn: dayOf(last.askedAt),
      answeredOn: last.answeredAt && dayOf(last.answeredAt),
    },
    hold: await findHoldWithName(tx, caseId),
    submission: await findSubmission(tx, centreId, caseId),
    decision: await findDecision(tx, centreId, caseId),
    admission,
  };
}
