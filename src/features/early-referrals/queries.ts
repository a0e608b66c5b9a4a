// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { isId } from '../../db/ids.ts';
import type { Row } from '../../db/row.ts';
import { NotFound } from '../../refusals.ts';
import type { BirthColumns } from '../families/rules.ts';
import type { Destination } from './rules.ts';

/** A child not of school age yet, and where its family was pointed to. */
export interface EarlyReferral extends BirthColumns {
  id: string;
  givenNames: string;
  familyName: string;
  ags: string;
  municipality: string | null;
  language: string;
  reach: string;
  /** An Auskunftssperre stands: where the family lives and how it is reached is told to nobody outside. */
  isProtected: boolean;
  receivedOn: Temporal.PlainDate;
  recordedBy: string | null;
  to: Destination | null;
  referredOn: Temporal.PlainDate | null;
  referredBy: string | null;
  arrived: Row<'early_referral'>['arrived'];
  version: number;
}

const referrals = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('early_referral as r')
    .leftJoin('municipality as m', 'm.ags', 'r.ags')
    .leftJoin('auth_user as n', 'n.id', 'r.recorded_by')
    .leftJoin('auth_user as u', 'u.id', 'r.referred_by')
    .select(['r.id', 'r.given_names as givenNames', 'r.family_name as familyName', 'r.birth_year', 'r.birth_month'])
    .select(['r.birth_day', 'r.ags', 'm.name as municipality', 'r.language', 'r.reach', 'r.received_on as receivedOn'])
    .select(['n.name as recordedBy', 'r.referred_to as to', 'r.referred_on as referredOn', 'u.name as referredBy'])
    .select(['r.arrived', 'r.version', 'r.protected as isProtected'])
    .where('r.centre_id', '=', centreId);

/** Which children a list shows: those nobody has pointed anywhere, those who may not have arrived, or those who have. */
export const stands = {
  offen: 'noch nicht verwiesen',
  unterwegs: 'verwiesen, nicht angekommen oder nicht bekannt',
  angekommen: 'angekommen',
} as const;
export type Stand = keyof typeof stands;

const wanted = (tx: Tx, centreId: string, stand: Stand | undefined) => {
  const all = referrals(tx, centreId);
  if (stand === 'offen') return all.where('r.referred_to', 'is', null);
  if (stand === 'unterwegs') return all.where('r.referred_to', 'is not', null).where('r.arrived', '<>', 'yes');
  return stand === 'angekommen' ? all.where('r.arrived', '=', 'yes') : all;
};

/** Children of the centre; who was pointed nowhere yet comes first, the oldest first. */
export const listEarlyReferrals = (
  tx: Tx,
  centreId: string,
  range: { limit: number; offset: number },
  stand: Stand | undefined,
): Promise<EarlyReferral[]> =>
  wanted(tx, centreId, stand)
    .orderBy(sql`r.referred_to is not null`)
    .orderBy('r.received_on', 'asc')
    .orderBy('r.id')
    .limit(range.limit)
    .offset(range.offset)
    .execute();

export async function countEarlyReferrals(tx: Tx, centreId: string, stand: Stand | undefined): Promise<number> {
  const row = await wanted(tx, centreId, stand)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** @throws NotFound */
export async function getEarlyReferral(tx: Tx, centreId: string, id: string): Promise<EarlyReferral> {
  const row = isId(id) ? await referrals(tx, centreId).where('r.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row;
}
