// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { isId } from '../../db/ids.ts';
import { NotFound } from '../../refusals.ts';
import { findCommitments } from '../funding/queries.ts';
import type { LeftOut, RunState } from './payout-rules.ts';
import { type Claim, listOpenClaims } from './queries.ts';
import { accountKey, yearAccounts } from './tax-queries.ts';
import { needsExcess } from './tax-rules.ts';

/** Who did something, and when. */
export interface Signature {
  at: Temporal.Instant;
  userId: string;
  name: string | null;
}

export interface Run {
  id: string;
  number: string;
  payOn: Temporal.PlainDate;
  state: RunState;
  made: Signature;
  stated: Signature | null;
  released: Signature | null;
  handed: Signature | null;
  calledOff: (Signature & { reason: string }) | null;
  version: number;
  /** Sum of what is paid, of how many people; of a run that was called off what it would have been. */
  cents: number;
  people: number;
}

const runs = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('payout_run as p')
    .leftJoin('auth_user as m', 'm.id', 'p.made_by')
    .leftJoin('auth_user as s', 's.id', 'p.stated_by')
    .leftJoin('auth_user as r', 'r.id', 'p.released_by')
    .leftJoin('auth_user as h', 'h.id', 'p.handed_by')
    .leftJoin('auth_user as o', 'o.id', 'p.called_off_by')
    .selectAll('p')
    .select(['m.name as madeName', 's.name as statedName', 'r.name as releasedName', 'h.name as handedName'])
    .select(['o.name as calledOffName'])
    .select((e) => [
      e
        .selectFrom('payout_item as i')
        .select(sql<number>`coalesce(sum(i.cents), 0)::int`.as('n'))
        .where('i.centre_id', '=', centreId)
        .whereRef('i.run_id', '=', 'p.id')
        .as('cents'),
      e
        .selectFrom('payout_item as i')
        .select(sql<number>`count(distinct i.volunteer_id)::int`.as('n'))
        .where('i.centre_id', '=', centreId)
        .whereRef('i.run_id', '=', 'p.id')
        .as('people'),
    ])
    .where('p.centre_id', '=', centreId);

type RunRow = Awaited<ReturnType<ReturnType<typeof runs>['execute']>>[number];

const signed = (at: Temporal.Instant | null, userId: string | null, name: string | null): Signature | null =>
  at === null || userId === null ? null : { at, userId, name };

function toRun(row: RunRow): Run {
  const off = signed(row.called_off_at, row.called_off_by, row.calledOffName);
  return {
    id: row.id,
    number: row.number,
    payOn: row.pay_on,
    state: row.state,
    made: { at: row.made_at, userId: row.made_by, name: row.madeName },
    stated: signed(row.stated_at, row.stated_by, row.statedName),
    released: signed(row.released_at, row.released_by, row.releasedName),
    handed: signed(row.handed_at, row.handed_by, row.handedName),
    calledOff: off && { ...off, reason: row.call_off_reason },
    version: row.version,
    cents: row.cents ?? 0,
    people: row.people ?? 0,
  };
}

/** Runs, the newest first. */
export async function listRuns(tx: Tx, centreId: string): Promise<Run[]> {
  return (await runs(tx, centreId).orderBy('p.made_at', 'desc').orderBy('p.id').limit(200).execute()).map(toRun);
}

