// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../../db/centre.ts';
import type { LetterStatus } from '../../../outbound/letters/data.ts';

/** What addresses and codes in a letter are made of. */
export interface StatusPlace {
  publicUrl: string;
  /** Key of the centre ("dueren"). */
  centreKey: string;
  /** Secret of the installation. */
  secret: string;
}

/**
 * How a family sees from a letter how far its case is. Undefined: it has no code, or its address is protected.
 * @returns what draws the picture, when the transaction is over
 */
export type FindStatus = (
  tx: Tx,
  centreId: string,
  caseId: string,
  place: StatusPlace,
) => Promise<(() => Promise<LetterStatus>) | undefined>;

let find: FindStatus | undefined;

/** Letters know nothing of the service that gives codes, which rests on them: `src/features/index.ts` brings both together, once. */
export function statusInLetters(found: FindStatus): void {
  find = found;
}

/** Code and picture for the letter of a case (`FindStatus`). */
export const findLetterStatus: FindStatus = async (tx, centreId, caseId, place) =>
  await find?.(tx, centreId, caseId, place);
