// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { NotFound } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { centreForm } from '../../web/form-pair.ts';
import { formatShortDate } from '../../web/format.ts';
import { frameOf } from '../../web/frame.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, param, post, redirect } from '../../web/route.ts';
import { type Child, getOwnChild, listGuardians } from '../families/queries.ts';
import { fullName } from '../families/rules.ts';
import { recordConsent, withdrawConsent } from './actions.ts';
import { consentInput } from './input.ts';
import { ConsentForm, ConsentsPage } from './pages.tsx';
import { consentsPath } from './paths.ts';
import { listConsents } from './queries.ts';
import { type ConsentPurpose, consentLanguages, newestVersion, purposesOf } from './words.ts';

async function load(request: CentreRequest): Promise<Child> {
  const child = await getOwnChild(request.tx, request.centreId, param(request, 'id'));
  request.shown('child', child.id);
  return child;
}

/** @throws NotFound for a purpose nobody is asked for */
function purposeOf(request: CentreRequest): ConsentPurpose {
  const purpose = purposesOf('child').find((one) => one === param(request, 'purpose'));
  if (purpose === undefined) throw new NotFound();
  return purpose;
}

async function show(request: CentreRequest): Promise<Answer> {
  const child = await load(request);
  return page(
    <ConsentsPage
      frame={frameOf(request)}
      child={child}
      consents={await listConsents(request.tx, request.centreId, child.id)}
      requestId={request.requestId}
    />,
  );
}

const consentForm = centreForm({
  load: async (request) => {
    const child = await load(request);
    return {
      child,
      purpose: purposeOf(request),
      // Only who has custody can consent for the child.
      guardians: (await listGuardians(request.tx, request.centreId, child.familyId)).filter(
        ({ custody }) => custody === 'yes',
      ),
    };
  },
  values: ({ today }) => ({ tag: formatShortDate(today) }),
  schema: ({ today }, { guardians, purpose }) =>
    consentInput(
      guardians.map(({ id }) => id),
      consentLanguages(purpose),
      today,
    ),
  run: async ({ tx, by }, { child, purpose, guardians }, { guardianId, language, givenOn }) => {
    const giver = guardians.find(({ id }) => id === guardianId);
    if (!giver) throw new NotFound();
    await recordConsent(tx, by, {
      purpose,
      subjectId: child.id,
      textVersion: newestVersion(purpose),
      language,
      givenBy: fullName(giver.familyName, giver.givenNames),
      givenOn,
    });
  },
  done: (_, { child }) => flash(consentsPath(child.id), 'eingewilligt'),
  page: (_, { child, purpose, guardians }, form) => <ConsentForm {...{ child, purpose, guardians, form }} />,
});

/** A repeated submit finds nothing in force any more, which is what was wanted. */
async function withdraw(request: CentreRequest): Promise<Answer> {
  const child = await load(request);
  await withdrawConsent(request.tx, request.by, { purpose: purposeOf(request), subjectId: child.id });
  return redirect(flash(consentsPath(child.id), 'widerrufen'));
}

export const consentRoutes = centreRoutes('consents', [
  get('/kinder/:id/einwilligungen', 'case.record', 'consent.view', show),
  get('/kinder/:id/einwilligungen/:purpose', 'case.record', 'consent.form', consentForm.show),
  post('/kinder/:id/einwilligungen/:purpose', 'case.record', 'consent.give', consentForm.send),
  post('/kinder/:id/einwilligungen/:purpose/widerrufen', 'case.record', 'consent.withdraw', withdraw),
]);
