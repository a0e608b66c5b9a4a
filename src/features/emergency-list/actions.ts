// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { Actor, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { emergencyKeyRow, emergencyListRow } from './rows.ts';
import { keptNights } from './rules.ts';

const lock = (tx: Tx, centreId: string) =>
  sql`select pg_advisory_xact_lock(hashtext('emergency-list'), hashtext(${centreId}))`.execute(tx);

/** Makes a key; the one before ends, and opens only the lists that were made with it. @returns its id */
export async function makeKey(tx: Tx, by: Actor): Promise<string> {
  await lock(tx, by.centreId);
  await endKey(tx, by);
  const id = newId();
  await tx.insertInto('emergency_key').values(emergencyKeyRow(by, id)).execute();
  return id;
}

const endKey = (tx: Tx, { centreId, userId, now }: Actor) =>
  tx
    .updateTable('emergency_key')
    .set({ ended_at: now, ended_by: userId })
    .where('centre_id', '=', centreId)
    .where('ended_at', 'is', null)
    .execute();

/** No lists any more: the key ends, and the lists that are kept go at once. */
export async function switchOff(tx: Tx, by: Actor): Promise<void> {
  await lock(tx, by.centreId);
  await endKey(tx, by);
  await tx.deleteFrom('emergency_list').where('centre_id', '=', by.centreId).execute();
}

/**
 * Keeps the list of a night, and no more than the last three. Made again in one night the newest counts.
 * @returns whether it was kept: not where the key ended while the list was made
 */
export async function keepList(
  tx: Tx,
  one: {
    centreId: string;
    night: Temporal.PlainDate;
    keyId: string;
    children: number;
    file: Uint8Array;
    madeAt: Temporal.Instant;
  },
): Promise<boolean> {
  const { centreId, night, keyId } = one;
  await lock(tx, centreId);
  const key = await tx
    .selectFrom('emergency_key')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('id', '=', keyId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!key) return false;
  await tx.deleteFrom('emergency_list').where('centre_id', '=', centreId).where('night', '=', night).execute();
  await tx
    .insertInto('emergency_list')
    .values(emergencyListRow({ ...one, id: newId() }))
    .execute();
  await deleteOldLists(tx, centreId, night);
  return true;
}

/** Lists of earlier nights than the last three go, whether or not new ones are made. */
export const deleteOldLists = (tx: Tx, centreId: string, night: Temporal.PlainDate) =>
  tx
    .deleteFrom('emergency_list')
    .where('centre_id', '=', centreId)
    .where('night', '<=', night.subtract({ days: keptNights }))
    .execute();
