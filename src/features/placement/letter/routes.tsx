// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../../auth/permissions.ts';
import { languageName } from '../../../codes/languages.ts';
import { LetterError } from '../../../outbound/letters/printer.ts';
import { SHEETS, sheetFor } from '../../../outbound/letters/texts/sheet.ts';
import { Conflict, NotFound } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import { centreForm, type FormProps } from '../../../web/form-pair.ts';
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
import { findAuthority, getSettings } from '../../centres/queries.ts';
import { fullName } from '../../families/rules.ts';
import { getPersonName } from '../../people/queries.ts';
import { type Decision, getDecision } from '../decision/queries.ts';
import { decisionPath, submissionPath } from '../paths.ts';
import { decidesFor } from '../rules.ts';
import { findCopy } from '../submission/facts.ts';
import { findNextSubmission } from '../submission/list-queries.ts';
import { reviewInput, sheetInput } from './input.ts';
import { buildLetter, getNotice, letterLanguages, listLetters, recordLetter } from './letter.ts';
import { DecisionPage } from './pages.tsx';
import { release } from './release-actions.ts';
import { findRelease, letterTexts, type Releasable, sheetTexts } from './release-queries.ts';
import { findLetterStatus } from './status-actions.ts';

/** The centre sees its decisions; an authority those of its own kind. */
async function load(request: CentreRequest): Promise<Decision> {
  const decision = await getDecision(request.tx, request.centreId, param(request, 'id'));
  const { roles } = request.user;
  if (!may(roles, 'case.view') && !decidesFor(roles).includes(decision.authorityKind)) throw new NotFound();
  return decision;
}

/** A decision with its letters and what families can get beside German. */
async function open(request: CentreRequest) {
  const { tx, centreId } = request;
  const decision = await load(request);
  request.shown('decision', decision.id);
  const copy = await findCopy(tx, centreId, decision.submissionId);
  const notice = await getNotice(tx, centreId, decision);
  const sheet = sheetFor(copy?.person.language ?? '');
  return {
    decision,
    copy,
    letter: sheet === 'ar' ? letterTexts(notice.ar) : null,
    sheet: sheet === undefined ? null : sheetTexts(sheet),
  };
}
type Opened = Awaited<ReturnType<typeof open>>;

async function decisionPage(request: CentreRequest, { decision, copy, letter, sheet }: Opened, form: FormProps) {
  const { tx, centreId, user } = request;
  request.shown('child', decision.childId);
  const kinds = decidesFor(user.roles);
  const released = async (what: Releasable) => {
    const found = await findRelease(tx, centreId, what);
    return { ...what, reviewedBy: found?.reviewedBy ?? null, reviewedOn: found?.reviewedOn ?? null };
  };
  const language = sheetFor(copy?.person.language ?? '');
  const { phone } = await getSettings(tx, centreId);
  const authority = await findAuthority(tx, centreId, decision.authorityId);
  return (
    <DecisionPage
      {...form}
      decision={decision}
      name={copy ? fullName(copy.person.familyName, copy.person.givenNames) : ''}
      next={kinds.length > 0 ? await findNextSubmission(tx, centreId, kinds, decision.submissionId) : undefined}
      decidedBy={await getPersonName(tx, decision.decidedBy)}
      backHref={may(user.roles, 'case.view') ? casePath(decision.caseId) : submissionPath(decision.submissionId)}
      letters={await listLetters(tx, centreId, decision.id)}
      familyLanguage={copy ? languageName(copy.person.language) : ''}
      translation={letter && (await released(letter))}
      sheet={sheet && language ? { ...(await released(sheet)), dir: SHEETS[language].dir } : null}
      hasPhone={phone !== '' || (authority?.phone ?? '') !== ''}
      mayReview={may(user.roles, 'translation.review')}
    />
  );
}

/** The form on the page says that somebody has read the translation, or the sheet, and releases it. */
const reviewForms = centreForm({
  load: open,
  schema: () => reviewInput,
  run: async ({ tx, by }, { letter }) => {
    if (letter) await release(tx, by, letter);
  },
  done: (_, { decision }) => flash(decisionPath(decision.id), 'gespeichert'),
  page: decisionPage,
});
const sheetForms = centreForm({
  load: open,
  schema: () => sheetInput,
  run: async ({ tx, by }, { sheet }) => {
    if (sheet) await release(tx, by, sheet);
  },
  done: (_, { decision }) => flash(decisionPath(decision.id), 'gespeichert'),
  page: decisionPage,
});

/** Data and log in the transaction; printing takes a second and comes after it. */
async function print(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, app, url } = request;
  const decision = await load(request);
  const languages = letterLanguages(url.searchParams.get('sprachen'));
  const letter = await buildLetter(tx, centreId, decision.id, languages);
  const secret = (await app.auth.$context).secret;
  const place = { publicUrl: app.settings.publicUrl, centreKey: request.user.centre?.key ?? '', secret };
  const status = await findLetterStatus(tx, centreId, decision.caseId, place);
  await recordLetter(tx, request.by, decision, letter);
  request.shown('decision', decision.id);
  request.shown('child', decision.childId);
  return later(async () => {
    try {
      const pdf = await app.letters.print({ ...letter, status: (await status?.()) ?? null });
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
  post('/entscheidungen/:id/blatt-freigeben', 'translation.review', 'translation.review', sheetForms.send),
]);
