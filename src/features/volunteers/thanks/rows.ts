// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Row } from '../../../db/row.ts';

/** Somebody is thanked for a year. `sentAt` null: the mail is on its way, or the letter still to be printed. */
export const thanksRow = (one: {
  centreId: string;
  id: string;
  volunteerId: string;
  year: number;
  way: Row<'volunteer_thanks'>['way'];
  at: Temporal.Instant;
  by: string;
  sentAt: Temporal.Instant | null;
}): Row<'volunteer_thanks'> => ({
  centre_id: one.centreId,
  id: one.id,
  volunteer_id: one.volunteerId,
  year: one.year,
  way: one.way,
  thanked_at: one.at,
  thanked_by: one.by,
  sent_at: one.sentAt,
});

/** Somebody wants no thank-you. */
export const thanksRefusalRow = (one: {
  centreId: string;
  id: string;
  volunteerId: string;
  at: Temporal.Instant;
  by: string;
}): Row<'thanks_refusal'> => ({
  centre_id: one.centreId,
  id: one.id,
  volunteer_id: one.volunteerId,
  said_at: one.at,
  noted_by: one.by,
});

/** The sentence of a centre for a year. */
export const thanksWordRow = (one: {
  centreId: string;
  id: string;
  year: number;
  word: string;
  version: number;
}): Row<'thanks_word'> => ({
  centre_id: one.centreId,
  id: one.id,
  year: one.year,
  word: one.word,
  version: one.version,
});

/** From which day on people are thanked, and who signs. */
export const thanksSettingRow = (one: {
  centreId: string;
  id: string;
  month: number;
  day: number;
  signedBy: string | null;
  version: number;
}): Row<'thanks_setting'> => ({
  centre_id: one.centreId,
  id: one.id,
  from_month: one.month,
  from_day: one.day,
  signed_by: one.signedBy,
  version: one.version,
});
