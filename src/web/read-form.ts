// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Context } from 'hono';
import type { FormValues } from './route.ts';

/** More fields than any of our forms has, the longest list of boxes to tick included. */
const mostFields = 5000;
/** Longest form without a file, in characters: our forms together with the longest texts stay far below. */
const longestForm = 1024 * 1024;

/** What was sent is no form of ours: 400, and nothing is done with it. */
export class UnreadableForm extends Error {}

/**
 * Text as PostgreSQL and UTF-8 can hold it: without NUL, with the replacement character for half a surrogate pair. Everything
 * that comes in a form or an address goes through here, before anybody looks at it.
 */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '');

/** The address of a request with its query made storable. */
export function cleanUrl(address: string): URL {
  const url = new URL(address);
  const pairs = [...url.searchParams];
  if (pairs.every(([name, value]) => storable(name) === name && storable(value) === value)) return url;
  url.search = new URLSearchParams(pairs.map(([name, value]) => [storable(name), storable(value)])).toString();
  return url;
}

/** Fields by name; a name that comes twice is a list. Own properties only, so that `__proto__` is a name like any other. */
function gather(pairs: Iterable<[string, string | File]>): FormValues {
  const lists = new Map<string, (string | File)[]>();
  let count = 0;
  for (const [rawName, raw] of pairs) {
    count += 1;
    if (count > mostFields) throw new UnreadableForm();
    const name = storable(rawName);
    const value = typeof raw === 'string' ? storable(raw) : raw;
    const list = lists.get(name);
    if (list) list.push(value);
    else lists.set(name, [value]);
  }
  return Object.fromEntries(
    [...lists].map(([name, list]) => {
      const [first] = list;
      if (list.length === 1 && first !== undefined) return [name, first];
      return [name, list.filter((item): item is string => typeof item === 'string')];
    }),
  );
}

function hasTooMany(text: string): boolean {
  let at = -1;
  for (let count = 0; count < mostFields; count += 1) {
    at = text.indexOf('&', at + 1);
    if (at < 0) return false;
  }
  return true;
}

/**
 * Reads a posted form. Work and memory stay proportional to what our forms can hold: anybody may send something here
 * before signing in.
 * @throws UnreadableForm when it is broken, too long, or has too many fields
 */
export async function readForm(c: Context): Promise<FormValues> {
  const type = (c.req.header('content-type') ?? '').toLowerCase();
  if (type.startsWith('application/x-www-form-urlencoded')) {
    const text = await c.req.text();
    if (text.length > longestForm || hasTooMany(text)) throw new UnreadableForm();
    return gather(new URLSearchParams(text));
  }
  if (!type.startsWith('multipart/form-data')) return {};
  const data = await c.req.formData().catch(() => {
    throw new UnreadableForm();
  });
  return gather(data.entries() as Iterable<[string, string | File]>);
}
