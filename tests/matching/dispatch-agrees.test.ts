// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, expect, it } from 'vitest';
import { loadPlainHighs, PlainProgram } from '../../bench/matching/dispatch-peer.ts';
import { week } from '../../bench/matching/weeks.ts';
import { mixedWeek } from '../../src/matching/dispatch/dispatch.fixture.ts';
import { type DispatchJson, dispatchFromJson, solveDispatch } from '../../src/matching/index.ts';
import { createHighs } from '../../src/outbound/highs/solver.ts';

const solver = createHighs();
afterAll(() => solver.close());
const highs = await loadPlainHighs();

async function agree(json: DispatchJson): Promise<void> {
  const { objective, gap } = await solveDispatch(dispatchFromJson(json), { solveMip: solver.solve });
  expect({ objective, gap }).toEqual({ objective: new PlainProgram(json).solve(highs), gap: null });
}

it('HiGHS on a plain model, level by level, comes to the same objective of 50 mixed weeks', async () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    // Packed into one number the levels would need more than 53 bits.
    const heaviest = seed % 2 === 0 ? 5 : 1_000_000;
    await agree(mixedWeek(seed, { requests: 6 + (seed % 11), volunteers: 4 + (seed % 6), heaviest }));
  }
});

it('and of weeks as a municipal pool has them', async () => {
  for (const seed of [1, 2, 3]) await agree(week({ requests: 40, volunteers: 60, seed }));
});
