// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** What a cell can hold. A day is a day, not an instant; a text is as it was typed. */
export type CellValue = string | number | boolean | Temporal.PlainDate | null;

export type SheetFormat = 'xlsx' | 'ods' | 'csv';

/** Which kind of file this is, by its first bytes; `xls` is the old binary one, which is not read. */
export function formatOf(bytes: Uint8Array): SheetFormat | 'xls' {
  const starts = (...head: number[]): boolean => head.every((byte, at) => bytes[at] === byte);
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'xls';
  if (!starts(0x50, 0x4b)) return 'csv';
  // The first entry of an OpenDocument file is named mimetype and stored as it is.
  return new TextDecoder('latin1').decode(bytes.subarray(30, 200)).includes('opendocument.spreadsheet')
    ? 'ods'
    : 'xlsx';
}

/**
 * Does a spreadsheet run this text as a formula (CSV injection, OWASP)? Compatibility normalisation folds the full-width twins
 * ("＝") that Excel treats alike; of the first letter only, since a long pile of marks takes it time by its square.
 */
function isFormula(text: string): boolean {
  if (/^[\t\r\n]/.test(text)) return true;
  const [first = ''] = text.replace(/^[\s\p{Cc}\p{Cf}]+/u, '');
  return /^[=+\-@|%]/.test(first.normalize('NFKC'));
}
const behindApostrophes = (text: string): string => text.replace(/^'+/, '');

/** A text as a spreadsheet may have it: what it would run as a formula gets one apostrophe, which programs do not show. */
export const guarded = (text: string): string => (isFormula(behindApostrophes(text)) ? `'${text}` : text);

/** A text without the apostrophe of `guarded`, one at most: what comes back is what was given out. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && isFormula(behindApostrophes(text)) ? text.slice(1) : text;
