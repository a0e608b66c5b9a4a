// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/centre.ts';
import type { Volunteer } from '../queries.ts';
import { type Compared, endedOf, type Sameness, samenessOf } from './pair-rules.ts';

/** Somebody who may be the same person. `ended`: this entry, the one looked at, would be ended. */
export interface Twin extends Compared {
  number: string;
  same: Sameness[];
  ended: boolean;
}

/**
 * Entries that may be the same person as one, where one of the two is an application and nobody has said what they are. Who has
 * left is no double any more.
 */
export async function listTwins(tx: Tx, centreId: string, person: Volunteer): Promise<Twin[]> {
  if (person.state === 'left') return [];
  const figures = person.phone.replaceAll(/\D/g, '').slice(-7);
  const rows = await tx
    .selectFrom('volunteer as v')
    .select(['v.id', 'v.number', 'v.given_name as givenName', 'v.family_name as familyName', 'v.birth', 'v.phone'])
    .select(['v.email', 'v.state', 'v.entered_at as enteredAt'])
    .where('v.centre_id', '=', centreId)
    .where('v.id', '<>', person.id)
    .where('v.state', '<>', 'left')
    // Roughly here, exactly by the rule below: the same last figures, address, or birth date.
    .where(
      sql<SqlBool>`((v.email <> '' and lower(v.email) = lower(${person.email}))
        or (${figures} <> '' and right(regexp_replace(v.phone, '\\D', '', 'g'), 7) = ${figures})
        or v.birth = ${person.birth})`,
    )
    .where(
      sql<SqlBool>`not exists (select from volunteer_pair p where p.centre_id = ${centreId}
        and (p.kept_id, p.other_id) in ((v.id, ${person.id}::uuid), (${person.id}::uuid, v.id)))`,
    )
    .orderBy('v.entered_at')
    .limit(20)
    .execute();
  return rows.flatMap((row): Twin[] => {
    const same = samenessOf(person, row);
    const end = endedOf<Compared>(person, row);
    return same.length === 0 || !end ? [] : [{ ...row, same, ended: end.ended.id === person.id }];
  });
}

/** What was said of two entries before, seen from one of them, the newest first. */
export const listPairs = (tx: Tx, centreId: string, id: string) =>
  tx
    .selectFrom('volunteer_pair as p')
    .leftJoin('auth_user as u', 'u.id', 'p.answered_by')
    .innerJoin('volunteer as v', (join) =>
      join
        .on('v.centre_id', '=', centreId)
        .on((e) =>
          e.and([e('v.id', '<>', id), e.or([e('v.id', '=', e.ref('p.kept_id')), e('v.id', '=', e.ref('p.other_id'))])]),
        ),
    )
    .select(['p.answer', 'p.answered_at as answeredAt', 'u.name as answeredBy', 'p.other_id as otherId'])
    .select(['v.id', 'v.number'])
    .where('p.centre_id', '=', centreId)
    .where((e) => e.or([e('p.kept_id', '=', id), e('p.other_id', '=', id)]))
    .orderBy('p.answered_at', 'desc')
    .execute();

export type SeenPair = Awaited<ReturnType<typeof listPairs>>[number];

/** What was said of two entries, whichever of them comes first. */
export const findPair = (tx: Tx, centreId: string, a: string, b: string) =>
  tx
    .selectFrom('volunteer_pair')
    .select('answer')
    .where('centre_id', '=', centreId)
    .where((e) =>
      e.or([
        e.and([e('kept_id', '=', a), e('other_id', '=', b)]),
        e.and([e('kept_id', '=', b), e('other_id', '=', a)]),
      ]),
    )
    .executeTakeFirst();
