// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Conflict } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import { askDay } from '../../../web/form/questions.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { formatCount, formatShortDate } from '../../../web/format.ts';
import { frameOf } from '../../../web/frame.ts';
import { listQuery } from '../../../web/list/index.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, param, post, redirect } from '../../../web/route.ts';
import { casePath } from '../../cases/paths.ts';
import { allowedIn } from '../../cases/rules.ts';
import { states } from '../../cases/states.ts';
import { getSettings } from '../../centres/queries.ts';
import { countSchoolUsers } from '../../people/queries.ts';
import { getSchoolName } from '../../schools/queries.ts';
import { getCase, type PlacementCase } from '../case-queries.ts';
import { schoolAnsweredMail, schoolAskedMail } from '../mails.ts';
import { questionListPath } from '../paths.ts';
import { rankForCase } from '../ranking/queries.ts';
import { findRecommendation, listRecommendedSchools, type Recommendation } from '../recommendation/queries.ts';
import { earliestStart, proposedStart } from '../rules.ts';
import { answerQuestion, askSchool, findGermanLevel, withdrawQuestion } from './actions.ts';
import { countAsked, getAsked, listAsked } from './asked-queries.ts';
import { answerInput, questionInput } from './input.ts';
import { AskedListPage, AskedPage, AskPage } from './pages.tsx';

/** A case for which no school can be asked now says so before anybody fills in the form. */
function assertAskable(placementCase: PlacementCase): void {
  if (allowedIn.school_asked.includes(placementCase.state)) return;
  throw new Conflict(
    `Der Fall steht auf „${states[placementCase.state].label}“. Eine Schule kann jetzt nicht gefragt werden.`,
    [{ kind: 'case', id: placementCase.id, label: 'Zum Fall' }],
  );
}

/** Schools one may ask: those recommended, then those with a fitting place, then one named in the link. */
async function schoolChoice(request: CentreRequest, placementCase: PlacementCase, wanted: string | null) {
  const { tx, centreId, today } = request;
  const recommendation = await findRecommendation(tx, centreId, placementCase.id);
  if (!recommendation)
    throw new Conflict('Für diesen Fall gibt es noch keine Empfehlung. Schreiben Sie zuerst die Empfehlung.', [
      { kind: 'case', aim: 'recommendation', id: placementCase.id, label: 'Empfehlung schreiben' },
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

const openCase = async (request: CentreRequest) => {
  const { tx, centreId } = request;
  const placementCase = await getCase(tx, centreId, param(request, 'id'));
  request.shown('case', placementCase.id);
  return placementCase;
};

/** The question to be asked; what may be chosen is worked out only where the page is shown. */
interface AskKnown {
  placementCase: PlacementCase;
  recommendation: Recommendation | undefined;
  choice?: Awaited<ReturnType<typeof schoolChoice>>;
}

const askForms = centreForm({
  load: async (request): Promise<AskKnown> => {
    const placementCase = await openCase(request);
    const choice = await schoolChoice(request, placementCase, request.url.searchParams.get('schule'));
    return { placementCase, recommendation: choice.recommendation, choice };
  },
  loadSent: async (request): Promise<AskKnown> => {
    const placementCase = await openCase(request);
    const recommendation = await findRecommendation(request.tx, request.centreId, placementCase.id);
    return { placementCase, recommendation };
  },
  values: ({ url, today }, { recommendation, choice }) => {
    const first = url.searchParams.get('schule') ?? choice?.schools[0]?.number;
    const start = recommendation && formatShortDate(proposedStart(recommendation.earliestStart, today));
    return { ...(start ? { beginn: start } : {}), ...(first ? { schule: first } : {}) };
  },
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
  page: async (request, { placementCase, choice }, form) => {
    const { tx, centreId, url } = request;
    const shown = choice ?? (await schoolChoice(request, placementCase, url.searchParams.get('schule')));
    const germanLevel = await findGermanLevel(tx, centreId, placementCase.id);
    const { answerDays } = await getSettings(tx, centreId);
    return <AskPage {...form} {...shown} {...{ placementCase, germanLevel, answerDays }} />;
  },
});

async function withdraw(request: CentreRequest): Promise<Answer> {
  const placementCase = await getCase(request.tx, request.centreId, param(request, 'id'));
  await withdrawQuestion(request.tx, request.by, placementCase.id);
  request.shown('case', placementCase.id);
  return redirect(flash(casePath(placementCase.id), 'zurueckgezogen'));
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
  page: ({ today }, asked, form) => <AskedPage {...form} asked={asked} today={today} />,
});

export const questionRoutes = centreRoutes('placement', [
  get('/faelle/:id/anfragen', 'placement.submit', 'school_request.prepare', askForms.show),
  post('/faelle/:id/anfragen', 'placement.submit', 'school_request.create', askForms.send),
  post('/faelle/:id/anfrage-zurueckziehen', 'placement.submit', 'school_request.withdraw', withdraw),
  get('/anfragen', 'school_request.answer', 'school_request.list', listForSchool),
  get('/anfragen/:id', 'school_request.answer', 'school_request.view', answerForms.show),
  post('/anfragen/:id/antwort', 'school_request.answer', 'school_request.answer', answerForms.send),
]);
