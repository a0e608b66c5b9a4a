// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import type { FieldError } from '../../web/form/state.ts';
import { formatDate } from '../../web/format.ts';
import type { Decision } from './eligibility-rules.ts';
import type { Policy } from './policy-rules.ts';
import type { TalkFacts, TalkTime } from './rows.ts';
import { slotFault } from './time-rules.ts';

/** Why the service does not help, at the field of the occasion: reason, row, and what else helps. */
export const eligibilityFault = ({ rule }: Decision): FieldError => ({
  field: 'anlass_gespraech',
  message: `Hier hilft der Dienst nicht: ${rule?.reason ?? ''} (Regel ${rule?.code ?? ''}) ${rule?.alternative ?? ''}`,
});

/** The same, where the table says so. */
export const eligibilityFaults = (decision: Decision): FieldError[] =>
  decision.outcome === 'excluded' ? [eligibilityFault(decision)] : [];

const roomFaults = (policy: Policy, { room, modes }: TalkFacts): FieldError[] =>
  policy.publicRoomsOnly && room === 'private' && modes.includes('on_site')
    ? [
        {
          field: 'raum',
          message:
            'Gedolmetscht wird nur in öffentlichen Räumen. Bitte laden Sie in Ihre Einrichtung ein oder wählen Sie Telefon oder Video.',
        },
      ]
    : [];

/** What the rules of the centre say against a request, each at its field: the first talk at its day, further ones at theirs. */
export function askFaults(
  policy: Policy,
  talk: TalkFacts,
  times: readonly TalkTime[],
  now: Temporal.Instant,
): FieldError[] {
  const urgent = talk.urgentReason !== '';
  const faults = times.map((time) => ({ time, fault: slotFault(policy, time, now, urgent) }));
  const [first, ...further] = faults;
  const wrong = further.find(({ fault }) => fault !== undefined);
  const field = { past: 'tag', length: 'uhr_bis', closed: 'tag', late: 'tag' } as const;
  const instants = times[0]?.alternatives ?? [];
  const past = instants.findIndex((at) => Temporal.Instant.compare(at, now) <= 0);
  return [
    ...(first?.fault ? [{ field: field[first.fault.about], message: first.fault.message }] : []),
    ...(wrong?.fault
      ? [{ field: 'weitere', message: `${formatDate(dayOf(wrong.time.startsAt))}: ${wrong.fault.message}` }]
      : []),
    ...(past >= 0
      ? [{ field: `ausweich${past + 1}_tag`, message: 'Dieser andere Termin liegt in der Vergangenheit.' }]
      : []),
    ...roomFaults(policy, talk),
  ];
}

/** The same for a change: what was asked in time stays so while its day does. */
export function changeFaults(
  policy: Policy,
  before: TalkTime,
  talk: TalkFacts,
  time: TalkTime,
  now: Temporal.Instant,
): FieldError[] {
  const sameDay = dayOf(before.startsAt).equals(dayOf(time.startsAt));
  const counted = sameDay ? { ...policy, leadDays: 0 } : policy;
  return askFaults(counted, talk, [time], now);
}
