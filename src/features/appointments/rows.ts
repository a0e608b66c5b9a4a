// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Row } from '../../db/row.ts';
import type { AppointmentFormat } from '../cases/states.ts';
import type { InterpreterSource } from './interpreter/source-rules.ts';
import type { AnnouncementKind, AppointmentSettings, InterpreterNeed, Span } from './rules.ts';

/** Where and how people meet. */
export interface Meeting {
  format: AppointmentFormat;
  /** Municipality (8 digits) of an outreach day; null otherwise, or where it is not known. */
  ags: string | null;
  /** Room, house, or whom to call; '' where that is said later. */
  place: string;
}

export const slotRow = (
  one: Span &
    Meeting & {
      centreId: string;
      id: string;
      seriesId: string | null;
      counsellor: string;
      madeBy: string;
      madeAt: Temporal.Instant;
    },
): Row<'appointment_slot'> => ({
  centre_id: one.centreId,
  id: one.id,
  series_id: one.seriesId,
  counsellor: one.counsellor,
  day: one.day,
  from_minute: one.fromMinute,
  to_minute: one.toMinute,
  format: one.format,
  ags: one.format === 'outreach' ? one.ags : null,
  place: one.place,
  made_by: one.madeBy,
  made_at: one.madeAt,
  withdrawn_at: null,
  withdrawn_by: null,
  withdrawn_as: null,
  absence_id: null,
  version: 1,
});

export const absenceRow = (one: {
  centreId: string;
  id: string;
  counsellor: string;
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
  standIn: string | null;
  note: string;
  madeBy: string;
  madeAt: Temporal.Instant;
}): Row<'absence'> => ({
  centre_id: one.centreId,
  id: one.id,
  counsellor: one.counsellor,
  from_on: one.from,
  to_on: one.to,
  stand_in: one.standIn,
  note: one.note,
  made_by: one.madeBy,
  made_at: one.madeAt,
  ended_at: null,
  ended_by: null,
  version: 1,
});

/** What is agreed with a family: when, how, with whom, and who has to interpret. */
export interface Agreed extends Span, Meeting {
  /** The slot it was given from; null: a time of its own. */
  slotId: string | null;
  counsellor: string | null;
  interpreter: { language: string; variety: string; source: InterpreterSource } | null;
}

/** What booking and moving write. */
export const agreedColumns = (one: Agreed) => ({
  slot_id: one.slotId,
  counsellor: one.counsellor,
  day: one.day,
  from_minute: one.fromMinute,
  to_minute: one.toMinute,
  format: one.format,
  ags: one.format === 'outreach' ? one.ags : null,
  place: one.place,
  interpreter_needed: one.interpreter !== null,
  language: one.interpreter?.language ?? null,
  variety: one.interpreter?.variety ?? '',
  interpreter_source: one.interpreter?.source ?? null,
});

export const appointmentRow = (
  one: Agreed & { centreId: string; id: string; bookedBy: string; bookedAt: Temporal.Instant },
  ended: { state: 'held' | 'no_show'; at: Temporal.Instant; by: string } | null = null,
): Row<'appointment'> => ({
  centre_id: one.centreId,
  id: one.id,
  ...agreedColumns(one),
  state: ended?.state ?? 'booked',
  sequence: 0,
  booked_by: one.bookedBy,
  booked_at: one.bookedAt,
  ended_at: ended?.at ?? null,
  ended_by: ended?.by ?? null,
  ended_as: null,
  version: 1,
});

export const appointmentCaseRow = (one: {
  centreId: string;
  id: string;
  appointmentId: string;
  caseId: string;
}): Row<'appointment_case'> => ({
  centre_id: one.centreId,
  id: one.id,
  appointment_id: one.appointmentId,
  case_id: one.caseId,
  left_at: null,
});

export const appointmentRequestRow = (one: {
  centreId: string;
  id: string;
  appointmentId: string;
  requestId: string;
  reference: string;
  at: Temporal.Instant;
}): Row<'appointment_request'> => ({
  centre_id: one.centreId,
  id: one.id,
  appointment_id: one.appointmentId,
  request_id: one.requestId,
  reference: one.reference,
  made_at: one.at,
  ended_at: null,
});

export const announcementRow = (
  one: Omit<InterpreterNeed, 'needed'> & {
    centreId: string;
    id: string;
    kind: AnnouncementKind;
    appointmentId: string;
    ags: string | null;
    at: Temporal.Instant;
  },
): Row<'appointment_announcement'> => ({
  centre_id: one.centreId,
  id: one.id,
  kind: one.kind,
  appointment_id: one.appointmentId,
  day: one.day,
  from_minute: one.fromMinute,
  to_minute: one.toMinute,
  format: one.format,
  ags: one.ags,
  place: one.place,
  language: one.language ?? '',
  variety: one.variety,
  at: one.at,
});

export const settingRow = (
  centreId: string,
  id: string,
  { minutes, minutesPerChild, noShow: [first, second, third] }: Omit<AppointmentSettings, 'version'>,
  version: number,
): Row<'appointment_setting'> => ({
  centre_id: centreId,
  id,
  minutes,
  minutes_per_child: minutesPerChild,
  no_show_first: first.step,
  no_show_first_days: first.days,
  no_show_second: second.step,
  no_show_second_days: second.days,
  no_show_third: third.step,
  no_show_third_days: third.days,
  version,
});
