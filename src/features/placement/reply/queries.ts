// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Tx } from '../../../db/centre.ts';

/** What authority and centre have written to each other about a submission. */
export interface Exchange {
  kind: 'authority_asked' | 'authority_answered' | 'submission_returned' | 'allocation_refused';
  at: Temporal.Instant;
  by: string | null;
  /** '' once it has been erased. */
  text: string;
}

/** Questions, answers, and why it was returned or refused: oldest first. */
export async function listExchange(
  tx: Tx,
  centreId: string,
  caseId: string,
  submissionId: string,
): Promise<Exchange[]> {
  const { rows } = await sql<Exchange>`
    select e.type as kind, e.at, u.name as by, coalesce(t.body, '') as text
    from case_event e
    left join auth_user u on u.id = e.actor
    left join case_text t on t.centre_id = ${centreId} and t.case_id = ${caseId} and t.event_id = e.id
      and t.kind in ('authority_question', 'authority_answer', 'return_reason', 'refusal_reason') and t.erased_at is null
    where e.centre_id = ${centreId} and e.case_id = ${caseId}
      and e.type in ('authority_asked', 'authority_answered', 'submission_returned', 'allocation_refused')
      and e.payload ->> 'submissionId' = ${submissionId}
    order by e.seq`.execute(tx);
  return rows;
}
