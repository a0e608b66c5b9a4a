// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import { timeZone } from '../../clock.ts';
import { gradeKeys, type PlaceKindKey, schoolFormKeys } from '../../codes/school-forms.ts';
import type { Tx } from '../../db/centre.ts';
import type { SchoolTable } from '../../db/types.ts';
import { NotFound } from '../../refusals.ts';
import type { Denomination } from './denomination.ts';

export type School = Selectable<SchoolTable> & { municipality: string | null };

export interface SchoolFilter {
  /** Number, or part of name or place. */
  readonly text?: string | undefined;
  readonly form?: string | undefined;
  /** AGS, eight digits. */
  readonly ags?: string | undefined;
  /** Only the area of the current centre; needs a transaction of `inCentre`. */
  readonly ownArea: boolean;
  readonly sort?: { key: string; direction: 'asc' | 'desc' } | undefined;
}

/** Part of a text for `ilike`, with its wildcards taken literally. */
export const likePart = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;

function schoolWhere(filter: SchoolFilter): RawBuilder<SqlBool> {
  const parts = [sql<SqlBool>`s.closed_at is null`, sql<SqlBool>`s.form in (${sql.join(schoolFormKeys)})`];
  if (filter.ownArea) parts.push(sql<SqlBool>`exists (select from centre_municipality m where m.ags = s.ags)`);
  if (filter.form) parts.push(sql<SqlBool>`s.form = ${filter.form}`);
  if (filter.ags) parts.push(sql<SqlBool>`s.ags = ${filter.ags}`);
  if (filter.text) {
    const part = likePart(filter.text);
    parts.push(sql<SqlBool>`(s.number = ${filter.text} or s.name ilike ${part} or s.short_name ilike ${part}
      or s.place ilike ${part})`);
  }
  return sql<SqlBool>`${sql.join(parts, sql` and `)}`;
}

const schoolOrder: Readonly<Record<string, string>> = {
  name: 's.name collate "C"',
  nummer: 's.number',
  form: 's.form',
  ort: 's.place collate "C"',
};

function order(
  orders: Readonly<Record<string, string>>,
  sort: SchoolFilter['sort'],
  tail: string,
): RawBuilder<unknown> {
  const first = orders[sort?.key ?? ''] ?? Object.values(orders)[0]!;
  return sql.raw(`${first} ${sort?.direction === 'desc' ? 'desc' : 'asc'}, ${tail}`);
}

/** Open schools (no authorities) that fit the filter, sorted. Without `page` all of them. */
export async function listSchools(
  tx: Tx,
  filter: SchoolFilter,
  page?: { limit: number; offset: number },
): Promise<School[]> {
  const { rows } = await sql<School>`
    select s.*, m.name as municipality from school s left join municipality m on m.ags = s.ags
    where ${schoolWhere(filter)} order by ${order(schoolOrder, filter.sort, 's.number')}
    ${page ? sql`limit ${page.limit} offset ${page.offset}` : sql``}`.execute(tx);
  return rows;
}

