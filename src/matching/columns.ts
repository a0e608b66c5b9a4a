// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Integers, Rows } from './instance.ts';

const INT32 = 2 ** 31;

/** A column of integers of unknown length: 32 bits each while they fit, float64 from the first that does not. */
export class GrowingIntegers {
  private items: Integers = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.items.length) {
      const larger = new (this.items instanceof Int32Array ? Int32Array : Float64Array)(this.length * 2);
      larger.set(this.items);
      this.items = larger;
    }
    if (this.items instanceof Int32Array && (value >= INT32 || value < -INT32))
      this.items = Float64Array.from(this.items);
    this.items[this.length] = value;
    this.length += 1;
  }

  /** The column, and forgets it. */
  finish(): Integers {
    const finished = this.items.subarray(0, this.length);
    this.items = new Int32Array(1);
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
  const intern = (id: string): number => {
    const known = indexes.get(id);
    if (known !== undefined) return known;
    indexes.set(id, ids.length);
    ids.push(id);
    declared.push(false);
    return ids.length - 1;
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

/** Items by key, equal keys in their order: items of key k are `order[start[k]]` to `order[start[k + 1]]`. */
export function countingSort(count: number, keys: number, keyOf: (item: number) => number) {
  const start = new Int32Array(keys + 1);
  for (let item = 0; item < count; item += 1) start[keyOf(item) + 1]! += 1;
  for (let key = 0; key < keys; key += 1) start[key + 1]! += start[key]!;
  const next = start.slice(0, keys);
  const order = new Int32Array(count);
  for (let item = 0; item < count; item += 1) {
    const key = keyOf(item);
    order[next[key]!] = item;
    next[key]! += 1;
  }
  return { start, order };
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
