// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { job } from '../../outbound/jobs.ts';

/** The link with which an institution asks. `token`: the secret of its link. */
export const askLinkMail = job(
  'mail.interpreting_link',
  z.object({ centreId: z.guid(), institutionId: z.guid(), token: z.string().min(1), until: z.string() }),
);

/** What has become of a request, to who asked: its number, never what it is about. */
export const requestNewsMail = job(
  'mail.interpreting_news',
  z.object({ centreId: z.guid(), requestId: z.guid(), news: z.enum(['asked', 'refused', 'cancelled', 'changed']) }),
);
export type RequestNews = z.infer<typeof requestNewsMail.schema>['news'];
