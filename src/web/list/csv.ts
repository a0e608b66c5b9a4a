// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { guarded } from '../../outbound/spreadsheet/cells.ts';
import type { Column } from './table.tsx';

function cell(text: string): string {
  const safe = guarded(text);
  return /[";\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as lines of CSV, each with its end; the line of labels for null. */
export function csvLines<Row>(
  columns: readonly Pick<Column<Row>, 'label' | 'text'>[],
  rows: Iterable<Row> | null,
): string {
  const line = (textOf: (column: Pick<Column<Row>, 'label' | 'text'>) => string): string =>
    `${columns.map((column) => cell(textOf(column))).join(';')}\r\n`;
  if (rows === null) return line((column) => column.label);
  let text = '';
  for (const row of rows) text += line((column) => column.text(row));
  return text;
}

/**
 * The rows as CSV the way German Excel opens it: UTF-8 with byte order mark, semicolons, CRLF (RFC 4180 otherwise).
 * Cells that a spreadsheet would run as a formula get a leading apostrophe.
 */
export function toCsv<Row>(
  columns: readonly Pick<Column<Row>, 'label' | 'text'>[],
  rows: Iterable<Row>,
): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`\uFEFF${csvLines(columns, null)}${csvLines(columns, rows)}`);
}
