// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Actor, By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { type Said, wordRow } from './word-rows.ts';

type Kind = Said['kind'];
/** What is settled when a break is over or taken back, and when a sponsorship ends. */
export const wordsOfBreak = ['break'] as const;
export const wordsBeforeEnd = ['break', 'lesson'] as const;

/** Something is there to be read: a no or an end without a word of its own says itself what it is. */
export async function sayWord(tx: Tx, { centreId, now: at }: Actor, sponsorshipId: string, said: Said): Promise<void> {
  const row = wordRow({ ...said, centreId, id: newId(), sponsorshipId, at });
  const { id, ...newer } = row;
  // Said again before anybody settled it: the newer word counts.
  await tx
    .insertInto('sponsor_word')
    .values({ ...newer, id })
    .onConflict((conflict) =>
      conflict.columns(['centre_id', 'sponsorship_id', 'kind']).where('settled_at', 'is', null).doUpdateSet(newer),
    )
    .execute();
}

/**
 * What a sponsor said is read, or done. Settled before: nothing changes.
 * @param kinds which of it; a planned break that has not begun stays planned, unless it is settled by what happened
 */
export async function settleWords(
  tx: Tx,
  by: By,
  sponsorshipId: string,
  { kinds, byStaff }: { kinds: readonly Kind[]; byStaff: boolean },
): Promise<void> {
  await tx
    .updateTable('sponsor_word')
    .set({ settled_at: by.now, settled_by: byStaff ? by.userId : null })
    .where('centre_id', '=', by.centreId)
    .where('sponsorship_id', '=', sponsorshipId)
    .where('kind', 'in', [...kinds])
    .where('settled_at', 'is', null)
    .execute();
}

/** A planned break begins, or is taken back: it is not begun by the program any more. */
export async function closePlanned(tx: Tx, by: Actor, sponsorshipId: string): Promise<void> {
  await tx
    .updateTable('sponsor_word')
    .set({ begun_at: by.now })
    .where('centre_id', '=', by.centreId)
    .where('sponsorship_id', '=', sponsorshipId)
    .where('kind', '=', 'break')
    .where('begun_at', 'is', null)
    .execute();
}
