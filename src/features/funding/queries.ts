// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { codesOf, isCode } from '../../codes/keys.ts';
import { type PaidService, paidServices } from '../../codes/paid-services.ts';
import type { Tx } from '../../db/centre.ts';
import { isId } from '../../db/ids.ts';
import type { Row } from '../../db/row.ts';
import { NotFound } from '../../refusals.ts';
import type { FundFacts } from './rows.ts';
import type { Sums } from './rules.ts';

export interface Fund extends FundFacts {
  id: string;
  version: number;
}

/** A period of a pot with what is promised and spent of it. */
export interface FundPeriod extends Sums {
  id: string;
  fundId: string;
  fromOn: Temporal.PlainDate;
  toOn: Temporal.PlainDate;
  version: number;
  /** Promised or spent for days up to today. */
  usedUntilToday: number;
}

const services = (stored: readonly string[]): PaidService[] =>
  stored.filter((code) => isCode(codesOf(paidServices), code));

const toFund = (row: Row<'fund'>): Fund => ({
  id: row.id,
  name: row.name,
  payer: row.payer,
  purpose: row.purpose,
  services: services(row.services),
  legalConsequence: row.legal_consequence,
  account: row.account,
  endedOn: row.ended_on,
  version: row.version,
});

/** The pots of a centre by name, ended ones last. */
export async function listFunds(tx: Tx, centreId: string): Promise<Fund[]> {
  const rows = await tx
    .selectFrom('fund')
    .selectAll()
    .where('centre_id', '=', centreId)
    .orderBy(sql`ended_on is not null`)
    .orderBy('name')
    .execute();
  return rows.map(toFund);
}

/** @throws NotFound */
export async function getFund(tx: Tx, centreId: string, id: string): Promise<Fund> {
  const row = isId(id)
    ? await tx.selectFrom('fund').selectAll().where('centre_id', '=', centreId).where('id', '=', id).executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound();
  return toFund(row);
}

const periods = (tx: Tx, centreId: string, today: Temporal.PlainDate) =>
  tx
    .selectFrom('fund_period as p')
    .select(['p.id', 'p.fund_id as fundId', 'p.from_on as fromOn', 'p.to_on as toOn', 'p.version'])
    .select(['p.amount_cents as amountCents', 'p.promised_cents as promisedCents', 'p.spent_cents as spentCents'])
    .select((e) =>
      e
        .selectFrom('commitment as c')
        .select(sql<number>`coalesce(sum(c.cents), 0)::int`.as('cents'))
        .where('c.centre_id', '=', centreId)
        .whereRef('c.fund_period_id', '=', 'p.id')
        .where('c.state', '<>', 'released')
        .where('c.occurs_on', '<=', today)
        .as('usedUntilToday'),
    )
    .where('p.centre_id', '=', centreId);

const toPeriod = (row: Omit<FundPeriod, 'usedUntilToday'> & { usedUntilToday: number | null }): FundPeriod => ({
  ...row,
  usedUntilToday: row.usedUntilToday ?? 0,
});

/** Periods of all pots, or of one, the newest first. */
export async function listPeriods(
  tx: Tx,
  centreId: string,
  today: Temporal.PlainDate,
  fundId?: string,
): Promise<FundPeriod[]> {
  let query = periods(tx, centreId, today);
  if (fundId !== undefined) query = query.where('p.fund_id', '=', fundId);
  return (await query.orderBy('p.from_on', 'desc').orderBy('p.id').execute()).map(toPeriod);
}

