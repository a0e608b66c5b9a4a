// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

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

/** Each accepted spelling, with named groups. */
const SPELLINGS = [
  /^(?<year>\d{4})$/,
  /^(?<month>\d{1,2})[./](?<year>\d{4})$/,
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/,
  /^(?<year>\d{4})-(?<month>\d{2})$/,
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/,
];

const pad = (n: number): string => String(n).padStart(2, '0');

/** Number of days of a month in the Gregorian calendar, leap years included. */
function daysInMonth(year: number, month: number): number {
  return Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}

function earliest(d: PartialDate): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year: d.year, month: d.month ?? 1, day: d.day ?? 1 });
}

function latest(d: PartialDate): Temporal.PlainDate {
  const month = d.month ?? 12;
  return Temporal.PlainDate.from({ year: d.year, month, day: d.day ?? daysInMonth(d.year, month) });
}

/** The German sentence that says why these parts are no birth date, or undefined when they are one. */
function findProblem(d: PartialDate, today: Temporal.PlainDate): string | undefined {
  const { year, month, day } = d;
  if (month !== undefined && (month < 1 || month > 12))
    return `Den Monat ${month} gibt es nicht. Geben Sie 1 bis 12 an.`;
  if (year < EARLIEST_YEAR) return `Das Jahr ${year} liegt vor ${EARLIEST_YEAR}. Prüfen Sie die Jahreszahl.`;
  if (month !== undefined && day !== undefined && (day < 1 || day > daysInMonth(year, month))) {
    return `Den ${day}. ${MONTHS[month - 1] ?? ''} ${year} gibt es nicht. Prüfen Sie Tag und Monat.`;
  }
  if (Temporal.PlainDate.compare(earliest(d), today) > 0) {
    return 'Das Geburtsdatum liegt in der Zukunft. Prüfen Sie die Angabe.';
  }
  return undefined;
}

/**
 * Reads a birth date as staff type it: "2014", "03/2014", "03.2014", "7.3.2014", "2014-03", "2014-03-07". A German sentence
 * in `error` says what is wrong: unreadable, no such day, before 1900, or after `today`.
 */
export function parsePartialDate(input: string, today: Temporal.PlainDate): PartialDate | { error: string } {
  const text = input.trim().replace(/\s*([./-])\s*/g, '$1');
  for (const spelling of SPELLINGS) {
    const groups = spelling.exec(text)?.groups;
    if (groups === undefined) continue;
    const date: PartialDate = {
      year: Number(groups.year),
      ...(groups.month === undefined ? {} : { month: Number(groups.month) }),
      ...(groups.day === undefined ? {} : { day: Number(groups.day) }),
    };
    const error = findProblem(date, today);
    return error === undefined ? date : { error };
  }
  return { error: 'Schreiben Sie das Geburtsdatum so: 07.03.2014, 03/2014 oder nur 2014.' };
}

/** German text: "07.03.2014", "03/2014 (Tag unbekannt)" or "2014 (Tag und Monat unbekannt)". */
export function formatPartialDate(d: PartialDate): string {
  if (d.month === undefined) return `${d.year} (Tag und Monat unbekannt)`;
  if (d.day === undefined) return `${pad(d.month)}/${d.year} (Tag unbekannt)`;
  return `${pad(d.day)}.${pad(d.month)}.${d.year}`;
}

/** ISO text of the known parts for storage and sorting: "2014-03-07", "2014-03" or "2014". */
export function isoPartialDate(d: PartialDate): string {
  if (d.month === undefined) return String(d.year);
  if (d.day === undefined) return `${d.year}-${pad(d.month)}`;
  return `${d.year}-${pad(d.month)}-${pad(d.day)}`;
}

function completedYears(birth: Temporal.PlainDate, on: Temporal.PlainDate): number {
  return Math.max(0, birth.until(on, { largestUnit: 'years' }).years);
}

/**
 * The ages in completed years that are possible on the day `on`. `min` and `max` differ while the unknown part decides;
 * never below 0. A person born on 29 February completes a year on 1 March of a common year (§ 187(2), § 188(2) BGB).
 */
export function ageRange(d: PartialDate, on: Temporal.PlainDate): { min: number; max: number } {
  return { min: completedYears(latest(d), on), max: completedYears(earliest(d), on) };
}

/** Sorts older before younger; at the same known part, the less exact date stands first. Fits `Array.prototype.sort`. */
export function comparePartial(a: PartialDate, b: PartialDate): number {
  return a.year - b.year || (a.month ?? 0) - (b.month ?? 0) || (a.day ?? 0) - (b.day ?? 0);
}
