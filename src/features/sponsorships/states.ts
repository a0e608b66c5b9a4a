// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Conflict } from '../../refusals.ts';

/** Where a sponsorship stands (domain: VORGESCHLAGEN, KENNENLERNEN, AKTIV, PAUSIERT, BEENDET; BEDARF_GEMELDET is a pupil's). */
export const sponsorshipStates = {
  proposed: 'vorgeschlagen',
  meeting: 'Kennenlernen',
  active: 'läuft',
  paused: 'pausiert',
  ended: 'beendet',
} as const;
export type SponsorshipState = keyof typeof sponsorshipStates;
export const liveStates = ['proposed', 'meeting', 'active', 'paused'] as const satisfies readonly SponsorshipState[];

/** Who says something about a sponsorship. */
export const sides = { sponsor: 'Patin oder Pate', school: 'Schule', parents: 'Eltern', centre: 'Zentrum' } as const;
export type Side = keyof typeof sides;

/** Why a sponsorship ends. */
export const endReasons = {
  goal_reached: 'Das Kind kommt ohne Patenschaft zurecht',
  school_year: 'Das Schuljahr ist zu Ende',
  moved: 'Das Kind ist weggezogen',
  left_school: 'Das Kind hat die Schule gewechselt',
  sponsor_stops: 'Die Patin oder der Pate hört auf',
  no_fit: 'Es passt nicht zusammen',
  no_time: 'Es gibt keine gemeinsame Stunde mehr',
  declined: 'Eine Seite möchte diese Patenschaft nicht',
  no_answer: 'Eine Seite hat nicht geantwortet',
  consent_withdrawn: 'Die Eltern haben ihr Ja zurückgenommen',
  certificate: 'Das Führungszeugnis wurde nicht erneuert',
  duplicate: 'Das Kind war zweimal gemeldet',
  centre: 'Das Zentrum beendet sie',
} as const;
export type EndReason = keyof typeof endReasons;

/** Why the meetings pause. What a school and parents read is always "Treffen pausieren": the reason is the coordination's alone. */
export const pauseReasons = {
  certificate: 'Führungszeugnis abgelaufen',
  sponsor_away: 'Patin oder Pate ist länger weg',
  pupil_away: 'Kind ist länger weg',
  school: 'Wunsch der Schule',
  parents: 'Wunsch der Eltern',
  centre: 'Entscheidung des Zentrums',
} as const;
export type PauseReason = keyof typeof pauseReasons;

/** What happens to a sponsorship; codes, numbers and ISO dates alone. */
export type SponsorshipEvent =
  | { type: 'proposed'; payload: { weekday: number; lesson: number; answerBy: string } }
  | { type: 'agreed'; payload: { side: 'sponsor' | 'school' } }
  | { type: 'meeting_set'; payload: { at: string } }
  | { type: 'activated'; payload: { from: string } }
  | { type: 'moved'; payload: { weekday: number; lesson: number } }
  | { type: 'paused'; payload: { reason: PauseReason; until: string | null } }
  | { type: 'resumed'; payload: Record<string, never> }
  | { type: 'ended'; payload: { reason: EndReason; side: Side; on: string } };
export type SponsorshipEventType = SponsorshipEvent['type'];

/** In which states an event may happen; `proposed` begins a sponsorship and happens once, first. */
const allowedIn: Readonly<Record<Exclude<SponsorshipEventType, 'proposed'>, readonly SponsorshipState[]>> = {
  agreed: ['proposed'],
  meeting_set: ['meeting'],
  activated: ['meeting'],
  moved: ['meeting', 'active', 'paused'],
  paused: ['active'],
  resumed: ['paused'],
  ended: liveStates,
};

/** May this happen now? */
export const mayHappen = (state: SponsorshipState, type: Exclude<SponsorshipEventType, 'proposed'>): boolean =>
  allowedIn[type].includes(state);

/** Which sides have said that they want to meet. */
export interface Agreed {
  sponsor: boolean;
  school: boolean;
}

/**
 * The state after an event; it is derived from events and never set by hand. Nothing becomes active before both sides said
 * that they want to meet.
 * @param before null: nothing has happened yet
 * @param agreed what both sides have said so far, without this event
 * @throws Conflict for what cannot happen in this state
 */
export function applyEvent(
  before: SponsorshipState | null,
  event: SponsorshipEvent,
  agreed: Agreed = { sponsor: false, school: false },
): SponsorshipState {
  if (event.type === 'proposed') {
    if (before !== null) throw new Conflict('Diese Patenschaft gibt es schon.');
    return 'proposed';
  }
  if (before === null || !mayHappen(before, event.type))
    throw new Conflict(
      `Die Patenschaft ist inzwischen: ${before === null ? 'nicht da' : sponsorshipStates[before]}. Das geht jetzt nicht mehr.`,
    );
  switch (event.type) {
    case 'agreed':
      return { ...agreed, [event.payload.side]: true }.sponsor && { ...agreed, [event.payload.side]: true }.school
        ? 'meeting'
        : 'proposed';
    case 'activated':
    case 'resumed':
      return 'active';
    case 'paused':
      return 'paused';
    case 'ended':
      return 'ended';
    default:
      return before;
  }
}
