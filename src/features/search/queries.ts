// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { agrees, compareNames, type ReadName, readName, soundPairs } from '../../codes/name-likeness.ts';
import { soundKeys } from '../../codes/name-sounds.ts';
import type { PartialDate } from '../../codes/partial-date.ts';
import type { Tx } from '../../db/centre.ts';
import { mapInTurns } from '../../db/in-turns.ts';
import { beginsWith } from '../../db/name-search.ts';
import type { CaseState } from '../cases/states.ts';
import type { BirthColumns } from '../families/rules.ts';
import { likePart } from '../schools/queries.ts';
import type { SearchTerms } from './rules.ts';

/** How many hits of each kind are shown. */
export const mostHits = 25;
/** How many entries of one kind are followed; who has that many has to search more exactly anyway. */
const mostFollowed = 200;
/** So many sound alike at most before their names are compared: one name of one sound is shared by thousands. */
const mostSounding = 2000;

/** How a child was found, the surest first: the order in which hits are shown. */
export const ways = ['number', 'name', 'birth', 'phone', 'street', 'sound'] as const;
export type Way = (typeof ways)[number];

/** A child that was found, with its newest case. Never an address. */
export interface ChildHit extends BirthColumns {
  id: string;
  familyName: string;
  givenNames: string;
  caseId: string | null;
  caseNumber: string | null;
  state: CaseState | null;
  way: Way;
}

type Part = RawBuilder<unknown>;

/** The child a column names was born then, as far as it is known. */
const bornThen = (centreId: string, column: string, birth: PartialDate | null): Part =>
  birth
    ? sql`and exists (select from child b where b.centre_id = ${centreId} and b.id = ${sql.ref(column)} and ${birthIs('b', birth)})`
    : sql``;

function birthIs(alias: string, { year, month, day }: PartialDate): Part {
  const parts = Object.entries({ birth_year: year, birth_month: month, birth_day: day }).flatMap(([column, value]) =>
    value === undefined ? [] : [sql`${sql.ref(`${alias}.${column}`)} = ${value}`],
  );
  return sql.join(parts, sql` and `);
}

const among = (column: string, visible: Part | undefined): Part =>
  visible ? sql`and ${sql.ref(column)} in (${visible})` : sql``;

/** One statement for each way in which the terms can be meant, of children by their ids. */
function readings(centreId: string, terms: SearchTerms, visible: Part | undefined): Part[] {
  const [first, ...rest] = terms.words;
  const { caseNumbers, birth, phone, street } = terms;
  const part = (way: Way, query: Part): Part =>
    sql`(select id, ${way}::text as way from (${query} limit ${mostFollowed}) w)`;
  const found: Part[] = [];
  if (caseNumbers.length > 0)
    found.push(
      part(
        'number',
        sql`select child_id as id from placement_case p where p.centre_id = ${centreId}
          and p.case_number = any(${caseNumbers}::text[]) ${among('p.child_id', visible)} order by p.case_number desc`,
      ),
    );
  if (first !== undefined) {
    const further = rest.map(
      (word) => sql`and exists (select from child_name_word o where o.centre_id = ${centreId}
        and o.child_id = w.child_id and ${beginsWith('o.word', word)})`,
    );
    // In the order of the index, so that a single letter reads no more than the first words that begin with it.
    found.push(
      part(
        'name',
        sql`select w.child_id as id from child_name_word w where w.centre_id = ${centreId} and ${beginsWith('w.word', first)}
          ${sql.join(further, sql` `)} ${bornThen(centreId, 'w.child_id', birth)} ${among('w.child_id', visible)}
          order by w.word, w.child_id`,
      ),
    );
  } else if (birth)
    found.push(
      part(
        'birth',
        sql`select c.id from child c where c.centre_id = ${centreId} and ${birthIs('c', birth)}
          ${among('c.id', visible)}`,
      ),
    );
  for (const [way, key] of [
    ['phone', phone],
    ['street', street],
  ] as const)
    if (key !== null)
      found.push(
        part(
          way,
          sql`select c.id from family_contact_key k
            join family f on f.centre_id = k.centre_id and f.id = k.family_id
            join child c on c.centre_id = f.centre_id and c.family_id = coalesce(f.joined_into, f.id) and c.joined_into is null
            where k.centre_id = ${centreId} and k.kind = ${way} and ${beginsWith('k.key', key)} ${among('c.id', visible)}`,
        ),
      );
  return found;
}

interface Named {
  id: string;
  familyName: string;
  givenNames: string;
  birthName: string;
  callName: string;
}

