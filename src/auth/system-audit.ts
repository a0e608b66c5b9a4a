// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Kysely } from 'kysely';
import { newId } from '../db/ids.ts';
import type { Database } from '../db/types.ts';

/** What happened outside a centre: ids and codes only. */
export interface SystemEvent {
  at: Temporal.Instant;
  /** null: nobody is signed in yet. */
  userId: string | null;
  /** For example `session.start`. */
  event: string;
  recordId?: string;
  /** 'ok' when left out. */
  outcome?: 'ok' | 'refused' | 'limited' | 'forbidden';
}

/** Writes one row into the log of what happens outside the centres (sign-in, set-up, operators). */
export async function writeSystemAudit(db: Kysely<Database>, event: SystemEvent): Promise<void> {
  await db
    .insertInto('system_audit')
    .values({
      id: newId(),
      at: event.at,
      user_id: event.userId,
      event: event.event,
      record_id: event.recordId ?? null,
      outcome: event.outcome ?? 'ok',
    })
    .execute();
}
