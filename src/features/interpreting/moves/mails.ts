// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { job } from '../../../outbound/jobs.ts';

/** Asks whoever has promised a talk whether it is still possible otherwise. The link is made when the mail is. */
export const changeMail = job('interpreting.change_mail', z.object({ centreId: z.guid(), changeId: z.guid() }));
/** Tells them that it stays as they have promised it. */
export const staysMail = job('interpreting.stays_mail', z.object({ centreId: z.guid(), changeId: z.guid() }));
