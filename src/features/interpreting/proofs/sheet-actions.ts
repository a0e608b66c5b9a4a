// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { Conflict } from '../../../refusals.ts';
import { nextNumber } from '../../cases/actions.ts';
import { proofSheetRow, proofStackRow, sheetNumber } from './rows.ts';

/** Makes a stack of blank proofs with running numbers. @param count 1 to 50 @returns its id */
export async function printStack(tx: Tx, by: By, count: number): Promise<string> {
  const { centreId, now, userId, today } = by;
  const id = newId();
  await tx
    .insertInto('proof_stack')
    .values(proofStackRow({ centreId, id, at: now, by: userId }))
    .execute();
  for (let n = 0; n < count; n += 1) {
    const number = sheetNumber(today.year, await nextNumber(tx, centreId, 'proof_sheet', today.year));
    await tx
      .insertInto('proof_sheet')
      .values(proofSheetRow({ centreId, id: newId(), stackId: id, number }))
      .execute();
  }
  return id;
}

/** What is said of a number that was entered before. */
export const usedSentence = (number: string, talk: string | undefined): string =>
  `Bogen ${number} ist schon eingetragen${talk === undefined ? '' : ` (Anfrage ${talk})`}. Bitte prüfen Sie die Nummer auf dem Papier.`;

/**
 * Uses the number of a sheet up for a job. One statement claims it, so that of two who enter the same sheet one does.
 * @throws Conflict when it was used meanwhile
 */
export async function takeSheet(tx: Tx, by: By, number: string, jobId: string): Promise<void> {
  const taken = await tx
    .updateTable('proof_sheet')
    .set({ job_id: jobId, used_at: by.now, used_by: by.userId })
    .where('centre_id', '=', by.centreId)
    .where('number', '=', number)
    .where('used_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!taken) throw new Conflict(usedSentence(number, undefined));
}
