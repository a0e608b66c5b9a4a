// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from 'vitest';
import {
  daysAgo,
  formatCount,
  formatDate,
  formatDateTime,
  formatDays,
  formatNumber,
  formatShortDate,
  formatTime,
  lastingSince,
  sinceDays,
} from './format.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

test('writes dates with weekday, day, month, year', () => {
  expect(formatDate(day('2026-11-27'))).toBe('Fr 27.11.2026');
  expect(formatDate(day('2026-03-01'))).toBe('So 01.03.2026');
  expect(formatShortDate(day('2026-11-07'))).toBe('07.11.2026');
});

test('shows an instant as the Berlin clock does, in winter and in summer', () => {
  expect(formatDateTime(Temporal.Instant.from('2026-11-27T13:05:00Z'))).toBe('Fr 27.11.2026, 14:05 Uhr');
  expect(formatDateTime(Temporal.Instant.from('2026-07-31T22:30:00Z'))).toBe('Sa 01.08.2026, 00:30 Uhr');
  expect(formatTime(Temporal.PlainTime.from('08:00'))).toBe('08:00 Uhr');
});

test('says since how long something lasts', () => {
  const today = day('2026-11-24');
  expect(lastingSince(today, today)).toBe('seit heute');
  expect(lastingSince(day('2026-11-23'), today)).toBe('seit gestern');
  expect(lastingSince(day('2026-11-12'), today)).toBe('seit 12 Tagen');
  expect([sinceDays(1), sinceDays(2)]).toEqual(['seit 1 Tag', 'seit 2 Tagen']);
});

test('counts with the fitting noun', () => {
  expect(formatDays(1)).toBe('1 Tag');
  expect(formatDays(12)).toBe('12 Tage');
  expect(formatCount(0, 'Kind wartet', 'Kinder warten')).toBe('0 Kinder warten');
  expect(formatCount(1, 'Kind wartet', 'Kinder warten')).toBe('1 Kind wartet');
  expect(formatNumber(12345.678)).toBe('12.345,68');
});

test('says how far a day is from today', () => {
  const today = day('2026-11-24');
  expect(daysAgo(today, today)).toBe('heute');
  expect(daysAgo(day('2026-11-23'), today)).toBe('gestern');
  expect(daysAgo(day('2026-11-12'), today)).toBe('vor 12 Tagen');
  expect(daysAgo(day('2026-11-25'), today)).toBe('morgen');
  expect(daysAgo(day('2025-11-24'), today)).toBe('vor 365 Tagen');
  expect(daysAgo(day('2026-12-24'), today)).toBe('in 30 Tagen');
});
