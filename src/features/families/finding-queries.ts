// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type SqlBool, sql } from 'kysely';
import { soundPairs } from '../../codes/name-likeness.ts';
import { phoneKeys } from '../../codes/phone.ts';
import type { Tx } from '../../db/centre.ts';
import { mapInTurns } from '../../db/in-turns.ts';
import { compareHomes } from './home-rules.ts';
import { comparer, type Identity, type Likeness, swappedBirth } from './likeness.ts';
import { type ContactAddress, soundsOf } from './rows.ts';
import { type BirthColumns, birthOf } from './rules.ts';
import { homeKey } from './street-rules.ts';

/** Who is looked for: a child and, where it is known, how its family is reached. */
export interface Sought extends Identity {
  phones?: readonly string[];
  address?: ContactAddress | null;
  /** Entries that are known to be others: of the child itself, of children who are told apart. */
  except?: readonly string[];
}

/** A child that could be the one sought, by an entry of it: its own, or one that was joined with it. */
export interface Found extends BirthColumns {
  id: string;
  /** Whose names and birth date these are. */
  entryId: string;
  familyId: string;
  familyName: string;
  givenNames: string;
  likeness: Likeness;
}

/**
 * So many of one source are compared; more no name, day or home of a centre has, unless the names have one sound each: then
 * those of the year of birth come first.
 */
const mostOfYear = 2000;
const mostOfAnyYear = 1000;
/** A number that stands in more families than this belongs to a helper or an office. */
const mostFamiliesOfPhone = 3;

type Row = Omit<Found, 'likeness'> & { birthName: string; callName: string; phone: boolean; home: string | null };

/**
 * Entries of children of this centre who may be the one sought, the likeliest first (`onePerChild`): who was born on that day,
 * or with day and month the other way round; whose given and family names sound like those sought, in either order; who lives at that address or is
 * reached by that number. Each is compared (`likeness.ts`), and those who are surely others are left out.
 * @param today which weights and thresholds hold
 */
export async function findLike(tx: Tx, centreId: string, sought: Sought, today: Temporal.PlainDate): Promise<Found[]> {
  const { given, family } = soundsOf(sought);
  // Somebody with a single name is looked for by that name alone.
  const sounds = given.length > 0 && family.length > 0 ? soundPairs(given, family) : [...given, ...family];
  const years = [...new Set([sought.birth?.year ?? 0, 0])];
  const days = [sought.birth, swappedBirth(sought.birth)].filter((date) => date?.day !== undefined);
  const phones = [...new Set((sought.phones ?? []).flatMap(phoneKeys))];
  const { address } = sought;
  const home = address && !address.protected && address.accommodation === 'private' ? homeKey(address) : undefined;
  const bornThen = days.map(
    (date) => sql`union select id from child where centre_id = ${centreId}
      and birth_year = ${date?.year} and birth_month = ${date?.month} and birth_day = ${date?.day}`,
  );
  const homes =
    home === undefined
      ? sql``
      : sql`left join lateral (select key from family_contact_key where centre_id = ${centreId} and kind = 'home'
          and family_id = coalesce(k.family_id, c.family_id) limit 1) h on true`;
  // Each of these is one row by its key: the limits keep the planner, who does not know how few are found, from reading all
  // children instead.
  const { rows } = await sql<Row>`
    with reached as materialized (
      select coalesce(f.joined_into, f.id) as family_id, bool_or(k.kind = 'phone') as phone
      from family_contact_key k join family f on f.centre_id = k.centre_id and f.id = k.family_id
      where k.centre_id = ${centreId} and (
        k.kind = 'home' and k.key = ${home ?? ''}
        or k.kind = 'phone' and k.key = any(${phones}::text[]) and ${mostFamiliesOfPhone} >= (
          select count(*) from family_contact_key o where o.centre_id = k.centre_id and o.kind = k.kind and o.key = k.key))
      group by 1
    ), found as (
      (select child_id as id from child_name_sound where centre_id = ${centreId}
        and sounds = any(${sounds}::text[]) and birth_year = any(${years}::int[]) limit ${mostOfYear})
      union (select child_id from child_name_sound where centre_id = ${centreId}
        and sounds = any(${sounds}::text[]) limit ${mostOfAnyYear})
      ${sql.join(bornThen, sql` `)}
      union (select c.id from reached r join child c on c.centre_id = ${centreId} and c.family_id = r.family_id
        and c.joined_into is null limit ${mostOfAnyYear})
    )
    select coalesce(c.joined_into, c.id) as id, c.id as "entryId", coalesce(k.family_id, c.family_id) as "familyId",
      c.family_name as "familyName", c.given_names as "givenNames",
      c.birth_name as "birthName", c.call_name as "callName", c.birth_year, c.birth_month, c.birth_day,
      coalesce(r.phone, false) as phone, ${home === undefined ? sql`null` : sql`h.key`} as home
    from found
    join lateral (select * from child where centre_id = ${centreId} and id = found.id limit 1) c on true
    left join lateral (select family_id from child where centre_id = ${centreId} and id = c.joined_into limit 1) k on true
    left join reached r on r.family_id = coalesce(k.family_id, c.family_id)
    ${homes}`.execute(tx);
  const compare = comparer(sought, today);
  const likenessOf = (row: Row): Likeness => {
    const shared = { phone: row.phone, home: compareHomes(home, row.home ?? undefined) };
    return compare({ ...row, birth: birthOf(row) }, shared);
  };
  const except = new Set(sought.except);
  const known = rows.filter(({ id }) => !except.has(id));
  return (await mapInTurns(known, (row) => ({ ...row, likeness: likenessOf(row) })))
    .filter(({ likeness }) => likeness.verdict !== 'different' || likeness.score > surelyOthers)
    .toSorted((a, b) => b.likeness.score - a.likeness.score || (a.id < b.id ? -1 : 1));
}

