// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Row } from '../../../db/row.ts';
import type { TalkPlan } from './plan-rules.ts';

/** A promised talk is to take place otherwise, and whoever has promised it is asked. */
export const changeRow = (
  one: TalkPlan & {
    centreId: string;
    id: string;
    requestId: string;
    jobId: string;
    via: Row<'interpreting_change'>['via'];
    at: Temporal.Instant;
    /** Null: by a link. */
    by: string | null;
    answerBy: Temporal.Instant;
  },
): Row<'interpreting_change'> => ({
  centre_id: one.centreId,
  id: one.id,
  request_id: one.requestId,
  job_id: one.jobId,
  starts_at: one.startsAt,
  ends_at: one.endsAt,
  modes: [...one.modes],
  street: one.street,
  postcode: one.postcode,
  place: one.place,
  ags: one.ags,
  meeting_point: one.meetingPoint,
  contact_name: one.contact.name,
  contact_phone: one.contact.phone,
  contact_email: one.contact.email,
  via: one.via,
  asked_at: one.at,
  asked_by: one.by,
  answer_by: one.answerBy,
  answer: null,
  answered_at: null,
  answered_by: null,
});

/** A mail that waits for the queue: of a job, an offer or a change. */
export const laterRow = (
  one: Omit<Row<'interpreting_later'>, 'centre_id' | 'record_id' | 'made_at'> & {
    centreId: string;
    recordId: string;
    at: Temporal.Instant;
  },
): Row<'interpreting_later'> => ({
  centre_id: one.centreId,
  id: one.id,
  kind: one.kind,
  record_id: one.recordId,
  sequence: one.sequence,
  cancelled: one.cancelled,
  made_at: one.at,
});
