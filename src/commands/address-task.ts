// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { overLimit, type TableLimits } from '../files/limits.ts';
import { type AddressProblem, type BuildingPosition, parseAddresses } from './address-file.ts';

/** More than the buildings of any district; the whole of NRW comes in parts. */
export const addressLimits: TableLimits = { rows: 1_000_000, rowBytes: 8_000 };
/** So many rows go into one statement: the embedded database works on the event loop. */
const BATCH = 1_000;

/** One file of building positions in hand, in the process that reads files. */
export function addressTask(bytes: Uint8Array) {
  let rows: BuildingPosition[] = [];
  return {
    /** Reads the file: what is wrong with it, and how many buildings it holds. */
    read: (): { errors: AddressProblem[]; errorCount: number; count: number } => {
      const over = overLimit(bytes, addressLimits);
      if (over) {
        const message =
          over.limit === 'rows'
            ? 'Die Datei hat mehr als 1.000.000 Zeilen. Bitte teilen Sie sie.'
            : 'Die Zeile ist länger als 8.000 Zeichen. Das ist keine Datei mit Hauskoordinaten.';
        return { errors: [{ line: over.line, message }], errorCount: 1, count: 0 };
      }
      const file = parseAddresses(bytes);
      rows = file.rows;
      return { errors: file.errors, errorCount: file.errorCount, count: rows.length };
    },
    /** The next rows from this one on, as a JSON array; null when there are no more. */
    rowsFrom: (at: number): { json: string; next: number } | null =>
      at >= rows.length ? null : { json: JSON.stringify(rows.slice(at, at + BATCH)), next: at + BATCH },
  };
}
