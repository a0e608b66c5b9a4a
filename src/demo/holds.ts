// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { dayOf } from '../clock.ts';
import { addWorkingDays } from '../codes/holidays.ts';
import { placeHoldRow } from '../features/schools/rows.ts';
import type { Story } from './case-story.ts';
import { isFree } from './places.ts';

/** Holds a free place at the nearest of the recommended schools; without a free one none is held. */
export function hold(story: Story, at: Temporal.Instant): void {
  const { centre, random, rows } = story;
  const place = story.candidates.find(isFree) ?? story.candidates[0];
  story.place = place;
  if (!place || !isFree(place)) return;
  place.held += 1;
  story.hold = placeHoldRow({
    centreId: centre.id,
    id: random.id(at),
    placeId: place.id,
    caseId: story.id,
    heldBy: story.counsellor.id,
    heldAt: at,
    // Long enough to be still held today, as the program prolongs a hold with each step.
    expiresOn: addWorkingDays(dayOf(centre.now), centre.settings.holdDays),
  });
  rows.add('place_hold', story.hold);
}

/** Ends the hold: given up, or used by a child that has come. */
export function endHold(story: Story, as: 'released' | 'used', at: Temporal.Instant): void {
  if (!story.hold || !story.place) return;
  story.hold.state = as;
  story.hold.ended_at = at;
  story.hold.expires_on = addWorkingDays(dayOf(at), 1);
  story.place.held -= 1;
  if (as === 'used') story.place.taken += 1;
  story.hold = undefined;
}
