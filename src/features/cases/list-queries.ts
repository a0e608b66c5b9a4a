// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { By, Tx } from '../../db/centre.ts';
import { part, readTogether } from '../../db/together.ts';
import type { Database } from '../../db/types.ts';
import { areaQuery, defaultSettings, type Municipality, settingsQuery } from '../centres/queries.ts';
import type { BirthColumns } from '../families/rules.ts';
import type { CaseState, Owner, Step } from './states.ts';
import {
  bornUntil,
  type GradeBand,
  gradesOf,
  statesOf,
  type WaitingClass,
  type WaitingPart,
  waitingClasses,
} from './waiting-rules.ts';

export type CaseOrder = 'waiting' | 'due' | 'state' | 'name';

/** Which cases a list shows, in which order. */
export interface WantedCases {
  /** The closed ones instead of the open ones; or both. */
  closed: boolean | 'both';
  /** Of the closed ones those that were closed after this day. */
  closedAfter: Temporal.PlainDate | undefined;
  state: CaseState | undefined;
  step: Step | undefined;
  owner: Owner | undefined;
  kind: Database['placement_case']['kind'] | undefined;
  /** Municipality that reported the child. */
  reportedAgs: string | undefined;
  part: WaitingPart | undefined;
  band: GradeBand | undefined;
  waiting: WaitingClass | undefined;
  overdue: boolean;
  /** Those of the one who looks. */
  mine: boolean;
  /** Those of this person, of nobody for null, of all when left out. */
  responsible: string | null | undefined;
  /** Those that wait, or waited, longer than the target of the centre. */
  overTarget: boolean;
  order: CaseOrder;
  direction: 'asc' | 'desc';
}

/** One line of the list of cases. The municipality, never the address. */
export interface CaseRow extends BirthColumns {
  id: string;
  number: string;
  childId: string;
  familyName: string;
  givenNames: string;
  state: CaseState;
  nextStep: Step | null;
  nextOwner: Owner | null;
  dueOn: Temporal.PlainDate | null;
  /** "10:00" of the appointment that is next, on the day `dueOn`; null without one. */
  appointmentTime: string | null;
  openedOn: Temporal.PlainDate;
  closedOn: Temporal.PlainDate | null;
  municipality: string;
  /** Name of who runs the case; null: nobody yet. */
  responsible: string | null;
}

type Cases = SelectQueryBuilder<Database & { p: Database['placement_case'] }, 'p', object>;

/** Days a case `p` has been waiting, or waited until it was closed. */
export const waitedDays = (today: Temporal.PlainDate): RawBuilder<number> =>
  sql<number>`(coalesce(p.closed_on, ${today}::date) - p.opened_on)`;

/** The band of a case `p`: of the grade that was recommended or decided, before that of the age of its child. */
export function gradeBand(centreId: string, today: Temporal.PlainDate): RawBuilder<GradeBand> {
  const byGrade = (['primary_school', 'five_six', 'seven_eight', 'nine_ten', 'upper'] as const).map(
    (band) => sql`when p.grade = any(${gradesOf(band)}::text[]) then ${sql.lit(band)}`,
  );
  const byBirth = bornUntil(today).map(([band, day]) => sql`when b.born <= ${day}::date then ${sql.lit(band)}`);
  return sql<GradeBand>`case ${sql.join(byGrade, sql` `)} else (
    select case ${sql.join(byBirth, sql` `)} when b.born is null then 'unknown' else 'primary_school' end
    from (
      select make_date(c.birth_year, coalesce(c.birth_month, 1), coalesce(c.birth_day, 1)) as born
      from child c where c.centre_id = ${centreId} and c.id = p.child_id
    ) b) end`;
}

