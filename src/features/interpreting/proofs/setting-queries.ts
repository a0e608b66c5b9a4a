// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import { type ProofSetting, usualProofSetting } from './setting-rules.ts';

/** How the centre handles proofs; `version` 0: nothing was set, the usual counts. */
export async function getProofSetting(tx: Tx, centreId: string): Promise<ProofSetting & { version: number }> {
  const row = await tx
    .selectFrom('proof_setting')
    .select(['remind_days as remindDays', 'tell_days as tellDays', 'after_that as afterThat'])
    .select(['shown_as as shownAs', 'version'])
    .where('centre_id', '=', centreId)
    .executeTakeFirst();
  return row ?? { ...usualProofSetting, version: 0 };
}
