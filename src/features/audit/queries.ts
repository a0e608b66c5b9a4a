// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { startOfDay } from '../../clock.ts';
import type { Actor, Tx } from '../../db/centre.ts';
import { foundBy } from '../../db/name-search.ts';
import { type Access, eventEnds } from './words.ts';

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

/**
 * Whether the log says already that somebody saw a record by a deed: for pages that look again by themselves, whose every look
 * would be a line.
 */
export async function hasSeen(
  tx: Tx,
  { centreId, userId }: Actor,
  event: string,
  { kind, id }: RecordName,
): Promise<boolean> {
  const row = await tx
    .selectFrom('audit_log')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('record_kind', '=', kind)
    .where('record_id', '=', id)
    .where('user_id', '=', userId)
    .where('event', '=', event)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
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
  access: Access | null;
  record: string | null;
  /** The records of a case or a child that was searched; null: all. */
  records: readonly RecordName[] | null;
  from: Temporal.PlainDate | null;
  to: Temporal.PlainDate | null;
}

/** Whether a line is of a kind of access, by the last part of its event. */
function hasAccess(access: Access): RawBuilder<SqlBool> {
  const end = sql`substring(event from '[^.]+$')`;
  const known = Object.values(eventEnds).flat();
  return access === 'change'
    ? sql<SqlBool>`${end} <> all (${known}::text[])`
    : sql<SqlBool>`${end} = any (${[...eventEnds[access]]}::text[])`;
}

const conditions = (centreId: string, filter: AuditFilter) => {
  const parts = [
    sql<SqlBool>`centre_id = ${centreId}`,
    ...(filter.person ? [sql<SqlBool>`user_id = ${filter.person}`] : []),
    ...(filter.kind ? [sql<SqlBool>`record_kind = ${filter.kind}`] : []),
    ...(filter.access ? [hasAccess(filter.access)] : []),
    ...(filter.from ? [sql<SqlBool>`at >= ${startOfDay(filter.from)}`] : []),
    ...(filter.to ? [sql<SqlBool>`at < ${startOfDay(filter.to.add({ days: 1 }))}`] : []),
  ];
  return sql.join(parts, sql` and `);
};

/** The whole log, or what names one record, or one of several. */
const lines = (centreId: string, { record, records, kind }: AuditFilter): RawBuilder<unknown> => {
  if (records !== null) return linesOf(centreId, records);
  return record === null
    ? sql`audit_log`
    : sql`(select * from audit_log where centre_id = ${centreId} and record_id = ${record}
        union all select * from audit_lists_with(${kind}, ${record}, ${mostCounted})) l`;
};

/** Lines about any of these records, each once: a list may name several. */
function linesOf(centreId: string, records: readonly RecordName[]): RawBuilder<unknown> {
  const ids = records.map(({ id }) => id);
  const kinds = records.map(({ kind }) => kind);
  return sql`(select * from audit_log where centre_id = ${centreId} and (record_kind, record_id) in
      (select * from unnest(${kinds}::text[], ${ids}::text[]))
    union select l.* from unnest(${kinds}::text[], ${ids}::text[]) r (kind, id),
      lateral audit_lists_with(r.kind, r.id, ${mostCounted}) l) l`;
}

/** Children that a search follows to their records; who finds so many has to search more exactly. */
export const mostChildren = 20;

/**
 * The records of the children that a text finds, by a part of a case number or the beginning of names: child, family, cases
 * and what belongs to these. An entry that was joined with another is found with it, whichever of them the text names: who has
 * looked at either has looked at the child.
 * @returns `more`: further children are left out
 */
export async function findRecords(
  tx: Tx,
  centreId: string,
  text: string,
): Promise<{ records: RecordName[]; more: boolean }> {
  const found = foundBy(centreId, { childId: sql`c.id`, caseNumber: sql`coalesce(p.case_number, '')` }, text);
  const { rows: children } = await sql<{ id: string }>`
    select distinct coalesce(c.joined_into, c.id) as id from child c
    left join placement_case p on p.centre_id = ${centreId} and p.child_id = c.id
    where c.centre_id = ${centreId} and ${found} order by 1 limit ${mostChildren + 1}`.execute(tx);
  const ids = children.slice(0, mostChildren).map(({ id }) => id);
  const { rows: records } = await sql<RecordName>`
    with c as (select id, family_id from child
        where centre_id = ${centreId} and (id = any (${ids}::uuid[]) or joined_into = any (${ids}::uuid[]))),
      f as (select coalesce(joined_into, id) as id from family
        where centre_id = ${centreId} and id in (select family_id from c)),
      k as (select id from placement_case where centre_id = ${centreId} and child_id in (select id from c))
    select 'child' as kind, id::text from c
    union select 'family', id::text from family
      where centre_id = ${centreId} and (id in (select id from f) or joined_into in (select id from f))
    union all select 'case', id::text from k
    union all select 'submission', s.id::text from submission s where s.centre_id = ${centreId} and s.case_id in (select id from k)
    union all select 'decision', d.id::text from decision d where d.centre_id = ${centreId} and d.case_id in (select id from k)
    union all select 'school_request', q.id::text from school_request q
      where q.centre_id = ${centreId} and q.case_id in (select id from k)
    union all select 'admission', a.id::text from admission a where a.centre_id = ${centreId} and a.case_id in (select id from k)`.execute(
    tx,
  );
  return { records, more: children.length > mostChildren };
}

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
