// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { type Appointment, appointmentFeed, appointmentFile } from './calendar.ts';

const appointment: Appointment = {
  id: '01a22804-c31e-75e4-a340-545c312737e8',
  sequence: 0,
  start: Temporal.Instant.from('2026-12-03T09:30:00+01:00'),
  end: Temporal.Instant.from('2026-12-03T10:15:00+01:00'),
  centre: { name: 'KI Kreis Düren', email: 'ki@dueren.example' },
  place: 'Kreishaus, Raum 12; 1. Stock, links',
  cancelled: false,
  changedAt: Temporal.Instant.from('2026-11-27T08:00:00Z'),
};
const summer = { start: '2026-07-01T09:30:00+02:00', end: '2026-07-01T10:30:00+02:00' };

/** Reads with another library what ours has written. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = calendar.getFirstSubcomponent('vtimezone');
  if (!zone) throw new Error('no time zone');
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    event.startDate.zone = new ICAL.Timezone(zone);
    return {
      uid: event.uid,
      sequence: event.sequence,
      summary: event.summary,
      description: event.description,
      location: event.location,
      organizer: event.organizer,
      attendees: event.attendees.map((attendee) => String(attendee.getFirstValue()).toLowerCase()),
      start: Temporal.Instant.fromEpochMilliseconds(event.startDate.toUnixTime() * 1000).toString(),
      zone: event.startDate.zone.tzid,
      minutes: event.duration.toSeconds() / 60,
      status: component.getFirstPropertyValue('status'),
    };
  });
  return { method: calendar.getFirstPropertyValue('method'), events, only: events[0] };
}
const recipient = { email: 'eltern@example.org', language: 'de' };

describe('an appointment as a file', () => {
  it('comes from the centre, names its recipient alone, and says time and place', () => {
    const { method, events, only } = read(appointmentFile(appointment, recipient));
    expect(method).toBe('REQUEST');
    expect(events.length).toBe(1);
    expect(only).toEqual({
      uid: `${appointment.id}@herzstueck`,
      sequence: 0,
      summary: 'Termin: KI Kreis Düren',
      description: 'Der Termin dauert 45 Minuten.',
      location: appointment.place,
      organizer: 'mailto:ki@dueren.example',
      attendees: ['mailto:eltern@example.org'],
      start: '2026-12-03T08:30:00Z',
      zone: 'Europe/Berlin',
      minutes: 45,
      status: 'CONFIRMED',
    });
  });

  it('keeps winter and summer time', () => {
    const inSummer = {
      ...appointment,
      start: Temporal.Instant.from(summer.start),
      end: Temporal.Instant.from(summer.end),
    };
    const text = appointmentFile(inSummer, recipient);
    expect(text).toContain('DTSTART;TZID=Europe/Berlin:20260701T093000');
    expect(read(text).only).toMatchObject({ start: '2026-07-01T07:30:00Z', minutes: 60 });
  });

  it('says in UTC when it was written, each of several', () => {
    const stamps = (text: string) => [...text.matchAll(/^DTSTAMP:(.*)\r$/gm)].map(([, stamp]) => stamp);
    const later = { ...appointment, id: 'other', changedAt: Temporal.Instant.from('2026-07-01T22:30:00.4Z') };
    expect(stamps(appointmentFile(appointment, recipient))).toEqual(['20261127T080000Z']);
    const feed = appointmentFeed([appointment, later], { centreName: 'KI', language: 'de' });
    expect(stamps(feed)).toEqual(['20261127T080000Z', '20260701T223000Z']);
  });

  it('is folded between letters of every script, and no word of a text begins a line of its own', () => {
    const place = `${'مركز الاندماج 😀 '.repeat(12)}${'ትግርኛ, ab; c\\ '.repeat(12)}\r\nATTENDEE:mailto:x@example.org`;
    const text = appointmentFile({ ...appointment, place }, recipient);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.isWellFormed()).toBe(true);
    expect(read(text).only).toMatchObject({ attendees: ['mailto:eltern@example.org'] });
    expect(read(text).only?.location).toBe(place.replace('\r\n', '\n'));
  });

  it('changes and is cancelled under the same number', () => {
    const changed = read(appointmentFile({ ...appointment, sequence: 1 }, recipient));
    const gone = read(appointmentFile({ ...appointment, sequence: 2, cancelled: true }, recipient));
    expect([changed.method, changed.only?.sequence]).toEqual(['REQUEST', 1]);
    expect([gone.method, gone.only?.sequence, gone.only?.status]).toEqual(['CANCEL', 2, 'CANCELLED']);
    expect(new Set([changed.only?.uid, gone.only?.uid]).size).toBe(1);
    expect(gone.only?.attendees).toEqual(['mailto:eltern@example.org']);
  });

  it('speaks the language of its recipient', () => {
    const { only } = read(appointmentFile(appointment, { ...recipient, language: 'en' }));
    expect(only).toMatchObject({
      summary: 'Appointment: KI Kreis Düren',
      description: 'The appointment takes 45 minutes.',
    });
  });
});

describe('a feed of appointments', () => {
  it('names nobody', () => {
    const two = [appointment, { ...appointment, id: 'other', cancelled: true, sequence: 1 }];
    const text = appointmentFeed(two, { centreName: 'KI Kreis Düren', language: 'de' });
    const { method, events } = read(text);
    expect(method).toBe('PUBLISH');
    expect(events.map(({ attendees, status }) => [attendees, status])).toEqual([
      [[], 'CONFIRMED'],
      [[], 'CANCELLED'],
    ]);
    expect(text).not.toContain('example.org');
    expect(
      read(
        appointmentFeed([], { centreName: 'KI', language: 'de' }).replace(
          'END:VCALENDAR',
          'BEGIN:VTIMEZONE\r\nEND:VTIMEZONE\r\nEND:VCALENDAR',
        ),
      ).events,
    ).toEqual([]);
  });
});
