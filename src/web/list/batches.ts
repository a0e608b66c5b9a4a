// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Buffer } from 'node:buffer';
import { setImmediate as turn } from 'node:timers/promises';
import { csvLines, toCsv } from './csv.ts';
import type { Column } from './table.tsx';

/** So many rows are read and written at once: the embedded database works on the event loop, which gets its turn after each. */
export const BATCH = 500;

/**
 * A long list as CSV (`toCsv`), read and written batch by batch.
 * @param read rows in an order without ties, so that no row is missed or comes twice
 * @param most so many rows at the most
 */
export async function csvInBatches<Row>(
  columns: readonly Pick<Column<Row>, 'label' | 'text'>[],
  read: (page: { limit: number; offset: number }) => Promise<readonly Row[]>,
  most: number = Number.POSITIVE_INFINITY,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = [Buffer.from(toCsv(columns, []))];
  for (let offset = 0; offset < most; offset += BATCH) {
    const limit = Math.min(BATCH, most - offset);
    const rows = await read({ limit, offset });
    parts.push(Buffer.from(csvLines(columns, rows)));
    if (rows.length < limit) break;
    await turn();
  }
  return Buffer.concat(parts);
}
