// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { InstanceTextError } from './errors.ts';
import type { JsonSink } from './json-sink.ts';
import {
  BACKSLASH,
  BYTE_ORDER_MARK,
  CLOSE_LIST,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  DOT,
  firstBrokenByte,
  isDigit,
  isHex,
  isSpace,
  LOWER_E,
  LOWER_U,
  MINUS,
  OPEN_LIST,
  OPEN_OBJECT,
  PLUS,
  QUOTE,
  SAFE_DIGITS,
  TextCache,
  ZERO,
} from './text-bytes.ts';
import { TextPlace } from './text-place.ts';

/** Deeper nesting is refused. An instance needs six. */
const DEEPEST = 500;
/** Bytes of the longest text or number. It is held as a whole, everything else is not. */
const LONGEST = 1 << 24;

const ESCAPED = new Set(Array.from('"\\/bfnrt', (sign) => sign.charCodeAt(0)));
const LITERALS = new Map(
  ([true, false, null] as const).map((value) => {
    const letters = Array.from(String(value), (letter) => letter.charCodeAt(0));
    return [letters[0]!, { value, letters }];
  }),
);

/** What may come next. */
const VALUE = 0;
const FIRST_ITEM = 1;
const FIRST_KEY = 2;
const KEY = 3;
const AFTER_KEY = 4;
const AFTER_VALUE = 5;
const NOTHING = 6;

/** The end of the bytes lies within the token: it is read again with those that follow. */
const CUT = -1;

/**
 * Reads a JSON text (RFC 8259, UTF-8) from pieces of bytes cut anywhere, without holding it, and takes what `JSON.parse`
 * takes: the same texts, the same values. Differences: a byte order mark at the beginning is left out, keys may come
 * twice (the sink is told both), nesting has an end, and a text that ends within a number counts as cut off.
 */
export class JsonText {
  private readonly sink: JsonSink;
  private readonly cache = new TextCache();
  /** What has not been told yet, `length` bytes, and a 0 behind them, so that nobody reads beyond. */
  private bytes: Uint8Array = new Uint8Array(0);
  private length = 0;
  /** Where the token being read begins in `bytes`. */
  private at = 0;
  private next = VALUE;
  private depth = 0;
  /** Per open container whether it is a list. */
  private readonly isList = new Uint8Array(DEEPEST);
  private token: string | number = '';
  private readonly placed = new TextPlace();

  constructor(sink: JsonSink) {
    this.sink = sink;
  }

  /** Whether nothing but spaces has come so far. */
  get isEmpty(): boolean {
    return this.next === VALUE && this.depth === 0 && this.length === 0;
  }

  /** Line and byte in the line, both from 1, of the token that is being told, in German. */
  get place(): string {
    return this.placed.of(this.bytes, this.at);
  }

  /** Takes the next bytes; does not keep the array. @throws InstanceTextError where they are no JSON */
  write(piece: Uint8Array): void {
    const rest = this.length;
    this.length += piece.length;
    if (this.length >= this.bytes.length) {
      const larger = new Uint8Array(Math.max(this.length + 1, 2 * rest));
      larger.set(this.bytes.subarray(0, rest));
      this.bytes = larger;
    }
    this.bytes.set(piece, rest);
    this.bytes[this.length] = 0;
    this.run();
    const done = this.at;
    this.placed.move(this.bytes, done);
    this.bytes.copyWithin(0, done, this.length);
    this.length -= done;
    this.at = 0;
    if (this.length > LONGEST) throw this.error('Ein Text in der Datei ist länger als 16 MB');
  }

  /** @throws InstanceTextError when the text ends too early */
  finish(): void {
    if (this.next === NOTHING && this.length === 0) return;
    const place = this.placed.of(this.bytes, this.length);
    throw new InstanceTextError(`Die Datei bricht mitten im JSON ab (${place}). Ist sie vollständig?`);
  }

  /** A refusal that names the place of the token being told. */
  error(sentence: string): InstanceTextError {
    return new InstanceTextError(`${sentence} (${this.place}).`);
  }

  private fail(position: number): never {
    this.at = position;
    throw this.error('Die Datei ist kein gültiges JSON');
  }

