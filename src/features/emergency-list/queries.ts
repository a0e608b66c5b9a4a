// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Buffer } from 'node:buffer';
import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { isId } from '../../db/ids.ts';
import { NotFound } from '../../refusals.ts';
import type { CaseState, Owner, Step } from '../cases/states.ts';
import type { BirthColumns } from '../families/rules.ts';

/** The key that counts now; undefined: no lists are made. */
export const findKey = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('emergency_key as k')
    .leftJoin('auth_user as u', 'u.id', 'k.made_by')
    .select(['k.id', 'k.made_at as madeAt', 'u.name as madeBy'])
    .where('k.centre_id', '=', centreId)
    .where('k.ended_at', 'is', null)
    .executeTakeFirst();

/** A night whose list is kept. `current`: the key of now opens it. */
export interface Night {
  id: string;
  night: Temporal.PlainDate;
  children: number;
  keyId: string;
  madeAt: Temporal.Instant;
}

/** The lists that are kept, newest first. */
export const listNights = (tx: Tx, centreId: string): Promise<Night[]> =>
  tx
    .selectFrom('emergency_list')
    .select(['id', 'night', 'children', 'key_id as keyId', 'made_at as madeAt'])
    .where('centre_id', '=', centreId)
    .orderBy('night', 'desc')
    .execute();

/** @throws NotFound for a list that is gone, of another centre, or a malformed id */
export async function getFile(
  tx: Tx,
  centreId: string,
  id: string,
): Promise<{ night: Temporal.PlainDate; file: Uint8Array<ArrayBuffer> }> {
  const row = isId(id)
    ? await tx
        .selectFrom('emergency_list')
        .select(['night', 'file'])
        .where('centre_id', '=', centreId)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound();
  return { night: row.night, file: Uint8Array.from(Buffer.from(row.file, 'base64')) };
}

/** A waiting child as the list names it: who it is, how the family is reached, what is next. Never an address. */
export interface EmergencyChild extends BirthColumns {
  number: string;
  familyName: string;
  givenNames: string;
  state: CaseState;
  nextStep: Step | null;
  nextOwner: Owner | null;
  dueOn: Temporal.PlainDate | null;
  /** "10:00" of the appointment on the day `dueOn`; null without one. */
  time: string | null;
  responsible: string | null;
  language: string;
  interpreterNeeded: boolean;
  /** Null where the registry protects the address (§ 51 BMG). */
  phone: string | null;
}

/** Every waiting child of the centre, by name. */
export async function listEmergencyChildren(tx: Tx, centreId: string): Promise<EmergencyChild[]> {
  const { rows } = await sql<EmergencyChild>`
    select p.case_number as number, c.family_name as "familyName", c.given_names as "givenNames", c.birth_year,
      c.birth_month, c.birth_day, p.state, p.next_step as "nextStep", p.next_owner as "nextOwner", p.due_on as "dueOn",
      case when p.state = 'scheduled' then (select e.payload ->> 'time' from case_event e
        where e.centre_id = ${centreId} and e.case_id = p.id and e.type = 'scheduled' order by e.seq desc limit 1) end as time,
      u.name as responsible, f.language, f.interpreter_needed as "interpreterNeeded",
      case when a.protected then null else coalesce(nullif(f.phone, ''), (select g.phone from guardian g
        where g.centre_id = ${centreId} and g.family_id = f.id and g.phone <> '' and g.custody <> 'no'
        order by g.letters desc, g.id limit 1), '') end as phone
    from placement_case p
    join child c on c.centre_id = ${centreId} and c.id = p.child_id
    join family f on f.centre_id = ${centreId} and f.id = c.family_id
    left join family_address a on a.centre_id = ${centreId} and a.id = f.id
    left join auth_user u on u.id = p.responsible_user
    where p.centre_id = ${centreId} and p.closed_on is null
    order by c.family_name collate "C", c.given_names collate "C", p.id`.execute(tx);
  return rows;
}
