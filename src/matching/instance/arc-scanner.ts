// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { InstanceBuilder } from './builder.ts';
import {
  BACKSLASH,
  CLOSE_LIST,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  isDigit,
  isSpace,
  MINUS,
  NumberCache,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
  SAFE_DIGITS,
  ZERO,
} from './text-bytes.ts';

/** It is no arc as nearly all are written, or not whole yet. */
const OTHER = -1;

const KEYS = ['child', 'pool', 'cost', 'priority'] as const;
/** The keys with both quotation marks. */
const QUOTED = KEYS.map((key) => new TextEncoder().encode(`"${key}"`));
const NEEDED = 0b0111;

/**
 * Reads arcs in one go: an object with child, pool, cost and perhaps priority, each once and in any order, whose ids are
 * ASCII without escapes and whose numbers are integers. A large file is hardly anything else, and put together from
 * single tokens they take three times as long. Whatever else stands there is left to `JsonText`, wrong or not.
 */
export class ArcScanner {
  /** The arc read last, with ids as numbers of the builder; the next one overwrites it. */
  readonly arc: { child: number; pool: number; cost: number[]; priority: number | undefined } = {
    child: 0,
    pool: 0,
    cost: [],
    priority: undefined,
  };
  private readonly children: NumberCache;
  private readonly pools: NumberCache;
  private bytes: Uint8Array = new Uint8Array(0);
  // Where the ids lie and their hashes. The builder learns of them when the arc is whole.
  private childAt = 0;
  private childEnd = 0;
  private childHash = 0;
  private poolAt = 0;
  private poolEnd = 0;
  private poolHash = 0;
  private hash = 0;
  private number = 0;

  constructor({ childNumber, poolNumber }: Pick<InstanceBuilder, 'childNumber' | 'poolNumber'>) {
    this.children = new NumberCache(childNumber);
    this.pools = new NumberCache(poolNumber);
  }

  /** Reads the object that begins at `start` in bytes that end with a 0. @returns where it ends, or -1 */
  scan(bytes: Uint8Array, start: number): number {
    if (bytes[start] !== OPEN_OBJECT) return OTHER;
    this.bytes = bytes;
    const { arc } = this;
    arc.priority = undefined;
    let seen = 0;
    let at = start;
    for (;;) {
      at = this.skipSpace(at + 1);
      const key = this.keyAt(at);
      if (key === OTHER || (seen & (1 << key)) !== 0) return OTHER;
      seen |= 1 << key;
      at = this.skipSpace(at + QUOTED[key]!.length);
      if (bytes[at] !== COLON) return OTHER;
      at = this.skipSpace(at + 1);
      at = this.readValue(key, at);
      if (at === OTHER) return OTHER;
      at = this.skipSpace(at);
      if (bytes[at] === CLOSE_OBJECT) return (seen & NEEDED) === NEEDED ? this.found(at + 1) : OTHER;
      if (bytes[at] !== COMMA) return OTHER;
    }
  }

  private found(end: number): number {
    const { arc, bytes } = this;
    arc.child = this.children.number(bytes, this.childAt, this.childEnd, this.childHash);
    arc.pool = this.pools.number(bytes, this.poolAt, this.poolEnd, this.poolHash);
    return end;
  }

  private readValue(key: number, at: number): number {
    if (key === 2) return this.readCost(at);
    if (key === 3) {
      const end = this.readInteger(at);
      this.arc.priority = this.number;
      return end;
    }
    const end = this.readText(at);
    if (key === 0) {
      this.childAt = at + 1;
      this.childEnd = end - 1;
      this.childHash = this.hash;
    } else {
      this.poolAt = at + 1;
      this.poolEnd = end - 1;
      this.poolHash = this.hash;
    }
    return end;
  }

  private skipSpace(start: number): number {
    let at = start;
    while (isSpace(this.bytes[at]!)) at += 1;
    return at;
  }

  private keyAt(at: number): number {
    const { bytes } = this;
    if (bytes[at] !== QUOTE) return OTHER;
    search: for (let key = 0; key < QUOTED.length; key += 1) {
      const quoted = QUOTED[key]!;
      for (let letter = 1; letter < quoted.length; letter += 1)
        if (bytes[at + letter] !== quoted[letter]) continue search;
      return key;
    }
    return OTHER;
  }

  private readText(start: number): number {
    const { bytes } = this;
    if (bytes[start] !== QUOTE) return OTHER;
    let hash = 0;
    for (let at = start + 1; ; at += 1) {
      const byte = bytes[at]!;
      if (byte === QUOTE) {
        this.hash = hash;
        return at + 1;
      }
      if (byte < 32 || byte > 127 || byte === BACKSLASH) return OTHER;
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
  }

  private readInteger(start: number): number {
    const { bytes } = this;
    const negative = bytes[start] === MINUS;
    const first = negative ? start + 1 : start;
    let at = first;
    let value = 0;
    for (; isDigit(bytes[at]!); at += 1) value = value * 10 + bytes[at]! - ZERO;
    const digits = at - first;
    if (digits === 0 || digits > SAFE_DIGITS || (digits > 1 && bytes[first] === ZERO)) return OTHER;
    this.number = negative ? -value : value;
    return at;
  }

  private readCost(start: number): number {
    const { bytes } = this;
    const { cost } = this.arc;
    if (bytes[start] !== OPEN_LIST) return OTHER;
    let at = this.skipSpace(start + 1);
    let count = 0;
    while (bytes[at] !== CLOSE_LIST || count === 0) {
      if (count > 0) at = bytes[at] === COMMA ? this.skipSpace(at + 1) : OTHER;
      at = at === OTHER ? OTHER : this.readInteger(at);
      if (at === OTHER) return OTHER;
      cost[count] = this.number;
      count += 1;
      at = this.skipSpace(at);
    }
    // Only when it differs: to shorten an array costs more than to read an arc.
    if (cost.length !== count) cost.length = count;
    return at + 1;
  }
}
