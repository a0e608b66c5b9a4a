// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { Forbidden } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import type { FormState } from '../../web/form/index.ts';
import { parseForm } from '../../web/form/parse.ts';
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
import { openAddress } from '../families/actions.ts';
import { reasonInput } from '../families/input.ts';
import { familyPath } from '../families/paths.ts';
import { getChild, getFamily, listChildren, listGuardians } from '../families/queries.ts';
import { ChildPage } from './child-page.tsx';
import { FamilyPage } from './family-page.tsx';

async function showFamily(request: CentreRequest, state?: FormState): Promise<Answer> {
  const { tx, centreId, user } = request;
  const id = param(request, 'id');
  const family = await getFamily(tx, centreId, id);
  const children = await listChildren(tx, centreId, id);
  request.shown('family', id);
  request.shown(
    'child',
    children.map((child) => child.id),
  );
  const html = (
    <FamilyPage
      frame={frameOf(request)}
      family={family}
      guardians={await listGuardians(tx, centreId, id)}
      members={children}
      today={request.today}
      mayOpen={may(user.roles, 'address.open') && user.mayOpenProtectedAddress}
      mayEdit={may(user.roles, 'case.record')}
      state={state}
    />
  );
  return page(html, state ? 422 : 200);
}

async function openProtectedAddress(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, user } = request;
  const family = await getFamily(tx, centreId, param(request, 'id'));
  if (!user.mayOpenProtectedAddress)
    throw new Forbidden(
      'Diese Anschrift ist gesperrt (§ 51 BMG). Öffnen darf sie nur, wem die Leitung Ihres Zentrums das Recht „gesperrte Anschriften öffnen“ gegeben hat. Bitte wenden Sie sich an die Leitung.',
    );
  const parsed = parseForm(reasonInput, request.form);
  if (!parsed.ok) return await showFamily(request, parsed.state);
  if (!family.isProtected) return redirect(familyPath(family.id));
  await openAddress(tx, request.by, request.app.jobs, family.id, parsed.data.reason);
  request.shown('family', family.id, parsed.data.reason);
  return redirect(flash(familyPath(family.id), 'geoeffnet'));
}

async function showChild(request: CentreRequest): Promise<Answer> {
  const child = await getChild(request.tx, request.centreId, param(request, 'id'));
  const cases = await listCasesOfChild(request.tx, request.centreId, child.id);
  request.shown('child', child.id);
  return page(
    <ChildPage
      frame={frameOf(request)}
      child={child}
      cases={cases}
      today={request.today}
      requestId={request.requestId()}
    />,
  );
}

export const familyPageRoutes: readonly CentreRoute[] = centreRoutes('case-file', [
  get('/familien/:id', 'case.view', 'family.view', showFamily),
  post('/familien/:id/anschrift-oeffnen', 'address.open', 'address.open', openProtectedAddress),
  get('/kinder/:id', 'case.view', 'child.view', showChild),
]);
