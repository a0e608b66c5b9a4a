// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { fewestYears, reminderWeeks } from './rules.ts';

/** Kinds of papers somebody needs, for `papers: 'open'`; `extended`: a simple certificate of conduct is not enough. */
export interface NeededPapers {
  kinds: readonly string[];
  extended: boolean;
}

const firstReminder = Math.max(...reminderWeeks);

/**
 * Of the volunteers `v` of a query those with something missing or ended (`open`), or with something that ends soon and that
 * nothing later stands beside.
 */
export function papersWhere(
  centreId: string,
  papers: 'open' | 'soon',
  needed: NeededPapers,
  today: Temporal.PlainDate,
): RawBuilder<SqlBool> {
  if (papers === 'soon')
    return sql<SqlBool>`exists (select from volunteer_check c where c.centre_id = ${centreId} and c.volunteer_id = v.id
        and c.withdrawn_at is null and c.due_on > ${today} and c.due_on <= ${today.add({ weeks: firstReminder })}
        and not exists (select from volunteer_check n where n.centre_id = ${centreId} and n.volunteer_id = v.id
          and n.kind = c.kind and n.withdrawn_at is null and (n.due_on is null or n.due_on > c.due_on)))`;
  return sql<SqlBool>`exists (select from unnest(${[...needed.kinds]}::text[]) as k(kind)
        where not exists (select from volunteer_check c where c.centre_id = ${centreId} and c.volunteer_id = v.id
          and c.kind = k.kind and c.withdrawn_at is null and (c.due_on is null or c.due_on > ${today})
          and (k.kind <> 'conduct' or not ${needed.extended} or c.form = 'extended')))`;
}

/** Years somebody has to be old: who only gives lessons as a sponsor, as many as the centre has laid down for SmiLe. */
export async function leastYears(tx: Tx, centreId: string, { interprets }: { interprets: boolean }): Promise<number> {
  if (interprets) return fewestYears;
  const policy = await tx
    .selectFrom('sponsorship_policy')
    .select('least_age')
    .where('centre_id', '=', centreId)
    .executeTakeFirst();
  return policy?.least_age ?? fewestYears;
}
