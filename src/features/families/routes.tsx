// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { emptyForm, type FormState } from '../../web/form/index.ts';
import { formVersion, parseForm } from '../../web/form/parse.ts';
import { frameOf } from '../../web/frame.ts';
import {
  type Answer,
  type CentreRequest,
  type CentreRoute,
  Conflict,
  centreRoutes,
  Forbidden,
  page,
  redirect,
} from '../../web/route.ts';
import type { By } from '../cases/actions.ts';
import { openAddress, updateChild, updateFamily } from './actions.ts';
import { listCasesOfChild } from './child-cases.ts';
import { ChildPage } from './child-page.tsx';
import { childInput, closedFamilyInput, familyInput, parseFamilyForm, reasonInput, typedValues } from './input.ts';
import { type Resolved, resolveMunicipality } from './municipality.ts';
import { ChildFormPage, FamilyFormPage, FamilyPage } from './pages.tsx';
import { type Family, findManualPosition, getChild, getFamily, listChildren, listGuardians } from './queries.ts';
import { childValues, familyValues } from './values.ts';

const param = (request: CentreRequest, name: string): string => request.params[name] ?? '';
const byOf = ({ centreId, user, now }: CentreRequest): By => ({
  centreId,
  userId: user.id,
  role: user.roles[0] ?? '',
  now,
});

function versionOf(request: CentreRequest): number {
  const version = formVersion(request.form);
  if (version === undefined) throw new Conflict('Das Formular ist unvollständig. Bitte laden Sie die Seite neu.');
  return version;
}

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
  if (!family.isProtected) return redirect(`/familien/${family.id}`);
  await openAddress(tx, byOf(request), request.app.jobs, family.id, parsed.data.begruendung);
  request.shown('family', family.id, parsed.data.begruendung);
  return redirect(`/familien/${family.id}?ok=geoeffnet`);
}

async function showFamilyForm(request: CentreRequest): Promise<Answer> {
  const { tx, centreId } = request;
  const family = await getFamily(tx, centreId, param(request, 'id'));
  const guardians = await listGuardians(tx, centreId, family.id);
  const manual = await findManualPosition(tx, centreId, family.id);
  request.shown('family', family.id);
  return familyForm(request, family, emptyForm(familyValues(family, guardians, manual)), family.version);
}

function familyForm(
  request: CentreRequest,
  family: Family,
  state: FormState,
  version: number,
  asked?: Resolved,
): Answer {
  const html = (
    <FamilyFormPage
      frame={frameOf(request)}
      family={family}
      state={state}
      question={asked && !asked.ok ? asked : undefined}
      requestId={request.requestId()}
      version={version}
    />
  );
  return page(html, state.errors.length > 0 ? 422 : 200);
}

async function saveFamily(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, form } = request;
  const family = await getFamily(tx, centreId, param(request, 'id'));
  const version = versionOf(request);
  const by = byOf(request);
  request.shown('family', family.id);
  if (!family.open) {
    if ('plz' in form)
      throw new Conflict('Die Anschrift ist inzwischen wieder geschlossen. Ihre Änderung ist nicht gespeichert.', [
        { href: `/familien/${family.id}`, label: 'Anschrift noch einmal öffnen' },
      ]);
    const parsed = parseFamilyForm(closedFamilyInput, form);
    if (!parsed.ok) return familyForm(request, family, parsed.state, version);
    await updateFamily(tx, by, family.id, version, parsed.data, null);
    return redirect(`/familien/${family.id}?ok=gespeichert`);
  }
  const parsed = parseFamilyForm(familyInput, form);
  const place = await askMunicipality(request);
  if (!parsed.ok || !place.ok) {
    const state = parsed.ok ? { values: typedValues(form), errors: [] } : parsed.state;
    const errors =
      place.ok || state.errors.some(({ field }) => field === 'plz') ? state.errors : [...state.errors, place.error];
    const known = !state.errors.some(({ field }) => field === 'plz');
    return familyForm(request, family, { ...state, errors }, version, known ? place : undefined);
  }
  await updateFamily(tx, by, family.id, version, parsed.data, { ...parsed.data, ags: place.ags });
  return redirect(`/familien/${family.id}?ok=gespeichert`);
}

/** The municipality of the address typed; looked up also when other fields are wrong, so that all errors come at once. */
export async function askMunicipality(request: CentreRequest): Promise<Resolved> {
  const { tx, centreId, form, user } = request;
  const text = (name: string) => (typeof form[name] === 'string' ? (form[name] as string).trim() : '');
  const own = may(user.roles, 'case.list') ? null : user.ags;
  return await resolveMunicipality(tx, centreId, { plz: text('plz'), ags: text('ags') }, own);
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

async function showChildForm(request: CentreRequest): Promise<Answer> {
  const child = await getChild(request.tx, request.centreId, param(request, 'id'));
  request.shown('child', child.id);
  const state = emptyForm(childValues(child));
  return page(
    <ChildFormPage
      frame={frameOf(request)}
      child={child}
      state={state}
      requestId={request.requestId()}
      version={child.version}
    />,
  );
}

async function saveChild(request: CentreRequest): Promise<Answer> {
  const { tx, centreId } = request;
  const child = await getChild(tx, centreId, param(request, 'id'));
  const version = versionOf(request);
  const parsed = parseFamilyForm(childInput(request.today), request.form);
  request.shown('child', child.id);
  if (!parsed.ok)
    return page(
      <ChildFormPage
        frame={frameOf(request)}
        child={child}
        state={parsed.state}
        requestId={request.requestId()}
        version={version}
      />,
      422,
    );
  await updateChild(tx, byOf(request), child.id, version, parsed.data);
  return redirect(`/kinder/${child.id}?ok=gespeichert`);
}

export const familyRoutes: CentreRoute[] = centreRoutes('families', [
  { method: 'GET', path: '/familien/:id', permission: 'case.view', audit: 'family.view', handle: (r) => showFamily(r) },
  {
    method: 'GET',
    path: '/familien/:id/bearbeiten',
    permission: 'case.record',
    audit: 'family.edit',
    handle: showFamilyForm,
  },
  {
    method: 'POST',
    path: '/familien/:id/bearbeiten',
    permission: 'case.record',
    audit: 'family.change',
    handle: saveFamily,
  },
  {
    method: 'POST',
    path: '/familien/:id/anschrift-oeffnen',
    permission: 'address.open',
    audit: 'address.open',
    handle: openProtectedAddress,
  },
  { method: 'GET', path: '/kinder/:id', permission: 'case.view', audit: 'child.view', handle: showChild },
  {
    method: 'GET',
    path: '/kinder/:id/bearbeiten',
    permission: 'case.record',
    audit: 'child.edit',
    handle: showChildForm,
  },
  {
    method: 'POST',
    path: '/kinder/:id/bearbeiten',
    permission: 'case.record',
    audit: 'child.change',
    handle: saveChild,
  },
]);
