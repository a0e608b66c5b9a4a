// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type PartialDate, wholeDate } from '../../../codes/partial-date.ts';
import { Conflict } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import { dateOrderErrors } from '../../../web/form/date-order.ts';
import type { FieldError } from '../../../web/form/index.ts';
import { askDay } from '../../../web/form/questions.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { formatShortDate } from '../../../web/format.ts';
import { frameOf } from '../../../web/frame.ts';
import { listQuery } from '../../../web/list/index.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, param, post, redirect } from '../../../web/route.ts';
import { casePath } from '../../cases/paths.ts';
import { allowedIn } from '../../cases/rules.ts';
import { states } from '../../cases/states.ts';
import { competentPathFor } from '../../centres/competence.ts';
import { type Authority, getSettings, listAuthorities, listCompetence } from '../../centres/queries.ts';
import { getCase, type PlacementCase } from '../case-queries.ts';
import { type Decision, findDecision } from '../decision/queries.ts';
import { submittedMail } from '../mails.ts';
import { decidesFor } from '../rules.ts';
import { fileRemedy, getRecommendation, remind, settleRemedy, submitCase, withdrawSubmission } from './actions.ts';
import { buildCopy, type CopyFacts } from './copy.ts';
import { gatherFacts } from './facts.ts';
import { remedyInput, submissionInput } from './input.ts';
import { RemedyPage, SubmissionListPage, SubmitPage } from './pages.tsx';
import { countSubmissions, listSubmissions } from './queries.ts';

/** A case that cannot be submitted now says so before anybody fills in the form. */
function assertSubmittable(placementCase: PlacementCase): void {
  if (allowedIn.submitted.includes(placementCase.state)) return;
  throw new Conflict(
    `Der Fall steht auf „${states[placementCase.state].label}“ und kann jetzt nicht vorgelegt werden.`,
    [{ kind: 'case', id: placementCase.id, label: 'Zum Fall' }],
  );
}

const openCase = async (request: CentreRequest) => {
  const placementCase = await getCase(request.tx, request.centreId, param(request, 'id'));
  request.shown('case', placementCase.id);
  return placementCase;
};

/** What would be submitted now. @throws Conflict when the case cannot be submitted, or has no recommendation */
async function submittable({ tx, centreId }: CentreRequest, placementCase: PlacementCase) {
  assertSubmittable(placementCase);
  const recommendation = await getRecommendation(tx, centreId, placementCase.id);
  return await gatherFacts(tx, centreId, placementCase, recommendation, '');
}

/** The authority a form starts with: that of the case, the competent one, or the only one there is. */
async function likelyAuthority(
  { tx, centreId, today }: CentreRequest,
  { authorityId }: PlacementCase,
  birth: PartialDate | null,
  authorities: readonly { id: string }[],
): Promise<string | null | undefined> {
  const path = competentPathFor(await listCompetence(tx, centreId), birth, today);
  const competent = path.kind === 'placement' ? path.authorityId : null;
  return authorityId ?? competent ?? (authorities.length === 1 ? authorities[0]?.id : null);
}

interface SubmitKnown {
  placementCase: PlacementCase;
  authorities: Authority[];
  /** Gathered only where the page is shown. */
  facts?: CopyFacts;
}

const submitForms = centreForm({
  load: async (request): Promise<SubmitKnown> => {
    const placementCase = await openCase(request);
    const facts = await submittable(request, placementCase);
    return { placementCase, facts, authorities: await listAuthorities(request.tx, request.centreId) };
  },
  loadSent: async (request): Promise<SubmitKnown> => ({
    placementCase: await openCase(request),
    authorities: await listAuthorities(request.tx, request.centreId),
  }),
  values: async (request, { placementCase, facts, authorities }) => {
    const likely = await likelyAuthority(request, placementCase, facts?.birth ?? null, authorities);
    return likely ? { behoerde: likely } : {};
  },
  schema: (_, { authorities }) => submissionInput(authorities.map(({ id }) => id)),
  run: async ({ tx, by, app, centreId, shown }, { placementCase }, { authorityId, note }) => {
    const submissionId = await submitCase(tx, by, placementCase, authorityId, note);
    shown('submission', submissionId);
    await app.jobs.send(tx, submittedMail, { centreId, submissionId });
  },
  done: (_, { placementCase }) => flash(casePath(placementCase.id), 'vorgelegt'),
  page: async (request, { placementCase, facts, authorities }, form) => {
    const copy = buildCopy(facts ?? (await submittable(request, placementCase)), request.today);
    const { decisionDays } = await getSettings(request.tx, request.centreId);
    const silent = placementCase.state === 'school_asked';
    request.shown('child', placementCase.childId);
    return <SubmitPage {...form} {...{ placementCase, copy, authorities, silent, decisionDays }} />;
  },
});

async function withdraw(request: CentreRequest): Promise<Answer> {
  const placementCase = await getCase(request.tx, request.centreId, param(request, 'id'));
  await withdrawSubmission(request.tx, request.by, placementCase.id);
  request.shown('case', placementCase.id);
  return redirect(flash(casePath(placementCase.id), 'zurueckgezogen'));
}

async function sendReminder(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, app } = request;
  const placementCase = await getCase(tx, centreId, param(request, 'id'));
  const send = await remind(tx, request.by, placementCase);
  await send(app.jobs);
  request.shown('case', placementCase.id);
  return redirect(flash(casePath(placementCase.id), 'gesendet'));
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

const remedyForms = centreForm({
  load: openCase,
  schema: ({ today }) => remedyInput(today),
  asks: ({ today }) => ({ eingegangen: askDay('received', today) }),
  check: async ({ tx, centreId }, { id }, { receivedOn }) => {
    const decision = await findDecision(tx, centreId, id);
    return decision ? remedyOrder(receivedOn, decision) : [];
  },
  run: ({ tx, by }, { id }, { receivedOn }) => fileRemedy(tx, by, id, receivedOn),
  done: (_, { id }) => flash(casePath(id), 'gespeichert'),
  page: (_, placementCase, form) => <RemedyPage {...form} placementCase={placementCase} />,
});

async function remedySettled(request: CentreRequest): Promise<Answer> {
  const placementCase = await getCase(request.tx, request.centreId, param(request, 'id'));
  await settleRemedy(request.tx, request.by, placementCase.id);
  request.shown('case', placementCase.id);
  return redirect(flash(casePath(placementCase.id), 'gespeichert'));
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
  get('/faelle/:id/vorlegen', submitting, 'submission.prepare', submitForms.show),
  post('/faelle/:id/vorlegen', submitting, 'submission.create', submitForms.send),
  post('/faelle/:id/vorlage-zurueckziehen', submitting, 'submission.withdraw', withdraw),
  post('/faelle/:id/erinnern', submitting, 'submission.remind', sendReminder),
  get('/faelle/:id/rechtsbehelf', submitting, 'remedy.prepare', remedyForms.show),
  post('/faelle/:id/rechtsbehelf', submitting, 'remedy.file', remedyForms.send),
  post('/faelle/:id/rechtsbehelf-erledigt', submitting, 'remedy.settle', remedySettled),
  get('/vorlagen', 'submission.list', 'submission.list', list),
]);
