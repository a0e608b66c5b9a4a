// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import type { PaidService } from '../../codes/paid-services.ts';
import { systemUserId } from '../../db/centre.ts';
import type { DemoStage } from '../../web/feature.ts';
import { commitmentRow, type FundFacts, fundEntryRow, fundPeriodRow, fundRow } from './rows.ts';

const plain = { services: ['interpreting'], legalConsequence: 'any', account: '', endedOn: null } as const;

/** How much of its money a pot of the demo has used, in percent, when all services have told; null: it has no limit. */
const usedShare = {
  'Landesmittel Sprachmittlung': 87,
  Kreismittel: 74,
  'Stiftung Nachbarschaft (erfunden)': 95,
  'Einrichtung zahlt': null,
} as const;
export type DemoPot = keyof typeof usedShare;

/** The pots of the demo, with the money of a year before any service tells. */
const pots: readonly (Omit<FundFacts, 'name'> & { name: DemoPot; cents: number | null })[] = [
  {
    ...plain,
    name: 'Landesmittel Sprachmittlung',
    payer: 'land',
    purpose: 'Niedrigschwellige Gespräche ohne rechtliche Folgen in Schulen, Kitas und Beratungsstellen.',
    legalConsequence: 'never',
    account: '1.05.06.01/531800',
    cents: 5_000_000,
  },
  {
    ...plain,
    name: 'Kreismittel',
    payer: 'own',
    purpose: 'Was das Land nicht zahlt, wenn der Kreis es will.',
    services: ['interpreting', 'sponsorship'],
    account: '1.05.06.01/542900',
    cents: 1_200_000,
  },
  { ...plain, name: 'Einrichtung zahlt', payer: 'institution', purpose: 'Wird in Rechnung gestellt.', cents: null },
  { ...plain, name: 'Stiftung Nachbarschaft (erfunden)', payer: 'other', purpose: 'Elternabende.', cents: 300_000 },
];

/** On a day so early in the year the demo tells the money of last year, too: most of what it tells happened then. */
const earlyDays = 120;

/** Four pots with the money of this year; the services tell what is promised and spent of it (`tellSpent`). */
export function tellFunding({ centreId, now, random, rows }: DemoStage): void {
  const { year, dayOfYear } = dayOf(now);
  const years = dayOfYear < earlyDays ? [year - 1, year] : [year];
  const at = now.subtract({ hours: 24 * (dayOfYear - 1) });
  for (const { cents, ...facts } of pots) {
    const fundId = random.id(at);
    rows.add('fund', fundRow({ ...facts, centreId, id: fundId }));
    for (const of of years) {
      const fromOn = Temporal.PlainDate.from({ year: of, month: 1, day: 1 });
      const periodId = random.id(at);
      const period = { centreId, id: periodId, fundId, fromOn, toOn: fromOn.with({ month: 12, day: 31 }) };
      rows.add('fund_period', fundPeriodRow({ ...period, amountCents: cents }));
      if (cents === null) continue;
      const line = { centreId, id: random.id(at), periodId, commitmentId: null, kind: 'amount' as const };
      const deltas = { amount: cents };
      const reason = `Haushalt ${of}`;
      rows.add('fund_entry', fundEntryRow({ ...line, deltas, occurredOn: fromOn, reason, at, byUser: systemUserId }));
    }
  }
}

/** Amounts of the demo are round: 50 euros. */
const roundTo = 5_000;

/** After all services have told: the pots get amounts of which so much is used that people look at them. */
export function tellAmounts({ rows }: Pick<DemoStage, 'rows'>): void {
  for (const period of rows.of('fund_period')) {
    const name = rows.of('fund').find(({ id }) => id === period.fund_id)?.name as DemoPot | undefined;
    const share = name && usedShare[name];
    const used = period.promised_cents + period.spent_cents;
    const line = rows.of('fund_entry').find((one) => one.fund_period_id === period.id && one.kind === 'amount');
    if (!share || used === 0 || line === undefined) continue;
    const cents = Math.max(Math.ceil(used / roundTo), Math.round((used * 100) / share / roundTo)) * roundTo;
    period.amount_cents = cents;
    line.amount_delta = cents;
  }
}

/**
 * For the demo of a service: one of its records was paid, or will be, by the pot of this name and its period with that day.
 * @param of `spentAt` null: promised, not settled yet
 * @returns false, and nothing is told, where the pot has no period then, or not enough money left
 */
export function tellSpent(
  { centreId, random, rows }: Pick<DemoStage, 'centreId' | 'random' | 'rows'>,
  of: {
    pot: DemoPot;
    service: PaidService;
    recordId: string;
    occursOn: Temporal.PlainDate;
    cents: number;
    madeAt: Temporal.Instant;
    spentAt: Temporal.Instant | null;
    byUser: string;
  },
): boolean {
  const fund = rows.of('fund').find(({ name }) => name === of.pot);
  if (!fund) throw new Error(`The demo has no pot ${of.pot}.`);
  const period = rows
    .of('fund_period')
    .find(({ fund_id: id, from_on: from }) => id === fund.id && from.year === of.occursOn.year);
  if (!period) return false;
  const used = period.promised_cents + period.spent_cents;
  if (period.amount_cents !== null && used + of.cents > period.amount_cents) return false;
  const commitmentId = random.id(of.madeAt);
  const settled = of.spentAt === null ? {} : { settled: { at: of.spentAt, by: of.byUser } };
  const { service, recordId, occursOn, cents, madeAt, byUser: madeBy } = of;
  const facts = { centreId, id: commitmentId, periodId: period.id, service, recordId, occursOn, cents, madeAt, madeBy };
  rows.add('commitment', commitmentRow({ ...facts, ...settled }));
  const line = { centreId, periodId: period.id, commitmentId, byUser: of.byUser };
  const promised = {
    ...line,
    id: random.id(madeAt),
    kind: 'promised' as const,
    deltas: { promised: cents },
    at: madeAt,
  };
  rows.add('fund_entry', fundEntryRow({ ...promised, occurredOn: dayOf(madeAt) }));
  if (of.spentAt === null) {
    period.promised_cents += cents;
    return true;
  }
  const spent = { ...line, id: random.id(of.spentAt), kind: 'spent' as const, at: of.spentAt };
  const deltas = { promised: -cents, spent: cents };
  rows.add('fund_entry', fundEntryRow({ ...spent, deltas, occurredOn: dayOf(of.spentAt) }));
  period.spent_cents += cents;
  return true;
}
