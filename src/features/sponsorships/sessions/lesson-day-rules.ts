// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { isSchoolDay } from '../../../codes/school-holidays.ts';

/** A break of the meetings: from the day it began, to its last day; null: nobody knows yet. */
export interface Break {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate | null;
}

/** When two meet: each week in one lesson, from a day on. */
export interface Agreement {
  /** ISO weekday, 1 Monday. */
  weekday: number;
  /** Minutes of the day on the clock in Germany at which the lesson begins. */
  fromMinute: number;
  /** Null: they have not begun yet. */
  startedOn: Temporal.PlainDate | null;
  endedOn: Temporal.PlainDate | null;
  breaks: readonly Break[];
}

/** So many days back somebody may enter a lesson or change what they entered: afterwards nobody remembers it. Own choice. */
export const entryDays = 60;
/** So many days ahead and back the own page shows lessons; what a phone keeps without connection is no more. */
export const lessonSpan = 14;

const { compare } = Temporal.PlainDate;

/** On this day the meetings pause: from the day a break began. */
const pauses = (breaks: readonly Break[], day: Temporal.PlainDate): boolean =>
  breaks.some(({ from, to }) => compare(from, day) <= 0 && (to === null || compare(day, to) <= 0));

/**
 * The days of the agreed lesson, both ends included: school holidays, public holidays and breaks left out. They are planned and
 * say nothing of what was held.
 */
export function lessonDays(of: Agreement, from: Temporal.PlainDate, to: Temporal.PlainDate): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  if (of.startedOn === null) return days;
  let day = from.add({ days: (of.weekday - from.dayOfWeek + 7) % 7 });
  for (; compare(day, to) <= 0; day = day.add({ days: 7 })) {
    const runs = compare(of.startedOn, day) <= 0 && (of.endedOn === null || compare(day, of.endedOn) <= 0);
    if (runs && isSchoolDay(day) && !pauses(of.breaks, day)) days.push(day);
  }
  return days;
}

/** Now, as the clock in Germany shows it. */
export interface Clock {
  today: Temporal.PlainDate;
  minute: number;
}

/**
 * Why nothing can be entered of a day; undefined: it can. A lesson that is still to come is never one that was held.
 * @returns a German sentence that says what to do
 */
export function dayProblem(of: Agreement, day: Temporal.PlainDate, { today, minute }: Clock): string | undefined {
  if (compare(day, today) > 0)
    return 'Dieser Tag kommt erst noch. Bitte tragen Sie die Stunde ein, wenn sie vorbei ist.';
  if (compare(day, today) === 0 && day.dayOfWeek === of.weekday && minute < of.fromMinute)
    return 'Diese Stunde hat noch nicht begonnen. Bitte tragen Sie sie ein, wenn sie vorbei ist.';
  if (compare(day, today.subtract({ days: entryDays })) < 0)
    return `Dieser Tag ist mehr als ${entryDays} Tage her. Bitte sagen Sie der Koordination Bescheid, wenn etwas fehlt.`;
  if (of.startedOn === null || compare(day, of.startedOn) < 0)
    return 'An diesem Tag hatte die Patenschaft noch nicht begonnen. Bitte wählen Sie einen späteren Tag.';
  if (of.endedOn !== null && compare(day, of.endedOn) > 0)
    return 'An diesem Tag war die Patenschaft schon zu Ende. Bitte wählen Sie einen früheren Tag.';
  // On its first day the lesson may have been before the break.
  if (of.breaks.some(({ from, to }) => compare(from, day) < 0 && (to === null || compare(day, to) <= 0)))
    return 'An diesem Tag haben die Treffen pausiert. Haben Sie sich doch getroffen, sagen Sie es bitte der Koordination.';
  return undefined;
}
