// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf, timeZone } from '../../clock.ts';
import { systemUserId } from '../../db/centre.ts';
import type { DemoStage } from '../../web/feature.ts';
import { ruleOf } from './claims-demo.ts';
import { allowanceRuleRow, bankAccountRow } from './rows.ts';

/** IBAN with right check digits (ISO 13616) in a bank that does not exist. */
function inventedIban(n: number): string {
  const account = `99999999${String(n).padStart(10, '0')}`;
  const check = 98n - (BigInt(`${account}131400`) % 97n);
  return `DE${String(check).padStart(2, '0')}${account}`;
}

/** The rule that counts and bank accounts of most who help. The services tell what they owe (`tellClaim`, then `tellRuns`). */
export function tellAllowances({ centreId, now, random, rows }: DemoStage): void {
  const rule = ruleOf(dayOf(now).year);
  const begun = rule.validFrom.toZonedDateTime({ timeZone, plainTime: '09:00' }).toInstant();
  for (const service of ['interpreting', 'sponsorship'] as const)
    rows.add(
      'allowance_rule',
      allowanceRuleRow(rule, { centreId, id: random.id(begun), service, at: begun, by: systemUserId }),
    );
  for (const [index, one] of rows
    .of('volunteer')
    .filter(({ state }) => state === 'active')
    .entries()) {
    if (index % 11 === 10) continue;
    const facts = { volunteerId: one.id, iban: inventedIban(index + 1), at: begun, by: systemUserId };
    const holder = `${one.given_name} ${one.family_name}`;
    rows.add('bank_account', bankAccountRow({ ...facts, centreId, id: random.id(begun), holder }));
  }
}
