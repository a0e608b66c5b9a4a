// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import { getCheckRule, listChecks } from '../../volunteers/check-queries.ts';
import { type CheckRule, checkStates, type SeenCheck } from '../../volunteers/rules.ts';

/** A sponsor with a sponsorship that runs or pauses for the certificate, and until when the certificate counts. */
export interface SponsorConduct {
  volunteerId: string;
  givenName: string;
  familyName: string;
  /** Whether the certificate of conduct counts on the day asked for. */
  valid: boolean;
  /** The day from which it has to be shown anew; null: none was seen that counts, or none is needed. */
  until: Temporal.PlainDate | null;
  /** Ids of sponsorships, each list in the order of weekday and lesson. */
  active: string[];
  paused: string[];
}

/** How a certificate stands on a day; a centre that needs none has none that ends. */
export function conductOn(
  checks: readonly SeenCheck[],
  rule: CheckRule,
  on: Temporal.PlainDate,
): Pick<SponsorConduct, 'valid' | 'until'> {
  const conduct = checkStates(checks, rule, on).find(({ kind }) => kind === 'conduct');
  return { valid: conduct === undefined || conduct.state === 'valid', until: conduct?.until ?? null };
}

/**
 * Every sponsor of the centre with a sponsorship that runs or pauses for the certificate. One who never showed a certificate
 * is there as one whose certificate has ended is: nobody is left out for want of a row.
 */
export async function listConducts(tx: Tx, centreId: string, on: Temporal.PlainDate): Promise<SponsorConduct[]> {
  const rows = await tx
    .selectFrom('sponsorship as s')
    .innerJoin('volunteer as v', (join) =>
      join.onRef('v.centre_id', '=', 's.centre_id').onRef('v.id', '=', 's.volunteer_id'),
    )
    .select(['s.id', 's.state', 's.volunteer_id as volunteerId', 'v.given_name as givenName'])
    .select('v.family_name as familyName')
    .where('s.centre_id', '=', centreId)
    .where('v.centre_id', '=', centreId)
    .where((e) =>
      e.or([
        e('s.state', '=', 'active'),
        e.and([e('s.state', '=', 'paused'), e('s.pause_reason', '=', 'certificate')]),
      ]),
    )
    .orderBy('v.family_name')
    .orderBy('v.given_name')
    .orderBy('s.weekday')
    .orderBy('s.from_minute')
    .orderBy('s.id')
    .execute();
  const rule = await getCheckRule(tx, centreId, 'sponsorship');
  const checks = await listChecks(tx, centreId, [...new Set(rows.map(({ volunteerId }) => volunteerId))]);
  const found = new Map<string, SponsorConduct>();
  for (const { id, state, volunteerId, givenName, familyName } of rows) {
    const one = found.get(volunteerId) ?? {
      ...{ volunteerId, givenName, familyName, active: [], paused: [] },
      ...conductOn(checks.get(volunteerId) ?? [], rule, on),
    };
    (state === 'active' ? one.active : one.paused).push(id);
    found.set(volunteerId, one);
  }
  return [...found.values()];
}

/** Whether the certificate of one sponsor counts on a day, or the centre needs none. */
export async function conductHolds(
  tx: Tx,
  centreId: string,
  volunteerId: string,
  on: Temporal.PlainDate,
): Promise<boolean> {
  const rule = await getCheckRule(tx, centreId, 'sponsorship');
  const checks = await listChecks(tx, centreId, [volunteerId]);
  return conductOn(checks.get(volunteerId) ?? [], rule, on).valid;
}
