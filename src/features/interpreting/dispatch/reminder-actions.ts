// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { By, Tx } from '../../../db/centre.ts';

/** Hours before a talk from which on its volunteer is reminded. */
const reminderHours = 30;

/** Jobs whose reminder is due, of people who read mails; each is noted as reminded here. */
export async function takeReminders(tx: Tx, { centreId, now }: Pick<By, 'centreId' | 'now'>) {
  const due = await tx
    .selectFrom('interpreting_job as j')
    .innerJoin('interpreting_request as r', (join) =>
      join.on('r.centre_id', '=', centreId).onRef('r.id', '=', 'j.request_id'),
    )
    .innerJoin('volunteer as v', (join) => join.on('v.centre_id', '=', centreId).onRef('v.id', '=', 'j.volunteer_id'))
    .innerJoin('interpreting_offer as o', (join) =>
      join
        .on('o.centre_id', '=', centreId)
        .onRef('o.request_id', '=', 'j.request_id')
        .onRef('o.volunteer_id', '=', 'j.volunteer_id')
        .on('o.answer', '=', 'accepted'),
    )
    .leftJoin('institution as i', (join) =>
      join.on('i.centre_id', '=', centreId).onRef('i.id', '=', 'r.institution_id'),
    )
    .select(['j.id as jobId', 'o.id as offerId', 'v.email as recipient', 'r.ends_at as endsAt'])
    .where('j.centre_id', '=', centreId)
    .where('j.released_at', 'is', null)
    .where('j.reminded_at', 'is', null)
    .where('r.starts_at', '>', now)
    .where('r.starts_at', '<', now.add({ hours: reminderHours }))
    // Who has promised it a moment ago knows.
    .where('j.assigned_at', '<', now.subtract({ hours: 12 }))
    .where('v.channel', '=', 'mail')
    .where('v.email', '<>', '')
    .where((e) => e.or([e('i.protected', 'is', null), e('i.protected', '=', false)]))
    .execute();
  for (const { jobId } of due)
    await tx
      .updateTable('interpreting_job')
      .set({ reminded_at: now })
      .where('centre_id', '=', centreId)
      .where('id', '=', jobId)
      .execute();
  return due;
}
