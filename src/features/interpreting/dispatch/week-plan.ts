// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { setImmediate as nextTurn } from 'node:timers/promises';
import { type DispatchJson, type DispatchPlan, dispatchFromJson, solveDispatch } from '../../../matching/index.ts';
import { createHighs } from '../../../outbound/highs/solver.ts';

/** Seconds somebody waits for the proposal of a week; a plan stands after milliseconds, the rest is its proof. */
const mostSeconds = 1;
/** Milliseconds after that in which the solver's thread may still answer. */
const graceMs = 500;

/**
 * The best plan for a week as far as a second allows. Here it is computed in slices of a few milliseconds, what takes longer in
 * the thread of HiGHS, which starts only when it is needed and ends with the plan.
 * @throws DispatchCheckError when the plan fails its check: the program is wrong
 */
export async function planWeek(instance: DispatchJson, seconds: number = mostSeconds): Promise<DispatchPlan> {
  const highs = createHighs({ graceMs });
  const end = performance.now() + seconds * 1000;
  try {
    return await solveDispatch(dispatchFromJson(instance), {
      solveMip: highs.solve,
      secondsLeft: () => Math.max(0, (end - performance.now()) / 1000),
      goOn: async () => {
        await nextTurn();
        return true;
      },
    });
  } finally {
    await highs.close();
  }
}