/** How many schools fit the filter. */
export async function countSchools(tx: Tx, filter: SchoolFilter): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from school s where ${schoolWhere(filter)}`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** The school with this number, closed ones and authorities too. */
export async function findSchool(tx: Tx, number: string): Promise<School | undefined> {
  const { rows } = await sql<School>`
    select s.*, m.name as municipality from school s left join municipality m on m.ags = s.ags
    where s.number = ${number}`.execute(tx);
  return rows[0];
}

/** Open schools of these numbers, in the register's words. */
export async function listSchoolsByNumber(
  tx: Tx,
  numbers: readonly string[],
): Promise<{ number: string; name: string; form: string; x: number | null; y: number | null }[]> {
  if (numbers.length === 0) return [];
  return await tx
    .selectFrom('school')
    .select(['number', 'name', 'form', 'x', 'y'])
    .where('number', 'in', [...numbers])
    .where('closed_at', 'is', null)
    .execute();
}

/** Names of schools by number, closed ones too. */
export async function schoolNames(tx: Tx, numbers: readonly string[]): Promise<Map<string, string>> {
  if (numbers.length === 0) return new Map();
  const rows = await tx
    .selectFrom('school')
    .select(['number', 'name'])
    .where('number', 'in', [...numbers])
    .execute();
  return new Map(rows.map((row) => [row.number, row.name]));
}

/** A school with name and place, open or closed. */
export async function findSchoolName(tx: Tx, number: string): Promise<{ number: string; name: string } | undefined> {
  return await tx.selectFrom('school').select(['number', 'name']).where('number', '=', number).executeTakeFirst();
}

/** Whether the register has an open school of this number. */
export async function isOpenSchool(tx: Tx, number: string): Promise<boolean> {
  const query = tx.selectFrom('school').select('number').where('number', '=', number).where('closed_at', 'is', null);
  return (await query.executeTakeFirst()) !== undefined;
}

/** @throws NotFound for a number the register does not know. */
export async function getSchoolName(tx: Tx, number: string): Promise<string> {
  const school = await findSchoolName(tx, number);
  if (!school) throw new NotFound();
  return school.name;
}

/** All municipalities the register knows, by name; those of a centre's area are known to `centres`. */
export const listAllMunicipalities = (tx: Tx): Promise<{ ags: string; name: string }[]> =>
  tx.selectFrom('municipality').select(['ags', 'name']).orderBy('name').execute();

export interface LastImport {
  readonly importedAt: Temporal.Instant;
  readonly hash: string;
}

/** When the register was last imported. */
export async function findLastImport(tx: Tx): Promise<LastImport | undefined> {
  return await tx
    .selectFrom('school_import')
    .select(['imported_at as importedAt', 'file_hash as hash'])
    .orderBy('imported_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Reported places of one grade and kind at one school. */
export interface Place {
  readonly id: string;
  readonly schoolNumber: string;
  readonly schoolName: string;
  readonly form: string;
  readonly town: string;
  /** The school was closed by a later register. */
  readonly closed: boolean;
  readonly grade: string;
  readonly kind: PlaceKindKey;
  readonly capacity: number;
  readonly taken: number;
  readonly blocked: number;
  readonly blockedReason: string;
  readonly held: number;
  readonly free: number;
  readonly reportedAt: Temporal.Instant;
  readonly reportedRole: string;
  readonly version: number;
}

export interface PlaceFilter {
  readonly text?: string | undefined;
  readonly form?: string | undefined;
  readonly kind?: string | undefined;
  readonly grade?: string | undefined;
  readonly onlyFree?: boolean | undefined;
  readonly schools?: readonly string[] | undefined;
  readonly id?: string | undefined;
  readonly sort?: SchoolFilter['sort'];
}

/** The day of the request in Germany; holds are counted up to and including their last day. */
const today = sql`(select (app_now() at time zone ${sql.lit(timeZone)})::date)`;

/** Holds of place `p`: looked up row by row through their index, whatever the number of holds. */
const heldOfPlace = sql`
  cross join lateral (
    select count(*)::int as held from place_hold a
    where a.centre_id = p.centre_id and a.place_id = p.id and a.state = 'active' and a.expires_on >= ${today}
  ) h`;

const placeRows = sql`
  select p.id, p.school_number as "schoolNumber", s.name as "schoolName", s.form, s.place as town,
    s.closed_at is not null as closed, p.grade, p.kind, p.capacity, p.taken, p.blocked, p.blocked_reason as "blockedReason",
    p.reported_at as "reportedAt", p.reported_role as "reportedRole", p.version,
    h.held, greatest(0, p.capacity - p.taken - p.blocked - h.held) as free
  from school_place p
  join school s on s.number = p.school_number${heldOfPlace}`;

function placeWhere(filter: PlaceFilter): RawBuilder<SqlBool> {
  const parts = [sql<SqlBool>`true`];
  if (filter.id) parts.push(sql<SqlBool>`r.id = ${filter.id}`);
  if (filter.schools) parts.push(sql<SqlBool>`r."schoolNumber" = any(${[...filter.schools]})`);
  else if (!filter.id) parts.push(sql<SqlBool>`not r.closed`);
  if (filter.form) parts.push(sql<SqlBool>`r.form = ${filter.form}`);
  if (filter.kind) parts.push(sql<SqlBool>`r.kind = ${filter.kind}`);
  if (filter.grade) parts.push(sql<SqlBool>`r.grade = ${filter.grade}`);
  if (filter.onlyFree) parts.push(sql<SqlBool>`r.free > 0`);
  if (filter.text) {
    const part = likePart(filter.text);
    parts.push(
      sql<SqlBool>`(r."schoolNumber" = ${filter.text} or r."schoolName" ilike ${part} or r.town ilike ${part})`,
    );
  }
  return sql<SqlBool>`${sql.join(parts, sql` and `)}`;
}

// School order of the code table; its keys are letters and digits.
const gradeOrder = `array_position(array['${gradeKeys.join("','")}'], r.grade)`;
const placeOrder: Readonly<Record<string, string>> = {
  schule: 'r."schoolName" collate "C"',
  jahrgang: gradeOrder,
  art: 'r.kind',
  frei: 'r.free',
  gemeldet: 'r."reportedAt"',
};
const placeTail = `r."schoolName" collate "C", r."schoolNumber", ${gradeOrder}, r.kind`;

/** Places of the current centre that fit the filter, sorted; without `page` all of them. Closed schools are left out. */
export async function listPlaces(
  tx: Tx,
  filter: PlaceFilter,
  page?: { limit: number; offset: number },
): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select r.* from (${placeRows}) r where ${placeWhere(filter)} order by ${order(placeOrder, filter.sort, placeTail)}
    ${page ? sql`limit ${page.limit} offset ${page.offset}` : sql``}`.execute(tx);
  return rows;
}

