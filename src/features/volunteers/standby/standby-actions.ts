// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Actor, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { Conflict } from '../../../refusals.ts';
import { type Own, recordEvent } from '../actions.ts';
import { lockVolunteer } from '../queries.ts';
import { standbyDateRow, standbyWindowRow } from '../rows.ts';
import type { DaySpan } from '../span-rules.ts';
import { listStandbyDates, listStandbyWeek } from './standby-queries.ts';
import {
  clashOf,
  keptDays,
  mayStandBy,
  meets,
  mostDates,
  type StandbyDate,
  type StandbySpan,
} from './standby-rules.ts';

const written = (week: readonly StandbySpan[]): string =>
  JSON.stringify(
    week
      .map(({ weekday, from, to }) => [weekday, from, to])
      .toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d),
  );

async function lock(tx: Tx, { centreId }: Own, id: string): Promise<void> {
  const person = await lockVolunteer(tx, centreId, id);
  if (!mayStandBy(person))
    throw new Conflict('Bereitschaft geht nur, wer am Telefon dolmetscht. Es ist nichts gespeichert.', [
      { kind: 'volunteer', id, label: 'Zur Person' },
    ]);
}

/** Who acts: the person itself has no account of staff. */
const staffOf = (by: Own): string | null => (by.role === undefined || by.role === 'volunteer' ? null : by.userId);

/**
 * Writes when somebody stands by every week.
 * @returns the single day that stands in these hours already: then nothing is written
 * @throws NotFound; Conflict for who does not interpret on the phone
 */
export async function setStandbyWeek(
  tx: Tx,
  by: Own,
  id: string,
  week: readonly StandbySpan[],
): Promise<StandbyDate | undefined> {
  const { centreId, today } = by;
  await lock(tx, by, id);
  const clash = clashOf(week, await listStandbyDates(tx, centreId, id, today));
  if (clash) return clash;
  if (written(week) === written(await listStandbyWeek(tx, centreId, id))) return undefined;
  await tx.deleteFrom('standby_window').where('centre_id', '=', centreId).where('volunteer_id', '=', id).execute();
  const rows = week.map((one) => standbyWindowRow({ centreId, id: newId(), volunteerId: id, ...one }));
  if (rows.length > 0) await tx.insertInto('standby_window').values(rows).execute();
  await recordEvent(tx, by, id, 'changed');
  return undefined;
}

/**
 * Adds hours of stand-by on one day. Sent twice it is there once.
 * @returns false when they stand in other hours already, or there are too many: then nothing is written
 * @throws NotFound; Conflict for who does not interpret on the phone
 */
export async function addStandbyDate(
  tx: Tx,
  by: Own,
  id: string,
  { day, spans }: { day: Temporal.PlainDate; spans: readonly DaySpan[] },
): Promise<boolean> {
  const { centreId, today, now } = by;
  await lock(tx, by, id);
  const known = await listStandbyDates(tx, centreId, id, today);
  const same = (one: DaySpan) =>
    known.some((other) => other.day.equals(day) && other.from === one.from && other.to === one.to);
  const wanted = spans.filter((one) => !same(one)).map((span) => ({ day, ...span }));
  if (wanted.length === 0) return true;
  const week = await listStandbyWeek(tx, centreId, id);
  if (clashOf(week, wanted) || wanted.some((one) => meets(known, one)) || known.length + wanted.length > mostDates)
    return false;
  const rows = wanted.map((one) =>
    standbyDateRow({ centreId, id: newId(), volunteerId: id, ...one, at: now, by: staffOf(by) }),
  );
  await tx.insertInto('standby_date').values(rows).execute();
  await recordEvent(tx, by, id, 'changed');
  return true;
}

/** Takes hours of one day back; what is gone already stays gone. */
export async function removeStandbyDate(tx: Tx, by: Own, id: string, entry: string): Promise<void> {
  await lockVolunteer(tx, by.centreId, id);
  const gone = await tx
    .deleteFrom('standby_date')
    .where('centre_id', '=', by.centreId)
    .where('volunteer_id', '=', id)
    .where('id', '=', entry)
    .returning('id')
    .executeTakeFirst();
  if (gone) await recordEvent(tx, by, id, 'changed');
}

/** Single days that are over for a month go. @returns how many */
export async function forgetStandby(tx: Tx, { centreId }: Actor, today: Temporal.PlainDate): Promise<number> {
  const gone = await tx
    .deleteFrom('standby_date')
    .where('centre_id', '=', centreId)
    .where('on_day', '<', today.subtract({ days: keptDays }))
    .returning('id')
    .execute();
  return gone.length;
}
