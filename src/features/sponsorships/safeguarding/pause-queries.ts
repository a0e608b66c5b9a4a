// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';

/** The language in which the parents of a pupil read. */
export async function findParentsLanguage(tx: Tx, centreId: string, pupilId: string): Promise<string> {
  const row = await tx
    .selectFrom('pupil')
    .select('parents_language as language')
    .where('centre_id', '=', centreId)
    .where('id', '=', pupilId)
    .executeTakeFirst();
  return row?.language ?? 'de';
}

/** Days in which the school is reminded to tell the parents; own choice: until the next lesson has passed. */
export const tellParentsDays = 7;

/** Sponsorships of these schools that have paused for some days at most, the newest first: parents are to be told. */
export const listNewPauses = (
  tx: Tx,
  centreId: string,
  schools: readonly string[],
  today: Temporal.PlainDate,
): Promise<{ id: string; number: string; since: Temporal.PlainDate }[]> =>
  tx
    .selectFrom('sponsorship')
    .select(['id', 'number', 'state_since as since'])
    .where('centre_id', '=', centreId)
    .where('school_number', 'in', ['', ...schools])
    .where('state', '=', 'paused')
    .where('state_since', '>', today.subtract({ days: tellParentsDays }))
    .orderBy('state_since', 'desc')
    .orderBy('number')
    .limit(20)
    .execute();
