// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { europeanFigures, plainLine } from '../../../codes/characters.ts';
import type { FormBody } from '../../../web/form/parse.ts';
import { readGermanDate } from '../../../web/form/parse.ts';
import { formatShortDate } from '../../../web/format.ts';
import type { Wrong } from '../../volunteers/own/own-fields.tsx';
import { endReasonsOf } from '../matching/course-rules.ts';
import { type NoReason, noReasons } from './word-rows.ts';

/** The fields of the forms by what they say. */
export const courseFields = {
  answer: 'antwort',
  why: 'warum',
  message: 'nachricht',
  begin: 'ab',
  from: 'pause_von',
  until: 'pause_bis',
  wish: 'wunsch',
  reason: 'grund',
  goOn: 'fortsetzen',
} as const;
export const mostOfMessage = 300;

type EndReason = (typeof endReasonsOf.sponsor)[number];
export interface Answer {
  yes: boolean;
  reason: NoReason | null;
  message: string;
}
export interface Break {
  from: Temporal.PlainDate;
  until: Temporal.PlainDate | null;
  message: string;
}
export interface End {
  reason: EndReason;
  message: string;
}

/** What a form says, or all that is wrong with it at once. */
export type Read<T> = { told: T; wrong: readonly [] } | { told?: undefined; wrong: readonly Wrong[] };

const textOf = (form: FormBody, name: string): string => {
  const value = form[name];
  return typeof value === 'string' ? plainLine(value) : '';
};
const figures = (form: FormBody, name: string): string => europeanFigures(textOf(form, name));
const tooLong = (form: FormBody, field: string): Wrong[] =>
  textOf(form, field).length > mostOfMessage ? [{ field, key: 'error.long' }] : [];
const read = <T>(told: T | undefined, wrong: readonly Wrong[]): Read<T> =>
  told === undefined || wrong.length > 0 ? { wrong } : { told, wrong: [] };
const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(a, b) < 0;

/** A day as it is written, some time ahead. */
export const dayExample = (today: Temporal.PlainDate): string => formatShortDate(today.add({ days: 7 }));

function dayIn(form: FormBody, field: string, today: Temporal.PlainDate, wrong: Wrong[]) {
  const day = readGermanDate(figures(form, field));
  if (day === undefined) wrong.push({ field, key: 'error.date', values: { example: dayExample(today) } });
  return day;
}

/** Yes or no, and perhaps why. */
export function readAnswer(form: FormBody): Read<Answer> {
  const said = textOf(form, courseFields.answer);
  const why = textOf(form, courseFields.why);
  const reason = noReasons.find((one) => one === why);
  const wrong: Wrong[] = [
    ...(said === 'ja' || said === 'nein' ? [] : [{ field: courseFields.answer, key: 'error.answer' } as const]),
    ...(why === '' || reason !== undefined ? [] : [{ field: courseFields.why, key: 'error.answer' } as const]),
    ...tooLong(form, courseFields.message),
  ];
  return read({ yes: said === 'ja', reason: reason ?? null, message: textOf(form, courseFields.message) }, wrong);
}

/** The day of the first lesson. */
export function readBegin(
  form: FormBody,
  today: Temporal.PlainDate,
  { from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate },
): Read<Temporal.PlainDate> {
  const wrong: Wrong[] = [];
  const day = dayIn(form, courseFields.begin, today, wrong);
  if (day !== undefined && (isBefore(day, from) || isBefore(to, day)))
    wrong.push({
      ...{ field: courseFields.begin, key: 'smile.own.begin.range' },
      values: { from: formatShortDate(from), to: formatShortDate(to) },
    });
  return read(day, wrong);
}

/** The days of a break: from today on, at most a year ahead; the last one may be open. */
export function readBreak(form: FormBody, today: Temporal.PlainDate): Read<Break> {
  const wrong: Wrong[] = [];
  const far = (day: Temporal.PlainDate): boolean => isBefore(day, today) || isBefore(today.add({ years: 1 }), day);
  const from = dayIn(form, courseFields.from, today, wrong);
  if (from !== undefined && far(from)) wrong.push({ field: courseFields.from, key: 'smile.own.pause.far' });
  const open = textOf(form, courseFields.until) === '';
  const until = open ? null : dayIn(form, courseFields.until, today, wrong);
  if (until && far(until)) wrong.push({ field: courseFields.until, key: 'smile.own.pause.far' });
  else if (from !== undefined && until && isBefore(until, from))
    wrong.push({ field: courseFields.until, key: 'error.days' });
  wrong.push(...tooLong(form, courseFields.message));
  if (from === undefined || until === undefined) return { wrong };
  return read({ from, until, message: textOf(form, courseFields.message) }, wrong);
}

/** When another lesson would suit. */
export function readWish(form: FormBody): Read<string> {
  const wish = textOf(form, courseFields.wish);
  const need: Wrong[] = wish === '' ? [{ field: courseFields.wish, key: 'smile.own.wish.need' }] : [];
  return read(wish, [...need, ...tooLong(form, courseFields.wish)]);
}

/** The button that ends a break, and nothing else. */
export const readGoOn = (form: FormBody): Read<true> =>
  textOf(form, courseFields.goOn) === 'ja' ? read(true, []) : { wrong: [{ field: '', key: 'error.form' }] };

/** Why it ends. */
export function readEnd(form: FormBody): Read<End> {
  const typed = textOf(form, courseFields.reason);
  const reason = endReasonsOf.sponsor.find((one) => one === typed);
  const wrong: Wrong[] = [
    ...(reason === undefined ? [{ field: courseFields.reason, key: 'smile.own.end.need' } as const] : []),
    ...tooLong(form, courseFields.message),
  ];
  return read(reason && { reason, message: textOf(form, courseFields.message) }, wrong);
}
