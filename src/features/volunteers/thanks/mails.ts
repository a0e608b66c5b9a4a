// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { job } from '../../../outbound/jobs.ts';

/** The yearly thank-you goes to a volunteer; whom and for which year stands in its row alone. */
export const thanksMail = job('volunteer.thanks_mail', z.object({ centreId: z.guid(), thanksId: z.guid() }));
