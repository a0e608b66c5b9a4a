// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { timeZone } from '../../../clock.ts';
import type { Tx } from '../../../db/centre.ts';
import { type Counted, countCosts, countLeads, countPool, countTalks } from '../../figures/interpreting-queries.ts';
import { type PoolFigures, poolFiguresOf } from './groups.ts';

/** First and last year of a talk; null: there is none yet. */
export async function readYears(tx: Tx, centreId: string): Promise<{ first: number | null; last: number | null }> {
  const year = (at: 'min' | 'max') =>
    sql<number | null>`extract(year from ${sql.raw(at)}(starts_at) at time zone ${sql.lit(timeZone)})::int`;
  return await tx
    .selectFrom('interpreting_request')
    .select([year('min').as('first'), year('max').as('last')])
    .where('centre_id', '=', centreId)
    .executeTakeFirstOrThrow();
}

/** Everything the page says of a period: four statements, whatever the size of the pool. */
export async function readPoolFigures(tx: Tx, when: Counted): Promise<PoolFigures> {
  const talks = await countTalks(tx, when);
  const leads = await countLeads(tx, when);
  const people = await countPool(tx, when);
  const costs = await countCosts(tx, when);
  return poolFiguresOf(when, { talks, leads, people, costs });
}
