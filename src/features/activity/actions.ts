// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import type { Service } from '../../web/feature.ts';

/**
 * One row for one service rendered, in the transaction of its action. Nothing personal: no ids of people or cases.
 * @param ags municipality (8 digits) the service was for, or null.
 */
export async function recordActivity(
  tx: Tx,
  centreId: string,
  service: Service,
  occurredOn: Temporal.PlainDate,
  ags: string | null,
): Promise<void> {
  const { code, line, unit } = service;
  await tx
    .insertInto('activity')
    .values({
      centre_id: centreId,
      id: newId(),
      occurred_on: occurredOn,
      line_of_work: line,
      service: code,
      unit,
      quantity: '1',
      ags,
    })
    .execute();
}
