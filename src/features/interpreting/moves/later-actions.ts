// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Actor, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { bookedMail, jobMail, overMail } from '../dispatch/mails.ts';
import type { Sender } from '../dispatch/offer-actions.ts';
import { changeMail, staysMail } from './mails.ts';
import { laterRow } from './rows.ts';

type Kept = Parameters<typeof laterRow>[0];
const kinds = new Map<string, Kept['kind']>([
  [jobMail.name, 'job'],
  [bookedMail.name, 'booked'],
  [overMail.name, 'over'],
  [changeMail.name, 'change'],
  [staysMail.name, 'stays'],
]);

/**
 * Takes mails in the name of the queue, for deeds that do not know it: a case is closed, an appointment moved. They are kept in
 * the transaction of the deed and handed on by `sendLater`. Tokens are never kept: the job makes its link itself.
 */
export const laterSender = ({ centreId, now }: Pick<Actor, 'centreId' | 'now'>): Sender => ({
  async send(tx, { name }, data) {
    const kind = kinds.get(name);
    if (kind === undefined) throw new Error(`${name} cannot wait for the queue.`);
    const { jobId, offerId, changeId, sequence, cancelled } = data as Readonly<Record<string, unknown>>;
    const recordId = String(jobId ?? offerId ?? changeId);
    const told = { sequence: Number(sequence ?? 0), cancelled: cancelled === true };
    await tx
      .insertInto('interpreting_later')
      .values(laterRow({ centreId, id: newId(), kind, recordId, ...told, at: now }))
      .execute();
  },
});

/** Hands what waits to the queue, in one transaction: each exactly once, also when two do it at the same time. @returns how many */
export async function sendLater(tx: Tx, { centreId }: Pick<Actor, 'centreId'>, jobs: Sender): Promise<number> {
  const rows = await tx
    .deleteFrom('interpreting_later')
    .where('centre_id', '=', centreId)
    .returning(['id', 'kind', 'record_id as recordId', 'sequence', 'cancelled'])
    .execute();
  // Ids grow with time.
  for (const { kind, recordId, sequence, cancelled } of rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (kind === 'job') await jobs.send(tx, jobMail, { centreId, jobId: recordId, sequence, cancelled, token: '' });
    if (kind === 'booked') await jobs.send(tx, bookedMail, { centreId, jobId: recordId, sequence, cancelled });
    if (kind === 'over') await jobs.send(tx, overMail, { centreId, offerId: recordId });
    if (kind === 'change') await jobs.send(tx, changeMail, { centreId, changeId: recordId });
    if (kind === 'stays') await jobs.send(tx, staysMail, { centreId, changeId: recordId });
  }
  return rows.length;
}
