// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Actor, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import type { ListMapping } from '../../../db/json.ts';
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

/** Lists that were handed in go after a day, but none that is being taken: its work would lose its file. @returns how many */
export async function deleteOldLists(tx: Tx, { centreId, now }: Pick<Actor, 'centreId' | 'now'>): Promise<number> {
  const gone = await tx
    .deleteFrom('report_list')
    .where('centre_id', '=', centreId)
    .where('taking', 'is', null)
    .where('kept_at', '<', now.subtract({ hours: 24 }))
    .returning('id')
    .execute();
  return gone.length;
}
