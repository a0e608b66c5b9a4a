// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { gradeKeys, kindKeys, schoolFormKeys } from '../../codes/school-forms.ts';
import { isId } from '../../db/ids.ts';
import { emptyForm, type FormState, staleState } from '../../web/form/index.ts';
import { formVersion, parseForm, typedValues } from '../../web/form/parse.ts';
import { frameOf } from '../../web/frame.ts';
import { csvInBatches, listQuery } from '../../web/list/index.ts';
import {
  type Answer,
  type CentreRequest,
  centreRoutes,
  download,
  get,
  NotFound,
  page,
  post,
  type Route,
  redirect,
} from '../../web/route.ts';
import { changePlace, confirmPlaces, getOwnPlace, type Reporter, reportPlace } from './actions.ts';
import { confirmInput, newPlaceInput, placeFiguresInput } from './input.ts';
import { EditPlacePage, figuresState, NewPlacePage, type PlaceBase, placeBases } from './place-forms.tsx';
import { OwnPlacesPage, PlaceListPage } from './place-pages.tsx';
import { placeColumns } from './place-table.tsx';
import { countPlaces, findSchool, listPlaces, listSchools, type PlaceFilter, type School } from './queries.ts';
import { placeWarnings, reportingRole } from './rules.ts';

const placeList = (url: URL) =>
  listQuery(url.href, {
    sorts: ['schule', 'jahrgang', 'art', 'frei', 'gemeldet'],
    filters: { q: 'text', art: kindKeys, jahrgang: gradeKeys, form: schoolFormKeys, frei: ['ja'] },
  });

const placeFilter = ({ filters, sort }: ReturnType<typeof placeList>): PlaceFilter => ({
  text: filters.q,
  kind: filters.art,
  grade: filters.jahrgang,
  form: filters.form,
  onlyFree: filters.frei === 'ja',
  sort,
});

/**
 * Lists of places and their file name no record to the audit log: places carry no personal data, and a visit would add
 * a row for each of them. Who opens or changes one place is recorded.
 */
async function showPlaces(request: CentreRequest): Promise<Answer> {
  const { tx, today, url, user } = request;
  const list = placeList(url);
  const filter = placeFilter(list);
  const { count, free } = await countPlaces(tx, filter);
  const places = await listPlaces(tx, filter, list);
  const mayEdit = may(user.roles, 'place.edit');
  const frame = frameOf(request);
  return page(<PlaceListPage {...{ frame, today, list, places, count, free, mayEdit }} forms={schoolFormKeys} />);
}

async function exportPlaces(request: CentreRequest): Promise<Answer> {
  const filter = placeFilter(placeList(request.url));
  const columns = placeColumns(request.today, { school: true });
  const csv = await csvInBatches(columns, (batch) => listPlaces(request.tx, filter, batch));
  return download('plaetze.csv', 'text/csv; charset=utf-8', csv);
}

const reporterOf = ({ centreId, user, now }: CentreRequest): Reporter => ({ centreId, user, now });

/** The schools a person may report for: a school its own, centre staff those of the area. */
async function reportable({ tx, user }: CentreRequest): Promise<School[]> {
  if (reportingRole(user.roles) !== 'school') {
    return await listSchools(tx, { ownArea: true, sort: { key: 'ort', direction: 'asc' } });
  }
  const schools = await Promise.all(user.schools.map((number) => findSchool(tx, number)));
  return schools.filter((school): school is School => school !== undefined);
}

async function newPlace(request: CentreRequest, base: PlaceBase, state: FormState): Promise<Answer> {
  const props = {
    frame: frameOf(request),
    base,
    state,
    schools: await reportable(request),
    requestId: request.requestId(),
  };
  return page(<NewPlacePage {...props} />, state.errors.length > 0 ? 422 : 200);
}

function showNewPlace(base: PlaceBase) {
  return (request: CentreRequest) => {
    const number = request.url.searchParams.get('schule') ?? '';
    return newPlace(request, base, emptyForm(/^\d{6}$/.test(number) ? { schule: number } : {}));
  };
}

function createPlace(base: PlaceBase) {
  return async (request: CentreRequest): Promise<Answer> => {
    const parsed = parseForm(newPlaceInput, request.form);
    if (!parsed.ok) return await newPlace(request, base, parsed.state);
    const result = await reportPlace(request.tx, reporterOf(request), parsed.data);
    if ('refused' in result) {
      return await newPlace(request, base, { values: typedValues(request.form), errors: [result.refused] });
    }
    request.shown('school_place', result.id);
    return await saved(request, base, result.id);
  };
}

