// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { emptyForm, type FormState } from '../../web/form/index.ts';
import { parseForm } from '../../web/form/parse.ts';
import { askDay, parseAsking } from '../../web/form/questions.ts';
import { formatCount, formatShortDate } from '../../web/format.ts';
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
import { countSchoolUsers } from '../people/queries.ts';
import { getSchoolName } from '../schools/queries.ts';
import { getCase, getSettings, type PlacementCase } from './case-queries.ts';
import { answerInput, requestInput } from './input.ts';
import { schoolAnsweredMail, schoolAskedMail } from './mails.ts';
import { rankForCase } from './ranking-data.ts';
import { findRecommendation, listRecommendedSchools } from './recommendation/queries.ts';
import { answerRequest, askSchool, findGermanLevel, withdrawRequest } from './request-actions.ts';
import { AskedListPage, AskedPage, AskPage } from './request-pages.tsx';
import { countAsked, getAsked, listAsked } from './request-queries.ts';
import { earliestStart, proposedStart } from './rules.ts';

/** A case for which no school can be asked now says so before anybody fills in the form. */
function assertAskable(placementCase: PlacementCase): void {
  if (allowedIn.school_asked.includes(placementCase.state)) return;
  throw new Conflict(
    `Der Fall steht auf „${states[placementCase.state].label}“. Eine Schule kann jetzt nicht gefragt werden.`,
    [{ href: `/faelle/${placementCase.id}`, label: 'Zum Fall' }],
  );
}

/** Schools one may ask: those recommended, then those with a fitting place, then one named in the link. */
async function schoolChoice(request: CentreRequest, placementCase: PlacementCase, wanted: string | null) {
  const { tx, centreId, today } = request;
  const recommendation = await findRecommendation(tx, centreId, placementCase.id);
  if (!recommendation)
    throw new Conflict('Für diesen Fall gibt es noch keine Empfehlung. Schreiben Sie zuerst die Empfehlung.', [
      { href: `/faelle/${placementCase.id}/empfehlung`, label: 'Empfehlung schreiben' },
    ]);
  assertAskable(placementCase);
  const { maxDistanceM } = await getSettings(tx, centreId);
  const need = { grade: recommendation.grade, kind: recommendation.placeKind };
  const { ranked } = await rankForCase(tx, centreId, placementCase, need, today, maxDistanceM);
  const free = new Map(ranked.map((school) => [school.number, formatCount(school.free, 'Platz frei', 'Plätze frei')]));
  const names = new Map<string, string>();
  for (const school of await listRecommendedSchools(tx, centreId, recommendation.id))
    names.set(school.number, school.name);
  const recommended = new Set(names.keys());
  const own = new Set(ranked.filter((school) => school.privateOwner).map((school) => school.number));
  for (const school of ranked.slice(0, 10)) names.set(school.number, school.name);
  if (wanted && /^\d{6}$/.test(wanted) && !names.has(wanted)) names.set(wanted, await getSchoolName(tx, wanted));
  const schools = [];
  for (const [number, name] of names) {
    const people = await countSchoolUsers(tx, centreId, number);
    const facts = [recommended.has(number) ? 'empfohlen' : '', free.get(number) ?? 'kein freier Platz gemeldet'];
    if (own.has(number)) facts.push('Ersatzschule, entscheidet selbst über die Aufnahme');
    if (people === 0) facts.push('hat noch keinen Zugang: bitte auch anrufen');
    schools.push({ number, name, hint: facts.filter(Boolean).join(' · ') });
  }
  return { recommendation, schools };
}

