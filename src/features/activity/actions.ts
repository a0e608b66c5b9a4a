// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import type { Service } from '../../web/feature.ts';
import { activityRow } from './rows.ts';

/**
 * One row for one service rendered, in the transaction of its action. Nothing personal: no ids of people or cases.
 * @param ags municipality (8 digits) the service was for, or null.
 * @param quantity in the unit of the service: hours, for example.
 */
export async function recordActivity(
  tx: Tx,
  by: Pick<By, 'centreId' | 'now'>,
  service: Service,
  occurredOn: Temporal.PlainDate,
  ags: string | null,
  quantity = 1,
): Promise<void> {
  const { centreId, now: createdAt } = by;
  await tx
    .insertInto('activity')
    .values(activityRow({ centreId, id: newId(), service, occurredOn, ags, quantity, createdAt }))
    .execute();
}
