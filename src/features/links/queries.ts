// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Kysely } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import type { Database } from '../../db/types.ts';
import { type LinkState, linkState, tokenHash } from './rules.ts';

/** A link as its token opens it; to whom it was sent is not part of it. */
export interface OpenedLink {
  id: string;
  centreId: string;
  purpose: string;
  /** What the link is about, in the terms of its purpose. */
  recordId: string;
  state: LinkState;
}

/** The link with this token and purpose, whatever its state; undefined for a token nobody gave out for this purpose. */
export async function findLink(
  db: Kysely<Database>,
  token: string,
  purpose: string,
  now: Temporal.Instant,
): Promise<OpenedLink | undefined> {
  const row = await db
    .selectFrom('mailed_link')
    .select(['id', 'centre_id as centreId', 'purpose', 'record_id as recordId'])
    .select(['expires_at as expiresAt', 'used_at as usedAt', 'revoked_at as revokedAt'])
    .where('token_hash', '=', tokenHash(token))
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, centreId, recordId } = row;
  return { id, centreId, purpose, recordId, state: linkState(row, now) };
}

/** A link in the list of those sent. */
export interface SentLink {
  id: string;
  purpose: string;
  recipient: string;
  sentAt: Temporal.Instant;
  /** Name of who sent it; null for the system. */
  sentBy: string | null;
  expiresAt: Temporal.Instant;
  state: LinkState;
}

/** The links sent about a record, newest first. */
export async function listSentLinks(
  tx: Tx,
  centreId: string,
  recordId: string,
  now: Temporal.Instant,
): Promise<SentLink[]> {
  const rows = await tx
    .selectFrom('mailed_link as l')
    .leftJoin('auth_user as u', 'u.id', 'l.sent_by')
    .select(['l.id', 'l.purpose', 'l.recipient', 'l.sent_at as sentAt', 'u.name as sentBy'])
    .select(['l.expires_at as expiresAt', 'l.used_at as usedAt', 'l.revoked_at as revokedAt'])
    .where('l.centre_id', '=', centreId)
    .where('l.record_id', '=', recordId)
    .orderBy('l.sent_at', 'desc')
    .orderBy('l.id', 'desc')
    .execute();
  return rows.map(({ usedAt, revokedAt, ...row }) => ({
    ...row,
    state: linkState({ expiresAt: row.expiresAt, usedAt, revokedAt }, now),
  }));
}

/** The link of a purpose about a record that is good now, the latest, and the last day it was read; undefined: there is none. */
export async function findStandingLink(
  tx: Tx,
  centreId: string,
  { purpose, recordId }: { purpose: string; recordId: string },
  now: Temporal.Instant,
): Promise<{ lastReadOn: Temporal.PlainDate | null } | undefined> {
  return await tx
    .selectFrom('mailed_link')
    .select('last_used_on as lastReadOn')
    .where('centre_id', '=', centreId)
    .where('purpose', '=', purpose)
    .where('record_id', '=', recordId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('sent_at', 'desc')
    .executeTakeFirst();
}

/** When the latest link of a purpose about a record was sent, whatever became of it; null: none ever was. */
export async function findLastSent(
  tx: Tx,
  centreId: string,
  { purpose, recordId }: { purpose: string; recordId: string },
): Promise<Temporal.Instant | null> {
  const row = await tx
    .selectFrom('mailed_link')
    .select('sent_at as sentAt')
    .where('centre_id', '=', centreId)
    .where('purpose', '=', purpose)
    .where('record_id', '=', recordId)
    .orderBy('sent_at', 'desc')
    .executeTakeFirst();
  return row?.sentAt ?? null;
}
