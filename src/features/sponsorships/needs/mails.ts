// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { job } from '../../../outbound/jobs.ts';

/** Meetings end, to the sponsor: which lesson at which school; never whose or why. */
export const meetingsEndMail = job('sponsorships.end_mail', z.object({ centreId: z.guid(), sponsorshipId: z.guid() }));
