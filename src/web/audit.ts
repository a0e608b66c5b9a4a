// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { Actor, Tx } from '../db/centre.ts';
import { newId } from '../db/ids.ts';
import type { Request } from './route.ts';

/** Records of one kind that a request showed or changed. */
export interface Shown {
  recordKind: string;
  ids: readonly string[];
  reason?: string;
}

/** Who showed or changed it, as the log names them: `role` is a role, several with commas, or `command`. */
type Logged = Actor & { role: string };

/** One row of the log per record, or per list of one kind, in the transaction that showed or changed it. */
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
  { centreId, userId, role, now }: Logged,
  event: string,
  shown: readonly Shown[],
): Promise<void> {
  const rows = shown.flatMap(({ recordKind, ids, reason = null }) =>
    parts([...new Set(ids)]).map((part) => ({
      id: newId(),
      kind: recordKind,
      ...(part.length === 1 ? { record: part[0] } : { records: part }),
      reason,
    })),
  );
  for (let start = 0; start < rows.length; start += mostAtOnce)
    await sql`
    insert into audit_log (centre_id, id, at, user_id, role, event, record_kind, record_id, record_ids, reason)
    select ${centreId}::uuid, r.id, ${now}::timestamptz, ${userId}::uuid, ${role}, ${event},
      r.kind, r.record, r.records, nullif(r.reason, '')
    from jsonb_to_recordset(${JSON.stringify(rows.slice(start, start + mostAtOnce))}::text::jsonb)
      as r (id uuid, kind text, record text, records text[], reason text)`.execute(tx);
}

/** Rows of one statement: the embedded database works on the event loop, and an export names every case of a centre. */
const mostAtOnce = 20;

/** As many records as one row names: a page of a list fits in one, and taking one out rewrites little. */
const mostTogether = 500;

function parts(ids: readonly string[]): string[][] {
  const count = Math.ceil(ids.length / mostTogether);
  return Array.from({ length: count }, (_, n) => ids.slice(n * mostTogether, (n + 1) * mostTogether));
}
