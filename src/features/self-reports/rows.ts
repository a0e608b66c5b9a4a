// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Row } from '../../db/row.ts';

/** What a family says of a child. */
export interface Told {
  givenNames: string;
  familyName: string;
  /** In years. */
  age: number;
  /** As typed. */
  place: string;
  /** ISO 639-3. */
  language: string;
  /** A phone number or a mail address. */
  reach: string;
}

/** An entry that nobody has settled. */
export const selfReportRow = (
  told: Told & { centreId: string; id: string; receivedAt: Temporal.Instant },
): Row<'self_report'> => ({
  centre_id: told.centreId,
  id: told.id,
  received_at: told.receivedAt,
  given_names: told.givenNames,
  family_name: told.familyName,
  age: told.age,
  place: told.place,
  language: told.language,
  reach: told.reach,
  state: 'open',
  reason: null,
  settled_at: null,
  settled_by: null,
});

/** What an entry keeps that is settled: neither names nor how the family is reached. */
export const settledColumns = (
  as: { state: 'taken' } | { state: 'refused'; reason: NonNullable<Row<'self_report'>['reason']> },
  by: { userId: string; now: Temporal.Instant },
) => ({
  given_names: '',
  family_name: '',
  age: null,
  reach: '',
  state: as.state,
  reason: as.state === 'refused' ? as.reason : null,
  settled_at: by.now,
  settled_by: by.userId,
});