  private run(): void {
    const { bytes } = this;
    let at = 0;
    if (this.placed.before === 0 && this.next === VALUE && bytes[0] === BYTE_ORDER_MARK[0]) {
      if (this.length < BYTE_ORDER_MARK.length) return;
      if (BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte)) at = BYTE_ORDER_MARK.length;
    }
    for (; at < this.length; ) {
      const byte = bytes[at]!;
      if (isSpace(byte)) {
        at += 1;
        continue;
      }
      this.at = at;
      const end = this.readToken(byte, at);
      if (end === CUT) return;
      at = end;
    }
    this.at = at;
  }

  /** Reads one token and tells it. @returns where it ends, or CUT */
  private readToken(byte: number, at: number): number {
    const { next } = this;
    if (byte === QUOTE) {
      if (next === AFTER_KEY || next >= AFTER_VALUE) this.fail(at);
      const end = this.readText(at);
      if (end === CUT) return CUT;
      if (next === FIRST_KEY || next === KEY) {
        this.next = AFTER_KEY;
        this.sink.key(this.token as string);
      } else this.tell(this.token);
      return end;
    }
    if (byte === COMMA && next === AFTER_VALUE) this.next = this.isList[this.depth - 1] === 1 ? VALUE : KEY;
    else if (byte === COLON && next === AFTER_KEY) this.next = VALUE;
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) this.close(byte === CLOSE_LIST, at);
    else if (next !== VALUE && next !== FIRST_ITEM) this.fail(at);
    else if (byte === OPEN_OBJECT) {
      const end = this.sink.take(this.bytes, at);
      if (end < 0) this.open(false);
      else {
        this.next = AFTER_VALUE;
        return end;
      }
    } else if (byte === OPEN_LIST) this.open(true);
    else return this.readScalar(byte, at);
    return at + 1;
  }

  private open(isList: boolean): void {
    if (this.depth === DEEPEST) throw this.error('Die Datei ist zu tief verschachtelt');
    if (isList) this.sink.beginList();
    else this.sink.beginObject();
    this.isList[this.depth] = isList ? 1 : 0;
    this.depth += 1;
    this.next = isList ? FIRST_ITEM : FIRST_KEY;
  }

  private close(isList: boolean, at: number): void {
    const mayEnd = this.next === AFTER_VALUE || this.next === (isList ? FIRST_ITEM : FIRST_KEY);
    if (!mayEnd || (this.isList[this.depth - 1] === 1) !== isList) this.fail(at);
    this.depth -= 1;
    this.next = this.depth === 0 ? NOTHING : AFTER_VALUE;
    this.sink.end();
  }

  private tell(value: string | number | boolean | null): void {
    this.next = this.depth === 0 ? NOTHING : AFTER_VALUE;
    this.sink.value(value);
  }

  private readScalar(byte: number, at: number): number {
    if (byte === MINUS || isDigit(byte)) {
      const end = this.readNumber(at);
      if (end !== CUT) this.tell(this.token);
      return end;
    }
    const { value, letters } = LITERALS.get(byte) ?? this.fail(at);
    for (const [index, letter] of letters.entries()) {
      if (at + index === this.length) return CUT;
      if (this.bytes[at + index] !== letter) this.fail(at + index);
    }
    this.tell(value);
    return at + letters.length;
  }

  /** Reads a text into `token`. */
  private readText(start: number): number {
    const { bytes } = this;
    let at = start + 1;
    let plain = true;
    let escaped = false;
    let hash = 0;
    for (; at < this.length; ) {
      const byte = bytes[at]!;
      if (byte === QUOTE) {
        if (plain) this.token = this.cache.text(bytes, start + 1, at, hash);
        else this.token = this.decoded(start, at + 1, escaped);
        return at + 1;
      }
      if (byte === BACKSLASH) {
        at = this.escapeEnd(at);
        if (at === CUT) return CUT;
        plain = false;
        escaped = true;
        continue;
      }
      if (byte < 32) this.fail(at);
      if (byte > 127) plain = false;
      hash = (Math.imul(hash, 31) + byte) | 0;
      at += 1;
    }
    return CUT;
  }

  private escapeEnd(at: number): number {
    const { bytes } = this;
    if (at + 1 >= this.length) return CUT;
    const sign = bytes[at + 1]!;
    if (sign !== LOWER_U) return ESCAPED.has(sign) ? at + 2 : this.fail(at + 1);
    for (let digit = at + 2; digit < at + 6; digit += 1) {
      if (digit >= this.length) return CUT;
      if (!isHex(bytes[digit]!)) this.fail(digit);
    }
    return at + 6;
  }

  /** The text between two quotation marks, with signs of several bytes or with escapes, which `JSON.parse` then knows. */
  private decoded(start: number, end: number, escaped: boolean): string {
    const broken = firstBrokenByte(this.bytes, start, end);
    if (broken >= 0) {
      this.at = broken;
      throw this.error('Die Datei ist kein gültiges UTF-8');
    }
    if (!escaped) return this.cache.decode(this.bytes, start + 1, end - 1);
    return JSON.parse(this.cache.decode(this.bytes, start, end)) as string;
  }

  /** Reads a number into `token`. */
  private readNumber(start: number): number {
    const { bytes } = this;
    const negative = bytes[start] === MINUS;
    let at = negative ? start + 1 : start;
    const first = at;
    let whole = 0;
    for (; at < this.length && isDigit(bytes[at]!); at += 1) {
      if (at === first + 1 && bytes[first] === ZERO) this.fail(at);
      whole = whole * 10 + bytes[at]! - ZERO;
    }
    if (at === this.length) return CUT;
    if (at === first) this.fail(at);
    const digits = at - first;
    if (bytes[at] === DOT) at = this.digitsEnd(at + 1);
    if (at !== CUT && (bytes[at]! | 32) === LOWER_E) {
      const sign = bytes[at + 1] === MINUS || bytes[at + 1] === PLUS ? 1 : 0;
      at = this.digitsEnd(at + 1 + sign);
    }
    if (at === CUT) return CUT;
    if (at === first + digits && digits <= SAFE_DIGITS) this.token = negative ? -whole : whole;
    else this.token = Number(this.cache.decode(bytes, start, at));
    return at;
  }

  /** At least one digit must stand here. */
  private digitsEnd(start: number): number {
    const { bytes } = this;
    let at = start;
    while (at < this.length && isDigit(bytes[at]!)) at += 1;
    if (at >= this.length) return CUT;
    return at === start ? this.fail(at) : at;
  }
}
