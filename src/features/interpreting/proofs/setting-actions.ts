// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { Conflict } from '../../../refusals.ts';
import { proofSettingRow } from './rows.ts';
import type { ProofSetting } from './setting-rules.ts';

/** Sets what the centre does when a proof does not come. @param seen version it rests on @throws Conflict when it was set meanwhile */
export async function setProofSetting(tx: Tx, by: By, seen: number, setting: ProofSetting): Promise<void> {
  const { centreId, now, userId } = by;
  const row = proofSettingRow({ centreId, id: newId(), at: now, by: userId, ...setting, version: seen + 1 });
  const { id: _, centre_id: __, ...columns } = row;
  const written =
    seen === 0
      ? await tx
          .insertInto('proof_setting')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .executeTakeFirst()
      : await tx
          .updateTable('proof_setting')
          .set(columns)
          .where('centre_id', '=', centreId)
          .where('version', '=', seen)
          .returning('id')
          .executeTakeFirst();
  if (!written) throw new Conflict('Die Einstellung wurde inzwischen geändert. Bitte laden Sie die Seite neu.');
}
