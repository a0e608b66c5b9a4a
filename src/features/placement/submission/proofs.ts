// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { wordOf } from '../../../codes/keys.ts';
import { proofLabels } from '../../../codes/proofs.ts';
import type { Tx } from '../../../db/centre.ts';
import { missingProofs } from '../../cases/counselling/queries.ts';
import type { Settings } from '../../centres/queries.ts';

/**
 * Which proofs this centre waits for before it submits a case, and that are not there.
 * @returns one sentence; null when nothing is missing, as everywhere where the centre waits for none
 */
export async function missingProof(
  tx: Tx,
  centreId: string,
  caseId: string,
  { blockingProofs }: Pick<Settings, 'blockingProofs'>,
): Promise<string | null> {
  const missing = await missingProofs(tx, centreId, caseId, blockingProofs);
  if (missing.length === 0) return null;
  const named = missing.map((kind) => `„${wordOf(proofLabels, kind)}“`).join(' und ');
  return missing.length === 1
    ? `Ihr Zentrum legt erst vor, wenn der Nachweis ${named} vorliegt oder nicht nötig ist.`
    : `Ihr Zentrum legt erst vor, wenn die Nachweise ${named} vorliegen oder nicht nötig sind.`;
}
