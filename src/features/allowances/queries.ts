// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { PaidService } from '../../codes/paid-services.ts';
import type { Tx } from '../../db/centre.ts';
import { isId } from '../../db/ids.ts';
import type { AllowanceLine, ProvenJob } from '../../db/json.ts';
import type { Row } from '../../db/row.ts';
import { NotFound } from '../../refusals.ts';
import { usualSettings } from './payout-rules.ts';
import type { PayoutSettings } from './rows.ts';
import type { AllowanceRule } from './rules.ts';
import type { Paragraph } from './tax-rules.ts';

/** A version of a centre's rule. */
export interface KeptRule extends AllowanceRule {
  id: string;
  version: string;
  service: PaidService;
  /** How many claims name it: from one on it can only be ended. */
  claims: number;
}

const toRule = (row: Row<'allowance_rule'> & { claims: number | null }): KeptRule => ({
  id: row.id,
  service: row.service as PaidService,
  version: row.version,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  baseMinutes: row.base_minutes,
  baseCents: row.base_cents,
  step:
    row.step_minutes === null || row.step_cents === null
      ? null
      : { minutes: row.step_minutes, cents: row.step_cents, kind: row.step_kind },
  travel: row.travel,
  flatCents: row.flat_cents,
  kmCents: row.km_cents,
  fromKm: row.from_km,
  maxMinutes: row.max_minutes,
  capCents: row.cap_cents,
  cancelWindowHours: row.cancel_window_hours,
  cancelHours: row.cancel_hours,
  cancelCents: row.cancel_cents,
  claims: row.claims ?? 0,
});

const rules = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('allowance_rule as r')
    .selectAll('r')
    .select((e) =>
      e
        .selectFrom('allowance_claim as c')
        .select(sql<number>`count(*)::int`.as('n'))
        .where('c.centre_id', '=', centreId)
        .whereRef('c.rule_id', '=', 'r.id')
        .as('claims'),
    )
    .where('r.centre_id', '=', centreId);

/** All versions, by service, the newest first. */
export async function listRules(tx: Tx, centreId: string): Promise<KeptRule[]> {
  return (await rules(tx, centreId).orderBy('r.service').orderBy('r.valid_from', 'desc').execute()).map(toRule);
}

