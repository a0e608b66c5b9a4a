// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { findGrade, findPlaceKind } from '../../../codes/school-forms.ts';
import { nextSchoolDay } from '../../../codes/school-holidays.ts';
import type { FormState } from '../../../web/form/index.ts';
import { formatShortDate } from '../../../web/format.ts';
import type { FormValues } from '../../../web/route.ts';
import type { Sought } from './queries.ts';

/** School numbers the ranking page hands over: `?schulen=199001,199002`. */
const chosenSchools = (url: URL): string[] =>
  url.searchParams
    .getAll('schulen')
    .flatMap((text) => text.split(','))
    .filter((number) => /^\d{6}$/.test(number))
    .slice(0, 3);

/** What the recommendation starts with: what the ranking page has handed over, else what fits the child, and the next day with lessons. */
export const recommendationValues = (
  today: Temporal.PlainDate,
  url: URL,
  usual: { grade: string; kind: string } | undefined,
): FormState['values'] => ({
  beginn: formatShortDate(nextSchoolDay(today.add({ days: 1 }))),
  schulen: chosenSchools(url),
  jahrgang: url.searchParams.get('jahrgang') ?? usual?.grade ?? '',
  art: url.searchParams.get('art') ?? usual?.kind ?? '',
});

/** For what schools are sought, as far as it was handed over or typed. */
export function soughtIn(url: URL, form: FormValues): Omit<Sought, 'ages'> {
  const typed = [form['schulen'] ?? []].flat().filter((one) => typeof one === 'string');
  const numbers = typed.map((one) => one.trim()).filter((one) => /^\d{6}$/.test(one));
  const sent = (name: string): string => {
    const value = form[name] ?? url.searchParams.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    schoolNumbers: [...chosenSchools(url), ...numbers],
    grade: findGrade(sent('jahrgang'))?.key,
    kind: findPlaceKind(sent('art'))?.key,
  };
}
