// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { isId } from '../../db/ids.ts';
import { NotFound } from '../../refusals.ts';
import type { InstitutionFacts } from './rows.ts';
import type { InstitutionKind } from './words.ts';

/** An institution as it is kept. */
export interface Institution extends InstitutionFacts {
  id: string;
  /** Said on the phone, and shown where the name of a protected one is not: "DN-I-0007". */
  number: string;
  municipality: string | null;
  version: number;
}

const institutions = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('institution as i')
    .leftJoin('municipality as m', 'm.ags', 'i.ags')
    .selectAll('i')
    .select('m.name as municipality')
    .where('i.centre_id', '=', centreId);

type InstitutionRow = Awaited<ReturnType<ReturnType<typeof institutions>['execute']>>[number];

const toInstitution = (row: InstitutionRow): Institution => ({
  id: row.id,
  number: row.number,
  name: row.name,
  department: row.department,
  kind: row.kind,
  isProtected: row.protected,
  contactName: row.contact_name,
  phone: row.phone,
  email: row.email,
  street: row.street,
  postcode: row.postcode,
  place: row.place,
  ags: row.ags,
  municipality: row.municipality,
  invoice: {
    name: row.invoice_name,
    street: row.invoice_street,
    postcode: row.invoice_postcode,
    place: row.invoice_place,
  },
  active: row.asks,
  version: row.version,
});

/** What narrows the list. `seesProtected`: the names of protected ones may be searched, because they are shown. */
export interface InstitutionFilter {
  q: string | undefined;
  kind: InstitutionKind | undefined;
  active: boolean | undefined;
  seesProtected: boolean;
}

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;

const wanted = (tx: Tx, centreId: string, { q, kind, active, seesProtected }: InstitutionFilter) =>
  institutions(tx, centreId)
    .$if(kind !== undefined, (query) => query.where('i.kind', '=', kind ?? 'other'))
    .$if(kind !== undefined && !seesProtected, (query) => query.where('i.protected', '=', false))
    .$if(active !== undefined, (query) => query.where('i.asks', '=', active ?? true))
    .$if(q !== undefined, (query) =>
      query.where(({ or, and, eb }) =>
        or([
          eb('i.number', 'ilike', like(q ?? '')),
          and([
            ...(seesProtected ? [] : [eb('i.protected', '=', false)]),
            sql<boolean>`(i.name || ' ' || i.department || ' ' || i.place) ilike ${like(q ?? '')}`,
          ]),
        ]),
      ),
    );

/** Institutions of the centre, by name; where names are not shown, protected ones come last by number. */
export async function listInstitutions(
  tx: Tx,
  centreId: string,
  filter: InstitutionFilter,
  range: { limit: number; offset: number },
  by: 'name' | 'kind' = 'name',
  direction: 'asc' | 'desc' = 'asc',
): Promise<Institution[]> {
  const rows = await wanted(tx, centreId, filter)
    .$if(!filter.seesProtected, (query) => query.orderBy('i.protected'))
    .orderBy(
      by === 'kind'
        ? 'i.kind'
        : sql`case when i.protected and ${!filter.seesProtected}::boolean then i.number else i.name end`,
      direction,
    )
    .orderBy('i.number')
    .limit(range.limit)
    .offset(range.offset)
    .execute();
  return rows.map(toInstitution);
}

export async function countInstitutions(tx: Tx, centreId: string, filter: InstitutionFilter): Promise<number> {
  const row = await wanted(tx, centreId, filter)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

export async function findInstitution(tx: Tx, centreId: string, id: string): Promise<Institution | undefined> {
  const row = isId(id) ? await institutions(tx, centreId).where('i.id', '=', id).executeTakeFirst() : undefined;
  return row && toInstitution(row);
}

/** @throws NotFound */
export async function getInstitution(tx: Tx, centreId: string, id: string): Promise<Institution> {
  const found = await findInstitution(tx, centreId, id);
  if (!found) throw new NotFound();
  return found;
}

/** The institutions that may ask, by name: all of the centre, or those somebody speaks for. */
export async function listAskingInstitutions(
  tx: Tx,
  centreId: string,
  only?: readonly string[],
): Promise<Institution[]> {
  if (only?.length === 0) return [];
  const rows = await institutions(tx, centreId)
    .where('i.asks', '=', true)
    .$if(only !== undefined, (query) => query.where('i.id', 'in', only ?? []))
    .orderBy('i.name')
    .orderBy('i.number')
    .execute();
  return rows.map(toInstitution);
}

/** The active institutions with this mail address, in lower case. */
export async function listByEmail(tx: Tx, centreId: string, email: string): Promise<Institution[]> {
  const rows = await institutions(tx, centreId)
    .where(sql<boolean>`lower(i.email) = ${email.toLowerCase()}`)
    .where('i.email', '<>', '')
    .where('i.asks', '=', true)
    .orderBy('i.number')
    .execute();
  return rows.map(toInstitution);
}

/** Shorter names are words of every day. */
const shortestName = 4;

/** Whether a text names an institution of the centre, protected or not. */
export async function namesInstitution(tx: Tx, centreId: string, text: string): Promise<boolean> {
  const row = await institutions(tx, centreId)
    .where(sql<boolean>`length(i.name) >= ${shortestName} and strpos(lower(${text}), lower(i.name)) > 0`)
    .executeTakeFirst();
  return row !== undefined;
}
