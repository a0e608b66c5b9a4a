// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { troubleOf } from '../../db/trouble.ts';
import { errorCode } from '../../error-code.ts';
import { Refused } from '../command.ts';

const BATCH = 1 << 16;

/** An object written entry by entry, or an array written item by item, one a line: for what is too large to be held. */
export class Entries {
  readonly pairs: Iterable<readonly [string, unknown]>;
  constructor(pairs: Iterable<readonly [string, unknown]>) {
    this.pairs = pairs;
  }
}
export class Items {
  readonly items: Iterable<unknown>;
  constructor(items: Iterable<unknown>) {
    this.items = items;
  }
}

function* listText(open: string, close: string, lines: Iterable<string>): Generator<string> {
  let between = open;
  for (const line of lines) {
    yield `${between}\n${line}`;
    between = ',';
  }
  yield between === open ? open + close : `\n${close}`;
}

function* map<T>(items: Iterable<T>, text: (item: T) => string): Generator<string> {
  for (const item of items) yield text(item);
}

/** JSON of an object in pieces; its keys come in the order given, as text, so that no key is special. */
function* jsonPieces(parts: Readonly<Record<string, unknown>>): Generator<string> {
  let between = '{\n';
  for (const [key, value] of Object.entries(parts)) {
    yield `${between}${JSON.stringify(key)}:`;
    between = ',\n';
    if (value instanceof Entries)
      yield* listText(
        '{',
        '}',
        map(value.pairs, ([name, item]) => `${JSON.stringify(name)}:${JSON.stringify(item)}`),
      );
    else if (value instanceof Items)
      yield* listText(
        '[',
        ']',
        map(value.items, (item) => JSON.stringify(item)),
      );
    else yield JSON.stringify(value);
  }
  yield '\n}\n';
}

/** Can a file be written into this folder? @throws Refused */
export async function refuseFolder(folder: string): Promise<void> {
  const at = await stat(folder).catch(() => null);
  if (!at?.isDirectory()) throw new Refused(`Den Ordner ${folder} gibt es nicht.`);
  await access(folder, constants.W_OK).catch(() => {
    throw new Refused(`In den Ordner ${folder} kann nicht geschrieben werden.`);
  });
}

/**
 * The path of a result file, found from `cwd`. Looks before the long work whether it can be written there.
 * @throws Refused
 */
export async function resultPath(cwd: string, out: string, input?: string): Promise<string> {
  const path = resolve(cwd, out);
  await refuseFolder(dirname(path));
  const present = await stat(path).catch(() => null);
  if (present !== null && !present.isFile()) throw new Refused(`${path} ist keine Datei. Bitte bei --out eine Datei.`);
  if (input === undefined) return path;
  const source = await stat(input).catch(() => null);
  // Also by another name: through a link, or a folder that is one.
  if (path === input || (present && source && present.ino === source.ino && present.dev === source.dev))
    throw new Refused('Die Ausgabe würde die Eingabe überschreiben. Bitte bei --out eine andere Datei.');
  return path;
}

/** A name beside a file that no other run uses. */
const partOf = (path: string): string => `${path}.${randomUUID()}.part`;

/** Writes text or bytes as a file beside its place and moves it there when it is whole; only its owner may read it. @throws Refused */
export async function writePrivate(path: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  const part = partOf(path);
  try {
    const file = await open(part, 'wx', 0o600);
    try {
      let batch = '';
      for (const piece of pieces) {
        if (typeof piece !== 'string') {
          await file.writeFile(piece);
          continue;
        }
        batch += piece;
        if (batch.length < BATCH) continue;
        await file.writeFile(batch);
        batch = '';
      }
      await file.writeFile(batch);
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    const code = errorCode(error);
    if (code === undefined || troubleOf(error)) throw error;
    throw new Refused(`${path} kann nicht geschrieben werden (${code}).`);
  }
}

/** Writes a result; see `writePrivate`. */
export const writeResult = (path: string, parts: Readonly<Record<string, unknown>>): Promise<void> =>
  writePrivate(path, jsonPieces(parts));
