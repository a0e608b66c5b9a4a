// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type CellValue, guarded, type SheetFormat } from './cells.ts';

/** One sheet to write: a heading for each column, then the rows in the same order. */
export interface SheetToWrite {
  name: string;
  headings: readonly string[];
  rows: readonly (readonly CellValue[])[];
}

/** A day as the library takes it: midnight in UTC, which is how it writes serial numbers on every machine. */
const forLibrary = (value: CellValue): string | number | boolean | Date | null => {
  if (value instanceof Temporal.PlainDate) return new Date(value.toZonedDateTime('UTC').epochMilliseconds);
  return typeof value === 'string' ? guarded(value) : value;
};

const german = (value: CellValue): string => {
  if (value === null) return '';
  if (value instanceof Temporal.PlainDate)
    return [value.day, value.month, value.year].map((n) => String(n).padStart(2, '0')).join('.');
  if (typeof value === 'number') return String(value).replace('.', ',');
  return typeof value === 'boolean' ? (value ? 'ja' : 'nein') : guarded(value);
};

/** A sheet as the library takes it. */
function forWorkbook({ name, headings, rows }: SheetToWrite) {
  const days = headings.map((_heading, at) => rows.some((row) => row[at] instanceof Temporal.PlainDate));
  const columns = headings.map((heading, at) => ({
    header: guarded(heading),
    key: String(at),
    ...(days[at] ? { numFmt: 'dd.mm.yyyy' } : {}),
  }));
  // A number in a column of days, a year perhaps, would be shown as the day with that serial number.
  const cell = (value: CellValue, at: number) => (days[at] && typeof value === 'number' ? german(value) : value);
  const data = rows.map((row) => Object.fromEntries(row.map((value, at) => [String(at), forLibrary(cell(value, at))])));
  return { name, columns, data };
}

/**
 * Writes a sheet. Text that looks like a formula gets an apostrophe. CSV is as German Excel opens it: UTF-8 with a byte order
 * mark, semicolons, decimal comma, days as 01.02.2026.
 * @param more further sheets of the same file; a CSV has none
 */
export async function writeSheet(
  sheet: SheetToWrite,
  format: SheetFormat,
  more: readonly SheetToWrite[] = [],
): Promise<Uint8Array> {
  if (format === 'csv') {
    const rows = [sheet.headings.map(guarded), ...sheet.rows.map((row) => row.map(german))];
    return new TextEncoder().encode(
      (await import('hucre/csv')).writeCsv(rows, { delimiter: ';', bom: true, lineSeparator: '\r\n' }),
    );
  }
  const sheets = [sheet, ...more].map(forWorkbook);
  return format === 'xlsx'
    ? await (await import('hucre/xlsx')).writeXlsx({ sheets })
    : await (await import('hucre/ods')).writeOds({ sheets });
}