/** How many reported rows fit the filter, and how many free places they have together. */
export async function countPlaces(tx: Tx, filter: PlaceFilter): Promise<{ count: number; free: number }> {
  const { rows } = await sql<{ count: number; free: number }>`
    select count(*)::int as count, coalesce(sum(r.free), 0)::int as free from (${placeRows}) r
    where ${placeWhere(filter)}`.execute(tx);
  return rows[0] ?? { count: 0, free: 0 };
}

/** One place of the current centre. */
export async function findPlace(tx: Tx, id: string): Promise<Place | undefined> {
  return (await listPlaces(tx, { id }))[0];
}

/** A school as the ranking looks at it, with its places of the wanted grade and kind; `place` is null when none is reported. */
export interface SchoolWithPlace {
  readonly number: string;
  readonly name: string;
  readonly form: string;
  readonly operatingKey: string;
  readonly legalForm: string;
  readonly x: number | null;
  readonly y: number | null;
  readonly denomination: Denomination | null;
  readonly place: Omit<Place, 'schoolNumber' | 'schoolName' | 'form' | 'town' | 'closed'> | null;
}

/** All open schools of the current centre's area with their places of this grade and kind, by number. One statement. */
export async function placesForRanking(tx: Tx, grade: string, kind: PlaceKindKey): Promise<SchoolWithPlace[]> {
  const { rows } = await sql<Omit<SchoolWithPlace, 'place'> & Place & { id: string | null }>`
    select s.number, s.name, s.form, s.operating_key as "operatingKey", s.legal_form as "legalForm",
      s.x, s.y, s.denomination,
      p.id, p.grade, p.kind, p.capacity, p.taken, p.blocked, p.blocked_reason as "blockedReason",
      p.reported_at as "reportedAt", p.reported_role as "reportedRole", p.version,
      h.held, greatest(0, p.capacity - p.taken - p.blocked - h.held) as free
    from centre_municipality m
    join school s on s.ags = m.ags and s.closed_at is null and s.form in (${sql.join(schoolFormKeys)})
    left join school_place p on p.school_number = s.number and p.grade = ${grade} and p.kind = ${kind}
    ${heldOfPlace}
    order by s.number`.execute(tx);
  return rows.map(({ number, name, form, operatingKey, legalForm, x, y, denomination, ...place }) => ({
    ...{ number, name, form, operatingKey, legalForm, x, y, denomination },
    place: place.id === null ? null : place,
  }));
}
