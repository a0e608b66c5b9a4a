// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { PaidService } from '../../codes/paid-services.ts';
import type { PayoutColumn, ProvenJob } from '../../db/json.ts';
import type { Row } from '../../db/row.ts';
import type { Allowance, AllowanceRule, RenderedJob } from './rules.ts';
import type { Paragraph } from './tax-rules.ts';

/** Who entered a row, and when. */
interface Entered {
  at: Temporal.Instant;
  by: string;
}

export const allowanceRuleRow = (
  rule: AllowanceRule,
  one: { centreId: string; id: string; service: PaidService } & Entered,
): Row<'allowance_rule'> => ({
  centre_id: one.centreId,
  id: one.id,
  service: one.service,
  version: String(rule.version),
  valid_from: rule.validFrom,
  valid_to: rule.validTo,
  base_minutes: rule.baseMinutes,
  base_cents: rule.baseCents,
  step_minutes: rule.step?.minutes ?? null,
  step_cents: rule.step?.cents ?? null,
  step_kind: rule.step?.kind ?? 'started',
  travel: rule.travel,
  flat_cents: rule.flatCents,
  km_cents: rule.kmCents,
  from_km: rule.fromKm,
  max_minutes: rule.maxMinutes,
  cap_cents: rule.capCents,
  cancel_window_hours: rule.cancelWindowHours,
  cancel_hours: rule.cancelHours,
  cancel_cents: rule.cancelCents,
  entered_at: one.at,
  entered_by: one.by,
});

/** A job as a claim keeps it. */
export const provenJob = (job: RenderedJob): ProvenJob => ({
  start: job.start.toString(),
  end: job.end.toString(),
  km: job.km,
  travelMinutes: job.travelMinutes,
  ticketCents: job.ticketCents,
  cancelledAt: job.cancelledAt?.toString() ?? null,
});

export const claimRow = (
  one: {
    centreId: string;
    id: string;
    volunteerId: string;
    service: PaidService;
    recordId: string;
    occurredOn: Temporal.PlainDate;
    job: ProvenJob;
    ruleId: string;
    paragraph: Paragraph;
    /** Of a job null; else which claim it puts right, and why. */
    later: { kind: 'correction' | 'returned'; corrects: string; reason: string } | null;
  } & Pick<Allowance, 'cents' | 'lines'> &
    Entered,
): Row<'allowance_claim'> => ({
  centre_id: one.centreId,
  id: one.id,
  volunteer_id: one.volunteerId,
  service: one.service,
  record_id: one.recordId,
  kind: one.later?.kind ?? 'job',
  occurred_on: one.occurredOn,
  cents: one.cents,
  lines: one.lines,
  job: one.job,
  rule_id: one.ruleId,
  paragraph: one.paragraph,
  corrects: one.later?.corrects ?? null,
  reason: one.later?.reason ?? '',
  entered_at: one.at,
  entered_by: one.by,
});

export const bankAccountRow = (
  one: { centreId: string; id: string; volunteerId: string; iban: string; holder: string } & Entered,
): Row<'bank_account'> => ({
  centre_id: one.centreId,
  id: one.id,
  volunteer_id: one.volunteerId,
  iban: one.iban,
  holder: one.holder,
  entered_at: one.at,
  entered_by: one.by,
  ended_at: null,
  ended_by: null,
});

/** A run as a draft, or as far as it came. */
export const payoutRunRow = (
  one: {
    centreId: string;
    id: string;
    number: string;
    payOn: Temporal.PlainDate;
    stated?: Entered;
    released?: Entered;
    handed?: Entered;
  } & Entered,
): Row<'payout_run'> => ({
  centre_id: one.centreId,
  id: one.id,
  number: one.number,
  pay_on: one.payOn,
  state: one.handed ? 'handed' : one.released ? 'released' : one.stated ? 'stated' : 'draft',
  made_at: one.at,
  made_by: one.by,
  stated_at: one.stated?.at ?? null,
  stated_by: one.stated?.by ?? null,
  released_at: one.released?.at ?? null,
  released_by: one.released?.by ?? null,
  handed_at: one.handed?.at ?? null,
  handed_by: one.handed?.by ?? null,
  called_off_at: null,
  called_off_by: null,
  call_off_reason: '',
  version: 1,
});

export const payoutItemRow = (one: {
  centreId: string;
  runId: string;
  claimId: string;
  volunteerId: string;
  accountId: string;
  cents: number;
}): Row<'payout_item'> => ({
  centre_id: one.centreId,
  run_id: one.runId,
  claim_id: one.claimId,
  volunteer_id: one.volunteerId,
  bank_account_id: one.accountId,
  cents: one.cents,
  called_off: false,
});

export const payoutReturnRow = (
  one: {
    centreId: string;
    id: string;
    runId: string;
    volunteerId: string;
    cents: number;
    returnedOn: Temporal.PlainDate;
    reason: string;
  } & Entered,
): Row<'payout_return'> => ({
  centre_id: one.centreId,
  id: one.id,
  run_id: one.runId,
  volunteer_id: one.volunteerId,
  cents: one.cents,
  returned_on: one.returnedOn,
  reason: one.reason,
  entered_at: one.at,
  entered_by: one.by,
});

/** How a centre pays out. */
export interface PayoutSettings {
  /** For the payment office: its own columns as CSV, or the bank's pain.001.001.09. */
  format: 'csv' | 'pain';
  mapping: readonly PayoutColumn[];
  /** Holder and IBAN of the account that pays; '' until somebody has said so. */
  debtorName: string;
  debtorIban: string;
  /** What the payee reads, before the number of the run. */
  purpose: string;
  /** Accounts of those who may release; nobody: the head. */
  mayRelease: readonly string[];
  /** Services whose allowance is free of tax by § 3 Nr. 26 EStG; all others by Nr. 26a. */
  trainerServices: readonly PaidService[];
}

export const settingColumns = (settings: PayoutSettings) => ({
  format: settings.format,
  mapping: [...settings.mapping],
  debtor_name: settings.debtorName,
  debtor_iban: settings.debtorIban,
  purpose: settings.purpose,
  may_release: [...settings.mayRelease],
  trainer_services: [...settings.trainerServices],
});

export const payoutSettingRow = (
  settings: PayoutSettings,
  one: { centreId: string; id: string },
): Row<'payout_setting'> => ({ centre_id: one.centreId, id: one.id, ...settingColumns(settings), version: 1 });

export const declaredRow = (
  one: {
    centreId: string;
    id: string;
    volunteerId: string;
    year: number;
    paragraph: Paragraph;
    cents: number;
    declaredOn: Temporal.PlainDate;
  } & Entered,
): Row<'declared_elsewhere'> => ({
  centre_id: one.centreId,
  id: one.id,
  volunteer_id: one.volunteerId,
  year: one.year,
  paragraph: one.paragraph,
  cents: one.cents,
  declared_on: one.declaredOn,
  entered_at: one.at,
  entered_by: one.by,
});

export const taxExcessRow = (
  one: {
    centreId: string;
    id: string;
    volunteerId: string;
    year: number;
    paragraph: Paragraph;
    reason: string;
  } & Entered,
): Row<'tax_excess'> => ({
  centre_id: one.centreId,
  id: one.id,
  volunteer_id: one.volunteerId,
  year: one.year,
  paragraph: one.paragraph,
  reason: one.reason,
  confirmed_at: one.at,
  confirmed_by: one.by,
});
