// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { job } from '../../../outbound/jobs.ts';

/** What a family is sent of its appointment by mail. `token`: the secret of its link to answer; '' where there is none. */
export const invitationMail = job(
  'mail.appointment',
  z.object({ centreId: z.guid(), sendingId: z.guid(), token: z.string() }),
);
