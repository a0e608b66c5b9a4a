// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** How much a table of text may hold. */
export interface TableLimits {
  /** Rows that hold anything, the heading among them. */
  readonly rows: number;
  /** Bytes of the longest row. */
  readonly rowBytes: number;
}

/** Where a table goes beyond its limits: the line (1-based), and which limit. */
export interface OverLimit {
  readonly line: number;
  readonly limit: keyof TableLimits;
}

const LINE_FEED = 0x0a;
// Empty cells as spreadsheet programs write them by the hundred thousand: they cost nothing. NUL is half a blank in UTF-16.
const blank = new Set([0, ...Buffer.from(' \t\r;,"')]);

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (!blank.has(bytes[at] ?? 0)) return false;
  return true;
}

/**
 * Looks where a table of text goes beyond its limits before anybody takes it apart: by its bytes, so that the encoding does
 * not matter, in one pass and without memory.
 */
export function overLimit(bytes: Uint8Array, limits: TableLimits): OverLimit | undefined {
  let rows = 0;
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed === -1 ? bytes.length : feed;
    if (!isBlank(bytes, start, Math.min(end, start + limits.rowBytes))) rows += 1;
    if (end - start > limits.rowBytes) return { line, limit: 'rowBytes' };
    if (rows > limits.rows) return { line, limit: 'rows' };
    start = end + 1;
  }
  return undefined;
}

const HEAD_BYTES = 16_000;

/** Whole lines from the beginning of a text, enough to see its kind, its encoding and its heading; or the beginning of a long first line. */
export function firstLines(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= HEAD_BYTES) return bytes;
  const feed = bytes.subarray(0, HEAD_BYTES).lastIndexOf(LINE_FEED);
  let end = feed > 0 ? feed : HEAD_BYTES;
  // Never in the middle of a character: of UTF-16, where zeros stand between, or of UTF-8.
  if (bytes.subarray(0, 200).includes(0)) end -= end % 2;
  else while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}
