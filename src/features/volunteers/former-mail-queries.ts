// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../db/centre.ts';

/** Mail addresses a volunteer had until some days ago. */
export const listFormerMails = (
  tx: Tx,
  centreId: string,
  volunteerId: string,
  today: Temporal.PlainDate,
): Promise<{ id: string; email: string }[]> =>
  tx
    .selectFrom('volunteer_former_mail')
    .select(['id', 'email'])
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', volunteerId)
    .where('until_on', '>=', today)
    .orderBy('id')
    .execute();
