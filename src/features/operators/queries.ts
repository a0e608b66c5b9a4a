// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Kysely } from 'kysely';
import type { Database } from '../../db/types.ts';

/** A centre as operators see it. */
export interface CentreRow {
  key: string;
  name: string;
  active: boolean;
}

export const listCentres = (db: Kysely<Database>): Promise<CentreRow[]> =>
  db.selectFrom('centre').select(['key', 'name', 'active']).orderBy('ags5').orderBy('name').execute();

export const findCentreByKey = (db: Kysely<Database>, key: string): Promise<CentreRow | undefined> =>
  db.selectFrom('centre').select(['key', 'name', 'active']).where('key', '=', key).executeTakeFirst();

/** Operators cannot be the head of a centre: neither this one nor a colleague. */
export async function isOperator(db: Kysely<Database>, address: string): Promise<boolean> {
  const row = await db
    .selectFrom('system_operator as o')
    .innerJoin('auth_user as u', 'u.id', 'o.user_id')
    .select('o.user_id')
    .where('u.email', '=', address)
    .executeTakeFirst();
  return row !== undefined;
}

/** With a head in place, the operator has no say in who works for a centre. */
export async function hasHead(db: Kysely<Database>, key: string): Promise<boolean> {
  const row = await db
    .selectFrom('membership as m')
    .innerJoin('centre as c', 'c.id', 'm.centre_id')
    .select('m.id')
    .where('c.key', '=', key)
    .where('m.role', '=', 'head')
    .where('m.ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
