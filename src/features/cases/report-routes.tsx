// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { z } from 'zod';
import { may } from '../../auth/permissions.ts';
import { Conflict } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import type { Refusal } from '../../web/form/index.ts';
import { centreForm, type Instead, instead } from '../../web/form-pair.ts';
import { frameOf } from '../../web/frame.ts';
import { startPath } from '../../web/paths.ts';
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
import { getSettings } from '../centres/queries.ts';
import type { MunicipalityChoice } from '../families/address-fields.tsx';
import { holdEntry } from '../families/joining-actions.ts';
import { askMunicipality, offerMunicipalities, type Resolved, readFamilyForm } from '../families/municipality.ts';
import { childPath } from '../families/paths.ts';
import { getFamily, getOwnChild } from '../families/queries.ts';
import { newFamilyValues } from '../families/values.ts';
import { findSentReport } from './correct-queries.ts';
import { casePath, reportPath } from './paths.ts';
import { type Filed, findPath, holdKnownFamily, openCaseFor, takeReport } from './report-actions.ts';
import { caseUnanswered, foundSiblingInput, type ReportInput, reportInput, siblingInput } from './report-input.ts';
import { reportQueryOf, wantedReports } from './report-list-input.ts';
import { ReportFormPage, ReportListPage, type ReportOffers, ReportPage } from './report-pages.tsx';
import {
  countReports,
  findReportedFamily,
  getKnownFamily,
  getReport,
  type KnownFamily,
  listReports,
  type ReportReach,
} from './report-queries.ts';

const isStaff = (request: CentreRequest): boolean => may(request.user.roles, 'case.list');

const reachOf = (request: CentreRequest): ReportReach => (isStaff(request) ? 'all' : request.user.ags);

/** The family that the link to the form names: by its id, or by a report of this office. */
async function askedFamily(request: CentreRequest): Promise<KnownFamily | undefined> {
  const { tx, centreId, user, url } = request;
  const id = url.searchParams.get('familie');
  if (id !== null) return await getKnownFamily(tx, centreId, reachOf(request), id);
  const report = url.searchParams.get('familie-von');
  if (report === null) return undefined;
  const { id: reportId } = await getReport(tx, centreId, user.ags, report);
  return await findReportedFamily(tx, centreId, user.ags, undefined, reportId);
}

/** What a report is about: one more child of a family, or a family with its place. */
interface Reported {
  family: KnownFamily | undefined;
  place: Resolved | null;
}

/** The family a form names: that of a sibling it was offered, or the one it began with. */
const askedFamilyOf = ({ form }: CentreRequest) => form['zu_familie'] ?? form['familie'];

const municipalityOf = async (request: CentreRequest, { place }: Reported): Promise<MunicipalityChoice> =>
  place ?? { choices: await offerMunicipalities(request) };

/** Staff see the case, an office its report; a school sees neither. */
function whereTo(request: CentreRequest, caseId: string): string {
  if (isStaff(request)) return casePath(caseId);
  return may(request.user.roles, 'report.list') ? reportPath(caseId) : startPath;
}

