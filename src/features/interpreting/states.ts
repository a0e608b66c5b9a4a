// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { addWorkingDays } from '../../codes/holidays.ts';
import { Conflict } from '../../refusals.ts';
import type { Channel, Outcome } from './words.ts';

/** Where a request stands. */
export const requestStates = {
  open: 'offen',
  assigned: 'zugesagt',
  held: 'stattgefunden',
  proven: 'nachgewiesen',
  settled: 'abgerechnet',
  declined: 'nicht angenommen',
  unfilled: 'nicht besetzt',
  cancelled_in_time: 'rechtzeitig abgesagt',
  cancelled_late: 'spät abgesagt',
  client_no_show: 'Familie nicht gekommen',
  interpreter_no_show: 'Dolmetschen ausgefallen',
  professional: 'Fachdienst übernimmt',
} as const;
export type RequestState = keyof typeof requestStates;

/** Why a request is turned away or stays without anybody, and which of both it is. */
export const refusalReasons = {
  late: { label: 'Die Zeit bis zum Gespräch ist zu kurz', state: 'declined' },
  not_eligible: { label: 'Bei diesem Anlass hilft der Dienst nicht', state: 'declined' },
  no_money: { label: 'In den Töpfen ist kein Geld dafür', state: 'declined' },
  no_language: { label: 'Niemand im Pool spricht diese Sprache', state: 'unfilled' },
  nobody_free: { label: 'Zu dieser Zeit kann niemand', state: 'unfilled' },
  too_far: { label: 'Niemand kommt an diesen Ort', state: 'unfilled' },
  professional: { label: 'Ein Fachdienst übernimmt', state: 'professional' },
} as const;
export type RefusalReason = keyof typeof refusalReasons;

/** Those somebody enters; a professional service ends a request when the institution has accepted its price. */
export const { professional: _, ...enteredReasons } = refusalReasons;
export type EnteredReason = keyof typeof enteredReasons;

/** Who calls off a talk. */
export const cancellers = { institution: 'Einrichtung', centre: 'Zentrum' } as const;
export type Canceller = keyof typeof cancellers;

/** What happens to a request; codes and ids alone. */
export type RequestEvent =
  | {
      type: 'asked';
      payload: { channel: Channel; outcome: Outcome | null; rule: string | null; rulesFrom: string | null };
    }
  | { type: 'changed'; payload: { fields: readonly string[] } }
  | { type: 'change_asked'; payload: { fields: readonly string[] } }
  | { type: 'change_taken_back'; payload: { job: string } }
  | { type: 'moved'; payload: { job: string; fields: readonly string[] } }
  | { type: 'payer_decided'; payload: { outcome: Outcome } }
  | { type: 'refused'; payload: { reason: RefusalReason } }
  | { type: 'cancelled'; payload: { by: Canceller; inTime: boolean } }
  | { type: 'assigned'; payload: { job: string } }
  | { type: 'released'; payload: { job: string; why: 'declined' | 'ill' | 'conflict' | 'moved' } }
  | { type: 'held'; payload: { minutes: number } }
  | { type: 'client_no_show'; payload: { job: string } }
  | { type: 'interpreter_no_show'; payload: { job: string } }
  | { type: 'proven'; payload: { minutes: number } }
  | { type: 'settled'; payload: { cents: number } };
export type RequestEventType = RequestEvent['type'];

/** In which states an event may happen; `asked` begins a request and happens once, first. */
const allowedIn: Readonly<Record<Exclude<RequestEventType, 'asked'>, readonly RequestState[]>> = {
  changed: ['open'],
  change_asked: ['assigned'],
  change_taken_back: ['assigned'],
  moved: ['assigned'],
  payer_decided: ['open', 'assigned'],
  refused: ['open'],
  cancelled: ['open', 'assigned'],
  assigned: ['open'],
  released: ['assigned'],
  held: ['assigned'],
  client_no_show: ['assigned'],
  interpreter_no_show: ['assigned'],
  proven: ['held', 'client_no_show'],
  settled: ['proven', 'cancelled_late'],
};

/** May this happen now? */
export const mayHappen = (state: RequestState, type: Exclude<RequestEventType, 'asked'>): boolean =>
  allowedIn[type].includes(state);

function stateAfter(before: RequestState, event: Exclude<RequestEvent, { type: 'asked' }>): RequestState {
  switch (event.type) {
    case 'changed':
    case 'change_asked':
    case 'change_taken_back':
    case 'moved':
    case 'payer_decided':
      return before;
    case 'refused':
      return refusalReasons[event.payload.reason].state;
    case 'cancelled':
      return event.payload.inTime ? 'cancelled_in_time' : 'cancelled_late';
    case 'released':
      return 'open';
    default:
      return event.type;
  }
}

/**
 * The state after an event; it is derived from events and never set by hand.
 * @param before null: nothing has happened yet
 * @throws Conflict for what cannot happen in this state
 */
export function applyRequestEvent(before: RequestState | null, event: RequestEvent): RequestState {
  if (event.type === 'asked') {
    if (before !== null) throw new Conflict('Diese Anfrage gibt es schon.');
    return 'open';
  }
  if (before === null || !mayHappen(before, event.type))
    throw new Conflict(
      `Die Anfrage ist inzwischen: ${before === null ? 'nicht da' : requestStates[before]}. Das geht jetzt nicht mehr.`,
    );
  return stateAfter(before, event);
}

/** States after which nothing is to be done any more. */
export const finishedStates: readonly RequestState[] = [
  'settled',
  'declined',
  'unfilled',
  'cancelled_in_time',
  'interpreter_no_show',
  'professional',
];

/** What comes next, who does it, by when. */
export interface RequestStep {
  deed: string;
  owner: string;
  due: Temporal.PlainDate;
}

/** Working days after a talk until its proof is to be there. */
export const proofDays = 5;
/** Working days before a talk on which somebody should have said yes: other ways need that time. */
export const staffingDays = 3;

/** The next step of a request; undefined where nothing follows. `day`: Berlin day of the talk. */
export function nextStepOf(
  { state, outcome }: { state: RequestState; outcome: Outcome | null },
  day: Temporal.PlainDate,
  today: Temporal.PlainDate,
): RequestStep | undefined {
  const coordination = 'Koordination';
  const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) > 0 ? a : b);
  const proof = addWorkingDays(day, proofDays);
  switch (state) {
    case 'open': {
      const due = later(addWorkingDays(day, -staffingDays), today);
      if (Temporal.PlainDate.compare(day, today) < 0)
        return { deed: 'Eintragen, warum niemand kam', owner: coordination, due: day };
      return { deed: outcome === null ? 'Kostenträger klären' : 'Jemanden finden', owner: coordination, due };
    }
    case 'assigned':
      return { deed: 'Gespräch führen', owner: 'Einrichtung und dolmetschende Person', due: day };
    case 'held':
    case 'client_no_show':
      return { deed: 'Nachweis bestätigen', owner: 'Einrichtung', due: proof };
    case 'proven':
    case 'cancelled_late':
      return { deed: 'Abrechnen', owner: 'Verwaltung', due: addWorkingDays(proof, proofDays) };
    default:
      return undefined;
  }
}
