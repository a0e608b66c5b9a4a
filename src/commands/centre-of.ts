// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../context.ts';
import { inCentre, systemUserId } from '../db/centre.ts';
import { isId } from '../db/ids.ts';
import { Refused } from './command.ts';

/** The id of an active centre. @throws Refused when it is not set up here */
export async function activeCentre(context: AppContext, key: string): Promise<string> {
  const centre = await context.database.db
    .selectFrom('centre')
    .select('id')
    .where('key', '=', key)
    .where('active', '=', true)
    .executeTakeFirst();
  if (!centre) throw new Refused(`Ein Zentrum „${key}“ ist hier nicht eingerichtet.`);
  return centre.id;
}

/** The key of the active centre in which a case (id or number) is kept; centres are asked one after the other. */
export async function centreOfCase(context: AppContext, idOrNumber: string): Promise<string> {
  const { db } = context.database;
  const centres = await db
    .selectFrom('centre')
    .select(['id', 'key'])
    .where('active', '=', true)
    .orderBy('key')
    .execute();
  for (const { id, key } of centres) {
    const found = await inCentre(db, { centreId: id, userId: systemUserId, now: context.clock.now() }, (tx) =>
      tx
        .selectFrom('placement_case')
        .select('id')
        .where(isId(idOrNumber) ? 'id' : 'case_number', '=', idOrNumber)
        .executeTakeFirst(),
    );
    if (found) return key;
  }
  throw new Refused(`Einen Fall „${idOrNumber}“ gibt es nicht.`);
}
