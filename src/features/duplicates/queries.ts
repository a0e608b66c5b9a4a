// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { isId } from '../../db/ids.ts';
import type { JoinedParts } from '../../db/json.ts';
import { part, readTogether } from '../../db/together.ts';
import type { Database } from '../../db/types.ts';
import { Conflict, NotFound } from '../../refusals.ts';
import type { CaseState } from '../cases/states.ts';
import {
  type Child,
  type ChildInFamily,
  childQuery,
  childrenQuery,
  type Family,
  familyQuery,
  type Guardian,
  guardianQuery,
  toChild,
  toFamily,
} from '../families/queries.ts';

/** An entry as the comparison shows it. */
export interface Entry {
  child: Child;
  family: Family;
  guardians: Guardian[];
  cases: CaseOfEntry[];
  /** Other children of the family. */
  siblings: ChildInFamily[];
}

export interface CaseOfEntry {
  id: string;
  number: string;
  state: CaseState;
  isOpen: boolean;
}

const casesQuery = (tx: Tx, centreId: string, childId: string) =>
  tx
    .selectFrom('placement_case')
    .select(['id', 'case_number as number', 'state'])
    .select(sql<boolean>`closed_on is null`.as('isOpen'))
    .where('centre_id', '=', centreId)
    .where('child_id', '=', childId)
    .orderBy('id', 'desc');

const days = { enteredGermanyOn: 'day', movedInOn: 'day', schoolSince: 'day' } as const;

async function readEntry(tx: Tx, centreId: string, child: Child): Promise<Entry> {
  const read = await readTogether(tx, {
    family: part(familyQuery(tx, centreId, child.familyId), {}),
    guardians: part(guardianQuery(tx, centreId, child.familyId), {}),
    children: part(childrenQuery(tx, centreId, child.familyId), {}),
    cases: part(casesQuery(tx, centreId, child.id), {}),
  });
  return {
    child,
    family: toFamily(read.family[0]),
    guardians: read.guardians,
    cases: read.cases,
    siblings: read.children.filter(({ id }) => id !== child.id),
  };
}

/**
 * Two entries side by side, in the order asked for.
 * @throws NotFound when one is unknown or of another centre, or both are one; Conflict when one was joined already
 */
export async function readPair(tx: Tx, centreId: string, one: string, other: string): Promise<[Entry, Entry]> {
  if (!isId(one) || !isId(other) || one === other) throw new NotFound();
  const read = await readTogether(tx, {
    one: part(childQuery(tx, centreId, one), days),
    other: part(childQuery(tx, centreId, other), days),
  });
  const children = [toChild(read.one[0]), toChild(read.other[0])] as const;
  const joined = children.find(({ joinedInto }) => joinedInto !== null);
  if (joined?.joinedInto)
    throw new Conflict('Diese Einträge sind schon zusammengeführt.', [
      { kind: 'child', id: joined.joinedInto, label: 'Zum gemeinsamen Eintrag' },
    ]);
  return [await readEntry(tx, centreId, children[0]), await readEntry(tx, centreId, children[1])];
}

/** An entry that was joined with this one, or its family with that one's. */
export interface Joining {
  id: string;
  kind: Database['entry_joining']['kind'];
  keptId: string;
  goneId: string;
  moved: JoinedParts;
  joinedAt: Temporal.Instant;
  by: string | null;
}

const joinings = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('entry_joining as j')
    .leftJoin('auth_user as u', 'u.id', 'j.joined_by')
    .select(['j.id', 'j.kind', 'j.kept_id as keptId', 'j.gone_id as goneId', 'j.moved', 'j.joined_at as joinedAt'])
    .select('u.name as by')
    .where('j.centre_id', '=', centreId)
    .where('j.undone_at', 'is', null);

/** What was joined with a child, or its family with another, and has not been undone, newest first. */
export const listJoinings = (tx: Tx, centreId: string, of: { childId: string; familyId: string }): Promise<Joining[]> =>
  joinings(tx, centreId)
    .where('j.kept_id', 'in', [of.childId, of.familyId])
    .orderBy('j.joined_at', 'desc')
    .limit(20)
    .execute();

/** @throws NotFound for an unknown one, of another centre, or undone already */
export async function getJoining(tx: Tx, centreId: string, id: string): Promise<Joining> {
  const row = isId(id) ? await joinings(tx, centreId).where('j.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row;
}
