// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { Conflict } from '../../../refusals.ts';
import { type ServiceFacts, serviceColumns, serviceRow } from './rows.ts';

/** Enters a professional service. @returns false when there is one of this name */
export async function addService(tx: Tx, by: By, facts: ServiceFacts): Promise<boolean> {
  const id = newId();
  const done = await tx
    .insertInto('professional_service')
    .values(serviceRow({ ...facts, centreId: by.centreId, id, at: by.now, by: by.userId }))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}

/** Changes one. @returns false when another has this name. @throws Conflict when somebody else was faster */
export async function changeService(
  tx: Tx,
  by: By,
  { id, version }: { id: string; version: number },
  facts: ServiceFacts,
): Promise<boolean> {
  const other = await tx
    .selectFrom('professional_service')
    .select('id')
    .where('centre_id', '=', by.centreId)
    .where('id', '<>', id)
    .where(({ fn, eb }) => eb(fn<string>('lower', ['name']), '=', facts.name.toLowerCase()))
    .executeTakeFirst();
  if (other) return false;
  const done = await tx
    .updateTable('professional_service')
    .set({ ...serviceColumns(facts), version: version + 1 })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n)
    throw new Conflict('Jemand anderes war schneller. Ihre Änderung ist nicht gespeichert.', [
      { kind: 'professional_service', id, label: 'Aktuellen Stand ansehen' },
    ]);
  return true;
}
