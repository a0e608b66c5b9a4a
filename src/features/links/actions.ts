// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Actor, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict } from '../../refusals.ts';
import { deadSentences, newToken, tokenHash } from './rules.ts';

/**
 * Makes a link of one purpose about one record. Give the token to the job that mails it and to nothing else: it is not kept
 * and stands in no log.
 * @param to recipient: mail address, or '' where a person takes the link along; days: how long it is good, or until when
 */
export async function createLink(
  tx: Tx,
  { centreId, userId, now }: Actor,
  to: { purpose: string; recordId: string; recipient: string } & ({ days: number } | { until: Temporal.Instant }),
): Promise<{ id: string; token: string }> {
  const id = newId();
  const token = newToken();
  await tx
    .insertInto('mailed_link')
    .values({
      centre_id: centreId,
      id,
      purpose: to.purpose,
      record_id: to.recordId,
      recipient: to.recipient,
      token_hash: tokenHash(token),
      sent_by: userId,
      sent_at: now,
      expires_at: 'until' in to ? to.until : now.add({ hours: 24 * to.days }),
    })
    .execute();
  return { id, token };
}

/** Takes back every open link of a purpose about a record. @returns how many */
export async function revokeLinks(
  tx: Tx,
  { centreId, userId, now }: Actor,
  { purpose, recordId }: { purpose: string; recordId: string },
): Promise<number> {
  const revoked = await tx
    .updateTable('mailed_link')
    .set({ revoked_at: now, revoked_by: userId })
    .where('centre_id', '=', centreId)
    .where('purpose', '=', purpose)
    .where('record_id', '=', recordId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute();
  return revoked.length;
}

/**
 * Uses a link up. One statement claims it, so that two clicks at the same time act once.
 * @throws Conflict when it was used, revoked or ran out meanwhile
 */
export async function useLink(tx: Tx, { centreId, now }: Pick<Actor, 'centreId' | 'now'>, id: string): Promise<void> {
  const claimed = await tx
    .updateTable('mailed_link')
    .set({ used_at: now })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst();
  if (!claimed) throw new Conflict(deadSentences.used);
}

/** A link that is used again and again was read on this day. @returns whether it was the first time that day */
export async function noteLinkRead(
  tx: Tx,
  { centreId }: Pick<Actor, 'centreId'>,
  id: string,
  on: Temporal.PlainDate,
): Promise<boolean> {
  const done = await tx
    .updateTable('mailed_link')
    .set({ last_used_on: on })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .where((e) => e.or([e('last_used_on', 'is', null), e('last_used_on', '<', on)]))
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}

/** Days after its end until a link goes: long enough to answer "which mail was that?". */
export const keptDays = 90;

/** Deletes links that ended long ago, with the mail address in them. @returns how many */
export async function deleteOldLinks(tx: Tx, { centreId, now }: Pick<Actor, 'centreId' | 'now'>): Promise<number> {
  const gone = await tx
    .deleteFrom('mailed_link')
    .where('centre_id', '=', centreId)
    .where('expires_at', '<', now.subtract({ hours: 24 * keptDays }))
    .returning('id')
    .execute();
  return gone.length;
}