/** Children whose names sound like all of those typed, in any order, the nearest spelling first. */
async function findSounding(
  tx: Tx,
  centreId: string,
  terms: SearchTerms,
  visible: Part | undefined,
): Promise<string[]> {
  const typed = terms.names.map(readName).filter((name) => name.length > 0);
  const keys = terms.names.map(soundKeys).filter((list) => list.length > 0);
  const [first, second] = keys.toSorted((a, b) => (b[0]?.length ?? 0) - (a[0]?.length ?? 0));
  if (first === undefined) return [];
  const sounds = second === undefined ? first : soundPairs(first, second);
  const { rows } = await sql<Named>`
    select c.id, c.family_name as "familyName", c.given_names as "givenNames", c.birth_name as "birthName",
      c.call_name as "callName"
    from child c where c.centre_id = ${centreId} and c.id in (
      select s.child_id from child_name_sound s where s.centre_id = ${centreId} and s.sounds = any(${sounds}::text[])
        ${terms.birth ? sql`and s.birth_year in (0, ${terms.birth.year})` : sql``} ${among('s.child_id', visible)}
        limit ${mostSounding})
      ${terms.birth ? sql`and (c.birth_year is null or ${birthIs('c', terms.birth)})` : sql``}`.execute(tx);
  const weighed = await mapInTurns(rows, ({ id, ...names }) => ({
    id,
    bits: bitsOf(typed, [names.familyName, names.givenNames, names.birthName, names.callName]),
  }));
  return weighed
    .filter(({ bits }) => bits > 0)
    .toSorted((a, b) => b.bits - a.bits || (a.id < b.id ? -1 : 1))
    .slice(0, mostHits + 1)
    .map(({ id }) => id);
}

/** How well all names typed stand among those of a child; 0: one of them does not. */
function bitsOf(typed: readonly ReadName[], names: readonly string[]): number {
  const known = names.filter((name) => name !== '').map(readName);
  const bits = typed.map((name) =>
    Math.max(0, ...known.map((other) => compareNames(name, other)).map(({ how, bits }) => (agrees(how) ? bits : 0))),
  );
  return bits.every((one) => one > 0) ? bits.reduce((sum, one) => sum + one, 0) : 0;
}

/**
 * Children by whatever was typed of them: the number of a case, beginnings of names, birth date or year, phone, street, and
 * names that sound like those typed. The surest first; at most one more than is shown.
 * @param visible the ids of the children whom this person may see, as a query; left out: all of the centre
 */
export async function findChildren(
  tx: Tx,
  centreId: string,
  terms: SearchTerms,
  visible?: RawBuilder<unknown>,
): Promise<ChildHit[]> {
  const sounding = await findSounding(tx, centreId, terms, visible);
  const list = [...readings(centreId, terms, visible), sql`(select unnest(${sounding}::uuid[]) as id, 'sound' as way)`];
  const { rows } = await sql<ChildHit>`
    with found as (${sql.join(list, sql` union all `)}),
    best as (
      -- An entry that was joined is found by its own names, too, and stands for the one that stays; but not for who
      -- knows no other than it.
      select distinct on (id) ${visible ? sql`j.id` : sql`coalesce(j.joined_into, j.id)`} as id, f.way,
        array_position(${[...ways]}::text[], f.way) as place, array_position(${sounding}::uuid[], f.id) as nearness
      from found f join child j on j.centre_id = ${centreId} and j.id = f.id
      order by id, place, nearness
    ), ranked as (
      select b.way, b.place, b.nearness, c.* from best b
      join child c on c.centre_id = ${centreId} and c.id = b.id
      order by b.place, case when b.way = 'sound' then b.nearness end, c.family_name collate "C", c.given_names collate "C", c.id
      limit ${mostHits + 1}
    )
    select c.id, c.family_name as "familyName", c.given_names as "givenNames", c.birth_year, c.birth_month, c.birth_day,
      c.way, p.id as "caseId", p.case_number as "caseNumber", p.state
    from ranked c
    left join lateral (
      select id, case_number, state from placement_case where centre_id = c.centre_id and child_id = c.id
      order by closed_on is null desc, id desc limit 1
    ) p on true
    order by c.place, case when c.way = 'sound' then c.nearness end, c.family_name collate "C",
      c.given_names collate "C", c.id`.execute(tx);
  return rows;
}

export interface SchoolHit {
  number: string;
  name: string;
  place: string;
}

/**
 * Open schools by number or by a part of their name or place, those of the centre's area first. One more than shown. The
 * whole register is searched only for what the area does not fill, and not for one or two letters.
 */
export async function findSchools(tx: Tx, centreId: string, terms: SearchTerms): Promise<SchoolHit[]> {
  const part = likePart(terms.text);
  const match = terms.schoolNumber
    ? sql<SqlBool>`s.number = ${terms.schoolNumber}`
    : sql<SqlBool>`(s.name ilike ${part} or s.place ilike ${part})`;
  const { rows: near } = await sql<SchoolHit>`
    select s.number, s.name, s.place from school s
    where s.ags = any (array(select ags from centre_municipality where centre_id = ${centreId}))
      and s.closed_at is null and ${match}
    order by s.name limit ${mostHits + 1}`.execute(tx);
  if (near.length > mostHits || terms.text.length < 3) return near;
  const { rows: others } = await sql<SchoolHit>`
    select s.number, s.name, s.place from school s
    where s.closed_at is null and ${match}
      and s.ags not in (select ags from centre_municipality where centre_id = ${centreId})
    order by s.name limit ${mostHits + 1 - near.length}`.execute(tx);
  return [...near, ...others];
}
