// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { job } from '../../../outbound/jobs.ts';

/** What waits this week, to one person; the numbers are read when it goes out. */
export const weekMail = job('mail.sponsorship_week', z.object({ centreId: z.guid(), to: z.guid() }));
