// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { job } from '../../../outbound/jobs.ts';

/** Asks a volunteer who stands by to call at once. */
export const nowMail = job(
  'interpreting.now_mail',
  z.object({ centreId: z.guid(), offerId: z.guid(), token: z.string().min(1) }),
);
