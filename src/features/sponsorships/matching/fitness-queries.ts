// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/centre.ts';
import { getCheckRule, listChecks } from '../../volunteers/check-queries.ts';
import { hindrances } from '../../volunteers/rules.ts';
import { getPolicy } from '../policy-queries.ts';
import { fullAge } from '../policy-rules.ts';
import type { SponsorFacts } from './fact-rules.ts';

/**
 * Why some sponsors may not be proposed on a day, by person; an empty list: nothing stands against it. State and papers by the
 * rule of the centre for sponsorships, age by its policy with the consent of the parents of a minor, needed preparation.
 */
export async function fitness(
  tx: Tx,
  centreId: string,
  ids: readonly string[],
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<string, SponsorFacts['hindrances']>> {
  const rule = await getCheckRule(tx, centreId, 'sponsorship');
  const { leastAge } = await getPolicy(tx, centreId);
  const checks = await listChecks(tx, centreId, ids);
  const people = await tx
    .selectFrom('volunteer as v')
    .innerJoin('sponsor as o', (join) =>
      join.onRef('o.centre_id', '=', 'v.centre_id').onRef('o.volunteer_id', '=', 'v.id'),
    )
    .select(['v.id', 'v.state', 'v.paused_until as pausedUntil', 'v.birth', 'o.parents_consent_on as parentsConsentOn'])
    .select(({ selectFrom }) =>
      selectFrom('sponsor_module as m')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('m.centre_id', '=', centreId)
        .where('m.needed', '=', true)
        .where('m.ended_on', 'is', null)
        .where(({ not, exists, selectFrom: from }) =>
          not(
            exists(
              from('sponsor_attendance as a')
                .select('a.module_id')
                .where('a.centre_id', '=', centreId)
                .whereRef('a.module_id', '=', 'm.id')
                .whereRef('a.volunteer_id', '=', 'v.id'),
            ),
          ),
        )
        .as('missing'),
    )
    .where('v.centre_id', '=', centreId)
    .where(sql<SqlBool>`v.id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(
    people.map(({ id, parentsConsentOn, missing, ...person }) => {
      const found = hindrances(person, checks.get(id) ?? [], rule, today).filter(({ code }) => code !== 'age');
      const old = (years: number): boolean =>
        person.birth !== null && Temporal.PlainDate.compare(person.birth.add({ years }), today) <= 0;
      return [
        id,
        [
          ...found,
          ...(old(leastAge) ? [] : [{ code: 'age', until: person.birth?.add({ years: leastAge }) ?? null } as const]),
          ...(old(leastAge) && !old(fullAge) && parentsConsentOn === null
            ? [{ code: 'consent', until: null } as const]
            : []),
          ...(Number(missing ?? 0) > 0 ? [{ code: 'module', until: null } as const] : []),
        ],
      ];
    }),
  );
}
