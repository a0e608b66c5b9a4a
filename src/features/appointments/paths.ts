// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { RecordPaths } from '../../web/feature.ts';
import { deedPath } from '../cases/paths.ts';

export const calendarPath = '/termine';
export const appointmentPath = (id: string): string => `${calendarPath}/${id}`;
/** Deeds on an appointment: `verschieben`, `absagen` … */
export const appointmentDeedPath = (id: string, deed: string): string => `${appointmentPath(id)}/${deed}`;
export const newSlotPath = '/termine-anbieten';
export const slotPath = (id: string): string => `${newSlotPath}/${id}`;
export const withdrawSlotPath = (id: string): string => `${slotPath(id)}/zuruecknehmen`;
/** Gives the family of a case an appointment. */
export const bookPath = (caseId: string): string => deedPath(caseId, 'termin');
export const noShowPath = (caseId: string): string => deedPath(caseId, 'nicht-erschienen');

export const appointmentPaths: RecordPaths = {
  appointment: appointmentPath,
  'appointment.list': () => calendarPath,
  appointment_slot: slotPath,
};
