// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../db/centre.ts';

/** The last day for which a service is counted; null: it never was. */
export async function findLastDay(tx: Tx, centreId: string, service: string): Promise<Temporal.PlainDate | null> {
  const row = await tx
    .selectFrom('activity')
    .select((eb) => eb.fn.max('occurred_on').as('last'))
    .where('centre_id', '=', centreId)
    .where('service', '=', service)
    .executeTakeFirst();
  return row?.last ?? null;
}
