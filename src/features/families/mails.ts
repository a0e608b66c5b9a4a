// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { job } from '../../outbound/jobs.ts';
import { oneRecipient } from '../../outbound/to-each.ts';

/** Tells the heads that a protected address was opened. */
export const addressOpenedMail = job(
  'mail.protected_address_opened',
  z.object({ centreId: z.guid(), familyId: z.guid(), userId: z.guid(), ...oneRecipient }),
);
