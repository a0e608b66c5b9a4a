// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { job } from '../../outbound/jobs.ts';

/** Tells the health office that there is a child to look at. `token`: the secret of its link. */
export const healthOfficeMail = job(
  'mail.health_office',
  z.object({ centreId: z.guid(), noticeId: z.guid(), token: z.string().min(1) }),
);
