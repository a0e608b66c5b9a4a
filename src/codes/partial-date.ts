// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { daysInMonth, type PartialDate, readWrittenDate } from './written-date.ts';

export type { PartialDate } from './written-date.ts';

const pad = (n: number): string => String(n).padStart(2, '0');

function earliest(d: PartialDate): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year: d.year, month: d.month ?? 1, day: d.day ?? 1 });
}

function latest(d: PartialDate): Temporal.PlainDate {
  const month = d.month ?? 12;
  return Temporal.PlainDate.from({ year: d.year, month, day: d.day ?? daysInMonth(d.year, month) });
}

/** The sentence for a date without the first two digits of its year. */
export const shortYear = 'Bitte schreiben Sie das Jahr mit vier Ziffern, zum Beispiel 07.03.2014.';

const birthShortYear = 'Bitte schreiben Sie das Geburtsjahr mit vier Ziffern, zum Beispiel 07.03.2014.';

/**
 * Reads a birth date as staff type it (`readWrittenDate`): "2014", "03/2014", "7.3.2014", "00.05.2014". A German sentence in
 * `error` says what is wrong: unreadable, no such day, before 1900, or after `today`.
 */
export function parsePartialDate(input: string, today: Temporal.PlainDate): PartialDate | { error: string } {
  const written = readWrittenDate(input);
  if ('date' in written) {
    const { date } = written;
    if (Temporal.PlainDate.compare(earliest(date), today) <= 0) return date;
    return { error: 'Das Geburtsdatum liegt in der Zukunft. Prüfen Sie die Angabe.' };
  }
  if (written.fault === 'impossible') return { error: written.message };
  if (written.fault === 'short_year') return { error: birthShortYear };
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

/** True when every day `a` can mean lies after every day `b` can mean. */
export function isAfter(a: PartialDate, b: PartialDate): boolean {
  return Temporal.PlainDate.compare(earliest(a), latest(b)) > 0;
}

/** A whole day as a date of which everything is known. */
export const wholeDate = ({ year, month, day }: Temporal.PlainDate): PartialDate => ({ year, month, day });
