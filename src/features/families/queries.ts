// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { isId } from '../../db/ids.ts';
import type { Database } from '../../db/types.ts';
import { Conflict, NotFound } from '../../refusals.ts';
import type { Custodian, Parents, Person } from './rows.ts';
import { type BirthColumns, birthOf } from './rules.ts';

/** A family with its address as this person may read it: the lines are null while a protected address is closed. */
export interface Family {
  id: string;
  phone: string;
  email: string;
  language: string;
  channel: string;
  interpreterNeeded: boolean;
  /** Null: not known. */
  parents: Parents | null;
  version: number;
  /** The family that stands for this one since both were joined. */
  joinedInto: string | null;
  ags: string | null;
  municipality: string | null;
  accommodation: string | null;
  isProtected: boolean;
  open: boolean;
  street: string | null;
  houseNumber: string | null;
  postcode: string | null;
  place: string | null;
}

/** The query behind `getFamily`, to be read together with others; its row becomes a family by `toFamily`. */
export const familyQuery = (tx: Tx, centreId: string, id: string) =>
  tx
    .selectFrom('family as f')
    .leftJoin('visible_address as a', (join) =>
      join.onRef('a.centre_id', '=', 'f.centre_id').onRef('a.id', '=', 'f.id'),
    )
    .leftJoin('municipality as m', 'm.ags', 'a.ags')
    .select(['f.id', 'f.phone', 'f.email', 'f.language', 'f.channel', 'f.interpreter_needed as interpreterNeeded'])
    .select('f.parents')
    .select(['f.version', 'f.joined_into as joinedInto', 'a.ags', 'm.name as municipality', 'a.accommodation'])
    .select(['a.protected as isProtected', 'a.open', 'a.street', 'a.house_number as houseNumber'])
    .select(['a.postcode', 'a.place'])
    .where('f.centre_id', '=', centreId)
    .where('f.id', '=', id);

type FamilyRow = Omit<Family, 'isProtected' | 'open'> & { isProtected: boolean | null; open: boolean | null };

/** @throws NotFound without a row */
export function toFamily(row: FamilyRow | undefined): Family {
  if (!row) throw new NotFound();
  return { ...row, isProtected: row.isProtected ?? false, open: row.open ?? true };
}

/** @throws NotFound for a malformed or unknown id and for a family of another centre. */
export async function getFamily(tx: Tx, centreId: string, id: string): Promise<Family> {
  if (!isId(id)) throw new NotFound();
  return toFamily(await familyQuery(tx, centreId, id).executeTakeFirst());
}

/** A point that was set by hand, for the form; of a closed protected address nothing. */
export async function findManualPosition(
  tx: Tx,
  centreId: string,
  familyId: string,
): Promise<{ x: number; y: number } | null> {
  const row = await tx
    .selectFrom('family_position as p')
    .innerJoin('visible_address as a', (join) =>
      join.onRef('a.centre_id', '=', 'p.centre_id').onRef('a.id', '=', 'p.id'),
    )
    .select(['p.position_x as x', 'p.position_y as y'])
    .where('p.centre_id', '=', centreId)
    .where('p.id', '=', familyId)
    .where('p.position_source', '=', 'manual')
    .where('a.open', '=', true)
    .executeTakeFirst();
  return row && row.x !== null && row.y !== null ? { x: row.x, y: row.y } : null;
}

/** A parent, a guardian or an office, with or without custody. */
export interface Guardian extends Custodian {
  id: string;
}

/** The query behind `listGuardians`, to be read together with others. */
export const guardianQuery = (tx: Tx, centreId: string, familyId: string) =>
  tx
    .selectFrom('guardian')
    .select(['id', 'family_name as familyName', 'given_names as givenNames', 'relation', 'phone', 'email'])
    .select(['custody', 'letters', 'street', 'postcode', 'place'])
    .where('centre_id', '=', centreId)
    .where('family_id', '=', familyId)
    .orderBy('id');

export const listGuardians = (tx: Tx, centreId: string, familyId: string): Promise<Guardian[]> =>
  guardianQuery(tx, centreId, familyId).execute();

/** A child as its page and its form show it. */
export interface Child extends Person {
  id: string;
  familyId: string;
  schoolNumber: string | null;
  schoolName: string | null;
  schoolSince: Temporal.PlainDate | null;
  version: number;
  /** The entry that stands for this one since both were joined. */
  joinedInto: string | null;
}