/** The cases a list shows, as `p`; the same for the list and for what counts them. */
export function wantedOnly(tx: Tx, who: By, wanted: WantedCases): Cases {
  let query = tx.selectFrom('placement_case as p').where('p.centre_id', '=', who.centreId) as unknown as Cases;
  if (wanted.closed !== 'both') query = query.where('p.closed_on', wanted.closed ? 'is not' : 'is', null);
  if (wanted.closedAfter) query = query.where('p.closed_on', '>', wanted.closedAfter);
  if (wanted.state) query = query.where('p.state', '=', wanted.state);
  if (wanted.step) query = query.where('p.next_step', '=', wanted.step);
  if (wanted.owner) query = query.where('p.next_owner', '=', wanted.owner);
  if (wanted.kind) query = query.where('p.kind', '=', wanted.kind);
  if (wanted.reportedAgs) query = query.where('p.reported_ags', '=', wanted.reportedAgs);
  if (wanted.part) query = query.where('p.state', 'in', statesOf(wanted.part));
  if (wanted.band) query = query.where(sql<SqlBool>`${gradeBand(who.centreId, who.today)} = ${wanted.band}`);
  if (wanted.waiting) {
    const { from, to } = waitingClasses[wanted.waiting];
    query = query.where(waitedDays(who.today), '>=', from);
    if (to !== null) query = query.where(waitedDays(who.today), '<=', to);
  }
  if (wanted.overdue) query = query.where('p.due_on', '<', who.today);
  if (wanted.mine) query = query.where('p.responsible_user', '=', who.userId);
  if (wanted.responsible === null) query = query.where('p.responsible_user', 'is', null);
  else if (wanted.responsible !== undefined) query = query.where('p.responsible_user', '=', wanted.responsible);
  // The same days as on the start page: more than the target, up to today or to the end of the case.
  if (wanted.overTarget)
    query = query.where(sql<SqlBool>`p.opened_on < coalesce(p.closed_on, ${who.today}::date)
      - (select s."targetDays" from (${settingsQuery(tx, who.centreId)}) s)`);
  return query;
}

/** What stands around the rows of the list, in one statement: their number, the target of waiting, the choices of the filter. */
export async function readListFrame(
  tx: Tx,
  who: By,
  wanted: WantedCases,
): Promise<{ count: number; targetDays: number; municipalities: Municipality[] }> {
  const { counts, settings, municipalities } = await readTogether(tx, {
    counts: part(wantedOnly(tx, who, wanted).select(sql<number>`count(*)::int`.as('n')), {}),
    settings: part(settingsQuery(tx, who.centreId), {}),
    municipalities: part(areaQuery(tx, who.centreId), {}),
  });
  return {
    count: counts[0]?.n ?? 0,
    targetDays: settings[0]?.targetDays ?? defaultSettings.targetDays,
    municipalities,
  };
}

/** The order of the list: each ends with the id, so that pages never overlap. */
function orderBy({ order, direction, closed }: WantedCases): RawBuilder<unknown> {
  const way = sql.raw(direction === 'desc' ? 'desc' : 'asc');
  const opened = closed ? sql.raw('p.closed_on') : sql.raw('p.opened_on');
  const by: Record<CaseOrder, RawBuilder<unknown>> = {
    waiting: sql`${opened} ${way}, p.id ${way}`,
    due: sql`p.due_on ${way}, p.id ${way}`,
    state: sql`p.state ${way}, p.opened_on ${way}, p.id ${way}`,
    name: sql`c.family_name collate "C" ${way}, c.given_names collate "C" ${way}, p.id ${way}`,
  };
  return by[order];
}

/**
 * One page of the list. The page is cut from the cases alone before names are joined, so that an index gives the order;
 * only sorting by name starts from the children.
 */
export async function listCases(
  tx: Tx,
  who: By,
  wanted: WantedCases,
  { limit, offset }: { limit: number; offset: number },
): Promise<CaseRow[]> {
  const byName = wanted.order === 'name';
  const cases = wantedOnly(tx, who, wanted)
    .select(['p.id', 'p.case_number', 'p.child_id', 'p.state', 'p.next_step', 'p.next_owner', 'p.due_on'])
    .select(['p.opened_on', 'p.closed_on', 'p.reported_ags', 'p.responsible_user']);
  const page = byName ? cases : cases.orderBy(orderBy(wanted)).limit(limit).offset(offset);
  const cut = byName ? sql`limit ${limit} offset ${offset}` : sql``;
  const { rows } = await sql<CaseRow>`
    select p.id, p.case_number as number, p.child_id as "childId", p.state, p.next_step as "nextStep",
      p.next_owner as "nextOwner", p.due_on as "dueOn", p.opened_on as "openedOn", p.closed_on as "closedOn",
      c.family_name as "familyName", c.given_names as "givenNames", c.birth_year, c.birth_month, c.birth_day,
      coalesce(m.name, p.reported_ags) as municipality, u.name as responsible,
      case when p.state = 'scheduled' then (select e.payload ->> 'time' from case_event e
        where e.centre_id = ${who.centreId} and e.case_id = p.id and e.type = 'scheduled' order by e.seq desc limit 1)
      end as "appointmentTime"
    from (${page}) p
    join child c on c.centre_id = ${who.centreId} and c.id = p.child_id
    left join municipality m on m.ags = p.reported_ags
    left join auth_user u on u.id = p.responsible_user
    order by ${orderBy(wanted)} ${cut}`.execute(tx);
  return rows;
}
