// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { job } from '../../outbound/jobs.ts';

/**
 * A volunteer is told that the bank account was changed. No address stands in the queue: `formerId` '' is the address of now, else
 * an address of before (`volunteer_former_mail`).
 */
export const bankMail = job(
  'allowances.bank_mail',
  z.object({
    centreId: z.guid(),
    volunteerId: z.guid(),
    formerId: z.union([z.literal(''), z.guid()]),
    on: z.iso.date(),
  }),
);
