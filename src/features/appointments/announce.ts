// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { type Agreed, announcementRow } from './rows.ts';
import { announcementsOf, type InterpreterNeed } from './rules.ts';

const needOf = (agreed: Agreed | null): InterpreterNeed | null =>
  agreed && {
    ...agreed,
    // Whom the team or the family brings nobody has to find.
    needed: agreed.interpreter?.source === 'pool',
    language: agreed.interpreter?.language ?? null,
    variety: agreed.interpreter?.variety ?? '',
  };

/**
 * Tells who finds interpreters what became of an appointment: one row each (`AnnouncementKind`), in the transaction of the deed. A
 * cancellation carries what stood before, so that its reader knows whom to call off.
 * @param before null: the appointment is new; after null: it does not take place
 */
export async function announce(
  tx: Tx,
  by: { centreId: string; now: Temporal.Instant },
  appointmentId: string,
  before: Agreed | null,
  after: Agreed | null,
): Promise<void> {
  for (const kind of announcementsOf(needOf(before), needOf(after))) {
    const told = kind === 'appointment.cancelled' ? before : after;
    const need = needOf(told);
    if (!told || !need) continue;
    await tx
      .insertInto('appointment_announcement')
      .values(
        announcementRow({
          ...need,
          centreId: by.centreId,
          id: newId(),
          kind,
          appointmentId,
          ags: told.ags,
          at: by.now,
        }),
      )
      .execute();
  }
}
