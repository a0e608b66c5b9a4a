// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { LANGUAGES } from '../../../codes/languages.ts';
import { STATES } from '../../../codes/nationalities.ts';
import type { CellValue, SheetFormat } from '../../../outbound/spreadsheet/cells.ts';
import { sheetBreak, sheetLine } from '../../../outbound/spreadsheet/sheet-task.ts';
import { templateColumns } from './columns-input.ts';

const headings = templateColumns.map(({ label }) => label);
const lines = (rows: readonly (readonly CellValue[])[]): string => rows.map(sheetLine).join('');

/** Languages and states side by side, as they may stand in the list. */
function allowed(): CellValue[][] {
  const height = Math.max(LANGUAGES.length, STATES.length);
  return Array.from({ length: height }, (_, at) => [LANGUAGES[at]?.name ?? null, STATES[at]?.name ?? null]);
}

/**
 * The empty list as lines for the process that writes sheets. An Excel file has what the columns take on a second and third sheet;
 * in a CSV it stands above the headings, where the import looks over it.
 */
export function templateLines(format: SheetFormat): Uint8Array {
  const says = templateColumns.map(({ says: one, required }) => (required ? `muss; ${one}` : one));
  const text =
    format === 'csv'
      ? lines([says, headings])
      : [
          lines([headings]),
          sheetBreak('Spalten'),
          lines([
            ['Spalte', 'Muss', 'Erlaubt'],
            ...templateColumns.map(({ label, required, says: one }) => [label, required ? 'ja' : '', one]),
          ]),
          sheetBreak('Erlaubte Werte'),
          lines([['Sprachen', 'Staaten'], ...allowed()]),
        ].join('');
  return new TextEncoder().encode(text);
}
