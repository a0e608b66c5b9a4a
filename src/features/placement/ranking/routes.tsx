// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { findGrade, findPlaceKind } from '../../../codes/school-forms.ts';
import { Conflict } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import { parseForm } from '../../../web/form/parse.ts';
import { frameOf } from '../../../web/frame.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, param, post, redirect } from '../../../web/route.ts';
import { lockCase } from '../../cases/actions.ts';
import { casePath } from '../../cases/paths.ts';
import { type CaseState, states } from '../../cases/states.ts';
import { getSettings } from '../../centres/queries.ts';
import { releaseHold } from '../../schools/holds.ts';
import { getCase, type PlacementCase } from '../case-queries.ts';
import { openCase } from '../open-case.ts';
import { rankingPath, recommendationPath } from '../paths.ts';
import { holdForCase } from '../places.ts';
import { propose } from '../proposal/propose.ts';
import { whereToEnter } from '../proposal/where-to.ts';
import { findRecommendation } from '../recommendation/queries.ts';
import { beforeAsking, earliestUsualStart } from '../rules.ts';
import { holdInput } from './input.ts';
import { agesOn, getNeedFacts, proposedNeed } from './need-queries.ts';
import { RankingPage } from './pages.tsx';
import { type Need, rankForCase } from './queries.ts';

/** What is ticked and what is wrong with it, where a choice comes back. */
interface Choice {
  chosen: readonly string[];
  problem?: string;
}

async function showRanking(request: CentreRequest, { chosen, problem }: Choice = { chosen: [] }): Promise<Answer> {
  const { tx, centreId, url, today } = request;
  const placementCase = await openCase(request);
  const recommendation = await findRecommendation(tx, centreId, placementCase.id);
  const facts = await getNeedFacts(tx, centreId, placementCase.id, today);
  const start = earliestUsualStart(today);
  const proposal = propose(facts, start);
  const proposed = proposedNeed(proposal);
  const grade = findGrade(url.searchParams.get('jahrgang') ?? '')?.key ?? recommendation?.grade ?? proposed.grade;
  const kind = findPlaceKind(url.searchParams.get('art') ?? '')?.key ?? recommendation?.placeKind ?? proposed.kind;
  const need: Need | null = grade !== undefined && kind !== undefined ? { grade, kind } : null;
  const settings = await getSettings(tx, centreId);
  const ranking = need && (await rankForCase(tx, centreId, placementCase, need, today, settings.maxDistanceM));
  request.shown('child', placementCase.childId);
  return page(
    <RankingPage
      frame={frameOf(request)}
      placementCase={placementCase}
      need={need}
      shown={{ facts, proposal, on: start, whereTo: whereToEnter(placementCase) }}
      ages={agesOn(facts.birth, today)}
      trial={need !== null && (recommendation?.grade !== need.grade || recommendation.placeKind !== need.kind)}
      ranking={ranking}
      chosen={chosen}
      errors={problem === undefined ? [] : [{ field: 'schule', message: problem }]}
      requestIds={() => request.requestId()}
    />,
    // Nothing chosen is no wrong input: the page says what is still to do.
    problem === undefined || chosen.length === 0 ? 200 : 422,
  );
}

/** What is wrong with a choice of so many schools; undefined when nothing is. */
function choiceProblem(count: number): string | undefined {
  if (count === 0) return 'Bitte kreuzen Sie eine bis drei Schulen an.';
  return count > 3
    ? `Sie haben ${count} Schulen angekreuzt. Eine Empfehlung nennt höchstens drei; bitte nehmen Sie ${count - 3} heraus.`
    : undefined;
}

/** The choice goes on to the form of the recommendation: one to three schools, in the order of the page. */
async function choose(request: CentreRequest): Promise<Answer> {
  const { id } = await getCase(request.tx, request.centreId, param(request, 'id'));
  const asked = request.url.searchParams;
  const schools = [...new Set(asked.getAll('schule').filter((number) => /^\d{6}$/.test(number)))];
  const problem = choiceProblem(schools.length);
  if (problem !== undefined) return await showRanking(request, { chosen: schools, problem });
  const need = ['jahrgang', 'art'].flatMap((name) => {
    const value = asked.get(name) ?? '';
    return /^\w{2,10}$/.test(value) ? [`&${name}=${value}`] : [];
  });
  return redirect(`${recommendationPath(id)}?schulen=${schools.join(',')}${need.join('')}`);
}

/**
 * The case with its row locked, while its place is nobody else's: its state stays as it was read until this deed is done.
 * @throws Conflict with what is the matter, once a question, submission or decision rests on the place
 */
async function openLocked(request: CentreRequest, refusal: (state: CaseState) => string): Promise<PlacementCase> {
  const { id } = await openCase(request);
  await lockCase(request.tx, request.centreId, id);
  const placementCase = await getCase(request.tx, request.centreId, id);
  if (beforeAsking.includes(placementCase.state)) return placementCase;
  throw new Conflict(refusal(placementCase.state), [{ kind: 'case', id, label: 'Zum Fall' }]);
}

/** The form has only hidden fields: what is wrong with them nobody can correct on the page. */
async function hold(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, by } = request;
  const { id } = await openLocked(
    request,
    (state) =>
      `Der Fall steht auf „${states[state].label}“. Der Platz dazu ist geklärt und wird hier nicht mehr gewechselt.`,
  );
  const wanted = parseForm(holdInput, request.form);
  if (!wanted.ok) throw new Conflict('Bitte laden Sie die Seite neu und halten Sie den Platz dort.');
  const { holdDays } = await getSettings(tx, centreId);
  const until = await holdForCase(tx, by, id, wanted.data, holdDays);
  if (until === null) throw new Conflict('Diese Schule hat solche Plätze nicht gemeldet. Es wurde nichts gehalten.');
  return redirect(flash(rankingPath(id, wanted.data), 'gehalten'));
}

async function release(request: CentreRequest): Promise<Answer> {
  const { id } = await openLocked(
    request,
    () => 'Der Platz gehört zu einer Anfrage, Vorlage oder Entscheidung. Ziehen Sie zuerst diese zurück.',
  );
  await releaseHold(request.tx, { caseId: id, now: request.now });
  return redirect(flash(casePath(id), 'gespeichert'));
}

export const rankingRoutes = centreRoutes('placement', [
  get('/faelle/:id/schulen', 'ranking.view', 'ranking.view', (request: CentreRequest) => showRanking(request)),
  get('/faelle/:id/schulen/auswahl', 'ranking.view', 'ranking.choose', choose),
  post('/faelle/:id/halten', 'place.hold', 'place.hold', hold),
  post('/faelle/:id/platz-freigeben', 'place.hold', 'place.release', release),
]);