/** An entry that was joined is found by its own names, too, and stands for the one that stays: the likeliest of each child. */
export function onePerChild<Entry extends Found>(found: readonly Entry[]): Entry[] {
  const seen = new Set<string>();
  return found.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** Below this two entries share no more than a day, or a common name. */
const surelyOthers = -8;

/** A child that somebody has to look at before another entry is made, with its newest case. */
export interface PossibleDuplicate extends Found {
  caseId: string | null;
  caseNumber: string | null;
  reportedAgs: string | null;
  /** The entry that case was reported as. */
  reportedEntry: string | null;
}

/** So many are looked at; who has more like it is a name of vowels, or a family typed again and again. */
const mostDuplicates = 100;

/**
 * Entries of children who are probably or perhaps the one sought, and of those who are probably its siblings in a family of their
 * own, the likeliest first (`onePerChild`). Rule R3: one open case per child.
 * @param familyId the family the child is entered into: its children are siblings, nobody has to ask
 */
export async function listDuplicates(
  tx: Tx,
  centreId: string,
  sought: Sought,
  { today, familyId }: { today: Temporal.PlainDate; familyId?: string | undefined },
): Promise<PossibleDuplicate[]> {
  const found = (await findLike(tx, centreId, sought, today))
    .filter(
      ({ likeness, ...child }) =>
        likeness.verdict === 'same' ||
        likeness.verdict === 'maybe' ||
        (likeness.verdict === 'siblings' && child.familyId !== familyId),
    )
    .slice(0, mostDuplicates);
  // Also for nobody: the answer to a report takes as many statements whether the child is known or not.
  const cases = await tx
    .selectFrom('placement_case')
    .distinctOn('child_id')
    .select(['child_id', 'id', 'case_number', 'reported_ags', 'reported_child_id'])
    .where('centre_id', '=', centreId)
    .where(sql<SqlBool>`child_id = any(${[...new Set(found.map(({ id }) => id))]}::uuid[])`)
    .orderBy('child_id')
    .orderBy(sql`closed_on is null`, 'desc')
    .orderBy('id', 'desc')
    .execute();
  const byChild = new Map(cases.map((row) => [row.child_id, row]));
  return found.map((child) => {
    const newest = byChild.get(child.id);
    return {
      ...child,
      caseId: newest?.id ?? null,
      caseNumber: newest?.case_number ?? null,
      reportedAgs: newest?.reported_ags ?? null,
      reportedEntry: newest?.reported_child_id ?? newest?.child_id ?? null,
    };
  });
}
