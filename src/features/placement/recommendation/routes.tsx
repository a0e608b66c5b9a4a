// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { findGrade, findPlaceKind, formLabel, isSpecialSchool } from '../../../codes/school-forms.ts';
import { nextSchoolDay } from '../../../codes/school-holidays.ts';
import type { FieldError, Option } from '../../../web/form/index.ts';
import { askDay } from '../../../web/form/questions.ts';
import { formatShortDate } from '../../../web/format.ts';
import type { CentreRequest, CentreRoute } from '../../../web/route.ts';
import { deedRoutes } from '../../cases/deed-page.tsx';
import { listSchools, listSchoolsByNumber, schoolNames } from '../../schools/queries.ts';
import { recommend } from './actions.ts';
import { recommendInput } from './input.ts';
import { RecommendationFields } from './pages.tsx';
import { fitsRecommendation, unfitSchools } from './rules.ts';

/** School numbers the ranking page hands over: `?schulen=199001,199002`. */
const chosenSchools = (url: URL): string[] =>
  url.searchParams
    .getAll('schulen')
    .flatMap((text) => text.split(','))
    .filter((number) => /^\d{6}$/.test(number))
    .slice(0, 3);

/**
 * Schools to choose from: those of the centre's area whose form has such places, once grade or kind are chosen, without
 * Förderschulen.
 * What was handed over or typed stays in the choice, wherever it lies.
 */
async function schoolOptions({ tx, url, form }: CentreRequest): Promise<Option[]> {
  const typed = [form.schulen ?? []].flat().filter((one) => typeof one === 'string' && /^\d{6}$/.test(one.trim()));
  const chosen = [...chosenSchools(url), ...typed.map((one) => String(one).trim())];
  const sent = (name: string): string => {
    const value = form[name] ?? url.searchParams.get(name);
    return typeof value === 'string' ? value : '';
  };
  const [grade, kind] = [findGrade(sent('jahrgang'))?.key, findPlaceKind(sent('art'))?.key];
  const near = await listSchools(tx, { ownArea: true, sort: { key: 'name', direction: 'asc' } });
  const options = near
    .filter((school) => !isSpecialSchool(school.form) && fitsRecommendation(school.form, grade, kind))
    .map(({ number, name, place, form }) => ({ value: number, label: `${name}, ${place} (${formLabel(form)})` }));
  const others = [...new Set(chosen)].filter((number) => !options.some(({ value }) => value === number));
  const names = await schoolNames(tx, others);
  return [...options, ...others.map((number) => ({ value: number, label: names.get(number) ?? number }))];
}

/** Writing the recommendation of a case, and changing it. */
export const recommendationRoutes: readonly CentreRoute[] = deedRoutes({
  path: 'empfehlung',
  event: 'recommended',
  permission: 'case.edit',
  title: 'Empfehlung',
  button: 'Empfehlung speichern',
  intro: 'Was empfiehlt das Zentrum für dieses Kind, und warum?',
  done: 'empfohlen',
  load: schoolOptions,
  schema: recommendInput,
  asks: (today) => ({ beginn: askDay('start', today) }),
  values: (today, _, url) => ({
    beginn: formatShortDate(nextSchoolDay(today.add({ days: 1 }))),
    schulen: chosenSchools(url),
    ...Object.fromEntries(['jahrgang', 'art'].map((name) => [name, url.searchParams.get(name) ?? ''])),
  }),
  fields: (state, schools, head) => <RecommendationFields state={state} schools={schools} caseId={head.id} />,
  check: async (tx, { schoolNumbers, grade, placeKind }): Promise<FieldError[]> => {
    const schools = await listSchoolsByNumber(tx, schoolNumbers);
    const unknown = schoolNumbers.filter((number) => !schools.some((school) => school.number === number));
    if (unknown.length > 0)
      return [{ field: 'schulen', message: `Diese Schulnummer steht nicht im Verzeichnis: ${unknown.join(', ')}.` }];
    return unfitSchools(schools, grade, placeKind).map((message) => ({ field: 'schulen', message }));
  },
  run: (tx, by, head, input) => recommend(tx, by, head, input),
});
