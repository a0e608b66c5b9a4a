// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import { BATCH, csvInBatches } from './batches.ts';
import { toCsv } from './csv.ts';

const columns = [{ label: 'Nr.', text: (row: number) => String(row) }];

it.each([
  ['nothing', 0, 10_000, 1],
  ['one batch', BATCH, 10_000, 2],
  ['several', 2 * BATCH + 1, 10_000, 3],
  ['no more than asked for', 3 * BATCH, BATCH + 1, 2],
])('writes %s as one list, and lets others have their turn between batches', async (_, count, most, reads) => {
  const rows = Array.from({ length: count }, (_each, n) => n);
  const turns: number[] = [];
  let turn = 0;
  const timer = setInterval(() => {}, 1);
  const watch = (): void => {
    turn += 1;
    if (turns.length < reads) setImmediate(watch);
  };
  setImmediate(watch);
  const read = ({ limit, offset }: { limit: number; offset: number }) => {
    turns.push(turn);
    return Promise.resolve(rows.slice(offset, offset + limit));
  };
  expect(await csvInBatches(columns, read, most)).toEqual(Buffer.from(toCsv(columns, rows.slice(0, most))));
  clearInterval(timer);
  expect(turns).toHaveLength(reads);
  expect(new Set(turns).size).toBe(reads);
});
