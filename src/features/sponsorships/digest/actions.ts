// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Actor, By, Tx } from '../../../db/centre.ts';
import { listRecipients } from '../../people/queries.ts';
import { weekMailRow } from './rows.ts';
import { everyWrittenRole } from './rules.ts';

/** Somebody says whether the mail shall come. */
export async function wantMail(tx: Tx, by: By, wanted: boolean): Promise<void> {
  await tx
    .insertInto('week_mail')
    .values(weekMailRow({ centreId: by.centreId, userId: by.userId, wanted, lookedOn: null }))
    .onConflict((conflict) => conflict.columns(['centre_id', 'kind', 'user_id']).doUpdateSet({ wanted }))
    .execute();
}

/** The program looks for a person and a week: true once, however often and by how many it is asked. */
export async function lookOnce(
  tx: Tx,
  { centreId }: Actor,
  userId: string,
  monday: Temporal.PlainDate,
): Promise<boolean> {
  const row = await tx
    .insertInto('week_mail')
    .values(weekMailRow({ centreId, userId, wanted: null, lookedOn: monday }))
    .onConflict((conflict) =>
      conflict
        .columns(['centre_id', 'kind', 'user_id'])
        .doUpdateSet({ looked_on: monday })
        .where((e) => e.or([e('week_mail.looked_on', 'is', null), e('week_mail.looked_on', '<', monday)])),
    )
    .returning('user_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** What people said goes with the role for which they were written to. */
export async function forgetWeekMails(tx: Tx, { centreId }: Actor): Promise<void> {
  const written: string[] = [];
  for (const role of everyWrittenRole) written.push(...(await listRecipients(tx, centreId, role)).map(({ id }) => id));
  await tx
    .deleteFrom('week_mail')
    .where('centre_id', '=', centreId)
    .$if(written.length > 0, (query) => query.where('user_id', 'not in', written))
    .execute();
}
