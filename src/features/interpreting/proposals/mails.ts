// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { job } from '../../../outbound/jobs.ts';

/** Asks an institution about a proposal. The link is made when the mail is, so that its token is kept nowhere. */
export const proposalMail = job('interpreting.proposal_mail', z.object({ centreId: z.guid(), proposalId: z.guid() }));
