// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { job } from '../../../outbound/jobs.ts';

/** Asks a volunteer by mail. */
export const offerMail = job(
  'interpreting.offer_mail',
  z.object({ centreId: z.guid(), offerId: z.guid(), token: z.string().min(1) }),
);
/** Tells a volunteer who was asked that nobody is needed any more: everybody asked gets an answer. */
export const overMail = job('interpreting.over_mail', z.object({ centreId: z.guid(), offerId: z.guid() }));
/** A job is promised, has changed or falls out: calendar entry for the volunteer. */
export const jobMail = job(
  'interpreting.job_mail',
  z.object({ centreId: z.guid(), jobId: z.guid(), sequence: z.int(), cancelled: z.boolean(), token: z.string() }),
);
/** The same for the institution. */
export const bookedMail = job(
  'interpreting.booked_mail',
  z.object({ centreId: z.guid(), jobId: z.guid(), sequence: z.int(), cancelled: z.boolean() }),
);
/** The day before. */
export const reminderMail = job(
  'interpreting.reminder_mail',
  z.object({ centreId: z.guid(), jobId: z.guid(), token: z.string() }),
);
