// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { Actor, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict } from '../../refusals.ts';
import { consentRow, type GivenConsent } from './rows.ts';
import { type ConsentPurpose, consentText } from './words.ts';

/**
 * Writes a consent down; an older one of the same purpose is replaced.
 * @returns its id. @throws Conflict when there is no such text in this language
 */
export async function recordConsent(tx: Tx, by: Actor, given: GivenConsent): Promise<string> {
  if (consentText(given.purpose, given.textVersion, given.language) === undefined)
    throw new Conflict('Diesen Text gibt es in dieser Sprache nicht. Bitte legen Sie einen vorhandenen Text vor.');
  // Written down twice at once, the second waits and replaces the first.
  const what = `${by.centreId} ${given.subjectId} ${given.purpose}`;
  await sql`select pg_advisory_xact_lock(hashtext('consent'), hashtext(${what}))`.execute(tx);
  await withdrawConsent(tx, by, given);
  const id = newId();
  await tx
    .insertInto('consent')
    .values(consentRow({ ...given, centreId: by.centreId, id, at: by.now, by: by.userId }))
    .execute();
  return id;
}

/** Ends a consent at once: `mayStill` says no from the end of this transaction. @returns whether there was one in force */
export async function withdrawConsent(
  tx: Tx,
  by: Actor,
  { purpose, subjectId }: { purpose: ConsentPurpose; subjectId: string },
): Promise<boolean> {
  const ended = await tx
    .updateTable('consent')
    .set({ withdrawn_at: by.now, withdrawal_recorded_by: by.userId })
    .where('centre_id', '=', by.centreId)
    .where('purpose', '=', purpose)
    .where('subject_id', '=', subjectId)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}
