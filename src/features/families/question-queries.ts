// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import type { Database } from '../../db/types.ts';
import { pairOf } from './question-rules.ts';
import type { BirthColumns } from './rules.ts';

type QuestionKind = Database['duplicate_question']['kind'];

/** A child in a question, with its newest case. */
export interface Asked extends BirthColumns {
  id: string;
  familyName: string;
  givenNames: string;
  caseNumber: string | null;
}

/** A question that nobody has answered yet: two children and what speaks for it. */
export interface Question {
  kind: QuestionKind;
  why: string[];
  children: [Asked, Asked];
}

type QuestionRow = { kind: QuestionKind; why: string[] } & Record<
  `a_${string}` | `b_${string}`,
  string | number | null
>;

const columnsOf = (alias: string) =>
  sql.raw(
    ['id', 'family_name', 'given_names', 'birth_year', 'birth_month', 'birth_day']
      .map((column) => `${alias}.${column} as ${alias}_${column}`)
      .join(', '),
  );

const newestCase = (alias: string, centreId: string) => sql`(
  select case_number from placement_case where centre_id = ${centreId} and child_id = ${sql.ref(`${alias}.id`)}
  order by closed_on is null desc, id desc limit 1) as ${sql.ref(`${alias}_case_number`)}`;

function askedOf(row: QuestionRow, alias: 'a' | 'b'): Asked {
  const value = <T>(column: string): T => row[`${alias}_${column}`] as T;
  return {
    id: value('id'),
    familyName: value('family_name'),
    givenNames: value('given_names'),
    caseNumber: value('case_number'),
    birth_year: value('birth_year'),
    birth_month: value('birth_month'),
    birth_day: value('birth_day'),
  };
}

/**
 * Open questions of a centre, the likeliest first; of one child, with `childId`, that child first.
 * @param range which part of them
 */
export async function listQuestions(
  tx: Tx,
  centreId: string,
  range: { limit: number; offset?: number },
  childId?: string,
): Promise<Question[]> {
  const own = childId === undefined ? sql`` : sql`and ${childId} in (q.child_id, q.other_id)`;
  const { rows } = await sql<QuestionRow>`
    select q.kind, q.why, ${columnsOf('a')}, ${columnsOf('b')}, ${newestCase('a', centreId)}, ${newestCase('b', centreId)}
    from duplicate_question q
    join child a on a.centre_id = q.centre_id and a.id = q.child_id and a.joined_into is null
    join child b on b.centre_id = q.centre_id and b.id = q.other_id and b.joined_into is null
    where q.centre_id = ${centreId} and q.answer is null ${own}
      and (q.kind = 'same' or a.family_id <> b.family_id)
    order by q.score desc, q.child_id, q.other_id limit ${range.limit} offset ${range.offset ?? 0}`.execute(tx);
  return rows.map((row) => {
    const [a, b] = [askedOf(row, 'a'), askedOf(row, 'b')];
    return { kind: row.kind, why: row.why, children: b.id === childId ? [b, a] : [a, b] };
  });
}

/** How many questions of a centre are open. */
export async function countQuestions(tx: Tx, centreId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from duplicate_question q
    join child a on a.centre_id = q.centre_id and a.id = q.child_id and a.joined_into is null
    join child b on b.centre_id = q.centre_id and b.id = q.other_id and b.joined_into is null
    where q.centre_id = ${centreId} and q.answer is null and (q.kind = 'same' or a.family_id <> b.family_id)`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

/** The question about two children, answered or not; undefined: nobody asked. */
export async function findQuestion(tx: Tx, centreId: string, one: string, other: string) {
  const { child_id: child, other_id: second } = pairOf(one, other);
  return await tx
    .selectFrom('duplicate_question')
    .select(['kind', 'why', 'answer'])
    .where('centre_id', '=', centreId)
    .where('child_id', '=', child)
    .where('other_id', '=', second)
    .executeTakeFirst();
}
