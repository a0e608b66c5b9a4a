// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** What is wrong with a file, said to the person who chose it: file line (1-based) and a German sentence. */
export interface FileProblem {
  readonly line: number;
  readonly column?: string;
  readonly message: string;
}

/** A table of text that can be read at all, or the one reason why not. */
export type DecodedText =
  | {
      /** All lines as they are, without the empty rows at the end; `lines[0]` is line 1 of the file. */
      readonly lines: string[];
      /** Index in `lines` of the first row that is neither empty nor the hint `sep=;`: the header where a file has one. */
      readonly first: number;
      readonly delimiter: Delimiter;
    }
  | { readonly problem: FileProblem };

/** What parts the fields: a semicolon in the official files, a tab or comma where a spreadsheet program saved them again. */
export type Delimiter = ';' | '\t' | ',';

const AGAIN = 'Bitte wählen Sie die CSV-Datei „Schuldaten“ des Schulministeriums.';

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly message: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], message: 'Das ist eine PDF-Datei.' },
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    message: 'Das ist eine Excel- oder ZIP-Datei. Entpacken Sie sie oder speichern Sie die Tabelle als CSV (UTF-8).',
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    message: 'Das ist eine alte Excel-Datei. Speichern Sie die Tabelle als CSV (UTF-8).',
  },
];

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** "Unicode-Text" of Excel: column names and digits take two bytes, one of them zero; no text in UTF-8 holds a zero byte. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  const zero = bytes.subarray(0, 200).indexOf(0);
  return zero === -1 ? undefined : zero % 2 === 1 ? 'utf-16le' : 'utf-16be';
}

// What the letters ä ö ü ß Ä Ö Ü of other encodings look like when read as Windows-1252. DOS and old Macs: a sign between
// letters, an undefined byte, or a capital Š Ž Ÿ within a word; damaged UTF-8: Ã before a sign.
const OTHER_ENCODING =
  /[\u0080-\u009F]|\p{L}[€‚„…†‡ˆ‰‹‘“”•˜™›§]\p{L}|\p{Ll}[ŠŽŸŒ]|[ŠŽŸŒ]\p{Ll}{0,2}[šžŸ]|Ã[\u00A0-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/u;

const PART = 1 << 23;

/** The text of a file in parts, so that one larger than the longest string can be read. @throws TypeError when it is not in this encoding */
export function* decodeParts(bytes: Uint8Array, encoding: TextEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let at = 0; at < bytes.length; at += PART)
    yield decoder.decode(bytes.subarray(at, at + PART), { stream: at + PART < bytes.length });
}

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** @returns undefined when the bytes are no text in UTF-16, UTF-8 or, as Excel saves "CSV", Windows-1252 */
export function encodingOf(bytes: Uint8Array): TextEncoding | undefined {
  return ([utf16Of(bytes) ?? 'utf-8', 'windows-1252'] as const).find((encoding) => {
    try {
      for (const text of decodeParts(bytes, encoding))
        if (encoding === 'windows-1252' && (text.includes('\0') || OTHER_ENCODING.test(text))) return false;
      return true;
    } catch {
      return false;
    }
  });
}

/** The sentence that says what kind of file this is when it is no table of text; undefined for text. */
export const foreignKind = (bytes: Uint8Array): string | undefined =>
  SIGNATURES.find((signature) => startsWith(bytes, signature.bytes))?.message;

/** Line of the first byte sequence that is not UTF-8; a line feed byte never lies inside a UTF-8 character. */
function firstUnreadableLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let start = 0;
  while (start <= bytes.length) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed === -1 ? bytes.length : feed;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    line += 1;
    start = end + 1;
  }
  return line;
}

function refuse(line: number, message: string): DecodedText {
  return { problem: { line, message } };
}

/** A row without content; saved again by a spreadsheet program it is a row of separators. */
export const isEmptyRow = (line: string): boolean => /^[;,\s"]*$/.test(line);

/** The hint `sep=;` of spreadsheet programs before the header. */
export const SEPARATOR_HINT = /^"?sep=/i;

/** The delimiter that cuts a row into most fields; the semicolon of the official files where nothing does. */
export function delimiterOf(line: string): Delimiter {
  const widths = ([';', '\t', ','] as const).map((delimiter) => ({
    delimiter,
    width: splitFields(line, delimiter)?.length ?? 0,
  }));
  return widths.reduce((best, one) => (one.width > best.width ? one : best)).delimiter;
}

/**
 * Reads the bytes of an uploaded table of text and cuts it into lines: UTF-8 or UTF-16 with or without byte-order mark, or
 * Windows-1252 as Excel saves it, with semicolons, tabs or commas. Other encodings and other kinds of files are refused
 * rather than guessed, because a wrong guess would put damaged names into every later letter.
 */
export function decodeLines(bytes: Uint8Array): DecodedText {
  const kind = foreignKind(bytes);
  if (kind !== undefined) return refuse(1, `${kind} ${AGAIN}`);
  const encoding = encodingOf(bytes);
  if (encoding === undefined) {
    return refuse(
      firstUnreadableLine(bytes),
      'Die Umlaute sind nicht lesbar: Die Datei ist weder in UTF-8 noch in Windows-1252 gespeichert. ' +
        'Speichern Sie sie als „CSV UTF-8“ oder laden Sie das Verzeichnis noch einmal unverändert herunter.',
    );
  }
  const text = [...decodeParts(bytes, encoding)].join('');
  if (isEmptyRow(text)) return refuse(1, `Die Datei ist leer. ${AGAIN}`);
  if (text.trimStart().startsWith('<')) return refuse(1, `Das ist eine Internetseite, keine Tabelle. ${AGAIN}`);
  const lines = text.split(/\r\n|\n|\r/);
  while (isEmptyRow(lines.at(-1) ?? 'x')) lines.pop();
  const first = lines.findIndex((line) => !isEmptyRow(line) && !SEPARATOR_HINT.test(line.trim()));
  if (first === -1) return refuse(1, `Die Datei ist leer. ${AGAIN}`);
  return { lines, first, delimiter: delimiterOf(lines[first] ?? '') };
}

function closingQuote(line: string, from: number): number {
  let quote = line.indexOf('"', from);
  while (quote !== -1 && line[quote + 1] === '"') quote = line.indexOf('"', quote + 2);
  return quote;
}

/**
 * Cuts one line at its delimiters (RFC 4180 quoting). A field never spans lines in this register, so every damaged line
 * can be named on its own.
 * @returns undefined when a quote is missing or stands in the wrong place
 */
export function splitFields(line: string, delimiter: Delimiter = ';'): string[] | undefined {
  const fields: string[] = [];
  let at = 0;
  while (at <= line.length) {
    let end: number;
    if (line[at] === '"') {
      const quote = closingQuote(line, at + 1);
      if (quote === -1) return undefined;
      fields.push(line.slice(at + 1, quote).replaceAll('""', '"'));
      end = quote + 1;
      if (end < line.length && line[end] !== delimiter) return undefined;
    } else {
      const next = line.indexOf(delimiter, at);
      end = next === -1 ? line.length : next;
      fields.push(line.slice(at, end));
    }
    if (end >= line.length) return fields;
    at = end + 1;
  }
  return fields;
}
