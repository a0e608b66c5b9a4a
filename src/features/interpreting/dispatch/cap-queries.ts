// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import type { Tx } from '../../../db/centre.ts';
import { getPayoutSettings } from '../../allowances/queries.ts';
import { accountKey, knownAccounts } from '../../allowances/tax-queries.ts';
import { capState } from '../../allowances/tax-rules.ts';

/**
 * Who has reached what is free of tax in a year (§ 3 Nr. 26, 26a EStG), over all services and with what the person declares,
 * unless somebody confirmed with a reason that it may be more.
 */
export async function listCapped(
  tx: Tx,
  centreId: string,
  of: { year: number; now: Temporal.Instant; people: readonly string[] },
): Promise<ReadonlySet<string>> {
  const { trainerServices } = await getPayoutSettings(tx, centreId);
  const paragraph = trainerServices.includes('interpreting') ? 'trainer' : 'volunteer';
  const accounts = await knownAccounts(tx, centreId, { year: of.year, today: dayOf(of.now), people: of.people });
  return new Set(
    of.people.filter((id) => {
      const account = accounts.get(accountKey(id, paragraph));
      return account !== undefined && account.excessReason === null && capState(account) === 'reached';
    }),
  );
}
