// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Buffer } from 'node:buffer';
import { setImmediate as turn } from 'node:timers/promises';
import type { CellValue } from '../../outbound/spreadsheet/cells.ts';
import { sheetLine } from '../../outbound/spreadsheet/sheet-task.ts';
import { formatShortDate } from '../format.ts';
import { csvLines, toCsv } from './csv.ts';
import type { Column } from './table.tsx';

/** So many rows are read and written at once: the embedded database works on the event loop, which gets its turn after each. */
export const BATCH = 500;

/** A column of a file: one fact, as a value of its kind. */
export type SheetColumn<Row> = { label: string; value: (row: Row) => CellValue };

const textOf = (value: CellValue): string => {
  if (value === null) return '';
  if (value instanceof Temporal.PlainDate) return formatShortDate(value);
  return typeof value === 'boolean' ? (value ? 'ja' : 'nein') : String(value);
};

/** The columns of a file as CSV writes them: days as 01.02.2026, yes and no as words. */
export const asText = <Row>(columns: readonly SheetColumn<Row>[]): Pick<Column<Row>, 'label' | 'text'>[] =>
  columns.map(({ label, value }) => ({ label, text: (row) => textOf(value(row)) }));

type Read<Row> = (page: { limit: number; offset: number }) => Promise<readonly Row[]>;

/** A long list as lines for the process that writes sheets (`sheetTask`), read batch by batch. */
export async function sheetInBatches<Row>(
  columns: readonly SheetColumn<Row>[],
  read: Read<Row>,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts = [Buffer.from(sheetLine(columns.map(({ label }) => label)))];
  for (let offset = 0; offset < most; offset += BATCH) {
    const limit = Math.min(BATCH, most - offset);
    const rows = await read({ limit, offset });
    parts.push(Buffer.from(rows.map((row) => sheetLine(columns.map(({ value }) => value(row)))).join('')));
    if (rows.length < limit) break;
    await turn();
  }
  return Buffer.concat(parts);
}

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
