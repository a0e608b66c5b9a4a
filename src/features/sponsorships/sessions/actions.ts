// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { Conflict } from '../../../refusals.ts';
import { type SessionFacts, sessionColumns, sessionRow } from '../rows.ts';
import type { Entry } from './queries.ts';

/** Waits until nobody else writes of this day: two phones at once are asked one after the other. */
export async function lockDay(tx: Tx, centreId: string, sponsorshipId: string, on: Temporal.PlainDate): Promise<void> {
  const key = `${centreId} ${sponsorshipId} ${on}`;
  await sql`select pg_advisory_xact_lock(hashtext('sponsorship_session'), hashtext(${key}))`.execute(tx);
}

/** Do two entries say the same? */
export const sameEntry = (a: SessionFacts, b: SessionFacts): boolean =>
  JSON.stringify(sessionColumns({ ...a, tags: a.tags.toSorted() })) ===
  JSON.stringify(sessionColumns({ ...b, tags: b.tags.toSorted() }));

const usedKey =
  'Diese Eingabe ist schon einmal für einen anderen Tag gesendet worden. Bitte öffnen Sie den Eintrag neu.';

/**
 * Keeps what a sponsor says of a lesson. To be called with the day locked (`lockDay`) and `entry` read after that.
 * An entry that came before under the same number is one.
 * @param entry what is kept of the day so far
 * @param sendKey number the page or the phone made
 * @throws Conflict when the number was used for another day
 */
export async function keepEntry(
  tx: Tx,
  by: By,
  of: { sponsorshipId: string; on: Temporal.PlainDate; sendKey: string; entry: Entry | undefined },
  facts: SessionFacts,
): Promise<void> {
  const { centreId, now: at } = by;
  const { sponsorshipId, on, sendKey, entry } = of;
  if (entry?.sendKey === sendKey && sameEntry(entry, facts)) return;
  const used = await tx
    .selectFrom('sponsorship_session')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('send_key', '=', sendKey)
    .executeTakeFirst();
  if (used && used.id !== entry?.id) throw new Conflict(usedKey);
  if (entry === undefined) {
    await tx
      .insertInto('sponsorship_session')
      .values(sessionRow({ ...facts, centreId, id: newId(), sponsorshipId, on, sendKey, at, by: by.userId }))
      .execute();
    return;
  }
  await tx
    .updateTable('sponsorship_session')
    .set({ ...sessionColumns(facts), send_key: sendKey, changed_at: at, version: entry.version + 1 })
    .where('centre_id', '=', centreId)
    .where('id', '=', entry.id)
    .execute();
}
