// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { likePart } from '../schools/queries.ts';
import { nameOf } from '../volunteers/queries.ts';

/** Who is paid, as lists name them. */
export interface Payee {
  id: string;
  /** The number where the name has gone. */
  name: string;
  number: string;
  /** '' when none is known. */
  email: string;
}

/** Volunteers by their ids. */
export async function findPayees(tx: Tx, centreId: string, ids: readonly string[]): Promise<Map<string, Payee>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('volunteer')
    .select(['id', 'given_name as givenName', 'family_name as familyName', 'number', 'email'])
    .where('centre_id', '=', centreId)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, { id: row.id, name: nameOf(row), number: row.number, email: row.email }]));
}

/** Volunteers an account belongs to, or belonged to. */
export async function listVolunteersOf(tx: Tx, centreId: string, userId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('membership')
    .select('volunteer_id as id')
    .where('centre_id', '=', centreId)
    .where('user_id', '=', userId)
    .where('volunteer_id', 'is not', null)
    .execute();
  return rows.flatMap(({ id }) => id ?? []);
}

/** A volunteer in the list of who can be paid. */
export interface ListedPayee extends Payee {
  hasAccount: boolean;
}

const listed = (
  tx: Tx,
  centreId: string,
  { text, withoutAccount }: { text: string | undefined; withoutAccount: boolean },
) => {
  let query = tx
    .selectFrom('volunteer as v')
    .leftJoin('bank_account as b', (on) =>
      on.onRef('b.centre_id', '=', 'v.centre_id').onRef('b.volunteer_id', '=', 'v.id').on('b.ended_at', 'is', null),
    )
    .where('v.centre_id', '=', centreId)
    .where((e) =>
      e.or([
        e('v.state', '<>', 'left'),
        e.exists(
          e
            .selectFrom('allowance_claim as c')
            .select('c.id')
            .where('c.centre_id', '=', centreId)
            .whereRef('c.volunteer_id', '=', 'v.id'),
        ),
      ]),
    );
  if (withoutAccount) query = query.where('b.id', 'is', null);
  if (text) {
    const part = likePart(text);
    query = query.where(
      sql<SqlBool>`(v.given_name || ' ' || v.family_name ilike ${part} or v.family_name || ' ' || v.given_name ilike ${part}
        or v.number ilike ${part})`,
    );
  }
  return query;
};

/** Volunteers by name who help or are owed something. */
export async function listPayees(
  tx: Tx,
  centreId: string,
  filter: { text: string | undefined; withoutAccount: boolean },
  range: { limit: number; offset: number },
): Promise<ListedPayee[]> {
  const rows = await listed(tx, centreId, filter)
    .select(['v.id', 'v.given_name as givenName', 'v.family_name as familyName', 'v.number', 'v.email'])
    .select(['b.id as accountId'])
    .orderBy('v.family_name')
    .orderBy('v.given_name')
    .orderBy('v.id')
    .limit(range.limit)
    .offset(range.offset)
    .execute();
  return rows.map(({ accountId, ...row }) => ({
    ...{ id: row.id, name: nameOf(row), number: row.number, email: row.email },
    hasAccount: accountId !== null,
  }));
}

export async function countPayees(
  tx: Tx,
  centreId: string,
  filter: { text: string | undefined; withoutAccount: boolean },
): Promise<number> {
  const row = await listed(tx, centreId, filter).select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow();
  return row.n;
}
