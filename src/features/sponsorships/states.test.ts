// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { applyEvent, mayHappen, type SponsorshipEvent, type SponsorshipState, sponsorshipStates } from './states.ts';

const events: Record<SponsorshipEvent['type'], SponsorshipEvent> = {
  proposed: { type: 'proposed', payload: { weekday: 2, lesson: 3, answerBy: '2026-12-07' } },
  agreed: { type: 'agreed', payload: { side: 'sponsor' } },
  meeting_set: { type: 'meeting_set', payload: { at: '2026-12-01T08:50:00Z' } },
  activated: { type: 'activated', payload: { from: '2026-12-08' } },
  moved: { type: 'moved', payload: { weekday: 3, lesson: 1 } },
  paused: { type: 'paused', payload: { reason: 'sponsor_away', until: '2027-01-11' } },
  resumed: { type: 'resumed', payload: {} },
  ended: { type: 'ended', payload: { reason: 'goal_reached', side: 'school', on: '2027-06-30' } },
};

describe('a sponsorship', () => {
  it('goes from the proposal to the end, and becomes active only when both sides agreed', () => {
    expect(applyEvent(null, events.proposed)).toBe('proposed');
    expect(applyEvent('proposed', events.agreed)).toBe('proposed');
    expect(applyEvent('proposed', events.agreed, { sponsor: true, school: false })).toBe('proposed');
    expect(applyEvent('proposed', events.agreed, { sponsor: false, school: true })).toBe('meeting');
    expect(() => applyEvent('proposed', events.activated)).toThrow('inzwischen: vorgeschlagen');
    expect(applyEvent('meeting', events.activated)).toBe('active');
    expect(applyEvent('active', events.paused)).toBe('paused');
    expect(applyEvent('paused', events.resumed)).toBe('active');
    expect(applyEvent('paused', events.ended)).toBe('ended');
  });

  it('lets nothing happen after its end, and begins once', () => {
    for (const event of Object.values(events)) expect(() => applyEvent('ended', event)).toThrow();
    expect(() => applyEvent('active', events.proposed)).toThrow('gibt es schon');
    expect(() => applyEvent(null, events.agreed)).toThrow('nicht da');
  });

  it('can end from wherever it is', () => {
    const live = (Object.keys(sponsorshipStates) as SponsorshipState[]).filter((state) => state !== 'ended');
    expect(live.filter((state) => !mayHappen(state, 'ended'))).toEqual([]);
  });
});
