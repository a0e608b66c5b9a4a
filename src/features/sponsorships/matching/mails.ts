// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { job } from '../../../outbound/jobs.ts';

/** Asks one side whether it wants to meet. `token`: the secret of its link. */
export const askMail = job(
  'sponsorship.ask_mail',
  z.object({
    centreId: z.guid(),
    sponsorshipId: z.guid(),
    side: z.enum(['sponsor', 'school']),
    /** Of several people at a school. */
    recipient: z.guid(),
    token: z.string().min(1),
    again: z.boolean(),
  }),
);

/** What has become of a sponsorship: codes alone, nothing of the child. */
export const newsMail = job(
  'sponsorship.news_mail',
  z.object({
    centreId: z.guid(),
    sponsorshipId: z.guid(),
    side: z.enum(['sponsor', 'school']),
    recipient: z.guid(),
    token: z.string(),
    news: z.enum(['both', 'meeting', 'meeting_off', 'begun', 'moved', 'paused', 'resumed', 'ended', 'over']),
    /** How often the meeting was set: calendars keep the highest. */
    sequence: z.int(),
  }),
);
export type News = z.infer<typeof newsMail.schema>['news'];
