// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { codesOf } from '../../codes/keys.ts';
import { anyOf } from '../../db/any.ts';
import type { Tx } from '../../db/centre.ts';
import { type Paragraph, paragraphs, type YearAccount } from './tax-rules.ts';

/** Key of a person's account under a paragraph. */
export const accountKey = (volunteerId: string, paragraph: Paragraph): string => `${volunteerId} ${paragraph}`;

const byAccount = <Row extends { volunteerId: string; paragraph: Paragraph }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [accountKey(row.volunteerId, row.paragraph), row]));

const sums = (tx: Tx, centreId: string, year: number, people: readonly string[]) =>
  tx
    .selectFrom('allowance_claim as c')
    .leftJoin('payout_item as i', (on) =>
      on.onRef('i.centre_id', '=', 'c.centre_id').onRef('i.claim_id', '=', 'c.id').on('i.called_off', '=', false),
    )
    .leftJoin('payout_run as p', (on) => on.onRef('p.centre_id', '=', 'i.centre_id').onRef('p.id', '=', 'i.run_id'))
    .leftJoin('allowance_claim as b', (on) =>
      on.onRef('b.centre_id', '=', 'c.centre_id').onRef('b.corrects', '=', 'c.id').on('b.kind', '=', 'returned'),
    )
    .select(['c.volunteer_id as volunteerId', 'c.paragraph'])
    // What came back was not received; it is owed again by a claim of its own.
    .select(
      sql<number>`coalesce(sum(c.cents) filter (where p.state in ('released', 'handed') and b.id is null
        and extract(year from p.pay_on) = ${year}), 0)::int`.as('paid'),
    )
    .select(
      sql<number>`coalesce(sum(c.cents) filter (where p.state in ('draft', 'stated')
        and extract(year from p.pay_on) = ${year}), 0)::int`.as('planned'),
    )
    .select(sql<number>`coalesce(sum(c.cents) filter (where p.id is null), 0)::int`.as('open'))
    .where('c.centre_id', '=', centreId)
    .where('c.volunteer_id', '=', anyOf(people))
    .groupBy(['c.volunteer_id', 'c.paragraph'])
    .execute();

interface OfYear {
  year: number;
  today: Temporal.PlainDate;
  people: readonly string[];
}

/**
 * The year's accounts of these people under both paragraphs, by `accountKey`. Paid is what comes in in the year (§ 11 (1) EStG);
 * what is open counts for the running year alone.
 */
export async function yearAccounts(tx: Tx, centreId: string, of: OfYear): Promise<Map<string, YearAccount>> {
  const known = await knownAccounts(tx, centreId, of);
  const nothing = { year: of.year, paid: 0, planned: 0, open: 0, declared: 0, excessReason: null };
  const keys = of.people.flatMap((person) =>
    codesOf(paragraphs).map((paragraph) => ({ key: accountKey(person, paragraph), paragraph })),
  );
  return new Map(keys.map(({ key, paragraph }) => [key, known.get(key) ?? { ...nothing, paragraph }]));
}

/** The same of those accounts alone in which anything stands: of a thousand people most have none. */
export async function knownAccounts(tx: Tx, centreId: string, of: OfYear): Promise<Map<string, YearAccount>> {
  const { year, today, people } = of;
  if (people.length === 0) return new Map();
  const claimed = await sums(tx, centreId, year, people);
  const declared = await tx
    .selectFrom('declared_elsewhere')
    .distinctOn(['volunteer_id', 'paragraph'])
    .select(['volunteer_id as volunteerId', 'paragraph', 'cents'])
    .where('centre_id', '=', centreId)
    .where('year', '=', year)
    .where('volunteer_id', '=', anyOf(people))
    .orderBy('volunteer_id')
    .orderBy('paragraph')
    .orderBy('entered_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const excess = await tx
    .selectFrom('tax_excess')
    .select(['volunteer_id as volunteerId', 'paragraph', 'reason'])
    .where('centre_id', '=', centreId)
    .where('year', '=', year)
    .where('volunteer_id', '=', anyOf(people))
    .execute();
  const [sumOf, declaredOf, excessOf] = [byAccount(claimed), byAccount(declared), byAccount(excess)];
  const rows = new Map(
    [...claimed, ...declared, ...excess].map((row) => [accountKey(row.volunteerId, row.paragraph), row]),
  );
  return new Map(
    [...rows].map(([key, { paragraph }]) => {
      const sum = sumOf.get(key);
      return [
        key,
        {
          ...{ year, paragraph, paid: sum?.paid ?? 0, planned: sum?.planned ?? 0 },
          open: year === today.year ? (sum?.open ?? 0) : 0,
          ...{ declared: declaredOf.get(key)?.cents ?? 0, excessReason: excessOf.get(key)?.reason ?? null },
        },
      ];
    }),
  );
}
