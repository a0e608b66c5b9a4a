// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import type { CaseState } from '../cases/states.ts';
import type { BirthColumns } from '../families/rules.ts';
import { likePart } from '../schools/queries.ts';
import { endOfRange, type SearchTerms } from './rules.ts';

/** How many hits of each kind are shown. */
export const mostHits = 25;
/** How many words are followed to their children; who has that many has to search more exactly anyway. */
const mostWords = 200;

/** A child that was found, with its newest case. Never an address. */
export interface ChildHit extends BirthColumns {
  id: string;
  familyName: string;
  givenNames: string;
  caseId: string | null;
  caseNumber: string | null;
  state: CaseState | null;
}

/** Children whose names have a word beginning with each word typed, or whose case has this number. One more than shown. */
export async function findChildren(tx: Tx, centreId: string, terms: SearchTerms): Promise<ChildHit[]> {
  const [first, ...rest] = terms.words;
  const inRange = (alias: string, word: string) => {
    const column = sql.ref(`${alias}.word`);
    return sql<SqlBool>`${column} >= ${word} and ${column} < ${endOfRange(word)}`;
  };
  const further = rest.map(
    (word) => sql<SqlBool>`and exists (select from child_name_word o where o.centre_id = ${centreId}
      and o.child_id = w.child_id and ${inRange('o', word)})`,
  );
  // In the order of the index, so that a single letter reads no more than the first words that begin with it.
  const byName = first
    ? sql`select w.child_id from child_name_word w where w.centre_id = ${centreId} and ${inRange('w', first)}
      ${sql.join(further, sql` `)} order by w.word, w.child_id`
    : sql`select null::uuid as child_id where false`;
  const byNumber = sql`select child_id from placement_case where centre_id = ${centreId} and case_number = ${terms.caseNumber}`;
  const { rows } = await sql<ChildHit>`
    select c.id, c.family_name as "familyName", c.given_names as "givenNames", c.birth_year, c.birth_month, c.birth_day,
      p.id as "caseId", p.case_number as "caseNumber", p.state
    from (
      select * from child where centre_id = ${centreId}
        and id in (select child_id from (${terms.caseNumber ? byNumber : byName} limit ${mostWords}) found)
      order by family_name collate "C", given_names collate "C", id limit ${mostHits + 1}
    ) c
    left join lateral (
      select id, case_number, state from placement_case where centre_id = c.centre_id and child_id = c.id
      order by closed_on is null desc, id desc limit 1
    ) p on true
    order by c.family_name collate "C", c.given_names collate "C", c.id`.execute(tx);
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
