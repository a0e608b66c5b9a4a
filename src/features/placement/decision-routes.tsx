// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { isSpecialSchool } from '../../codes/school-forms.ts';
import { emptyForm, type FormState } from '../../web/form/index.ts';
import { askDay, askForm } from '../../web/form/questions.ts';
import { formatShortDate } from '../../web/format.ts';
import { frameOf } from '../../web/frame.ts';
import {
  type Answer,
  type CentreRequest,
  Conflict,
  centreRoutes,
  get,
  NotFound,
  page,
  param,
  post,
  redirect,
} from '../../web/route.ts';
import { allowedIn } from '../cases/rules.ts';
import { states } from '../cases/states.ts';
import { findActiveHold } from '../schools/holds.ts';
import { isOpenSchool, placesForRanking } from '../schools/queries.ts';
import { isPrivateSchool } from '../schools/rules.ts';
import { decide } from './decision-actions.ts';
import { type SchoolChoice, SubmissionPage } from './decision-pages.tsx';
import { type Decision, findDecision, findRemedyNotice } from './decision-queries.ts';
import { decisionInput } from './input.ts';
import { schoolAssignedMail, schoolUnassignedMail } from './mails.ts';
import { decidesFor, decidingRole, earliestStart, proposedStart } from './rules.ts';
import type { SubmissionCopy } from './submission-copy.ts';
import { findCopy } from './submission-facts.ts';
import { getSubmission, getSubmissionCase, type Submission } from './submission-queries.ts';

const load = (request: CentreRequest): Promise<Submission> =>
  getSubmission(request.tx, request.centreId, decidesFor(request.user.roles), param(request, 'id'));

/** The submission somebody has written a decision for: that it was taken back meanwhile is told, not hidden. */
async function loadToDecide(request: CentreRequest): Promise<Submission> {
  try {
    return await load(request);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    await getSubmissionCase(request.tx, request.centreId, decidesFor(request.user.roles), param(request, 'id'));
    throw new NotFound(
      'Diese Vorlage gibt es nicht mehr: Das Zentrum hat sie zurückgezogen oder den Fall geschlossen. Ihre Entscheidung ist nicht gespeichert.',
    );
  }
}

/**
 * All schools of the area with their places of the recommended grade and kind: suggested ones first, then those with places.
 * Without Förderschulen, which need the procedure of the AO-SF.
 */
async function listChoices(
  request: CentreRequest,
  submission: Submission,
  copy: SubmissionCopy | undefined,
): Promise<SchoolChoice[]> {
  const hold = await findActiveHold(request.tx, submission.caseId);
  const suggested = (copy?.candidates ?? []).map((candidate) => candidate.schoolNumber);
  const schools = await placesForRanking(request.tx, submission.grade, submission.placeKind);
  const rank = (school: SchoolChoice) => {
    const place = suggested.indexOf(school.number);
    if (place >= 0) return place;
    return school.free ? 10 : 20;
  };
  return schools
    .filter(({ form, number }) => !isSpecialSchool(form) || suggested.includes(number))
    .map(({ number, name, legalForm, place }) => ({
      number,
      name,
      free: place?.free ?? null,
      reportedAt: place?.reportedAt ?? null,
      suggested: suggested.includes(number),
      privateOwner: isPrivateSchool(legalForm),
      held: place !== null && hold?.placeId === place.id,
    }))
    .sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

/** What the form starts with: the decision in force, or the recommendation with its first school. */
function preset(
  submission: Submission,
  copy: SubmissionCopy | undefined,
  inForce: Decision | undefined,
  today: Temporal.PlainDate,
): FormState {
  const first = inForce?.schoolNumber ?? copy?.candidates[0]?.schoolNumber;
  return emptyForm({
    ...(first ? { schule: first } : {}),
    jahrgang: inForce?.grade ?? submission.grade,
    art: inForce?.placeKind ?? submission.placeKind,
    beginn: formatShortDate(proposedStart(inForce?.startOn ?? submission.earliestStart, today)),
  });
}

async function show(request: CentreRequest, replacing: boolean, state?: FormState): Promise<Answer> {
  const { tx, centreId } = request;
  const submission = await load(request);
  const decision = await findDecision(tx, centreId, submission.caseId);
  if (replacing && !decision)
    throw new Conflict('Es gibt noch keine Entscheidung, die eine neue ersetzen könnte.', [
      { href: `/vorlagen/${submission.id}`, label: 'Zur Vorlage' },
    ]);
  if (replacing && !allowedIn.decided.includes(submission.state))
    throw new Conflict(
      `Der Fall steht auf „${states[submission.state].label}“. Neu entscheiden geht jetzt nicht mehr.`,
      [{ href: `/vorlagen/${submission.id}`, label: 'Zur Vorlage' }],
    );
  const copy = await findCopy(tx, centreId, submission.id);
  const notice = await findRemedyNotice(tx, centreId, submission.authorityId, request.today);
  request.shown('submission', submission.id);
  request.shown('child', submission.childId);
  return page(
    <SubmissionPage
      frame={frameOf(request)}
      submission={submission}
      copy={copy}
      decision={decision}
      replacing={replacing}
      schools={await listChoices(request, submission, copy)}
      form={state ?? preset(submission, copy, decision, request.today)}
      requestId={request.requestId()}
      hasRemedyNotice={notice !== undefined}
    />,
    state ? 422 : 200,
  );
}

async function make(request: CentreRequest, replacing: boolean): Promise<Answer> {
  const { tx, centreId, app, today } = request;
  const submission = await loadToDecide(request);
  const asks = {
    beginn: askDay('start', today, earliestStart(submission.earliestStart)),
    anhoerung: askDay('held', today),
  };
  const { data, state } = askForm(decisionInput(today), request.form, asks);
  if (data && !(await isOpenSchool(tx, data.schule)))
    state.errors.push({ field: 'schule', message: 'Bitte wählen Sie eine Schule.' });
  if (!data || state.errors.length > 0) return await show(request, replacing, state);
  // The form names the decision it was filled in against: if that one has been replaced meanwhile, nothing is saved.
  const seen = typeof request.form._ersetzt === 'string' ? request.form._ersetzt : '';
  const by = { ...request.by, role: decidingRole(submission.authorityKind) };
  const former = replacing ? await findDecision(tx, centreId, submission.caseId) : undefined;
  const decisionId = await decide(tx, by, submission, data, replacing ? seen : null);
  request.shown('submission', submission.id);
  request.shown('decision', decisionId);
  await app.jobs.send(tx, schoolAssignedMail, { centreId, decisionId });
  if (former && former.schoolNumber !== data.schule)
    await app.jobs.send(tx, schoolUnassignedMail, { centreId, schoolNumber: former.schoolNumber });
  return redirect(`/entscheidungen/${decisionId}?ok=entschieden`);
}

export const decisionRoutes = centreRoutes('placement', [
  get('/vorlagen/:id', 'submission.list', 'submission.view', (request) => show(request, false)),
  post('/vorlagen/:id/entscheidung', 'decision.make', 'decision.make', (request) => make(request, false)),
  get('/vorlagen/:id/neue-entscheidung', 'decision.make', 'decision.prepare', (request) => show(request, true)),
  post('/vorlagen/:id/neue-entscheidung', 'decision.make', 'decision.replace', (request) => make(request, true)),
]);
