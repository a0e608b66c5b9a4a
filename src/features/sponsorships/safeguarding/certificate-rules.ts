// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { reminderWeeks } from '../../volunteers/rules.ts';
import type { SponsorConduct } from './certificate-queries.ts';

/** The first reminder comes this many weeks before the end of a certificate. */
const farWeeks = Math.max(...reminderWeeks);

/** Whether a certificate that still counts ends within some weeks. */
export const endsWithin = ({ valid, until }: SponsorConduct, today: Temporal.PlainDate, weeks: number): boolean =>
  valid && until !== null && Temporal.PlainDate.compare(until, today.add({ weeks })) <= 0;

/** Whose certificate counts no more, and whose ends soon, the soonest first. */
export interface EndingConducts {
  stopped: readonly SponsorConduct[];
  ending: readonly SponsorConduct[];
}

export const endingConducts = (all: readonly SponsorConduct[], today: Temporal.PlainDate): EndingConducts => ({
  stopped: all.filter(({ valid }) => !valid),
  ending: all
    .filter((one) => endsWithin(one, today, farWeeks))
    .toSorted((a, b) => String(a.until).localeCompare(String(b.until))),
});
