// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { Tx } from '../db/centre.ts';
import { newId } from '../db/ids.ts';
import type { By, Request } from './route.ts';

/** Records of one kind that a request showed or changed. */
export interface Shown {
  recordKind: string;
  ids: readonly string[];
  reason?: string;
}

/** Who showed or changed it, as the log names them: `role` is a role, several with commas, or `command`. */
export type Actor = Pick<By, 'centreId' | 'userId' | 'now'> & { role: string };

/** One row of the log per record, in the transaction that showed or changed it. */
export async function writeAudit(
  tx: Tx,
  centreId: string,
  { user, now }: Pick<Request, 'user' | 'now'>,
  event: string,
  shown: readonly Shown[],
): Promise<void> {
  await writeAuditBy(tx, { centreId, userId: user.id, role: user.roles.join(','), now }, event, shown);
}

/** The same for what is no request of a signed-in person: a command (role `command`), an invitation taken. */
export async function writeAuditBy(
  tx: Tx,
  { centreId, userId, role, now }: Actor,
  event: string,
  shown: readonly Shown[],
): Promise<void> {
  const rows = shown.flatMap(({ recordKind, ids, reason }) =>
    ids.map((recordId) => ({ id: newId(), kind: recordKind, record: recordId, reason: reason ?? '' })),
  );
  if (rows.length === 0) return;
  const column = (name: 'id' | 'kind' | 'record' | 'reason') => rows.map((row) => row[name]);
  // Four lists as parameters, whatever their length: a list page alone writes fifty rows, an export thousands.
  await sql`
    insert into audit_log (centre_id, id, at, user_id, role, event, record_kind, record_id, reason)
    select ${centreId}::uuid, r.id, ${now}::timestamptz, ${userId}::uuid, ${role}, ${event},
      r.kind, r.record, nullif(r.reason, '')
    from unnest(${column('id')}::uuid[], ${column('kind')}::text[], ${column('record')}::text[],
      ${column('reason')}::text[]) as r (id, kind, record, reason)`.execute(tx);
}
