// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Tx } from '../../../db/centre.ts';
import type { SmileWhen } from '../../figures/sponsorship-queries.ts';
import type { Can } from '../progress/words.ts';
import { type Spread, type SpreadTime, type StageCount, spreadDays, spreadOf } from './spread-rules.ts';

/**
 * Children whose sponsors ticked in the period and half a year before that at least: where they stood first and last. One
 * statement; sponsorships that followed each other are one child.
 */
export async function readSpread(tx: Tx, { centreId, from, to }: SmileWhen): Promise<Spread> {
  const { rows } = await sql<Omit<StageCount, 'can' | 'time'> & { can: Can | null; time: SpreadTime | null }>`
    with seen as (
      select s.pupil_id, c.on_day, c.greets, c.needs, c.tells, c.asks, c.reads, c.writes,
        row_number() over (partition by s.pupil_id order by c.on_day, c.id) as from_first,
        row_number() over (partition by s.pupil_id order by c.on_day desc, c.id desc) as from_last,
        min(c.on_day) over (partition by s.pupil_id) as first_day,
        max(c.on_day) over (partition by s.pupil_id) as last_day
      from progress_check c
      join sponsorship s on s.centre_id = ${centreId} and s.id = c.sponsorship_id
      where c.centre_id = ${centreId} and c.on_day <= ${to}
    ), ends as (
      select * from seen
      where last_day >= ${from} and last_day - first_day >= ${spreadDays} and (from_first = 1 or from_last = 1)
    )
    select v.can, case when e.from_first = 1 then 'first' else 'last' end as time, v.stage, count(*)::int as count
    from ends e
    cross join lateral (values ('greets', e.greets), ('needs', e.needs), ('tells', e.tells), ('asks', e.asks),
      ('reads', e.reads), ('writes', e.writes)) as v(can, stage)
    group by v.can, time, v.stage
    union all
    select null, null, '', count(distinct pupil_id)::int from ends`.execute(tx);
  const children = rows.find(({ can }) => can === null)?.count ?? 0;
  return spreadOf(
    children,
    rows.flatMap(({ can, time, ...row }) => (can === null || time === null ? [] : [{ can, time, ...row }])),
  );
}
