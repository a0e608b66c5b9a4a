// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatCents } from '../../../codes/money.ts';
import { professionalCents } from '../proposals/price-rules.ts';
import type { ServiceFacts } from '../proposals/rows.ts';
import type { RequestState } from '../states.ts';

/** What came of a call. */
export type CallResult = 'taken' | 'nobody' | 'not_called' | 'withdrawn';

/** A call as it is kept. */
export interface Call {
  id: string;
  requestId: string;
  /** The number at the counter that is called. */
  phone: string;
  /** How long the talk takes, as the institution thinks. */
  minutes: number;
  answerBy: Temporal.Instant;
  result: CallResult | null;
}

/** Where a call stands for the institution that waits. */
export type CallStand = 'asking' | 'taken' | 'proven' | 'nobody' | 'not_called' | 'withdrawn';

/** Lengths to choose from, in minutes. */
export const callMinutes = [10, 15, 20, 30, 45, 60] as const;

/** Where a call stands at an instant. Nobody has said yes in time, or who did gave it back: then it is over, whatever is written yet. */
export function standOf(
  { result, answerBy }: Pick<Call, 'result' | 'answerBy'>,
  { state }: { state: RequestState },
  now: Temporal.Instant,
): CallStand {
  if (state === 'assigned') return 'taken';
  if (state === 'held' || state === 'proven' || state === 'settled' || state === 'client_no_show') return 'proven';
  if (result === 'withdrawn' || state === 'cancelled_in_time' || state === 'cancelled_late') return 'withdrawn';
  if (result === 'not_called' || result === 'taken') return 'not_called';
  return result === null && state === 'open' && Temporal.Instant.compare(now, answerBy) < 0 ? 'asking' : 'nobody';
}

/** "2:40": minutes and seconds that are left; never below nothing. */
export function leftText(now: Temporal.Instant, until: Temporal.Instant): string {
  const seconds = secondsLeft(now, until);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
export const secondsLeft = (now: Temporal.Instant, until: Temporal.Instant): number =>
  Math.max(0, Math.round(now.until(until).total('seconds')));

/** How a number is dialled so that the own one stays hidden in Germany: from a mobile phone, and from a landline (CLIR). */
export const hiddenPrefix = { mobile: '#31#', landline: '*31#' } as const;

/** The first number of a line that may hold several, as a phone dials it with the own number hidden. */
export function dialHidden(phone: string): string {
  const digits = (phone.split(/[,;/]/)[0] ?? '').replaceAll(/[^\d+]/g, '');
  return `tel:${encodeURIComponent(hiddenPrefix.mobile)}${digits}`;
}

/** Who orders and pays where the pool cannot help at once. */
const whoOrders = 'bestellen und zahlen muss es in der Regel Ihre Einrichtung';

/**
 * What helps when nobody comes to the phone, beside the coordination and another day: the cheapest professional service the centre
 * keeps, with whom to call and the price of these minutes; without one, who knows a service.
 */
export function professionalHelp(services: readonly ServiceFacts[], minutes: number): string {
  const [service] = services.filter(({ active }) => active).toSorted((a, b) => a.hourCents - b.hourCents);
  if (!service)
    return `Telefondolmetschen bei einem professionellen Dienst: Welchen es gibt, weiß die Koordination; ${whoOrders}.`;
  const { name, orderContact, hourCents } = service;
  const contact = orderContact === '' ? '' : ` (${orderContact})`;
  const price = formatCents(professionalCents({ hourCents, kmCents: 0 }, minutes, 0));
  return `Telefondolmetschen bei ${name}${contact}: ${minutes} Minuten kosten ${price}; ${whoOrders}.`;
}

/** Offers of a call are told apart from others by their notice: nobody compares them with offers for a day. */
export const nowBand = 9;
