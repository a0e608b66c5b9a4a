// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { isOperatingKey, REGISTER_FORM_KEYS } from '../../codes/school-forms.ts';
import { STATE_AREA } from '../../codes/state-area.ts';
import { joinName, joinPhone, orNull } from './register-fields.ts';
import { isDamaged, lostZeros, parseMetres, parseRegisterDate, withZeros } from './register-resaved.ts';
import { type DecodedText, decodeLines, type FileProblem, isEmptyRow, splitFields } from './register-text.ts';

/** One school or authority of the official register (MSB NRW, Schuldaten, dl-de/by-2-0). */
export interface RegisterRow {
  /** Six digits. */
  readonly number: string;
  /** Two characters, key_schulformschluessel; 0A is an authority. */
  readonly form: string;
  /** The three name lines joined for reading. */
  readonly name: string;
  /** The name lines as registered, empty ones dropped. */
  readonly nameLines: readonly string[];
  readonly shortName: string;
  readonly postcode: string;
  readonly place: string;
  readonly street: string;
  readonly phone: string | null;
  readonly fax: string | null;
  readonly email: string | null;
  readonly homepage: string | null;
  /** 1 public, 2 private. */
  readonly legalForm: string;
  readonly ownerNumber: string;
  /** AGS, eight digits. */
  readonly ags: string;
  readonly operatingKey: string;
  readonly operatingSince: Temporal.PlainDate | null;
  /** Metres, ETRS89 / UTM zone 32N (EPSG:25832); both or neither. */
  readonly x: number | null;
  readonly y: number | null;
  readonly districtGovernment: string | null;
}

/** What was read. Rows with an error are not among `rows`; an import goes ahead only with `errorCount` 0. */
export interface RegisterFile {
  readonly rows: RegisterRow[];
  /** At most the first 50; `errorCount` counts all. */
  readonly errors: FileProblem[];
  readonly errorCount: number;
  /** What does not stop an import (a missing position); at most the first 50. */
  readonly warnings: FileProblem[];
  readonly warningCount: number;
}

const LISTED = 50;
/** Longest entry in characters; the register's have at most 80. */
const LONGEST = 300;

const REPLACED = 'Hier hat die Tabellenkalkulation den Inhalt ersetzt durch';
const DOWNLOAD = 'Laden Sie das Verzeichnis noch einmal unverändert herunter.';

const COLUMNS = [
  ...['Schulnummer', 'Schulform', 'Schulbezeichnung_1', 'Schulbezeichnung_2', 'Schulbezeichnung_3', 'Kurzbezeichnung'],
  ...['PLZ', 'Ort', 'Strasse', 'Telefonvorwahl', 'Telefon', 'Faxvorwahl', 'Fax', 'E-Mail', 'Homepage', 'Rechtsform'],
  ...['Traegernummer', 'Gemeindeschluessel', 'Schulbetriebsschluessel', 'Schulbetriebsdatum'],
  ...['UTMRechtswert', 'UTMHochwert'],
];
const PERSONAL_COLUMNS = ['nachname', 'familienname', 'vorname', 'vornamen', 'rufname', 'geburtsdatum'];

/** Collects problems in file order and lists only the first ones. */
class Problems {
  readonly listed: FileProblem[] = [];
  count = 0;
  add(line: number, message: string, column?: string): void {
    this.count += 1;
    if (this.listed.length < LISTED)
      this.listed.push(column === undefined ? { line, message } : { line, column, message });
  }
}

interface Context {
  readonly errors: Problems;
  readonly warnings: Problems;
}

type Field = (column: string) => string;

type ReadText = Exclude<DecodedText, { problem: FileProblem }>;

/** The header: its line, its names, and how many columns it has without the empty ones at its end. */
function findHeader({ lines, first, delimiter }: ReadText): { line: number; names: string[] } {
  const names = (splitFields(lines[first] ?? '', delimiter) ?? []).map((name) => name.trim().toLowerCase());
  while (names.at(-1) === '') names.pop();
  return { line: first + 1, names };
}

