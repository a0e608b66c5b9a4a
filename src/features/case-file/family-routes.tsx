// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { Forbidden } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { centreForm } from '../../web/form-pair.ts';
import { frameOf } from '../../web/frame.ts';
import {
  type Answer,
  type CentreRequest,
  type CentreRoute,
  centreRoutes,
  get,
  page,
  param,
  post,
  redirect,
} from '../../web/route.ts';
import { listCasesOfChild } from '../cases/queries.ts';
import { listJoinings } from '../duplicates/queries.ts';
import { openAddress } from '../families/actions.ts';
import { reasonInput } from '../families/input.ts';
import { childPath, familyPath } from '../families/paths.ts';
import { type Family, getChild, getFamily, getOwnFamily, listChildren, listGuardians } from '../families/queries.ts';
import { listQuestions } from '../families/question-queries.ts';
import { ChildPage } from './child-page.tsx';
import { FamilyPage } from './family-page.tsx';

/** @throws Forbidden for everybody whom the head has not given the right to open protected addresses */
async function familyToOpen({ tx, centreId, params, user }: CentreRequest): Promise<Family> {
  const family = await getOwnFamily(tx, centreId, params['id'] ?? '');
  if (!user.mayOpenProtectedAddress)
    throw new Forbidden(
      'Diese Anschrift ist gesperrt (§ 51 BMG). Öffnen darf sie nur, wem die Leitung Ihres Zentrums das Recht „gesperrte Anschriften öffnen“ gegeben hat. Bitte wenden Sie sich an die Leitung.',
    );
  return family;
}

/** A family; the form on its page opens a protected address. */
const familyForms = centreForm({
  load: ({ tx, centreId, params }) => getFamily(tx, centreId, params['id'] ?? ''),
  loadSent: familyToOpen,
  offers: async ({ tx, centreId, shown }, { id }) => {
    const members = await listChildren(tx, centreId, id);
    shown('family', id);
    shown(
      'child',
      members.map((child) => child.id),
    );
    return { members, guardians: await listGuardians(tx, centreId, id) };
  },
  schema: () => reasonInput,
  run: async ({ tx, by, app, shown }, { id, isProtected }, { reason }) => {
    if (!isProtected) return;
    await openAddress(tx, by, app.jobs, id, reason);
    shown('family', id, reason);
  },
  done: (_, { id, isProtected }) => (isProtected ? flash(familyPath(id), 'geoeffnet') : familyPath(id)),
  page: ({ user, today }, family, { frame, state }, offers) => (
    <FamilyPage
      {...{ frame, family, state, today }}
      {...offers}
      mayOpen={may(user.roles, 'address.open') && user.mayOpenProtectedAddress}
      mayEdit={may(user.roles, 'case.record')}
    />
  ),
});

/** A family that was joined with another leads to that one, like a link or a note of before. */
async function showFamily(request: CentreRequest): Promise<Answer> {
  const { id, joinedInto } = await getFamily(request.tx, request.centreId, param(request, 'id'));
  if (joinedInto === null) return familyForms.show(request);
  request.shown('family', id);
  return redirect(familyPath(joinedInto));
}

/** So many questions stand on a page; the others come when these are answered. */
const mostQuestions = 5;

async function showChild(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, today } = request;
  const child = await getChild(tx, centreId, param(request, 'id'));
  request.shown('child', child.id);
  if (child.joinedInto !== null) return redirect(childPath(child.joinedInto));
  const cases = await listCasesOfChild(tx, centreId, child.id);
  const questions = await listQuestions(tx, centreId, { limit: mostQuestions }, child.id);
  const joinings = await listJoinings(tx, centreId, { childId: child.id, familyId: child.familyId });
  request.shown(
    'child',
    questions.map(({ children: [, other] }) => other.id),
  );
  return page(
    <ChildPage
      {...{ child, cases, questions, joinings, today }}
      frame={frameOf(request)}
      now={request.by.now}
      requestId={request.requestId}
    />,
  );
}

export const familyPageRoutes: readonly CentreRoute[] = centreRoutes('case-file', [
  get('/familien/:id', 'case.view', 'family.view', showFamily),
  post('/familien/:id/anschrift-oeffnen', 'address.open', 'address.open', familyForms.send),
  get('/kinder/:id', 'case.view', 'child.view', showChild),
]);
