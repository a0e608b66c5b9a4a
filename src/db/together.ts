// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Expression, sql } from 'kysely';
import type { Tx } from './centre.ts';
import { plainDate } from './temporal.ts';

type Moment<T> =
  NonNullable<T> extends Temporal.PlainDate ? 'day' : NonNullable<T> extends Temporal.Instant ? 'instant' : never;
type Moments<Row> = {
  [K in keyof Row as Moment<Row[K]> extends never ? never : K]: Moment<Row[K]>;
};

/** One of several reads that travel as one statement. */
export interface Part<Row> {
  query: Expression<Row>;
  moments: Readonly<Record<string, 'day' | 'instant'>>;
}

/**
 * A read for `readTogether`.
 * @param moments the columns that are dates or times: JSON knows none, and the compiler asks for each of them
 */
export const part = <Row>(query: Expression<Row>, moments: Moments<Row>): Part<Row> => ({
  query,
  moments: moments as Part<Row>['moments'],
});

const parse = { day: plainDate, instant: Temporal.Instant.from } as const;

function revive(row: Record<string, unknown>, moments: Part<unknown>['moments']): Record<string, unknown> {
  const texts = Object.entries(moments).filter(([column]) => row[column] !== null);
  return { ...row, ...Object.fromEntries(texts.map(([column, kind]) => [column, parse[kind](String(row[column]))])) };
}

/**
 * Several reads as one statement, each a list in its own order. A page of many sections asks once: every statement costs a
 * turn to the server, and on the embedded database about half a millisecond before it has done anything.
 */
export async function readTogether<Rows extends Record<string, unknown>>(
  tx: Tx,
  parts: { [K in keyof Rows]: Part<Rows[K]> },
): Promise<{ [K in keyof Rows]: Rows[K][] }> {
  const lists = Object.entries<Part<unknown>>(parts).map(
    ([name, { query }]) => sql`(select coalesce(json_agg(q), '[]') from (${query}) q) as ${sql.ref(name)}`,
  );
  const { rows } = await sql<Record<string, Record<string, unknown>[]>>`select ${sql.join(lists)}`.execute(tx);
  const found = Object.entries<Part<unknown>>(parts).map(([name, { moments }]) => [
    name,
    (rows[0]?.[name] ?? []).map((row) => revive(row, moments)),
  ]);
  return Object.fromEntries(found) as { [K in keyof Rows]: Rows[K][] };
}
