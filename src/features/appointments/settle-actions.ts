// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { By, Tx } from '../../db/centre.ts';
import { recordActivity } from '../activity/actions.ts';
import { announce } from './announce.ts';
import { followAppointment } from './interpreter/actions.ts';
import { endInvitation } from './invitation/actions.ts';
import { findBooked } from './queries.ts';
import { appointmentServices } from './services.ts';

/** After these the family was there, whether or not somebody pressed "Erschienen". */
const talked: readonly string[] = ['counselled', 'documents_missing', 'registration_advised'];

/**
 * A case has left the state "Terminiert" by another way than the deeds on its appointment: the appointment has taken place, or
 * this child does not come to it. Called by whoever records the event, in its transaction.
 */
export async function settleAppointment(tx: Tx, by: By, caseId: string, event: string): Promise<void> {
  const appointment = await findBooked(tx, by.centreId, caseId);
  if (!appointment) return;
  const end = (ended: { state: 'held' } | { state: 'cancelled'; ended_as: 'case_closed' }) =>
    tx
      .updateTable('appointment')
      .set({ ...ended, ended_at: by.now, ended_by: by.userId, version: appointment.version + 1 })
      .where('centre_id', '=', by.centreId)
      .where('id', '=', appointment.id)
      .execute();
  if (talked.includes(event)) {
    await end({ state: 'held' });
    await endInvitation(tx, by, appointment.id);
    const ags = appointment.children[0]?.reportedAgs ?? null;
    await recordActivity(tx, by, appointmentServices.appointment_held, by.today, ags);
    return;
  }
  await tx
    .updateTable('appointment_case')
    .set({ left_at: by.now })
    .where('centre_id', '=', by.centreId)
    .where('appointment_id', '=', appointment.id)
    .where('case_id', '=', caseId)
    .execute();
  if (appointment.children.length > 1) return;
  await end({ state: 'cancelled', ended_as: 'case_closed' });
  await endInvitation(tx, by, appointment.id);
  await announce(tx, by, appointment.id, appointment, null);
  await followAppointment(tx, by, appointment.id);
}
