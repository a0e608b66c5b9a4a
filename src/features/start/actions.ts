// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { NotFound } from '../../web/route.ts';

/** Marks a notice as seen by this person. @throws NotFound when it is not meant for one of these roles, or not there. */
export async function markSeen(
  tx: Tx,
  by: { centreId: string; userId: string; now: Temporal.Instant },
  roles: readonly string[],
  id: string,
): Promise<void> {
  const marked = await tx
    .updateTable('notice')
    .set({ seen_at: by.now, seen_by: by.userId })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .where('for_role', 'in', [...roles])
    .returning('id')
    .executeTakeFirst();
  if (!marked) throw new NotFound();
}

/** One audit line per record on the start page: this route stands outside the wall and writes its lines itself. */
export async function logShown(
  tx: Tx,
  by: { centreId: string; userId: string; now: Temporal.Instant },
  roles: readonly string[],
  shown: readonly { kind: string; id: string }[],
): Promise<void> {
  if (shown.length === 0) return;
  await tx
    .insertInto('audit_log')
    .values(
      shown.map(({ kind, id }) => ({
        centre_id: by.centreId,
        id: newId(),
        at: by.now,
        user_id: by.userId,
        role: roles.join(','),
        event: 'start.list',
        record_kind: kind,
        record_id: id,
        reason: null,
      })),
    )
    .execute();
}
