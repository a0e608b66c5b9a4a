// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';

/** How many active volunteers of the centre interpret each language (ISO 639-3); one nobody speaks is not in it. */
export async function countSpeakers(tx: Tx, centreId: string): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('volunteer as v')
    .innerJoin('volunteer_language as l', (join) =>
      join.on('l.centre_id', '=', centreId).onRef('l.volunteer_id', '=', 'v.id'),
    )
    .select(['l.language', sql<number>`count(*)::int`.as('n')])
    .where('v.centre_id', '=', centreId)
    .where('v.state', '=', 'active')
    .where('v.interprets', '=', true)
    .groupBy('l.language')
    .execute();
  return new Map(rows.map(({ language, n }) => [language, n]));
}
