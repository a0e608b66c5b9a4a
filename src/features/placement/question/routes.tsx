// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { flash } from '../../../web/flash.ts';
import { askDay } from '../../../web/form/questions.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { formatShortDate } from '../../../web/format.ts';
import { frameOf } from '../../../web/frame.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, param, post, redirect } from '../../../web/route.ts';
import { casePath } from '../../cases/paths.ts';
import { assertAllowed } from '../../cases/rules.ts';
import { getSettings } from '../../centres/queries.ts';
import { getSchoolName } from '../../schools/queries.ts';
import { answerWithdrawnMail, schoolAnsweredMail, schoolAskedMail } from '../mails.ts';
import { openCase } from '../open-case.ts';
import { questionListPath, questionPath } from '../paths.ts';
import { findRecommendation, getRecommendation } from '../recommendation/queries.ts';
import { earliestStart, proposedStart } from '../rules.ts';
import { answerQuestion, askSchool, findGermanLevel, takeBackAnswer, withdrawQuestion } from './actions.ts';
import { countAsked, getAsked, getAskedCase, listAsked } from './asked-queries.ts';
import { answerInput, askedQueryOf, questionInput } from './input.ts';
import { AskedListPage, AskedPage, AskPage } from './pages.tsx';
import { listAskable } from './queries.ts';

const askForms = centreForm({
  load: async (request) => {
    const placementCase = await openCase(request);
    assertAllowed('school_asked', placementCase, '. Eine Schule kann jetzt nicht gefragt werden.');
    return { placementCase, recommendation: await findRecommendation(request.tx, request.centreId, placementCase.id) };
  },
  offers: async ({ tx, centreId, url, today }, { placementCase }) => {
    const recommendation = await getRecommendation(tx, centreId, placementCase.id);
    const { maxDistanceM, answerDays } = await getSettings(tx, centreId);
    const wanted = url.searchParams.get('schule');
    const schools = await listAskable(tx, centreId, placementCase, { recommendation, today, maxDistanceM, wanted });
    return { recommendation, schools, answerDays, germanLevel: await findGermanLevel(tx, centreId, placementCase.id) };
  },
  values: ({ url, today }, _, { recommendation }) => ({
    beginn: formatShortDate(proposedStart(recommendation.earliestStart, today)),
    // Which school is asked, a person chooses.
    schule: url.searchParams.get('schule') ?? '',
  }),
  schema: ({ today }) => questionInput(today),
  asks: ({ today }, { recommendation }) => ({
    beginn: askDay('start', today, recommendation && earliestStart(recommendation.earliestStart)),
  }),
  run: async ({ tx, by, app, centreId, shown }, { placementCase }, { schoolNumber, startOn }) => {
    await getSchoolName(tx, schoolNumber);
    const questionId = await askSchool(tx, by, placementCase, schoolNumber, startOn);
    shown('school_request', questionId);
    await app.jobs.send(tx, schoolAskedMail, { centreId, schoolNumber, requestId: questionId });
  },
  done: (_, { placementCase }) => flash(casePath(placementCase.id), 'angefragt'),
  page: (_, { placementCase }, form, offers) => <AskPage {...form} {...offers} placementCase={placementCase} />,
});

async function withdraw(request: CentreRequest): Promise<Answer> {
  const placementCase = await openCase(request);
  await withdrawQuestion(request.tx, request.by, placementCase.id);
  return redirect(flash(casePath(placementCase.id), 'zurueckgezogen'));
}

async function listForSchool(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, user } = request;
  const query = askedQueryOf(request.url);
  const wanted = { number: query.filters.q, open: query.filters.stand !== undefined };
  const rows = await listAsked(tx, centreId, user.schools, query, wanted);
  request.shown(
    'school_request',
    rows.map((row) => row.id),
  );
  return page(
    <AskedListPage
      frame={frameOf(request)}
      rows={rows}
      counts={await countAsked(tx, centreId, user.schools, wanted)}
      query={query}
      today={request.today}
    />,
  );
}

const answerForms = centreForm({
  load: async (request) => {
    const asked = await getAsked(request.tx, request.centreId, request.user.schools, param(request, 'id'));
    request.shown('school_request', asked.id);
    return asked;
  },
  schema: () => answerInput,
  run: async ({ tx, by, app, centreId }, { id }, { answer, reason }) => {
    const { caseId, askedBy } = await answerQuestion(tx, by, id, answer, reason);
    await app.jobs.send(tx, schoolAnsweredMail, { centreId, caseId, userId: askedBy });
  },
  done: flash(questionListPath, 'beantwortet'),
  page: async ({ tx, centreId, today }, asked, form) => {
    const { phone } = await getSettings(tx, centreId);
    return <AskedPage {...form} asked={asked} today={today} phone={phone} />;
  },
});

async function takeBack(request: CentreRequest): Promise<Answer> {
  const { tx, by, app, centreId, user } = request;
  const id = param(request, 'id');
  const asked = await getAsked(tx, centreId, user.schools, id);
  const caseId = await getAskedCase(tx, centreId, user.schools, id);
  request.shown('school_request', asked.id);
  const { askedBy } = await takeBackAnswer(tx, by, asked, caseId);
  await app.jobs.send(tx, answerWithdrawnMail, { centreId, caseId, userId: askedBy });
  return redirect(flash(questionPath(asked.id), 'antwort_zurueck'));
}

export const questionRoutes = centreRoutes('placement', [
  get('/faelle/:id/anfragen', 'placement.submit', 'school_request.prepare', askForms.show),
  post('/faelle/:id/anfragen', 'placement.submit', 'school_request.create', askForms.send),
  post('/faelle/:id/anfrage-zurueckziehen', 'placement.submit', 'school_request.withdraw', withdraw),
  get('/anfragen', 'school_request.answer', 'school_request.list', listForSchool),
  get('/anfragen/:id', 'school_request.answer', 'school_request.view', answerForms.show),
  post('/anfragen/:id/antwort', 'school_request.answer', 'school_request.answer', answerForms.send),
  post('/anfragen/:id/antwort-zuruecknehmen', 'school_request.answer', 'school_request.take_back', takeBack),
]);
