// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import { beginDays, mayResume } from '../matching/course-rules.ts';
import type { Sponsorship } from '../queries.ts';
import { mayHappen } from '../states.ts';

/** Both have met: only then a sponsor says alone that it begins. */
export const canBegin = ({ state, meetingAt }: Pick<Sponsorship, 'state' | 'meetingAt'>, now: Temporal.Instant) =>
  mayHappen(state, 'activated') && meetingAt !== null && Temporal.Instant.compare(meetingAt, now) <= 0;

/** The own break may end when the sponsor made it. */
export const canGoOn = ({ state, pauseReason }: Pick<Sponsorship, 'state' | 'pauseReason'>): boolean =>
  state === 'paused' && mayResume('sponsor', pauseReason);

/** Days on which the first lesson can be: from the first meeting on. */
export const beginRange = (
  { meetingAt }: Pick<Sponsorship, 'meetingAt'>,
  today: Temporal.PlainDate,
): { from: Temporal.PlainDate; to: Temporal.PlainDate } => ({
  from: meetingAt === null ? today : dayOf(meetingAt),
  to: today.add({ days: beginDays.ahead }),
});
