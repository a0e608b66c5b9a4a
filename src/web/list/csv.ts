// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Column } from './table.tsx';

/**
 * Spreadsheets take a cell starting with one of these for a formula and run it (CSV injection, OWASP). Compatibility
 * normalisation folds the full-width twins ("＝") that Excel treats alike.
 */
const FORMULA = /^[=+\-@|%]/;

function isFormula(text: string): boolean {
  if (/^[\t\r]/.test(text)) return true;
  return FORMULA.test(text.normalize('NFKC').replace(/^[\s\p{Cc}\p{Cf}]+/u, ''));
}

function cell(text: string): string {
  const safe = isFormula(text) ? `'${text}` : text;
  return /[";\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The rows as CSV the way German Excel opens it: UTF-8 with byte order mark, semicolons, CRLF (RFC 4180 otherwise).
 * Cells that a spreadsheet would run as a formula get a leading apostrophe.
 */
export function toCsv<Row>(
  columns: readonly Pick<Column<Row>, 'label' | 'text'>[],
  rows: Iterable<Row>,
): Uint8Array<ArrayBuffer> {
  const lines = [columns.map((column) => cell(column.label)).join(';')];
  for (const row of rows) lines.push(columns.map((column) => cell(column.text(row))).join(';'));
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`);
}
