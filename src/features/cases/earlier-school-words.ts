// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { federalStateName } from '../../codes/federal-states.ts';
import { formatPartialDate, type PartialDate } from '../../codes/partial-date.ts';
import { type EarlierSchool, supportClock } from './earlier-school-rules.ts';

/** "09/2024": a time as people type it. */
export const monthText = (date: PartialDate): string => formatPartialDate(date).replace(/ \(.*/, '');

function spanText({ from, to }: EarlierSchool): string {
  if (from && to) return `${monthText(from)} bis ${monthText(to)}`;
  if (from) return `ab ${monthText(from)}`;
  return to ? `bis ${monthText(to)}` : 'Zeit nicht bekannt';
}

/** One school in a line: "Grundschule Musterweg, Erdachtstadt (Kreis Unna, Nordrhein-Westfalen), 09/2024 bis 02/2026". */
export function earlierSchoolLine(school: EarlierSchool): string {
  const where = [school.district, federalStateName(school.federalState ?? '') ?? ''].filter(Boolean).join(', ');
  const support = school.supportSince ? `, Erstförderung seit ${monthText(school.supportSince)}` : '';
  return `${school.name}${where ? ` (${where})` : ''}, ${spanText(school)}${support}`;
}

/** "seit 09/2025; zwei Jahre enden 09/2027, mit Alphabetisierung ein Jahr später"; undefined when nothing is known. */
export function supportText(schools: readonly EarlierSchool[], on: Temporal.PlainDate): string | undefined {
  const clock = supportClock(schools, on);
  return (
    clock &&
    `seit ${monthText(clock.since)}; zwei Jahre enden ${monthText(clock.until)}, mit Alphabetisierung ein Jahr später`
  );
}
