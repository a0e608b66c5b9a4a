// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Row } from '../../../db/row.ts';

/** The number of a blank proof as people say it: "N-2026-0001". */
export const sheetNumber = (year: number, n: number): string => `N-${year}-${String(n).padStart(4, '0')}`;

type Owned = { centreId: string; id: string };
type Done = { at: Temporal.Instant; by: string };

/** Blank proofs printed together. */
export const proofStackRow = (one: Owned & Done): Row<'proof_stack'> => ({
  centre_id: one.centreId,
  id: one.id,
  printed_at: one.at,
  printed_by: one.by,
});

/** One of them, not used yet. */
export const proofSheetRow = (one: Owned & { stackId: string; number: string }): Row<'proof_sheet'> => ({
  centre_id: one.centreId,
  id: one.id,
  stack_id: one.stackId,
  number: one.number,
  job_id: null,
  used_at: null,
  used_by: null,
});