/** Back to the list, or to the place itself when its figures look odd: the page says what. */
async function saved({ tx, user }: CentreRequest, base: PlaceBase, id: string): Promise<Answer> {
  const place = await getOwnPlace(tx, user, id);
  return redirect(
    placeWarnings(place).length > 0 ? `${base.path}/${id}?ok=gespeichert` : `${base.path}?ok=gespeichert`,
  );
}

const idOf = ({ params }: CentreRequest): string => {
  const { id = '' } = params;
  if (!isId(id)) throw new NotFound();
  return id;
};

function showPlace(base: PlaceBase) {
  return async (request: CentreRequest): Promise<Answer> => {
    const place = await getOwnPlace(request.tx, request.user, idOf(request));
    request.shown('school_place', place.id);
    const { today } = request;
    const props = { frame: frameOf(request), base, place, today, requestId: request.requestId() };
    return page(<EditPlacePage {...props} state={figuresState(place)} version={place.version} />);
  };
}

function editPlace(base: PlaceBase) {
  return async (request: CentreRequest): Promise<Answer> => {
    const id = idOf(request);
    const version = formVersion(request.form);
    const parsed = parseForm(placeFiguresInput, request.form);
    const place = await getOwnPlace(request.tx, request.user, id);
    const stale = version !== undefined && version !== place.version;
    if (!parsed.ok || stale) {
      const { today } = request;
      const typedState = parsed.ok ? emptyForm(typedValues(request.form)) : parsed.state;
      const state = stale ? staleState(typedState, figuresState(place).values) : typedState;
      const props = { frame: frameOf(request), base, place, today, requestId: request.requestId() };
      const shown = stale ? place.version : (version ?? place.version);
      return page(<EditPlacePage {...props} state={state} version={shown} />, stale ? 409 : 422);
    }
    await changePlace(request.tx, reporterOf(request), { id, version, input: parsed.data });
    request.shown('school_place', id);
    return await saved(request, base, id);
  };
}

async function showOwn(request: CentreRequest): Promise<Answer> {
  const { tx, user, today } = request;
  const places = await listPlaces(tx, { schools: user.schools });
  const schools = (await reportable(request)).map(({ number, name }) => ({
    number,
    name,
    places: places.filter((place) => place.schoolNumber === number),
  }));
  return page(<OwnPlacesPage frame={frameOf(request)} {...{ today, schools }} requestId={request.requestId} />);
}

async function confirmOwn(request: CentreRequest): Promise<Answer> {
  const parsed = parseForm(confirmInput, request.form);
  // Nothing here is typed by people: a form that does not fit is an old page.
  if (!parsed.ok) return redirect('/meine-plaetze');
  const { stand, platz } = parsed.data;
  const seen = platz === undefined ? stand : stand.filter(({ id }) => id === platz);
  if (seen.length === 0) throw new NotFound();
  await confirmPlaces(request.tx, reporterOf(request), seen);
  request.shown(
    'school_place',
    seen.map(({ id }) => id),
  );
  return redirect('/meine-plaetze?ok=gespeichert');
}

/** Form routes of one base: the centre's list needs `place.edit`, the school's page `place.own`. */
function formRoutes(base: PlaceBase, permission: 'place.edit' | 'place.own') {
  return [
    get(`${base.path}/neu`, permission, 'place.form', showNewPlace(base)),
    post(`${base.path}/neu`, permission, 'place.report', createPlace(base)),
    get(`${base.path}/:id`, permission, 'place.view', showPlace(base)),
    post(`${base.path}/:id`, permission, 'place.report', editPlace(base)),
  ] as const;
}

export const placeRoutes: Route[] = centreRoutes('schools', [
  get('/plaetze', 'place.list', 'place.list', showPlaces),
  get('/plaetze.csv', 'place.list', 'place.export', exportPlaces),
  ...formRoutes(placeBases.centre, 'place.edit'),
  get('/meine-plaetze', 'place.own', 'place.list', showOwn),
  post('/meine-plaetze', 'place.own', 'place.confirm', confirmOwn),
  ...formRoutes(placeBases.own, 'place.own'),
]);
