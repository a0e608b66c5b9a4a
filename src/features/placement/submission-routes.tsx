// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { ageRange, wholeDate } from '../../codes/partial-date.ts';
import { dateOrderErrors } from '../../web/form/date-order.ts';
import { emptyForm, type FieldError, type FormState } from '../../web/form/index.ts';
import { parseForm } from '../../web/form/parse.ts';
import { addErrors, askDay, askForm } from '../../web/form/questions.ts';
import { formatShortDate } from '../../web/format.ts';
import { frameOf } from '../../web/frame.ts';
import { listQuery } from '../../web/list/index.ts';
import {
  type Answer,
  type CentreRequest,
  Conflict,
  centreRoutes,
  get,
  page,
  param,
  post,
  redirect,
} from '../../web/route.ts';
import { allowedIn } from '../cases/rules.ts';
import { states } from '../cases/states.ts';
import { findCompetentAuthority, getCase, getSettings, listAuthorities, type PlacementCase } from './case-queries.ts';
import { type Decision, findDecision } from './decision-queries.ts';
import { remedyInput, submissionInput } from './input.ts';
import { submittedMail } from './mails.ts';
import { decidesFor } from './rules.ts';
import {
  fileRemedy,
  getRecommendation,
  remind,
  settleRemedy,
  submitCase,
  withdrawSubmission,
} from './submission-actions.ts';
import { buildCopy } from './submission-copy.ts';
import { gatherFacts } from './submission-facts.ts';
import { RemedyPage, SubmissionListPage, SubmitPage } from './submission-pages.tsx';
import { countSubmissions, listSubmissions } from './submission-queries.ts';

/** A case that cannot be submitted now says so before anybody fills in the form. */
function assertSubmittable(placementCase: PlacementCase): void {
  if (allowedIn.submitted.includes(placementCase.state)) return;
  throw new Conflict(
    `Der Fall steht auf „${states[placementCase.state].label}“ und kann jetzt nicht vorgelegt werden.`,
    [{ href: `/faelle/${placementCase.id}`, label: 'Zum Fall' }],
  );
}

async function showSubmit(request: CentreRequest, state?: FormState): Promise<Answer> {
  const { tx, centreId, today } = request;
  const placementCase = await getCase(tx, centreId, param(request, 'id'));
  assertSubmittable(placementCase);
  const recommendation = await getRecommendation(tx, centreId, placementCase.id);
  const facts = await gatherFacts(tx, centreId, placementCase, recommendation, '');
  const authorities = await listAuthorities(tx, centreId);
  const age = facts.birth ? ageRange(facts.birth, today).max : null;
  const competent = age === null ? null : await findCompetentAuthority(tx, centreId, age, today);
  const preset = placementCase.authorityId ?? competent ?? (authorities.length === 1 ? authorities[0]?.id : null);
  const { decisionDays } = await getSettings(tx, centreId);
  request.shown('case', placementCase.id);
  request.shown('child', placementCase.childId);
  return page(
    <SubmitPage
      frame={frameOf(request)}
      placementCase={placementCase}
      copy={buildCopy(facts, today)}
      authorities={authorities}
      form={state ?? emptyForm(preset ? { behoerde: preset } : {})}
      requestId={request.requestId()}
      silent={placementCase.state === 'school_asked'}
      decisionDays={decisionDays}
    />,
    state ? 422 : 200,
  );
}

async function submit(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, app } = request;
  const placementCase = await getCase(tx, centreId, param(request, 'id'));
  const authorities = await listAuthorities(tx, centreId);
  const input = parseForm(submissionInput(authorities.map((authority) => authority.id)), request.form);
  if (!input.ok) return await showSubmit(request, input.state);
  const { behoerde, hinweis } = input.data;
  const submissionId = await submitCase(tx, request.by, placementCase, behoerde, hinweis ?? '');
  request.shown('case', placementCase.id);
  request.shown('submission', submissionId);
  await app.jobs.send(tx, submittedMail, { centreId, submissionId });
  return redirect(`/faelle/${placementCase.id}?ok=vorgelegt`);
}

