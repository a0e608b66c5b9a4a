// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { job } from '../../../outbound/jobs.ts';

/** The link to their page goes to a volunteer. `asked`: without sign-in, by somebody who knew the address. */
export const ownPageMail = job(
  'volunteer.page_mail',
  z.object({ centreId: z.guid(), volunteerId: z.guid(), token: z.string().min(1), asked: z.boolean() }),
);

/** Somebody asked for the link to the page of whoever has this address; the address itself stands in no queue. */
export const ownLinkAsked = job('volunteer.link_asked', z.object({ addressKey: z.string().regex(/^[0-9a-f]{64}$/) }));

/** What stands for a mail address in the queue. Keyed, so that nobody who sees it can try out addresses. */
export const addressKey = (secret: string, email: string): string =>
  createHmac('sha256', secret).update(`volunteer-link\n${email.trim().toLowerCase()}`).digest('hex');
