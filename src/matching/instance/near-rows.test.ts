// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import { nearRows } from './near-rows.ts';

it.each([
  ['ties', 4],
  ['costs of any size', 1e9],
  ['costs that with their place still fit into one number', 2 ** 45],
  ['costs that do not', 2 ** 52],
])('sorts short and long rows by cost, equals by pool: %s', (_, largest) => {
  const lengths = [0, 3, 64, 65, 200, 127];
  const start = Int32Array.from([0, ...lengths]);
  for (let row = 1; row < start.length; row += 1) start[row]! += start[row - 1]!;
  const arcs = start.at(-1)!;
  const pool = Int32Array.from({ length: arcs }, (__, arc) => arc);
  const cost = Float64Array.from({ length: arcs }, (__, arc) => 0 + Math.round(Math.sin(arc * arc) * largest));
  cost[70] = -largest;
  cost[150] = largest;
  const near = nearRows(start, pool, cost);
  for (let row = 0; row + 1 < start.length; row += 1) {
    const own = pool.subarray(start[row], start[row + 1]);
    const right = [...own].sort((a, b) => cost[a]! - cost[b]! || a - b);
    expect([...near.pool.subarray(start[row], start[row + 1])]).toEqual(right);
    expect([...near.cost.subarray(start[row], start[row + 1])]).toEqual(right.map((arc) => cost[arc]!));
  }
});
