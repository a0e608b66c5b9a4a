// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Signs of JSON as bytes. */
export const NEWLINE = 10;
export const QUOTE = 34;
export const PLUS = 43;
export const COMMA = 44;
export const MINUS = 45;
export const DOT = 46;
export const ZERO = 48;
const NINE = 57;
export const COLON = 58;
export const OPEN_LIST = 91;
export const BACKSLASH = 92;
export const CLOSE_LIST = 93;
export const LOWER_E = 101;
export const LOWER_U = 117;
export const OPEN_OBJECT = 123;
export const CLOSE_OBJECT = 125;
export const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;

export const isDigit = (byte: number): boolean => byte >= ZERO && byte <= NINE;
export const isHex = (byte: number): boolean => isDigit(byte) || ((byte | 32) >= 97 && (byte | 32) <= 102);

/** Integers with no more digits are exact in a float64, digit by digit. */
export const SAFE_DIGITS = 15;

export const isSpace = (byte: number): boolean => byte === 32 || byte === NEWLINE || byte === 13 || byte === 9;

/** Texts kept at once, a power of two, and the longest that is kept. */
const KEPT_TEXTS = 1 << 13;
const LONGEST_KEPT = 64;

/** Makes texts from bytes, and hands out again what it has made before: ids come thousands of times. */
export class TextCache {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  private readonly kept: (string | undefined)[] = Array.from({ length: KEPT_TEXTS });

  /** The text of ASCII bytes from `start` to `end`. @param hash a hash of these bytes */
  text(bytes: Uint8Array, start: number, end: number, hash: number): string {
    if (end - start > LONGEST_KEPT) return this.decode(bytes, start, end);
    const slot = (hash ^ (hash >>> 16)) & (KEPT_TEXTS - 1);
    const kept = this.kept[slot];
    if (kept !== undefined && isText(kept, bytes, start, end)) return kept;
    const text = this.decode(bytes, start, end);
    this.kept[slot] = text;
    return text;
  }

  /** The text of any UTF-8 bytes from `start` to `end`. @throws TypeError when they are none */
  decode(bytes: Uint8Array, start: number, end: number): string {
    return this.decoder.decode(bytes.subarray(start, end));
  }
}

function isText(text: string, bytes: Uint8Array, start: number, end: number): boolean {
  if (text.length !== end - start) return false;
  for (let at = start; at < end; at += 1) if (text.charCodeAt(at - start) !== bytes[at]) return false;
  return true;
}

/** Numbers kept at once, a power of two, and bytes of the longest id whose number is kept. */
const KEPT = 1 << 16;
const LONGEST_ID = 32;

/** Numbers of ids, found by their bytes without making the text again. */
export class NumberCache {
  private readonly decoder = new TextDecoder();
  private readonly ids = new Uint8Array(KEPT * LONGEST_ID);
  private readonly lengths = new Uint8Array(KEPT);
  private readonly numbers = new Int32Array(KEPT);
  private readonly numberOf: (id: string) => number;

  /** @param numberOf gives every id its number, the same one each time */
  constructor(numberOf: (id: string) => number) {
    this.numberOf = numberOf;
  }

  /** The number of the id with the ASCII bytes from `start` to `end`. @param hash a hash of these bytes */
  number(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const length = end - start;
    const slot = (hash ^ (hash >>> 16)) & (KEPT - 1);
    const { ids, lengths } = this;
    let same = length > 0 && lengths[slot] === length;
    for (let at = 0; same && at < length; at += 1) same = ids[slot * LONGEST_ID + at] === bytes[start + at];
    if (same) return this.numbers[slot]!;
    const id = bytes.subarray(start, end);
    const number = this.numberOf(this.decoder.decode(id));
    if (length > LONGEST_ID) return number;
    lengths[slot] = length;
    ids.set(id, slot * LONGEST_ID);
    this.numbers[slot] = number;
    return number;
  }
}

/** Per first byte of a sign how many follow it (RFC 3629); -1 for none that begins one. */
function following(byte: number): number {
  if (byte < 0x80) return 0;
  if (byte < 0xc2) return -1;
  if (byte < 0xe0) return 1;
  if (byte < 0xf0) return 2;
  return byte < 0xf5 ? 3 : -1;
}

/** The first byte after a first byte has a narrower range where a shorter form, half a pair or too high a sign would begin. */
const narrow: ReadonlyMap<number, readonly [number, number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);

/** The first byte from `start` to `end` that belongs to no sign in UTF-8, or begins one that is not whole; -1 when all do. */
export function firstBrokenByte(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; ) {
    const first = bytes[at]!;
    const more = following(first);
    if (more < 0 || at + more >= end) return at;
    for (let next = 1; next <= more; next += 1) {
      const [low, high] = (next === 1 ? narrow.get(first) : undefined) ?? [0x80, 0xbf];
      if (bytes[at + next]! < low || bytes[at + next]! > high) return at;
    }
    at += more + 1;
  }
  return -1;
}
