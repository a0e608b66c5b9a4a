// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** What is wrong with a file, said to the person who chose it: file line (1-based) and a German sentence. */
export interface FileProblem {
  readonly line: number;
  readonly column?: string;
  readonly message: string;
}

/** The lines of a file that can be read at all, or the one reason why not. */
export type DecodedText = { readonly lines: string[] } | { readonly problem: FileProblem };

const AGAIN = 'Bitte wählen Sie die CSV-Datei „Schuldaten“ des Schulministeriums.';

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly message: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], message: `Das ist eine PDF-Datei. ${AGAIN}` },
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    message: `Das ist eine Excel- oder ZIP-Datei. Speichern Sie die Tabelle als CSV (UTF-8). ${AGAIN}`,
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    message: `Das ist eine alte Excel-Datei. Speichern Sie die Tabelle als CSV (UTF-8). ${AGAIN}`,
  },
];

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** Column names and digits take two bytes in UTF-16, one of them zero; no text in UTF-8 holds a zero byte. */
function isUtf16(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 200).includes(0);
}

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

/**
 * Reads the bytes of an uploaded text file as UTF-8, with or without byte-order mark, and cuts it into lines; empty lines at
 * the end are dropped. Other encodings and other kinds of files are refused rather than guessed, because a wrong guess
 * would put damaged names into every later letter.
 */
export function decodeLines(bytes: Uint8Array): DecodedText {
  const known = SIGNATURES.find((signature) => startsWith(bytes, signature.bytes));
  if (known) return refuse(1, known.message);
  if (isUtf16(bytes)) {
    return refuse(
      1,
      'Die Datei ist in UTF-16 gespeichert. Speichern Sie sie als „CSV UTF-8“ und laden Sie sie noch einmal hoch.',
    );
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse(
      firstUnreadableLine(bytes),
      'Die Umlaute sind nicht lesbar, die Datei ist nicht in UTF-8 gespeichert (vermutlich Windows-1252). ' +
        'Speichern Sie sie als „CSV UTF-8“ oder laden Sie das Verzeichnis noch einmal unverändert herunter.',
    );
  }
  if (text.trim() === '') return refuse(1, `Die Datei ist leer. ${AGAIN}`);
  if (text.trimStart().startsWith('<')) return refuse(1, `Das ist eine Internetseite, keine Tabelle. ${AGAIN}`);
  const lines = text.split(/\r\n|\n|\r/);
  while (lines.at(-1)?.trim() === '') lines.pop();
  return { lines };
}

function closingQuote(line: string, from: number): number {
  let quote = line.indexOf('"', from);
  while (quote !== -1 && line[quote + 1] === '"') quote = line.indexOf('"', quote + 2);
  return quote;
}

/**
 * Cuts one line at its semicolons (RFC 4180 quoting). A field never spans lines in this register, so every damaged line
 * can be named on its own.
 * @returns undefined when a quote is missing or stands in the wrong place
 */
export function splitFields(line: string): string[] | undefined {
  const fields: string[] = [];
  let at = 0;
  while (at <= line.length) {
    let end: number;
    if (line[at] === '"') {
      const quote = closingQuote(line, at + 1);
      if (quote === -1) return undefined;
      fields.push(line.slice(at + 1, quote).replaceAll('""', '"'));
      end = quote + 1;
      if (end < line.length && line[end] !== ';') return undefined;
    } else {
      const semicolon = line.indexOf(';', at);
      end = semicolon === -1 ? line.length : semicolon;
      fields.push(line.slice(at, end));
    }
    if (end >= line.length) return fields;
    at = end + 1;
  }
  return fields;
}
