// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { JSONParser, TokenType } from '@streamparser/json';
import { type Instance, InstanceBuilder, MatchingInputError } from '../matching/index.ts';
import { Refused } from './command.ts';

const CHUNK = 1 << 18;
const NEWLINE = 10;
const SPACE = 32;

/** Parts of an instance file that are lists, with the way an element goes into the builder; `needed`: must be there. */
const lists: ReadonlyMap<string, { needed: boolean; add(builder: InstanceBuilder, item: never): void }> = new Map([
  ['children', { needed: true, add: (builder, item) => builder.addChild(item) }],
  ['pools', { needed: true, add: (builder, item) => builder.addPool(item) }],
  ['limits', { needed: true, add: (builder, item) => builder.addLimit(item) }],
  ['arcs', { needed: true, add: (builder, item) => builder.addArc(item) }],
  ['frozen', { needed: false, add: (builder, item) => builder.addFrozen(item) }],
]);
const parts: ReadonlySet<string> = new Set([...lists.keys(), 'levels', 'seed']);

export interface InstanceFile {
  readonly instance: Instance;
  /** SHA-256 of the file's bytes, `sha256:` and 64 hexadecimal digits. */
  readonly inputHash: string;
}

/** Told now and then while a file is read: bytes so far and in all. */
export type OnRead = (bytes: number, total: number) => void;

/**
 * Takes an instance file (`InstanceJson`) apart while it is being read. The file is never held as a whole, neither as
 * text nor as objects: 1.5 million arcs take 300 MB that way and 40 MB as the columns they end in.
 */
class InstanceReader {
  private readonly builder = new InstanceBuilder();
  private readonly parser = new JSONParser({
    paths: ['$.levels', '$.seed', ...[...lists.keys()].map((name) => `$.${name}.*`)],
    keepStack: false,
  });
  private readonly seen = new Set<string>();
  private depth = 0;
  private part: string | null = null;
  private afterColon = false;
  /** False inside a part that is unknown or no list: its elements are left out. */
  private wanted = false;
  /** Where the token being read begins, in bytes from the start of the file. */
  private at = 0;
  private started = false;
  // To say where a mistake is: lines and bytes before the present chunk, and where its first line began.
  private lines = 0;
  private before = 0;
  private lineStart = 0;

