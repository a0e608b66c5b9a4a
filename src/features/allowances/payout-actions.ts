// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { searchForm } from '../../codes/names.ts';
import type { Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import type { Row } from '../../db/row.ts';
import { Conflict, Forbidden, NotFound } from '../../refusals.ts';
import { formatShortDate } from '../../web/format.ts';
import { type Booker, settle } from '../funding/actions.ts';
import { findCommitments } from '../funding/queries.ts';
import { dueOf } from './actions.ts';
import { findPayees, listVolunteersOf } from './payee-queries.ts';
import { listOpenPeople, listPayments } from './payout-queries.ts';
import { mayOrder, runStates, whyNotSign } from './payout-rules.ts';
import { getPayoutSettings, listClaimsFor, listClaimsIn, listOpenClaims } from './queries.ts';
import { claimRow, payoutItemRow, payoutReturnRow, payoutRunRow } from './rows.ts';

/** One person makes runs of a centre at a time: the number is counted, and no claim stands in two. */
const lock = (tx: Tx, centreId: string) =>
  sql`select pg_advisory_xact_lock(hashtext('payout-run'), hashtext(${centreId}))`.execute(tx);

const toRun = (id: string) => ({ kind: 'payout_run', id, label: 'Zum Lauf' });

/** Money that was missing in a pot when a job was proven may be there now. */
async function settleWaiting(tx: Tx, by: Booker): Promise<void> {
  const open = await listOpenClaims(tx, by.centreId);
  for (const [service, claims] of Map.groupBy(open, (claim) => claim.service)) {
    const records = [...new Set(claims.map(({ recordId }) => recordId))];
    const commitments = await findCommitments(tx, by.centreId, service, records);
    for (const recordId of records) {
      if (commitments.get(recordId)?.state !== 'promised') continue;
      const cents = dueOf(await listClaimsFor(tx, by.centreId, service, recordId));
      await settle(tx, by, { service, recordId, cents: Math.max(cents, 0) });
    }
  }
}

/**
 * Makes a run of everything that can be paid. @returns its id
 * @throws Conflict when there is nothing
 */
export async function draftRun(tx: Tx, by: Booker, payOn: Temporal.PlainDate): Promise<string> {
  const { centreId, today } = by;
  await lock(tx, centreId);
  await settleWaiting(tx, by);
  const ready = (await listOpenPeople(tx, centreId, { payOn, today })).filter(({ accountId }) => accountId !== null);
  if (ready.length === 0)
    throw new Conflict('Es gibt nichts auszuzahlen. Unten steht, bei wem noch etwas fehlt.', [
      { kind: 'payout_run', aim: 'list', label: 'Zu den Auszahlungen' },
    ]);
  const begin = `Z-${today.year}-`;
  const { n } = await tx
    .selectFrom('payout_run')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('centre_id', '=', centreId)
    .where('number', 'like', `${begin}%`)
    .executeTakeFirstOrThrow();
  const id = newId();
  const number = `${begin}${String(n + 1).padStart(2, '0')}`;
  await tx
    .insertInto('payout_run')
    .values(payoutRunRow({ centreId, id, number, payOn, at: by.now, by: by.userId }))
    .execute();
  const items = ready.flatMap(({ volunteerId, accountId, claims }) =>
    claims.map(({ id: claimId, cents }) =>
      payoutItemRow({ centreId, runId: id, claimId, volunteerId, accountId: accountId ?? '', cents }),
    ),
  );
  await tx.insertInto('payout_item').values(items).execute();
  return id;
}

type LockedRun = Row<'payout_run'>;

async function lockRun(tx: Tx, centreId: string, id: string): Promise<LockedRun> {
  const run = await tx
    .selectFrom('payout_run')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!run) throw new NotFound();
  return run;
}

const update = (tx: Tx, run: LockedRun, set: Partial<LockedRun>) =>
  tx
    .updateTable('payout_run')
    .set({ ...set, version: run.version + 1 })
    .where('centre_id', '=', run.centre_id)
    .where('id', '=', run.id)
    .execute();

/**
 * Whether somebody is paid in a run: it is their own account as a volunteer, also an ended one, a volunteer has their mail
 * address, or the holder of a bank account has their name. Better somebody of the same name has to ask a colleague than that
 * somebody pays themselves.
 */
export async function isPayee(tx: Tx, by: Pick<Booker, 'centreId' | 'userId'>, runId: string): Promise<boolean> {
  const user = await tx
    .selectFrom('auth_user')
    .select(['name', 'email'])
    .where('id', '=', by.userId)
    .executeTakeFirst();
  if (!user) return false;
  const payments = await listPayments(tx, by.centreId, runId);
  const people = payments.map(({ volunteerId }) => volunteerId);
  const own = await listVolunteersOf(tx, by.centreId, by.userId);
  if (people.some((id) => own.includes(id))) return true;
  const payees = [...(await findPayees(tx, by.centreId, people)).values()];
  const name = searchForm(user.name);
  return (
    payees.some(({ email }) => email !== '' && email.toLowerCase() === user.email.toLowerCase()) ||
    [...payments.map(({ holder }) => holder), ...payees.map((payee) => payee.name)].some(
      (one) => searchForm(one) === name,
    )
  );
}

