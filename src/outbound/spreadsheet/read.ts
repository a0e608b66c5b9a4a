// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type CellValue, formatOf, type SheetFormat } from './cells.ts';
import { fitsUnpacked } from './unpacked.ts';

/** A file as it was read: every sheet with its rows, the headings among them. `guessed` is shown to people, not decided in silence. */
export interface ReadSheets {
  format: SheetFormat;
  sheets: { name: string; rows: CellValue[][] }[];
  /** CSV only: character set and separator as found. */
  guessed?: { encoding: 'utf-8' | 'utf-16le' | 'windows-1252'; delimiter: ';' | ',' | '\t' };
}

/** The file is none that can be read; the message is a German sentence for people. */
export class UnreadableSheet extends Error {}

/** Before anything is unpacked; f8 of the criteria for lists. */
export const sheetLimits = { bytes: 20 * 1024 * 1024, cells: 200_000 } as const;

const broken = 'Die Datei ist beschädigt oder keine Tabelle. Bitte speichern Sie sie noch einmal.';

const cellOf = (value: unknown): CellValue => {
  // The library gives days as midnight in UTC; seconds beside it come from its floating point.
  if (value instanceof Date)
    return Number.isNaN(value.valueOf())
      ? null
      : Temporal.Instant.fromEpochMilliseconds(Math.round(value.valueOf() / 60_000) * 60_000)
          .toZonedDateTimeISO('UTC')
          .toPlainDate();
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
};

/** Strict OOXML keeps days as ISO text (ISO/IEC 29500-1, 18.18.11, `d`); the library hands that on as it is. */
function packedCellOf(value: unknown): CellValue {
  const cell = cellOf(value);
  const day = typeof cell === 'string' ? /^(\d{4}-\d\d-\d\d)(?:T[\d:.]+Z?)?$/.exec(cell)?.[1] : undefined;
  if (day === undefined) return cell;
  try {
    return Temporal.PlainDate.from(day);
  } catch {
    return cell;
  }
}

/** Rows without the empty cells and rows at their ends, which spreadsheet programs keep by the hundred thousand. */
function filled(rows: CellValue[][]): CellValue[][] {
  const cut = rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== null) + 1));
  return cut.slice(0, cut.findLastIndex((row) => row.length > 0) + 1);
}

function decode(bytes: Uint8Array): { text: string; encoding: 'utf-8' | 'utf-16le' | 'windows-1252' } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

/**
 * The separator that most of the first lines have, and of those the one that stands there most often: titles above the table
 * have none, or commas of their own.
 */
function delimiterOf(text: string): ';' | ',' | '\t' {
  const lines = text.split(/\r?\n/, 20).filter((line) => line.trim() !== '');
  const score = (mark: string): number => {
    const counts = lines.map((line) => line.split(mark).length - 1);
    return (
      counts.filter((count) => count > 0).length * 1_000 +
      Math.min(
        999,
        counts.reduce((a, b) => a + b, 0),
      )
    );
  };
  return ([';', '\t', ','] as const).reduce((best, mark) => (score(mark) > score(best) ? mark : best));
}

/**
 * Reads XLSX, ODS or CSV. Costs time and memory with the size of what is packed: only in the reading process (`src/files`).
 * @throws UnreadableSheet for anything else, too large, or broken
 */
export async function readSheets(bytes: Uint8Array): Promise<ReadSheets> {
  if (bytes.length > sheetLimits.bytes) throw new UnreadableSheet('Die Datei ist zu groß. Es gehen höchstens 20 MB.');
  const format = formatOf(bytes);
  if (format === 'xls')
    throw new UnreadableSheet('Dieses alte Excel-Format geht nicht. Bitte speichern Sie die Datei als .xlsx.');
  const fits = format === 'csv' || fitsUnpacked(bytes);
  if (fits === undefined) throw new UnreadableSheet(broken);
  if (!fits)
    throw new UnreadableSheet(
      'Die Datei wird beim Entpacken zu groß. Bitte speichern Sie nur die Tabelle, die Sie brauchen.',
    );
  const read = await readAs(format, bytes);
  const found = { ...read, sheets: read.sheets.map(({ name, rows }) => ({ name, rows: filled(rows) })) };
  const cells = found.sheets.reduce((sum, { rows }) => sum + rows.reduce((n, row) => n + row.length, 0), 0);
  if (cells > sheetLimits.cells)
    throw new UnreadableSheet('Die Datei hat zu viele Zellen. Es gehen höchstens 200.000.');
  return found;
}

// The library is loaded when it is needed: the process that reads files starts without it, for other kinds of files, too.
async function readAs(format: SheetFormat, bytes: Uint8Array): Promise<ReadSheets> {
  if (format === 'csv') {
    const { text, encoding } = decode(bytes);
    const plain = text.replace(/^\uFEFF/, '');
    const delimiter = delimiterOf(plain);
    const rows = (await import('hucre/csv')).parseCsv(plain, { delimiter }).map((row) => row.map(cellOf));
    return { format, sheets: [{ name: '', rows }], guessed: { encoding, delimiter } };
  }
  try {
    const { sheets } =
      format === 'xlsx'
        ? await (await import('hucre/xlsx')).readXlsx(bytes)
        : await (await import('hucre/ods')).readOds(bytes);
    return {
      format,
      sheets: sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(packedCellOf)) })),
    };
  } catch {
    throw new UnreadableSheet(broken);
  }
}
