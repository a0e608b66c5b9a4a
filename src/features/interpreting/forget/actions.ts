// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import type { Actor, Tx } from '../../../db/centre.ts';
import { keptMonths, monthsAgo } from './rules.ts';

/** How many went, by what they are. */
export interface Forgotten {
  talks: number;
  offers: number;
  wishes: number;
  acquaintances: number;
  words: number;
  stacks: number;
}

const count = (result: { numDeletedRows: bigint }): number => Number(result.numDeletedRows);

/** Was there a talk under this sign of the institution since then? */
const spokenSince = (centreId: string, table: 'pair_wish' | 'acquaintance', since: Temporal.Instant) =>
  sql<SqlBool>`exists (select from interpreting_request r where r.centre_id = ${centreId}
    and r.institution_id = ${sql.table(table)}.institution_id and lower(r.reference) = lower(${sql.table(table)}.reference)
    and r.ends_at >= ${since})`;

/**
 * Deletes what the service does not need any more: talks with all that hangs on them, offers that came to nothing, wishes and
 * acquaintances nobody has asked under for long, and the words of feedback. Run again nothing happens.
 */
export async function forgetTalks(tx: Tx, { centreId, now }: Pick<Actor, 'centreId' | 'now'>): Promise<Forgotten> {
  const ago = (months: number) => monthsAgo(now, months);
  const offers = await tx
    .deleteFrom('interpreting_offer')
    .where('centre_id', '=', centreId)
    .where('asked_at', '<', ago(keptMonths.offer))
    .where((e) => e.or([e('answer', 'is', null), e('answer', '<>', 'accepted')]))
    .executeTakeFirst();
  const talks = await tx
    .deleteFrom('interpreting_request')
    .where('centre_id', '=', centreId)
    .where('ends_at', '<', ago(keptMonths.talk))
    .executeTakeFirst();
  const pair = ago(keptMonths.pair);
  const wishes = await tx
    .deleteFrom('pair_wish')
    .where('centre_id', '=', centreId)
    .where('entered_at', '<', pair)
    .where((e) => e.not(spokenSince(centreId, 'pair_wish', pair)))
    .executeTakeFirst();
  const acquaintances = await tx
    .deleteFrom('acquaintance')
    .where('centre_id', '=', centreId)
    .where('said_at', '<', pair)
    .where((e) => e.not(spokenSince(centreId, 'acquaintance', pair)))
    .executeTakeFirst();
  const words = await tx
    .updateTable('interpreting_feedback')
    .set({ note: '' })
    .where('centre_id', '=', centreId)
    .where('note', '<>', '')
    .where('settled_at', '<', ago(keptMonths.words))
    .executeTakeFirst();
  const stacks = await tx
    .deleteFrom('proof_stack as s')
    .where('s.centre_id', '=', centreId)
    .where('s.printed_at', '<', ago(keptMonths.talk))
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('proof_sheet as p')
            .select('p.id')
            .where('p.centre_id', '=', centreId)
            .whereRef('p.stack_id', '=', 's.id')
            .where('p.job_id', 'is not', null),
        ),
      ),
    )
    .executeTakeFirst();
  return {
    ...{ talks: count(talks), offers: count(offers), wishes: count(wishes), acquaintances: count(acquaintances) },
    ...{ words: Number(words.numUpdatedRows), stacks: count(stacks) },
  };
}
