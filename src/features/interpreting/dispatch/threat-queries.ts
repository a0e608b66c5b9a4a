// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { startOfDay } from '../../../clock.ts';
import type { Tx } from '../../../db/centre.ts';
import { getCheckRule } from '../../volunteers/check-queries.ts';
import { type InterpretingRequest, listRequests, noRequestFilter, type Reach } from '../queries.ts';
import { rankCandidates } from './candidate-rules.ts';
import { listWeekFacts } from './week-fact-queries.ts';
import { gapCounts, type ProposedRow } from './week-rules.ts';

/** Days ahead that are looked at. */
export const threatDays = 14;
/** With so many people left to ask or fewer a talk threatens to stay without anybody. Own choice. */
export const fewCandidates = 2;
/** More open requests than these are not looked at; the page says so. */
const mostRequests = 300;

/** An open request with no or few people left to ask, and why the others do not come into question. */
export interface Threat {
  request: InterpretingRequest;
  /** People who come into question and have not said no. */
  candidates: number;
  /** Everybody in the pool who speaks the language. */
  speakers: number;
  gaps: ProposedRow['gaps'];
}

export interface Threats {
  /** Those with the fewest people first, then the nearest. */
  rows: Threat[];
  /** Open requests of these days. */
  open: number;
  /** There are more than were looked at. */
  full: boolean;
}

/**
 * Open requests of the next days that threaten to stay without anybody. The number of statements does not grow with the
 * requests (`listWeekFacts`).
 */
export async function readThreats(
  tx: Tx,
  { centreId, now, today }: { centreId: string; now: Temporal.Instant; today: Temporal.PlainDate },
  reach: Reach,
): Promise<Threats> {
  const span = { from: now, before: startOfDay(today.add({ days: threatDays + 1 })) };
  const range = { limit: mostRequests, offset: 0 };
  const open = await listRequests(tx, centreId, reach, { ...noRequestFilter, state: 'open', ...span }, range);
  if (open.length === 0) return { rows: [], open: 0, full: false };
  const rule = await getCheckRule(tx, centreId, 'interpreting');
  const facts = await listWeekFacts(tx, centreId, open, { rule, span, now });
  const rows = facts
    .map(({ request, need, people }): Threat => {
      const { candidates, excluded } = rankCandidates(need, people);
      const gaps = people.length === 0 ? [{ gap: 'language' as const, people: 0 }] : gapCounts(excluded);
      return { request, candidates: candidates.length, speakers: people.length, gaps };
    })
    .filter(({ candidates }) => candidates <= fewCandidates)
    .toSorted(
      (a, b) =>
        a.candidates - b.candidates ||
        Temporal.Instant.compare(a.request.startsAt, b.request.startsAt) ||
        (a.request.id < b.request.id ? -1 : 1),
    );
  return { rows, open: open.length, full: open.length === mostRequests };
}