  constructor() {
    this.parser.onToken = ({ token, value, offset }) => {
      this.at = offset;
      if (this.depth <= 1) this.onTopToken(token, value);
      if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) this.depth += 1;
      else if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) this.depth -= 1;
    };
    this.parser.onValue = ({ value }) => {
      if (this.part === 'levels') this.builder.setLevels(value as never);
      else if (this.part === 'seed') this.builder.setSeed(value as never);
      else if (this.wanted) lists.get(this.part ?? '')?.add(this.builder, value as never);
    };
  }

  /** Follows the keys of the outermost object, which the parser's paths do not tell apart when they are wrong. */
  private onTopToken(token: TokenType, value: unknown): void {
    if (this.depth === 0) {
      if (token !== TokenType.LEFT_BRACE) throw new Refused('Die Datei muss mit einem Objekt { … } beginnen.');
    } else if (token === TokenType.COMMA) this.part = null;
    else if (token === TokenType.COLON) this.afterColon = true;
    else if (this.afterColon) this.beginPart(token);
    else if (this.part === null && token === TokenType.STRING) this.part = this.namePart(value as string);
  }

  private namePart(name: string): string {
    // The last of two equal keys would win silently, or both would be mixed: neither is what somebody meant.
    if (parts.has(name) && this.seen.has(name)) throw new Refused(`${name} steht zweimal in der Datei.`);
    this.seen.add(name);
    return name;
  }

  private beginPart(token: TokenType): void {
    this.afterColon = false;
    const isList = lists.has(this.part ?? '');
    this.wanted = isList && token === TokenType.LEFT_BRACKET;
    if (isList && !this.wanted) this.builder.refusePart(this.part ?? '');
  }

  /** @throws Refused when the bytes are no JSON */
  write(chunk: Uint8Array): void {
    this.started ||= chunk.some((byte) => byte > SPACE);
    this.following(chunk, () => this.parser.write(chunk));
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) {
      this.lines += 1;
      this.lineStart = this.before + at + 1;
    }
    this.before += chunk.length;
  }

  /** @throws Refused when the file ends too early · MatchingInputError when the instance is wrong */
  finish(): Instance {
    if (!this.started) throw new Refused('Die Datei ist leer.');
    if (!this.parser.isEnded) {
      const where = `Zeile ${this.lines + 1}, Zeichen ${this.before - this.lineStart + 1}`;
      throw new Refused(`Die Datei bricht mitten im JSON ab (${where}). Ist sie vollständig?`);
    }
    for (const [name, { needed }] of lists) if (needed && !this.seen.has(name)) this.builder.refusePart(name);
    return this.builder.build();
  }

  private following(chunk: Uint8Array, work: () => void): void {
    try {
      work();
    } catch (error) {
      const { message, code } = error as Error & { code?: string };
      const found = /absolute position "(\d+)"/.exec(message);
      const where = this.where(chunk, found ? Number(found[1]) : this.at);
      if (error instanceof RangeError) throw new Refused(`Die Datei ist zu tief verschachtelt (${where}).`);
      if (error instanceof Refused) throw new Refused(`${message.replace(/\.$/, '')} (${where}).`);
      if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
        throw new Refused(`Die Datei ist kein gültiges UTF-8 (${where}).`);
      throw message.startsWith('Unexpected ') ? new Refused(`Die Datei ist kein gültiges JSON (${where}).`) : error;
    }
  }

  /** Line and byte in the line, both from 1. */
  private where(chunk: Uint8Array, position: number): string {
    let { lines, lineStart } = this;
    for (let at = chunk.indexOf(NEWLINE); at >= 0 && this.before + at < position; at = chunk.indexOf(NEWLINE, at + 1)) {
      lines += 1;
      lineStart = this.before + at + 1;
    }
    return `Zeile ${lines + 1}, Zeichen ${Math.max(position - lineStart, 0) + 1}`;
  }
}

const openFaults: Readonly<Record<string, string>> = {
  ENOENT: 'gibt es nicht',
  EISDIR: 'ist ein Ordner, keine Datei',
  EACCES: 'darf nicht gelesen werden',
};

function refusal(error: unknown, path: string): unknown {
  const fault = openFaults[(error as NodeJS.ErrnoException).code ?? ''];
  if (fault) return new Refused(`${path} ${fault}.`);
  if (error instanceof Refused || error instanceof MatchingInputError) return new Refused(`${path}: ${error.message}`);
  return error;
}

async function readAll(file: FileHandle, onRead?: OnRead): Promise<InstanceFile> {
  const reader = new InstanceReader();
  const hash = createHash('sha256');
  const { size } = await file.stat();
  const buffer = new Uint8Array(CHUNK);
  let read = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, CHUNK);
    if (bytesRead === 0) break;
    const chunk = buffer.subarray(0, bytesRead);
    hash.update(chunk);
    reader.write(chunk);
    read += bytesRead;
    onRead?.(read, Math.max(size, read));
  }
  return { instance: reader.finish(), inputHash: `sha256:${hash.digest('hex')}` };
}

/**
 * Reads an instance (`InstanceJson`) from a file, its keys in any order; unknown keys are left out.
 * @throws Refused with a sentence and the place when the file cannot be read, is no JSON, or is no instance
 */
export async function readInstanceFile(path: string, onRead?: OnRead): Promise<InstanceFile> {
  try {
    const file = await open(path, 'r');
    try {
      return await readAll(file, onRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw refusal(error, path);
  }
}
