// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import type { MipModel } from '../../matching/index.ts';
import { createHighs } from './solver.ts';

/** Minimise −3 x − 5 y with x + 2 y ≤ 7 and y ≤ 4, both integers. */
const small: MipModel = {
  columns: 2,
  rows: 1,
  cost: Float64Array.of(-3, -5),
  lower: Float64Array.of(0, 0),
  upper: Float64Array.of(Number.POSITIVE_INFINITY, 4),
  integer: Uint8Array.of(1, 1),
  rowLower: Float64Array.of(Number.NEGATIVE_INFINITY),
  rowUpper: Float64Array.of(7),
  start: Int32Array.of(0, 2),
  index: Int32Array.of(0, 1),
  value: Float64Array.of(1, 2),
  known: Float64Array.of(1, 1),
};

/** Splitting numbers into two halves as alike as can be, with no good answer in sight: nobody proves that in a second. */
function endless(size: number): MipModel {
  const numbers = Float64Array.from({ length: size }, (_, at) => 1 + (((at + 7) * 7919 * 104_729) % 999_983));
  const half = Math.floor(numbers.reduce((sum, number) => sum + number, 0) / 2) + 0.5;
  return {
    columns: size + 2,
    rows: 3,
    cost: Float64Array.of(...Array(size).fill(0), 1000, 1000),
    lower: new Float64Array(size + 2),
    upper: Float64Array.of(...Array(size).fill(1), Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY),
    integer: Uint8Array.of(...Array(size).fill(1), 0, 0),
    rowLower: Float64Array.of(half, size / 2 - 1, 1),
    rowUpper: Float64Array.of(half, size / 2 - 1, size),
    start: Int32Array.of(0, size + 2, 2 * size + 2, 2 * size + 4),
    index: Int32Array.of(...Array(size + 2).keys(), ...Array(size).keys(), 0, 1),
    value: Float64Array.of(...numbers, 1, -1, ...Array(size).fill(1), 1, 1),
  };
}

it('solves one program after the other in the same thread', async () => {
  const threads: number[] = [];
  const highs = createHighs({ onWorker: (id) => threads.push(id) });
  expect(threads).toEqual([]);
  const results = await Promise.all([highs.solve(small, { seconds: 300 }), highs.solve(small, { seconds: 300 })]);
  for (const result of results) {
    expect(result).toMatchObject({ status: 'optimal', bound: -21 });
    expect([...(result.values ?? [])]).toEqual([7, 0]);
  }
  const none = await highs.solve({ ...small, rowLower: Float64Array.of(8) }, { seconds: 300 });
  expect(none.status).toBe('infeasible');
  expect(threads).toHaveLength(1);
  await highs.close();
  expect(await highs.solve(small, { seconds: 300 })).toEqual({ status: 'failed' });
});

it('keeps its time limit and says what it has', async () => {
  // On a busy machine the thread gets its turn late: it is not ended for that.
  const highs = createHighs({ graceMs: 300_000 });
  // To load the solver is part of the time of the first program.
  await highs.solve(small, { seconds: 300 });
  const result = await highs.solve(endless(60), { seconds: 2 });
  expect(result.status).toBe('time-limit');
  expect(result.bound).toBeLessThanOrEqual(500);
  await highs.close();
});

it('ends a thread that does not answer in time, and starts another one', async () => {
  const threads: number[] = [];
  const highs = createHighs({ graceMs: -299_800, onWorker: (id) => threads.push(id) });
  expect(await highs.solve(endless(60), { seconds: 300 })).toEqual({ status: 'time-limit' });
  const again = await highs.solve(small, { seconds: 600 });
  expect(again.status).toBe('optimal');
  expect(threads).toHaveLength(2);
  await highs.close();
});

it('closes while a program is being solved', async () => {
  const highs = createHighs();
  const result = highs.solve(endless(60), { seconds: 600 });
  // Nothing else computes here meanwhile.
  const begin = process.cpuUsage();
  await expect.poll(() => process.cpuUsage(begin).user).toBeGreaterThan(300_000);
  await highs.close();
  expect(await result).toEqual({ status: 'failed' });
});

it('does not reject when a program is nonsense', async () => {
  const highs = createHighs();
  const broken = { ...small, index: Int32Array.of(0, 9) };
  expect((await highs.solve(broken, { seconds: 300 })).status).toBe('failed');
  expect((await highs.solve(small, { seconds: 300 })).status).toBe('optimal');
  await highs.close();
});
