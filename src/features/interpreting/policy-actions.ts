// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict } from '../../refusals.ts';
import type { OccasionRule } from './eligibility-rules.ts';
import { getRules, listRuleTables } from './policy-queries.ts';
import type { Policy } from './policy-rules.ts';
import { occasionRuleRow, policyRow } from './rows.ts';

/** What has begun to count is never changed: what was decided by it must stay readable. @throws Conflict */
function mustCome(validFrom: Temporal.PlainDate, today: Temporal.PlainDate): void {
  if (Temporal.PlainDate.compare(validFrom, today) <= 0)
    throw new Conflict('Eine Fassung, die schon gilt, bleibt. Bitte wählen Sie einen Tag ab morgen.');
}

/**
 * Lays down how the centre works from a day on; a version for the same day that has not begun is replaced.
 * @throws Conflict for a day that has begun, or when two do it at once
 */
export async function setPolicy(tx: Tx, by: By, validFrom: Temporal.PlainDate, policy: Policy): Promise<string> {
  mustCome(validFrom, by.today);
  const { centreId, now, userId } = by;
  await tx
    .deleteFrom('interpreting_policy')
    .where('centre_id', '=', centreId)
    .where('valid_from', '=', validFrom)
    .execute();
  const row = policyRow({ ...policy, centreId, id: newId(), validFrom, at: now, by: userId });
  const written = await tx
    .insertInto('interpreting_policy')
    .values({ ...row, closed: JSON.stringify(row.closed) })
    .onConflict((conflict) => conflict.columns(['centre_id', 'valid_from']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!written) throw new Conflict('Jemand anderes hat gerade eine Fassung für diesen Tag eingetragen.');
  return written.id;
}

/**
 * Changes one row of the table from a day on: the version of that day begins with the rows that count before it.
 * @param rule null: the row goes
 * @throws Conflict for a day that has begun, or when two do it at once
 */
export async function setRule(
  tx: Tx,
  by: By,
  validFrom: Temporal.PlainDate,
  code: string,
  rule: OccasionRule | null,
): Promise<void> {
  mustCome(validFrom, by.today);
  const { centreId, now, userId } = by;
  const there = (await listRuleTables(tx, centreId)).some((version) => version.validFrom.equals(validFrom));
  const { rules } = await getRules(tx, centreId, validFrom);
  const kept = there ? [] : rules.filter((one) => one.code !== code);
  if (there)
    await tx
      .deleteFrom('occasion_rule')
      .where('centre_id', '=', centreId)
      .where('valid_from', '=', validFrom)
      .where('code', '=', code)
      .execute();
  const rows = [...kept, ...(rule ? [rule] : [])].map((one) =>
    occasionRuleRow({ ...one, centreId, id: newId(), validFrom, at: now, by: userId }),
  );
  if (rows.length === 0) return;
  const written = await tx
    .insertInto('occasion_rule')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['centre_id', 'valid_from', 'code']).doNothing())
    .returning('id')
    .execute();
  if (written.length !== rows.length)
    throw new Conflict(
      'Jemand anderes hat gerade dieselbe Zeile geändert. Bitte sehen Sie nach und ändern noch einmal.',
    );
}
