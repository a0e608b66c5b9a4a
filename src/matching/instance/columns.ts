// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Integers, Rows } from './instance.ts';

const INT32 = 2 ** 31;

/** A column of integers of unknown length: 32 bits each while they fit, float64 from the first that does not. */
export class GrowingIntegers {
  private items: Integers = new Int32Array(1024);
  private isNarrow = true;
  length = 0;

  push(value: number): void {
    if (this.length === this.items.length) {
      const larger = new (this.isNarrow ? Int32Array : Float64Array)(this.length * 2);
      larger.set(this.items);
      this.items = larger;
    }
    if (this.isNarrow && (value >= INT32 || value < -INT32)) {
      this.items = Float64Array.from(this.items);
      this.isNarrow = false;
    }
    this.items[this.length] = value;
    this.length += 1;
  }

  /** The column, and forgets it. */
  finish(): Integers {
    const finished = this.items.subarray(0, this.length);
    this.items = new Int32Array(1);
    this.isNarrow = true;
    return finished;
  }
}

/** Ids in the order in which they were first named, with whether they were declared. */
export interface IdSet {
  readonly ids: string[];
  /** The number of an id; gives it one when it is new. */
  intern(id: string): number;
  /** Declares an id. @returns its number, or -1 when it was declared before */
  declare(id: string): number;
  /** The number of a declared id, or -1. */
  find(id: string): number;
  undeclared(): string[];
}

export function idSet(): IdSet {
  const ids: string[] = [];
  const indexes = new Map<string, number>();
  const declared: boolean[] = [];
  // Whoever names an id mostly names the one before again: the arcs of a child follow each other.
  let last = '';
  let lastIndex = -1;
  const intern = (id: string): number => {
    if (id === last && lastIndex >= 0) return lastIndex;
    const known = indexes.get(id);
    last = id;
    lastIndex = known ?? ids.length;
    if (known !== undefined) return known;
    indexes.set(id, lastIndex);
    ids.push(id);
    declared.push(false);
    return lastIndex;
  };
  return {
    ids,
    intern,
    declare(id) {
      const index = intern(id);
      if (declared[index]) return -1;
      declared[index] = true;
      return index;
    },
    find(id) {
      const index = indexes.get(id);
      return index !== undefined && declared[index] ? index : -1;
    },
    undeclared: () => ids.filter((_, index) => !declared[index]),
  };
}

/** Ids in the order of their code units; `from`: new number → old one, `to`: old → new. */
export function sortedIds(ids: readonly string[]): { ids: string[]; from: Int32Array; to: Int32Array } {
  const from = Int32Array.from(ids.keys()).sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
  const to = new Int32Array(ids.length);
  for (const [index, old] of from.entries()) to[old] = index;
  return { ids: Array.from(from, (old) => ids[old]!), from, to };
}

/** A column of old numbers as new ones. */
export function renumbered(column: Integers, to: Int32Array): Int32Array {
  const renamed = new Int32Array(column.length);
  for (let at = 0; at < column.length; at += 1) renamed[at] = to[column[at]!]!;
  return renamed;
}

/** Different names in the order of their code units, and the number of each. */
export function sortedNames(names: readonly (string | undefined)[]): { ids: string[]; indexes: Map<string, number> } {
  const ids = [...new Set(names.filter((name) => name !== undefined))].sort();
  return { ids, indexes: new Map(ids.map((id, index) => [id, index])) };
}

export function asRows(rows: readonly (readonly number[])[]): Rows {
  const start = new Int32Array(rows.length + 1);
  for (const [row, items] of rows.entries()) start[row + 1] = start[row]! + items.length;
  return { start, items: Int32Array.from(rows.flat()) };
}
