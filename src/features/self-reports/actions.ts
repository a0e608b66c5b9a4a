// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Actor, By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict } from '../../refusals.ts';
import { selfReportRow, settledColumns, type Told } from './rows.ts';
import { keptDays, type Refused } from './rules.ts';

/** Receives what a family says. @param id number of the form: sent twice it is received once; null for none */
export async function receive(tx: Tx, { centreId, now }: Actor, id: string | null, told: Told): Promise<void> {
  await tx
    .insertInto('self_report')
    .values(selfReportRow({ ...told, centreId, id: id ?? newId(), receivedAt: now }))
    .onConflict((conflict) => conflict.columns(['centre_id', 'id']).doNothing())
    .execute();
}

/** Settles an entry that waits; of two people at once one does. @throws Conflict when it is settled already */
async function settle(tx: Tx, by: By, id: string, as: Parameters<typeof settledColumns>[0]): Promise<void> {
  const done = await tx
    .updateTable('self_report')
    .set(settledColumns(as, by))
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw settledAlready(id);
}

export const settledAlready = (id: string): Conflict =>
  new Conflict('Diese Selbstmeldung ist schon erledigt. Es wurde nichts geändert.', [
    { kind: 'self_report', id, label: 'Zur Selbstmeldung' },
  ]);

/** Its child is reported. @throws Conflict */
export const takeUp = (tx: Tx, by: By, id: string): Promise<void> => settle(tx, by, id, { state: 'taken' });

/** It is not taken up. @throws Conflict */
export const refuse = (tx: Tx, by: By, id: string, reason: Refused): Promise<void> =>
  settle(tx, by, id, { state: 'refused', reason });

/** Entries go 30 days after they were received, settled or not. @returns how many */
export async function deleteOld(tx: Tx, { centreId, now }: Pick<Actor, 'centreId' | 'now'>): Promise<number> {
  const gone = await tx
    .deleteFrom('self_report')
    .where('centre_id', '=', centreId)
    .where('received_at', '<', now.subtract({ hours: 24 * keptDays }))
    .returning('id')
    .execute();
  return gone.length;
}
