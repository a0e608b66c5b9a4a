// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { isId } from '../../../db/ids.ts';
import type { FamilyAnswer } from './answer-actions.ts';

const text = z.string().catch('');

/** What a family sends by its link; null: it has chosen nothing. */
export const familyAnswerInput = z.object({ wahl: text }).transform(({ wahl }): { answer: FamilyAnswer | null } => {
  if (wahl === 'absagen') return { answer: { kind: 'cancel' } };
  if (wahl === 'anrufen') return { answer: { kind: 'call' } };
  return { answer: isId(wahl) ? { kind: 'slot', slotId: wahl } : null };
});
