// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { CellValue, SheetFormat } from './cells.ts';
import { type SheetToWrite, writeSheet } from './write.ts';

/** An Excel file: its kind here, and as the Web names it. */
export const excel = {
  format: 'xlsx',
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

type Sent = string | number | boolean | null | { day: string };

const sent = (value: CellValue): Sent => (value instanceof Temporal.PlainDate ? { day: value.toString() } : value);
const cell = (value: Sent): CellValue =>
  typeof value === 'object' && value !== null ? Temporal.PlainDate.from(value.day) : value;

/** A row as one line for the process that writes sheets; headings are one, too. */
export const sheetLine = (values: readonly CellValue[]): string => `${JSON.stringify(values.map(sent))}\n`;

/** Begins another sheet of the same file: its headings and rows come after it. */
export const sheetBreak = (name: string): string => `${JSON.stringify({ sheet: name })}\n`;

/** Lines by sheet, the first without a name of its own. */
function sheetsOf(bytes: Uint8Array, first: string): SheetToWrite[] {
  const sheets: { name: string; lines: CellValue[][] }[] = [{ name: first, lines: [] }];
  for (const line of new TextDecoder().decode(bytes).split('\n')) {
    if (line === '') continue;
    const read = JSON.parse(line) as Sent[] | { sheet: string };
    if (Array.isArray(read)) sheets.at(-1)?.lines.push(read.map(cell));
    else sheets.push({ name: read.sheet, lines: [] });
  }
  return sheets.map(({ name, lines: [headings = [], ...rows] }) => ({ name, headings: headings.map(String), rows }));
}

/** A sheet of many rows is written in a process of its own: it takes the processor for seconds. @param bytes lines of `sheetLine`, the headings first; `sheetBreak` begins another sheet */
export function sheetTask(bytes: Uint8Array) {
  return {
    write: async (name: string, format: SheetFormat): Promise<{ bytes: Uint8Array }> => {
      const [sheet, ...more] = sheetsOf(bytes, name);
      return { bytes: await writeSheet(sheet!, format, more) };
    },
  };
}
