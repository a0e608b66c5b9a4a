// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { gradeKeys, kindKeys, schoolFormKeys } from '../../codes/school-forms.ts';
import { isId } from '../../db/ids.ts';
import { NotFound } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import type { Refusal } from '../../web/form/index.ts';
import { formVersion, parseForm } from '../../web/form/parse.ts';
import { centreForm } from '../../web/form-pair.ts';
import { frameOf } from '../../web/frame.ts';
import { csvInBatches, listQuery } from '../../web/list/index.ts';
import {
  type Answer,
  type CentreRequest,
  centreRoutes,
  download,
  get,
  page,
  post,
  type Route,
  redirect,
} from '../../web/route.ts';
import { changePlace, confirmPlaces, getOwnPlace, reportPlace } from './actions.ts';
import { confirmInput, newPlaceInput, placeFiguresInput, refusedAt } from './input.ts';
import { newPlacePath, ownPlacesPath, placePath } from './paths.ts';
import { EditPlacePage, figuresState, NewPlacePage, type PlaceBase, placeBases } from './place-forms.tsx';
import { OwnPlacesPage, PlaceListPage } from './place-pages.tsx';
import { placeColumns } from './place-table.tsx';
import { countPlaces, findSchool, listPlaces, listSchools, type PlaceFilter, type School } from './queries.ts';
import { placeWarnings } from './rules.ts';

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

/** The schools a person may report for: a school its own, centre staff those of the area. */
async function reportable({ tx, by }: CentreRequest): Promise<School[]> {
  if (by.role !== 'school') {
    return await listSchools(tx, { ownArea: true, sort: { key: 'ort', direction: 'asc' } });
  }
  const schools = await Promise.all(by.schools.map((number) => findSchool(tx, number)));
  return schools.filter((school): school is School => school !== undefined);
}

const newForms = (base: PlaceBase) =>
  centreForm({
    load: () => null,
    values: ({ url }) => {
      const number = url.searchParams.get('schule') ?? '';
      return /^\d{6}$/.test(number) ? { schule: number } : {};
    },
    schema: () => newPlaceInput,
    run: async (request, _, input): Promise<{ id: string } | Refusal> => {
      const result = await reportPlace(request.tx, request.by, input);
      if ('refused' in result) return { refused: refusedAt(result.refused) };
      request.shown('school_place', result.id);
      return result;
    },
    done: (request, _, { id }) => saved(request, base, id),
    page: async (request, _, form) => <NewPlacePage {...form} base={base} schools={await reportable(request)} />,
  });

/** Back to the list, or to the place itself when its figures look odd: the page says what. */
async function saved({ tx, by }: CentreRequest, base: PlaceBase, id: string): Promise<string> {
  const place = await getOwnPlace(tx, by, id);
  return flash(placeWarnings(place).length > 0 ? placePath(base.path, id) : base.path, 'gespeichert');
}

const idOf = ({ params }: CentreRequest): string => {
  const { id = '' } = params;
  if (!isId(id)) throw new NotFound();
  return id;
};

const editForms = (base: PlaceBase) =>
  centreForm({
    load: async (request) => {
      const place = await getOwnPlace(request.tx, request.by, idOf(request));
      request.shown('school_place', place.id);
      return place;
    },
    values: (_, place) => figuresState(place).values,
    schema: () => placeFiguresInput,
    version: ({ version }) => version,
    run: (request, { id }, input) =>
      changePlace(request.tx, request.by, { id, version: formVersion(request.form), input }),
    done: (request, { id }) => saved(request, base, id),
    page: ({ today }, place, form) => <EditPlacePage {...form} {...{ base, place, today }} />,
  });

async function showOwn(request: CentreRequest): Promise<Answer> {
  const { tx, by, today } = request;
  const places = await listPlaces(tx, { schools: by.schools });
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
  if (!parsed.ok) return redirect(ownPlacesPath);
  const seen = parsed.data;
  if (seen.length === 0) throw new NotFound();
  await confirmPlaces(request.tx, request.by, seen);
  request.shown(
    'school_place',
    seen.map(({ id }) => id),
  );
  return redirect(flash(ownPlacesPath, 'gespeichert'));
}

/** Form routes of one base: the centre's list needs `place.edit`, the school's page `place.own`. */
function formRoutes(base: PlaceBase, permission: 'place.edit' | 'place.own') {
  const [fresh, edit] = [newForms(base), editForms(base)];
  return [
    get(newPlacePath(base.path), permission, 'place.form', fresh.show),
    post(newPlacePath(base.path), permission, 'place.report', fresh.send),
    get(placePath(base.path, ':id'), permission, 'place.view', edit.show),
    post(placePath(base.path, ':id'), permission, 'place.report', edit.send),
  ];
}

export const placeRoutes: Route[] = centreRoutes('schools', [
  get('/plaetze', 'place.list', 'place.list', showPlaces),
  get('/plaetze.csv', 'place.list', 'place.export', exportPlaces),
  ...formRoutes(placeBases.centre, 'place.edit'),
  get('/meine-plaetze', 'place.own', 'place.list', showOwn),
  post('/meine-plaetze', 'place.own', 'place.confirm', confirmOwn),
  ...formRoutes(placeBases.own, 'place.own'),
]);
