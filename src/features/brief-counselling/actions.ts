// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Actor, By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict } from '../../refusals.ts';
import { recordActivity } from '../activity/actions.ts';
import { briefCounsellingRow, type Talk, talkColumns } from './rows.ts';
import { contactMonths, keptMonths } from './rules.ts';
import { briefServices } from './services.ts';

/** Notes a talk, and counts it; the referral, too. @returns its id */
export async function noteTalk(tx: Tx, by: By, talk: Talk): Promise<string> {
  const id = newId();
  const { centreId, userId } = by;
  await tx
    .insertInto('brief_counselling')
    .values(briefCounsellingRow({ ...talk, centreId, id, byUser: userId }))
    .execute();
  await recordActivity(tx, by, briefServices.brief_counselling, talk.heldOn, talk.ags);
  if (talk.referral) await recordActivity(tx, by, briefServices.brief_referral, talk.heldOn, talk.ags);
  return id;
}

/**
 * Puts a talk right, or says whether somebody got there. A referral that comes with it is counted, once for a talk.
 * @throws Conflict when somebody else was faster
 */
export async function changeTalk(
  tx: Tx,
  by: By,
  before: { id: string; version: number; isCounted: boolean },
  talk: Talk,
): Promise<void> {
  const { id, version, isCounted } = before;
  const done = await tx
    .updateTable('brief_counselling')
    .set({ ...talkColumns(talk), referral_counted: isCounted || talk.referral !== null, version: version + 1 })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n)
    throw new Conflict('Jemand anderes war schneller. Ihre Änderung ist nicht gespeichert.', [
      { kind: 'brief_counselling', id, label: 'Aktuellen Stand ansehen' },
    ]);
  if (!isCounted && talk.referral) await recordActivity(tx, by, briefServices.brief_referral, talk.heldOn, talk.ags);
}

/** Name and contact nobody has used go, then the talks themselves. @returns how many of each */
export async function forgetOld(
  tx: Tx,
  { centreId }: Pick<Actor, 'centreId'>,
  today: Temporal.PlainDate,
): Promise<{ contacts: number; talks: number }> {
  const contacts = await tx
    .updateTable('brief_counselling')
    .set((e) => ({ person_name: '', reach: '', version: e('version', '+', 1) }))
    .where('centre_id', '=', centreId)
    .where('held_on', '<', today.subtract({ months: contactMonths.value }))
    .where((e) => e.or([e('person_name', '<>', ''), e('reach', '<>', '')]))
    .returning('id')
    .execute();
  const talks = await tx
    .deleteFrom('brief_counselling')
    .where('centre_id', '=', centreId)
    .where('held_on', '<', today.subtract({ months: keptMonths.value }))
    .returning('id')
    .execute();
  return { contacts: contacts.length, talks: talks.length };
}
