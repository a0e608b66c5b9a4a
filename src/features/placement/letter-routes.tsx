// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { may } from '../../auth/permissions.ts';
import { LetterError } from '../../outbound/letters/printer.ts';
import { emptyForm, type FormState } from '../../web/form/index.ts';
import { parseForm } from '../../web/form/parse.ts';
import { frameOf } from '../../web/frame.ts';
import {
  type Answer,
  type CentreRequest,
  Conflict,
  centreRoutes,
  download,
  get,
  later,
  NotFound,
  page,
  param,
  post,
  redirect,
} from '../../web/route.ts';
import { getPersonName } from '../people/queries.ts';
import { type Decision, getDecision } from './decision-queries.ts';
import { reviewInput } from './input.ts';
import {
  arabicTexts,
  buildLetter,
  findReview,
  getNotice,
  letterLanguages,
  listLetters,
  recordLetter,
  recordReview,
} from './letter.ts';
import { DecisionPage } from './letter-pages.tsx';
import { decidesFor } from './rules.ts';

/** The centre sees its decisions; an authority those of its own kind. */
async function load(request: CentreRequest): Promise<Decision> {
  const decision = await getDecision(request.tx, request.centreId, param(request, 'id'));
  const { roles } = request.user;
  if (!may(roles, 'case.view') && !decidesFor(roles).includes(decision.authorityKind)) throw new NotFound();
  return decision;
}

async function show(request: CentreRequest, state?: FormState): Promise<Answer> {
  const { tx, centreId, user } = request;
  const decision = await load(request);
  const notice = await getNotice(tx, centreId, decision);
  const { texts, hash } = arabicTexts(notice.ar);
  const review = await findReview(tx, centreId, hash);
  request.shown('decision', decision.id);
  request.shown('child', decision.childId);
  return page(
    <DecisionPage
      frame={frameOf(request)}
      decision={decision}
      decidedBy={await getPersonName(tx, decision.decidedBy)}
      backHref={may(user.roles, 'case.view') ? `/faelle/${decision.caseId}` : `/vorlagen/${decision.submissionId}`}
      letters={await listLetters(tx, centreId, decision.id)}
      translation={{ reviewedBy: review?.reviewedBy ?? null, reviewedOn: review?.reviewedOn ?? null, texts }}
      mayReview={may(user.roles, 'translation.review')}
      form={state ?? emptyForm()}
      requestId={request.requestId()}
    />,
    state ? 422 : 200,
  );
}

/** Data and log in the transaction; printing takes a second and comes after it. */
async function print(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, app, user, now, url } = request;
  const decision = await load(request);
  const languages = letterLanguages(url.searchParams.get('sprachen'));
  const letter = await buildLetter(tx, centreId, decision.id, languages);
  await recordLetter(tx, { centreId, userId: user.id, now }, decision, languages, letter);
  request.shown('decision', decision.id);
  request.shown('child', decision.childId);
  return later(async () => {
    try {
      const pdf = await app.letters.print(letter);
      return download(`Bescheid-${decision.reference}.pdf`, 'application/pdf', pdf);
    } catch (error) {
      if (!(error instanceof LetterError)) throw error;
      throw new Conflict(error.message, [{ href: `/entscheidungen/${decision.id}`, label: 'Zur Entscheidung' }]);
    }
  });
}

async function review(request: CentreRequest): Promise<Answer> {
  const decision = await load(request);
  const input = parseForm(reviewInput, request.form);
  if (!input.ok) return await show(request, input.state);
  const notice = await getNotice(request.tx, request.centreId, decision);
  await recordReview(request.tx, request.centreId, arabicTexts(notice.ar).hash, request.user.id, request.today);
  request.shown('decision', decision.id);
  return redirect(`/entscheidungen/${decision.id}?ok=gespeichert`);
}

export const letterRoutes = centreRoutes('placement', [
  get('/entscheidungen/:id', 'letter.print', 'decision.view', show),
  get('/entscheidungen/:id/brief.pdf', 'letter.print', 'letter.print', print),
  post('/entscheidungen/:id/uebersetzung-geprueft', 'translation.review', 'translation.review', review),
]);
