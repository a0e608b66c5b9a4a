// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Actor, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import type { ListedRow, ListMapping, TakenList } from '../../../db/json.ts';
import { reportListRow, reportListRowRow } from './rows.ts';

/** Keeps a list somebody hands in until it is taken, or for a day. @returns its id */
export async function keepList(tx: Tx, { centreId, userId, now }: Actor, bytes: Uint8Array): Promise<string> {
  const id = newId();
  await tx
    .insertInto('report_list')
    .values({
      ...reportListRow({ centreId, id, keptBy: userId, keptAt: now, bytes }),
      mapping: null,
      result: null,
      taking: null,
    })
    .execute();
  return id;
}

/** Where the columns of a list go, as somebody has chosen. */
export async function keepMapping(tx: Tx, centreId: string, id: string, mapping: ListMapping): Promise<void> {
  await tx
    .updateTable('report_list')
    .set({ mapping: JSON.stringify(mapping) })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .where('result', 'is', null)
    .where('taking', 'is', null)
    .execute();
}

/** What became of the rows of a list. */
export async function keepResult(tx: Tx, centreId: string, id: string, rows: readonly ListedRow[]): Promise<void> {
  await tx
    .updateTable('report_list')
    .set({ result: JSON.stringify(rows), taking: null })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .execute();
}

/** Begins to take a list. @returns false when it is being taken, or was taken, already: of two presses one begins */
export async function beginTaking(tx: Tx, centreId: string, id: string, taking: TakenList): Promise<boolean> {
  const begun = await tx
    .updateTable('report_list')
    .set({ taking: JSON.stringify(taking), worked_at: null, done_rows: 0, all_rows: null, failed: null })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .where('result', 'is', null)
    .where('taking', 'is', null)
    .executeTakeFirst();
  return begun.numUpdatedRows === 1n;
}

/** So long after its last sign of life the work on a list counts as broken off. */
const silentMinutes = 2;

/**
 * Takes the work on a list in hand. @returns what is to be done, with the file; 'busy' while somebody else works on it; undefined
 * when there is nothing to do (any more)
 */
export async function claimTaking(
  tx: Tx,
  { centreId, now }: Pick<Actor, 'centreId' | 'now'>,
  id: string,
): Promise<{ taking: TakenList; bytes: Uint8Array } | 'busy' | undefined> {
  const list = await tx
    .selectFrom('report_list')
    .select(['taking', 'content', 'worked_at as workedAt'])
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!list?.taking) return undefined;
  const silent = now.subtract({ minutes: silentMinutes });
  if (list.workedAt && Temporal.Instant.compare(list.workedAt, silent) > 0) return 'busy';
  await keepProgress(tx, { centreId, now }, id, {});
  return { taking: list.taking, bytes: Buffer.from(list.content, 'base64') };
}

/** A sign of life of the work on a list, with how far it is. */
export async function keepProgress(
  tx: Tx,
  { centreId, now }: Pick<Actor, 'centreId' | 'now'>,
  id: string,
  progress: { done_rows?: number; all_rows?: number; taking?: TakenList },
): Promise<void> {
  const { taking, ...rows } = progress;
  await tx
    .updateTable('report_list')
    .set({ ...rows, ...(taking ? { taking: JSON.stringify(taking) } : {}), worked_at: now })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .execute();
}

/** Taking a list has ended without a result: it can be looked at and taken again. @param failed a German sentence */
export async function endTaking(tx: Tx, centreId: string, id: string, failed: string): Promise<void> {
  await tx
    .updateTable('report_list')
    .set({ taking: null, failed })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .execute();
}

/** Which case or referral came of which row, in the transaction that made it: the row is never reported twice. */
export async function keepListedRow(
  tx: Tx,
  centreId: string,
  one: { key: string; caseId: string | null; referralId: string | null; listId: string; line: number },
): Promise<void> {
  await tx
    .insertInto('report_list_row')
    .values(reportListRowRow({ centreId, ...one }))
    .execute();
}

/** Lists that were handed in go after a day. @returns how many */
export async function deleteOldLists(tx: Tx, { centreId, now }: Pick<Actor, 'centreId' | 'now'>): Promise<number> {
  const gone = await tx
    .deleteFrom('report_list')
    .where('centre_id', '=', centreId)
    .where('kept_at', '<', now.subtract({ hours: 24 }))
    .returning('id')
    .execute();
  return gone.length;
}
