// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Row } from '../../../db/row.ts';

/** Somebody is wanted on the phone at once. */
export const callRow = (one: {
  centreId: string;
  id: string;
  requestId: string;
  phone: string;
  minutes: number;
  answerBy: Temporal.Instant;
  linkId: string | null;
  ended?: { result: NonNullable<Row<'interpreting_call'>['result']>; at: Temporal.Instant };
}): Row<'interpreting_call'> => ({
  centre_id: one.centreId,
  id: one.id,
  request_id: one.requestId,
  call_phone: one.phone,
  minutes: one.minutes,
  answer_by: one.answerBy,
  link_id: one.linkId,
  result: one.ended?.result ?? null,
  ended_at: one.ended?.at ?? null,
  seen_at: null,
  seen_by: null,
});
