// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/centre.ts';
import { isId } from '../../../db/ids.ts';
import type { ListedRow, ListMapping } from '../../../db/json.ts';
import { NotFound } from '../../../refusals.ts';
import type { KnownFamily } from '../report-queries.ts';

/** A list somebody has handed in. */
export interface KeptList {
  id: string;
  /** Null: as the columns are called. */
  mapping: ListMapping | null;
  /** What became of its rows; null before it was taken. */
  result: ListedRow[] | null;
  /** It is being taken: how many rows are done, of how many; null while it is not. */
  progress: { done: number; all: number | null } | null;
  /** Why taking it ended without a result; '' for nothing. */
  failed: string;
}

const own = (tx: Tx, centreId: string, userId: string, id: string) =>
  tx.selectFrom('report_list').where('centre_id', '=', centreId).where('kept_by', '=', userId).where('id', '=', id);

/** @throws NotFound for an unknown list, and for one that somebody else has handed in. */
export async function getList(tx: Tx, centreId: string, userId: string, id: string): Promise<KeptList> {
  const list = isId(id)
    ? await own(tx, centreId, userId, id)
        .select(['id', 'mapping', 'result', 'done_rows as done', 'all_rows as all', 'failed'])
        .select(sql<boolean>`taking is not null`.as('isTaken'))
        .executeTakeFirst()
    : undefined;
  if (!list) throw new NotFound();
  const { mapping, result, isTaken, done, all, failed } = list;
  return { id: list.id, mapping, result, progress: isTaken ? { done: done ?? 0, all } : null, failed: failed ?? '' };
}

/** The lists a person has handed in and that are still kept, the newest first. */
export async function listKept(
  tx: Tx,
  centreId: string,
  userId: string,
): Promise<{ id: string; keptAt: Temporal.Instant; taken: boolean }[]> {
  return await tx
    .selectFrom('report_list')
    .select(['id', 'kept_at as keptAt', sql<boolean>`result is not null`.as('taken')])
    .where('centre_id', '=', centreId)
    .where('kept_by', '=', userId)
    .orderBy('kept_at', 'desc')
    .limit(10)
    .execute();
}

/** The file of a list. @throws NotFound */
export async function getListFile(tx: Tx, centreId: string, userId: string, id: string): Promise<Uint8Array> {
  const list = await own(tx, centreId, userId, id).select('content').executeTakeFirst();
  if (!list) throw new NotFound();
  return Buffer.from(list.content, 'base64');
}

/** Which of these rows were reported before. */
export async function findReportedKeys(tx: Tx, centreId: string, keys: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('report_list_row')
    .select('key')
    .where('centre_id', '=', centreId)
    .where(sql<SqlBool>`key = any(${[...keys]}::text[])`)
    .execute();
  return rows.map(({ key }) => key);
}

/** The cases that came of a list, by line. */
export async function listCasesOfList(
  tx: Tx,
  centreId: string,
  listId: string,
): Promise<ReadonlyMap<number, { id: string; number: string }>> {
  const rows = await tx
    .selectFrom('report_list_row as r')
    .innerJoin('placement_case as p', (join) =>
      join.onRef('p.centre_id', '=', 'r.centre_id').onRef('p.id', '=', 'r.case_id'),
    )
    .select(['r.line', 'p.id', 'p.case_number as number'])
    .where('r.centre_id', '=', centreId)
    .where('r.list_id', '=', listId)
    .execute();
  return new Map(rows.map(({ line, id, number }) => [line, { id, number }]));
}

/** The rows of a list that were written, with the family each went into; null for a child without a case. */
export async function listWritten(
  tx: Tx,
  centreId: string,
  listId: string,
): Promise<ReadonlyMap<number, KnownFamily | null>> {
  const rows = await tx
    .selectFrom('report_list_row as r')
    .leftJoin('placement_case as p', (join) =>
      join.onRef('p.centre_id', '=', 'r.centre_id').onRef('p.id', '=', 'r.case_id'),
    )
    .leftJoin('child as c', (join) => join.onRef('c.centre_id', '=', 'r.centre_id').onRef('c.id', '=', 'p.child_id'))
    .select(['r.line', 'c.family_id as id', 'c.family_name as familyName', 'c.given_names as givenNames'])
    .select('p.reported_ags as ags')
    .where('r.centre_id', '=', centreId)
    .where('r.list_id', '=', listId)
    .execute();
  return new Map(
    rows.map(({ line, id, familyName, givenNames, ags }) => [
      line,
      id === null ? null : { id, familyName: familyName ?? '', givenNames: givenNames ?? '', ags: ags ?? '' },
    ]),
  );
}

/** The lines of the rows of a list that were written. */
export async function listWrittenLines(tx: Tx, centreId: string, listId: string): Promise<ReadonlySet<number>> {
  const rows = await tx
    .selectFrom('report_list_row')
    .select('line')
    .where('centre_id', '=', centreId)
    .where('list_id', '=', listId)
    .execute();
  return new Set(rows.map(({ line }) => line));
}
