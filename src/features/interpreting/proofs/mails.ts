// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { job } from '../../../outbound/jobs.ts';

/** One side of a talk is written to about its proof: it is missing, the other says something else, or it was decided. */
export const proofMail = job(
  'interpreting.proof_mail',
  z.object({
    centreId: z.guid(),
    jobId: z.guid(),
    side: z.enum(['institution', 'volunteer']),
    why: z.enum(['missing', 'missing_again', 'differs', 'decided']),
    token: z.string(),
    until: z.iso.date(),
  }),
);
export type ProofMailReason = 'missing' | 'missing_again' | 'differs' | 'decided';
