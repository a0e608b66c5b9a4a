// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { recordEvent } from '../../cases/actions.ts';
import type { CaseHead } from '../../cases/queries.ts';
import type { ClosingState } from '../../cases/states.ts';
import { releaseHold } from '../../schools/holds.ts';
import { closeQuestion } from '../question/actions.ts';
import { withdrawUndecided } from '../submission/actions.ts';

/** The case ends without an admission; a place held for the child is free again, an open question to a school is taken back. */
export async function close(
  tx: Tx,
  by: By,
  head: CaseHead,
  as: Exclude<ClosingState, 'admitted'>,
  reason: string,
): Promise<void> {
  await recordEvent(tx, by, head.id, { type: 'closed', payload: { as } }, [{ kind: 'closing_reason', body: reason }]);
  await releaseHold(tx, { caseId: head.id, now: by.now });
  await closeQuestion(tx, by, { caseId: head.id }, 'withdrawn');
  await withdrawUndecided(tx, by, head.id);
}
