// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { timeZone } from '../../../clock.ts';
import { findHoliday } from '../../../codes/holidays.ts';
import { closureOn, type Policy } from '../policy-rules.ts';
import { answerBy } from './wave-rules.ts';

/** What the centre has set about asking by the program itself. */
export type AskingHours = Pick<
  Policy,
  'askFrom' | 'askTo' | 'askSundays' | 'closed' | 'answerHoursSoon' | 'answerHoursWeek' | 'answerHoursLater'
>;

/** Days before a talk up to which it is soon, and within the week. */
const soonHours = 48;
const weekHours = 168;

const isAskingDay = ({ askSundays, closed }: AskingHours, day: Temporal.PlainDate): boolean =>
  closureOn({ closed }, day) === undefined && (askSundays || (day.dayOfWeek !== 7 && findHoliday(day) === undefined));

/** May the program itself ask somebody at this instant? The hour of the end is over already. */
export function mayAskAt(policy: AskingHours, at: Temporal.Instant): boolean {
  const local = at.toZonedDateTimeISO(timeZone);
  return local.hour >= policy.askFrom && local.hour < policy.askTo && isAskingDay(policy, local.toPlainDate());
}

/** A pool that is closed for longer than this has other troubles. */
const mostDays = 400;

/** The first instant from this one on at which the program may ask; undefined where a centre is closed for a year. */
export function nextAsking(policy: AskingHours, at: Temporal.Instant): Temporal.Instant | undefined {
  if (mayAskAt(policy, at)) return at;
  const local = at.toZonedDateTimeISO(timeZone);
  const first = local.toPlainDate();
  for (let ahead = local.hour < policy.askFrom ? 0 : 1; ahead < mostDays; ahead += 1) {
    const day = first.add({ days: ahead });
    if (!isAskingDay(policy, day)) continue;
    return day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from({ hour: policy.askFrom }) }).toInstant();
  }
  return undefined;
}

/**
 * By when somebody asked now by the program answers: after the hours the centre gives for this lead time, but never later than
 * half of the time that is left. Hours in which nobody would be asked next are the person's, too.
 */
export function cascadeDeadline(policy: AskingHours, now: Temporal.Instant, start: Temporal.Instant): Temporal.Instant {
  const left = now.until(start).total('hours');
  const hours =
    left <= soonHours ? policy.answerHoursSoon : left <= weekHours ? policy.answerHoursWeek : policy.answerHoursLater;
  const last = answerBy(now, start);
  const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) < 0 ? a : b);
  const due = earlier(now.add({ hours }), last);
  return earlier(nextAsking(policy, due) ?? due, last);
}
