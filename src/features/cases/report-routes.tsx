// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { Conflict, NotFound } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { emptyForm, type FormState } from '../../web/form/index.ts';
import { typedValues } from '../../web/form/parse.ts';
import { frameOf } from '../../web/frame.ts';
import { listQuery } from '../../web/list/index.ts';
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
import { createChild, createFamily } from '../families/actions.ts';
import { parseFamilyForm } from '../families/between-fields.ts';
import { askMunicipality, offerMunicipalities, type Resolved, withMunicipality } from '../families/municipality.ts';
import { childPath } from '../families/paths.ts';
import { getChild, getFamily, listChildren, listDuplicates, type PossibleDuplicate } from '../families/queries.ts';
import { newFamilyValues } from '../families/values.ts';
import { casePath, reportPath } from './paths.ts';
import { findPath, type OpenPath, openCaseFor } from './report-actions.ts';
import { type ReportInput, reportInput, type SiblingInput, siblingInput } from './report-input.ts';
import { ReportFormPage, ReportListPage, ReportPage } from './report-pages.tsx';
import { countReports, findReportedFamily, getReport, listReports } from './report-queries.ts';

const isStaff = (request: CentreRequest): boolean => may(request.user.roles, 'case.list');

/** A family with the names of its child reported first. */
interface KnownFamily {
  id: string;
  familyName: string;
  givenNames: string;
  ags: string;
}

/** The family a further child belongs to: staff name it, a reporting office only through a report of its own. */
async function getKnownFamily(request: CentreRequest, id: string): Promise<KnownFamily> {
  const { tx, centreId, user } = request;
  if (!isStaff(request)) {
    const family = await findReportedFamily(tx, centreId, user.ags, id);
    if (!family) throw new NotFound();
    return family;
  }
  const family = await getFamily(tx, centreId, id);
  const [first] = await listChildren(tx, centreId, id);
  const { familyName = '', givenNames = '' } = first ?? {};
  return { id, familyName, givenNames, ags: family.ags ?? '' };
}

async function askedFamily(request: CentreRequest): Promise<KnownFamily | undefined> {
  const { searchParams } = request.url;
  const id = searchParams.get('familie');
  if (id !== null) return await getKnownFamily(request, id);
  const report = searchParams.get('familie-von');
  if (report === null) return undefined;
  const { id: reportId } = await getReport(request.tx, request.centreId, request.user.ags, report);
  return await findReportedFamily(request.tx, request.centreId, request.user.ags, undefined, reportId);
}

async function showForm(request: CentreRequest): Promise<Answer> {
  const family = await askedFamily(request);
  if (family) request.shown('family', family.id);
  const start = family ? { nachname: family.familyName } : newFamilyValues;
  const values = isStaff(request) ? { ...start, fall: 'ja' } : start;
  return await formPage(request, emptyForm(values), family);
}

async function formPage(
  request: CentreRequest,
  state: FormState,
  family: KnownFamily | undefined,
  more: { place?: Resolved | undefined; duplicates?: readonly PossibleDuplicate[] } = {},
): Promise<Answer> {
  const { place, duplicates = [] } = more;
  request.shown(
    'child',
    duplicates.map(({ id }) => id),
  );
  const html = (
    <ReportFormPage
      frame={frameOf(request)}
      state={state}
      requestId={request.requestId()}
      staff={isStaff(request)}
      family={family}
      municipality={place ?? { choices: await offerMunicipalities(request) }}
      duplicates={duplicates}
    />
  );
  return page(html, state.errors.length > 0 || duplicates.length > 0 ? 422 : 200);
}

type Checked =
  | { ok: true; input: SiblingInput; family: KnownFamily; ags: string; place?: undefined }
  | { ok: true; input: ReportInput; family?: undefined; ags: string; place: Resolved }
  | { ok: false; answer: Answer };

/** Everything about the form that can be wrong, at once. */
async function check(request: CentreRequest): Promise<Checked> {
  const { form, today } = request;
  const family =
    typeof form.familie === 'string' && form.familie !== '' ? await getKnownFamily(request, form.familie) : undefined;
  if (family) {
    const parsed = parseFamilyForm(siblingInput(today), form, today);
    if (!parsed.ok) return { ok: false, answer: await formPage(request, parsed.state, family) };
    return { ok: true, input: parsed.data, family, ags: family.ags };
  }
  const parsed = parseFamilyForm(reportInput(today), form, today);
  const place = await askMunicipality(request);
  if (parsed.ok && place.ok) return { ok: true, input: parsed.data, ags: place.ags, place };
  const state = withMunicipality(parsed.ok ? emptyForm(typedValues(form)) : parsed.state, place);
  return { ok: false, answer: await formPage(request, state, undefined, { place }) };
}

