// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { getStage } from '../../../codes/school-forms.ts';
import { ageProblem } from '../../../codes/usual-place.ts';
import { Conflict, NotFound } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import { askDay } from '../../../web/form/questions.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { type CentreRequest, centreRoutes, get, param, post } from '../../../web/route.ts';
import { assertAllowed } from '../../cases/rules.ts';
import { findRemedyNotice } from '../../centres/queries.ts';
import { findLostSchool } from '../../schools/lost-holds.ts';
import { isOpenSchool } from '../../schools/queries.ts';
import { schoolAssignedMail, schoolUnassignedMail } from '../mails.ts';
import { decisionPath } from '../paths.ts';
import { agesOf } from '../ranking/need-queries.ts';
import { listExchange } from '../reply/queries.ts';
import { decidesFor, decidingRole, earliestStart } from '../rules.ts';
import { findCopy } from '../submission/facts.ts';
import { findNextSubmission } from '../submission/list-queries.ts';
import { getSubmission, getSubmissionCase, type Submission } from '../submission/queries.ts';
import { decide } from './actions.ts';
import { decisionInput } from './input.ts';
import { SubmissionPage } from './pages.tsx';
import { type Decision, findDecision, listChoices, missingAddresseeOf } from './queries.ts';
import { decisionValues } from './values.ts';

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

/** A submission with what was sent and the decision in force. */
async function withDecision(request: CentreRequest, submission: Submission) {
  const { tx, centreId } = request;
  request.shown('submission', submission.id);
  const decision = await findDecision(tx, centreId, submission.caseId);
  return { submission, decision, copy: await findCopy(tx, centreId, submission.id) };
}

/** A decision can be replaced while there is one and the case still allows it. */
function assertReplaceable(submission: Submission, decision: Decision | undefined): void {
  const lead = { kind: 'submission', id: submission.id, label: 'Zur Vorlage' };
  if (!decision) throw new Conflict('Es gibt noch keine Entscheidung, die eine neue ersetzen könnte.', [lead]);
  assertAllowed('decided', submission, '. Neu entscheiden geht jetzt nicht mehr.', lead);
}

/** Deciding about a submission, for the first time or anew. The page shows the submission beside the form. */
const decisionForms = (replacing: boolean) =>
  centreForm({
    load: async (request) => await withDecision(request, await load(request)),
    loadSent: async (request) => await withDecision(request, await loadToDecide(request)),
    offers: async (request, { submission, decision, copy }) => {
      if (replacing) assertReplaceable(submission, decision);
      request.shown('child', submission.childId);
      const notice = await findRemedyNotice(request.tx, request.centreId, submission.authorityId, request.today);
      const { tx, centreId, user } = request;
      const lostAt = await findLostSchool(tx, centreId, submission.caseId);
      const choices = await listChoices(tx, submission, copy, agesOf(submission, request.today));
      return {
        schools: lostAt === undefined ? choices : choices.map((school) => ({ ...school, held: false })),
        lostAt,
        hasRemedyNotice: notice !== undefined,
        exchange: await listExchange(tx, centreId, submission.caseId, submission.id),
        next: await findNextSubmission(tx, centreId, decidesFor(user.roles), submission.id),
        missing: await missingAddresseeOf(tx, centreId, submission),
      };
    },
    values: ({ today }, { submission, decision }) => decisionValues(submission, decision, today),
    schema: ({ today }) => decisionInput(today),
    asks: ({ today }, { submission }) => ({
      beginn: askDay('start', today, earliestStart(submission.earliestStart)),
      anhoerung: askDay('held', today),
    }),
    check: async ({ tx }, { submission }, { schoolNumber, grade, startOn }) => {
      const open = await isOpenSchool(tx, schoolNumber);
      const age = ageProblem(getStage(grade), agesOf(submission, startOn));
      return [
        ...(open ? [] : [{ field: 'schule', message: 'Bitte wählen Sie eine Schule.' }]),
        ...(age === null ? [] : [{ field: 'jahrgang', message: `${age} Bitte wählen Sie einen anderen Jahrgang.` }]),
      ];
    },
    run: async ({ tx, by, app, centreId, form, shown }, { submission, decision }, input) => {
      // The form names the decision it was filled in against: if that one has been replaced meanwhile, nothing is saved.
      const seen = typeof form._ersetzt === 'string' ? form._ersetzt : '';
      const role = decidingRole(submission.authorityKind);
      const replaces = replacing || seen !== '' ? seen : null;
      const decisionId = await decide(tx, { ...by, role }, submission, input, replaces);
      shown('decision', decisionId);
      await app.jobs.send(tx, schoolAssignedMail, { centreId, decisionId });
      if (replaces !== null && decision && decision.schoolNumber !== input.schoolNumber)
        await app.jobs.send(tx, schoolUnassignedMail, { centreId, schoolNumber: decision.schoolNumber });
      return decisionId;
    },
    done: (_, __, decisionId) => flash(decisionPath(decisionId), 'entschieden'),
    page: (_, known, form, offers) => <SubmissionPage {...form} {...known} {...offers} replacing={replacing} />,
  });
const [first, anew] = [decisionForms(false), decisionForms(true)];

export const decisionRoutes = centreRoutes('placement', [
  get('/vorlagen/:id', 'submission.list', 'submission.view', first.show),
  post('/vorlagen/:id/entscheidung', 'decision.make', 'decision.make', first.send),
  get('/vorlagen/:id/neue-entscheidung', 'decision.make', 'decision.prepare', anew.show),
  post('/vorlagen/:id/neue-entscheidung', 'decision.make', 'decision.replace', anew.send),
]);
