// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import { type FigureValue, listRuleFigures } from '../../figures/queries.ts';

/** A count that may be given out: a number, or null where it is suppressed. */
export type Given = number | null;

/** How the rules were followed in a span of days, as the register of figures gives it out. */
export interface RuleUse {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
  proposed: number;
  notFollowed: number;
  deviating: number;
  ofRule: (id: string) => { proposed: Given; notFollowed: Given };
  ofReason: (code: string) => Given;
}

/**
 * The whole of a figure and what is given out of its parts. Of a part that is not named nothing was counted; but where none is
 * named although something was, all are hidden.
 */
function partsOf(rows: readonly FigureValue[], id: string, field: 'rule' | 'reason') {
  const own = rows.filter((row) => row.id === id);
  const whole = own.find(({ split }) => split === null)?.value ?? 0;
  const parts = new Map(own.flatMap(({ split, value }) => (split?.[field] ? [[split[field], value] as const] : [])));
  const unnamed = parts.size === 0 && whole > 0 ? null : 0;
  return { whole, of: (code: string): Given => (parts.has(code) ? (parts.get(code) ?? null) : unnamed) };
}

/** The use of the rules in the year that ends today. */
export async function readRuleUse(tx: Tx, centreId: string, today: Temporal.PlainDate): Promise<RuleUse> {
  const from = today.subtract({ years: 1 }).add({ days: 1 });
  const rows = await listRuleFigures(tx, { centreId, from, to: today, today, targetDays: 0 });
  const proposed = partsOf(rows, 'rule_proposed', 'rule');
  const notFollowed = partsOf(rows, 'rule_not_followed', 'rule');
  const deviating = partsOf(rows, 'recommendation_deviating', 'reason');
  return {
    ...{ from, to: today, proposed: proposed.whole, notFollowed: notFollowed.whole, deviating: deviating.whole },
    ofRule: (id) => ({ proposed: proposed.of(id), notFollowed: notFollowed.of(id) }),
    ofReason: deviating.of,
  };
}
