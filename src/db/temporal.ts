// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg';

/** Turns a value for a statement's parameter into what both drivers send alike: Temporal becomes its ISO text. */
export function bindValue(value: unknown): unknown {
  if (value instanceof Date) throw new TypeError('Date is not bound: use Temporal.');
  if (Array.isArray(value)) return value.map(bindValue);
  if (
    value instanceof Temporal.PlainDate ||
    value instanceof Temporal.Instant ||
    value instanceof Temporal.PlainTime ||
    value instanceof Temporal.PlainDateTime
  ) {
    return value.toString();
  }
  return value;
}

/** Days read before: a list repeats a few days over and over, reading one from its text costs microseconds, and it never changes. */
const days = new Map<string, Temporal.PlainDate>();
/** About twenty years of days. */
const mostDays = 8192;

/** A day from its ISO text, as the databases and JSON send it. @throws RangeError for what is no day */
export function plainDate(text: string): Temporal.PlainDate {
  const known = days.get(text);
  if (known) return known;
  if (days.size >= mostDays) days.clear();
  const day = Temporal.PlainDate.from(text);
  days.set(text, day);
  return day;
}

const instant = (text: string) => Temporal.Instant.from(text.replace(' ', 'T'));
const plainDateTime = (text: string) => Temporal.PlainDateTime.from(text.replace(' ', 'T'));

/** Small counts fit a number; a bigint beyond 2^53 is an error, never a rounded figure. */
function integer(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('A bigint does not fit a number.');
  return value;
}

const scalars: Record<number, (text: string) => unknown> = {
  20: integer,
  1082: plainDate,
  1083: (text) => Temporal.PlainTime.from(text),
  1114: plainDateTime,
  1184: instant,
  1700: (text) => text,
};
const arrayOf: Record<number, number> = { 1016: 20, 1182: 1082, 1183: 1083, 1115: 1114, 1185: 1184, 1231: 1700 };

type ArrayParser = { create(text: string, parse: (item: string) => unknown): { parse(): unknown[] } };
const arrayParser = (pg.types as unknown as { arrayParser: ArrayParser }).arrayParser;

/** How values read from the database arrive: type OID → parser of the text form. The same for PGlite and pg. */
export const parsers: Record<number, (text: string) => unknown> = {
  ...scalars,
  ...Object.fromEntries(
    Object.entries(arrayOf).map(([array, item]) => {
      const parse = scalars[item];
      if (!parse) throw new Error(`no parser for ${item}`);
      return [Number(array), (text: string) => arrayParser.create(text, parse).parse()];
    }),
  ),
};
