// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { emptyForm, type FormState, staleState } from '../../web/form/index.ts';
import { formVersion, typedValues } from '../../web/form/parse.ts';
import { frameOf } from '../../web/frame.ts';
import {
  type Answer,
  type CentreRequest,
  type CentreRoute,
  Conflict,
  centreRoutes,
  get,
  page,
  param,
  post,
  redirect,
} from '../../web/route.ts';
import { updateChild, updateFamily } from './actions.ts';
import { childInput, closedFamilyInput, familyInput, parseFamilyForm } from './input.ts';
import { askMunicipality, offerMunicipalities, type Resolved, withMunicipality } from './municipality.ts';
import { ChildFormPage, FamilyFormPage } from './pages.tsx';
import { type Family, findManualPosition, getChild, getFamily, listGuardians } from './queries.ts';
import { childValues, familyValues } from './values.ts';

function versionOf(request: CentreRequest): number {
  const version = formVersion(request.form);
  if (version === undefined) throw new Conflict('Das Formular ist unvollständig. Bitte laden Sie die Seite neu.');
  return version;
}

async function showFamilyForm(request: CentreRequest): Promise<Answer> {
  const family = await getFamily(request.tx, request.centreId, param(request, 'id'));
  request.shown('family', family.id);
  return await familyForm(request, family, emptyForm(await storedFamily(request, family)), family.version);
}

async function familyForm(
  request: CentreRequest,
  family: Family,
  state: FormState,
  version: number,
  place?: Resolved,
): Promise<Answer> {
  const html = (
    <FamilyFormPage
      frame={frameOf(request)}
      family={family}
      state={state}
      municipality={place ?? { choices: await offerMunicipalities(request, family) }}
      requestId={request.requestId()}
      version={version}
    />
  );
  return page(html, answerStatus(state));
}

/** 409 for a form that rests on an older version, 422 for one with something wrong. */
const answerStatus = ({ stored, errors }: FormState) => {
  if (stored) return 409;
  return errors.length > 0 ? 422 : 200;
};

async function storedFamily({ tx, centreId }: CentreRequest, family: Family): Promise<FormState['values']> {
  return familyValues(
    family,
    await listGuardians(tx, centreId, family.id),
    await findManualPosition(tx, centreId, family.id),
  );
}

async function saveFamily(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, form } = request;
  const family = await getFamily(tx, centreId, param(request, 'id'));
  const version = versionOf(request);
  const by = request.by;
  request.shown('family', family.id);
  const stored = version === family.version ? null : await storedFamily(request, family);
  const again = (state: FormState, place?: Resolved): Promise<Answer> =>
    familyForm(request, family, stored ? staleState(state, stored) : state, stored ? family.version : version, place);
  if (!family.open) {
    if ('plz' in form)
      throw new Conflict('Die Anschrift ist inzwischen wieder geschlossen. Ihre Änderung ist nicht gespeichert.', [
        { href: `/familien/${family.id}`, label: 'Anschrift noch einmal öffnen' },
      ]);
    const parsed = parseFamilyForm(closedFamilyInput, form, request.today);
    if (!parsed.ok) return await again(parsed.state);
    if (stored) return await again(emptyForm(typedValues(form)));
    await updateFamily(tx, by, family.id, version, parsed.data, null);
    return redirect(`/familien/${family.id}?ok=gespeichert`);
  }
  const parsed = parseFamilyForm(familyInput, form, request.today);
  const place = await askMunicipality(request);
  if (!parsed.ok || !place.ok) {
    const state = parsed.ok ? emptyForm(typedValues(form)) : parsed.state;
    return await again(withMunicipality(state, place), place);
  }
  if (stored) return await again(withMunicipality(emptyForm(typedValues(form)), place), place);
  await updateFamily(tx, by, family.id, version, parsed.data, { ...parsed.data, ags: place.ags });
  return redirect(`/familien/${family.id}?ok=gespeichert`);
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
  const parsed = parseFamilyForm(childInput(request.today), request.form, request.today);
  request.shown('child', child.id);
  const stale = version !== child.version;
  if (!parsed.ok || stale) {
    const state = parsed.ok ? { values: typedValues(request.form), errors: [] } : parsed.state;
    const shown = stale ? staleState(state, childValues(child)) : state;
    return page(
      <ChildFormPage
        frame={frameOf(request)}
        child={child}
        state={shown}
        requestId={request.requestId()}
        version={stale ? child.version : version}
      />,
      answerStatus(shown),
    );
  }
  await updateChild(tx, request.by, child.id, version, parsed.data);
  return redirect(`/kinder/${child.id}?ok=gespeichert`);
}

export const familyRoutes: CentreRoute[] = centreRoutes('families', [
  get('/familien/:id/bearbeiten', 'case.record', 'family.edit', showFamilyForm),
  post('/familien/:id/bearbeiten', 'case.record', 'family.change', saveFamily),
  get('/kinder/:id/bearbeiten', 'case.record', 'child.edit', showChildForm),
  post('/kinder/:id/bearbeiten', 'case.record', 'child.change', saveChild),
]);
