// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import { addWorkingDays } from '../../codes/holidays.ts';
import type { PaidService } from '../../codes/paid-services.ts';
import type { Row } from '../../db/row.ts';
import type { DemoStage } from '../../web/feature.ts';
import { formatShortDate } from '../../web/format.ts';
import { type DemoPot, tellSpent } from '../funding/demo.ts';
import { allowancePresets } from './presets.ts';
import { claimRow, payoutItemRow, payoutReturnRow, payoutRunRow, provenJob } from './rows.ts';
import { type AllowanceRule, allowanceOf, type RenderedJob } from './rules.ts';

type Stage = Pick<DemoStage, 'centreId' | 'random' | 'rows' | 'now'>;

/** How Düren's pool of the demo pays since last year: as Rhein-Erft does, with one hour for a late cancellation. */
export const ruleOf = (year: number): AllowanceRule => ({
  ...{
    version: `${year - 1}-1`,
    validFrom: Temporal.PlainDate.from({ year: year - 1, month: 1, day: 1 }),
    validTo: null,
  },
  ...{ flatCents: 0, kmCents: 0, fromKm: null, maxMinutes: null, capCents: null },
  ...{ cancelWindowHours: 24, cancelHours: 'all', cancelCents: 2500 },
  ...allowancePresets.rhein_erft.rule,
});

/** One job of the demo as its service tells it. */
export interface ToldJob extends Omit<RenderedJob, 'id'> {
  service: PaidService;
  recordId: string;
  volunteerId: string;
  /** The pot that pays, by its name (`tellSpent`). */
  pot: DemoPot;
  /** When it was promised, and when the proof came; null: not proven yet, then nothing is owed. */
  promisedAt: Temporal.Instant;
  provenAt: Temporal.Instant | null;
  byUser: string;
}

/**
 * For the demo of a service: a job is paid by a pot and, once proven, owed to its volunteer by the rule of the demo.
 * @returns the cents, or undefined where the pot has no money for that day
 */
export function tellClaim({ centreId, random, rows, now }: Stage, of: ToldJob): number | undefined {
  const { service, recordId, volunteerId, pot, promisedAt, provenAt, byUser, ...facts } = of;
  const { year } = dayOf(now);
  const job: RenderedJob = { id: recordId, ...facts };
  const { cents, lines } = allowanceOf(ruleOf(year), job);
  const occursOn = dayOf(of.start);
  const paid = { pot, service, recordId, occursOn, cents, madeAt: promisedAt, spentAt: provenAt, byUser };
  if (!tellSpent({ centreId, random, rows }, paid)) return undefined;
  const rule = rows.of('allowance_rule').find((one) => one.service === service);
  if (provenAt === null || !rule) return cents;
  rows.add(
    'allowance_claim',
    claimRow({
      ...{ centreId, id: random.id(provenAt), volunteerId, service, recordId, occurredOn: occursOn, cents, lines },
      ...{ job: provenJob(job), ruleId: rule.id, later: null, at: provenAt, by: byUser },
      paragraph: service === 'sponsorship' ? 'trainer' : 'volunteer',
    }),
  );
  return cents;
}

/**
 * Three runs of what was proven: the oldest third is with the payment office and one payment of it came back, the next is
 * released, the third is stated; what was proven in the last weeks is open. Called once, after all jobs are told.
 */
export function tellRuns(stage: DemoStage): void {
  const { centreId, random, rows, now, staff } = stage;
  const today = dayOf(now);
  const accounts = new Map(rows.of('bank_account').map((one) => [one.volunteer_id, one.id]));
  const claims = rows
    .of('allowance_claim')
    .filter(({ volunteer_id: id, cents }) => cents > 0 && accounts.has(id))
    .toSorted((a, b) => Temporal.PlainDate.compare(a.occurred_on, b.occurred_on));
  const third = Math.floor(claims.length / 3.3);
  if (third === 0) return;
  const signed = (by: string, daysAgo: number) => ({ by, at: now.subtract({ hours: 24 * daysAgo }) });
  const runs = [
    {
      made: 40,
      pay: -20,
      stated: signed(staff.coordinator, 38),
      released: signed(staff.head, 36),
      handed: signed(staff.administration, 35),
    },
    { made: 12, pay: 4, stated: signed(staff.coordinator, 11), released: signed(staff.head, 9) },
    { made: 6, pay: 9, stated: signed(staff.coordinator, 4) },
  ];
  for (const [index, { made, pay, ...marks }] of runs.entries()) {
    const { at, by } = signed(staff.administration, made);
    const id = random.id(at);
    const number = `Z-${today.year}-${String(index + 1).padStart(2, '0')}`;
    const part = claims.slice(index * third, (index + 1) * third);
    rows.add('payout_run', payoutRunRow({ centreId, id, number, payOn: addWorkingDays(today, pay), at, by, ...marks }));
    for (const claim of part) {
      const item = { runId: id, claimId: claim.id, volunteerId: claim.volunteer_id, cents: claim.cents };
      rows.add('payout_item', payoutItemRow({ ...item, centreId, accountId: accounts.get(claim.volunteer_id) ?? '' }));
    }
    if (index === 0) tellReturn(stage, id, part);
  }
}

/** The bank sent one payment of a run back: what it paid is owed again. */
function tellReturn(
  { centreId, random, rows, now, staff }: DemoStage,
  runId: string,
  paid: readonly Row<'allowance_claim'>[],
): void {
  const volunteerId = paid[0]?.volunteer_id;
  if (volunteerId === undefined) return;
  const own = paid.filter((claim) => claim.volunteer_id === volunteerId);
  const cents = own.reduce((sum, claim) => sum + claim.cents, 0);
  const at = now.subtract({ hours: 24 * 20 });
  const reason = 'Das Konto ist erloschen.';
  const entered = { centreId, at, by: staff.administration };
  const back = { runId, volunteerId, cents, reason, returnedOn: addWorkingDays(dayOf(at), -1) };
  rows.add('payout_return', payoutReturnRow({ ...entered, ...back, id: random.id(at) }));
  for (const claim of own) {
    const { service, record_id: recordId, occurred_on: occurredOn, job, rule_id: ruleId, paragraph } = claim;
    const of = { volunteerId, service: service as PaidService, recordId, occurredOn, job, ruleId, paragraph };
    const lines = [{ text: `Rücküberweisung vom ${formatShortDate(back.returnedOn)}`, cents: claim.cents }];
    const later = { kind: 'returned', corrects: claim.id, reason } as const;
    rows.add('allowance_claim', claimRow({ ...of, ...entered, id: random.id(at), cents: claim.cents, lines, later }));
  }
}
