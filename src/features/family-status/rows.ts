// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Row } from '../../db/row.ts';
import { tokenHash } from '../links/rules.ts';

/** A code in force. Only its hash is kept. */
export const familyCodeRow = (made: {
  centreId: string;
  id: string;
  caseId: string;
  code: string;
  by: string;
  at: Temporal.Instant;
}): Row<'family_code'> => ({
  centre_id: made.centreId,
  id: made.id,
  case_id: made.caseId,
  code_hash: tokenHash(made.code),
  made_by: made.by,
  made_at: made.at,
  revoked_at: null,
  revoked_by: null,
});

/** How often codes were used on a day. */
export const openingRow = (
  centreId: string,
  day: Temporal.PlainDate,
  openings: number,
): Row<'family_code_opening'> => ({
  centre_id: centreId,
  day,
  openings,
});
