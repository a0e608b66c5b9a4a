// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { AppContext } from '../../context.ts';

/** What a person's password must not be made of: their name, mail address and centres. */
export async function listOwnWords(
  app: AppContext,
  person: { id: string; name: string; email: string },
): Promise<string[]> {
  const centres = await app.database.db
    .selectFrom('membership as m')
    .innerJoin('centre as c', 'c.id', 'm.centre_id')
    .select(['c.key', 'c.name'])
    .where('m.user_id', '=', person.id)
    .execute();
  return [person.name, person.email, ...centres.flatMap(({ key, name }) => [key, name])];
}
