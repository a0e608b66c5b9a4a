// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Buffer } from 'node:buffer';
import type { Context } from 'hono';
import type { FormValues } from './route.ts';

/** More fields than any of our forms has, the longest list of boxes to tick included. */
const mostFields = 5000;
/** Longest form without a file, in characters: our forms together with the longest texts stay far below. */
const longestForm = 1024 * 1024;

/** What was sent is no form of ours: 400, and nothing is done with it. */
export class UnreadableForm extends Error {}

/** More parts and longer headings of a part than any of our forms with a file has. */
const mostParts = 50;
const longestPartHead = 2000;

/** Marks on one letter, with what nobody sees between them, beyond the thirty any language gets by with (UAX #15, 13). */
const piledMarks = /([\p{M}\p{Default_Ignorable_Code_Point}]{30})[\p{M}\p{Default_Ignorable_Code_Point}]+/gu;

/**
 * Text as PostgreSQL and UTF-8 can hold it: without NUL, with the replacement character for half a surrogate pair; and as it can
 * be normalised, because putting a pile of marks in order takes time by its square: minutes for a megabyte. Everything that
 * comes in a form or an address goes through here, before anybody looks at it.
 */
export function storable(text: string): string {
  const plain = text.toWellFormed().replaceAll('\0', '');
  return plain.length < 1000 ? plain : plain.replace(piledMarks, '$1');
}

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

/** One part: what stands above its content, and the content itself as a view on the bytes sent. */
interface Part {
  head: string;
  body: Buffer<ArrayBuffer>;
}

/**
 * Cuts a form in parts (RFC 7578) at its boundary, without copying. The platform's own reader takes a tenth of a second for
 * 20 MB and minutes for a million parts, all on the event loop.
 * @throws UnreadableForm when it is broken, or not of a size we send
 */
function cutParts(bytes: Buffer<ArrayBuffer>, type: string): Part[] {
  const boundary = /boundary="?([^";\s]{1,70})/i.exec(type)?.[1];
  if (boundary === undefined) throw new UnreadableForm();
  const delimiter = `\r\n--${boundary}`;
  const parts: Part[] = [];
  // The first one stands at the very beginning, without a line end before it.
  let at = bytes.indexOf(delimiter.slice(2), 0, 'latin1') === 0 ? -2 : -1;
  while (at !== -1) {
    const start = at + delimiter.length;
    if (bytes.subarray(start, start + 2).toString('latin1') === '--') return parts;
    const next = bytes.indexOf(delimiter, start, 'latin1');
    const headEnd = bytes.subarray(start, start + longestPartHead).indexOf('\r\n\r\n', 0, 'latin1');
    if (headEnd < 0 || next < start + headEnd + 4 || parts.length >= mostParts) throw new UnreadableForm();
    parts.push({
      head: bytes.toString('utf8', start, start + headEnd),
      body: bytes.subarray(start + headEnd + 4, next),
    });
    at = next;
  }
  throw new UnreadableForm();
}

/** What a part is called: browsers write a quotation mark and line ends in names as %22, %0D and %0A. */
function named(head: string, key: 'name' | 'filename'): string | undefined {
  const text = new RegExp(`[;\\s]${key}="([^"]*)"`, 'i').exec(head)?.[1];
  return text?.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n');
}

/**
 * A file as it was sent: a view on the bytes of the form. The platform's File copies them when it is made and again when it is
 * read, which for 20 MB holds the event loop for a tenth of a second each time.
 */
class SentFile extends File {
  readonly #content: Buffer<ArrayBuffer>;
  constructor(content: Buffer<ArrayBuffer>, name: string) {
    super([], name);
    this.#content = content;
    Object.defineProperty(this, 'size', { value: content.length });
  }
  override async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#content;
  }
  override async arrayBuffer(): Promise<ArrayBuffer> {
    return Uint8Array.from(this.#content).buffer;
  }
}

/** The whole body, each piece put in its place as it comes: copying 20 MB at the end would be one long step. */
async function readBody(c: Context): Promise<Buffer<ArrayBuffer>> {
  // The limit of the body stands before this, and the server refuses a body longer than it says.
  const length = Number(c.req.header('content-length') ?? Number.NaN);
  const pieces: Uint8Array[] = [];
  const whole = Number.isSafeInteger(length) ? Buffer.allocUnsafeSlow(length) : undefined;
  let at = 0;
  for await (const piece of c.req.raw.body ?? []) {
    if (!whole) pieces.push(piece);
    else if (at + piece.length > length) throw new UnreadableForm();
    else whole.set(piece as Uint8Array, at);
    at += piece.length;
  }
  return whole ? whole.subarray(0, at) : Buffer.concat(pieces);
}

/** A form with files. @throws UnreadableForm */
async function readParts(c: Context): Promise<FormValues> {
  const parts = cutParts(await readBody(c), c.req.header('content-type') ?? '');
  return gather(
    parts.map(({ head, body }): [string, string | File] => {
      const name = named(head, 'name');
      if (name === undefined) throw new UnreadableForm();
      const fileName = named(head, 'filename');
      return [name, fileName === undefined ? body.toString('utf8') : new SentFile(body, fileName)];
    }),
  );
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
  return await readParts(c);
}
