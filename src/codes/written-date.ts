// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { plainDigits } from './characters.ts';

/**
 * A birth date of which the month or the day may be unknown (XBildung `TeilbekanntesDatum`). Many newcomers' papers carry a
 * year only; the missing parts stay missing here and are never filled with 01.01.
 */
export type PartialDate = {
  readonly year: number;
  /** 1–12; absent when unknown. */
  readonly month?: number;
  /** 1–31; absent when unknown, and only present together with `month`. */
  readonly day?: number;
};

/** Nobody our users write of was born, and nothing they plan lies, before this year. */
const EARLIEST_YEAR = 1900;

const MONTHS = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
] as const;

/** Names of the months, ä written as ae; English ones stand in passports. An abbreviation has three letters or more. */
const MONTH_NAMES: readonly (readonly string[])[] = [
  ['januar', 'january', 'jaenner'],
  ['februar', 'february', 'feber'],
  ['maerz', 'marz', 'mrz', 'march'],
  ['april'],
  ['mai', 'may'],
  ['juni', 'june', 'juno'],
  ['juli', 'july'],
  ['august'],
  ['september'],
  ['oktober', 'october'],
  ['november'],
  ['dezember', 'december'],
];

/** Two places for a day or month; papers write 00, and people XX or ??, for what is not known. */
const PART = String.raw`\d{1,2}|x{1,2}|\?{1,2}`;
const WEEKDAY =
  '(?:(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so)[.,]*(?: den)? )?';
const NAME = '(?<name>[a-z]{3,9})';

/** Each accepted spelling; separators have lost the spaces around them. */
const SPELLINGS = [
  String.raw`(?<y>\d{4})`,
  String.raw`(?<m>${PART})[./,-](?<y>\d{4})`,
  String.raw`(?<d>${PART})[./, -](?<m>${PART})[./, -](?<y>\d{4})`,
  String.raw`(?<y>\d{4})[./-](?<m>${PART})`,
  String.raw`(?<y>\d{4})[./-](?<m>${PART})[./-](?<d>${PART})`,
  String.raw`(?<d>\d\d|xx|\?\?)(?<m>\d\d|xx|\?\?)(?<y>\d{4})`,
  String.raw`(?:(?<d>${PART})[./ -]*)?${NAME}[./, -]*(?<y>\d{4})`,
].map((spelling) => new RegExp(`^${WEEKDAY}${spelling}$`));

/** A date with a year of one to three digits, or six digits in a row. */
const SHORT_YEAR = [
  String.raw`(?:(?:${PART})[./, -])?(?:${PART})[./, -]\d{1,3}`,
  String.raw`\d{6}`,
  String.raw`(?:(?:${PART})[./ -]*)?[a-z]{3,9}[./, -]*'?\d{2}`,
].map((spelling) => new RegExp(`^${WEEKDAY}${spelling}$`));

/**
 * What was written: the parts that are known, or why it is no date. `impossible` comes with a German sentence; the other
 * faults are for the field to tell, which knows its label and whether it takes parts.
 */
export type WrittenDate =
  | { readonly date: PartialDate }
  | { readonly fault: 'unreadable' | 'short_year' }
  | { readonly fault: 'impossible'; readonly message: string };

/** Number of days of a month in the Gregorian calendar, leap years included. */
export function daysInMonth(year: number, month: number): number {
  return Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}

function findProblem({ year, month, day }: PartialDate): string | undefined {
  if (month !== undefined && (month < 1 || month > 12))
    return `Den Monat ${month} gibt es nicht. Geben Sie 1 bis 12 an.`;
  if (year < EARLIEST_YEAR) return `Das Jahr ${year} liegt vor ${EARLIEST_YEAR}. Prüfen Sie die Jahreszahl.`;
  if (month !== undefined && day !== undefined && (day < 1 || day > daysInMonth(year, month)))
    return `Den ${day}. ${MONTHS[month - 1] ?? ''} ${year} gibt es nicht. Prüfen Sie Tag und Monat.`;
  return undefined;
}

function monthOf(name: string): number | undefined {
  const index = MONTH_NAMES.findIndex((names) => names.some((full) => full.startsWith(name)));
  return index < 0 ? undefined : index + 1;
}

const isUnknown = (part: string): boolean => /^(00|x+|\?+)$/.test(part);

/** Lower case, ä as ae, dashes plain, no space around a separator, "07 . 03 . 2014" as "07.03.2014". */
const plain = (text: string): string =>
  plainDigits(text)
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replace(/ *([./-]) */g, '$1');

function partsOf(groups: Readonly<Record<string, string | undefined>>): WrittenDate {
  const month = groups.name === undefined ? groups.m : String(monthOf(groups.name) ?? '');
  if (month === '') return { fault: 'unreadable' };
  const known = (part: string | undefined) => (part === undefined || isUnknown(part) ? undefined : Number(part));
  const date = { year: Number(groups.y), month: known(month), day: known(groups.d) };
  if (date.day !== undefined && date.month === undefined)
    return { fault: 'impossible', message: 'Zum Tag fehlt der Monat. Schreiben Sie Tag und Monat oder nur das Jahr.' };
  const { year } = date;
  const parts: PartialDate = {
    year,
    ...(date.month === undefined ? {} : { month: date.month }),
    ...(date.day === undefined ? {} : { day: date.day }),
  };
  const message = findProblem(parts);
  return message === undefined ? { date: parts } : { fault: 'impossible', message };
}

/**
 * Reads a date as people write it; the one reader of every date field. "07.03.2014", "7/3/2014", "07–03–2014", "07032014",
 * "7. März 2014", "Fr 07.03.2014" and "2014-03-07" are one day; "03/2014", "03.2014", "2014-03", "März 2014" and "00.03.2014"
 * are a month; "2014", "00.00.2014" and "xx.xx.2014" a year. Day before month, as in German; years have four digits.
 */
export function readWrittenDate(text: string): WrittenDate {
  const written = plain(text);
  for (const spelling of SPELLINGS) {
    const groups = spelling.exec(written)?.groups;
    if (groups !== undefined) return partsOf(groups);
  }
  return { fault: SHORT_YEAR.some((spelling) => spelling.test(written)) ? 'short_year' : 'unreadable' };
}
