// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../../auth/permissions.ts';
import { LetterError } from '../../../outbound/letters/printer.ts';
import { Conflict, NotFound } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import { centreForm } from '../../../web/form-pair.ts';
import {
  type Answer,
  type CentreRequest,
  centreRoutes,
  download,
  get,
  later,
  param,
  post,
} from '../../../web/route.ts';
import { casePath } from '../../cases/paths.ts';
import { fullName } from '../../families/rules.ts';
import { getPersonName } from '../../people/queries.ts';
import { type Decision, getDecision } from '../decision/queries.ts';
import { decisionPath, submissionPath } from '../paths.ts';
import { decidesFor } from '../rules.ts';
import { findCopy } from '../submission/facts.ts';
import { findNextSubmission } from '../submission/list-queries.ts';
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
import { DecisionPage } from './pages.tsx';

/** The centre sees its decisions; an authority those of its own kind. */
async function load(request: CentreRequest): Promise<Decision> {
  const decision = await getDecision(request.tx, request.centreId, param(request, 'id'));
  const { roles } = request.user;
  if (!may(roles, 'case.view') && !decidesFor(roles).includes(decision.authorityKind)) throw new NotFound();
  return decision;
}

/** A decision with its letters; the form on it says that somebody has read the translation. */
const reviewForms = centreForm({
  load: async (request) => {
    const decision = await load(request);
    request.shown('decision', decision.id);
    return { decision, notice: await getNotice(request.tx, request.centreId, decision) };
  },
  schema: () => reviewInput,
  run: ({ tx, centreId, user, today }, { notice }) =>
    recordReview(tx, centreId, arabicTexts(notice.ar).hash, user.id, today),
  done: (_, { decision }) => flash(decisionPath(decision.id), 'gespeichert'),
  page: async (request, { decision, notice }, form) => {
    const { tx, centreId, user } = request;
    const { texts, hash } = arabicTexts(notice.ar);
    const review = await findReview(tx, centreId, hash);
    request.shown('child', decision.childId);
    const copy = await findCopy(tx, centreId, decision.submissionId);
    const kinds = decidesFor(user.roles);
    const after = { id: decision.submissionId, dueOn: decision.decidedOn };
    return (
      <DecisionPage
        {...form}
        decision={decision}
        name={copy ? fullName(copy.person.familyName, copy.person.givenNames) : ''}
        next={kinds.length > 0 ? await findNextSubmission(tx, centreId, kinds, after) : undefined}
        decidedBy={await getPersonName(tx, decision.decidedBy)}
        backHref={may(user.roles, 'case.view') ? casePath(decision.caseId) : submissionPath(decision.submissionId)}
        letters={await listLetters(tx, centreId, decision.id)}
        translation={{ reviewedBy: review?.reviewedBy ?? null, reviewedOn: review?.reviewedOn ?? null, texts }}
        mayReview={may(user.roles, 'translation.review')}
      />
    );
  },
});

/** Data and log in the transaction; printing takes a second and comes after it. */
async function print(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, app, url } = request;
  const decision = await load(request);
  const languages = letterLanguages(url.searchParams.get('sprachen'));
  const letter = await buildLetter(tx, centreId, decision.id, languages);
  await recordLetter(tx, request.by, decision, languages, letter);
  request.shown('decision', decision.id);
  request.shown('child', decision.childId);
  return later(async () => {
    try {
      const pdf = await app.letters.print(letter);
      return download(`Bescheid-${decision.reference}.pdf`, 'application/pdf', pdf);
    } catch (error) {
      if (!(error instanceof LetterError)) throw error;
      throw new Conflict(error.message, [{ kind: 'decision', id: decision.id, label: 'Zur Entscheidung' }]);
    }
  });
}

export const letterRoutes = centreRoutes('placement', [
  get('/entscheidungen/:id', 'letter.print', 'decision.view', reviewForms.show),
  get('/entscheidungen/:id/brief.pdf', 'letter.print', 'letter.print', print),
  post('/entscheidungen/:id/uebersetzung-geprueft', 'translation.review', 'translation.review', reviewForms.send),
]);
