// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import { anyOf } from '../../../db/any.ts';
import type { Tx } from '../../../db/centre.ts';
import { inReach, type Volunteer } from '../queries.ts';
import type { HelpReach } from '../rules.ts';
import { applicationStates, type Compared, endedOf, type Sameness, samenessOf } from './pair-rules.ts';

/** Somebody who may be the same person. `ended`: this entry, the one looked at, would be ended. */
export interface Twin extends Compared {
  number: string;
  same: Sameness[];
  ended: boolean;
}

/**
 * Entries that may be the same person as one, where one of the two is an application and nobody has said what they are. Who has
 * left is no double any more. Both are people the reader has to do with.
 */
export async function listTwins(tx: Tx, centreId: string, person: Volunteer, reach: HelpReach): Promise<Twin[]> {
  if (person.state === 'left') return [];
  const figures = person.phone.replaceAll(/\D/g, '').slice(-7);
  const rows = await tx
    .selectFrom('volunteer as v')
    .select(['v.id', 'v.number', 'v.given_name as givenName', 'v.family_name as familyName', 'v.birth', 'v.phone'])
    .select(['v.email', 'v.state', 'v.entered_at as enteredAt'])
    .where('v.centre_id', '=', centreId)
    .where('v.id', '<>', person.id)
    .where('v.state', '<>', 'left')
    .where(inReach(reach))
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

/** Two entries that may be one person, which of them would be ended, and what they have in common. */
export interface Double {
  kept: Compared & { number: string };
  ended: Compared & { number: string };
  same: Sameness[];
}

/** Pairs that somebody has to look at, the application that came first before. Roughly found in one turn, exactly by the rules. */
export async function listDoubles(tx: Tx, centreId: string, reach: HelpReach): Promise<Double[]> {
  const digits = (column: string) => sql`right(regexp_replace(${sql.ref(column)}, '\\D', '', 'g'), 7)`;
  const beside = sql`v.centre_id = ${centreId} and v.id <> a.id and v.state <> 'left'`;
  // A join for each of the three, so that none compares every application with the whole pool.
  const { rows: pairs } = await sql<{ one: string; other: string }>`
    with a as (select id, email, phone, birth from volunteer
      where centre_id = ${centreId} and state = any(${[...applicationStates]}::text[]))
    select distinct least(one, other) as one, greatest(one, other) as other from (
      select a.id as one, v.id as other from a join volunteer v on lower(v.email) = lower(a.email)
        where ${beside} and a.email <> ''
      union select a.id, v.id from a join volunteer v on ${digits('v.phone')} = ${digits('a.phone')}
        where ${beside} and ${digits('a.phone')} <> ''
      union select a.id, v.id from a join volunteer v on v.birth = a.birth where ${beside}) s
    where not exists (select from volunteer_pair p where p.centre_id = ${centreId}
      and (p.kept_id, p.other_id) in ((one, other), (other, one)))`.execute(tx);
  if (pairs.length === 0) return [];
  const rows = await tx
    .selectFrom('volunteer as v')
    .select(['v.id', 'v.number', 'v.given_name as givenName', 'v.family_name as familyName', 'v.birth', 'v.phone'])
    .select(['v.email', 'v.state', 'v.entered_at as enteredAt'])
    .where('v.centre_id', '=', centreId)
    .where(inReach(reach))
    .where('v.id', '=', anyOf([...new Set(pairs.flatMap(({ one, other }) => [one, other]))]))
    .execute();
  const people = new Map(rows.map((row) => [row.id, row]));
  return pairs
    .flatMap(({ one, other }): Double[] => {
      const [first, second] = [people.get(one), people.get(other)];
      const end = first && second && endedOf(first, second);
      const same = first && second ? samenessOf(first, second) : [];
      return end && same.length > 0 ? [{ ...end, same }] : [];
    })
    .toSorted((a, b) => Temporal.Instant.compare(a.ended.enteredAt, b.ended.enteredAt));
}

/** What was said of two entries before, seen from one of them, the newest first. */
export const listPairs = (tx: Tx, centreId: string, id: string, reach: HelpReach) =>
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
    .where(inReach(reach))
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