/** @throws NotFound */
export async function getPeriod(tx: Tx, centreId: string, id: string, today: Temporal.PlainDate): Promise<FundPeriod> {
  const row = isId(id) ? await periods(tx, centreId, today).where('p.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return toPeriod(row);
}

/** The period of a pot that a day falls into. */
export async function findPeriodOn(
  tx: Tx,
  centreId: string,
  fundId: string,
  on: Temporal.PlainDate,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('fund_period')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('fund_id', '=', fundId)
    .where('from_on', '<=', on)
    .where('to_on', '>=', on)
    .executeTakeFirst();
  return row?.id;
}

/** Amounts that the periods of Land money beginning in a year have together, but for one of them. */
export async function landCentsIn(tx: Tx, centreId: string, year: number, butFor: string | null): Promise<number> {
  const row = await tx
    .selectFrom('fund_period as p')
    .innerJoin('fund as f', (on) => on.onRef('f.centre_id', '=', 'p.centre_id').onRef('f.id', '=', 'p.fund_id'))
    .select(sql<number>`coalesce(sum(p.amount_cents), 0)::int`.as('cents'))
    .where('p.centre_id', '=', centreId)
    .where('f.centre_id', '=', centreId)
    .where('f.payer', '=', 'land')
    .where(sql<boolean>`extract(year from p.from_on) = ${year}`)
    .where(sql<boolean>`p.id is distinct from ${butFor}`)
    .executeTakeFirstOrThrow();
  return row.cents;
}

/** A line of the account of a period. */
export interface FundEntry {
  id: string;
  kind: Row<'fund_entry'>['kind'];
  amountDelta: number;
  promisedDelta: number;
  spentDelta: number;
  occurredOn: Temporal.PlainDate;
  reason: string;
  at: Temporal.Instant;
  /** Name of who did it; null for the system. */
  by: string | null;
}

/** What people decided about a period: amounts and corrections, the newest first. */
export async function listDecisions(tx: Tx, centreId: string, periodId: string): Promise<FundEntry[]> {
  return await tx
    .selectFrom('fund_entry as e')
    .leftJoin('auth_user as u', 'u.id', 'e.by_user')
    .select(['e.id', 'e.kind', 'e.amount_delta as amountDelta', 'e.promised_delta as promisedDelta'])
    .select(['e.spent_delta as spentDelta', 'e.occurred_on as occurredOn', 'e.reason', 'e.at', 'u.name as by'])
    .where('e.centre_id', '=', centreId)
    .where('e.fund_period_id', '=', periodId)
    .where('e.kind', 'in', ['amount', 'corrected'])
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(50)
    .execute();
}

/** What was promised and spent of a period, summed by day. */
export async function listChanges(
  tx: Tx,
  centreId: string,
  periodId: string,
): Promise<{ on: Temporal.PlainDate; promised: number; spent: number }[]> {
  return await tx
    .selectFrom('fund_entry')
    .select(['occurred_on as on'])
    .select(sql<number>`sum(promised_delta)::int`.as('promised'))
    .select(sql<number>`sum(spent_delta)::int`.as('spent'))
    .where('centre_id', '=', centreId)
    .where('fund_period_id', '=', periodId)
    .groupBy('occurred_on')
    .orderBy('occurred_on')
    .execute();
}

/** The open commitment of a record: promised or spent, of which pot. */
export interface Commitment {
  id: string;
  periodId: string;
  fundId: string;
  fundName: string;
  cents: number;
  state: 'promised' | 'spent';
}

const commitments = (tx: Tx, centreId: string, service: PaidService) =>
  tx
    .selectFrom('commitment as c')
    .innerJoin('fund_period as p', (on) =>
      on.onRef('p.centre_id', '=', 'c.centre_id').onRef('p.id', '=', 'c.fund_period_id'),
    )
    .innerJoin('fund as f', (on) => on.onRef('f.centre_id', '=', 'p.centre_id').onRef('f.id', '=', 'p.fund_id'))
    .select(['c.id', 'c.fund_period_id as periodId', 'p.fund_id as fundId', 'f.name as fundName', 'c.cents', 'c.state'])
    .select(['c.record_id as recordId'])
    .where('c.centre_id', '=', centreId)
    .where('p.centre_id', '=', centreId)
    .where('f.centre_id', '=', centreId)
    .where('c.service', '=', service)
    .where('c.state', '<>', 'released');

/** What is promised or spent for records of a service, by the id of the record. */
export async function findCommitments(
  tx: Tx,
  centreId: string,
  service: PaidService,
  recordIds: readonly string[],
): Promise<Map<string, Commitment>> {
  if (recordIds.length === 0) return new Map();
  const rows = await commitments(tx, centreId, service).where('c.record_id', 'in', recordIds).execute();
  return new Map(
    rows.map(({ recordId, state, ...row }) => [recordId, { ...row, state: state === 'spent' ? 'spent' : 'promised' }]),
  );
}
