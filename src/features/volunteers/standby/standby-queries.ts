// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { timeZone } from '../../../clock.ts';
import type { Tx } from '../../../db/centre.ts';
import type { StandbyDate, StandbySpan } from './standby-rules.ts';

/** When one volunteer stands by every week, in its order. */
export const listStandbyWeek = (tx: Tx, centreId: string, volunteerId: string): Promise<StandbySpan[]> =>
  tx
    .selectFrom('standby_window')
    .select(['weekday', 'from_minute as from', 'to_minute as to'])
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', volunteerId)
    .orderBy('weekday')
    .orderBy('from_minute')
    .execute();

/** The single days from a day on, the next first. */
export const listStandbyDates = (
  tx: Tx,
  centreId: string,
  volunteerId: string,
  from: Temporal.PlainDate,
): Promise<(StandbyDate & { id: string })[]> =>
  tx
    .selectFrom('standby_date')
    .select(['id', 'on_day as day', 'from_minute as from', 'to_minute as to'])
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', volunteerId)
    .where('on_day', '>=', from)
    .orderBy('on_day')
    .orderBy('from_minute')
    .execute();

/** Who stands by at an instant by the clock in Germany, and until when (the end is over already). */
export async function listOnStandby(
  tx: Tx,
  centreId: string,
  at: Temporal.Instant,
): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const local = at.toZonedDateTimeISO(timeZone);
  const minute = local.hour * 60 + local.minute;
  const rows = await tx
    .selectFrom('standby_window')
    .select(['volunteer_id as id', 'to_minute as to'])
    .where('centre_id', '=', centreId)
    .where('weekday', '=', local.dayOfWeek)
    .where('from_minute', '<=', minute)
    .where('to_minute', '>', minute)
    .unionAll(
      tx
        .selectFrom('standby_date')
        .select(['volunteer_id as id', 'to_minute as to'])
        .where('centre_id', '=', centreId)
        .where('on_day', '=', local.toPlainDate())
        .where('from_minute', '<=', minute)
        .where('to_minute', '>', minute),
    )
    .execute();
  return new Map(rows.map(({ id, to }) => [id, at.add({ minutes: to - minute })]));
}
