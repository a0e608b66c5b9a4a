// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { isId } from '../../db/ids.ts';
import { NotFound } from '../../refusals.ts';
import type { Refused } from './rules.ts';

/** An entry of the inbox. What is settled has no names any more. */
export interface Entry {
  id: string;
  receivedAt: Temporal.Instant;
  givenNames: string;
  familyName: string;
  age: number | null;
  place: string;
  language: string;
  reach: string;
  state: 'open' | 'taken' | 'refused';
  reason: Refused | null;
  settledBy: string | null;
}

const entries = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('self_report as s')
    .leftJoin('auth_user as u', 'u.id', 's.settled_by')
    .select(['s.id', 's.received_at as receivedAt', 's.given_names as givenNames', 's.family_name as familyName'])
    .select(['s.age', 's.place', 's.language', 's.reach', 's.state', 's.reason', 'u.name as settledBy'])
    .where('s.centre_id', '=', centreId);

/** So many are shown: an inbox that is longer is no longer read. */
const mostShown = 200;

/** Entries of the inbox, the oldest first. @param open those that wait, or those that are settled */
export const listEntries = (tx: Tx, centreId: string, open: boolean): Promise<Entry[]> =>
  entries(tx, centreId)
    .where('s.state', open ? '=' : '<>', 'open')
    .orderBy('s.received_at', open ? 'asc' : 'desc')
    .orderBy('s.id')
    .limit(mostShown)
    .execute();

/** @throws NotFound */
export async function getEntry(tx: Tx, centreId: string, id: string): Promise<Entry> {
  const entry = isId(id) ? await entries(tx, centreId).where('s.id', '=', id).executeTakeFirst() : undefined;
  if (!entry) throw new NotFound();
  return entry;
}

/** How many wait, and since when the oldest. */
export async function countOpen(tx: Tx, centreId: string): Promise<{ count: number; oldest: Temporal.Instant | null }> {
  return await tx
    .selectFrom('self_report')
    .select([sql<number>`count(*)::int`.as('count'), (e) => e.fn.min('received_at').as('oldest')])
    .where('centre_id', '=', centreId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
}