/** @throws NotFound */
export async function getRun(tx: Tx, centreId: string, id: string): Promise<Run> {
  const row = isId(id) ? await runs(tx, centreId).where('p.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return toRun(row);
}

/** What one person is paid in a run, and to which account. */
export interface Payment {
  volunteerId: string;
  cents: number;
  claims: number;
  accountId: string;
  iban: string;
  holder: string;
  /** The account was ended since the run was made. */
  accountEnded: boolean;
  /** The bank gave it back on this day, for this reason. */
  returned: { on: Temporal.PlainDate; reason: string } | null;
}

/** The payments of a run, one a person. */
export async function listPayments(tx: Tx, centreId: string, runId: string): Promise<Payment[]> {
  const rows = await tx
    .selectFrom('payout_item as i')
    .innerJoin('bank_account as b', (on) =>
      on.onRef('b.centre_id', '=', 'i.centre_id').onRef('b.id', '=', 'i.bank_account_id'),
    )
    .leftJoin('payout_return as t', (on) =>
      on
        .onRef('t.centre_id', '=', 'i.centre_id')
        .onRef('t.run_id', '=', 'i.run_id')
        .onRef('t.volunteer_id', '=', 'i.volunteer_id'),
    )
    .select(['i.volunteer_id as volunteerId', 'b.id as accountId', 'b.iban', 'b.holder', 'b.ended_at as endedAt'])
    .select(['t.returned_on as returnedOn', 't.reason as returnReason'])
    .select(sql<number>`sum(i.cents)::int`.as('cents'))
    .select(sql<number>`count(*)::int`.as('claims'))
    .where('i.centre_id', '=', centreId)
    .where('b.centre_id', '=', centreId)
    .where('i.run_id', '=', runId)
    .groupBy(['i.volunteer_id', 'b.id', 'b.iban', 'b.holder', 'b.ended_at', 't.returned_on', 't.reason'])
    .orderBy('b.holder')
    .orderBy('i.volunteer_id')
    .execute();
  return rows.map(({ endedAt, returnedOn, returnReason, ...row }) => ({
    ...row,
    accountEnded: endedAt !== null,
    returned: returnedOn === null ? null : { on: returnedOn, reason: returnReason ?? '' },
  }));
}

/** Where people are paid now, by the id of the volunteer. */
export async function findBankAccounts(
  tx: Tx,
  centreId: string,
  people: readonly string[],
): Promise<Map<string, { id: string; iban: string; holder: string }>> {
  if (people.length === 0) return new Map();
  const rows = await tx
    .selectFrom('bank_account')
    .select(['volunteer_id as volunteerId', 'id', 'iban', 'holder'])
    .where('centre_id', '=', centreId)
    .where('volunteer_id', 'in', people)
    .where('ended_at', 'is', null)
    .execute();
  return new Map(rows.map(({ volunteerId, ...account }) => [volunteerId, account]));
}

/** What somebody would be paid, or why not. */
export interface OpenPerson {
  volunteerId: string;
  cents: number;
  claims: readonly Claim[];
  /** Where to; null with a reason in `why`. */
  accountId: string | null;
  why: LeftOut | null;
}

const sum = (claims: readonly Claim[]): number => claims.reduce((all, { cents }) => all + cents, 0);

/** Claims whose money is promised and could not be settled: the pot has not enough. */
async function uncoveredOf(tx: Tx, centreId: string, claims: readonly Claim[]): Promise<Set<string>> {
  const uncovered = new Set<string>();
  for (const [service, list] of Map.groupBy(claims, (claim) => claim.service)) {
    const records = await findCommitments(tx, centreId, service, [...new Set(list.map(({ recordId }) => recordId))]);
    for (const { id, recordId } of list) if (records.get(recordId)?.state === 'promised') uncovered.add(id);
  }
  return uncovered;
}

/**
 * Everybody to whom something is owed that stands in no run: who can be paid on a day, and who cannot, with the reason. Of a
 * person with a claim that its pot does not cover the others are paid.
 */
export async function listOpenPeople(
  tx: Tx,
  centreId: string,
  of: { payOn: Temporal.PlainDate; today: Temporal.PlainDate },
): Promise<OpenPerson[]> {
  const open = await listOpenClaims(tx, centreId);
  const people = [...new Set(open.map(({ volunteerId }) => volunteerId))];
  const accounts = await findBankAccounts(tx, centreId, people);
  const years = await yearAccounts(tx, centreId, { year: of.payOn.year, today: of.today, people });
  const uncovered = await uncoveredOf(tx, centreId, open);
  const exceeds = (volunteerId: string, claims: readonly Claim[]): boolean =>
    [...Map.groupBy(claims, ({ paragraph }) => paragraph)].some(([paragraph, list]) => {
      const year = years.get(accountKey(volunteerId, paragraph));
      return year !== undefined && needsExcess(year, sum(list));
    });
  return people.flatMap((volunteerId): OpenPerson[] => {
    const own = open.filter((claim) => claim.volunteerId === volunteerId);
    const covered = own.filter(({ id }) => !uncovered.has(id));
    const waiting = own.filter(({ id }) => uncovered.has(id));
    const accountId = accounts.get(volunteerId)?.id ?? null;
    const left = (claims: readonly Claim[], why: LeftOut): OpenPerson => ({
      ...{ volunteerId, cents: sum(claims), claims, accountId: null, why },
    });
    const later = waiting.length > 0 ? [left(waiting, 'uncovered')] : [];
    if (covered.length === 0) return later;
    if (sum(covered) <= 0) return [left(covered, 'nothing'), ...later];
    if (accountId === null) return [left(covered, 'no_account'), ...later];
    if (exceeds(volunteerId, covered)) return [left(covered, 'excess'), ...later];
    return [{ volunteerId, cents: sum(covered), claims: covered, accountId, why: null }, ...later];
  });
}
