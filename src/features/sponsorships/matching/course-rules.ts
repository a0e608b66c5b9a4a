// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import type { Sponsorship } from '../queries.ts';
import type { EndReason, PauseReason, Side } from '../states.ts';

/** Who does something to a sponsorship: the coordination, the coordinator of the school, or the sponsor. */
export type Doer = 'centre' | 'school' | 'sponsor';

/** For which reasons each may pause; `certificate` is the program's alone (safeguarding). */
export const pauseReasonsOf = {
  centre: ['sponsor_away', 'pupil_away', 'school', 'parents', 'centre'],
  school: ['pupil_away', 'school', 'parents'],
  sponsor: ['sponsor_away'],
} as const satisfies Readonly<Record<Doer, readonly PauseReason[]>>;

/** For which reasons each may end a sponsorship. */
export const endReasonsOf = {
  centre: [
    ...(['goal_reached', 'school_year', 'moved', 'left_school', 'sponsor_stops', 'no_fit', 'no_time'] as const),
    ...(['declined', 'centre'] as const),
  ],
  school: ['goal_reached', 'school_year', 'moved', 'left_school', 'no_fit', 'no_time'],
  sponsor: ['sponsor_stops', 'no_fit', 'no_time'],
} as const satisfies Readonly<Record<Doer, readonly EndReason[]>>;

/** Whose wish an end is when the coordination enters it, by its reason; where the reason does not say it, the centre's. */
export const sideOf = (doer: Doer, chosen: Side | undefined): Side =>
  doer === 'centre' ? (chosen ?? 'centre') : doer === 'school' ? 'school' : 'sponsor';

/** May this doer let the meetings go on? Who paused may, and the coordination whatever the reason but a certificate. */
export const mayResume = (doer: Doer, reason: PauseReason | null): boolean =>
  reason !== null && reason !== 'certificate' && (pauseReasonsOf[doer] as readonly PauseReason[]).includes(reason);

/** Minutes the first meeting takes; own choice: a lesson. */
export const meetingMinutes = 45;
/** Days in which both sides should have met; own choice. */
export const meetingDays = 14;
/** The first lesson may be entered so many days later, and so many days ahead; own choice. */
export const beginDays = { before: 30, ahead: 60 } as const;
/** So many days before the end of the time for an answer, who has not answered is reminded once; own choice. */
export const remindDays = 3;

/** What comes next, who does it and until when; undefined: nothing, it has ended. */
export interface Step {
  deed: string;
  owner: string;
  due?: Temporal.PlainDate;
}

/** When a side said yes; null: it has not answered. */
export const answeredAt = (
  { sponsorYesAt, schoolYesAt }: Pick<Sponsorship, 'sponsorYesAt' | 'schoolYesAt'>,
  side: Exclude<Doer, 'centre'>,
): Temporal.Instant | null => (side === 'sponsor' ? sponsorYesAt : schoolYesAt);

function missingSides({ sponsorYesAt, schoolYesAt }: Pick<Sponsorship, 'sponsorYesAt' | 'schoolYesAt'>): string {
  const sponsor = sponsorYesAt === null ? ['Patin oder Pate'] : [];
  return [...sponsor, ...(schoolYesAt === null ? ['Schule'] : [])].join(' und ');
}

type Standing = Pick<
  Sponsorship,
  'state' | 'stateSince' | 'answerBy' | 'sponsorYesAt' | 'schoolYesAt' | 'meetingAt' | 'pausedUntil'
>;

export function stepOf(one: Standing, now: Temporal.Instant): Step | undefined {
  switch (one.state) {
    case 'proposed':
      return { deed: 'Ja oder Nein sagen', owner: missingSides(one), due: one.answerBy };
    case 'meeting':
      if (one.meetingAt === null)
        return {
          deed: 'Kennenlernen vereinbaren',
          owner: 'Schule oder Koordination',
          due: one.stateSince.add({ days: meetingDays }),
        };
      return Temporal.Instant.compare(one.meetingAt, now) > 0
        ? { deed: 'Sich kennenlernen', owner: 'Patin oder Pate und Schule', due: dayOf(one.meetingAt) }
        : {
            deed: 'Ersten Tag eintragen',
            owner: 'Schule oder Koordination',
            due: dayOf(one.meetingAt).add({ days: 7 }),
          };
    case 'active':
      return { deed: 'Sich jede Woche treffen und die Stunde eintragen', owner: 'Patin oder Pate' };
    case 'paused':
      return one.pausedUntil === null
        ? { deed: 'Klären, wann es weitergeht', owner: 'Koordination' }
        : { deed: 'Treffen gehen weiter', owner: 'Patin oder Pate und Schule', due: one.pausedUntil };
    default:
      return undefined;
  }
}
