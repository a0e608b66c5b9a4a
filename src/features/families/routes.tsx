// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { z } from 'zod';
import { Conflict } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { centreForm } from '../../web/form-pair.ts';
import { type CentreRequest, type CentreRoute, centreRoutes, get, param, post } from '../../web/route.ts';
import { updateChild, updateFamily } from './actions.ts';
import { childInput, closedFamilyInput, familyInput } from './input.ts';
import { askMunicipality, offerMunicipalities, type Resolved, readFamilyForm } from './municipality.ts';
import { ChildFormPage, FamilyFormPage } from './pages.tsx';
import { childPath, familyPath } from './paths.ts';
import { type Family, findManualPosition, getOwnChild, getOwnFamily, listGuardians } from './queries.ts';
import { askAnew } from './question-actions.ts';
import { childValues, familyValues } from './values.ts';

async function openFamily(request: CentreRequest): Promise<Family> {
  const family = await getOwnFamily(request.tx, request.centreId, param(request, 'id'));
  request.shown('family', family.id);
  return family;
}

/** A family with its address, or without it where that is protected and closed. */
const familyForms = centreForm({
  load: async (request) => ({ family: await openFamily(request), asked: null as Resolved | null }),
  loadSent: async (request) => {
    const family = await openFamily(request);
    if (!family.open && 'plz' in request.form)
      throw new Conflict('Die Anschrift ist inzwischen wieder geschlossen. Ihre Änderung ist nicht gespeichert.', [
        { kind: 'family', id: family.id, label: 'Anschrift noch einmal öffnen' },
      ]);
    return { family, asked: family.open ? await askMunicipality(request) : null };
  },
  values: async ({ tx, centreId }, { family }) =>
    familyValues(
      family,
      await listGuardians(tx, centreId, family.id),
      await findManualPosition(tx, centreId, family.id),
    ),
  schema: (_, { family }): z.ZodType<z.infer<typeof familyInput> | z.infer<typeof closedFamilyInput>> =>
    family.open ? familyInput : closedFamilyInput,
  read: (request, { asked }, schema) => readFamilyForm(request, schema, asked),
  version: ({ family }) => family.version,
  versionNeeded: true,
  run: ({ tx, by }, { family, asked }, input) =>
    updateFamily(tx, by, family.id, family.version, {
      ...input,
      address: input.address && asked?.ok ? { ...input.address, ags: asked.ags } : null,
    }),
  done: (_, { family }) => flash(familyPath(family.id), 'gespeichert'),
  page: async (request, { family, asked }, form) => (
    <FamilyFormPage
      {...form}
      family={family}
      municipality={asked ?? { choices: await offerMunicipalities(request, family) }}
    />
  ),
});

const childForms = centreForm({
  load: async (request) => {
    const child = await getOwnChild(request.tx, request.centreId, param(request, 'id'));
    request.shown('child', child.id);
    return child;
  },
  values: (_, child) => childValues(child),
  schema: ({ today }) => childInput(today),
  read: (request, _, schema) => readFamilyForm(request, schema),
  version: ({ version }) => version,
  versionNeeded: true,
  run: async ({ tx, by }, { id, version }, input) => {
    await updateChild(tx, by, id, version, input);
    await askAnew(tx, by, id);
  },
  done: (_, { id }) => flash(childPath(id), 'gespeichert'),
  page: (_, child, form) => <ChildFormPage {...form} child={child} />,
});

export const familyRoutes: CentreRoute[] = centreRoutes('families', [
  get('/familien/:id/bearbeiten', 'case.record', 'family.edit', familyForms.show),
  post('/familien/:id/bearbeiten', 'case.record', 'family.change', familyForms.send),
  get('/kinder/:id/bearbeiten', 'case.record', 'child.edit', childForms.show),
  post('/kinder/:id/bearbeiten', 'case.record', 'child.change', childForms.send),
]);
