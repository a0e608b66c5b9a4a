// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Conflict } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import type { FieldError } from '../../../web/form/index.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { type CentreRequest, param } from '../../../web/route.ts';
import { listSchools, listSchoolsByNumber } from '../../schools/queries.ts';
import { getGrid, listGrids } from '../lesson-queries.ts';
import { setGrid } from '../policy-actions.ts';
import { getPolicy } from '../policy-queries.ts';
import { changeNeed, reportNeed } from './actions.ts';
import {
  askAlike,
  askClass,
  chosenSchool,
  lessonField,
  type NeedChoice,
  needChangeInput,
  needInput,
  needValues,
  schoolGridInput,
  schoolGridValues,
  typedLine,
} from './input.ts';
import type { GridLesson } from './need-fields.tsx';
import { NeedChangePage, NeedPage, SchoolGridPage } from './need-pages.tsx';
import { type Area, pupilIn, schoolGridPath } from './paths.ts';
import { findAlike, getPupil, listPupilLessons, type Pupil, type Reach, type WishedLesson } from './queries.ts';
import { gradesOf, takesPart } from './rules.ts';

/** Whose pupils somebody reaches in these pages. */
export const reachOf = ({ user }: CentreRequest, area: Area): Reach => (area === 'school' ? user.coordinated : null);

/** The pupil of the page. @throws NotFound of another school or centre */
export async function loadPupil(request: CentreRequest, area: Area): Promise<Pupil> {
  const pupil = await getPupil(request.tx, request.centreId, param(request, 'id'), reachOf(request, area));
  request.shown('pupil', pupil.id);
  return pupil;
}

/** The same where something is to be done. @throws Conflict when the need has ended */
export async function loadOpen(request: CentreRequest, area: Area): Promise<Pupil> {
  const pupil = await loadPupil(request, area);
  if (pupil.state === 'ended')
    throw new Conflict('Der Bedarf ist beendet. Hier wird nichts mehr geändert.', [
      { kind: 'pupil', ...(area === 'school' ? { aim: 'school' } : {}), id: pupil.id, label: 'Zur Meldung' },
    ]);
  return pupil;
}

/** Schools from which this person may report: those of the forms that take part. */
export async function reportingSchools(request: CentreRequest, area: Area): Promise<NeedChoice> {
  const { tx, centreId, user } = request;
  const policy = await getPolicy(tx, centreId);
  const all =
    area === 'school'
      ? await listSchoolsByNumber(tx, user.coordinated)
      : await listSchools(tx, { ownArea: true, sort: { key: 'name', direction: 'asc' } });
  return { schools: all.filter(({ form }) => takesPart(policy, form)), daycare: policy.daycare };
}

/** The lessons to choose from: of the one school with their times, of several by their numbers. */
async function gridOf(request: CentreRequest, schools: NeedChoice['schools']): Promise<GridLesson[]> {
  const grids = await listGrids(
    request.tx,
    request.centreId,
    schools.map(({ number }) => number),
  );
  const all = [...grids.values()].flatMap(({ lessons }) => lessons);
  if (schools.length === 1) return all;
  return [...new Set(all.map(({ lesson }) => lesson))].sort((a, b) => a - b).map((lesson) => ({ lesson }));
}

const formsOf = ({ schools }: NeedChoice): string[] => [...new Set(schools.map(({ form }) => form))];

/** Lessons that the school does not have. */
async function lessonFaults(
  { tx, centreId }: CentreRequest,
  school: string,
  wished: readonly WishedLesson[],
): Promise<FieldError[]> {
  const { lessons } = await getGrid(tx, centreId, school);
  const missing = wished.find((one) => lessons.every(({ lesson }) => lesson !== one.lesson));
  if (!missing) return [];
  const message = `Eine ${missing.lesson}. Stunde gibt es an dieser Schule nicht. Bitte wählen Sie andere Stunden.`;
  return [{ field: lessonField, message }];
}

export const reportForms = (area: Area) =>
  centreForm({
    load: async (request) => {
      const choice = await reportingSchools(request, area);
      if (choice.schools.length === 0)
        throw new Conflict(
          'Ihr Zentrum bietet SmiLe zurzeit für andere Schulformen an. Bitte fragen Sie die Koordination.',
        );
      return choice;
    },
    offers: async (request, choice) => ({ grid: await gridOf(request, choice.schools) }),
    schema: (_, choice) => needInput(choice),
    asks: async ({ tx, centreId, form }) => {
      const one = { className: typedLine(form, 'klasse'), language: typedLine(form, 'sprache') };
      return {
        klasse: askClass,
        sprache: askAlike(await findAlike(tx, centreId, { ...one, school: chosenSchool(form) })),
      };
    },
    check: (request, _, { school, lessons }) => lessonFaults(request, school, lessons),
    run: async ({ tx, by, shown }, _, wish) => {
      const id = await reportNeed(tx, by, wish);
      shown('pupil', id);
      return id;
    },
    done: (_, __, id) => flash(pupilIn(area, id), 'bedarfGemeldet'),
    page: (_, choice, form, { grid }) => (
      <NeedPage {...form} {...{ area, grid, ...choice }} grades={gradesOf(formsOf(choice), choice.daycare)} />
    ),
  });

export const changeForms = (area: Area) =>
  centreForm({
    load: async (request) => {
      const pupil = await loadOpen(request, area);
      const { daycare } = await getPolicy(request.tx, request.centreId);
      return { pupil, daycare, schools: await listSchoolsByNumber(request.tx, [pupil.school]) };
    },
    offers: async (request, { schools }) => ({ grid: await gridOf(request, schools) }),
    values: async ({ tx, centreId }, { pupil }) => needValues(pupil, await listPupilLessons(tx, centreId, pupil.id)),
    schema: (_, choice) => needChangeInput(choice),
    version: ({ pupil }) => pupil.version,
    versionNeeded: true,
    asks: () => ({ klasse: askClass }),
    check: (request, { pupil }, { lessons }) => lessonFaults(request, pupil.school, lessons),
    run: ({ tx, by }, { pupil }, wish) => changeNeed(tx, by, pupil, wish),
    done: (_, { pupil }) => flash(pupilIn(area, pupil.id), 'gespeichert'),
    page: (_, { pupil, ...choice }, form, { grid }) => (
      <NeedChangePage {...form} {...{ area, pupil, grid }} grades={gradesOf(formsOf(choice), choice.daycare)} />
    ),
  });

/** The own grid of a school; with several schools that of the address, else of the first. */
export const gridForms = centreForm({
  load: async (request) => {
    const schools = await listSchoolsByNumber(request.tx, request.user.coordinated);
    const asked = chosenSchool(request.form) || (request.url.searchParams.get('schule') ?? '');
    const school = schools.find(({ number }) => number === asked) ?? schools[0];
    if (!school)
      throw new Conflict('Zu Ihrem Konto gehört keine Schule, die es noch gibt. Bitte fragen Sie das Zentrum.');
    return { schools, school: school.number, grid: await getGrid(request.tx, request.centreId, school.number) };
  },
  values: (_, { school, grid }) => schoolGridValues(school, grid.lessons),
  schema: (_, { schools }) => schoolGridInput(schools.map(({ number }) => number)),
  run: ({ tx, by }, _, { school, lessons }) => setGrid(tx, by, school, lessons),
  done: (_, { school, schools }) =>
    flash(schools.length === 1 ? schoolGridPath : `${schoolGridPath}?schule=${school}`, 'gespeichert'),
  page: (_, { schools, school, grid }, form) => <SchoolGridPage {...form} {...{ schools, school }} own={grid.own} />,
});
