// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { overLimit } from '../../files/limits.ts';
import { type CellValue, formatOf, type SheetFormat, unguarded } from '../../outbound/spreadsheet/cells.ts';
import { type ReadSheets, readSheets, UnreadableSheet } from '../../outbound/spreadsheet/read.ts';
import { writeSheet } from '../../outbound/spreadsheet/write.ts';
import { headingWords } from './headings.ts';
import { LONGEST_CELL } from './rules.ts';
import { REASON } from './target.ts';

export const listLimits = { rows: 20_000, columns: 200, rowBytes: 200_000 } as const;

/** A cell on its way between processes. */
export type SentCell = string | number | boolean | null | { readonly day: string };
export interface SentRow {
  /** Row of the sheet, 1-based. */
  readonly line: number;
  readonly cells: readonly SentCell[];
}

/** A list as people see it before they map its columns. */
export interface OpenedList {
  readonly format: SheetFormat;
  /** CSV only: what was taken for its character set and separator. */
  readonly guessed?: ReadSheets['guessed'];
  /** Names of all sheets; '' in CSV. */
  readonly sheets: readonly string[];
  /** Place of the one that is read. */
  readonly sheet: number;
  /** Row of the headings, 1-based. */
  readonly headingLine: number;
  /** One for each column, '' where none stands. */
  readonly headings: readonly string[];
  readonly rowCount: number;
}

interface Table {
  readonly name: string;
  readonly headingLine: number;
  readonly headings: string[];
  readonly rows: { readonly line: number; readonly cells: readonly CellValue[] }[];
}

/** In so many rows at the top the headings are looked for; above them stand titles and dates. */
const TOP = 20;
/** Rows are sent together up to so many characters, one at least: a message must not hold anybody up. */
const TOGETHER = 250_000;

const textOf = (cell: CellValue | undefined): string => (cell == null ? '' : String(cell).trim());
const isFilled = (cells: readonly CellValue[]): boolean => cells.some((cell) => textOf(cell) !== '');
/** Rows that were refused come back with the apostrophes of `writeSheet`. */
const asTyped = (cell: CellValue): CellValue => (typeof cell === 'string' ? unguarded(cell) : cell);

const sent = (cell: CellValue): SentCell => {
  if (cell instanceof Temporal.PlainDate) return { day: cell.toString() };
  return typeof cell === 'string' ? cell.slice(0, LONGEST_CELL + 1) : cell;
};
const sizeOf = (cells: readonly SentCell[]): number =>
  cells.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 8), 0);

/** The row with most of the known headings, and how many; else the first that holds anything. */
function findHeading(rows: readonly CellValue[][], known: ReadonlySet<string>): { at: number; matches: number } {
  const first = { at: Math.max(0, rows.findIndex(isFilled)), matches: 0 };
  return rows.slice(0, TOP).reduce((best, cells, at) => {
    const matches = cells.filter((cell) => known.has(headingWords(textOf(cell)))).length;
    return matches > best.matches ? { at, matches } : best;
  }, first);
}

function tableOf({ name, rows }: ReadSheets['sheets'][number], at: number): Table {
  const width = rows.slice(at).reduce((most, row) => Math.max(most, row.length), 0);
  return {
    name,
    headingLine: at + 1,
    headings: Array.from({ length: width }, (_, column) => textOf(rows[at]?.[column]).slice(0, 200)),
    rows: rows
      .map((cells, index) => ({ line: index + 1, cells: cells.map(asTyped) }))
      .slice(at + 1)
      .filter(({ cells }) => isFilled(cells)),
  };
}

const sentences = {
  rows: 'Die Liste hat mehr als 20.000 Zeilen. Bitte teilen Sie sie in mehrere Dateien.',
  rowBytes: 'Eine Zeile der Liste ist zu lang. Bitte prüfen Sie, ob die Datei eine Tabelle ist.',
  columns: 'Die Liste hat mehr als 200 Spalten. Bitte löschen Sie die, die Sie nicht brauchen.',
  empty: 'In der Liste stehen keine Zeilen. Bitte prüfen Sie, ob es die richtige Datei ist.',
  noSheet: 'Dieses Tabellenblatt gibt es in der Datei nicht. Bitte wählen Sie ein anderes.',
};

