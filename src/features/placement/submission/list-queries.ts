// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { dayOf } from '../../../clock.ts';
import type { PlaceKindKey } from '../../../codes/pupil-keys.ts';
import type { Tx } from '../../../db/centre.ts';
import { foundBy } from '../../../db/name-search.ts';
import type { AuthorityKind } from '../../centres/queries.ts';
import { visible } from './queries.ts';
import type { Standing } from './words.ts';

/** A submission as the authority lists it; the name is the one it was given. */
export interface SubmissionRow {
  id: string;
  caseId: string;
  caseNumber: string;
  name: string;
  grade: string;
  placeKind: PlaceKindKey;
  municipality: string;
  authorityName: string;
  submittedOn: Temporal.PlainDate;
  dueOn: Temporal.PlainDate;
  standing: Standing;
  decidedOn: Temporal.PlainDate | null;
}

/** Which submissions a list shows, in which order; nothing given: all, those to decide first. */
export interface WantedSubmissions {
  /** A part of the case number, or the beginning or the sound of names. */
  text?: string | undefined;
  standing?: Standing | undefined;
  /** Only those whose day is before this one. */
  dueBefore?: Temporal.PlainDate | undefined;
  /** Only those that were decided for the first time after this day. */
  decidedAfter?: Temporal.PlainDate | undefined;
  /** Municipality that reported the child. */
  ags?: string | undefined;
  order?: 'due' | 'submitted' | 'name' | 'number';
  direction?: 'asc' | 'desc';
}

const decidedOn = sql<Temporal.PlainDate | null>`(select max(d.decided_on) from decision d
  where d.centre_id = s.centre_id and d.submission_id = s.id)`;

const firstDecidedOn = sql<Temporal.PlainDate | null>`(select min(d.decided_on) from decision d
  where d.centre_id = s.centre_id and d.submission_id = s.id)`;

const standing = sql<Standing>`case
  when s.closed_as is not null then s.closed_as
  when exists (select from decision d where d.centre_id = s.centre_id and d.submission_id = s.id) then 'decided'
  when p.state = 'authority_asked' then 'asked' else 'open' end`;

const name = sql<string>`coalesce(nullif(concat_ws(', ', nullif(c.content #>> '{person,familyName}', ''),
  nullif(c.content #>> '{person,givenNames}', '')), ''), 'gelöscht')`;

function wanted(tx: Tx, centreId: string, kinds: readonly AuthorityKind[], want: WantedSubmissions) {
  let query = visible(tx, centreId, kinds);
  if (want.text !== undefined)
    query = query.where(
      foundBy(centreId, { childId: sql.ref('p.child_id'), caseNumber: sql.ref('p.case_number') }, want.text),
    );
  if (want.standing !== undefined) query = query.where(sql<SqlBool>`${standing} = ${want.standing}`);
  if (want.dueBefore !== undefined) query = query.where('s.due_on', '<', want.dueBefore);
  if (want.decidedAfter !== undefined) query = query.where(firstDecidedOn, '>', want.decidedAfter);
  if (want.ags !== undefined) query = query.where('p.reported_ags', '=', want.ags);
  return query;
}

/** Each order ends with the id, so that pages never overlap. By due date: to decide, then asked, then what is over, newest first. */
function orderBy({ order = 'due', direction = 'asc' }: WantedSubmissions): RawBuilder<unknown> {
  const way = sql.raw(direction);
  switch (order) {
    case 'due':
      return sql`array_position(array['open', 'asked'], ${standing}) nulls last,
        case when ${standing} in ('open', 'asked') then s.due_on end ${way}, s.submitted_at desc, s.id`;
    case 'submitted':
      return sql`s.submitted_at ${way}, s.id ${way}`;
    case 'name':
      return sql`${name} collate "C" ${way}, s.id ${way}`;
    case 'number':
      return sql`p.case_number ${way}, s.id ${way}`;
  }
}

/** Submissions to these authorities that were not withdrawn. */
export async function listSubmissions(
  tx: Tx,
  centreId: string,
  kinds: readonly AuthorityKind[],
  page: { limit: number; offset: number },
  want: WantedSubmissions = {},
): Promise<SubmissionRow[]> {
  const rows = await wanted(tx, centreId, kinds, want)
    .leftJoin('municipality as m', 'm.ags', 'p.reported_ags')
    .select(['s.id', 's.case_id as caseId', 'p.case_number as caseNumber', 'r.grade', 'r.place_kind as placeKind'])
    .select(['a.name as authorityName', 's.submitted_at as submittedAt', 's.due_on as dueOn'])
    .select(({ fn }) => fn.coalesce('m.name', 'p.reported_ags').as('municipality'))
    .select([decidedOn.as('decidedOn'), standing.as('standing'), name.as('name')])
    .orderBy(orderBy(want))
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map(({ submittedAt, ...row }) => ({ ...row, submittedOn: dayOf(submittedAt) }));
}

/** How many there are as wanted, and how many of all wait for the authority. */
export async function countSubmissions(
  tx: Tx,
  centreId: string,
  kinds: readonly AuthorityKind[],
  want: WantedSubmissions = {},
): Promise<{ all: number; open: number }> {
  return await wanted(tx, centreId, kinds, want)
    .select([
      sql<number>`count(*)::int`.as('all'),
      sql<number>`(count(*) filter (where ${standing} = 'open'))::int`.as('open'),
    ])
    .executeTakeFirstOrThrow();
}

/** The submission to decide after this one (its id): by due date, from the beginning again after the last; undefined when there is no other. */
export async function findNextSubmission(
  tx: Tx,
  centreId: string,
  kinds: readonly AuthorityKind[],
  after: string,
): Promise<{ id: string; name: string } | undefined> {
  return await wanted(tx, centreId, kinds, { standing: 'open' })
    .select(['s.id', name.as('name')])
    .where('s.id', '<>', after)
    .orderBy(
      sql`(s.due_on, s.id) < (select a.due_on, a.id from submission a where a.centre_id = ${centreId} and a.id = ${after})`,
    )
    .orderBy('s.due_on')
    .orderBy('s.id')
    .limit(1)
    .executeTakeFirst();
}

/** The municipalities that submissions to these authorities come from. */
export async function listSubmissionAreas(
  tx: Tx,
  centreId: string,
  kinds: readonly AuthorityKind[],
): Promise<{ ags: string; name: string }[]> {
  return await visible(tx, centreId, kinds)
    .leftJoin('municipality as m', 'm.ags', 'p.reported_ags')
    .select(['p.reported_ags as ags'])
    .select(({ fn }) => fn.coalesce('m.name', 'p.reported_ags').as('name'))
    .distinct()
    .orderBy('name')
    .execute();
}

/** Children about whom something was submitted to these authorities, by their ids. */
export const submittedChildren = (tx: Tx, centreId: string, kinds: readonly AuthorityKind[]) =>
  visible(tx, centreId, kinds).select('p.child_id');

/** What was submitted about some children, newest first. */
export const listSubmissionsOf = (
  tx: Tx,
  centreId: string,
  kinds: readonly AuthorityKind[],
  children: readonly string[],
): Promise<{ childId: string; id: string; number: string }[]> =>
  visible(tx, centreId, kinds)
    .select(['p.child_id as childId', 's.id', 'p.case_number as number'])
    .where('p.child_id', 'in', [...children])
    .orderBy('s.submitted_at', 'desc')
    .execute();
