// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Actor, Tx } from '../../../db/centre.ts';
import { lockCase } from '../actions.ts';
import type { PreFormAnswers } from './pre-form-rules.ts';
import { preFormRow } from './rows.ts';

/**
 * Keeps what a family has said before the talk; said again it replaces what it said before. The form of the record starts with
 * it where nobody has written one yet; a draft or a record stays as it is, and what the family says stands beside it.
 */
export async function keepPreForm(
  tx: Tx,
  { centreId, now }: Pick<Actor, 'centreId' | 'now'>,
  caseId: string,
  answers: PreFormAnswers,
  language: string,
): Promise<void> {
  await lockCase(tx, centreId, caseId);
  const row = preFormRow({ centreId, caseId, language, answers, receivedAt: now });
  const stored = JSON.stringify(row.answers);
  await tx
    .insertInto('pre_form')
    .values({ ...row, answers: stored })
    .onConflict((conflict) =>
      conflict.columns(['centre_id', 'case_id']).doUpdateSet((e) => ({
        language,
        answers: stored,
        received_at: now,
        version: e('pre_form.version', '+', 1),
      })),
    )
    .execute();
}
