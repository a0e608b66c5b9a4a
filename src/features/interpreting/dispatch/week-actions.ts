// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { startOfDay } from '../../../clock.ts';
import type { By, Tx } from '../../../db/centre.ts';
import { Conflict, NotFound } from '../../../refusals.ts';
import { getCheckRule } from '../../volunteers/check-queries.ts';
import { everything } from '../event-actions.ts';
import { listRequests, noRequestFilter } from '../queries.ts';
import { rankCandidates } from './candidate-rules.ts';
import { offerTo, type Sender } from './offer-actions.ts';
import { listWeekFacts } from './week-fact-queries.ts';
import type { WeekRequest } from './week-rules.ts';

/** More open requests than these in one week are not planned together; the page says so. */
export const mostRequests = 300;

/** The open requests of a week that are still to come. */
export interface OpenWeek {
  monday: Temporal.PlainDate;
  /** Those somebody pays for, by their beginning, with who comes into question. */
  requests: WeekRequest[];
  /** Nobody knows yet who pays: no one is asked before. */
  undecided: number;
  /** Talks of the week somebody has promised. */
  promised: number;
  /** There are more open requests than are planned together. */
  full: boolean;
}

/** @param monday the first day of the week */
export async function readOpenWeek(
  tx: Tx,
  { centreId, now }: Pick<By, 'centreId' | 'now'>,
  monday: Temporal.PlainDate,
): Promise<OpenWeek> {
  const span = { from: startOfDay(monday), before: startOfDay(monday.add({ days: 7 })) };
  const range = { limit: mostRequests, offset: 0 };
  const ofWeek = (state: 'open' | 'assigned') =>
    listRequests(tx, centreId, everything, { ...noRequestFilter, state, ...span }, range);
  const [open, assigned] = [await ofWeek('open'), await ofWeek('assigned')];
  const coming = open.filter(({ startsAt }) => Temporal.Instant.compare(startsAt, now) > 0);
  const paid = coming.filter(({ outcome }) => outcome !== null);
  const rule = await getCheckRule(tx, centreId, 'interpreting');
  const facts = await listWeekFacts(tx, centreId, paid, { rule, span, now });
  const requests = facts.map((one): WeekRequest => ({ ...one, ...rankCandidates(one.need, one.people) }));
  return {
    monday,
    requests,
    undecided: coming.length - paid.length,
    promised: assigned.length,
    full: open.length === mostRequests,
  };
}

/** Whom to ask for what. */
export interface Pair {
  requestId: string;
  volunteerId: string;
}

/** What became of asking for several requests at once. */
export interface AskedWeek {
  mailed: number;
  toCall: number;
  /** Requests whose proposed person was asked already. */
  already: number;
  skipped: { requestId: string; sentence: string }[];
}

/**
 * Asks one person for each of some requests. Whatever has changed since the proposal was shown is refused row by row, with the
 * sentence of `offerTo`; the other rows are done. In the order of the requests' ids, so that two who ask at once wait for each
 * other and never in a circle.
 */
export async function askProposed(tx: Tx, by: By, pairs: readonly Pair[], jobs: Sender): Promise<AskedWeek> {
  const told: AskedWeek = { mailed: 0, toCall: 0, already: 0, skipped: [] };
  for (const { requestId, volunteerId } of pairs.toSorted((a, b) => (a.requestId < b.requestId ? -1 : 1))) {
    try {
      // A refusal comes before anything is written, so the transaction goes on.
      const { mailed, toCall } = await offerTo(tx, by, requestId, [volunteerId], jobs);
      told.mailed += mailed;
      told.toCall += toCall;
      if (mailed + toCall === 0) told.already += 1;
    } catch (error) {
      if (error instanceof Conflict) told.skipped.push({ requestId, sentence: error.message });
      else if (error instanceof NotFound)
        told.skipped.push({ requestId, sentence: 'Diese Anfrage gibt es nicht mehr.' });
      else throw error;
    }
  }
  return told;
}
