// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { RawBuilder } from 'kysely';
import { anyOf } from '../../db/any.ts';
import type { Tx } from '../../db/centre.ts';
import { type Part, part, readTogether } from '../../db/together.ts';
import type { SeenCheck } from './rules.ts';
import type { DaySpan } from './span-rules.ts';

/** Days on which somebody is away. */
export interface Away {
  id: string;
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

/** Whose rows: `any(…)` of their ids (`anyOf`), or of a query that finds them, which spares the way of a thousand ids there and back. */
export type Whose = RawBuilder<string>;

/** Rows of many people, by person, each list in the order of the rows. */
export function grouped<T extends { volunteerId: string }>(rows: readonly T[]): Map<string, Omit<T, 'volunteerId'>[]> {
  const map = new Map<string, Omit<T, 'volunteerId'>[]>();
  for (const { volunteerId, ...row } of rows) {
    const list = map.get(volunteerId);
    if (list) list.push(row);
    else map.set(volunteerId, [row]);
  }
  return map;
}

/** The papers of some volunteers that were not taken back, the newest first. */
export const checksOf = (tx: Tx, centreId: string, whose: Whose) =>
  tx
    .selectFrom('volunteer_check')
    .select(['volunteer_id as volunteerId', 'kind', 'form', 'dated_on as datedOn', 'due_on as dueOn'])
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', whose)
    .where('withdrawn_at', 'is', null)
    .orderBy('seen_on', 'desc');

/** When some volunteers usually have time, in the order of the week. */
export const windowsOf = (tx: Tx, centreId: string, whose: Whose) =>
  tx
    .selectFrom('volunteer_window')
    .select(['volunteer_id as volunteerId', 'weekday', 'from_minute as from', 'to_minute as to'])
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', whose)
    .orderBy('weekday')
    .orderBy('from_minute');

/** Municipalities some volunteers go to. */
export const areasOf = (tx: Tx, centreId: string, whose: Whose) =>
  tx
    .selectFrom('volunteer_area')
    .select(['volunteer_id as volunteerId', 'ags'])
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', whose)
    .orderBy('ags');

/** When some volunteers are away from a day on, the next first. */
export const awayOf = (tx: Tx, centreId: string, whose: Whose, from: Temporal.PlainDate) =>
  tx
    .selectFrom('volunteer_absence')
    .select(['volunteer_id as volunteerId', 'id', 'from_on as from', 'to_on as to'])
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', whose)
    .where('to_on', '>=', from)
    .orderBy('from_on');

/** What decides beside the person's own row whether somebody can be asked, by person; who has none of a kind is not in its list. */
export interface Profiles {
  checks: ReadonlyMap<string, SeenCheck[]>;
  windows: ReadonlyMap<string, (DaySpan & { weekday: number })[]>;
  areas: ReadonlyMap<string, { ags: string }[]>;
  away: ReadonlyMap<string, Away[]>;
}

/** The four of them of many people, absences from a day on, as parts of one statement. */
const profileParts = (tx: Tx, centreId: string, whose: Whose, from: Temporal.PlainDate) => ({
  checks: part(checksOf(tx, centreId, whose), { datedOn: 'day', dueOn: 'day' }),
  windows: part(windowsOf(tx, centreId, whose), {}),
  areas: part(areasOf(tx, centreId, whose), {}),
  away: part(awayOf(tx, centreId, whose, from), { from: 'day', to: 'day' }),
});

type Read<Parts> = { [K in keyof Parts]: Parts[K] extends Part<infer Row> ? Row[] : never };

/** What was read of them, by person. */
const profilesOf = (read: Read<ReturnType<typeof profileParts>>): Profiles => ({
  checks: grouped(read.checks),
  windows: grouped(read.windows),
  areas: grouped(read.areas),
  away: grouped(read.away),
});

/** What decides beside their own row whether some people can be asked, absences from a day on. */
export const listProfiles = async (
  tx: Tx,
  centreId: string,
  ids: readonly string[],
  from: Temporal.PlainDate,
): Promise<Profiles> => profilesOf(await readTogether(tx, profileParts(tx, centreId, anyOf(ids), from)));
