// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import { timeZone } from '../../clock.ts';
import { message } from '../catalogues/messages.ts';
import { berlinTimeZone } from './berlin.ts';

/** An appointment as it leaves the house. It has no place for the name of a child or client, and none for other guests. */
export interface Appointment {
  /** Stays the same through every change and the cancellation. */
  id: string;
  /** 0 for the first copy, one more with each change and with the cancellation: calendars keep the highest. */
  sequence: number;
  start: Temporal.Instant;
  end: Temporal.Instant;
  /** The centre, which is the organizer. */
  centre: { name: string; email: string };
  /** Rooms of the centre or of a school; never where a family lives. */
  place: string;
  cancelled: boolean;
  /** When this state was written. */
  changedAt: Temporal.Instant;
}

/** Whose copy it is, and in which language (ISO 639-1). */
export interface Recipient {
  email: string;
  language: string;
}

const minutesOf = ({ start, end }: Appointment): number => start.until(end).total('minutes');

function add(
  calendar: ICalCalendar,
  appointment: Appointment,
  language: string,
): ReturnType<ICalCalendar['createEvent']> {
  const { centre, cancelled, id, sequence, place, start, end, changedAt } = appointment;
  const sentence = cancelled
    ? message(language, 'appointment.cancelled')
    : message(language, 'appointment.length', { minutes: minutesOf(appointment) });
  return calendar.createEvent({
    id: `${id}@herzstueck`,
    sequence,
    start: start.toZonedDateTimeISO(timeZone),
    end: end.toZonedDateTimeISO(timeZone),
    timezone: timeZone,
    stamp: changedAt,
    summary: message(language, 'appointment.summary', { centre: centre.name }).text,
    description: sentence.text,
    location: place,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: centre.name, email: centre.email },
  });
}

/** When each copy was written, in UTC (RFC 5545, 3.8.7.2). The library writes the time of the zone, which calendars cannot order. */
function stamped(calendar: ICalCalendar, appointments: readonly Appointment[]): string {
  const stamps = appointments.map(({ changedAt }) => changedAt.round('second').toString().replace(/[-:]/g, ''));
  let at = 0;
  return calendar.toString().replace(/^DTSTAMP:.*(?=\r$)/gm, () => `DTSTAMP:${stamps[at++]}`);
}

const newCalendar = (method: ICalCalendarMethod, name?: string): ICalCalendar =>
  ical({
    prodId: { company: 'Herzstück', product: 'Termine', language: 'DE' },
    method,
    timezone: { name: timeZone, generator: () => berlinTimeZone },
    ...(name === undefined ? {} : { name }),
  });

/** The .ics of one appointment for one recipient: an invitation, its change, or its cancellation (RFC 5546). */
export function appointmentFile(appointment: Appointment, recipient: Recipient): string {
  const calendar = newCalendar(appointment.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST);
  add(calendar, appointment, recipient.language).createAttendee({
    email: recipient.email,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.NEEDSACTION,
    rsvp: false,
  });
  return stamped(calendar, [appointment]);
}

/** The appointments of one person to subscribe to. It names nobody: whoever holds the address of the feed may read it. */
export function appointmentFeed(
  appointments: readonly Appointment[],
  { centreName, language }: { centreName: string; language: string },
): string {
  const name = message(language, 'appointment.feed', { centre: centreName }).text;
  const calendar = newCalendar(ICalCalendarMethod.PUBLISH, name);
  for (const appointment of appointments) add(calendar, appointment, language);
  return stamped(calendar, appointments);
}
