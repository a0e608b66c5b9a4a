// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { PaidService } from '../../codes/paid-services.ts';
import type { Actor, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import type { Row } from '../../db/row.ts';
import { Conflict } from '../../refusals.ts';
import { type Commitment, findCommitments, findPeriodOn, getFund } from './queries.ts';
import { commitmentRow, type Deltas, fundEntryRow } from './rows.ts';
import { type Sums, whyNotEnough, whyNotPay } from './rules.ts';
import { warnOfUse } from './warning-actions.ts';

/** Who acts, with the day: `By` has both, a job says the day of `now`. */
export type Booker = Actor & { today: Temporal.PlainDate };

/** A sentence for people: nothing was booked. */
export interface NotPromised {
  refused: string;
}

interface LockedPeriod extends Sums {
  id: string;
  fundId: string;
}

/** Locks periods, always in the order of their ids, so that two bookings never wait for each other. */
async function lockPeriods(tx: Tx, centreId: string, ids: readonly string[]): Promise<LockedPeriod[]> {
  return await tx
    .selectFrom('fund_period')
    .select(['id', 'fund_id as fundId'])
    .select(['amount_cents as amountCents', 'promised_cents as promisedCents', 'spent_cents as spentCents'])
    .where('centre_id', '=', centreId)
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Writes the line, adds it to the sums of its period, which the caller has locked, and tells people what that reaches. */
export async function book(
  tx: Tx,
  by: Booker,
  line: {
    periodId: string;
    commitmentId: string | null;
    kind: Row<'fund_entry'>['kind'];
    deltas: Deltas;
    reason?: string;
  },
): Promise<void> {
  const { centreId, now: at, userId: byUser, today: occurredOn } = by;
  const { amount = 0, promised = 0, spent = 0 } = line.deltas;
  const period = await tx
    .updateTable('fund_period')
    .set((e) => ({
      amount_cents: e('amount_cents', '+', amount),
      promised_cents: e('promised_cents', '+', promised),
      spent_cents: e('spent_cents', '+', spent),
      version: e('version', '+', line.kind === 'amount' ? 1 : 0),
    }))
    .where('centre_id', '=', centreId)
    .where('id', '=', line.periodId)
    .returning(['id', 'fund_id as fundId', 'to_on as toOn', 'amount_cents as amountCents'])
    .returning(['promised_cents as promisedCents', 'spent_cents as spentCents'])
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('fund_entry')
    .values(fundEntryRow({ ...line, centreId, id: newId(), at, byUser, occurredOn }))
    .execute();
  await warnOfUse(tx, { centreId, now: at, today: occurredOn }, period);
}

async function setCommitment(
  tx: Tx,
  by: Booker,
  id: string,
  set: { cents: number; state: Row<'commitment'>['state'] },
): Promise<void> {
  const settled = set.state === 'promised' ? {} : { settled_at: by.now, settled_by: by.userId };
  await tx
    .updateTable('commitment')
    .set({ ...set, ...settled })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .execute();
}

const find = async (tx: Tx, by: Booker, service: PaidService, recordId: string): Promise<Commitment | undefined> =>
  (await findCommitments(tx, by.centreId, service, [recordId])).get(recordId);

/** What is to be paid of which pot. */
export interface Wanted {
  fundId: string;
  /** The day the service is rendered: its period pays. */
  on: Temporal.PlainDate;
  service: PaidService;
  /** The record of the service: it has one open commitment at most. */
  recordId: string;
  cents: number;
  /** Whether the talk has one, where that is a question. */
  legalConsequence?: boolean;
}

/**
 * Promises money of a pot for one record. Asked again for the same record the promise is changed, or moved to another pot. Of
 * many who ask for the last money one gets it: the period is locked until the transaction ends.
 * @returns the period that pays, or one German sentence why nothing was promised
 * @throws NotFound for a pot that is not there
 */
export async function promiseFrom(tx: Tx, by: Booker, wanted: Wanted): Promise<{ periodId: string } | NotPromised> {
  const { fundId, on, service, recordId, cents } = wanted;
  const fund = await getFund(tx, by.centreId, fundId);
  const no = whyNotPay(fund, { service, on, legalConsequence: wanted.legalConsequence });
  if (no !== undefined) return { refused: no };
  const periodId = await findPeriodOn(tx, by.centreId, fundId, on);
  if (periodId === undefined)
    return { refused: `Der Topf „${fund.name}“ hat für diesen Tag noch kein Geld. Bitte legen Sie den Zeitraum an.` };
  const seen = await find(tx, by, service, recordId);
  const locked = await lockPeriods(tx, by.centreId, [...new Set([periodId, ...(seen ? [seen.periodId] : [])])]);
  const period = locked.find(({ id }) => id === periodId);
  // Looked at again: somebody may have booked the same record while this one waited for the lock.
  const old = await find(tx, by, service, recordId);
  if (!period || old?.periodId !== seen?.periodId) throw new Conflict(elsewhere);
  if (old?.state === 'spent')
    return { refused: 'Dieser Einsatz ist schon abgerechnet. Bitte buchen Sie eine Korrektur.' };
  const here = old?.periodId === periodId ? old : undefined;
  const short = whyNotEnough(fund.name, period, cents - (here?.cents ?? 0));
  if (short !== undefined) return { refused: short };
  if (here) await changePromise(tx, by, here, cents);
  else {
    if (old) await releaseOne(tx, by, old);
    await newPromise(tx, by, periodId, wanted);
  }
  return { periodId };
}

const elsewhere = 'Jemand anderes hat gerade denselben Einsatz gebucht. Bitte laden Sie die Seite neu.';

async function newPromise(tx: Tx, by: Booker, periodId: string, wanted: Wanted): Promise<void> {
  const { service, recordId, on: occursOn, cents } = wanted;
  const id = newId();
  const made = { centreId: by.centreId, id, madeAt: by.now, madeBy: by.userId };
  await tx
    .insertInto('commitment')
    .values(commitmentRow({ ...made, periodId, service, recordId, occursOn, cents }))
    .execute();
  await book(tx, by, { periodId, commitmentId: id, kind: 'promised', deltas: { promised: cents } });
}

async function changePromise(tx: Tx, by: Booker, { id, periodId, cents: before }: Commitment, cents: number) {
  if (cents === before) return;
  await setCommitment(tx, by, id, { cents, state: 'promised' });
  await book(tx, by, { periodId, commitmentId: id, kind: 'promised', deltas: { promised: cents - before } });
}

async function releaseOne(tx: Tx, by: Booker, { id, periodId, cents }: Commitment): Promise<void> {
  await setCommitment(tx, by, id, { cents, state: 'released' });
  await book(tx, by, { periodId, commitmentId: id, kind: 'released', deltas: { promised: -cents } });
}

/** Locks the period of a record and reads its commitment under the lock. */
async function lockCommitment(
  tx: Tx,
  by: Booker,
  service: PaidService,
  recordId: string,
): Promise<{ commitment: Commitment; period: LockedPeriod } | undefined> {
  const seen = await find(tx, by, service, recordId);
  if (!seen) return undefined;
  const [period] = await lockPeriods(tx, by.centreId, [seen.periodId]);
  const commitment = await find(tx, by, service, recordId);
  if (!period || commitment?.periodId !== seen.periodId) throw new Conflict(elsewhere);
  return { commitment, period };
}

/** Gives the promised money of a record back. Nothing happens where nothing is promised, or it is spent. */
export async function release(tx: Tx, by: Booker, of: { service: PaidService; recordId: string }): Promise<void> {
  const found = await lockCommitment(tx, by, of.service, of.recordId);
  if (found?.commitment.state === 'promised') await releaseOne(tx, by, found.commitment);
}

/**
 * Turns the promise of a record into what it really cost. Settled again with the same amount nothing happens; another amount
 * is a correction (`correctSpent`).
 * @returns null when it is settled, or nothing was promised for the record; a sentence when the pot has not enough
 */
export async function settle(
  tx: Tx,
  by: Booker,
  of: { service: PaidService; recordId: string; cents: number },
): Promise<NotPromised | null> {
  const found = await lockCommitment(tx, by, of.service, of.recordId);
  if (!found || found.commitment.state === 'spent') return null;
  const { id, periodId, cents: promised, fundName } = found.commitment;
  const short = whyNotEnough(fundName, found.period, of.cents - promised);
  if (short !== undefined) return { refused: short };
  await setCommitment(tx, by, id, { cents: of.cents, state: 'spent' });
  await book(tx, by, { periodId, commitmentId: id, kind: 'spent', deltas: { promised: -promised, spent: of.cents } });
  return null;
}

/**
 * Puts right what was spent for a record: a new line with the difference, nothing is overwritten.
 * @returns as `settle`
 */
export async function correctSpent(
  tx: Tx,
  by: Booker,
  of: { service: PaidService; recordId: string; cents: number; reason: string },
): Promise<NotPromised | null> {
  const found = await lockCommitment(tx, by, of.service, of.recordId);
  if (!found) return null;
  const { id, periodId, cents: before, fundName, state } = found.commitment;
  if (state === 'promised') return await settle(tx, by, of);
  const short = whyNotEnough(fundName, found.period, of.cents - before);
  if (short !== undefined) return { refused: short };
  await setCommitment(tx, by, id, { cents: of.cents, state: 'spent' });
  const deltas = { spent: of.cents - before };
  await book(tx, by, { periodId, commitmentId: id, kind: 'corrected', deltas, reason: of.reason });
  return null;
}
