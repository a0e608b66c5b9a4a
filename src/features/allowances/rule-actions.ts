// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { PaidService } from '../../codes/paid-services.ts';
import type { Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import { Conflict } from '../../refusals.ts';
import type { Booker, NotPromised } from '../funding/actions.ts';
import { type KeptRule, listRules } from './queries.ts';
import { allowanceRuleRow } from './rows.ts';
import { type AllowanceRule, overlappingRules } from './rules.ts';

const lock = (tx: Tx, centreId: string) =>
  sql`select pg_advisory_xact_lock(hashtext('allowance-rule'), hashtext(${centreId}))`.execute(tx);

/** Adds a version of a service's rule. @returns a sentence when its name or its days are taken */
export async function addRule(
  tx: Tx,
  by: Booker,
  service: PaidService,
  rule: AllowanceRule,
): Promise<{ id: string } | NotPromised> {
  await lock(tx, by.centreId);
  const others = (await listRules(tx, by.centreId)).filter((one) => one.service === service);
  if (others.some(({ version }) => version === String(rule.version)))
    return { refused: 'Eine Fassung mit diesem Namen gibt es schon. Bitte wählen Sie einen anderen.' };
  const overlap = others.find((other) => overlappingRules([rule, other]).length > 0);
  if (overlap)
    return {
      refused: `Für diese Tage gilt schon die Fassung „${overlap.version}“. Bitte beenden Sie die andere vorher oder wählen Sie andere Tage.`,
    };
  const id = newId();
  await tx
    .insertInto('allowance_rule')
    .values(allowanceRuleRow(rule, { centreId: by.centreId, id, service, at: by.now, by: by.userId }))
    .execute();
  return { id };
}

/**
 * Says on which day a version ends. @returns a sentence when jobs of later days were computed by it
 * @throws Conflict when it has an end already
 */
export async function endRule(
  tx: Tx,
  by: Booker,
  rule: KeptRule,
  lastDay: Temporal.PlainDate,
): Promise<NotPromised | undefined> {
  await lock(tx, by.centreId);
  if (rule.validTo !== null) throw new Conflict('Diese Fassung hat schon einen letzten Tag.');
  if (Temporal.PlainDate.compare(lastDay, rule.validFrom) < 0)
    return { refused: 'Der letzte Tag liegt vor dem ersten. Bitte wählen Sie einen späteren.' };
  const later = await tx
    .selectFrom('allowance_claim')
    .select('id')
    .where('centre_id', '=', by.centreId)
    .where('rule_id', '=', rule.id)
    .where('occurred_on', '>', lastDay)
    .executeTakeFirst();
  if (later)
    return {
      refused: 'Nach diesem Tag sind schon Einsätze mit dieser Fassung berechnet. Bitte wählen Sie einen späteren.',
    };
  await tx
    .updateTable('allowance_rule')
    .set({ valid_to: lastDay })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', rule.id)
    .execute();
  return undefined;
}

/** Takes away a version by which nothing was computed. @throws Conflict when something was: it can only be ended */
export async function deleteRule(tx: Tx, by: Booker, rule: KeptRule): Promise<void> {
  await lock(tx, by.centreId);
  if (rule.claims > 0)
    throw new Conflict('Mit dieser Fassung sind Einsätze berechnet. Sie kann nur beendet werden.', [
      { kind: 'allowance_rule', id: rule.id, label: 'Zur Fassung' },
    ]);
  await tx.deleteFrom('allowance_rule').where('centre_id', '=', by.centreId).where('id', '=', rule.id).execute();
}