/** The query behind `getChild`, to be read together with others; its row becomes a child by `toChild`. */
export const childQuery = (tx: Tx, centreId: string, id: string) =>
  tx
    .selectFrom('child as c')
    .leftJoin('school as s', 's.number', 'c.school_number')
    .select(['c.id', 'c.family_id as familyId', 'c.family_name as familyName', 'c.given_names as givenNames'])
    .select(['c.birth_name as birthName', 'c.call_name as callName', 'c.birth_year', 'c.birth_month', 'c.birth_day'])
    .select(['c.gender', 'c.birth_place as birthPlace', 'c.birth_country as birthCountry'])
    .select(['c.nationality1', 'c.nationality2', 'c.first_language as firstLanguage'])
    .select(['c.second_language as secondLanguage', 'c.entered_germany_on as enteredGermanyOn'])
    .select(['c.moved_in_on as movedInOn', 'c.denominational_wish as denominationalWish'])
    .select(['c.school_number as schoolNumber', 's.name as schoolName', 'c.school_since as schoolSince', 'c.version'])
    .select('c.joined_into as joinedInto')
    .where('c.centre_id', '=', centreId)
    .where('c.id', '=', id);

/** @throws NotFound without a row */
export function toChild(row: (Omit<Child, 'birth'> & BirthColumns) | undefined): Child {
  if (!row) throw new NotFound();
  const { birth_year, birth_month, birth_day, ...child } = row;
  return { ...child, birth: birthOf({ birth_year, birth_month, birth_day }) };
}

/** @throws NotFound for a malformed or unknown id and for a child of another centre. */
export async function getChild(tx: Tx, centreId: string, id: string): Promise<Child> {
  if (!isId(id)) throw new NotFound();
  return toChild(await childQuery(tx, centreId, id).executeTakeFirst());
}

const joinedElsewhere = (kind: 'child' | 'family', id: string): Conflict =>
  new Conflict(
    'Dieser Eintrag ist mit einem anderen zusammengeführt. Bitte arbeiten Sie im gemeinsamen Eintrag weiter.',
    [{ kind, id, label: 'Zum gemeinsamen Eintrag' }],
  );

/** A child to change something of. @throws NotFound; Conflict for an entry that was joined with another */
export async function getOwnChild(tx: Tx, centreId: string, id: string): Promise<Child> {
  const child = await getChild(tx, centreId, id);
  if (child.joinedInto !== null) throw joinedElsewhere('child', child.joinedInto);
  return child;
}

/** A family to change something of. @throws NotFound; Conflict for an entry that was joined with another */
export async function getOwnFamily(tx: Tx, centreId: string, id: string): Promise<Family> {
  const family = await getFamily(tx, centreId, id);
  if (family.joinedInto !== null) throw joinedElsewhere('family', family.joinedInto);
  return family;
}

/** The ids of all entries that stand for the same child as this one, itself included; empty for an unknown one. */
export async function listEntriesOfChild(tx: Tx, centreId: string, id: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('child as c')
    .innerJoin('child as own', (join) =>
      join
        .onRef('own.centre_id', '=', 'c.centre_id')
        .on((on) =>
          on(on.fn.coalesce('c.joined_into', 'c.id'), '=', (e) => e.fn.coalesce('own.joined_into', 'own.id')),
        ),
    )
    .select('c.id')
    .where('own.centre_id', '=', centreId)
    .where('own.id', '=', id)
    .execute();
  return rows.map((row) => row.id);
}

/** A child in a list of its family, with its newest case. */
export interface ChildInFamily extends BirthColumns {
  id: string;
  familyName: string;
  givenNames: string;
  schoolName: string | null;
  caseId: string | null;
  caseNumber: string | null;
  state: Database['placement_case']['state'] | null;
}

/** The query behind `listChildren`, to be read together with others. */
export const childrenQuery = (tx: Tx, centreId: string, familyId: string) =>
  tx
    .selectFrom('child as c')
    .leftJoin('school as s', 's.number', 'c.school_number')
    .leftJoinLateral(
      (e) =>
        e
          .selectFrom('placement_case as p')
          .select(['p.id', 'p.case_number', 'p.state'])
          .whereRef('p.centre_id', '=', 'c.centre_id')
          .whereRef('p.child_id', '=', 'c.id')
          .orderBy(sql`p.closed_on is null`, 'desc')
          .orderBy('p.id', 'desc')
          .limit(1)
          .as('p'),
      (join) => join.onTrue(),
    )
    .select(['c.id', 'c.family_name as familyName', 'c.given_names as givenNames'])
    .select(['c.birth_year', 'c.birth_month', 'c.birth_day', 's.name as schoolName'])
    .select(['p.id as caseId', 'p.case_number as caseNumber', 'p.state'])
    .where('c.centre_id', '=', centreId)
    .where('c.family_id', '=', familyId)
    .where('c.joined_into', 'is', null)
    .orderBy('c.birth_year')
    .orderBy('c.id');

export const listChildren = (tx: Tx, centreId: string, familyId: string): Promise<ChildInFamily[]> =>
  childrenQuery(tx, centreId, familyId).execute();
