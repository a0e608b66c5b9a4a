// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { soundKeys } from '../codes/name-sounds.ts';
import { searchForm } from '../codes/names.ts';

/** More words than these narrow nothing down any more. */
const mostWords = 6;
/** A key of fewer sounds is shared by half the names there are. */
const fewestSounds = 3;

/** What a column holds begins with this text; an index on it is used (like is not leakproof, these are). */
export const beginsWith = (column: string, text: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} >= ${text} and ${sql.ref(column)} < ${`${text}\u{10ffff}`}`;

/** A name word of the child begins with this one. */
const begins = (centreId: string, childId: RawBuilder<unknown>, word: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`exists (select from child_name_word w where w.centre_id = ${centreId}
    and w.child_id = ${childId} and ${beginsWith('w.word', word)})`;

/** A name of the child sounds like one of these keys. */
const sounds = (centreId: string, childId: RawBuilder<unknown>, keys: readonly string[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`exists (select from child_name_sound s where s.centre_id = ${centreId}
    and s.child_id = ${childId} and s.sounds = any(${keys}::text[]))`;

/**
 * Whether a child has, for each word of a text, a name that begins with it or sounds like it; false for a text without words.
 * For lists of what somebody may see anyway: it is asked of each of their rows.
 */
export function calledLike(centreId: string, childId: RawBuilder<unknown>, text: string): RawBuilder<SqlBool> {
  const typed = text
    .split(/\s+/u)
    .map((word) => ({ words: searchForm(word).split(' ').filter(Boolean), keys: soundKeys(word) }))
    .filter(({ words }) => words.length > 0)
    .slice(0, mostWords);
  if (typed.length === 0) return sql<SqlBool>`false`;
  const parts = typed.map(({ words, keys }) => {
    const beginning = sql.join(
      words.map((word) => begins(centreId, childId, word)),
      sql` and `,
    );
    const telling = keys.filter((key) => key.length >= fewestSounds);
    return telling.length === 0
      ? sql<SqlBool>`(${beginning})`
      : sql<SqlBool>`((${beginning}) or ${sounds(centreId, childId, telling)})`;
  });
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
