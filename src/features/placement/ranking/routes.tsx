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
import { getCase } from '../case-queries.ts';
import { rankingPath, recommendationPath } from '../paths.ts';
import { holdForCase } from '../places.ts';
import { findRecommendation } from '../recommendation/queries.ts';
import { holdInput } from './input.ts';
import { RankingPage } from './pages.tsx';
import { type Need, rankForCase } from './queries.ts';

async function showRanking(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, url, today } = request;
  const placementCase = await getCase(tx, centreId, param(request, 'id'));
  const recommendation = await findRecommendation(tx, centreId, placementCase.id);
  const asked = { grade: url.searchParams.get('jahrgang') ?? '', kind: url.searchParams.get('art') ?? '' };
  const need: Need = {
    grade: findGrade(asked.grade) ? asked.grade : (recommendation?.grade ?? '05'),
    kind: findPlaceKind(asked.kind)?.key ?? recommendation?.placeKind ?? 'df',
  };
  const settings = await getSettings(tx, centreId);
  const ranking = await rankForCase(tx, centreId, placementCase, need, today, settings.maxDistanceM);
  request.shown('case', placementCase.id);
  request.shown('child', placementCase.childId);
  return page(
    <RankingPage
      frame={frameOf(request)}
      placementCase={placementCase}
      need={need}
      trial={recommendation?.grade !== need.grade || recommendation.placeKind !== need.kind}
      ranking={ranking}
      requestIds={() => request.requestId()}
    />,
  );
}

/** States in which the centre may hold and release places freely; later the place belongs to a question or a decision. */
const beforeAsking: readonly CaseState[] = [
  'reported',
  'invited',
  'scheduled',
  'no_show',
  'documents_missing',
  'counselled',
  'recommended',
  'refused_by_school',
  'waiting_list',
  'registration_advised',
];

/** The choice goes on to the form of the recommendation: at most three schools, in the order of the page. */
async function choose(request: CentreRequest): Promise<Answer> {
  const { id } = await getCase(request.tx, request.centreId, param(request, 'id'));
  const asked = request.url.searchParams;
  const schools = asked.getAll('schule').filter((number) => /^\d{6}$/.test(number));
  if (schools.length === 0) return redirect(rankingPath(id));
  const need = ['jahrgang', 'art'].flatMap((name) => {
    const value = asked.get(name) ?? '';
    return /^\w{2,10}$/.test(value) ? [`&${name}=${value}`] : [];
  });
  return redirect(`${recommendationPath(id)}?schulen=${schools.slice(0, 3).join(',')}${need.join('')}`);
}

/** The case with its row locked: its state stays as it was read until this deed is done. */
async function getLockedCase(request: CentreRequest) {
  const { tx, centreId } = request;
  const { id } = await getCase(tx, centreId, param(request, 'id'));
  await lockCase(tx, centreId, id);
  return await getCase(tx, centreId, id);
}

async function hold(request: CentreRequest): Promise<Answer> {
  const { tx, centreId } = request;
  const placementCase = await getLockedCase(request);
  const input = parseForm(holdInput, request.form);
  // The form has only hidden fields: what is wrong with them nobody can correct on the page.
  if (!input.ok) throw new Conflict('Bitte laden Sie die Seite neu und halten Sie den Platz dort.');
  const wanted = input.data;
  if (!beforeAsking.includes(placementCase.state))
    throw new Conflict(
      `Der Fall steht auf „${states[placementCase.state].label}“. Der Platz dazu ist geklärt und wird hier nicht mehr gewechselt.`,
      [{ kind: 'case', id: placementCase.id, label: 'Zum Fall' }],
    );
  const { holdDays } = await getSettings(tx, centreId);
  const until = await holdForCase(tx, request.by, placementCase.id, wanted, holdDays);
  if (until === null) throw new Conflict('Diese Schule hat solche Plätze nicht gemeldet. Es wurde nichts gehalten.');
  request.shown('case', placementCase.id);
  return redirect(flash(rankingPath(placementCase.id, wanted), 'gehalten'));
}

async function release(request: CentreRequest): Promise<Answer> {
  const placementCase = await getLockedCase(request);
  if (!beforeAsking.includes(placementCase.state))
    throw new Conflict(
      'Der Platz gehört zu einer Anfrage, Vorlage oder Entscheidung. Ziehen Sie zuerst diese zurück.',
      [{ kind: 'case', id: placementCase.id, label: 'Zum Fall' }],
    );
  await releaseHold(request.tx, { caseId: placementCase.id, now: request.now });
  request.shown('case', placementCase.id);
  return redirect(flash(casePath(placementCase.id), 'gespeichert'));
}

export const rankingRoutes = centreRoutes('placement', [
  get('/faelle/:id/schulen', 'ranking.view', 'ranking.view', showRanking),
  get('/faelle/:id/schulen/auswahl', 'ranking.view', 'ranking.choose', choose),
  post('/faelle/:id/halten', 'place.hold', 'place.hold', hold),
  post('/faelle/:id/platz-freigeben', 'place.hold', 'place.release', release),
]);