/** Staff see every possible duplicate of the centre; a reporting office only those of its own reports. */
async function findVisibleDuplicates(request: CentreRequest, { child }: SiblingInput): Promise<PossibleDuplicate[]> {
  const found = await listDuplicates(request.tx, request.centreId, {
    familyName: child.familyName,
    givenNames: child.givenNames,
    birth: child.birth,
  });
  if (isStaff(request)) return found;
  return found.filter(({ reportedAgs }) => reportedAgs !== null && request.user.ags.includes(reportedAgs));
}

async function report(request: CentreRequest): Promise<Answer> {
  const checked = await check(request);
  if (!checked.ok) return checked.answer;
  const { input, family, place } = checked;
  const staff = isStaff(request);
  const typed = emptyForm(typedValues(request.form));
  const state = place ? withMunicipality(typed, place) : typed;
  const refuse = (field: string, message: string): Promise<Answer> =>
    formPage(request, { ...state, errors: [{ field, message }] }, family, { place });
  if (staff && input.withCase === undefined)
    return await refuse('fall', 'Bitte wählen Sie, ob ein Fall eröffnet werden soll.');
  const withCase = !staff || input.withCase === true;
  const path = await findPath(request.tx, request.centreId, input.child.birth, request.today);
  if (withCase && path.kind === 'none')
    return await refuse('geburtsdatum', staff ? `${path.why} Sie können das Kind ohne Fall erfassen.` : path.why);
  const duplicates = input.noDuplicate ? [] : await findVisibleDuplicates(request, input);
  if (duplicates.length > 0) return await formPage(request, state, family, { place, duplicates });
  return await save(request, checked, withCase && path.kind !== 'none' ? path : null);
}

/** The family the child belongs to, a new one where none is known. Returns its id. */
async function familyFor(
  { tx, by }: CentreRequest,
  { family, input, ags }: Extract<Checked, { ok: true }>,
): Promise<string> {
  if (family) return family.id;
  return await createFamily(tx, by, { ...input.family, address: { ...input.family.address, ags } });
}

async function save(
  request: CentreRequest,
  checked: Extract<Checked, { ok: true }>,
  path: OpenPath | null,
): Promise<Answer> {
  const { tx, by } = request;
  const { input, ags } = checked;
  const childId = await createChild(tx, by, await familyFor(request, checked), input.child);
  request.shown('child', childId);
  if (!path) return redirect(flash(childPath(childId), 'gespeichert'));
  const opened = await openCaseFor(tx, by, { id: childId, ags, note: input.note }, path);
  request.shown('case', opened.id);
  return redirect(flash((isStaff(request) ? casePath : reportPath)(opened.id), 'gemeldet'));
}

async function showList(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, user } = request;
  const query = listQuery(request.url.href, { sorts: ['gemeldet'], filters: {} });
  const count = await countReports(tx, centreId, user.ags);
  const rows = await listReports(tx, centreId, user.ags, query);
  request.shown(
    'case',
    rows.map(({ id }) => id),
  );
  return page(
    <ReportListPage frame={frameOf(request)} rows={rows} count={count} page={query.page} baseUrl={query.baseUrl} />,
  );
}

async function showReport(request: CentreRequest): Promise<Answer> {
  const found = await getReport(request.tx, request.centreId, request.user.ags, param(request, 'id'));
  request.shown('case', found.id);
  return page(<ReportPage frame={frameOf(request)} report={found} />);
}

/** Opens a case for a child that is known already. */
async function openForChild(request: CentreRequest): Promise<Answer> {
  const { tx, centreId } = request;
  const child = await getChild(tx, centreId, param(request, 'id'));
  const family = await getFamily(tx, centreId, child.familyId);
  const path = await findPath(tx, centreId, child.birth, request.today);
  if (path.kind === 'none') throw new Conflict(path.why, [{ kind: 'child', id: child.id, label: 'Zum Kind' }]);
  const opened = await openCaseFor(tx, request.by, { id: child.id, ags: family.ags ?? '', note: '' }, path);
  request.shown('case', opened.id);
  request.shown('child', child.id);
  return redirect(flash(casePath(opened.id), 'gespeichert'));
}

export const reportRoutes: CentreRoute[] = centreRoutes('cases', [
  get('/meldungen/neu', 'report.create', 'report.form', showForm),
  post('/meldungen', 'report.create', 'report.create', report),
  get('/meldungen', 'report.list', 'report.list', showList),
  get('/meldungen/:id', 'report.list', 'report.view', showReport),
  post('/kinder/:id/fall', 'case.record', 'case.open', openForChild),
]);
