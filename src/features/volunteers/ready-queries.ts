// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import type { Whose } from './profile-queries.ts';
import type { CheckKind, CheckRule } from './rules.ts';
import type { DaySpan } from './span-rules.ts';

// What the plain rules say of one talk (`lackingChecks`, `windowFit`, `areaFit`), evaluated where the rows are: for a frequent
// language thousands of papers and times would travel for one word each. `facts.test.ts` of dispatch holds both against each other.

/** Which papers of some volunteers count on a day, a row for whoever has one. */
export const validPapers = (tx: Tx, centreId: string, whose: Whose, rule: CheckRule, on: Temporal.PlainDate) =>
  tx
    .selectFrom('volunteer_check')
    .select(['volunteer_id', sql<CheckKind[]>`array_agg(kind)`.as('kinds')])
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', whose)
    .where('withdrawn_at', 'is', null)
    .where((e) => e.or([e('due_on', 'is', null), e('due_on', '>', on)]))
    .$if(rule.conduct === 'extended', (query) =>
      query.where((e) => e.or([e('kind', '<>', 'conduct'), e('form', '=', 'extended')])),
    )
    .groupBy('volunteer_id');

/** Whether some volunteers usually have time for a whole span of a weekday, a row for whoever has usual times. */
export const usualTimes = (tx: Tx, centreId: string, whose: Whose, at: { weekday: number; span: DaySpan }) =>
  tx
    .selectFrom('volunteer_window')
    .select(({ fn, and, eb }) => [
      'volunteer_id',
      fn
        .agg<boolean>('bool_or', [
          and([
            eb('weekday', '=', at.weekday),
            eb('from_minute', '<=', at.span.from),
            eb('to_minute', '>=', at.span.to),
          ]),
        ])
        .as('fits'),
    ])
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', whose)
    .groupBy('volunteer_id');

/** Whether some volunteers go to a municipality, a row for whoever names any. */
export const namedAreas = (tx: Tx, centreId: string, whose: Whose, ags: string | null) =>
  tx
    .selectFrom('volunteer_area')
    .select(['volunteer_id', sql<boolean>`coalesce(bool_or(ags = ${ags}::text), false)`.as('there')])
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', whose)
    .groupBy('volunteer_id');