function headerProblem(names: readonly string[], missing: readonly string[]): string | undefined {
  const found = COLUMNS.length - missing.length;
  if (!names.includes('schulnummer') && names.some((name) => PERSONAL_COLUMNS.includes(name))) {
    return 'Das ist eine Liste mit Personen, nicht das Schulverzeichnis. Es wurde nichts gespeichert.';
  }
  if (found === 0 && /^\d{6}$/.test(names[0] ?? '')) {
    return 'Die Kopfzeile mit den Spaltennamen fehlt. Laden Sie das Verzeichnis noch einmal unverändert herunter.';
  }
  if (found < COLUMNS.length / 2)
    return 'Das ist nicht das Schulverzeichnis: Die Kopfzeile „Schulnummer;Schulform;…“ fehlt.';
  if (missing.length > 0) return `In der Kopfzeile fehlen diese Spalten: ${missing.join(', ')}.`;
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  return twice === undefined ? undefined : `Die Spalte „${twice}“ kommt in der Kopfzeile zweimal vor.`;
}

function parseDate(text: string): Temporal.PlainDate | null | undefined {
  return orNull(text) === null ? null : parseRegisterDate(text);
}

function parsePosition(
  field: Field,
  line: number,
  number: string,
  warnings: Problems,
): { x: number; y: number } | null {
  const texts = [field('UTMRechtswert'), field('UTMHochwert')];
  const epsg = orNull(field('EPSG'));
  if (texts.some((text) => orNull(text) === null)) {
    warnings.add(line, `Für die Schule ${number} fehlt die Lage. Sie erscheint ohne Entfernung.`, 'UTMRechtswert');
    return null;
  }
  const [x, y] = texts.map(parseMetres) as [number, number];
  const { west, east, south, north } = STATE_AREA;
  const inside = x >= west && x <= east && y >= south && y <= north;
  if (inside && (epsg === null || epsg === 'EPSG:25832')) return { x, y };
  warnings.add(
    line,
    `Die Lage der Schule ${number} liegt nicht in Nordrhein-Westfalen. Sie erscheint ohne Entfernung.`,
    'UTMRechtswert',
  );
  return null;
}

/** Checks the fields of a line; adds an error for each that is wrong. */
function checkFields(field: Field, line: number, errors: Problems): void {
  for (const column of COLUMNS) {
    const value = field(column);
    if (isDamaged(value)) errors.add(line, `${REPLACED} „${value.slice(0, 20)}“. ${DOWNLOAD}`, column);
    if (value.length > LONGEST) errors.add(line, `Die Angabe ist länger als ${LONGEST} Zeichen.`, column);
  }
  const rules: readonly [string, (value: string) => boolean, string][] = [
    ['Schulnummer', (v) => /^\d{6}$/.test(v), 'Eine Schulnummer hat genau 6 Ziffern, hier steht'],
    ['Schulform', (v) => REGISTER_FORM_KEYS.has(v), 'Diesen Schulformschlüssel gibt es nicht:'],
    ['Schulbetriebsschluessel', isOperatingKey, 'Diesen Schulbetriebsschlüssel gibt es nicht:'],
    ['Gemeindeschluessel', (v) => /^\d{8}$/.test(v), 'Ein Gemeindeschlüssel hat genau 8 Ziffern, hier steht'],
    ['Schulbetriebsdatum', (v) => parseDate(v) !== undefined, 'Das ist kein Datum der Form TT.MM.JJJJ:'],
  ];
  for (const [column, isRight, sentence] of rules) {
    const value = field(column);
    if (!isRight(value) && !isDamaged(value)) errors.add(line, `${sentence} „${value.slice(0, 20)}“.`, column);
  }
}

function readRow(field: Field, line: number, context: Context): RegisterRow | undefined {
  const before = context.errors.count;
  checkFields(field, line, context.errors);
  if (context.errors.count > before) return undefined;
  const number = field('Schulnummer');
  const nameLines = [1, 2, 3].map((part) => field(`Schulbezeichnung_${part}`)).filter((part) => part !== '');
  const position = parsePosition(field, line, number, context.warnings);
  return {
    number,
    form: field('Schulform'),
    name: joinName(nameLines),
    nameLines,
    shortName: field('Kurzbezeichnung'),
    postcode: field('PLZ'),
    place: field('Ort'),
    street: field('Strasse'),
    phone: joinPhone(field('Telefonvorwahl'), field('Telefon')),
    fax: joinPhone(field('Faxvorwahl'), field('Fax')),
    email: orNull(field('E-Mail')),
    homepage: orNull(field('Homepage')),
    legalForm: field('Rechtsform'),
    ownerNumber: field('Traegernummer'),
    ags: field('Gemeindeschluessel'),
    operatingKey: field('Schulbetriebsschluessel'),
    operatingSince: parseDate(field('Schulbetriebsdatum')) ?? null,
    x: position?.x ?? null,
    y: position?.y ?? null,
    districtGovernment: orNull(field('Bezirksregierung')),
  };
}

