// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict } from '../../refusals.ts';
import { type Booker, book, type NotPromised } from './actions.ts';
import type { Fund, FundPeriod } from './queries.ts';
import { type FundFacts, fundColumns, fundPeriodRow, fundRow } from './rows.ts';

/** Pots are named and divided into periods by one person at a time. */
const lock = (tx: Tx, centreId: string) =>
  sql`select pg_advisory_xact_lock(hashtext('fund'), hashtext(${centreId}))`.execute(tx);

async function nameTaken(
  tx: Tx,
  centreId: string,
  name: string,
  butFor: string | null,
): Promise<NotPromised | undefined> {
  const same = await tx
    .selectFrom('fund')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('name', '=', name)
    .where(sql<boolean>`id is distinct from ${butFor}`)
    .executeTakeFirst();
  if (!same) return undefined;
  return { refused: 'Einen Topf mit diesem Namen gibt es schon. Bitte wählen Sie einen anderen.' };
}

/** Opens a pot; its money comes with a period. @returns its id */
export async function openFund(tx: Tx, by: Booker, facts: FundFacts): Promise<{ id: string } | NotPromised> {
  await lock(tx, by.centreId);
  const taken = await nameTaken(tx, by.centreId, facts.name, null);
  if (taken) return taken;
  const id = newId();
  await tx
    .insertInto('fund')
    .values(fundRow({ ...facts, centreId: by.centreId, id }))
    .execute();
  return { id };
}

const faster = (fundId: string) =>
  new Conflict('Jemand anderes war schneller. Ihre Änderung ist nicht gespeichert.', [
    { kind: 'fund', id: fundId, label: 'Aktuellen Stand ansehen' },
  ]);

/** Changes what is said of a pot; what is promised already stays. @throws Conflict when somebody else was faster */
export async function changeFund(tx: Tx, by: Booker, before: Fund, facts: FundFacts): Promise<NotPromised | undefined> {
  await lock(tx, by.centreId);
  const taken = await nameTaken(tx, by.centreId, facts.name, before.id);
  if (taken) return taken;
  const done = await tx
    .updateTable('fund')
    .set({ ...fundColumns(facts), version: before.version + 1 })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw faster(before.id);
  return undefined;
}

/** Gives a pot money for some days, both included. @param amountCents null: without limit */
export async function openPeriod(
  tx: Tx,
  by: Booker,
  of: {
    fundId: string;
    fromOn: Temporal.PlainDate;
    toOn: Temporal.PlainDate;
    amountCents: number | null;
    reason: string;
  },
): Promise<NotPromised | undefined> {
  const { centreId } = by;
  await lock(tx, centreId);
  const other = await tx
    .selectFrom('fund_period')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('fund_id', '=', of.fundId)
    .where('from_on', '<=', of.toOn)
    .where('to_on', '>=', of.fromOn)
    .executeTakeFirst();
  if (other) return { refused: 'Für diese Tage hat der Topf schon einen Zeitraum. Bitte wählen Sie andere Tage.' };
  const id = newId();
  const opened = of.amountCents === null ? null : 0;
  await tx
    .insertInto('fund_period')
    .values(fundPeriodRow({ ...of, centreId, id, amountCents: opened }))
    .execute();
  const deltas = { amount: of.amountCents ?? 0 };
  await book(tx, by, { periodId: id, commitmentId: null, kind: 'amount', deltas, reason: of.reason });
  return undefined;
}

/**
 * Raises or lowers the amount of a period, by a named person with a reason.
 * @returns a sentence when more is promised and spent already
 * @throws Conflict when somebody else was faster
 */
export async function changeAmount(
  tx: Tx,
  by: Booker,
  before: Pick<FundPeriod, 'id' | 'fundId' | 'version'>,
  to: { amountCents: number; reason: string },
): Promise<NotPromised | undefined> {
  const now = await tx
    .selectFrom('fund_period')
    .select(['amount_cents', 'promised_cents', 'spent_cents', 'version'])
    .where('centre_id', '=', by.centreId)
    .where('id', '=', before.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (now.version !== before.version) throw faster(before.fundId);
  if (now.amount_cents === null) throw new Conflict('Dieser Zeitraum hat keine Obergrenze, die man ändern könnte.');
  if (to.amountCents < now.promised_cents + now.spent_cents)
    return { refused: 'So viel ist schon zugesagt oder ausgegeben. Bitte geben Sie mindestens diesen Betrag ein.' };
  const deltas = { amount: to.amountCents - now.amount_cents };
  await book(tx, by, { periodId: before.id, commitmentId: null, kind: 'amount', deltas, reason: to.reason });
  return undefined;
}
