// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf, timeZone } from '../../clock.ts';
import { systemUserId } from '../../db/centre.ts';
import type { DemoStage } from '../../web/feature.ts';
import { ruleOf, tellClaim, tellRuns } from './claims-demo.ts';
import { allowanceRuleRow, bankAccountRow } from './rows.ts';

/** IBAN with right check digits (ISO 13616) in a bank that does not exist. */
function inventedIban(n: number): string {
  const account = `99999999${String(n).padStart(10, '0')}`;
  const check = 98n - (BigInt(`${account}131400`) % 97n);
  return `DE${String(check).padStart(2, '0')}${account}`;
}

/**
 * The rule of the year, bank accounts of most who help, what sponsors got for their afternoons, and three runs: with the payment
 * office, stated, and a draft. A service that tells jobs of its own uses `tellClaim`.
 */
export function tellAllowances(stage: DemoStage): void {
  const { centreId, now, random, rows } = stage;
  const { year } = dayOf(now);
  const begun = Temporal.Instant.from(`${year}-01-02T08:00:00Z`);
  for (const service of ['interpreting', 'sponsorship'] as const)
    rows.add(
      'allowance_rule',
      allowanceRuleRow(ruleOf(year), { centreId, id: random.id(begun), service, at: begun, by: systemUserId }),
    );
  const helping = rows.of('volunteer').filter(({ state }) => state === 'active');
  for (const [index, one] of helping.entries()) {
    if (index % 11 === 10) continue;
    const facts = { volunteerId: one.id, iban: inventedIban(index + 1), at: begun, by: systemUserId };
    const holder = `${one.given_name} ${one.family_name}`;
    rows.add('bank_account', bankAccountRow({ ...facts, centreId, id: random.id(begun), holder }));
  }
  const sponsors = helping.filter(({ sponsors: does }) => does);
  for (const { id: volunteerId } of sponsors)
    for (const daysAgo of [75, 61, 47, 33, 19, 5]) tellAfternoon(stage, volunteerId, daysAgo);
  tellRuns(stage);
}

/** Two hours of a sponsor with a child. The sponsorships themselves are not part of the program yet: the record is invented. */
function tellAfternoon(stage: DemoStage, volunteerId: string, daysAgo: number): void {
  const { now, random, staff } = stage;
  const start = dayOf(now).subtract({ days: daysAgo }).toZonedDateTime({ timeZone, plainTime: '15:00' }).toInstant();
  const job = {
    start,
    end: start.add({ minutes: random.pick([60, 90, 120]) }),
    km: random.int(1, 12),
    travelMinutes: 0,
  };
  tellClaim(stage, {
    ...{ ...job, ticketCents: 0, cancelledAt: null, service: 'sponsorship', recordId: random.id(start), volunteerId },
    ...{ pot: 'Kreismittel', promisedAt: start.subtract({ hours: 72 }), provenAt: start.add({ hours: 30 }) },
    byUser: staff.coordinator,
  });
}
