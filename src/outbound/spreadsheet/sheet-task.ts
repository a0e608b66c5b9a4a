// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { CellValue, SheetFormat } from './cells.ts';
import { writeSheet } from './write.ts';

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

/** A sheet of many rows is written in a process of its own: it takes the processor for seconds. @param bytes lines of `sheetLine`, the headings first */
export function sheetTask(bytes: Uint8Array) {
  return {
    write: async (name: string, format: SheetFormat): Promise<{ bytes: Uint8Array }> => {
      const [headings = [], ...rows] = new TextDecoder()
        .decode(bytes)
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => (JSON.parse(line) as Sent[]).map(cell));
      return { bytes: await writeSheet({ name, headings: headings.map(String), rows }, format) };
    },
  };
}
