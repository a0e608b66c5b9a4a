// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { findGrade, findPlaceKind } from '../../../codes/school-forms.ts';
import { readWrittenDate } from '../../../codes/written-date.ts';
import type { FormState } from '../../../web/form/index.ts';
import { formatShortDate } from '../../../web/format.ts';
import type { FormValues } from '../../../web/route.ts';
import { earliestUsualStart } from '../rules.ts';
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
  usual: { readonly grade?: string; readonly kind?: string },
): FormState['values'] => ({
  beginn: formatShortDate(earliestUsualStart(today)),
  schulen: chosenSchools(url),
  jahrgang: url.searchParams.get('jahrgang') ?? usual.grade ?? '',
  art: url.searchParams.get('art') ?? usual.kind ?? '',
});

/** The start somebody has typed, once it is a day to come; else the earliest usual one. */
export function plannedStart(form: FormValues, today: Temporal.PlainDate): Temporal.PlainDate {
  const typed = form['beginn'];
  const written = typeof typed === 'string' ? readWrittenDate(typed) : undefined;
  const day = written && 'date' in written ? written.date : undefined;
  const usual = earliestUsualStart(today);
  if (day?.month === undefined || day.day === undefined) return usual;
  const start = Temporal.PlainDate.from({ year: day.year, month: day.month, day: day.day });
  return Temporal.PlainDate.compare(start, today) < 0 ? usual : start;
}

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
