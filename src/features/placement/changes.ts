// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { type CentreRequest, type CentreRoute, type Change, param } from '../../web/route.ts';
import { listCaseChanges } from '../cases/change-queries.ts';
import type { CaseEventType } from '../cases/rules.ts';
import { getAssigned } from './admission/queries.ts';
import { getCase } from './case-queries.ts';
import { getDecision } from './decision/queries.ts';
import { getAskedCase } from './question/asked-queries.ts';
import { decidesFor } from './rules.ts';
import { getSubmissionCase } from './submission/queries.ts';

/** What an authority is told of a case that was submitted to it. */
const forAuthority: readonly CaseEventType[] = [
  'submitted',
  'submission_withdrawn',
  'authority_asked',
  'authority_answered',
  'submission_returned',
  'allocation_refused',
  'decided',
  'remedy_filed',
  'remedy_settled',
  'admitted',
  'not_arrived',
  'left_school',
  'closed',
  'reopened',
];
/** What a school is told of a question to it, and of a child assigned to it. */
const forAskedSchool: readonly CaseEventType[] = [
  'school_accepted',
  'school_refused',
  'answer_withdrawn',
  'request_withdrawn',
];
export const forAdmittingSchool: readonly CaseEventType[] = [
  'decided',
  'admitted',
  'first_day_corrected',
  'not_arrived',
  'left_school',
];

type Told = NonNullable<CentreRoute['changes']>;

/** The centre sees everything; an authority what concerns it, with names of its own people. */
async function toAuthority(request: CentreRequest, caseId: string, since: Temporal.Instant): Promise<Change[]> {
  const { tx, centreId, user } = request;
  const view = may(user.roles, 'case.view') ? {} : { types: forAuthority, namesOf: 'school_authority' };
  return await listCaseChanges(tx, centreId, caseId, since, view);
}

/** How the record in a path leads to its case, by the beginning of the path. */
const byPath: Record<string, Told> = {
  '/faelle/:id': async (request, since) => {
    const { id } = await getCase(request.tx, request.centreId, param(request, 'id'));
    return await listCaseChanges(request.tx, request.centreId, id, since);
  },
  '/vorlagen/:id': async (request, since) => {
    const { tx, centreId, user } = request;
    const caseId = await getSubmissionCase(tx, centreId, decidesFor(user.roles), param(request, 'id'));
    return await toAuthority(request, caseId, since);
  },
  '/entscheidungen/:id': async (request, since) => {
    const { caseId } = await getDecision(request.tx, request.centreId, param(request, 'id'));
    return await toAuthority(request, caseId, since);
  },
  '/anfragen/:id': async (request, since) => {
    const { tx, centreId, user } = request;
    const caseId = await getAskedCase(tx, centreId, user.schools, param(request, 'id'));
    return await listCaseChanges(tx, centreId, caseId, since, { types: forAskedSchool, namesOf: 'school' });
  },
  '/aufnahmen/:caseId': async (request, since) => {
    const { tx, centreId, user } = request;
    const { caseId } = await getAssigned(tx, centreId, user.schools, param(request, 'caseId'));
    return await listCaseChanges(tx, centreId, caseId, since, { types: forAdmittingSchool, namesOf: 'school' });
  },
};

/** The routes of the placement with what they tell somebody whose form came too late. */
export const withChanges = (routes: readonly CentreRoute[]): CentreRoute[] =>
  routes.map((route) => {
    const start = Object.keys(byPath).find((prefix) => route.path.startsWith(`${prefix}/`));
    const changes = start === undefined ? undefined : byPath[start];
    return route.method === 'POST' && changes ? { ...route, changes } : route;
  });
