// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { tell } from '../notices/actions.ts';
import { listPeriods } from './queries.ts';
import { fundWarningRow, type WarningKind } from './rows.ts';
import { moneyEndsOn, type Sums, warningOf, warnings } from './rules.ts';

/** A period as it stands after a booking. */
interface Standing extends Sums {
  id: string;
  fundId: string;
  toOn: Temporal.PlainDate;
}

interface Teller {
  centreId: string;
  now: Temporal.Instant;
  today: Temporal.PlainDate;
}

/** Notes a warning that was not told for this amount yet. @returns whether it is new */
async function note(tx: Tx, { centreId, now }: Teller, period: Standing, kind: WarningKind): Promise<boolean> {
  const row = fundWarningRow({
    ...{ centreId, id: newId(), periodId: period.id, kind },
    ...{ amountCents: period.amountCents ?? 0, at: now },
  });
  const written = await tx
    .insertInto('fund_warning')
    .values(row)
    .onConflict((conflict) => conflict.columns(['centre_id', 'fund_period_id', 'kind', 'amount_cents']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return written !== undefined;
}

const news = ({ centreId, now: at }: Teller, { fundId: recordId }: Standing) => [
  { centreId, recordId, at, byUser: null, responsible: null },
];

/**
 * Tells who keeps the money that a period is used up to 70, 85 or 100 percent: each once for the amount it has. Of several that are
 * reached at once the highest is told; the others count as told. A period that is over is nobody's worry any more.
 */
export async function warnOfUse(tx: Tx, by: Teller, period: Standing): Promise<void> {
  const reached = warningOf(period);
  if (reached === undefined || Temporal.PlainDate.compare(period.toOn, by.today) < 0) return;
  const fresh: WarningKind[] = [];
  for (const limit of warnings.filter((one) => one <= reached)) {
    const kind = `fund_${limit}` as const;
    if (await note(tx, by, period, kind)) fresh.push(kind);
  }
  const highest: WarningKind = `fund_${reached}`;
  if (fresh.includes(highest)) await tell(tx, highest, news(by, period));
}

/** Looks at every pot of a centre: how far it is used, and whether it will be empty before its period ends. Told once each. */
export async function warnOfPots(tx: Tx, by: Teller): Promise<void> {
  for (const period of await listPeriods(tx, by.centreId, by.today)) {
    if (Temporal.PlainDate.compare(period.fromOn, by.today) > 0) continue;
    await warnOfUse(tx, by, period);
    if (moneyEndsOn(period, period.usedUntilToday, by.today) === undefined) continue;
    // Who has been told that nothing is left need not be told that it will be.
    if (warningOf(period) !== 100 && (await note(tx, by, period, 'fund_ends_early')))
      await tell(tx, 'fund_ends_early', news(by, period));
  }
}