async function showAsk(request: CentreRequest, state?: FormState): Promise<Answer> {
  const { tx, centreId, url, today } = request;
  const placementCase = await getCase(tx, centreId, param(request, 'id'));
  const wanted = url.searchParams.get('schule');
  const { recommendation, schools } = await schoolChoice(request, placementCase, wanted);
  const first = wanted ?? schools[0]?.number;
  const { answerDays } = await getSettings(tx, centreId);
  const preset = {
    beginn: formatShortDate(proposedStart(recommendation.earliestStart, today)),
    ...(first ? { schule: first } : {}),
  };
  request.shown('case', placementCase.id);
  return page(
    <AskPage
      frame={frameOf(request)}
      placementCase={placementCase}
      recommendation={recommendation}
      germanLevel={await findGermanLevel(tx, centreId, placementCase.id)}
      schools={schools}
      answerDays={answerDays}
      form={state ?? emptyForm(preset)}
      requestId={request.requestId()}
    />,
    state ? 422 : 200,
  );
}

async function ask(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, app } = request;
  const placementCase = await getCase(tx, centreId, param(request, 'id'));
  const recommendation = await findRecommendation(tx, centreId, placementCase.id);
  const earliest = recommendation && earliestStart(recommendation.earliestStart);
  const input = parseAsking(requestInput(request.today), request.form, {
    beginn: askDay('start', request.today, earliest),
  });
  if (!input.ok) return await showAsk(request, input.state);
  const { schule, beginn } = input.data;
  await getSchoolName(tx, schule);
  const requestId = await askSchool(tx, request.by, placementCase, schule, beginn);
  request.shown('case', placementCase.id);
  request.shown('school_request', requestId);
  await app.jobs.send(tx, schoolAskedMail, { centreId, schoolNumber: schule, requestId });
  return redirect(`/faelle/${placementCase.id}?ok=angefragt`);
}

async function withdraw(request: CentreRequest): Promise<Answer> {
  const placementCase = await getCase(request.tx, request.centreId, param(request, 'id'));
  await withdrawRequest(request.tx, request.by, placementCase.id);
  request.shown('case', placementCase.id);
  return redirect(`/faelle/${placementCase.id}?ok=zurueckgezogen`);
}

async function listForSchool(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, user } = request;
  const query = listQuery(request.url.href, { sorts: ['frist'], filters: {} });
  const rows = await listAsked(tx, centreId, user.schools, query);
  request.shown(
    'school_request',
    rows.map((row) => row.id),
  );
  return page(
    <AskedListPage
      frame={frameOf(request)}
      rows={rows}
      counts={await countAsked(tx, centreId, user.schools)}
      page={query.page}
      baseUrl={query.baseUrl}
      today={request.today}
    />,
  );
}

async function showAsked(request: CentreRequest, state?: FormState): Promise<Answer> {
  const { tx, centreId, user } = request;
  const asked = await getAsked(tx, centreId, user.schools, param(request, 'id'));
  request.shown('school_request', asked.id);
  return page(
    <AskedPage
      frame={frameOf(request)}
      asked={asked}
      form={state ?? emptyForm()}
      requestId={request.requestId()}
      today={request.today}
    />,
    state ? 422 : 200,
  );
}

async function answer(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, user, app } = request;
  const asked = await getAsked(tx, centreId, user.schools, param(request, 'id'));
  const input = parseForm(answerInput, request.form);
  if (!input.ok) return await showAsked(request, input.state);
  const { antwort, grund } = input.data;
  const { caseId, askedBy } = await answerRequest(tx, request.by, asked.id, antwort, grund);
  request.shown('school_request', asked.id);
  await app.jobs.send(tx, schoolAnsweredMail, { centreId, caseId, userId: askedBy });
  return redirect('/anfragen?ok=beantwortet');
}

export const requestRoutes = centreRoutes('placement', [
  get('/faelle/:id/anfragen', 'placement.submit', 'school_request.prepare', showAsk),
  post('/faelle/:id/anfragen', 'placement.submit', 'school_request.create', ask),
  post('/faelle/:id/anfrage-zurueckziehen', 'placement.submit', 'school_request.withdraw', withdraw),
  get('/anfragen', 'school_request.answer', 'school_request.list', listForSchool),
  get('/anfragen/:id', 'school_request.answer', 'school_request.view', showAsked),
  post('/anfragen/:id/antwort', 'school_request.answer', 'school_request.answer', answer),
]);
