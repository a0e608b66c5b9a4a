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
