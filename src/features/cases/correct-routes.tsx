// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { flash } from '../../web/flash.ts';
import { centreForm } from '../../web/form-pair.ts';
import { type CentreRequest, type CentreRoute, centreRoutes, get, param, post } from '../../web/route.ts';
import type { MunicipalityChoice } from '../families/address-fields.tsx';
import { askMunicipality, offerMunicipalities, type Resolved, readFamilyForm } from '../families/municipality.ts';
import { findManualPosition } from '../families/queries.ts';
import { childValues, familyValues } from '../families/values.ts';
import { assertCorrectable, correctReport } from './correct-actions.ts';
import { correctInput } from './correct-input.ts';
import { CorrectPage } from './correct-pages.tsx';
import { findSentReport, type SentReport } from './correct-queries.ts';
import { reportPath } from './paths.ts';
import { findPath } from './report-actions.ts';
import { noPathError } from './report-input.ts';
import { getReport } from './report-queries.ts';

interface Known {
  id: string;
  sent: SentReport;
  place: Resolved | null;
}

async function load(request: CentreRequest): Promise<Known> {
  const { tx, centreId, user } = request;
  const { id } = await getReport(tx, centreId, user.ags, param(request, 'id'));
  const sent = await findSentReport(tx, centreId, user.ags, id);
  assertCorrectable(id, sent);
  request.shown('case', id);
  request.shown('child', sent.child.id);
  request.shown('family', sent.family.id);
  return { id, sent, place: null };
}

const correctForms = centreForm({
  load,
  loadSent: async (request) => {
    const known = await load(request);
    return known.sent.part === 'all' ? { ...known, place: await askMunicipality(request) } : known;
  },
  values: (_, { sent }) => ({
    ...(sent.part === 'child' ? {} : familyValues(sent.family, sent.guardians, null)),
    ...childValues(sent.child),
    notiz: sent.note,
    papiere: sent.papers.map(({ kind }) => kind),
  }),
  schema: ({ today }, { sent }) => correctInput(today, sent.part),
  read: (request, { place }, schema) => readFamilyForm(request, schema, place),
  // Each change of the child or the family counts one on.
  version: ({ sent }) => sent.child.version + sent.family.version,
  versionNeeded: true,
  run: async (request, { id, sent, place }, { child, family, note, papers }) => {
    const { tx, by, centreId, today, user } = request;
    const path = await findPath(tx, centreId, child.birth, today);
    if (path.kind === 'none') return { refused: noPathError(path.why, false) };
    // A point that the centre has set by hand stays with the address.
    const manual = await findManualPosition(tx, centreId, sent.family.id);
    const address = family?.address && place?.ok ? { ...family.address, manual, ags: place.ags } : null;
    const corrected = { child, family: family && { ...family, address }, note, papers };
    await correctReport(tx, by, id, user.ags, sent, corrected, path);
    return undefined;
  },
  done: (_, { id }) => flash(reportPath(id), 'berichtigt'),
  page: async (request, { id, sent, place }, form) => {
    const municipality: MunicipalityChoice = place ?? { choices: await offerMunicipalities(request, sent.family) };
    return <CorrectPage {...form} reportId={id} sent={sent} municipality={municipality} />;
  },
});

export const correctRoutes: CentreRoute[] = centreRoutes('cases', [
  get('/meldungen/:id/berichtigen', 'report.correct', 'report.edit', correctForms.show),
  post('/meldungen/:id/berichtigen', 'report.correct', 'report.correct', correctForms.send),
]);
