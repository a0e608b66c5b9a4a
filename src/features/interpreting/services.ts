// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Service, services } from '../../web/feature.ts';
import type { RequestEvent, RequestState } from './states.ts';
import { type Occasion, occasions } from './words.ts';

/** What is counted of the interpreter service: each request that is finished once, as what it came to. */
export const interpretingServices = services({
  interpreted_education: { line: 'education', unit: 'hour', label: 'Gedolmetscht in Kita und Schule' },
  interpreted_elsewhere: { line: 'cross_cutting', unit: 'hour', label: 'Gedolmetscht in anderen Stellen' },
  interpreting_missed: {
    line: 'cross_cutting',
    unit: 'contact',
    label: 'Dolmetschen zugesagt, Gespräch zu spät abgesagt oder niemand gekommen',
  },
  interpreting_ended: {
    line: 'cross_cutting',
    unit: 'contact',
    label: 'Dolmetschanfrage ohne Einsatz abgeschlossen',
  },
});

/** A service that was rendered with a request, once it is finished. */
export interface Rendered {
  service: Service;
  /** In the unit of the service: hours with two places, else 1. */
  quantity: number;
  /** Whether it counts for the day of the talk; otherwise for the day of the deed. */
  onDayOfTalk: boolean;
}

/** Hours of so many minutes, as activities keep them. */
export const hoursOf = (minutes: number): number => Math.round((minutes * 100) / 60) / 100;

/**
 * What an event finishes, if it does: a talk that is proven counts with its real hours; one that nobody came to, or that was
 * called off too late though somebody was booked, counts as missed; every other end as one contact. Each request counts once.
 * @param before the state before the event
 */
export function renderedBy(event: RequestEvent, before: RequestState, occasion: Occasion): Rendered | undefined {
  const {
    interpreted_education: education,
    interpreted_elsewhere: elsewhere,
    interpreting_missed: missed,
    interpreting_ended: ended,
  } = interpretingServices;
  switch (event.type) {
    case 'proven': {
      const quantity = hoursOf(event.payload.minutes);
      // A talk nobody came to is proven with no minute: it has been counted as missed.
      if (quantity <= 0) return undefined;
      const service = occasions[occasion].group === 'school' ? education : elsewhere;
      return { service, quantity, onDayOfTalk: true };
    }
    case 'client_no_show':
      return { service: missed, quantity: 1, onDayOfTalk: true };
    case 'cancelled':
      return before === 'assigned' && !event.payload.inTime
        ? { service: missed, quantity: 1, onDayOfTalk: true }
        : { service: ended, quantity: 1, onDayOfTalk: false };
    case 'refused':
    case 'interpreter_no_show':
      return { service: ended, quantity: 1, onDayOfTalk: false };
    default:
      return undefined;
  }
}
