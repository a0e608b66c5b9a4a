// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { schoolFormKeys } from '../../codes/school-forms.ts';
import { asServer, inCentre, type Tx } from '../../db/centre.ts';
import { NotFound } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { type FormProps, instead, systemForm } from '../../web/form-pair.ts';
import { frameOf } from '../../web/frame.ts';
import { csvInBatches, listQuery } from '../../web/list/index.ts';
import { download, get, page, post, type Request, type Route, systemRoutes } from '../../web/route.ts';
import { listMunicipalities } from '../centres/queries.ts';
import { applyImport } from './import.ts';
import { previewImport } from './import-check.ts';
import { keepImport, readImport, removeImport } from './import-files.ts';
import { ImportPage, PreviewPage } from './import-pages.tsx';
import { applyInput, fileGone, uploadInput } from './input.ts';
import { SchoolListPage, SchoolPage, schoolColumns } from './pages.tsx';
import { newPlacePath, ownPlacesPath, placeListPath, schoolListPath } from './paths.ts';
import { placeRoutes } from './place-routes.tsx';
import {
  countSchools,
  findLastImport,
  findSchool,
  listAllMunicipalities,
  listPlaces,
  listSchools,
  type SchoolFilter,
} from './queries.ts';
import type { FileProblem } from './register-text.ts';
import { mayReportFor, reportingRole } from './rules.ts';

/**
 * The register is public and read by operators too, who have no centre: with a centre inside its wall (area and places),
 * without one as the server's role.
 */
async function reading<T>({ app, user, now }: Request, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (user.centre) return await inCentre(app.database.db, { centreId: user.centre.id, userId: user.id, now }, work);
  return await asServer(app.database.db, work);
}

const schoolList = (url: URL) =>
  listQuery(url.href, {
    sorts: ['name', 'nummer', 'form', 'ort'],
    filters: { q: 'text', form: schoolFormKeys, gemeinde: 'text', gebiet: ['alle'] },
  });

function schoolFilter({ filters, sort }: ReturnType<typeof schoolList>, hasArea: boolean): SchoolFilter {
  const ownArea = hasArea && filters.gebiet !== 'alle';
  return { text: filters.q, form: filters.form, ags: filters.gemeinde, ownArea, sort };
}

async function showSchools(request: Request) {
  const list = schoolList(request.url);
  const { centre } = request.user;
  const hasArea = centre !== null;
  const filter = schoolFilter(list, hasArea);
  const props = await reading(request, async (tx) => ({
    count: await countSchools(tx, filter),
    schools: await listSchools(tx, filter, list),
    municipalities:
      centre && filter.ownArea ? await listMunicipalities(tx, centre.id) : await listAllMunicipalities(tx),
    last: await findLastImport(tx),
  }));
  const mayImport = may(request.user.roles, 'school.import');
  const frame = frameOf(request);
  return page(<SchoolListPage {...{ frame, today: request.today, list, hasArea, mayImport, ...props }} />);
}

async function exportSchools(request: Request) {
  const filter = schoolFilter(schoolList(request.url), request.user.centre !== null);
  const csv = await reading(request, (tx) => csvInBatches(schoolColumns, (batch) => listSchools(tx, filter, batch)));
  return download('schulen.csv', 'text/csv; charset=utf-8', csv);
}

async function showSchool(request: Request) {
  const { user, today, params } = request;
  const { number = '' } = params;
  const seesPlaces = user.centre !== null && (may(user.roles, 'place.list') || user.schools.includes(number));
  const { school, places } = await reading(request, async (tx) => ({
    school: await findSchool(tx, number),
    places: seesPlaces ? await listPlaces(tx, { schools: [number] }) : undefined,
  }));
  if (!school) throw new NotFound();
  const base = reportingRole(user.roles) === 'school' ? ownPlacesPath : placeListPath;
  const mayReport = seesPlaces && school.closed_at === null && mayReportFor(user, number);
  const reportHref = mayReport ? newPlacePath(base, number) : undefined;
  return page(<SchoolPage frame={frameOf(request)} {...{ today, school, places, reportHref }} />);
}

/** What is wrong with a file, beside its field: the first lines, and how many in all. */
interface Problems {
  problems: readonly FileProblem[];
  problemCount: number;
}

const uploadPage = async (request: Request, _: unknown, { frame, state }: FormProps, problems: Problems) => (
  <ImportPage {...{ frame, state, ...problems }} last={await reading(request, findLastImport)} />
);

/** First the file is checked, and kept for the button on the page of what it would change. */
const checkForms = systemForm({
  load: () => null,
  offers: (): Problems => ({ problems: [], problemCount: 0 }),
  schema: () => uploadInput,
  run: async ({ app, now }, _, { file }) => {
    const bytes = await file.bytes();
    const preview = await previewImport(app, bytes, now);
    if (preview.errorCount > 0) return instead({ problems: preview.errors, problemCount: preview.errorCount });
    return { preview, hash: await keepImport(app.settings.dataFolder, bytes) };
  },
  done: (request, _, result) => page(<PreviewPage frame={frameOf(request)} {...result} />),
  page: uploadPage,
});

const applyForms = systemForm({
  load: () => null,
  offers: (): Problems => ({ problems: [], problemCount: 0 }),
  schema: () => applyInput,
  run: async (request, _, { fileHash }) => {
    const { user, app, now } = request;
    const { dataFolder } = app.settings;
    const bytes = await readImport(dataFolder, fileHash);
    if (!bytes) {
      // The button was pressed twice: the first press has imported the file and removed it.
      const last = await reading(request, findLastImport);
      return last?.hash === fileHash ? null : { refused: fileGone };
    }
    const result = await applyImport(app, bytes, { by: user.id, userId: user.id, now });
    if (result.errorCount > 0) return instead({ problems: result.errors, problemCount: result.errorCount });
    await removeImport(dataFolder, fileHash);
    return null;
  },
  done: flash(schoolListPath, 'eingelesen'),
  page: uploadPage,
});

/** Register of schools and places. */
export const schoolRoutes: Route[] = [
  ...systemRoutes('schools', [
    get('/schulen', 'school.view', 'school.list', showSchools),
    get('/schulen.csv', 'school.view', 'school.export', exportSchools),
    get('/schulen/import', 'school.import', 'school.import', checkForms.show),
    post('/schulen/import', 'school.import', 'school.check', checkForms.send),
    post('/schulen/import/anwenden', 'school.import', 'school.import', applyForms.send),
    get('/schulen/:number', 'school.view', 'school.view', showSchool),
  ]),
  ...placeRoutes,
];
