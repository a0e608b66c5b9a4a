// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { startOfDay } from '../../clock.ts';
import type { Tx } from '../../db/centre.ts';

/** One line of the log: who saw or changed what, when, by which deed. */
export interface View {
  id: string;
  at: Temporal.Instant;
  userId: string;
  userName: string | null;
  role: string;
  event: string;
  recordKind: string;
  /** One, or all that stood in a list. */
  recordIds: string[];
  reason: string | null;
}

export interface RecordName {
  kind: string;
  id: string;
}

const columns = sql`a.id, a.at, a.user_id as "userId", u.name as "userName", a.role, a.event,
  a.record_kind as "recordKind",
  coalesce(a.record_ids, array[a.record_id]) as "recordIds", a.reason`;

/**
 * The newest lines about these records, as a query to be read together with others. Each record is read by its indexes,
 * alone and in lists, so that a long log stays fast.
 */
export function viewQuery(
  centreId: string,
  records: readonly RecordName[],
  range: { limit: number; offset: number } = { limit: 20, offset: 0 },
): RawBuilder<View> {
  const parts = records.map(
    ({ kind, id }) => sql`(select * from audit_log where centre_id = ${centreId} and record_kind = ${kind}
      and record_id = ${id} order by at desc limit ${range.limit + range.offset})
      union all select * from audit_lists_with(${kind}, ${id}, ${range.limit + range.offset})`,
  );
  return sql<View>`
    select ${columns} from (${sql.join(parts, sql` union all `)}) a
    left join auth_user u on u.id = a.user_id
    order by a.at desc, a.id desc limit ${range.limit} offset ${range.offset}`;
}

/** The newest lines about these records. */
export async function listViews(
  tx: Tx,
  centreId: string,
  records: readonly RecordName[],
  range?: { limit: number; offset: number },
): Promise<View[]> {
  return (await viewQuery(centreId, records, range).execute(tx)).rows;
}

/** How many lines there are about a record; counting its lists stops at `mostCounted`. */
export async function countViews(tx: Tx, centreId: string, { kind, id }: RecordName): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select (select count(*)::int from audit_log
        where centre_id = ${centreId} and record_kind = ${kind} and record_id = ${id})
      + (select count(*)::int from audit_lists_with(${kind}, ${id}, ${mostCounted})) as n`.execute(tx);
  return rows[0]?.n ?? 0;
}

export interface AuditFilter {
  person: string | null;
  kind: string | null;
  record: string | null;
  from: Temporal.PlainDate | null;
  to: Temporal.PlainDate | null;
}

const conditions = (centreId: string, filter: AuditFilter) => {
  const parts = [
    sql<SqlBool>`centre_id = ${centreId}`,
    ...(filter.person ? [sql<SqlBool>`user_id = ${filter.person}`] : []),
    ...(filter.kind ? [sql<SqlBool>`record_kind = ${filter.kind}`] : []),
    ...(filter.from ? [sql<SqlBool>`at >= ${startOfDay(filter.from)}`] : []),
    ...(filter.to ? [sql<SqlBool>`at < ${startOfDay(filter.to.add({ days: 1 }))}`] : []),
  ];
  return sql.join(parts, sql` and `);
};

/** The whole log, or what names one record. */
const lines = (centreId: string, { record, kind }: AuditFilter): RawBuilder<unknown> =>
  record === null
    ? sql`audit_log`
    : sql`(select * from audit_log where centre_id = ${centreId} and record_id = ${record}
        union all select * from audit_lists_with(${kind}, ${record}, ${mostCounted})) l`;

/** More lines than anybody reads page by page; counting stops here. */
export const mostCounted = 10_000;

export async function countAudit(tx: Tx, centreId: string, filter: AuditFilter): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select 1 from ${lines(centreId, filter)} where ${conditions(centreId, filter)} limit ${mostCounted}) a`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

/** One page of the log, newest first. */
export async function listAudit(
  tx: Tx,
  centreId: string,
  filter: AuditFilter,
  range: { limit: number; offset: number },
): Promise<View[]> {
  const { rows } = await sql<View>`
    select ${columns} from (
      select * from ${lines(centreId, filter)} where ${conditions(centreId, filter)}
      order by at desc, id desc limit ${range.limit} offset ${range.offset}) a
    left join auth_user u on u.id = a.user_id
    order by a.at desc, a.id desc`.execute(tx);
  return rows;
}

/** Everybody who has or had a role in this centre. */
export async function listPeople(tx: Tx, centreId: string): Promise<{ id: string; name: string }[]> {
  return await tx
    .selectFrom('membership as m')
    .innerJoin('auth_user as u', 'u.id', 'm.user_id')
    .select(['u.id', 'u.name'])
    .distinct()
    .where('m.centre_id', '=', centreId)
    .orderBy('u.name')
    .execute();
}
