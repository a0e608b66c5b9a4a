// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { InstanceTextError, ProblemList } from './errors.ts';
import type { JsonSink } from './json-sink.ts';
import { JsonText } from './json-text.ts';
import { keyProblem, type Shape } from './shape.ts';

type Made = unknown[] | Record<string, unknown>;

/** An object or list that is being read. */
interface Frame {
  readonly made: Made;
  /** Of an object its own shape, of a list that of its objects; null where nothing is known about keys. */
  readonly shape: Shape | null;
  /** Whether the keys are free but may not come twice. */
  readonly free: boolean;
  readonly seen: Set<string>;
  key: string;
}

/** Puts together what the text tells, and notes keys that are not known or come twice. */
class Whole implements JsonSink {
  readonly text = new JsonText(this);
  readonly problems = new ProblemList();
  made: unknown;
  private readonly shape: Shape;
  private readonly freeKey: string | null;
  private readonly frames: Frame[] = [];
  private readonly refused = new Set<string>();

  constructor(shape: Shape, freeKey: string | null) {
    this.shape = shape;
    this.freeKey = freeKey;
  }

  take = (): number => -1;

  beginObject(): void {
    const frame = this.frames.at(-1);
    if (frame === undefined) this.push({}, this.shape);
    else if (Array.isArray(frame.made)) this.push({}, frame.shape);
    else this.push({}, null, this.frames.length === 1 && frame.key === this.freeKey);
  }

  beginList(): void {
    const frame = this.frames.at(-1);
    if (frame === undefined) throw this.noObject();
    const inner = Array.isArray(frame.made) ? null : (frame.shape?.keys.get(frame.key)?.items ?? null);
    this.push([], inner);
  }

  end(): void {
    const { made } = this.frames.pop()!;
    if (this.frames.length === 0) this.made = made;
    else this.keep(made);
  }

  key(name: string): void {
    const frame = this.frames.at(-1)!;
    frame.key = name;
    const { shape, seen, free } = frame;
    if (shape === null && !free) return;
    const known = free || shape?.keys.has(name) === true;
    if (!known && shape)
      this.refuse('unknown-key', name, keyProblem('unknown-key', shape, name, this.text.place), shape);
    else if (seen.has(name)) {
      if (shape?.list === '') throw this.text.error(`${name} steht zweimal in der Datei`);
      const twice = `${this.freeKey} nennt „${name}“ zweimal (${this.text.place}).`;
      this.refuse('double-key', name, shape ? keyProblem('double-key', shape, name, this.text.place) : twice, shape);
    }
    seen.add(name);
  }

  value(value: unknown): void {
    if (this.frames.length === 0) throw this.noObject();
    this.keep(value);
  }

  /** Once for all objects of a list. */
  private refuse(fault: 'unknown-key' | 'double-key', key: string, sentence: string, shape: Shape | null): void {
    const what = JSON.stringify([fault, shape?.list ?? this.freeKey, key]);
    if (!this.refused.has(what)) this.problems.add(fault, key, sentence);
    this.refused.add(what);
  }

  private noObject(): InstanceTextError {
    return this.text.error('Die Datei muss mit einem Objekt { … } beginnen');
  }

  private push(made: Made, shape: Shape | null, free = false): void {
    this.frames.push({ made, shape, free, seen: new Set(), key: '' });
  }

  private keep(value: unknown): void {
    const { made, key } = this.frames.at(-1)!;
    if (Array.isArray(made)) made.push(value);
    // Also a key that objects give a meaning to, such as __proto__.
    else Object.defineProperty(made, key, { value, writable: true, enumerable: true, configurable: true });
  }
}

/** What was read as a whole: parts by name, and what is wrong with their keys. */
export interface WholeParts {
  readonly parts: Readonly<Record<string, unknown>>;
  readonly problems: ProblemList;
}

/** Reads an object from the bytes of its JSON, piece by piece as they come, and holds it as a whole. */
export class WholeReader {
  private readonly whole: Whole;

  /** @param freeKey a part whose keys are free */
  constructor(shape: Shape, freeKey: string | null = null) {
    this.whole = new Whole(shape, freeKey);
  }

  /** Takes the next bytes; does not keep the array. @throws InstanceTextError where they are no JSON */
  write(piece: Uint8Array): void {
    this.whole.text.write(piece);
  }

  /** @throws InstanceTextError when the text ends too early */
  finish(): WholeParts {
    const { text, problems } = this.whole;
    if (text.isEmpty) throw new InstanceTextError('Die Datei ist leer.');
    text.finish();
    return { parts: this.whole.made as WholeParts['parts'], problems };
  }
}