const reportForms = centreForm({
  load: async (request): Promise<Reported> => {
    const family = await askedFamily(request);
    if (family) request.shown('family', family.id);
    return { family, place: null };
  },
  loadSent: async (request): Promise<Reported> => {
    const id = askedFamilyOf(request);
    if (typeof id !== 'string' || id === '') return { family: undefined, place: await askMunicipality(request) };
    return { family: await holdKnownFamily(request.tx, request.centreId, reachOf(request), id), place: null };
  },
  offers: async (request, known): Promise<ReportOffers> => ({
    municipality: await municipalityOf(request, known),
    duplicates: [],
  }),
  values: (request, { family }) => ({
    ...(family ? { nachname: family.familyName } : newFamilyValues),
    ...(isStaff(request) ? { fall: 'ja' } : {}),
  }),
  schema: ({ today, form }, { family }): z.ZodType<ReportInput> => {
    if (!family) return reportInput(today);
    return typeof form['zu_familie'] === 'string' ? foundSiblingInput(today) : siblingInput(today);
  },
  read: (request, { place }, schema) => readFamilyForm(request, schema, place),
  run: async (request, known, input): Promise<Filed | Refusal | Instead<ReportOffers>> => {
    const { tx, by, shown } = request;
    const staff = isStaff(request);
    if (staff && input.withCase === undefined) return { refused: caseUnanswered };
    const withCase = !staff || input.withCase === true;
    const ags = known.family?.ags ?? (known.place?.ok ? known.place.ags : '');
    const filed = await takeReport(tx, by, reachOf(request), input, { family: known.family, ags, staff, withCase });
    if ('refused' in filed) return filed;
    if ('early' in filed)
      return instead({ municipality: await municipalityOf(request, known), duplicates: [], early: filed.early });
    if ('asked' in filed) {
      const municipality = await municipalityOf(request, known);
      shown(
        'child',
        filed.asked.map(({ id }) => id),
      );
      return instead({ municipality, duplicates: filed.asked });
    }
    shown('child', filed.childId);
    if (filed.caseId !== null) shown('case', filed.caseId);
    return filed;
  },
  done: (request, _, { childId, caseId }) =>
    caseId === null ? flash(childPath(childId), 'gespeichert') : flash(whereTo(request, caseId), 'gemeldet'),
  page: (request, { family }, form, offers) => (
    <ReportFormPage
      {...form}
      {...offers}
      staff={isStaff(request)}
      office={may(request.user.roles, 'report.list')}
      family={family}
    />
  ),
});

async function showList(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, user } = request;
  const query = reportQueryOf(request.url);
  const wanted = wantedReports(query, request.today);
  const count = await countReports(tx, centreId, user.ags, wanted);
  const rows = await listReports(tx, centreId, user.ags, query, wanted);
  request.shown(
    'case',
    rows.map(({ id }) => id),
  );
  return page(<ReportListPage frame={frameOf(request)} rows={rows} count={count} query={query} />);
}

async function showReport(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, user, today } = request;
  const found = await getReport(tx, centreId, user.ags, param(request, 'id'));
  const sent = await findSentReport(tx, centreId, user.ags, found.id);
  const { name, phone } = await getSettings(tx, centreId);
  request.shown('case', found.id);
  if (sent) {
    request.shown('child', sent.child.id);
    request.shown('family', sent.family.id);
  }
  return page(
    <ReportPage frame={frameOf(request)} report={found} sent={sent} centre={{ name, phone }} today={today} />,
  );
}

/** Opens a case for a child that is known already. */
async function openForChild(request: CentreRequest): Promise<Answer> {
  const { tx, centreId } = request;
  const { id } = await getOwnChild(tx, centreId, param(request, 'id'));
  await holdEntry(tx, 'child', centreId, id);
  const child = await getOwnChild(tx, centreId, id);
  const family = await getFamily(tx, centreId, child.familyId);
  const path = await findPath(tx, centreId, child.birth, request.today);
  if (path.kind === 'none') throw new Conflict(path.why, [{ kind: 'child', id: child.id, label: 'Zum Kind' }]);
  const opened = await openCaseFor(tx, request.by, { id: child.id, ags: family.ags ?? '', note: '' }, path);
  request.shown('case', opened.id);
  request.shown('child', child.id);
  return redirect(flash(casePath(opened.id), 'gespeichert'));
}

export const reportRoutes: CentreRoute[] = centreRoutes('cases', [
  get('/meldungen/neu', 'report.create', 'report.form', reportForms.show),
  post('/meldungen', 'report.create', 'report.create', reportForms.send),
  get('/meldungen', 'report.list', 'report.list', showList),
  get('/meldungen/:id', 'report.list', 'report.view', showReport),
  post('/kinder/:id/fall', 'case.record', 'case.open', openForChild),
]);