/** Limits first, then takes the file apart. @throws UnreadableSheet */
async function readLimited(bytes: Uint8Array): Promise<ReadSheets> {
  const over = formatOf(bytes) === 'csv' ? overLimit(bytes, listLimits) : undefined;
  if (over) throw new UnreadableSheet(sentences[over.limit]);
  return await readSheets(bytes);
}

/** One list in hand, in the process that reads files. */
export function listTask(bytes: Uint8Array) {
  let format: SheetFormat = 'csv';
  let table: Table | undefined;

  async function open(names: readonly string[], sheet: number | null): Promise<OpenedList> {
    const read = await readLimited(bytes);
    const known = new Set(names.map(headingWords));
    const found = read.sheets.map(({ rows }) => findHeading(rows, known));
    // Without a choice: the sheet with most of the headings, the first that holds anything before others.
    const rank = (at: number): number => (found[at]?.matches ?? 0) * 2 + (read.sheets[at]?.rows.length ? 1 : 0);
    const chosen = sheet ?? read.sheets.reduce((best, _, at) => (rank(at) > rank(best) ? at : best), 0);
    const one = read.sheets[chosen];
    if (!one) throw new UnreadableSheet(sentences.noSheet);
    table = tableOf(one, found[chosen]?.at ?? 0);
    format = read.format;
    const { headings, headingLine, rows } = table;
    if (rows.length === 0) throw new UnreadableSheet(sentences.empty);
    if (rows.length > listLimits.rows) throw new UnreadableSheet(sentences.rows);
    if (headings.length > listLimits.columns) throw new UnreadableSheet(sentences.columns);
    const sheets = read.sheets.map(({ name }) => name);
    const guessed = read.guessed && { guessed: read.guessed };
    return { format, ...guessed, sheets, sheet: chosen, headingLine, headings, rowCount: rows.length };
  }

  return {
    /**
     * Takes the file apart. @param names headings that are known @param sheet its place, null: the one that fits best
     * @returns what it is, or a German sentence why it cannot be read
     */
    open: async (names: readonly string[], sheet: number | null): Promise<OpenedList | { problem: string }> => {
      try {
        return await open(names, sheet);
      } catch (error) {
        if (error instanceof UnreadableSheet) return { problem: error.message };
        throw error;
      }
    },
    /** Rows that hold anything, from this one on; none after the last. Fewer than `count` when they are long. */
    rows: (from: number, count: number): SentRow[] => {
      const batch: SentRow[] = [];
      let size = 0;
      for (const { line, cells } of table?.rows.slice(from, from + count) ?? []) {
        const row = { line, cells: cells.map(sent) };
        size += sizeOf(row.cells);
        if (batch.length > 0 && size > TOGETHER) break;
        batch.push(row);
      }
      return batch;
    },
    /** The rows with these lines as a file of the same kind, with a last column of reasons. */
    refused: async (reasons: ReadonlyMap<number, string>): Promise<{ format: SheetFormat; bytes: Uint8Array }> => {
      const { name = '', headings = [], rows = [] } = table ?? {};
      // A list that comes back for the second time brings the reasons of the first.
      const width = headings.length - (headingWords(headings.at(-1) ?? '') === headingWords(REASON) ? 1 : 0);
      const kept = rows
        .filter(({ line }) => reasons.has(line))
        .map(({ line, cells }) => [
          ...Array.from({ length: width }, (_, at) => cells[at] ?? null),
          reasons.get(line) ?? null,
        ]);
      const sheet = { name: name || 'Liste', headings: [...headings.slice(0, width), REASON], rows: kept };
      return { format, bytes: await writeSheet(sheet, format) };
    },
  };
}
