// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { setImmediate as nextTurn } from 'node:timers/promises';
import { solveSponsorships, sponsorshipsFromJson } from '../../../matching/index.ts';
import { createHighs } from '../../../outbound/highs/solver.ts';
import type { ChildFacts, Pair } from './fact-rules.ts';
import {
  clashesIn,
  instanceOf,
  type MatchingFacts,
  type Planned,
  pairsOf,
  plannedOf,
  type Unplaced,
  unplacedReason,
} from './model-rules.ts';

/** A proposal for all who wait; people decide. */
export interface MatchingPlan {
  planned: readonly Planned[];
  unplaced: readonly { child: ChildFacts; reason: Unplaced; pairs: readonly Pair[] }[];
  /** No other plan lets more children meet somebody, and none fits better: by the certificate, checked by separate code. */
  proven: boolean;
}

/** Seconds somebody waits for a proposal; a plan stands after milliseconds, the rest is its proof. */
const mostSeconds = 1;
/** Milliseconds after that in which the solver's thread may still answer. */
const graceMs = 500;

/**
 * The best plan as far as a second allows. A plan in which lessons of different grids overlap for one sponsor is made again
 * without the lesson of who has waited less; each time a lesson goes, so it ends.
 * @throws SponsorshipCheckError when the plan fails its check: the program is wrong
 */
export async function planAll(facts: MatchingFacts, seconds: number = mostSeconds): Promise<MatchingPlan> {
  const pairs = pairsOf(facts);
  const highs = createHighs({ graceMs });
  const end = performance.now() + seconds * 1000;
  const shut = new Map<string, Set<string>>();
  const options = {
    solveMip: highs.solve,
    secondsLeft: () => Math.max(0, (end - performance.now()) / 1000),
    goOn: async () => {
      await nextTurn();
      return true;
    },
  };
  try {
    for (;;) {
      const found = await solveSponsorships(sponsorshipsFromJson(instanceOf(facts, pairs, shut)), options);
      const planned = plannedOf(pairs, found.assignment);
      const over = clashesIn(planned, facts.today);
      if (over.length === 0) return told(facts, pairs, planned, found, shut.size === 0);
      for (const [sponsor, slot] of over) shut.set(sponsor, (shut.get(sponsor) ?? new Set()).add(slot));
    }
  } finally {
    await highs.close();
  }
}

function told(
  facts: MatchingFacts,
  pairs: readonly Pair[],
  planned: readonly Planned[],
  found: Awaited<ReturnType<typeof solveSponsorships>>,
  whole: boolean,
): MatchingPlan {
  const placed = new Set(planned.map(({ pair }) => pair.child.id));
  const reasons = new Map(found.unplaced.map(({ child, reason }) => [child, reason]));
  const ofChild = Map.groupBy(pairs, ({ child }) => child.id);
  const longestFirst = facts.children.toSorted((a, b) => Temporal.PlainDate.compare(a.waitsSince, b.waitsSince));
  const unplaced = longestFirst
    .filter(({ id }) => !placed.has(id))
    .map((child) => {
      const own = ofChild.get(child.id) ?? [];
      return { child, pairs: own, reason: unplacedReason(own, reasons.get(child.id)) };
    });
  return { planned, unplaced, proven: whole && found.gap === null };
}
