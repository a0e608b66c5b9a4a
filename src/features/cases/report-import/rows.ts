// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Row } from '../../../db/row.ts';

/** A list as it was handed in. */
export const reportListRow = (list: {
  centreId: string;
  id: string;
  keptBy: string;
  keptAt: Temporal.Instant;
  bytes: Uint8Array;
}): Row<'report_list'> => ({
  centre_id: list.centreId,
  id: list.id,
  kept_by: list.keptBy,
  kept_at: list.keptAt,
  content: Buffer.from(list.bytes).toString('base64'),
  mapping: null,
  result: null,
  ...{ taking: null, worked_at: null, done_rows: null, all_rows: null, failed: null },
  ...{ claimed_by: null, attempts: 0 },
});

/** Which case came of a row of a list. */
export const reportListRowRow = (one: {
  centreId: string;
  key: string;
  /** One of the two. */
  caseId: string | null;
  referralId: string | null;
  listId: string;
  line: number;
}): Row<'report_list_row'> => ({
  centre_id: one.centreId,
  key: one.key,
  case_id: one.caseId,
  referral_id: one.referralId,
  list_id: one.listId,
  line: one.line,
});
