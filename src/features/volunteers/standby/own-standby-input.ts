// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { europeanFigures, plainLine } from '../../../codes/characters.ts';
import { codesOf } from '../../../codes/keys.ts';
import type { FormBody } from '../../../web/form/parse.ts';
import { readGermanDate } from '../../../web/form/parse.ts';
import { dayField } from '../input.ts';
import type { Wrong } from '../own/own-fields.tsx';
import { dayExample, ownFields, type Read } from '../own/own-input.ts';
import { type DaySpan, findSpans, spansExample, weekdays } from '../span-rules.ts';
import { standbyFields } from './standby-input.ts';
import { mostDaysAhead, type StandbySpan } from './standby-rules.ts';

/** The forms of the own page of stand-by hours, by what they are called in it. */
export const ownStandbyDeeds = { week: 'woche', date: 'tag', remove: 'weg' } as const;
export type OwnStandbyDeed = keyof typeof ownStandbyDeeds;

/** The form that was sent; undefined: the button that opens the page. */
export const standbyDeedOf = (form: FormBody): OwnStandbyDeed | undefined =>
  codesOf(ownStandbyDeeds).find((one) => ownStandbyDeeds[one] === form[ownFields.deed]);

/** The fields of each form, to be shown again. */
export const ownStandbyNames: Readonly<Record<OwnStandbyDeed, readonly string[]>> = {
  week: Object.values(dayField),
  date: Object.values(standbyFields),
  remove: [],
};

const lineOf = (form: FormBody, name: string): string => {
  const value = form[name];
  return typeof value === 'string' ? europeanFigures(plainLine(value)).replaceAll(/[،؛]/g, ',') : '';
};

function readSpansOf(form: FormBody, field: string, wrong: Wrong[]): DaySpan[] {
  const found = findSpans(lineOf(form, field));
  if (!('fault' in found)) return found;
  if (found.fault === 'overlap') wrong.push({ field, key: 'error.overlap' });
  else wrong.push({ field, key: 'error.span', values: { example: spansExample } });
  return [];
}

/** Hours of every week. */
export function readOwnWeek(form: FormBody): Read<StandbySpan[]> {
  const wrong: Wrong[] = [];
  const told = weekdays.flatMap(({ number: weekday }) =>
    readSpansOf(form, dayField[weekday], wrong).map((span) => ({ ...span, weekday })),
  );
  return { told, wrong };
}

/** Hours of one day; `told` is undefined where something is wrong. */
export function readOwnDate(
  form: FormBody,
  today: Temporal.PlainDate,
): Read<{ day: Temporal.PlainDate; spans: DaySpan[] } | undefined> {
  const wrong: Wrong[] = [];
  const day = readGermanDate(lineOf(form, standbyFields.day));
  if (day === undefined || Temporal.PlainDate.compare(day, today.add({ days: mostDaysAhead })) > 0)
    wrong.push({ field: standbyFields.day, key: 'error.date', values: { example: dayExample(today) } });
  else if (Temporal.PlainDate.compare(day, today) < 0) wrong.push({ field: standbyFields.day, key: 'error.past' });
  const spans = readSpansOf(form, standbyFields.time, wrong);
  if (spans.length === 0 && !wrong.some(({ field }) => field === standbyFields.time))
    wrong.push({ field: standbyFields.time, key: 'error.span', values: { example: spansExample } });
  return { told: day !== undefined && wrong.length === 0 ? { day, spans } : undefined, wrong };
}
