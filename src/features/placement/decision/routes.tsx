// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { isSpecialSchool } from '../../../codes/school-forms.ts';
import { Conflict, NotFound } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import type { FormState } from '../../../web/form/index.ts';
import { askDay } from '../../../web/form/questions.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { formatShortDate } from '../../../web/format.ts';
import { type CentreRequest, centreRoutes, get, param, post } from '../../../web/route.ts';
import { allowedIn } from '../../cases/rules.ts';
import { states } from '../../cases/states.ts';
import { findActiveHold } from '../../schools/holds.ts';
import { isOpenSchool, placesForRanking } from '../../schools/queries.ts';
import { isPrivateSchool } from '../../schools/rules.ts';
import { schoolAssignedMail, schoolUnassignedMail } from '../mails.ts';
import { decisionPath } from '../paths.ts';
import { decidesFor, decidingRole, earliestStart, proposedStart } from '../rules.ts';
import type { SubmissionCopy } from '../submission/copy.ts';
import { findCopy } from '../submission/facts.ts';
import { getSubmission, getSubmissionCase, type Submission } from '../submission/queries.ts';
import { decide } from './actions.ts';
import { decisionInput } from './input.ts';
import { type SchoolChoice, SubmissionPage } from './pages.tsx';
import { type Decision, findDecision, findRemedyNotice } from './queries.ts';

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
): FormState['values'] {
  const first = inForce?.schoolNumber ?? copy?.candidates[0]?.schoolNumber;
  return {
    ...(first ? { schule: first } : {}),
    jahrgang: inForce?.grade ?? submission.grade,
    art: inForce?.placeKind ?? submission.placeKind,
    beginn: formatShortDate(proposedStart(inForce?.startOn ?? submission.earliestStart, today)),
  };
}

/** A submission with what was sent and the decision in force. */
async function withDecision(request: CentreRequest, submission: Submission) {
  const { tx, centreId } = request;
  request.shown('submission', submission.id);
  const decision = await findDecision(tx, centreId, submission.caseId);
  return { submission, decision, copy: await findCopy(tx, centreId, submission.id) };
}

/** A decision can be replaced while there is one and the case still allows it. */
function assertReplaceable(submission: Submission, decision: Decision | undefined): void {
  const link = [{ kind: 'submission', id: submission.id, label: 'Zur Vorlage' }];
  if (!decision) throw new Conflict('Es gibt noch keine Entscheidung, die eine neue ersetzen könnte.', link);
  if (!allowedIn.decided.includes(submission.state))
    throw new Conflict(
      `Der Fall steht auf „${states[submission.state].label}“. Neu entscheiden geht jetzt nicht mehr.`,
      link,
    );
}

/** Deciding about a submission, for the first time or anew. The page shows the submission beside the form. */
const decisionForms = (replacing: boolean) =>
  centreForm({
    load: async (request) => await withDecision(request, await load(request)),
    loadSent: async (request) => await withDecision(request, await loadToDecide(request)),
    values: ({ today }, { submission, copy, decision }) => preset(submission, copy, decision, today),
    schema: ({ today }) => decisionInput(today),
    asks: ({ today }, { submission }) => ({
      beginn: askDay('start', today, earliestStart(submission.earliestStart)),
      anhoerung: askDay('held', today),
    }),
    check: async ({ tx }, _, { schoolNumber }) =>
      (await isOpenSchool(tx, schoolNumber)) ? [] : [{ field: 'schule', message: 'Bitte wählen Sie eine Schule.' }],
    run: async ({ tx, by, app, centreId, form, shown }, { submission, decision }, input) => {
      // The form names the decision it was filled in against: if that one has been replaced meanwhile, nothing is saved.
      const seen = typeof form._ersetzt === 'string' ? form._ersetzt : '';
      const role = decidingRole(submission.authorityKind);
      const decisionId = await decide(tx, { ...by, role }, submission, input, replacing ? seen : null);
      shown('decision', decisionId);
      await app.jobs.send(tx, schoolAssignedMail, { centreId, decisionId });
      if (replacing && decision && decision.schoolNumber !== input.schoolNumber)
        await app.jobs.send(tx, schoolUnassignedMail, { centreId, schoolNumber: decision.schoolNumber });
      return decisionId;
    },
    done: (_, __, decisionId) => flash(decisionPath(decisionId), 'entschieden'),
    page: async (request, { submission, decision, copy }, form) => {
      const { tx, centreId, today } = request;
      if (replacing) assertReplaceable(submission, decision);
      const notice = await findRemedyNotice(tx, centreId, submission.authorityId, today);
      const schools = await listChoices(request, submission, copy);
      request.shown('child', submission.childId);
      const shown = { submission, decision, copy, schools, replacing, hasRemedyNotice: notice !== undefined };
      return <SubmissionPage {...form} {...shown} />;
    },
  });
const [first, anew] = [decisionForms(false), decisionForms(true)];

export const decisionRoutes = centreRoutes('placement', [
  get('/vorlagen/:id', 'submission.list', 'submission.view', first.show),
  post('/vorlagen/:id/entscheidung', 'decision.make', 'decision.make', first.send),
  get('/vorlagen/:id/neue-entscheidung', 'decision.make', 'decision.prepare', anew.show),
  post('/vorlagen/:id/neue-entscheidung', 'decision.make', 'decision.replace', anew.send),
]);
