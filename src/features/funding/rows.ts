// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { PaidService } from '../../codes/paid-services.ts';
import type { Row } from '../../db/row.ts';
import type { LegalConsequence, Payer } from './rules.ts';

/** What is said of a pot. */
export interface FundFacts {
  name: string;
  payer: Payer;
  /** What the money is for, in words. */
  purpose: string;
  services: readonly PaidService[];
  legalConsequence: LegalConsequence;
  /** Where the municipality books it; '' when nobody has said so. */
  account: string;
  endedOn: Temporal.PlainDate | null;
}

/** What a change of a pot writes. */
export const fundColumns = (facts: FundFacts) => ({
  name: facts.name,
  payer: facts.payer,
  purpose: facts.purpose,
  services: [...facts.services],
  legal_consequence: facts.legalConsequence,
  account: facts.account,
  ended_on: facts.endedOn,
});

export const fundRow = (facts: FundFacts & { centreId: string; id: string }): Row<'fund'> => ({
  centre_id: facts.centreId,
  id: facts.id,
  ...fundColumns(facts),
  version: 1,
});

/** A period of a pot; sums in cents. */
export const fundPeriodRow = (one: {
  centreId: string;
  id: string;
  fundId: string;
  fromOn: Temporal.PlainDate;
  toOn: Temporal.PlainDate;
  amountCents: number | null;
  promisedCents?: number;
  spentCents?: number;
}): Row<'fund_period'> => ({
  centre_id: one.centreId,
  id: one.id,
  fund_id: one.fundId,
  from_on: one.fromOn,
  to_on: one.toOn,
  amount_cents: one.amountCents,
  promised_cents: one.promisedCents ?? 0,
  spent_cents: one.spentCents ?? 0,
  version: 1,
});

export const commitmentRow = (one: {
  centreId: string;
  id: string;
  periodId: string;
  service: PaidService;
  recordId: string;
  occursOn: Temporal.PlainDate;
  cents: number;
  madeAt: Temporal.Instant;
  madeBy: string;
  /** Spent already, when and by whom. */
  settled?: { at: Temporal.Instant; by: string };
}): Row<'commitment'> => ({
  centre_id: one.centreId,
  id: one.id,
  fund_period_id: one.periodId,
  service: one.service,
  record_id: one.recordId,
  occurs_on: one.occursOn,
  cents: one.cents,
  state: one.settled ? 'spent' : 'promised',
  made_at: one.madeAt,
  made_by: one.madeBy,
  settled_at: one.settled?.at ?? null,
  settled_by: one.settled?.by ?? null,
});

/** What a line of the account changes, in cents. */
export interface Deltas {
  amount?: number;
  promised?: number;
  spent?: number;
}

export const fundEntryRow = (one: {
  centreId: string;
  id: string;
  periodId: string;
  commitmentId: string | null;
  kind: Row<'fund_entry'>['kind'];
  deltas: Deltas;
  occurredOn: Temporal.PlainDate;
  /** '' where the kind says it all. */
  reason?: string;
  at: Temporal.Instant;
  byUser: string;
}): Row<'fund_entry'> => ({
  centre_id: one.centreId,
  id: one.id,
  fund_period_id: one.periodId,
  commitment_id: one.commitmentId,
  kind: one.kind,
  amount_delta: one.deltas.amount ?? 0,
  promised_delta: one.deltas.promised ?? 0,
  spent_delta: one.deltas.spent ?? 0,
  occurred_on: one.occurredOn,
  reason: one.reason ?? '',
  at: one.at,
  by_user: one.byUser,
});

/** What people are told of a period (`notices`). */
export type WarningKind = Row<'fund_warning'>['kind'];

export const fundWarningRow = (one: {
  centreId: string;
  id: string;
  periodId: string;
  kind: WarningKind;
  amountCents: number;
  at: Temporal.Instant;
}): Row<'fund_warning'> => ({
  centre_id: one.centreId,
  id: one.id,
  fund_period_id: one.periodId,
  kind: one.kind,
  amount_cents: one.amountCents,
  told_at: one.at,
});
