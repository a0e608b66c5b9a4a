// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict } from '../../refusals.ts';
import { targetRow } from './rows.ts';
import type { Targets } from './rules.ts';

/** Writes the targets; the first time the row is made. @throws Conflict when somebody changed them since they were shown */
export async function changeTargets(tx: Tx, { centreId }: By, seen: Targets, days: Targets['days']): Promise<void> {
  const { id, ...columns } = targetRow(centreId, newId(), days, seen.version + 1);
  const written = await tx
    .insertInto('span_target')
    .values({ id, ...columns })
    .onConflict((conflict) =>
      conflict.column('centre_id').doUpdateSet(columns).where('span_target.version', '=', seen.version),
    )
    .returning('id')
    .executeTakeFirst();
  if (!written)
    throw new Conflict('Jemand anderes hat die Ziele inzwischen geändert. Ihre Änderung ist nicht gespeichert.', [
      { kind: 'overview', aim: 'list', label: 'Zur Übersicht' },
    ]);
}
