// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { codesOf } from '../../codes/keys.ts';
import type { Tx } from '../../db/centre.ts';
import { part, readTogether } from '../../db/together.ts';
import type { Database } from '../../db/types.ts';
import type { ListQuery } from '../../web/list/index.ts';
import { areaQuery, defaultSettings, type Municipality, settingsQuery } from '../centres/queries.ts';
import type { BirthColumns } from '../families/rules.ts';
import { type CaseState, type Owner, owners, type Step, states } from './states.ts';

export const caseSorts = ['wartet', 'frist', 'stand', 'kind'] as const;
export type CaseSort = (typeof caseSorts)[number];
export const caseFilters = {
  stand: codesOf(states),
  wer: codesOf(owners),
  art: ['placement', 'direct_registration'] as const,
  gemeinde: 'text',
  ueberfaellig: ['ja'] as const,
  meine: ['ja'] as const,
  zustaendig: ['niemand'] as const,
  laenger: ['ja'] as const,
  geschlossen: ['ja'] as const,
} as const;
export type CaseListQuery = ListQuery<CaseSort, typeof caseFilters>;

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
  openedOn: Temporal.PlainDate;
  closedOn: Temporal.PlainDate | null;
  municipality: string;
}

/** Who looks at the list, and when. */
export interface Looker {
  centreId: string;
  userId: string;
  today: Temporal.PlainDate;
}

type Cases = SelectQueryBuilder<Database & { p: Database['placement_case'] }, 'p', object>;

function filtered(tx: Tx, who: Looker, { filters }: CaseListQuery): Cases {
  let query = tx.selectFrom('placement_case as p').where('p.centre_id', '=', who.centreId) as unknown as Cases;
  query = query.where('p.closed_on', filters.geschlossen ? 'is not' : 'is', null);
  if (filters.stand) query = query.where('p.state', '=', filters.stand);
  if (filters.wer) query = query.where('p.next_owner', '=', filters.wer);
  if (filters.art) query = query.where('p.kind', '=', filters.art);
  if (filters.gemeinde) query = query.where('p.reported_ags', '=', filters.gemeinde);
  if (filters.ueberfaellig) query = query.where('p.due_on', '<', who.today);
  if (filters.meine) query = query.where('p.responsible_user', '=', who.userId);
  if (filters.zustaendig) query = query.where('p.responsible_user', 'is', null);
  // The same days as on the start page: more than the target, up to today or to the end of the case.
  if (filters.laenger)
    query = query.where(sql<SqlBool>`p.opened_on < coalesce(p.closed_on, ${who.today}::date)
      - (select s."targetDays" from (${settingsQuery(tx, who.centreId)}) s)`);
  return query;
}

/** What stands around the rows of the list, in one statement: their number, the target of waiting, the choices of the filter. */
export async function readListFrame(
  tx: Tx,
  who: Looker,
  query: CaseListQuery,
): Promise<{ count: number; targetDays: number; municipalities: Municipality[] }> {
  const { counts, settings, municipalities } = await readTogether(tx, {
    counts: part(filtered(tx, who, query).select(sql<number>`count(*)::int`.as('n')), {}),
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
function order({ sort, filters }: CaseListQuery): RawBuilder<unknown> {
  const way = sql.raw(sort.direction === 'desc' ? 'desc' : 'asc');
  const opened = filters.geschlossen ? sql.raw('p.closed_on') : sql.raw('p.opened_on');
  const by: Record<CaseSort, RawBuilder<unknown>> = {
    wartet: sql`${opened} ${way}, p.id ${way}`,
    frist: sql`p.due_on ${way}, p.id ${way}`,
    stand: sql`p.state ${way}, p.opened_on ${way}, p.id ${way}`,
    kind: sql`c.family_name collate "C" ${way}, c.given_names collate "C" ${way}, p.id ${way}`,
  };
  return by[sort.key];
}

/**
 * One page of the list. The page is cut from the cases alone before names are joined, so that an index gives the order;
 * only sorting by name starts from the children.
 */
export async function listCases(
  tx: Tx,
  who: Looker,
  query: CaseListQuery,
  limit: number = query.limit,
): Promise<CaseRow[]> {
  const byName = query.sort.key === 'kind';
  const cases = filtered(tx, who, query)
    .select(['p.id', 'p.case_number', 'p.child_id', 'p.state', 'p.next_step', 'p.next_owner', 'p.due_on'])
    .select(['p.opened_on', 'p.closed_on', 'p.reported_ags']);
  const page = byName ? cases : cases.orderBy(order(query)).limit(limit).offset(query.offset);
  const cut = byName ? sql`limit ${limit} offset ${query.offset}` : sql``;
  const { rows } = await sql<CaseRow>`
    select p.id, p.case_number as number, p.child_id as "childId", p.state, p.next_step as "nextStep",
      p.next_owner as "nextOwner", p.due_on as "dueOn", p.opened_on as "openedOn", p.closed_on as "closedOn",
      c.family_name as "familyName", c.given_names as "givenNames", c.birth_year, c.birth_month, c.birth_day,
      coalesce(m.name, p.reported_ags) as municipality
    from (${page}) p
    join child c on c.centre_id = ${who.centreId} and c.id = p.child_id
    left join municipality m on m.ags = p.reported_ags
    order by ${order(query)} ${cut}`.execute(tx);
  return rows;
}
