// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Row } from '../../db/row.ts';
import type { Moment, OfficeAnswer } from './words.ts';

export const healthOfficeSettingRow = (one: {
  centreId: string;
  id: string;
  moment: Moment;
  email: string;
  since: Temporal.Instant;
  version: number;
}): Row<'health_office_setting'> & { centre_id: string } => ({
  centre_id: one.centreId,
  id: one.id,
  moment: one.moment,
  email: one.email,
  since: one.since,
  version: one.version,
});

/** What a notice keeps of an answer. */
export const answerColumns = (one: { answer: OfficeAnswer; on: Temporal.PlainDate | null; at: Temporal.Instant }) => ({
  answer: one.answer,
  answer_on: one.on,
  answered_at: one.at,
});

/** A notice that was asked for, or one of the demo that was mailed and answered. */
export const healthOfficeNoticeRow = (
  one: {
    centreId: string;
    id: string;
    caseId: string;
    number: number;
    recipient: string;
    by: string;
    at: Temporal.Instant;
  },
  since: {
    mailedAt: Temporal.Instant;
    answered: { answer: OfficeAnswer; on: Temporal.PlainDate | null; at: Temporal.Instant } | null;
  } | null = null,
): Row<'health_office_notice'> => ({
  centre_id: one.centreId,
  id: one.id,
  case_id: one.caseId,
  number: one.number,
  recipient: one.recipient,
  asked_by: one.by,
  asked_at: one.at,
  mailed_at: since?.mailedAt ?? null,
  withdrawn_at: null,
  withdrawn_by: null,
  ...(since?.answered ? answerColumns(since.answered) : { answer: null, answer_on: null, answered_at: null }),
});
