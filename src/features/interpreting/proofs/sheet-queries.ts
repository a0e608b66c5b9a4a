// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Tx } from '../../../db/centre.ts';
import { isId } from '../../../db/ids.ts';
import { NotFound } from '../../../refusals.ts';
import { nameOf } from '../../volunteers/queries.ts';

/** Blank proofs printed together: how many, and how many of them have come back. */
export interface Stack {
  id: string;
  printedAt: Temporal.Instant;
  printedBy: string | null;
  first: string;
  last: string;
  count: number;
  used: number;
}

const stacks = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('proof_stack as s')
    .innerJoin('proof_sheet as p', (join) => join.on('p.centre_id', '=', centreId).onRef('p.stack_id', '=', 's.id'))
    .leftJoin('auth_user as u', 'u.id', 's.printed_by')
    .select(['s.id', 's.printed_at as printedAt', 'u.name as printedBy'])
    .select([
      sql<string>`min(p.number)`.as('first'),
      sql<string>`max(p.number)`.as('last'),
      sql<number>`count(*)::int`.as('count'),
      sql<number>`count(p.used_at)::int`.as('used'),
    ])
    .where('s.centre_id', '=', centreId)
    .groupBy(['s.id', 's.printed_at', 'u.name']);

/** The stacks of the centre, newest first. @param most how many at most */
export const listStacks = (tx: Tx, centreId: string, most: number): Promise<Stack[]> =>
  stacks(tx, centreId).orderBy('s.printed_at', 'desc').orderBy('s.id', 'desc').limit(most).execute();

/** @throws NotFound */
export async function getStack(tx: Tx, centreId: string, id: string): Promise<Stack> {
  const row = isId(id) ? await stacks(tx, centreId).where('s.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row;
}

/** One numbered sheet, with the talk it was entered for. */
export interface Sheet {
  id: string;
  number: string;
  usedAt: Temporal.Instant | null;
  talk: { requestId: string; number: string; volunteer: string; institution: string } | null;
}

const sheets = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('proof_sheet as p')
    .leftJoin('interpreting_job as j', (join) => join.on('j.centre_id', '=', centreId).onRef('j.id', '=', 'p.job_id'))
    .leftJoin('interpreting_request as r', (join) =>
      join.on('r.centre_id', '=', centreId).onRef('r.id', '=', 'j.request_id'),
    )
    .leftJoin('institution as i', (join) =>
      join.on('i.centre_id', '=', centreId).onRef('i.id', '=', 'r.institution_id'),
    )
    .leftJoin('volunteer as v', (join) => join.on('v.centre_id', '=', centreId).onRef('v.id', '=', 'j.volunteer_id'))
    .select(['p.id', 'p.number', 'p.used_at as usedAt', 'r.id as requestId', 'r.number as requestNumber'])
    .select(['i.name as institution', 'v.given_name as givenName', 'v.family_name as familyName'])
    .select('v.number as volunteerNumber')
    .where('p.centre_id', '=', centreId);

type SheetRow = Awaited<ReturnType<ReturnType<typeof sheets>['execute']>>[number];

function toSheet({ id, number, usedAt, ...row }: SheetRow): Sheet {
  if (row.requestId === null || row.requestNumber === null) return { id, number, usedAt, talk: null };
  const volunteer = nameOf({
    givenName: row.givenName ?? '',
    familyName: row.familyName ?? '',
    number: row.volunteerNumber ?? '',
  });
  const talk = { requestId: row.requestId, number: row.requestNumber, volunteer, institution: row.institution ?? '' };
  return { id, number, usedAt, talk };
}

/** The sheets of a stack, by number. */
export async function listSheets(tx: Tx, centreId: string, stackId: string): Promise<Sheet[]> {
  const rows = await sheets(tx, centreId).where('p.stack_id', '=', stackId).orderBy('p.number').execute();
  return rows.map(toSheet);
}

/** The sheet with this number as it is kept ("N-2026-0001"). */
export async function findSheet(tx: Tx, centreId: string, number: string): Promise<Sheet | undefined> {
  const row = await sheets(tx, centreId).where('p.number', '=', number).executeTakeFirst();
  return row && toSheet(row);
}
