// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import { dayOf } from '../../clock.ts';
import { formatCents } from '../../codes/money.ts';
import { type PaidService, paidServices } from '../../codes/paid-services.ts';
import type { Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import type { AllowanceLine } from '../../db/json.ts';
import { NotFound } from '../../refusals.ts';
import { formatShortDate } from '../../web/format.ts';
import { type Booker, correctSpent, type NotPromised, settle } from '../funding/actions.ts';
import { type Claim, findRuleOn, getPayoutSettings, getRule, listClaimsFor } from './queries.ts';
import { claimRow, provenJob } from './rows.ts';
import { allowanceOf, type RenderedJob } from './rules.ts';
import type { Paragraph } from './tax-rules.ts';

/** A proven job of a volunteer. */
export interface ClaimedJob extends Omit<RenderedJob, 'id'> {
  volunteerId: string;
  service: PaidService;
  /** The record of the service that was proven: it is paid once. */
  recordId: string;
}

/** What somebody is owed for a job, with its derivation. */
export interface Claimed {
  id: string;
  cents: number;
  lines: readonly AllowanceLine[];
  ruleVersion: string;
}

const claimedOf = ({ id, cents, lines, ruleVersion }: Claim): Claimed => ({ id, cents, lines, ruleVersion });

async function paragraphOf(tx: Tx, centreId: string, service: PaidService): Promise<Paragraph> {
  return (await getPayoutSettings(tx, centreId)).trainerServices.includes(service) ? 'trainer' : 'volunteer';
}

const noRule = (service: PaidService, on: Temporal.PlainDate): string =>
  `Für ${paidServices[service]} gilt am ${formatShortDate(on)} keine Regel der Aufwandsentschädigung. Die Verwaltung legt sie an.`;

/**
 * Computes what a proven (or late cancelled) job comes to, by the version of the rule that counts on its day, and keeps it. Asked
 * again for the same record nothing happens. The promised money of the record is settled; where the pot has not enough the
 * claim waits (`leftOutWords.uncovered`).
 * @returns the claim with its lines, or a sentence where no rule counts on the day
 */
export async function claimAllowance(tx: Tx, by: Booker, of: ClaimedJob): Promise<Claimed | NotPromised> {
  const { volunteerId, service, recordId, ...facts } = of;
  const { centreId } = by;
  const before = (await listClaimsFor(tx, centreId, service, recordId)).find(({ kind }) => kind === 'job');
  if (before) return claimedOf(before);
  const occurredOn = dayOf(of.start);
  const rule = await findRuleOn(tx, centreId, service, occurredOn);
  if (!rule) return { refused: noRule(service, occurredOn) };
  const job: RenderedJob = { id: recordId, ...facts };
  const { cents, lines } = allowanceOf(rule, job);
  const who = { volunteerId, service, recordId, occurredOn };
  const paragraph = await paragraphOf(tx, centreId, service);
  const entered = { centreId, id: newId(), at: by.now, by: by.userId };
  const row = claimRow({
    ...{ ...who, ...entered, paragraph, cents, lines, later: null },
    job: provenJob(job),
    ruleId: rule.id,
  });
  await tx
    .insertInto('allowance_claim')
    .values({ ...row, lines: JSON.stringify(row.lines), job: JSON.stringify(row.job) })
    // The word stands in the statement itself: with a parameter a prepared statement would not find the partial index.
    .onConflict((conflict) =>
      conflict.columns(['centre_id', 'service', 'record_id']).where('kind', '=', sql.lit('job')).doNothing(),
    )
    .execute();
  const kept = (await listClaimsFor(tx, centreId, service, recordId)).find(({ kind }) => kind === 'job');
  if (!kept) throw new Error('A claim was written and is not there.');
  await settle(tx, by, { service, recordId, cents: kept.cents });
  return claimedOf(kept);
}

/** What a job comes to with all that puts it right, in cents; what came back from the bank is no part of it. */
export const dueOf = (claims: readonly Pick<Claim, 'kind' | 'cents'>[]): number =>
  claims.filter(({ kind }) => kind !== 'returned').reduce((sum, { cents }) => sum + cents, 0);

/**
 * Puts a claim right after its job was something else than proven: computed anew by the version of its day, and kept as a row
 * with the difference, also after it was paid. The pot is put right, too.
 * @returns the new row, or a sentence when nothing changes or the pot has not enough
 * @throws NotFound when there is no claim for the record
 */
export async function correctClaim(
  tx: Tx,
  by: Booker,
  of: { service: PaidService; recordId: string; job: Omit<RenderedJob, 'id'>; reason: string },
): Promise<Claimed | NotPromised> {
  const { service, recordId, reason } = of;
  const { centreId } = by;
  const known = await listClaimsFor(tx, centreId, service, recordId);
  const first = known.find(({ kind }) => kind === 'job');
  if (!first) throw new NotFound();
  const rule = await getRule(tx, centreId, first.ruleId);
  const job: RenderedJob = { id: recordId, ...of.job };
  const now = allowanceOf(rule, job);
  const due = dueOf(known);
  if (now.cents === due)
    return { refused: `Der Betrag bleibt bei ${formatCents(due)}. Es gibt nichts zu korrigieren.` };
  const short = await correctSpent(tx, by, { service, recordId, cents: now.cents, reason });
  if (short) return short;
  const lines = [...now.lines, { text: 'bisher berechnet', cents: -due }];
  const row = claimRow({
    ...{ volunteerId: first.volunteerId, service, recordId, occurredOn: first.occurredOn },
    ...{ centreId, id: newId(), at: by.now, by: by.userId, paragraph: first.paragraph, ruleId: rule.id },
    ...{ cents: now.cents - due, lines, job: provenJob(job) },
    later: { kind: 'correction', corrects: first.id, reason },
  });
  await tx
    .insertInto('allowance_claim')
    .values({ ...row, lines: JSON.stringify(row.lines), job: JSON.stringify(row.job) })
    .execute();
  return { id: row.id, cents: row.cents, lines, ruleVersion: rule.version };
}
