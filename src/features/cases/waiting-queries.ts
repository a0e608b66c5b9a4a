// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import type { CaseState, Owner, Step } from './states.ts';

/** A case that waits for the centre. */
export interface WaitingCase {
  id: string;
  number: string;
  familyName: string;
  givenNames: string;
  state: CaseState;
  nextStep: Step;
  nextOwner: Owner;
  dueOn: Temporal.PlainDate;
  mine: boolean;
  /** Nobody is responsible yet. */
  unassigned: boolean;
}

/**
 * Open cases due by `until`, the longest due first: with `userId` only those of this person and of nobody that wait for
 * the counsellors; without it all, whoever has to act.
 */
export async function listWaiting(
  tx: Tx,
  centreId: string,
  until: Temporal.PlainDate,
  userId: string | null,
  limit: number,
): Promise<WaitingCase[]> {
  const whose = userId
    ? sql<SqlBool>`p.next_owner = 'counsellor' and (p.responsible_user = ${userId} or p.responsible_user is null)`
    : sql<SqlBool>`p.next_owner in ('counsellor', 'school', 'school_authority')`;
  const { rows } = await sql<WaitingCase>`
    select p.id, p.case_number as number, c.family_name as "familyName", c.given_names as "givenNames", p.state,
      p.next_step as "nextStep", p.next_owner as "nextOwner", p.due_on as "dueOn",
      p.responsible_user is not distinct from ${userId}::uuid as mine, p.responsible_user is null as unassigned
    from (
      select * from placement_case p
      where p.centre_id = ${centreId} and p.closed_on is null and p.due_on <= ${until} and ${whose}
      order by p.due_on, p.id limit ${limit}
    ) p
    join child c on c.centre_id = ${centreId} and c.id = p.child_id
    order by p.due_on, p.id`.execute(tx);
  return rows;
}
