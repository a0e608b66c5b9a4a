// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { timeZone } from '../../clock.ts';
import { findHoliday, isWorkingDay } from '../../codes/holidays.ts';
import { findSchoolHoliday } from '../../codes/school-holidays.ts';
import { type AppointmentFormat, type NoShowStep, noShowSteps, type Owner } from '../cases/states.ts';

/**
 * A stretch of a local day, in minutes since midnight as the clock on the wall shows them: what is planned for nine stays at
 * nine when the clocks change.
 */
export interface Span {
  day: Temporal.PlainDate;
  fromMinute: number;
  toMinute: number;
}

export const dayMinutes = 24 * 60;
export const minuteOf = ({ hour, minute }: Temporal.PlainTime): number => hour * 60 + minute;
export const timeOf = (minute: number): Temporal.PlainTime => {
  const at = Math.min(minute, dayMinutes - 1);
  return Temporal.PlainTime.from({ hour: Math.floor(at / 60), minute: at % 60 });
};

/** The moment at which a minute of a local day comes; midnight at its end is the beginning of the next. */
export function instantOf(day: Temporal.PlainDate, minute: number): Temporal.Instant {
  const [on, at] = minute >= dayMinutes ? [day.add({ days: 1 }), minute - dayMinutes] : [day, minute];
  return on.toZonedDateTime({ timeZone, plainTime: timeOf(at) }).toInstant();
}

/** Do both share a minute? */
export const overlap = (a: Span, b: Span): boolean =>
  a.day.equals(b.day) && a.fromMinute < b.toMinute && b.fromMinute < a.toMinute;

/** How long an appointment takes: the length for one child, and more for each further one of its family. */
export const lengthFor = (
  children: number,
  { minutes, minutesPerChild }: Pick<AppointmentSettings, 'minutes' | 'minutesPerChild'>,
): number => minutes + Math.max(0, children - 1) * minutesPerChild;

/** The times of appointments of one length, one after the other, that fit between two minutes of a day. */
export function timesBetween(from: number, to: number, minutes: number): { fromMinute: number; toMinute: number }[] {
  const count = Math.max(0, Math.floor((to - from) / minutes));
  return Array.from({ length: count }, (_, n) => ({
    fromMinute: from + n * minutes,
    toMinute: from + (n + 1) * minutes,
  }));
}

/** A series goes on for a year at most: holidays and people further ahead are not known. */
export const mostWeeks = 52;

/** Days of a weekly series, and those left out because nobody works on them. */
export interface SeriesDays {
  days: Temporal.PlainDate[];
  /** Public holidays of NRW. */
  holidays: { day: Temporal.PlainDate; name: string }[];
  /** Days that lie in school holidays; they are among `days` as well. */
  schoolHolidays: { day: Temporal.PlainDate; name: string }[];
}

/** Every week from the first day to the last one, both included, without public holidays of NRW. */
export function weeklyDays(first: Temporal.PlainDate, until: Temporal.PlainDate): SeriesDays {
  const all: Temporal.PlainDate[] = [];
  for (
    let day = first;
    Temporal.PlainDate.compare(day, until) <= 0 && all.length <= mostWeeks;
    day = day.add({ weeks: 1 })
  )
    all.push(day);
  const named = (find: (day: Temporal.PlainDate) => string | undefined) =>
    all.flatMap((day) => {
      const name = find(day);
      return name === undefined ? [] : [{ day, name }];
    });
  const days = all.filter((day) => findHoliday(day) === undefined);
  return {
    days,
    holidays: named(findHoliday),
    schoolHolidays: named((day) => (isWorkingDay(day) ? findSchoolHoliday(day)?.name : undefined)),
  };
}

/** How a centre gives appointments. Days are working days. */
export interface AppointmentSettings {
  /** Length for one child, minutes. */
  minutes: number;
  minutesPerChild: number;
  /** What follows when a family does not come: the first, the second, each further time. */
  noShow: readonly [NoShowRule, NoShowRule, NoShowRule];
  /** 0: nothing was changed yet, the defaults count. */
  version: number;
}
export interface NoShowRule {
  step: NoShowStep;
  days: number;
}

/** What a centre starts with: invite in another way, then call and visit, then the head decides. */
export const defaultSettings: AppointmentSettings = {
  minutes: 75,
  minutesPerChild: 15,
  noShow: [
    { step: 'invite_again', days: 3 },
    { step: 'reach_family', days: 5 },
    { step: 'decide_no_show', days: 5 },
  ],
  version: 0,
};

/** What follows the n-th time a family did not come, and who does it. @param before how often it has not come so far */
export function afterNoShow(
  before: number,
  { noShow: [first, second, third] }: Pick<AppointmentSettings, 'noShow'>,
): NoShowRule & { owner: Owner } {
  const rule = before === 0 ? first : before === 1 ? second : third;
  return { ...rule, owner: noShowSteps[rule.step] };
}

/** What who finds interpreters is told. */
export type AnnouncementKind = 'appointment.interpreter_needed' | 'appointment.moved' | 'appointment.cancelled';

/** What matters of an appointment to who finds an interpreter. */
export interface InterpreterNeed extends Span {
  needed: boolean;
  /** ISO 639-3; null where nobody is needed. */
  language: string | null;
  variety: string;
  format: AppointmentFormat;
  place: string;
}

/**
 * What has to be told after a change. Another language is another person: the old need ends and a new one begins.
 * @param before null: the appointment is new
 * @param after null: the appointment does not take place
 */
export function announcementsOf(before: InterpreterNeed | null, after: InterpreterNeed | null): AnnouncementKind[] {
  const [was, is] = [before?.needed === true ? before : null, after?.needed === true ? after : null];
  if (!was) return is ? ['appointment.interpreter_needed'] : [];
  if (!is) return ['appointment.cancelled'];
  if (was.language !== is.language || was.variety !== is.variety)
    return ['appointment.cancelled', 'appointment.interpreter_needed'];
  const same =
    was.day.equals(is.day) &&
    was.fromMinute === is.fromMinute &&
    was.toMinute === is.toMinute &&
    was.format === is.format &&
    was.place === is.place;
  return same ? [] : ['appointment.moved'];
}
