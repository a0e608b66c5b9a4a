// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { flash } from '../../../web/flash.ts';
import { askDay } from '../../../web/form/questions.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { frameOf } from '../../../web/frame.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, post, redirect } from '../../../web/route.ts';
import { casePath } from '../../cases/paths.ts';
import { assertAllowed } from '../../cases/rules.ts';
import { getSettings, listAuthorities } from '../../centres/queries.ts';
import { findDecision } from '../decision/queries.ts';
import { submittedMail } from '../mails.ts';
import { openCase } from '../open-case.ts';
import { getRecommendation } from '../recommendation/queries.ts';
import { decidesFor } from '../rules.ts';
import { fileRemedy, remind, settleRemedy, submitCase, withdrawSubmission } from './actions.ts';
import { missingAddressee, missingDecider } from './addressee.ts';
import { buildCopy } from './copy.ts';
import { gatherFacts } from './facts.ts';
import { remedyErrors, remedyInput, submissionInput } from './input.ts';
import { submissionQueryOf, wantedSubmissions } from './list-input.ts';
import { SubmissionListPage } from './list-page.tsx';
import { countSubmissions, listSubmissionAreas, listSubmissions } from './list-queries.ts';
import { RemedyPage, SubmitPage } from './pages.tsx';
import { missingProof } from './proofs.ts';
import { findCompetent } from './queries.ts';

const submitForms = centreForm({
  load: async (request) => ({
    placementCase: await openCase(request),
    authorities: await listAuthorities(request.tx, request.centreId),
  }),
  offers: async ({ tx, centreId, today, shown }, { placementCase }) => {
    assertAllowed('submitted', placementCase, ' und kann jetzt nicht vorgelegt werden.');
    const recommendation = await getRecommendation(tx, centreId, placementCase.id);
    const facts = await gatherFacts(tx, centreId, placementCase, recommendation, '');
    const settings = await getSettings(tx, centreId);
    const { decisionDays } = settings;
    shown('child', placementCase.childId);
    const missing = await missingAddressee(tx, centreId, placementCase.familyId);
    const unproven = await missingProof(tx, centreId, placementCase.id, settings);
    return { birth: facts.birth, copy: buildCopy(facts, today), decisionDays, missing, unproven };
  },
  values: async ({ tx, centreId, today }, { placementCase, authorities }, { birth }) => {
    const likely = placementCase.authorityId ?? (await findCompetent(tx, centreId, birth, today, authorities));
    return likely ? { behoerde: likely } : {};
  },
  schema: (_, { authorities }) => submissionInput(authorities.map(({ id }) => id)),
  check: async ({ tx, centreId }, { authorities }, { authorityId }) => {
    const authority = authorities.find(({ id }) => id === authorityId);
    const message = authority && (await missingDecider(tx, centreId, authority));
    return message ? [{ field: 'behoerde', message }] : [];
  },
  run: async ({ tx, by, app, centreId, shown }, { placementCase }, { authorityId, note }) => {
    const submissionId = await submitCase(tx, by, placementCase, authorityId, note);
    shown('submission', submissionId);
    await app.jobs.send(tx, submittedMail, { centreId, submissionId });
  },
  done: (_, { placementCase }) => flash(casePath(placementCase.id), 'vorgelegt'),
  page: (_, known, form, { copy, decisionDays, missing, unproven }) => (
    <SubmitPage
      {...form}
      {...known}
      {...{ copy, decisionDays, missing, unproven }}
      silent={known.placementCase.state === 'school_asked'}
    />
  ),
});

async function withdraw(request: CentreRequest): Promise<Answer> {
  const placementCase = await openCase(request);
  await withdrawSubmission(request.tx, request.by, placementCase.id);
  return redirect(flash(casePath(placementCase.id), 'zurueckgezogen'));
}

async function sendReminder(request: CentreRequest): Promise<Answer> {
  const placementCase = await openCase(request);
  const send = await remind(request.tx, request.by, placementCase);
  await send(request.app.jobs);
  return redirect(flash(casePath(placementCase.id), 'gesendet'));
}

const remedyForms = centreForm({
  load: openCase,
  schema: ({ today }) => remedyInput(today),
  asks: ({ today }) => ({ eingegangen: askDay('received', today) }),
  check: async ({ tx, centreId }, { id }, { receivedOn }) => {
    const decision = await findDecision(tx, centreId, id);
    return decision ? remedyErrors(receivedOn, decision) : [];
  },
  run: ({ tx, by }, { id }, { receivedOn }) => fileRemedy(tx, by, id, receivedOn),
  done: (_, { id }) => flash(casePath(id), 'gespeichert'),
  page: (_, placementCase, form) => <RemedyPage {...form} placementCase={placementCase} />,
});

async function remedySettled(request: CentreRequest): Promise<Answer> {
  const placementCase = await openCase(request);
  await settleRemedy(request.tx, request.by, placementCase.id);
  return redirect(flash(casePath(placementCase.id), 'gespeichert'));
}

async function list(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, user } = request;
  const kinds = decidesFor(user.roles);
  const query = submissionQueryOf(request.url);
  const wanted = wantedSubmissions(query, request.today);
  const rows = await listSubmissions(tx, centreId, kinds, query, wanted);
  request.shown(
    'submission',
    rows.map((row) => row.id),
  );
  return page(
    <SubmissionListPage
      frame={frameOf(request)}
      query={query}
      rows={rows}
      counts={await countSubmissions(tx, centreId, kinds, wanted)}
      areas={await listSubmissionAreas(tx, centreId, kinds)}
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
