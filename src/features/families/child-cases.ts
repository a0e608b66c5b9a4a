// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../db/centre.ts';

/** A case of a child, newest first. */
export interface CaseOfChild {
  id: string;
  number: string;
  state: string;
  openedOn: Temporal.PlainDate;
  closedOn: Temporal.PlainDate | null;
}

export async function listCasesOfChild(tx: Tx, centreId: string, childId: string): Promise<CaseOfChild[]> {
  return await tx
    .selectFrom('placement_case')
    .select(['id', 'case_number as number', 'state', 'opened_on as openedOn', 'closed_on as closedOn'])
    .where('centre_id', '=', centreId)
    .where('child_id', '=', childId)
    .orderBy('id', 'desc')
    .execute();
}
