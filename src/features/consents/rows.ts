// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Row } from '../../db/row.ts';
import type { ConsentPurpose } from './words.ts';

/** A consent as somebody gave it. */
export interface GivenConsent {
  purpose: ConsentPurpose;
  subjectId: string;
  textVersion: number;
  /** ISO 639-1: in which language the text was read. */
  language: string;
  /** Name of the person who gave it. */
  givenBy: string;
  givenOn: Temporal.PlainDate;
}

/** A consent as it is given. */
export const consentRow = (
  one: GivenConsent & { centreId: string; id: string; at: Temporal.Instant; by: string },
): Row<'consent'> => ({
  centre_id: one.centreId,
  id: one.id,
  purpose: one.purpose,
  subject_id: one.subjectId,
  text_version: one.textVersion,
  language: one.language,
  given_by: one.givenBy,
  given_on: one.givenOn,
  recorded_by: one.by,
  recorded_at: one.at,
  withdrawn_at: null,
  withdrawal_recorded_by: null,
});
