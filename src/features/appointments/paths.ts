// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { RecordPaths } from '../../web/feature.ts';
import { deedPath } from '../cases/paths.ts';

export const calendarPath = '/termine';
export const appointmentPath = (id: string): string => `${calendarPath}/${id}`;
/** Deeds on an appointment: `verschieben`, `absagen` … */
export const appointmentDeedPath = (id: string, deed: string): string => `${appointmentPath(id)}/${deed}`;
/** A family that stands at the counter: report and appointment at once. */
export const counterPath = `${calendarPath}/schalter`;
export const newSlotPath = '/termine-anbieten';
export const slotPath = (id: string): string => `${newSlotPath}/${id}`;
export const withdrawSlotPath = (id: string): string => `${slotPath(id)}/zuruecknehmen`;
/** Gives the family of a case an appointment. */
export const bookPath = (caseId: string): string => deedPath(caseId, 'termin');
export const noShowPath = (caseId: string): string => deedPath(caseId, 'nicht-erschienen');
/** Invites the family of an appointment. */
export const invitePath = (id: string): string => appointmentDeedPath(id, 'einladen');
/** A sending of an appointment as a letter. */
export const invitationLetterPath = (id: string, sendingId: string): string =>
  `${appointmentDeedPath(id, 'sendungen')}/${sendingId}/brief.pdf`;
/** Somebody has called the family. */
export const calledPath = (id: string, sendingId: string): string =>
  `${appointmentDeedPath(id, 'sendungen')}/${sendingId}/angerufen`;
/** The appointment as a file for a calendar. */
export const calendarFilePath = (id: string): string => `${appointmentPath(id)}/termin.ics`;
/** Where a family answers an invitation, without sign-in. */
export const answerDoor = '/termin-antwort';
export const answerPath = (token: string): string => `${answerDoor}/${token}`;
/** Where a family says before the talk what it can; the token is that of the link to answer. */
export const preFormDoor = '/vorab-bogen';
export const preFormPath = (token: string): string => `${preFormDoor}/${token}`;
/** The same on paper, a sheet for each child of an appointment. */
export const preFormSheetPath = (id: string): string => `${appointmentPath(id)}/vorab-bogen.pdf`;
/** Somebody is away for some days. */
export const awayPath = '/termine-abwesend';
export const absencePath = (id: string): string => `${awayPath}/${id}`;
export const endAbsencePath = (id: string): string => `${absencePath(id)}/beenden`;
/** The stand-in takes appointments over. */
export const handOverPath = (id: string): string => `${absencePath(id)}/uebergeben`;
/** Where somebody gets the address of their own calendar, and ends it. */
export const feedSettingsPath = '/termine-abo';
export const closeFeedPath = `${feedSettingsPath}/beenden`;
/** The calendar itself: its address is the right to read it. */
export const feedPath = (token: string): string => `/kalender/${token}.ics`;
/** The texts of the pre-form by language, to be read and released. */
export const preFormTextsPath = '/vorab-bogen-texte';
export const releasePreFormTextsPath = `${preFormTextsPath}/freigeben`;
/** The texts of invitations by language, to be read and released. */
export const invitationTextsPath = '/einladung-texte';
export const releaseInvitationTextsPath = `${invitationTextsPath}/freigeben`;

export const appointmentPaths: RecordPaths = {
  appointment: appointmentPath,
  'appointment.list': () => calendarPath,
  appointment_slot: slotPath,
  absence: absencePath,
};
