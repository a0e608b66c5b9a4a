// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { PlaceKindKey } from '../../codes/pupil-keys.ts';
import type { By, Tx } from '../../db/centre.ts';

/** The place a case gave up at this moment, by what people say. */
export async function findReleasedHold(
  tx: Tx,
  centreId: string,
  caseId: string,
  at: Temporal.Instant,
): Promise<{ schoolNumber: string; grade: string; kind: PlaceKindKey } | undefined> {
  return await tx
    .selectFrom('place_hold as h')
    .innerJoin('school_place as p', (join) =>
      join.onRef('p.centre_id', '=', 'h.centre_id').onRef('p.id', '=', 'h.place_id'),
    )
    .select(['p.school_number as schoolNumber', 'p.grade', 'p.kind'])
    .where('h.centre_id', '=', centreId)
    .where('h.case_id', '=', caseId)
    .where('h.state', '=', 'released')
    .where('h.ended_at', '=', at)
    .executeTakeFirst();
}

/** The child gives up a place it had taken: the school has one more. Nothing happens where no place was counted as taken. */
export async function giveBackPlace(
  tx: Tx,
  { centreId, now }: Pick<By, 'centreId' | 'now'>,
  caseId: string,
): Promise<void> {
  const back = await tx
    .updateTable('place_hold')
    .set({ state: 'released', ended_at: now })
    .where('centre_id', '=', centreId)
    .where('case_id', '=', caseId)
    .where('state', '=', 'used')
    .returning('place_id')
    .execute();
  for (const { place_id } of back)
    await tx
      .updateTable('school_place')
      .set((row) => ({ taken: sql<number>`greatest(taken - 1, 0)`, version: row('version', '+', 1) }))
      .where('centre_id', '=', centreId)
      .where('id', '=', place_id)
      .execute();
}
