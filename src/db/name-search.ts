// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { searchForm } from '../codes/names.ts';

/** More words than these narrow nothing down any more. */
const mostWords = 6;

/** Whether a child has, for each word of a text, a name word beginning with it; false for a text without words. */
export function calledLike(centreId: string, childId: RawBuilder<unknown>, text: string): RawBuilder<SqlBool> {
  const words = [...new Set(searchForm(text).split(' '))].filter((word) => word !== '').slice(0, mostWords);
  if (words.length === 0) return sql<SqlBool>`false`;
  // "[" follows "Z" in the order of bytes: the first word after all that begin so.
  const parts = words.map(
    (word) => sql<SqlBool>`exists (select from child_name_word w where w.centre_id = ${centreId}
      and w.child_id = ${childId} and w.word >= ${word} and w.word < ${`${word}[`})`,
  );
  return sql<SqlBool>`(${sql.join(parts, sql` and `)})`;
}

/** What the search field of a list of cases finds: a part of the case number ("0601"), or the child by its names. */
export function foundBy(
  centreId: string,
  { childId, caseNumber }: { childId: RawBuilder<unknown>; caseNumber: RawBuilder<unknown> },
  text: string,
): RawBuilder<SqlBool> {
  const part = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`(${caseNumber} ilike ${part} or ${calledLike(centreId, childId, text)})`;
}
