// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { anyOf } from '../../../db/any.ts';
import type { Tx } from '../../../db/centre.ts';
import { getCheckRule, listChecks } from '../../volunteers/check-queries.ts';
import { hindrances } from '../../volunteers/rules.ts';
import { getPolicy } from '../policy-queries.ts';
import { ageHindrances, isMinor, type SponsorHindrance } from './rules.ts';

/** Needed parts of the preparation that are offered and where somebody has not been, by person. */
async function listMissing(tx: Tx, centreId: string, ids: readonly string[]) {
  const rows = await tx
    .selectFrom('sponsor as o')
    .innerJoin('sponsor_module as m', 'm.centre_id', 'o.centre_id')
    .select(['o.volunteer_id as volunteerId', 'm.title'])
    .where('o.centre_id', '=', centreId)
    .where('m.centre_id', '=', centreId)
    .where('o.volunteer_id', '=', anyOf(ids))
    .where('m.needed', '=', true)
    .where('m.ended_on', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('sponsor_attendance as a')
            .select('a.module_id')
            .where('a.centre_id', '=', centreId)
            .whereRef('a.module_id', '=', 'm.id')
            .whereRef('a.volunteer_id', '=', 'o.volunteer_id'),
        ),
      ),
    )
    .orderBy('m.title')
    .execute();
  return Map.groupBy(rows, ({ volunteerId }) => volunteerId);
}

/** Whether somebody may be proposed, and whether they are never alone with a child. */
export interface Fitness {
  /** Why not; empty: nothing stands against it. */
  hindrances: readonly SponsorHindrance[];
  /** Younger than 18: `neverAloneHint` stands beside each proposal. */
  minor: boolean;
}

/**
 * Who of some sponsors may be proposed on a day, with the reasons why not: state, papers by the rule of the centre for
 * sponsorships, age by its policy with the consent of the parents of a minor, and the needed preparation. Who was not taken into
 * service is not in the map: nobody knows yet what they can.
 */
export async function readFitness(
  tx: Tx,
  centreId: string,
  ids: readonly string[],
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<string, Fitness>> {
  if (ids.length === 0) return new Map();
  const rule = await getCheckRule(tx, centreId, 'sponsorship');
  const { leastAge } = await getPolicy(tx, centreId);
  const checks = await listChecks(tx, centreId, ids);
  const missing = await listMissing(tx, centreId, ids);
  const people = await tx
    .selectFrom('volunteer as v')
    .innerJoin('sponsor as o', (join) =>
      join.onRef('o.centre_id', '=', 'v.centre_id').onRef('o.volunteer_id', '=', 'v.id'),
    )
    .select(['v.id', 'v.state', 'v.paused_until as pausedUntil', 'v.birth', 'o.parents_consent_on as parentsConsentOn'])
    .where('v.centre_id', '=', centreId)
    .where('v.sponsors', '=', true)
    .where('v.id', '=', anyOf(ids))
    .execute();
  return new Map(
    people.map((person): [string, Fitness] => [
      person.id,
      {
        hindrances: [
          // The age of interpreters is not the one of sponsors.
          ...hindrances(person, checks.get(person.id) ?? [], rule, today).filter(({ code }) => code !== 'age'),
          ...ageHindrances(person, leastAge, today),
          ...(missing.get(person.id) ?? []).map(({ title }) => ({ code: 'module', until: null, title }) as const),
        ],
        minor: isMinor(person.birth, today),
      },
    ]),
  );
}

/** Why some sponsors may not be proposed on a day, by person (`readFitness`). */
export async function fitness(
  tx: Tx,
  centreId: string,
  ids: readonly string[],
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<string, readonly SponsorHindrance[]>> {
  const found = await readFitness(tx, centreId, ids, today);
  return new Map([...found].map(([id, one]) => [id, one.hindrances]));
}
