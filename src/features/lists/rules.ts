// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { CellValue } from '../../outbound/spreadsheet/cells.ts';
import { headingWords } from './headings.ts';
import type { ListFields, ListTarget, RowOf } from './target.ts';

/** For each column the field it goes into; null: left out. */
export type Mapping = readonly (string | null)[];

/** What would become of a row, or became of it. */
export type Outcome = 'new' | 'same' | 'changed' | 'refused';

/** A row of the list with its outcome. */
export interface RowOutcome {
  /** Row of the sheet, 1-based. */
  readonly line: number;
  readonly outcome: Outcome;
  /** German sentences, all of them; only of a refused row. */
  readonly reasons: readonly string[];
  /** Only of a changed row: fields with what is there and what the list says. */
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
  /** How people call it, where the target says so. */
  readonly name?: string;
  /** What a person has to look at and answer before this refused row is taken. */
  readonly asked?: unknown;
}

/** A row as its cells were read. */
export type CheckedRow<F extends ListFields> =
  | { readonly line: number; readonly name?: string; readonly reasons: readonly string[] }
  | { readonly line: number; readonly name?: string; readonly identity: string; readonly row: RowOf<F> };

/** Longer texts are in no list; they are cut before they come here. */
export const LONGEST_CELL = 5_000;

/**
 * Which column goes into which field: as remembered, else by its name. Each field once, the first column first.
 * @param remembered by column: undefined where nothing is remembered, null for a column that was left out
 */
export function proposeMapping(
  fields: ListFields,
  headings: readonly string[],
  remembered: readonly (string | null | undefined)[] = [],
): Mapping {
  const byName = new Map(
    Object.entries(fields).flatMap(([key, { label, synonyms = [] }]) =>
      [label, ...synonyms].map((name) => [headingWords(name), key] as const),
    ),
  );
  const taken = new Set<string>();
  const take = (field: string | null | undefined): string | null => {
    if (field == null || !Object.hasOwn(fields, field) || taken.has(field)) return null;
    taken.add(field);
    return field;
  };
  // What people chose goes before what a name suggests, in whatever order the columns stand.
  const chosen = headings.map((_, at) => take(remembered[at]));
  return headings.map(
    (heading, at) => chosen[at] ?? (remembered[at] === null ? null : take(byName.get(headingWords(heading)))),
  );
}

/** What is wrong with a mapping as a whole, each in a sentence. */
export function mappingProblems(fields: ListFields, mapping: Mapping): string[] {
  const used = mapping.filter((field) => field !== null);
  if (used.length === 0) return ['Keine Spalte ist zugeordnet. Bitte ordnen Sie mindestens eine Spalte zu.'];
  const unknown = used.some((field) => !Object.hasOwn(fields, field));
  return [
    ...(unknown ? ['Eine Spalte ist einem Feld zugeordnet, das es nicht gibt. Bitte ordnen Sie sie neu zu.'] : []),
    ...Object.entries(fields).flatMap(([key, { label, required }]) => {
      const count = used.filter((field) => field === key).length;
      if (count > 1) return [`„${label}“ ist mehreren Spalten zugeordnet. Bitte wählen Sie eine davon.`];
      return required !== false && count === 0
        ? [`Für „${label}“ ist keine Spalte gewählt. Bitte ordnen Sie eine zu.`]
        : [];
    }),
  ];
}

// As Excel and LibreOffice show them, in German and English.
const fault = /^#(?:N\/A|NV|REF!|BEZUG!|NAME\?|WERT!|VALUE!|DIV\/0!|NUM!|ZAHL!|NULL!|#+)$/;

const isEmpty = (cell: CellValue): boolean => cell === null || (typeof cell === 'string' && cell.trim() === '');

function faultOf(cell: CellValue): string | undefined {
  if (typeof cell !== 'string') return undefined;
  if (cell.length > LONGEST_CELL) return 'Der Text ist zu lang. Es gehen höchstens 5.000 Zeichen.';
  return fault.test(cell) ? `In der Datei steht „${cell}“ statt eines Werts. Bitte tragen Sie ihn ein.` : undefined;
}

/** Reads the cells of a row by the mapping: its values, or every reason why it is refused. */
export function checkRow<F extends ListFields>(
  target: ListTarget<F>,
  mapping: Mapping,
  { line, cells }: { line: number; cells: readonly CellValue[] },
): CheckedRow<F> {
  const reasons: string[] = [];
  const row: Record<string, unknown> = {};
  for (const [key, { label, required, cell: schema }] of Object.entries(target.fields)) {
    const column = mapping.indexOf(key);
    const cell = (column < 0 ? null : cells[column]) ?? null;
    row[key] = null;
    if (isEmpty(cell)) {
      if (required === true) reasons.push(`${label}: Bitte füllen Sie dieses Feld aus.`);
      continue;
    }
    const wrong = faultOf(cell);
    const read = wrong === undefined ? schema.safeParse(cell) : undefined;
    if (read?.success) row[key] = read.data;
    else for (const message of wrong ? [wrong] : messagesOf(read?.error)) reasons.push(`${label}: ${message}`);
  }
  const named = target.name ? { name: target.name(row as Partial<RowOf<F>>) } : {};
  if (reasons.length > 0) return { line, ...named, reasons };
  return { line, ...named, identity: target.identify(row as RowOf<F>), row: row as RowOf<F> };
}

const messagesOf = (error: { issues: readonly { message: string }[] } | undefined): string[] => [
  ...new Set(error?.issues.map(({ message }) => message)),
];

const named = ({ name }: { readonly name?: string }): { name?: string } => (name === undefined ? {} : { name });

/** Refuses each row that means the record of an earlier one. @param seen identities with their lines so far, added to */
export function refuseDuplicates<F extends ListFields>(
  rows: readonly CheckedRow<F>[],
  seen: Map<string, number>,
): CheckedRow<F>[] {
  return rows.map((checked) => {
    if (!('identity' in checked)) return checked;
    const first = seen.get(checked.identity);
    if (first !== undefined)
      return {
        line: checked.line,
        ...named(checked),
        reasons: [`Zeile ${first} der Datei meint denselben Eintrag. Es gilt die erste.`],
      };
    seen.set(checked.identity, checked.line);
    return checked;
  });
}

/** Days are compared as days, all else as it is. */
const same = (a: unknown, b: unknown): boolean =>
  a instanceof Temporal.PlainDate && b instanceof Temporal.PlainDate ? a.equals(b) : a === b;

/** A row against what is there. What the list leaves empty changes nothing. */
export function outcomeOf<F extends ListFields>(
  checked: CheckedRow<F>,
  held: ReadonlyMap<string, Readonly<Record<keyof F, unknown>> | null>,
): RowOutcome {
  const { line } = checked;
  const who = named(checked);
  if (!('identity' in checked)) return { line, ...who, outcome: 'refused', reasons: checked.reasons, changes: [] };
  const there = held.get(checked.identity);
  if (there === undefined) return { line, ...who, outcome: 'new', reasons: [], changes: [] };
  if (there === null) return { line, ...who, outcome: 'same', reasons: [], changes: [] };
  const changes = Object.entries(checked.row)
    .filter(([field, after]) => after !== null && !same(there[field] ?? null, after))
    .map(([field, after]) => ({ field, before: there[field] ?? null, after }));
  return { line, ...who, outcome: changes.length > 0 ? 'changed' : 'same', reasons: [], changes };
}

/** How many rows have which outcome; together all rows of the list. */
export function countOutcomes(rows: readonly RowOutcome[]): Readonly<Record<Outcome, number>> {
  const counts = { new: 0, same: 0, changed: 0, refused: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}
