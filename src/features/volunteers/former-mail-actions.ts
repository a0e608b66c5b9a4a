// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { formerMailRow } from './rows.ts';
import { formerMailDays } from './rules.ts';

interface Day {
  centreId: string;
  today: Temporal.PlainDate;
}

/** Keeps the mail address a volunteer had until now for some days; '' is none. */
export async function keepFormerMail(
  tx: Tx,
  { centreId, today }: Day,
  of: { volunteerId: string; email: string },
): Promise<void> {
  if (of.email === '') return;
  const untilOn = today.add({ days: formerMailDays.value });
  await tx
    .insertInto('volunteer_former_mail')
    .values(formerMailRow({ ...of, centreId, id: newId(), untilOn }))
    .execute();
}

/** Addresses whose days are over go. @returns how many */
export async function forgetFormerMails(tx: Tx, { centreId, today }: Day): Promise<number> {
  const gone = await tx
    .deleteFrom('volunteer_former_mail')
    .where('centre_id', '=', centreId)
    .where('until_on', '<', today)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
