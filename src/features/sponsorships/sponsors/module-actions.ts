// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { Conflict } from '../../../refusals.ts';
import { attendanceRow, moduleRow } from '../sponsor-rows.ts';
import { findOfferedModule, lockModule } from './module-queries.ts';

/** Offers a part of the preparation. @returns false: one of this title is offered already */
export async function offerModule(tx: Tx, by: By, said: { title: string; needed: boolean }): Promise<boolean> {
  if (await findOfferedModule(tx, by.centreId, said.title)) return false;
  // Two at once: the database lets one in, the other is told.
  await tx
    .insertInto('sponsor_module')
    .values(moduleRow({ ...said, centreId: by.centreId, id: newId(), at: by.now, by: by.userId }))
    .execute();
  return true;
}

const toModule = (id: string) => [{ kind: 'sponsor_module', id, label: 'Aktuellen Stand ansehen' }];

/** Says whether a module is needed before the first lesson; it counts from now on for everybody. @throws NotFound, Conflict */
export async function needModule(tx: Tx, by: By, id: string, needed: boolean): Promise<void> {
  const { endedOn } = await lockModule(tx, by.centreId, id);
  if (endedOn !== null) throw new Conflict('Dieses Modul gibt es nicht mehr. Es wurde nichts geändert.', toModule(id));
  await tx
    .updateTable('sponsor_module')
    .set({ needed })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .execute();
}

/** Offers a module no more: nobody needs it from now on, and who was there stays. Ended twice, it ended the first time. @throws NotFound */
export async function endModule(tx: Tx, by: By, id: string): Promise<void> {
  await lockModule(tx, by.centreId, id);
  await tx
    .updateTable('sponsor_module')
    .set({ ended_on: by.today })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .execute();
}

/**
 * Notes that some sponsors were in a module on a day. Who was noted before keeps the first day.
 * @param ids of people in service
 * @throws NotFound; Conflict for a module that has ended
 */
export async function noteAttendance(
  tx: Tx,
  by: By,
  moduleId: string,
  { on, ids }: { on: Temporal.PlainDate; ids: readonly string[] },
): Promise<void> {
  const { centreId, now: at, userId } = by;
  const { endedOn } = await lockModule(tx, centreId, moduleId);
  if (endedOn !== null)
    throw new Conflict('Dieses Modul gibt es nicht mehr. Es wurde nichts eingetragen.', toModule(moduleId));
  await tx
    .insertInto('sponsor_attendance')
    .values(ids.map((volunteerId) => attendanceRow({ centreId, volunteerId, moduleId, on, at, by: userId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes back that somebody was in a module; taken back twice, it is gone. */
export async function withdrawAttendance(tx: Tx, by: By, volunteerId: string, moduleId: string): Promise<void> {
  await tx
    .deleteFrom('sponsor_attendance')
    .where('centre_id', '=', by.centreId)
    .where('volunteer_id', '=', volunteerId)
    .where('module_id', '=', moduleId)
    .execute();
}
