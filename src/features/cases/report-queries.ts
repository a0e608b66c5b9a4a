// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { isId } from '../../db/ids.ts';
import { foundBy } from '../../db/name-search.ts';
import { NotFound } from '../../refusals.ts';
import { listDuplicates, onePerChild, type PossibleDuplicate, type Sought } from '../families/finding-queries.ts';
import { getOwnFamily, listChildren } from '../families/queries.ts';
import type { ReportInput } from './report-input.ts';
import type { CaseState } from './states.ts';

/** A report as the reporting office may see it: name, date, state. No counselling, no address, no next steps. */
export interface Report {
  id: string;
  number: string;
  familyName: string;
  givenNames: string;
  ags: string;
  municipality: string | null;
  reportedOn: Temporal.PlainDate;
  state: CaseState;
}

/** The child as it was reported: of entries that were joined since, the one the office knows. */
const reportedChild = sql<string>`coalesce(p.reported_child_id, p.child_id)`;

const reports = (tx: Tx, centreId: string, ags: readonly string[]) =>
  tx
    .selectFrom('placement_case as p')
    .innerJoin('child as c', (join) => join.onRef('c.centre_id', '=', 'p.centre_id').on('c.id', '=', reportedChild))
    .leftJoin('municipality as m', 'm.ags', 'p.reported_ags')
    .select(['p.id', 'p.case_number as number', 'p.reported_ags as ags', 'm.name as municipality'])
    .select(['p.opened_on as reportedOn', 'c.family_name as familyName', 'c.given_names as givenNames'])
    .select('p.state')
    .where('p.centre_id', '=', centreId)
    .where('p.reported_ags', 'in', ags.length > 0 ? [...ags] : ['']);

/** Which reports a list shows, in which order; nothing given: all, the newest first. */
export interface WantedReports {
  /** A part of the case number, or the beginning or the sound of names. */
  text?: string | undefined;
  state?: CaseState | undefined;
  /** Only those that have not ended. */
  open?: boolean;
  /** Only those that were reported, or ended, after this day. */
  reportedAfter?: Temporal.PlainDate | undefined;
  closedAfter?: Temporal.PlainDate | undefined;
  order?: 'reported' | 'name' | 'number';
  direction?: 'asc' | 'desc';
}

function wantedReports(tx: Tx, centreId: string, ags: readonly string[], want: WantedReports) {
  const { text, state, open = false, reportedAfter, closedAfter } = want;
  let query = reports(tx, centreId, ags);
  if (text !== undefined)
    query = query.where(foundBy(centreId, { childId: reportedChild, caseNumber: sql.ref('p.case_number') }, text));
  if (state !== undefined) query = query.where('p.state', '=', state);
  if (open) query = query.where('p.closed_on', 'is', null);
  if (reportedAfter !== undefined) query = query.where('p.opened_on', '>', reportedAfter);
  if (closedAfter !== undefined) query = query.where('p.closed_on', '>', closedAfter);
  return query;
}

/** Each order ends with the id, so that pages never overlap. */
function orderBy({ order = 'reported', direction = 'desc' }: WantedReports): RawBuilder<unknown> {
  const way = sql.raw(direction);
  if (order === 'name') return sql`c.family_name collate "C" ${way}, c.given_names collate "C" ${way}, p.id ${way}`;
  return order === 'number' ? sql`p.case_number ${way}, p.id ${way}` : sql`p.opened_on ${way}, p.id ${way}`;
}

/** Reports of these municipalities. */
export async function listReports(
  tx: Tx,
  centreId: string,
  ags: readonly string[],
  range: { limit: number; offset: number },
  want: WantedReports = {},
): Promise<Report[]> {
  return await wantedReports(tx, centreId, ags, want)
    .orderBy(orderBy(want))
    .limit(range.limit)
    .offset(range.offset)
    .execute();
}

