// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { By, Tx } from '../../db/centre.ts';
import type { CaseEvent } from './rules.ts';
import type { CaseState } from './states.ts';

/** What ends when a case leaves a state, whichever deed leads out of it; in the transaction of that deed. */
export type Leaving = (tx: Tx, by: By, caseId: string, event: CaseEvent['type']) => Promise<void>;

const leavings = new Map<CaseState, Leaving>();

/**
 * A service that keeps something for cases in a state says what becomes of it. Cases know nothing of the services that rest on
 * them: `src/features/index.ts` brings both together, once.
 */
export function whenLeaving(state: CaseState, leaving: Leaving): void {
  leavings.set(state, leaving);
}

/** What ends when a case is closed, whatever closes it; in the transaction of that deed. */
export type Closing = (tx: Tx, by: By, caseId: string) => Promise<void>;

const closings: Closing[] = [];

/** A service that keeps something for open cases says what becomes of it; brought together like `whenLeaving`. */
export function whenClosing(closing: Closing): void {
  closings.push(closing);
}

/** A case is closed. */
export async function close(tx: Tx, by: By, caseId: string): Promise<void> {
  for (const closing of closings) await closing(tx, by, caseId);
}

/** A case leaves this state by this event. */
export async function leave(tx: Tx, by: By, caseId: string, state: CaseState, event: CaseEvent['type']): Promise<void> {
  await leavings.get(state)?.(tx, by, caseId, event);
}