async function sign(tx: Tx, by: Booker, id: string, step: 'state' | 'release'): Promise<LockedRun> {
  const run = await lockRun(tx, by.centreId, id);
  const who = { userId: by.userId, isPayee: await isPayee(tx, by, id) };
  const no = whyNotSign(step, who, { state: run.state, statedBy: run.stated_by });
  if (no !== undefined) throw new Conflict(no, [toRun(id)]);
  return run;
}

/**
 * States that a run is right in fact and figures (sachlich und rechnerisch richtig).
 * @throws Conflict when it is no draft any more, or who states is paid in it
 */
export async function stateRun(tx: Tx, by: Booker, id: string): Promise<void> {
  const run = await sign(tx, by, id, 'state');
  await update(tx, run, { state: 'stated', stated_at: by.now, stated_by: by.userId });
}

/**
 * Orders the payment of a run. Of two who do so at the same moment one does it: the run is locked.
 * @param isHead whether who acts is head of the centre: they order where the centre has named nobody
 * @throws Forbidden when somebody has no authority for it
 * @throws Conflict when it is not stated, who releases has stated it or is paid in it, or an account has changed since
 */
export async function releaseRun(tx: Tx, by: Booker, id: string, isHead: boolean): Promise<void> {
  const settings = await getPayoutSettings(tx, by.centreId);
  if (!mayOrder(settings, { userId: by.userId, isHead }))
    throw new Forbidden('Auszahlungen ordnet an, wer unter „Auszahlung einstellen“ dafür genannt ist.');
  const run = await sign(tx, by, id, 'release');
  const changed = (await listPayments(tx, by.centreId, id)).filter(({ accountEnded }) => accountEnded).length;
  if (changed > 0)
    throw new Conflict(
      'Seit dem Entwurf hat sich eine Bankverbindung geändert. Bitte nehmen Sie den Lauf zurück und bilden Sie ihn neu.',
      [toRun(id)],
    );
  await update(tx, run, { state: 'released', released_at: by.now, released_by: by.userId });
}

/** The file has gone to the payment office. @throws Conflict when the run is not released, or that was noted already */
export async function handRun(tx: Tx, by: Booker, id: string): Promise<void> {
  const run = await lockRun(tx, by.centreId, id);
  if (run.state !== 'released')
    throw new Conflict(`Dieser Lauf ist ${runStates[run.state]}. An die Kasse geht, was angeordnet ist.`, [toRun(id)]);
  await update(tx, run, { state: 'handed', handed_at: by.now, handed_by: by.userId });
}

/** Calls a run off; what stood in it is open again. @throws Conflict when it is with the payment office or called off */
export async function callOffRun(tx: Tx, by: Booker, id: string, reason: string): Promise<void> {
  const run = await lockRun(tx, by.centreId, id);
  if (run.state === 'handed' || run.state === 'called_off')
    throw new Conflict(
      run.state === 'handed'
        ? 'Dieser Lauf ist schon bei der Kasse. Was zurückkommt, tragen Sie als Rücküberweisung ein.'
        : 'Dieser Lauf ist schon zurückgenommen.',
      [toRun(id)],
    );
  const off = { called_off_at: by.now, called_off_by: by.userId, call_off_reason: reason };
  await update(tx, run, { state: 'called_off', ...off });
  await tx
    .updateTable('payout_item')
    .set({ called_off: true })
    .where('centre_id', '=', by.centreId)
    .where('run_id', '=', id)
    .execute();
}

/**
 * Notes that a payment came back from the bank: its claims are owed again, by new rows.
 * @throws Conflict when the run is not with the payment office, or it came back already; NotFound when nobody was paid that way
 */
export async function returnPayment(
  tx: Tx,
  by: Booker,
  of: { runId: string; volunteerId: string; returnedOn: Temporal.PlainDate; reason: string },
): Promise<void> {
  const { centreId } = by;
  const run = await lockRun(tx, centreId, of.runId);
  if (run.state !== 'handed') throw new Conflict('Dieser Lauf ist noch nicht bei der Kasse.', [toRun(run.id)]);
  const payment = (await listPayments(tx, centreId, run.id)).find(({ volunteerId }) => volunteerId === of.volunteerId);
  if (!payment) throw new NotFound();
  if (payment.returned) throw new Conflict('Diese Rücküberweisung ist schon eingetragen.', [toRun(run.id)]);
  const entered = { centreId, at: by.now, by: by.userId };
  await tx
    .insertInto('payout_return')
    .values(payoutReturnRow({ ...of, ...entered, id: newId(), cents: payment.cents }))
    .execute();
  const text = `Rücküberweisung vom ${formatShortDate(of.returnedOn)}`;
  const claims = (await listClaimsIn(tx, centreId, run.id)).filter(({ volunteerId }) => volunteerId === of.volunteerId);
  const rows = claims.map((claim) => {
    const later = { kind: 'returned', corrects: claim.id, reason: of.reason } as const;
    return claimRow({ ...claim, ...entered, id: newId(), lines: [{ text, cents: claim.cents }], later });
  });
  await tx
    .insertInto('allowance_claim')
    .values(rows.map((row) => ({ ...row, lines: JSON.stringify(row.lines), job: JSON.stringify(row.job) })))
    .execute();
}
