// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';

/** A proposal the sponsor has not answered. */
export interface OpenProposal {
  id: string;
  school: string;
  answerBy: Temporal.PlainDate;
}

/** Proposals that wait for the answer of these volunteers, the most urgent first. */
export async function listOwnProposals(
  tx: Tx,
  centreId: string,
  volunteerIds: readonly string[],
  today: Temporal.PlainDate,
): Promise<OpenProposal[]> {
  if (volunteerIds.length === 0) return [];
  return await tx
    .selectFrom('sponsorship as s')
    .innerJoin('school as c', 'c.number', 's.school_number')
    .select(['s.id', 'c.name as school', 's.answer_by as answerBy'])
    .where('s.centre_id', '=', centreId)
    .where('s.volunteer_id', 'in', [...volunteerIds])
    .where('s.state', '=', 'proposed')
    .where('s.sponsor_yes_at', 'is', null)
    .where('s.answer_by', '>=', today)
    .orderBy('s.answer_by')
    .orderBy('s.id')
    .execute();
}
