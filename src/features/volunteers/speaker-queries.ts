// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { nameOf } from './queries.ts';

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

/** Everybody who interprets and has not left, by name, to choose from. */
export async function listInterpreters(
  tx: Tx,
  centreId: string,
): Promise<{ id: string; number: string; name: string }[]> {
  const rows = await tx
    .selectFrom('volunteer')
    .select(['id', 'number', 'given_name as givenName', 'family_name as familyName'])
    .where('centre_id', '=', centreId)
    .where('interprets', '=', true)
    .where('state', 'in', ['active', 'paused'])
    .orderBy('family_name')
    .orderBy('given_name')
    .orderBy('id')
    .execute();
  return rows.map(({ id, number, ...name }) => ({ id, number, name: nameOf({ ...name, number }) }));
}
