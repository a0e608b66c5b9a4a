// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Role } from '../../auth/permissions.ts';
import type { Actor, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { type DeadlineKind, deadlineKinds } from './words.ts';

/** A deadline as a feature sets it. */
export interface NewDeadline {
  kind: DeadlineKind;
  recordId: string;
  /** The role that has to act; with `userId` this person of it. */
  owner: { role: Role; userId?: string };
  dueOn: Temporal.PlainDate;
  /** Who hears of it when it is still open after a day; the day is not before `dueOn`. */
  escalation?: { on: Temporal.PlainDate; to: Role };
}

/** Sets a deadline; an open one of the same kind and record gets the new owner and days. */
export async function setDeadline(tx: Tx, by: Actor, deadline: NewDeadline): Promise<void> {
  const changing = {
    owner_role: deadline.owner.role,
    owner_user: deadline.owner.userId ?? null,
    due_on: deadline.dueOn,
    escalate_on: deadline.escalation?.on ?? null,
    escalate_to: deadline.escalation?.to ?? null,
    set_by: by.userId,
    set_at: by.now,
  };
  await tx
    .insertInto('deadline')
    .values({
      centre_id: by.centreId,
      id: newId(),
      kind: deadline.kind,
      record_kind: deadlineKinds[deadline.kind].recordKind,
      record_id: deadline.recordId,
      ...changing,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['centre_id', 'record_kind', 'record_id', 'kind'])
        .where('met_at', 'is', null)
        .doUpdateSet(changing),
    )
    .execute();
}

/** What was due has been done, or is not needed any more. @returns whether one was open */
export async function meetDeadline(
  tx: Tx,
  by: Actor,
  { kind, recordId }: { kind: DeadlineKind; recordId: string },
): Promise<boolean> {
  const met = await tx
    .updateTable('deadline')
    .set({ met_at: by.now, met_by: by.userId })
    .where('centre_id', '=', by.centreId)
    .where('kind', '=', kind)
    .where('record_id', '=', recordId)
    .where('met_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return met !== undefined;
}