function shapeProblem(fields: readonly string[] | undefined, width: number, isLast: boolean): string | undefined {
  const tooFew = fields === undefined || fields.length < width;
  if (tooFew && isLast) {
    return 'Die letzte Zeile ist abgeschnitten. Laden Sie das Verzeichnis noch einmal vollständig herunter.';
  }
  if (fields === undefined) return 'Ein Anführungszeichen fehlt oder steht an der falschen Stelle.';
  if (fields.length < width) return `Die Zeile hat nur ${fields.length} von ${width} Feldern.`;
  const filled = fields.findLastIndex((field) => field.trim() !== '') + 1;
  return filled > width ? `Die Zeile hat ${filled} statt ${width} Feldern.` : undefined;
}

/** The rows below the header cut into fields, with their lines; rows without content are passed over. */
function cutRows(text: ReadText, width: number, errors: Problems): { line: number; fields: string[] }[] {
  const { lines, first, delimiter } = text;
  return lines.slice(first + 1).flatMap((row, index) => {
    if (isEmptyRow(row)) return [];
    const line = first + index + 2;
    const fields = splitFields(row, delimiter);
    const problem = shapeProblem(fields, width, line === lines.length);
    if (problem === undefined) return [{ line, fields: fields! }];
    errors.add(line, problem);
    return [];
  });
}

function readRows(text: ReadText, names: readonly string[], context: Context): RegisterRow[] {
  const rows: RegisterRow[] = [];
  const lineOf = new Map<string, number>();
  const at = new Map([...COLUMNS, 'EPSG', 'Bezirksregierung'].map((name) => [name, names.indexOf(name.toLowerCase())]));
  const cut = cutRows(text, names.length, context.errors);
  const raw = (fields: readonly string[], column: string) => fields[at.get(column) ?? -1]?.trim() ?? '';
  const resaved = lostZeros(cut.map(({ fields }) => raw(fields, 'Gemeindeschluessel')));
  for (const { line, fields } of cut) {
    const field = (column: string) => (resaved ? withZeros(column, raw(fields, column)) : raw(fields, column));
    const row = readRow(field, line, context);
    if (!row) continue;
    const earlier = lineOf.get(row.number);
    if (earlier === undefined) {
      lineOf.set(row.number, line);
      rows.push(row);
    } else {
      context.errors.add(
        line,
        `Die Schulnummer ${row.number} steht zweimal im Verzeichnis: in Zeile ${earlier} und in Zeile ${line}.`,
        'Schulnummer',
      );
    }
  }
  return rows;
}

function readHeading(text: ReadText): { names: string[]; line: number; problem?: FileProblem } {
  const header = findHeader(text);
  const missing = COLUMNS.filter((name) => !header.names.includes(name.toLowerCase()));
  const message = headerProblem(header.names, missing);
  return message === undefined ? header : { ...header, problem: { line: header.line, message } };
}

/** What the beginning of a file, in whole lines, says against it: its kind, its encoding, its heading. */
export function findHeadingProblem(bytes: Uint8Array): FileProblem | undefined {
  const decoded = decodeLines(bytes);
  return 'problem' in decoded ? decoded.problem : readHeading(decoded).problem;
}

/**
 * Reads the official register of schools (schuldaten.csv: UTF-8, first line `sep=;`, columns found by their names, extra
 * columns ignored, `Bezirksregierung` read when present), also as a spreadsheet program saved it again: empty rows and
 * columns, leading zeros and quotes gone, days and numbers rewritten (register-resaved.ts), `decodeLines` for encodings.
 * @param bytes the uploaded file as it is
 * @returns all rows and, each with its line, everything that is wrong; never throws on bad content
 */
export function parseRegister(bytes: Uint8Array): RegisterFile {
  const context: Context = { errors: new Problems(), warnings: new Problems() };
  const { errors, warnings } = context;
  const decoded = decodeLines(bytes);
  let rows: RegisterRow[] = [];
  if ('problem' in decoded) {
    errors.add(decoded.problem.line, decoded.problem.message);
  } else {
    const { names, line, problem } = readHeading(decoded);
    if (problem) errors.add(problem.line, problem.message);
    else rows = readRows(decoded, names, context);
    if (rows.length === 0 && errors.count === 0) errors.add(line, 'Das Verzeichnis enthält keine Schule.');
  }
  const listed = errors.listed.toSorted((a, b) => a.line - b.line);
  const warned = { warnings: warnings.listed, warningCount: warnings.count };
  return { rows, errors: listed, errorCount: errors.count, ...warned };
}
