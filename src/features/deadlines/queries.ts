// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type SqlBool, sql } from 'kysely';
import type { Role } from '../../auth/permissions.ts';
import type { Tx } from '../../db/centre.ts';
import type { DeadlineKind } from './words.ts';

/** A deadline that waits for somebody. */
export interface OpenDeadline {
  id: string;
  kind: DeadlineKind;
  recordId: string;
  dueOn: Temporal.PlainDate;
  /** Its owner has let it pass, and it has come up to this person. */
  escalated: boolean;
}

/**
 * Open deadlines of this person, the longest due first: due by `until` and their own or of a role of theirs without a person,
 * and those that have come up to a role of theirs. One of somebody who has left the role is of everybody in it.
 */
export async function listDeadlines(
  tx: Tx,
  who: { centreId: string; userId: string; roles: readonly Role[]; today: Temporal.PlainDate },
  until: Temporal.PlainDate,
  limit: number,
): Promise<OpenDeadline[]> {
  const roles = [...who.roles];
  const own = sql<SqlBool>`(due_on <= ${until} and owner_role = any(${roles}::text[])
    and (owner_user is null or owner_user = ${who.userId}::uuid
      or not exists (select from membership m where m.centre_id = ${who.centreId} and m.user_id = deadline.owner_user
        and m.role = deadline.owner_role and m.ended_at is null)))`;
  const escalated = sql<boolean>`coalesce(escalate_on < ${who.today} and escalate_to = any(${roles}::text[]), false)`;
  const rows = await tx
    .selectFrom('deadline')
    .select(['id', 'kind', 'record_id as recordId', 'due_on as dueOn'])
    .select(sql<boolean>`${escalated} and not ${own}`.as('escalated'))
    .where('centre_id', '=', who.centreId)
    .where('met_at', 'is', null)
    .where(sql<SqlBool>`(${own} or ${escalated})`)
    .orderBy('due_on')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as DeadlineKind }));
}
