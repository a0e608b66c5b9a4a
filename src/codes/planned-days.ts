// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { findHoliday } from './holidays.ts';
import { formatPartialDate } from './partial-date.ts';
import { findSchoolHoliday } from './school-holidays.ts';

/**
 * What a typed day is for: an appointment with a family; a day by which somebody answers or looks again; the start at a school
 * or the first school day; something that has been held already, or has come in; the first day on which a rule of the centre applies.
 */
export type DayKind = 'appointment' | 'deadline' | 'start' | 'held' | 'received' | 'validity';

interface DayRule {
  /** Ask about Saturdays: only schools are closed on them, counselling sometimes goes to families then. */
  saturday: boolean;
  /** Ask about Sundays and public holidays of NRW. */
  dayOff: boolean;
  /** Ask about school holidays of NRW: schools are closed, families and interpreters often away. */
  schoolHoliday: boolean;
  /** Ask about a day further ahead than this. */
  ahead?: Temporal.Duration;
  /** Ask about a day further back than this. */
  back?: Temporal.Duration;
}

/**
 * A coming day typed with the number of a wrong year lies at least a year off. Nothing is planned that far in earnest: an
 * appointment follows within weeks (target of the centre), a start at school in this school year or with the next one.
 */
const aYear = Temporal.Duration.from({ years: 1 });

/** Compulsory schooling lasts ten years (§ 37 SchulG NRW): nobody plans further ahead for a child. */
const longestPlanYears = 10;

const RULES: Readonly<Record<DayKind, DayRule>> = {
  appointment: { saturday: false, dayOff: true, schoolHoliday: true, ahead: aYear },
  deadline: { saturday: false, dayOff: true, schoolHoliday: false, ahead: aYear },
  start: { saturday: true, dayOff: true, schoolHoliday: true, ahead: aYear, back: aYear },
  held: { saturday: false, dayOff: true, schoolHoliday: false, back: aYear },
  // Courts and mailboxes take in papers on any day.
  received: { saturday: false, dayOff: false, schoolHoliday: false, back: aYear },
  // A rule may well begin on New Year's Day or on 1 August.
  validity: { saturday: false, dayOff: false, schoolHoliday: false, ahead: aYear },
};

/** A day as pages write it: "03.10.2027". */
const written = ({ year, month, day }: Temporal.PlainDate): string => formatPartialDate({ year, month, day });

/** "ein Sonntag und ein Feiertag (Tag der Deutschen Einheit)": what the day is. */
function natureOf(date: Temporal.PlainDate, rule: DayRule): string {
  const holiday = rule.dayOff ? findHoliday(date) : undefined;
  return [
    ...(rule.saturday && date.dayOfWeek === 6 ? ['ein Samstag'] : []),
    ...(rule.dayOff && date.dayOfWeek === 7 ? ['ein Sonntag'] : []),
    ...(holiday === undefined ? [] : [`ein Feiertag (${holiday})`]),
  ].join(' und ');
}

/** A day before which this one would be odd, and what it is in the dative: "der Meldung des Kindes". */
export interface EarliestDay {
  day: Temporal.PlainDate;
  what: string;
}

function placeOf(date: Temporal.PlainDate, rule: DayRule, today: Temporal.PlainDate, earliest?: EarliestDay): string[] {
  const { compare } = Temporal.PlainDate;
  const holiday = rule.schoolHoliday ? findSchoolHoliday(date) : undefined;
  const longAgo = rule.back && compare(date, today.subtract(rule.back)) < 0;
  const early = !longAgo && earliest && compare(date, earliest.day) < 0 ? earliest : undefined;
  const span =
    holiday && compare(holiday.from, holiday.to) < 0 ? ` (${written(holiday.from)} bis ${written(holiday.to)})` : '';
  return [
    ...(holiday ? [`liegt in den ${holiday.name}${span}`] : []),
    ...(rule.ahead && compare(date, today.add(rule.ahead)) > 0 ? ['liegt mehr als ein Jahr in der Zukunft'] : []),
    ...(longAgo ? ['liegt mehr als ein Jahr zurück'] : []),
    ...(early ? [`liegt vor ${early.what} (${written(early.day)})`] : []),
  ];
}

/**
 * What has to be asked before this day is taken, as one German sentence with its question; undefined when the day is an
 * ordinary one for its kind. It never forbids: people know more than a calendar.
 */
export function dayQuestion(
  date: Temporal.PlainDate,
  kind: DayKind,
  today: Temporal.PlainDate,
  earliest?: EarliestDay,
): string | undefined {
  const rule = RULES[kind];
  const nature = natureOf(date, rule);
  const doubts = [...(nature === '' ? [] : [`ist ${nature}`]), ...placeOf(date, rule, today, earliest)];
  return doubts.length === 0 ? undefined : `Der ${written(date)} ${doubts.join(' und ')}. Stimmt der Tag?`;
}

/** The label of the box that answers a day's question. */
export const dayConfirmation = (date: Temporal.PlainDate): string => `Ja, der ${written(date)} stimmt`;

/** Why a day cannot be planned at all, or undefined. Typed years such as 9999 end here. */
export function impossiblePlan(date: Temporal.PlainDate, label: string, today: Temporal.PlainDate): string | undefined {
  return Temporal.PlainDate.compare(date, today.add({ years: longestPlanYears })) <= 0
    ? undefined
    : `„${label}“: Der ${written(date)} liegt mehr als ${longestPlanYears} Jahre in der Zukunft. Bitte prüfen Sie die Jahreszahl.`;
}

/** Hours between which people make appointments, both included; outside them a time is asked about. */
const usualHours = { from: Temporal.PlainTime.from('07:00'), to: Temporal.PlainTime.from('20:00') };

/** The question about an unusual time of an appointment ("03:00" for 13:00), or undefined. */
export function timeQuestion(time: Temporal.PlainTime): string | undefined {
  const { compare } = Temporal.PlainTime;
  if (compare(time, usualHours.from) >= 0 && compare(time, usualHours.to) <= 0) return undefined;
  return `${time.toString({ smallestUnit: 'minute' })} Uhr liegt außerhalb von ${usualHours.from.hour} bis ${usualHours.to.hour} Uhr. Stimmt die Uhrzeit?`;
}
