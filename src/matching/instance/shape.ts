// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** A key an object may have: its number among them and, for a list of objects, their shape. */
export interface KeyShape {
  readonly number: number;
  readonly items: Shape | null;
}

/** An object of an instance: the list it stands in ('' for the whole) and its keys. */
export interface Shape {
  readonly list: string;
  readonly keys: ReadonlyMap<string, KeyShape>;
}

/** The shape of an object by its keys; a key that is a shape is a list of such objects. */
export function shape(list: string, keys: readonly (string | Shape)[]): Shape {
  return {
    list,
    keys: new Map(
      keys.map((key, number): [string, KeyShape] =>
        typeof key === 'string' ? [key, { number, items: null }] : [key.list, { number, items: key }],
      ),
    ),
  };
}

/** Every key of `InstanceJson`, level by level. */
export const INSTANCE_SHAPE = shape('', [
  'levels',
  'seed',
  shape('children', ['id', 'weight', 'family']),
  shape('pools', ['id', 'limits', 'group']),
  shape('limits', ['id', 'cap', shape('load', ['above', 'cost'])]),
  shape('arcs', ['child', 'pool', 'cost', 'priority']),
  shape('frozen', ['child', 'pool']),
]);

/** Letters to change, add, leave out or swap with their neighbour to come from one word to the other (Damerau 1964). */
function difference(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= b.length; at += 1) {
      const same = a[row - 1] === b[at - 1];
      now[at] = Math.min(last[at]! + 1, now[at - 1]! + 1, last[at - 1]! + (same ? 0 : 1));
      if (row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1])
        now[at] = Math.min(now[at]!, before[at - 2]! + 1);
    }
    before = last;
    last = now;
  }
  return last[b.length]!;
}

/** Longer words are no slip of the pen. */
const LONGEST_SLIP = 20;

/** What somebody may have meant with a key that is not known, in German. */
function hintFor({ keys }: Shape, unknown: string): string {
  const word = unknown.slice(0, LONGEST_SLIP).toLowerCase();
  const near = [...keys.keys()]
    .map((key) => ({ key, away: difference(word, key) }))
    .filter(({ key, away }) => away <= Math.max(1, Math.floor(key.length / 3)))
    .sort((a, b) => a.away - b.away)[0];
  return near ? `Gemeint ist wohl „${near.key}“.` : `Möglich sind: ${[...keys.keys()].join(', ')}.`;
}

export type KeyFault = 'unknown-key' | 'double-key';

/** The sentence about a key that is not known or comes twice, in German. @param place of the first such key */
export function keyProblem(fault: KeyFault, shape: Shape, key: string, place?: string): string {
  const where = place ? ` (${place})` : '';
  if (fault === 'double-key') return `„${key}“ steht zweimal in einem Eintrag von ${shape.list}${where}.`;
  const what = shape.list === '' ? `Einen Teil „${key}“ gibt es` : `Die Angabe „${key}“ gibt es in ${shape.list}`;
  return `${what} nicht${where}. ${hintFor(shape, key)}`;
}

/** Whether every key is known, also of the objects in its lists. */
function knowsAll(shape: Shape, value: unknown): boolean {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return true;
  for (const key of Object.keys(value)) {
    const known = shape.keys.get(key);
    if (known === undefined) return false;
    const { items } = known;
    if (items === null) continue;
    const inner: unknown = (value as Readonly<Record<string, unknown>>)[key];
    if (Array.isArray(inner) && !inner.every((item) => knowsAll(items, item))) return false;
  }
  return true;
}

/** Every key of an instance that is not known, also of the objects in its lists. */
export function* unknownKeys(shape: Shape, value: unknown): Generator<{ shape: Shape; key: string }> {
  if (knowsAll(shape, value)) return;
  for (const [key, inner] of Object.entries(value as Readonly<Record<string, unknown>>)) {
    const known = shape.keys.get(key);
    if (known === undefined) yield { shape, key };
    else if (known.items !== null && Array.isArray(inner))
      for (const item of inner) yield* unknownKeys(known.items, item);
  }
}
