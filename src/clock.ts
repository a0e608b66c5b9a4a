// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Where the program takes the time from; rules never ask it, dates come in as arguments. */
export interface Clock {
  now(): Temporal.Instant;
  /** The calendar day in Germany. */
  today(): Temporal.PlainDate;
}

/** The system clock, or one that starts at `start` and runs on (HERZSTUECK_CLOCK, demo data only). */
export function createClock(start?: Temporal.Instant): Clock {
  const offset = start ? Temporal.Now.instant().until(start) : undefined;
  const now = () => (offset ? Temporal.Now.instant().add(offset) : Temporal.Now.instant());
  return { now, today: () => dayOf(now()) };
}

/** A clock that stands still, for tests. */
export function fixedClock(at: string): Clock {
  const instant = Temporal.Instant.from(at);
  return { now: () => instant, today: () => dayOf(instant) };
}

/** The time zone of every centre, by its IANA name. */
export const timeZone = 'Europe/Berlin';

/** The calendar day of an instant in Germany. */
export const dayOf = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(timeZone).toPlainDate();

/** The instant at which a calendar day begins in Germany. */
export const startOfDay = (day: Temporal.PlainDate): Temporal.Instant => day.toZonedDateTime(timeZone).toInstant();
