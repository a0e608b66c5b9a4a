// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { ArcScanner } from './arc-scanner.ts';
import { InstanceBuilder } from './builder.ts';
import { InstanceTextError } from './errors.ts';
import type { Instance } from './instance.ts';
import type { JsonSink } from './json-sink.ts';
import { JsonText } from './json-text.ts';
import { INSTANCE_SHAPE, type Shape } from './shape.ts';

type Scalar = string | number | boolean | null;

/** An object or list that is being read. */
interface Frame {
  /** What it becomes; null where nothing is kept: the whole, its lists, and what is refused anyway. */
  made: unknown[] | Record<string, unknown> | null;
  /** Of an object its own shape, of a list that of its objects; null where nothing is known about keys. */
  shape: Shape | null;
  /** The key whose value comes next; null when it is not known. */
  key: string | null;
  /** One bit per known key that has come. */
  seen: number;
}

/** Lists of the whole, with the way an element goes into the builder; `needed`: must be there. */
const lists: ReadonlyMap<string, { needed: boolean; add(builder: InstanceBuilder, item: never): void }> = new Map([
  ['children', { needed: true, add: (builder, item) => builder.addChild(item) }],
  ['pools', { needed: true, add: (builder, item) => builder.addPool(item) }],
  ['limits', { needed: true, add: (builder, item) => builder.addLimit(item) }],
  ['arcs', { needed: true, add: (builder, item) => builder.addArc(item) }],
  ['frozen', { needed: false, add: (builder, item) => builder.addFrozen(item) }],
]);

const WHOLE = 1;
const PART = 2;

/** Puts together what the text tells, element by element, and hands each to the builder at once. */
class Parts implements JsonSink {
  readonly builder = new InstanceBuilder();
  readonly text = new JsonText(this);
  private readonly scanner = new ArcScanner(this.builder);
  private readonly frames: Frame[] = [];
  private depth = 0;
  private add: ((builder: InstanceBuilder, item: never) => void) | null = null;

  /** Whether a key of the whole has come. */
  has(name: string): boolean {
    return ((this.frames[WHOLE]?.seen ?? 0) & (1 << INSTANCE_SHAPE.keys.get(name)!.number)) !== 0;
  }

  take(bytes: Uint8Array, at: number): number {
    if (this.depth !== PART || this.frames[WHOLE]!.key !== 'arcs' || this.add === null) return -1;
    const end = this.scanner.scan(bytes, at);
    if (end >= 0) this.builder.addArcOf(this.scanner.arc);
    return end;
  }

  beginObject(): void {
    if (this.depth === 0) this.push(null, INSTANCE_SHAPE);
    else if (this.depth === WHOLE) this.push(this.beginPart(false) ? {} : null, null);
    else {
      const { made, shape, key } = this.frames[this.depth]!;
      // Of an object that should be none no key is kept: the builder refuses it, whatever is in it.
      this.push(this.isElement() || (made !== null && key !== null) ? {} : null, this.isElement() ? shape : null);
    }
  }

  beginList(): void {
    if (this.depth === 0) throw this.noObject();
    if (this.depth === WHOLE) {
      const { key } = this.frames[WHOLE]!;
      const kept = this.beginPart(true);
      this.push(kept ? [] : null, INSTANCE_SHAPE.keys.get(key ?? '')?.items ?? null);
      return;
    }
    const { made, shape, key } = this.frames[this.depth]!;
    const items = this.isElement() || key === null ? null : (shape?.keys.get(key)?.items ?? null);
    this.push(this.isElement() || (made !== null && key !== null) ? [] : null, items);
  }

  end(): void {
    const { made } = this.frames[this.depth]!;
    this.depth -= 1;
    if (this.depth === 0) return;
    if (made !== null) this.keep(made);
    if (this.depth === WHOLE) this.add = null;
  }

  key(name: string): void {
    const frame = this.frames[this.depth]!;
    const { shape } = frame;
    const known = shape?.keys.get(name);
    frame.key = known ? name : null;
    if (shape === null) return;
    if (known === undefined) this.builder.refuseKey('unknown-key', shape, name, () => this.text.place);
    else if ((frame.seen & (1 << known.number)) === 0) frame.seen |= 1 << known.number;
    else if (shape.list === '') throw this.text.error(`${name} steht zweimal in der Datei`);
    else this.builder.refuseKey('double-key', shape, name, () => this.text.place);
  }

  value(value: Scalar): void {
    if (this.depth === 0) throw this.noObject();
    if (this.depth !== WHOLE) this.keep(value);
    else if (this.beginPart(false)) this.setPart(value);
  }

  private noObject(): InstanceTextError {
    return this.text.error('Die Datei muss mit einem Objekt { … } beginnen');
  }

  /** Whether the value that begins is an element of a list that is kept. */
  private isElement(): boolean {
    return (this.depth === PART && this.add !== null) || Array.isArray(this.frames[this.depth]!.made);
  }

  private push(made: Frame['made'], shape: Shape | null): void {
    this.depth += 1;
    const frame = this.frames[this.depth];
    if (frame === undefined) {
      this.frames[this.depth] = { made, shape, key: null, seen: 0 };
      return;
    }
    frame.made = made;
    frame.shape = shape;
    frame.key = null;
    frame.seen = 0;
  }

  /** A value of the whole begins. @returns whether it is to be put together: a list of elements is not */
  private beginPart(isList: boolean): boolean {
    const { key } = this.frames[WHOLE]!;
    const list = lists.get(key ?? '');
    if (list === undefined) return key !== null;
    if (isList) this.add = list.add;
    else this.builder.refusePart(key ?? '');
    return false;
  }

  private setPart(value: unknown): void {
    if (this.frames[WHOLE]!.key === 'levels') this.builder.setLevels(value as never);
    else this.builder.setSeed(value as never);
  }

  /** A value is whole and goes to where it stands. */
  private keep(value: unknown): void {
    const { made, key } = this.frames[this.depth]!;
    if (this.depth === WHOLE) this.setPart(value);
    else if (this.depth === PART && this.add !== null) this.add(this.builder, value as never);
    else if (Array.isArray(made)) made.push(value);
    else if (made !== null && key !== null) made[key] = value;
  }
}

/**
 * Reads an instance (`InstanceJson`) from the bytes of its JSON, piece by piece as they come, its keys in any order. The
 * text is never held as a whole, neither as text nor as objects: 1.5 million arcs take 300 MB that way and 40 MB as the
 * columns they end in. Keys that are not known, or come twice in an object, are refused by name.
 */
export class InstanceReader {
  private readonly parts = new Parts();

  /** Takes the next bytes; does not keep the array. @throws InstanceTextError where they are no JSON */
  write(piece: Uint8Array): void {
    this.parts.text.write(piece);
  }

  /** @throws InstanceTextError when the text ends too early · MatchingInputError naming everything that is wrong */
  finish(): Instance {
    const { text, builder } = this.parts;
    if (text.isEmpty) throw new InstanceTextError('Die Datei ist leer.');
    text.finish();
    for (const [name, { needed }] of lists) if (needed && !this.parts.has(name)) builder.refusePart(name);
    return builder.build();
  }
}
