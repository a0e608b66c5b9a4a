// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Actor, Tx } from '../../db/centre.ts';
import { accountMonths } from './payout-rules.ts';

/**
 * Deletes bank accounts that no pay-out names: those that were ended some months ago, and those of volunteers who left then and
 * are owed nothing. What a pay-out went to is a voucher and stays.
 * @returns how many
 */
export async function forgetAccounts(
  tx: Tx,
  { centreId, now }: Pick<Actor, 'centreId' | 'now'>,
  today: Temporal.PlainDate,
): Promise<number> {
  const since = today.subtract({ months: accountMonths.value });
  const ago = now.subtract({ hours: 24 * since.until(today, { largestUnit: 'days' }).days });
  const gone = await tx
    .deleteFrom('bank_account as b')
    .where('b.centre_id', '=', centreId)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('payout_item as i')
            .select('i.claim_id')
            .where('i.centre_id', '=', centreId)
            .whereRef('i.bank_account_id', '=', 'b.id'),
        ),
      ),
    )
    .where((e) =>
      e.or([
        e('b.ended_at', '<', ago),
        e.and([
          e.exists(
            e
              .selectFrom('volunteer as v')
              .select('v.id')
              .where('v.centre_id', '=', centreId)
              .whereRef('v.id', '=', 'b.volunteer_id')
              .where('v.state', '=', 'left')
              .where('v.state_since', '<', since),
          ),
          e.not(
            e.exists(
              e
                .selectFrom('allowance_claim as c')
                .leftJoin('payout_item as p', (on) =>
                  on
                    .onRef('p.centre_id', '=', 'c.centre_id')
                    .onRef('p.claim_id', '=', 'c.id')
                    .on('p.called_off', '=', false),
                )
                .select('c.id')
                .where('c.centre_id', '=', centreId)
                .whereRef('c.volunteer_id', '=', 'b.volunteer_id')
                .where('c.cents', '<>', 0)
                .where('p.claim_id', 'is', null),
            ),
          ),
        ]),
      ]),
    )
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
