// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf, timeZone } from '../../clock.ts';
import { closureOn, earliestDay, openDay, type Policy } from './policy-rules.ts';

/** A talk from one instant to another. */
export interface Slot {
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
}

/** What a time on the clock in Germany means: on the nights the clocks change it is there twice, or not at all. */
export type ClockTime = { kind: 'once' | 'twice' | 'missing'; at: Temporal.Instant };

/**
 * The instant of a time on the clock. Twice: the first of both (summer time). Missing: as much later as the clock is put forward
 * (02:30 is 03:30, RFC 5545).
 */
export function clockTime(day: Temporal.PlainDate, time: Temporal.PlainTime): ClockTime {
  const local = day.toPlainDateTime(time);
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    local.toZonedDateTime(timeZone, { disambiguation }).toInstant(),
  ) as [Temporal.Instant, Temporal.Instant];
  if (earlier.equals(later)) return { kind: 'once', at: earlier };
  const there = later.toZonedDateTimeISO(timeZone).toPlainDateTime().equals(local);
  return there ? { kind: 'twice', at: earlier } : { kind: 'missing', at: later };
}

/** What speaks against a slot, as a sentence for who asks; with what it is about. */
export interface SlotFault {
  about: 'past' | 'length' | 'closed' | 'late';
  message: string;
}

const { compare } = Temporal.Instant;
const minutesOf = ({ startsAt, endsAt }: Slot): number => Math.round(startsAt.until(endsAt).total('minutes'));

const written = (day: Temporal.PlainDate): string =>
  `${String(day.day).padStart(2, '0')}.${String(day.month).padStart(2, '0')}.${day.year}`;

/** "3 Stunden", "90 Minuten". */
export const lengthText = (minutes: number): string =>
  minutes % 60 === 0 ? (minutes === 60 ? '1 Stunde' : `${minutes / 60} Stunden`) : `${minutes} Minuten`;

/**
 * What speaks against a talk at this time by the rules of the centre; undefined: nothing.
 * @param urgent a reason for short notice is given
 */
export function slotFault(policy: Policy, slot: Slot, now: Temporal.Instant, urgent: boolean): SlotFault | undefined {
  if (compare(slot.startsAt, now) <= 0)
    return { about: 'past', message: 'Der Termin liegt in der Vergangenheit. Bitte wählen Sie einen späteren.' };
  const most = policy.maxMinutes;
  if (most !== null && minutesOf(slot) > most)
    return {
      about: 'length',
      message: `Ein Gespräch dauert höchstens ${lengthText(most)}. Bitte kürzen Sie es oder teilen Sie es auf zwei Termine auf.`,
    };
  const day = dayOf(slot.startsAt);
  const closure = closureOn(policy, day);
  if (closure)
    return {
      about: 'closed',
      message: `Vom ${written(closure.from)} bis ${written(closure.to)} vermittelt der Dienst nicht. Der erste Tag danach ist der ${written(openDay(policy, closure.to.add({ days: 1 })))}.`,
    };
  const today = dayOf(now);
  const first = earliestDay(policy, today);
  if (Temporal.PlainDate.compare(day, first) >= 0 || (urgent && policy.urgentAllowed)) return undefined;
  const way = policy.urgentAllowed
    ? 'Wenn es nicht warten kann, schreiben Sie bitte unten, warum.'
    : 'Früher geht es nicht; ein professioneller Dienst am Telefon hilft oft sofort.';
  return { about: 'late', message: `Ohne Eile geht es ab dem ${written(first)}. ${way}` };
}

/** The same times on the clock so many days later: a series moves by days, not by hours of elapsed time. */
export function moveSlot({ startsAt }: Slot, days: number, time: Temporal.PlainTime, minutes: number): Slot {
  const at = clockTime(dayOf(startsAt).add({ days }), time).at;
  return { startsAt: at, endsAt: at.add({ minutes }) };
}
