// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { timeZone } from '../clock.ts';

/**
 * German notation of dates, times and numbers. Built by hand: `toLocaleString` costs five times as much per cell,
 * which is felt in lists of 50 rows.
 */

const WEEKDAYS = ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'] as const;
const NUMBER = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 });

const two = (n: number): string => String(n).padStart(2, '0');

/** "27.11.2026" */
export function formatShortDate(date: Temporal.PlainDate): string {
  return `${two(date.day)}.${two(date.month)}.${date.year}`;
}

/** "Fr 27.11.2026" */
export function formatDate(date: Temporal.PlainDate): string {
  return `${WEEKDAYS[date.dayOfWeek - 1]} ${formatShortDate(date)}`;
}

/** "14:05 Uhr" of a wall-clock time. */
export function formatTime(time: Temporal.PlainTime): string {
  return `${two(time.hour)}:${two(time.minute)} Uhr`;
}

/** "14:05", for sentences that say "Uhr" themselves, or in another language. */
export const formatClock = (time: Temporal.PlainTime): string => `${two(time.hour)}:${two(time.minute)}`;

/** "Fr 27.11.2026, 14:05 Uhr", the instant as the clock in Europe/Berlin shows it. */
export function formatDateTime(instant: Temporal.Instant): string {
  const local = instant.toZonedDateTimeISO(timeZone);
  return `${formatDate(local.toPlainDate())}, ${formatTime(local.toPlainTime())}`;
}

/** "1.234,5": grouped thousands, decimal comma, at most two decimals. */
export function formatNumber(n: number): string {
  return NUMBER.format(n);
}

/** A number with the fitting noun: `formatCount(23, 'Kind wartet', 'Kinder warten')` is "23 Kinder warten". */
export function formatCount(n: number, one: string, many: string): string {
  return `${formatNumber(n)} ${n === 1 ? one : many}`;
}

/** "1 Tag", "12 Tage" */
export function formatDays(n: number): string {
  return formatCount(n, 'Tag', 'Tage');
}

/** "12 Stunden, 30 Minuten", in a language. */
export const durationText = (language: string, minutes: number): string =>
  new Intl.DurationFormat(`${language}-u-nu-latn`, { style: 'long' }).format({
    hours: Math.floor(minutes / 60),
    minutes: minutes % 60,
  });

/** "seit 1 Tag", "seit 12 Tagen" */
export function sinceDays(n: number): string {
  return `seit ${formatCount(n, 'Tag', 'Tagen')}`;
}

/** How long something has lasted that began on this day: "seit heute", "seit gestern", "seit 12 Tagen". */
export function lastingSince(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const days = date.until(today, { largestUnit: 'days' }).days;
  return days > 1 ? sinceDays(days) : `seit ${daysAgo(date, today)}`;
}

/** Distance of a date from today in words: "heute", "gestern", "vor 12 Tagen", "morgen", "in 3 Tagen". */
export function daysAgo(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const days = date.until(today, { largestUnit: 'days' }).days;
  if (days === 0) return 'heute';
  if (days === 1) return 'gestern';
  if (days === -1) return 'morgen';
  return days > 0 ? `vor ${formatNumber(days)} Tagen` : `in ${formatNumber(-days)} Tagen`;
}