async function withdraw(request: CentreRequest): Promise<Answer> {
  const placementCase = await getCase(request.tx, request.centreId, param(request, 'id'));
  await withdrawSubmission(request.tx, request.by, placementCase.id);
  request.shown('case', placementCase.id);
  return redirect(`/faelle/${placementCase.id}?ok=zurueckgezogen`);
}

async function sendReminder(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, app } = request;
  const placementCase = await getCase(tx, centreId, param(request, 'id'));
  const send = await remind(tx, request.by, placementCase);
  await send(app.jobs);
  request.shown('case', placementCase.id);
  return redirect(`/faelle/${placementCase.id}?ok=gesendet`);
}

async function showRemedy(request: CentreRequest, state?: FormState): Promise<Answer> {
  const placementCase = await getCase(request.tx, request.centreId, param(request, 'id'));
  request.shown('case', placementCase.id);
  return page(
    <RemedyPage
      frame={frameOf(request)}
      placementCase={placementCase}
      form={state ?? emptyForm()}
      requestId={request.requestId()}
    />,
    state ? 422 : 200,
  );
}

/** Nothing is filed against a decision that is not there yet. One that replaced another may be younger than the remedy. */
function remedyOrder(received: Temporal.PlainDate, { decidedOn, replacesId }: Decision): FieldError[] {
  if (replacesId !== null) return [];
  const says = `liegt vor der Entscheidung vom ${formatShortDate(decidedOn)}`;
  const date = wholeDate(received);
  return dateOrderErrors([
    { field: 'eingegangen', label: 'Eingegangen am', date, notBefore: wholeDate(decidedOn), says },
  ]);
}

async function remedy(request: CentreRequest): Promise<Answer> {
  const asks = { eingegangen: askDay('received', request.today) };
  const placementCase = await getCase(request.tx, request.centreId, param(request, 'id'));
  const { data, state } = askForm(remedyInput(request.today), request.form, asks);
  const decision = await findDecision(request.tx, request.centreId, placementCase.id);
  const form = addErrors(state, data && decision ? remedyOrder(data.eingegangen, decision) : []);
  if (!data || form.errors.length > 0) return await showRemedy(request, form);
  await fileRemedy(request.tx, request.by, placementCase.id, data.eingegangen);
  request.shown('case', placementCase.id);
  return redirect(`/faelle/${placementCase.id}?ok=gespeichert`);
}

async function remedySettled(request: CentreRequest): Promise<Answer> {
  const placementCase = await getCase(request.tx, request.centreId, param(request, 'id'));
  await settleRemedy(request.tx, request.by, placementCase.id);
  request.shown('case', placementCase.id);
  return redirect(`/faelle/${placementCase.id}?ok=gespeichert`);
}

async function list(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, user } = request;
  const kinds = decidesFor(user.roles);
  const query = listQuery(request.url.href, { sorts: ['frist'], filters: {} });
  const rows = await listSubmissions(tx, centreId, kinds, query);
  request.shown(
    'submission',
    rows.map((row) => row.id),
  );
  return page(
    <SubmissionListPage
      frame={frameOf(request)}
      rows={rows}
      counts={await countSubmissions(tx, centreId, kinds)}
      page={query.page}
      baseUrl={query.baseUrl}
      today={request.today}
    />,
  );
}

const submitting = 'placement.submit' as const;

export const submissionRoutes = centreRoutes('placement', [
  get('/faelle/:id/vorlegen', submitting, 'submission.prepare', showSubmit),
  post('/faelle/:id/vorlegen', submitting, 'submission.create', submit),
  post('/faelle/:id/vorlage-zurueckziehen', submitting, 'submission.withdraw', withdraw),
  post('/faelle/:id/erinnern', submitting, 'submission.remind', sendReminder),
  get('/faelle/:id/rechtsbehelf', submitting, 'remedy.prepare', showRemedy),
  post('/faelle/:id/rechtsbehelf', submitting, 'remedy.file', remedy),
  post('/faelle/:id/rechtsbehelf-erledigt', submitting, 'remedy.settle', remedySettled),
  get('/vorlagen', 'submission.list', 'submission.list', list),
]);
