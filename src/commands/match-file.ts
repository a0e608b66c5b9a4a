// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { constants } from 'node:fs';
import { access, open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Refused } from './command.ts';

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
export function* jsonPieces(parts: Readonly<Record<string, unknown>>): Generator<string> {
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

/**
 * The path of a result file, found from `cwd`. Looks before the long work whether it can be written.
 * @throws Refused
 */
export async function resultPath(cwd: string, out: string, input: string): Promise<string> {
  const path = resolve(cwd, out);
  if (path === input)
    throw new Refused('Die Ausgabe würde die Eingabe überschreiben. Bitte bei --out eine andere Datei.');
  await access(dirname(path), constants.W_OK).catch(() => {
    throw new Refused(`In den Ordner ${dirname(path)} kann nicht geschrieben werden.`);
  });
  return path;
}

/** Writes a result beside its place and moves it there when it is whole; only its owner may read it. */
export async function writeResult(path: string, parts: Readonly<Record<string, unknown>>): Promise<void> {
  const part = `${path}.part`;
  await rm(part, { force: true });
  const file = await open(part, 'wx', 0o600);
  try {
    let batch = '';
    for (const piece of jsonPieces(parts)) {
      batch += piece;
      if (batch.length < BATCH) continue;
      await file.writeFile(batch);
      batch = '';
    }
    await file.writeFile(batch);
    await file.close();
    await rename(part, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}
