// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import type { SplitField, When } from './definition.ts';
import { costFigure, poolFigures, type TalkFigureId, talkFigures } from './interpreting-register.ts';
import { interpretingLeads, interpretingTalks, isUnfilled } from './interpreting-sources.ts';
import { type LeadPart, leadParts } from './lead-words.ts';
import { countInside, type InsidePart } from './queries.ts';

/** For which centre and when figures of the interpreter service are counted; none of them looks at the target of waiting. */
export type Counted = Omit<When, 'targetDays'>;
const at = (when: Counted): When => ({ ...when, targetDays: 0 });

/** By what talks are split on pages inside the centre. */
export type TalkField = Extract<SplitField, 'month' | 'language' | 'field' | 'institution_kind' | 'mode' | 'reason'>;
const talkFields: readonly TalkField[] = ['month', 'language', 'field', 'institution_kind', 'mode', 'reason'];

export type TalkParts = readonly InsidePart<TalkFigureId>[];

/** How many requests took how long for a part of the way; `lead` null: all of them, half of them below `median` hours. */
export interface LeadCount {
  part: LeadPart;
  lead: string | null;
  count: number;
  median: number;
}

/** Requests and what became of them, whole and by every split, nothing hidden: for pages inside the centre alone. */
export const countTalks = (tx: Tx, when: Counted): Promise<InsidePart<TalkFigureId>[]> =>
  countInside(tx, at(when), talkFigures, talkFields);

/** How long the parts of the way took, by bands and as a median. */
export async function countLeads(tx: Tx, when: Counted): Promise<LeadCount[]> {
  const { rows } = await sql<LeadCount>`
    select part, lead, count(*)::int as count, (percentile_cont(0.5) within group (order by hours))::float8 as median
    from (${interpretingLeads(at(when))}) s group by grouping sets ((part), (part, lead))`.execute(tx);
  return rows.filter(({ part }) => part in leadParts);
}

/** How the pool stands today. */
export async function countPool(tx: Tx, when: Counted): Promise<{ active: number; trained: number; expiring: number }> {
  const [whole] = await countInside(tx, at(when), poolFigures, []);
  return {
    active: whole?.values.interpreters_active ?? 0,
    trained: whole?.values.interpreters_trained ?? 0,
    expiring: whole?.values.interpreters_expiring ?? 0,
  };
}

/** What was spent for interpreting, in euros: `fund` null is all of it. */
export async function countCosts(tx: Tx, when: Counted): Promise<{ fund: string | null; euros: number }[]> {
  const parts = await countInside(tx, at(when), [costFigure], ['fund']);
  return parts.map(({ code, values }) => ({ fund: code, euros: values.interpreting_spending }));
}

/** By language and reason: all requests, and those nobody came to. */
export async function countUnfilled(
  tx: Tx,
  when: Counted,
): Promise<{ language: string; reason: string | null; all: number; unfilled: number }[]> {
  const { rows } = await sql<{ language: string; reason: string | null; all: number; unfilled: number }>`
    select language, reason, count(*)::int as "all", (count(*) filter (where ${isUnfilled(at(when))}))::int as unfilled
    from (${interpretingTalks(at(when))}) s group by language, reason`.execute(tx);
  return rows;
}

export type { TalkFigureId } from './interpreting-register.ts';
export { monthsOf } from './queries.ts';
