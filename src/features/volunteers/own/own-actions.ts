// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import type { VolunteerLanguage } from '../../../outbound/catalogues/volunteer.ts';
import { type Own, recordEvent } from '../actions.ts';
import { listWindows, lockVolunteer } from '../queries.ts';
import { windowRow } from '../rows.ts';
import type { DaySpan } from '../span-rules.ts';

/** What a volunteer says of their own times and limits. Weekday 1 is Monday; null: no limit. */
export interface OwnTimes {
  windows: (DaySpan & { weekday: number })[];
  mostJobsMonth: number | null;
  mostMessagesWeek: number | null;
}

const written = ({ windows, mostJobsMonth, mostMessagesWeek }: OwnTimes): string =>
  JSON.stringify([
    ...[mostJobsMonth, mostMessagesWeek],
    windows
      .map(({ weekday, from, to }) => [weekday, from, to])
      .toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d),
  ]);

/**
 * Writes times of the week and limits of the person itself.
 * @param seen version of the page it was typed on
 * @returns false when the profile was changed since and says something else: nothing is written
 */
export async function changeOwnTimes(tx: Tx, by: Own, id: string, seen: number, told: OwnTimes): Promise<boolean> {
  const { centreId } = by;
  const { version, mostJobsMonth, mostMessagesWeek } = await lockVolunteer(tx, centreId, id);
  const windows = (await listWindows(tx, centreId, [id])).get(id) ?? [];
  // Sent twice: what is there already needs no second event.
  if (written({ windows, mostJobsMonth, mostMessagesWeek }) === written(told)) return true;
  if (version !== seen) return false;
  await tx
    .updateTable('volunteer')
    .set({
      most_jobs_month: told.mostJobsMonth,
      most_messages_week: told.mostMessagesWeek,
      version: version + 1,
    })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('volunteer_window').where('centre_id', '=', centreId).where('volunteer_id', '=', id).execute();
  const rows = told.windows.map((one) => windowRow({ centreId, id: newId(), volunteerId: id, ...one }));
  if (rows.length > 0) await tx.insertInto('volunteer_window').values(rows).execute();
  await recordEvent(tx, by, id, 'changed');
  return true;
}

/** Where somebody lives. */
export interface OwnAddress {
  street: string;
  postcode: string | null;
  place: string;
}

/**
 * Writes where a volunteer lives, as the person says.
 * @param seen version of the page it was typed on
 * @returns false when the profile was changed since and says something else: nothing is written
 */
export async function changeOwnAddress(
  tx: Tx,
  by: Own,
  id: string,
  seen: number,
  { street, postcode, place }: OwnAddress,
): Promise<boolean> {
  const { version, ...kept } = await lockVolunteer(tx, by.centreId, id);
  // Sent twice: what is there already needs no second event.
  if (kept.street === street && kept.postcode === postcode && kept.place === place) return true;
  if (version !== seen) return false;
  await tx
    .updateTable('volunteer')
    .set({ street, postcode, place, version: version + 1 })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .execute();
  await recordEvent(tx, by, id, 'changed');
  return true;
}

/** Keeps the language a volunteer reads: its mails come in it, and the pages of its account are in it. */
export async function chooseOwnLanguage(tx: Tx, by: Own, id: string, language: VolunteerLanguage): Promise<void> {
  const { version, letterLanguage } = await lockVolunteer(tx, by.centreId, id);
  if (letterLanguage === language) return;
  await tx
    .updateTable('volunteer')
    .set({ letter_language: language, version: version + 1 })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', id)
    .execute();
  await recordEvent(tx, by, id, 'changed');
}
