// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Pair } from '../matching/fact-rules.ts';
import { type MatchingFacts, pairsOf, type Unplaced, unplacedReason } from '../matching/model-rules.ts';

/** Why children wait, the most frequent reason first, and for how many somebody fits. */
export interface WhyWaiting {
  /** Children for whom at least one sponsor fits: a proposal can be looked at. */
  fitting: number;
  reasons: { reason: Unplaced; count: number }[];
}

const fits = ({ gaps }: Pair): boolean => gaps.length === 0;

/** Looks at each child by itself; whether two of them need the same sponsor the plan for all says. */
export function whyWaiting(facts: MatchingFacts): WhyWaiting {
  const ofChild = Map.groupBy(pairsOf(facts), ({ child }) => child.id);
  const counts = new Map<Unplaced, number>();
  let fitting = 0;
  for (const { id } of facts.children) {
    const pairs = ofChild.get(id) ?? [];
    if (pairs.some(fits)) fitting += 1;
    else {
      const reason = unplacedReason(pairs, undefined);
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  }
  const reasons = [...counts].map(([reason, count]) => ({ reason, count }));
  return { fitting, reasons: reasons.toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)) };
}