/** @throws NotFound */
export async function getRule(tx: Tx, centreId: string, id: string): Promise<KeptRule> {
  const row = isId(id) ? await rules(tx, centreId).where('r.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return toRule(row);
}

/** The version of a service that counts on a day. */
export async function findRuleOn(
  tx: Tx,
  centreId: string,
  service: PaidService,
  on: Temporal.PlainDate,
): Promise<KeptRule | undefined> {
  const row = await rules(tx, centreId)
    .where('r.service', '=', service)
    .where('r.valid_from', '<=', on)
    .where((e) => e.or([e('r.valid_to', 'is', null), e('r.valid_to', '>=', on)]))
    .executeTakeFirst();
  return row && toRule(row);
}

/** What somebody is owed for a job, or the difference that puts it right. */
export interface Claim {
  id: string;
  volunteerId: string;
  service: PaidService;
  recordId: string;
  kind: Row<'allowance_claim'>['kind'];
  occurredOn: Temporal.PlainDate;
  cents: number;
  lines: AllowanceLine[];
  job: ProvenJob;
  ruleId: string;
  ruleVersion: string;
  paragraph: Paragraph;
  corrects: string | null;
  reason: string;
  enteredAt: Temporal.Instant;
  /** Number and state of the run it stands in; null: in none. */
  run: { id: string; number: string; state: Row<'payout_run'>['state'] } | null;
}

const claims = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('allowance_claim as c')
    .innerJoin('allowance_rule as r', (on) =>
      on.onRef('r.centre_id', '=', 'c.centre_id').onRef('r.id', '=', 'c.rule_id'),
    )
    .leftJoin('payout_item as i', (on) =>
      on.onRef('i.centre_id', '=', 'c.centre_id').onRef('i.claim_id', '=', 'c.id').on('i.called_off', '=', false),
    )
    .leftJoin('payout_run as p', (on) => on.onRef('p.centre_id', '=', 'i.centre_id').onRef('p.id', '=', 'i.run_id'))
    .select(['c.id', 'c.volunteer_id as volunteerId', 'c.service', 'c.record_id as recordId', 'c.kind', 'c.cents'])
    .select(['c.occurred_on as occurredOn', 'c.lines', 'c.job', 'c.rule_id as ruleId', 'r.version as ruleVersion'])
    .select(['c.paragraph', 'c.corrects', 'c.reason', 'c.entered_at as enteredAt'])
    .select(['p.id as runId', 'p.number as runNumber', 'p.state as runState'])
    .where('c.centre_id', '=', centreId)
    .where('r.centre_id', '=', centreId);

type ClaimRow = Awaited<ReturnType<ReturnType<typeof claims>['execute']>>[number];

const toClaim = ({ runId, runNumber, runState, service, ...row }: ClaimRow): Claim => ({
  ...row,
  service: service as PaidService,
  run: runId && runNumber && runState ? { id: runId, number: runNumber, state: runState } : null,
});

/** Claims of one person, the newest first. @param year only those of this year */
export async function listClaimsOf(tx: Tx, centreId: string, volunteerId: string, year?: number): Promise<Claim[]> {
  let query = claims(tx, centreId).where('c.volunteer_id', '=', volunteerId);
  if (year !== undefined) query = query.where(sql<boolean>`extract(year from c.occurred_on) = ${year}`);
  const rows = await query.orderBy('c.occurred_on', 'desc').orderBy('c.entered_at', 'desc').orderBy('c.id').execute();
  return rows.map(toClaim);
}

/** Claims that stand in no run, by person and day. */
export async function listOpenClaims(tx: Tx, centreId: string): Promise<Claim[]> {
  const rows = await claims(tx, centreId)
    .where('i.claim_id', 'is', null)
    .where('c.cents', '<>', 0)
    .orderBy('c.volunteer_id')
    .orderBy('c.occurred_on')
    .orderBy('c.id')
    .execute();
  return rows.map(toClaim);
}

/** The claim of a job and everything that puts it right, the oldest first. */
export async function listClaimsFor(
  tx: Tx,
  centreId: string,
  service: PaidService,
  recordId: string,
): Promise<Claim[]> {
  const rows = await claims(tx, centreId)
    .where('c.service', '=', service)
    .where('c.record_id', '=', recordId)
    .orderBy('c.entered_at')
    .orderBy('c.id')
    .execute();
  return rows.map(toClaim);
}

/** @throws NotFound */
export async function getClaim(tx: Tx, centreId: string, id: string): Promise<Claim> {
  const row = isId(id) ? await claims(tx, centreId).where('c.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return toClaim(row);
}

/** Claims of a run, by person and day. */
export async function listClaimsIn(tx: Tx, centreId: string, runId: string): Promise<Claim[]> {
  const rows = await claims(tx, centreId)
    .where('p.id', '=', runId)
    .orderBy('c.volunteer_id')
    .orderBy('c.occurred_on')
    .orderBy('c.id')
    .execute();
  return rows.map(toClaim);
}

/** The settings of a centre; version 0: those everybody begins with. */
export async function getPayoutSettings(tx: Tx, centreId: string): Promise<PayoutSettings & { version: number }> {
  const row = await tx.selectFrom('payout_setting').selectAll().where('centre_id', '=', centreId).executeTakeFirst();
  if (!row) return { ...usualSettings, version: 0 };
  return {
    format: row.format,
    mapping: row.mapping,
    debtorName: row.debtor_name,
    debtorIban: row.debtor_iban,
    purpose: row.purpose,
    mayRelease: row.may_release,
    trainerServices: row.trainer_services as PaidService[],
    version: row.version,
  };
}
