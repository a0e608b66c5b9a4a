// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { lockCase, recordEvent } from '../../cases/actions.ts';
import { readClosing } from '../../cases/closing-queries.ts';
import type { CaseHead } from '../../cases/queries.ts';
import type { ClosingState } from '../../cases/states.ts';
import { getSettings } from '../../centres/queries.ts';
import { findReleasedHold, giveBackPlace } from '../../schools/given-back-holds.ts';
import { releaseHold } from '../../schools/holds.ts';
import { holdIfFree } from '../places.ts';
import { closeQuestion, openQuestionAgain } from '../question/actions.ts';
import { submitAgain, withdrawUndecided } from '../submission/actions.ts';

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
  // A child that has not come still had its place.
  await giveBackPlace(tx, by, head.id);
  await closeQuestion(tx, by, { caseId: head.id }, 'withdrawn');
  await withdrawUndecided(tx, by, head.id);
}

/**
 * Closing was a mistake: the case stands where it stood, with its question to a school, its submission and, where it is still
 * free, its place.
 * @returns false when the place it held is gone
 * @throws Conflict when the case is not closed, or its child has another open case by now
 */
export async function reopen(tx: Tx, by: By, caseId: string): Promise<boolean> {
  await lockCase(tx, by.centreId, caseId);
  const { before, closedAt } = await readClosing(tx, by.centreId, caseId);
  const { state, nextStep, nextOwner, dueOn } = before;
  await recordEvent(tx, by, caseId, {
    type: 'reopened',
    payload: { state, nextStep, nextOwner, dueOn: dueOn.toString() },
  });
  await openQuestionAgain(tx, by.centreId, caseId, closedAt);
  await submitAgain(tx, by.centreId, caseId, closedAt);
  const held = await findReleasedHold(tx, by.centreId, caseId, closedAt);
  if (!held) return true;
  const { holdDays, answerDays } = await getSettings(tx, by.centreId);
  return await holdIfFree(tx, by, caseId, held, Math.max(holdDays, answerDays));
}
