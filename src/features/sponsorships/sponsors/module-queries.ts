// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Tx } from '../../../db/centre.ts';
import { isId } from '../../../db/ids.ts';
import { NotFound } from '../../../refusals.ts';

/** A part of the preparation. */
export interface Module {
  id: string;
  title: string;
  /** Before the first lesson. */
  needed: boolean;
  endedOn: Temporal.PlainDate | null;
}

const modules = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('sponsor_module as m')
    .select(['m.id', 'm.title', 'm.needed', 'm.ended_on as endedOn'])
    .where('m.centre_id', '=', centreId);

/** Modules with how many sponsors of now have been there, those that are offered and needed first. */
export const listModules = (tx: Tx, centreId: string): Promise<(Module & { attended: number })[]> =>
  modules(tx, centreId)
    .select(
      sql<number>`(select count(*)::int from sponsor_attendance a
        join volunteer v on v.centre_id = a.centre_id and v.id = a.volunteer_id
        where a.centre_id = ${centreId} and a.module_id = m.id and v.sponsors and v.state <> 'left')`.as('attended'),
    )
    .orderBy(sql`m.ended_on is not null`)
    .orderBy('m.needed', 'desc')
    .orderBy('m.title')
    .orderBy('m.id')
    .execute();

/** @throws NotFound for a malformed or unknown id and for one of another centre */
export async function getModule(tx: Tx, centreId: string, id: string): Promise<Module> {
  const row = isId(id) ? await modules(tx, centreId).where('m.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row;
}

/** The same, locked until the end of the transaction. @throws NotFound */
export async function lockModule(tx: Tx, centreId: string, id: string): Promise<Module> {
  const row = isId(id) ? await modules(tx, centreId).where('m.id', '=', id).forUpdate().executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row;
}

/** A module that is offered under this title, in whatever case. */
export async function findOfferedModule(tx: Tx, centreId: string, title: string): Promise<Module | undefined> {
  return await modules(tx, centreId)
    .where('m.ended_on', 'is', null)
    .where(sql`lower(m.title)`, '=', title.toLowerCase())
    .executeTakeFirst();
}

/** Sponsors in service by name, with the day on which they were in a module. */
export const listAttendance = (tx: Tx, centreId: string, moduleId: string) =>
  tx
    .selectFrom('sponsor as o')
    .innerJoin('volunteer as v', (join) =>
      join.onRef('v.centre_id', '=', 'o.centre_id').onRef('v.id', '=', 'o.volunteer_id'),
    )
    .leftJoin('sponsor_attendance as a', (join) =>
      join
        .onRef('a.centre_id', '=', 'o.centre_id')
        .onRef('a.volunteer_id', '=', 'o.volunteer_id')
        .on('a.module_id', '=', moduleId),
    )
    .select(['v.id', 'v.number', 'v.given_name as givenName', 'v.family_name as familyName', 'a.on_day as onDay'])
    .where('o.centre_id', '=', centreId)
    .where('v.centre_id', '=', centreId)
    .where('v.sponsors', '=', true)
    .where('v.state', '<>', 'left')
    .orderBy('v.family_name')
    .orderBy('v.given_name')
    .orderBy('v.id')
    .execute();

export type Attendee = Awaited<ReturnType<typeof listAttendance>>[number];

/** What of the preparation somebody has been to, and what is offered and open. */
export const listPreparation = (tx: Tx, centreId: string, volunteerId: string) =>
  modules(tx, centreId)
    .leftJoin('sponsor_attendance as a', (join) =>
      join
        .onRef('a.centre_id', '=', 'm.centre_id')
        .onRef('a.module_id', '=', 'm.id')
        .on('a.volunteer_id', '=', volunteerId),
    )
    .select('a.on_day as onDay')
    .where((e) => e.or([e('m.ended_on', 'is', null), e('a.on_day', 'is not', null)]))
    .orderBy('m.needed', 'desc')
    .orderBy('m.title')
    .orderBy('m.id')
    .execute();