export async function countReports(
  tx: Tx,
  centreId: string,
  ags: readonly string[],
  want: WantedReports = {},
): Promise<number> {
  const row = await wantedReports(tx, centreId, ags, want)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Children whom these municipalities reported, by their ids. */
export const reportedChildren = (centreId: string, ags: readonly string[]): RawBuilder<unknown> =>
  sql`select ${reportedChild} from placement_case p
    where p.centre_id = ${centreId} and p.reported_ags = any(${[...ags]}::text[])`;

/** The reports of some children by these municipalities, newest first. */
export const listReportsOf = (
  tx: Tx,
  centreId: string,
  ags: readonly string[],
  children: readonly string[],
): Promise<{ childId: string; id: string; number: string }[]> =>
  tx
    .selectFrom('placement_case as p')
    .select(['p.id', 'p.case_number as number', reportedChild.as('childId')])
    .where('p.centre_id', '=', centreId)
    .where('p.reported_ags', 'in', ags.length > 0 ? [...ags] : [''])
    .where(reportedChild, 'in', [...children])
    .orderBy('p.id', 'desc')
    .execute();

/** @throws NotFound for an unknown id and for a report of another municipality or centre. */
export async function getReport(tx: Tx, centreId: string, ags: readonly string[], id: string): Promise<Report> {
  const row = isId(id) ? await reports(tx, centreId, ags).where('p.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row;
}

/**
 * The family of a child that one of these municipalities reported: a reporting office may add a sibling to it. Asked for
 * by the family's id or by the id of one of its reports.
 */
export async function findReportedFamily(
  tx: Tx,
  centreId: string,
  ags: readonly string[],
  familyId: string | undefined,
  reportId?: string,
): Promise<{ id: string; familyName: string; givenNames: string; ags: string } | undefined> {
  const id = familyId ?? reportId;
  if (!id || !isId(id) || ags.length === 0) return undefined;
  return await tx
    .selectFrom('placement_case as p')
    .innerJoin('child as c', (join) => join.onRef('c.centre_id', '=', 'p.centre_id').on('c.id', '=', reportedChild))
    .innerJoin('family as f', (join) => join.onRef('f.centre_id', '=', 'c.centre_id').onRef('f.id', '=', 'c.family_id'))
    .select(['c.family_name as familyName', 'c.given_names as givenNames', 'p.reported_ags as ags'])
    // A further child goes to the family that stands for the one the office knows.
    .select((e) => e.fn.coalesce('f.joined_into', 'f.id').as('id'))
    .where('p.centre_id', '=', centreId)
    .where('p.reported_ags', 'in', [...ags])
    .where((e) =>
      familyId
        ? e.or([
            e('f.id', '=', id),
            e('f.joined_into', '=', id),
            // A form that was opened before the family went into another one.
            sql<boolean>`f.id = (select g.joined_into from family g where g.centre_id = ${centreId} and g.id = ${id})`,
          ])
        : e('p.id', '=', id),
    )
    .orderBy('p.id')
    .executeTakeFirst();
}

/** Whose reports somebody sees: those of these municipalities, or every family of the centre. */
export type ReportReach = readonly string[] | 'all';

/** A family with the names of its child reported first. */
export interface KnownFamily {
  id: string;
  familyName: string;
  givenNames: string;
  ags: string;
}

/**
 * The family a further child belongs to: staff name it, a reporting office only through a report of its own.
 * @throws NotFound; Conflict when it was joined with another
 */
export async function getKnownFamily(tx: Tx, centreId: string, reach: ReportReach, id: string): Promise<KnownFamily> {
  if (reach !== 'all') {
    const family = await findReportedFamily(tx, centreId, reach, id);
    if (!family) throw new NotFound();
    return family;
  }
  const family = await getOwnFamily(tx, centreId, id);
  const [first] = await listChildren(tx, centreId, id);
  const { familyName = '', givenNames = '' } = first ?? {};
  return { id, familyName, givenNames, ags: family.ags ?? '' };
}

/** So many are shown: who has that many like it has to look in the list. */
const mostShown = 10;

/** What is typed about a child and, with a new family, about how it is reached. */
const soughtOf = ({ child, family }: Pick<ReportInput, 'child' | 'family'>): Sought =>
  family
    ? {
        ...child,
        phones: [family.contact.phone, ...family.guardians.map(({ phone }) => phone)],
        address: family.address,
      }
    : child;

/** Who the child may be, in the whole centre. */
export const listLikes = (
  tx: Tx,
  centreId: string,
  input: Pick<ReportInput, 'child' | 'family'>,
  within: { today: Temporal.PlainDate; familyId: string | undefined },
): Promise<PossibleDuplicate[]> => listDuplicates(tx, centreId, soughtOf(input), within);

/**
 * Of those who probably are it or its siblings, whom this person may see: staff all of the centre, a reporting office only those
 * of its own reports, as it has sent them: what another entry says that was joined with one since is not for it.
 */
export function visibleLikes(found: readonly PossibleDuplicate[], reach: ReportReach): PossibleDuplicate[] {
  const visible = ({ reportedAgs, reportedEntry, entryId }: PossibleDuplicate): boolean =>
    reach === 'all' || (reportedAgs !== null && reach.includes(reportedAgs) && reportedEntry === entryId);
  return onePerChild(found.filter((one) => one.likeness.verdict !== 'maybe' && visible(one))).slice(0, mostShown);
}
