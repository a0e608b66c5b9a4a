// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf, timeZone } from '../../../clock.ts';
import type { TalkFacts } from '../rows.ts';
import { moveSlot, type Slot } from '../time-rules.ts';

/** What of a promised talk may become otherwise; another language or occasion is another talk. */
export interface TalkPlan
  extends Slot,
    Pick<TalkFacts, 'modes' | 'street' | 'postcode' | 'place' | 'ags' | 'meetingPoint' | 'contact'> {}

/** The part of a request that a plan is about. */
export const planOf = (one: TalkPlan): TalkPlan => ({
  startsAt: one.startsAt,
  endsAt: one.endsAt,
  modes: one.modes,
  street: one.street,
  postcode: one.postcode,
  place: one.place,
  ags: one.ags,
  meetingPoint: one.meetingPoint,
  contact: one.contact,
});

const isSameSlot = (a: Slot, b: Slot): boolean => a.startsAt.equals(b.startsAt) && a.endsAt.equals(b.endsAt);
const modesText = ({ modes }: Pick<TalkPlan, 'modes'>): string => modes.toSorted().join(' ');
const addressText = ({ modes, street, postcode, place, ags }: TalkPlan): string =>
  modes.includes('on_site') ? [street, postcode, place, ags ?? ''].join(' ').toLowerCase() : '';
const smallText = ({ meetingPoint, contact }: TalkPlan): string =>
  [meetingPoint, contact.name, contact.phone, contact.email].join('\n');

/** What a volunteer promised: by name, what is otherwise of it. The door of the house and whom to ask for are no part of it. */
export function promisedChanges(before: TalkPlan, to: TalkPlan): ('time' | 'modes' | 'place')[] {
  return [
    ...(isSameSlot(before, to) ? [] : ['time' as const]),
    ...(modesText(before) === modesText(to) ? [] : ['modes' as const]),
    ...(addressText(before) === addressText(to) ? [] : ['place' as const]),
  ];
}

/**
 * What a change of a promised talk asks of whoever has promised it: `asks`, whether it is still possible; `news`, nothing, they
 * are only told; `none`: nothing is otherwise.
 */
export function weighChange(before: TalkPlan, to: TalkPlan): 'none' | 'news' | 'asks' {
  if (promisedChanges(before, to).length > 0) return 'asks';
  const sameHouse = [before, to].map(({ street, postcode, place, ags }) => [street, postcode, place, ags].join('\n'));
  return smallText(before) === smallText(to) && sameHouse[0] === sameHouse[1] ? 'none' : 'news';
}

const clockOf = (at: Temporal.Instant): Temporal.PlainTime => at.toZonedDateTimeISO(timeZone).toPlainTime();

/**
 * The same change for a later one of the series: moved by as many days, at the same time on the clock, as long; everything else
 * as planned. Where the time of the first stays, so does its own.
 */
export function planFor(first: TalkPlan, to: TalkPlan, later: TalkPlan): TalkPlan {
  if (isSameSlot(first, to)) return { ...to, startsAt: later.startsAt, endsAt: later.endsAt };
  const days = dayOf(first.startsAt).until(dayOf(to.startsAt)).days;
  const minutes = Math.round(to.startsAt.until(to.endsAt).total('minutes'));
  return { ...to, ...moveSlot(later, days, clockOf(to.startsAt), minutes) };
}
