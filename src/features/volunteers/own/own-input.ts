// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { europeanFigures, plainLine } from '../../../codes/characters.ts';
import { codesOf } from '../../../codes/keys.ts';
import { isId } from '../../../db/ids.ts';
import type { FormBody } from '../../../web/form/parse.ts';
import { readGermanDate } from '../../../web/form/parse.ts';
import { formatShortDate } from '../../../web/format.ts';
import { dayField } from '../input.ts';
import type { Away } from '../profile-queries.ts';
import { findSpans, spansExample, weekdays, writeSpans } from '../span-rules.ts';
import type { OwnTimes } from './own-actions.ts';
import type { Typed, Wrong } from './own-fields.tsx';

/** The fields of the page by what they say. `deed` tells the forms of the page apart; without it the page is opened. */
export const ownFields = {
  deed: 'tat',
  version: 'stand',
  month: 'monat',
  messages: 'woche',
  from: 'weg_von',
  to: 'weg_bis',
  entry: 'eintrag',
  pause: 'pause',
} as const;
/** The forms of the page, by what they are called in it. */
export const ownDeeds = { times: 'zeiten', away: 'abwesend', back: 'da', rest: 'pause', resume: 'weiter' } as const;
export type OwnDeed = keyof typeof ownDeeds;

/** The form that was sent; undefined: the button that opens the page. */
export const deedOf = (form: FormBody): OwnDeed | undefined =>
  codesOf(ownDeeds).find((one) => ownDeeds[one] === form[ownFields.deed]);

/** One line with European figures and commas, whatever keyboard it came from. */
const lineOf = (form: FormBody, name: string): string => {
  const value = form[name];
  return typeof value === 'string' ? europeanFigures(plainLine(value)).replaceAll(/[،؛]/g, ',') : '';
};

export const mostOfLimit = 100;
/** A day as it is written, some time ahead. */
export const dayExample = (today: Temporal.PlainDate): string => formatShortDate(today.add({ days: 30 }));

/** What was typed, in the order of the page, with all that is wrong at once. */
export interface Read<T> {
  told: T;
  wrong: Wrong[];
}

/** Times of the week, day by day; what cannot be read is told in `wrong`. */
export const readWeek = (form: FormBody, wrong: Wrong[]): OwnTimes['windows'] =>
  weekdays.flatMap(({ number: weekday }) => {
    const field = dayField[weekday];
    const found = findSpans(lineOf(form, field));
    if (!('fault' in found)) return found.map((span) => ({ ...span, weekday }));
    if (found.fault === 'overlap') wrong.push({ field, key: 'error.overlap' });
    else wrong.push({ field, key: 'error.span', values: { example: spansExample } });
    return [];
  });

/** Times of the week and limits. */
export function readOwnTimes(form: FormBody): Read<OwnTimes & { seen: number }> {
  const wrong: Wrong[] = [];
  const windows = readWeek(form, wrong);
  const limit = (field: string): number | null => {
    const text = lineOf(form, field);
    if (text === '') return null;
    const value = /^\d{1,3}$/.test(text) ? Number(text) : 0;
    if (value >= 1 && value <= mostOfLimit) return value;
    wrong.push({ field, key: 'error.number', values: { most: String(mostOfLimit) } });
    return null;
  };
  const told = { windows, mostJobsMonth: limit(ownFields.month), mostMessagesWeek: limit(ownFields.messages) };
  return { told: { ...told, seen: Number(/^\d{1,9}$/.exec(lineOf(form, ownFields.version))?.[0] ?? 0) }, wrong };
}

function readDay(form: FormBody, field: string, today: Temporal.PlainDate, wrong: Wrong[]) {
  const day = readGermanDate(lineOf(form, field));
  if (day === undefined) wrong.push({ field, key: 'error.date', values: { example: dayExample(today) } });
  return day;
}

/** Days on which the person is away; `told` is undefined where something is wrong. */
export function readOwnAway(
  form: FormBody,
  today: Temporal.PlainDate,
): Read<{ from: Temporal.PlainDate; to: Temporal.PlainDate } | undefined> {
  const wrong: Wrong[] = [];
  const from = readDay(form, ownFields.from, today, wrong);
  const to = readDay(form, ownFields.to, today, wrong);
  if (from === undefined || to === undefined) return { told: undefined, wrong };
  if (Temporal.PlainDate.compare(to, from) < 0) wrong.push({ field: ownFields.to, key: 'error.days' });
  else if (Temporal.PlainDate.compare(to, today) < 0) wrong.push({ field: ownFields.to, key: 'error.past' });
  return { told: wrong.length === 0 ? { from, to } : undefined, wrong };
}

/** The last day of a pause; null: open. */
export function readOwnPause(form: FormBody, today: Temporal.PlainDate): Read<Temporal.PlainDate | null> {
  const wrong: Wrong[] = [];
  if (lineOf(form, ownFields.pause) === '') return { told: null, wrong };
  const until = readDay(form, ownFields.pause, today, wrong) ?? null;
  if (until !== null && Temporal.PlainDate.compare(until, today) < 0)
    wrong.push({ field: ownFields.pause, key: 'error.past' });
  return { told: until, wrong };
}

/** The absence that is taken back; '' for none. */
export const entryOf = (form: FormBody): string => {
  const id = lineOf(form, ownFields.entry);
  return isId(id) ? id : '';
};

/** Times and limits as the page shows them. */
export const ownTyped = ({ windows, mostJobsMonth, mostMessagesWeek }: OwnTimes): Typed => ({
  ...Object.fromEntries(
    weekdays.map(({ number }) => [dayField[number], writeSpans(windows.filter(({ weekday }) => weekday === number))]),
  ),
  [ownFields.month]: mostJobsMonth === null ? '' : String(mostJobsMonth),
  [ownFields.messages]: mostMessagesWeek === null ? '' : String(mostMessagesWeek),
});

/** Are these days entered already, the same ones: sent twice? */
export const isSameAway = (
  list: readonly Away[],
  days: { from: Temporal.PlainDate; to: Temporal.PlainDate },
): boolean => list.some(({ from, to }) => from.equals(days.from) && to.equals(days.to));

/** The fields of each form, to be shown again. */
export const ownNames: Readonly<Record<OwnDeed, readonly string[]>> = {
  times: [...Object.values(dayField), ownFields.month, ownFields.messages],
  away: [ownFields.from, ownFields.to],
  back: [],
  rest: [ownFields.pause],
  resume: [],
};
/** Where a form begins, to lead there when it could not be done. */
export const firstFields: Readonly<Record<OwnDeed, string>> = {
  times: dayField[1],
  away: ownFields.from,
  back: ownFields.from,
  rest: ownFields.pause,
  resume: ownFields.pause,
};
