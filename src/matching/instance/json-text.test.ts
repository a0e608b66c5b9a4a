// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InstanceTextError } from './errors.ts';
import type { JsonSink } from './json-sink.ts';
import { JsonText } from './json-text.ts';

/** Puts together again what is told; of equal keys the last wins, as in `JSON.parse`. */
class Rebuilt implements JsonSink {
  private readonly open: { made: unknown[] | Record<string, unknown>; key: string }[] = [];
  value_: unknown;
  take = () => -1;
  beginObject = () => void this.open.push({ made: {}, key: '' });
  beginList = () => void this.open.push({ made: [], key: '' });
  end = () => this.value(this.open.pop()?.made);
  key(name: string): void {
    this.open.at(-1)!.key = name;
  }
  value(value: unknown): void {
    const last = this.open.at(-1);
    if (last === undefined) this.value_ = value;
    else if (Array.isArray(last.made)) last.made.push(value);
    else Object.defineProperty(last.made, last.key, { value, writable: true, enumerable: true, configurable: true });
  }
}

/** What a text read in pieces of these lengths, in turn, holds; undefined when it is refused. */
function read(bytes: Uint8Array, lengths: readonly number[]): { value: unknown } | undefined {
  const sink = new Rebuilt();
  const text = new JsonText(sink);
  try {
    for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
      const end = at + lengths[turn % lengths.length]!;
      // The array is used again for the next piece, as when a file is read.
      const piece = new Uint8Array(bytes.subarray(at, end));
      text.write(piece);
      piece.fill(0x78);
      at = end;
    }
    text.finish();
  } catch (error) {
    expect(error).toBeInstanceOf(InstanceTextError);
    return undefined;
  }
  return { value: sink.value_ };
}

function parsed(bytes: Uint8Array): { value: unknown } | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
/** A text that ends in a number counts as cut off, so each one is given a line end. */
const bytesOf = (text: string): Uint8Array => Buffer.from(`${text}\n`);

function agree(bytes: Uint8Array, cuts: readonly number[]): void {
  expect(read(bytes, cuts)).toEqual(parsed(bytes));
}

const signs = [...'{}[]:,"\\/-+.eE01239 \n\r\t\f\u00a0\u2028ä€😀bfnrtu'];
const words = [
  'true',
  'false',
  'null',
  '"a"',
  '"\\u00e4"',
  '"\\ud800"',
  '1.5e-3',
  '-0',
  '1e400',
  '{"a":',
  '[1,',
  'NaN',
];

describe('JsonText', () => {
  it.each(
    [
      ...[
        '7',
        '-0',
        '0',
        '01',
        '-',
        '+1',
        '1.',
        '.5',
        '1.5',
        '1e5',
        '1E+5',
        '1e',
        '1e+',
        '-1.25e-2',
        '1e400',
        '-1e400',
      ],
      ...['9007199254740993', '123456789012345', '1234567890123456', '0.1', '0x10', 'NaN', 'Infinity', '-Infinity'],
      ...['true', 'tru', 'truee', 'nul', 'null', 'False', '"', '"a', '"a"', '"a"b', "'a'", '"\\u12', '"\\u12g4"'],
      ...['"\\ud83d\\ude00"', '"\\ude00"', '"\\x"', '"\\"', '"\t"', '"\u0000"', '"\u007f"', '"\u2028"', '"ä€😀"'],
      ...['[]', '[,]', '[1,]', '[1 2]', '[1]]', '[[[]]]', '{}', '{,}', '{"a"}', '{"a":}', '{"a":1,}', '{"a":1 "b":2}'],
      ...[
        '{1:2}',
        '{"a":1}}',
        '{"a":[}',
        '[{]}',
        '{"a":1,"a":2}',
        '{"":0}',
        '{"__proto__":1}',
        '',
        ' ',
        '[]x',
        '[] []',
      ],
      ...['\u00a0[]', '[\f]', '/* */[]', '[1]//', '\r\n[\r\n1\r\n]\r\n', '{"a":tr', '{"a":1', '[1', ']', '}', ':', ','],
    ].map((text) => [text]),
  )('takes %j as JSON.parse does, in pieces of every length', (text) => {
    for (const length of [1, 2, 3, 5, 1000]) agree(bytesOf(text), [length]);
  });

  it('takes and refuses what JSON.parse does: whole texts', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.nat(3), lengths, (text, indent, cuts) => {
        agree(bytesOf(JSON.stringify(JSON.parse(text), null, indent)), cuts);
      }),
      { numRuns: 300 },
    );
  });

  it('takes and refuses what JSON.parse does: broken texts', () => {
    const broken = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.nat(3),
        fc.array(fc.constantFrom(...signs, ...words), { maxLength: 3 }),
      )
      .map(([text, place, length, parts]) => {
        const at = place % (text.length + 1);
        return text.slice(0, at) + parts.join('') + text.slice(at + length);
      });
    const nonsense = fc.array(fc.constantFrom(...signs, ...words), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(broken, nonsense), lengths, (text, cuts) => agree(bytesOf(text), cuts)),
      { numRuns: 1500 },
    );
  });

  it('takes and refuses what TextDecoder does: bytes that may be no UTF-8', () => {
    const byte = fc.oneof(
      fc.constantFrom(0x80, 0xbf, 0xc0, 0xc2, 0xe0, 0xed, 0xa0, 0xf0, 0x90, 0xf4, 0xf5),
      fc.nat(255),
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 6 }), lengths, (inside, cuts) => {
        agree(Buffer.concat([Buffer.from('["a'), Buffer.from(inside), Buffer.from('b"]')]), cuts);
      }),
      { numRuns: 1500 },
    );
  });

  it('leaves out a byte order mark, and only at the beginning', () => {
    for (const length of [1, 2, 3, 9]) {
      expect(read(Buffer.from('\ufeff[1]'), [length])).toEqual({ value: [1] });
      expect(read(Buffer.from('\ufeff\ufeff[1]'), [length])).toBeUndefined();
      expect(read(Buffer.from(' \ufeff[1]'), [length])).toBeUndefined();
    }
  });

  it('refuses what is nested without end, and a text without end', () => {
    const nested = (depth: number) => Buffer.from('['.repeat(depth) + ']'.repeat(depth));
    expect(read(nested(500), [7])).toBeDefined();
    expect(read(nested(501), [7])).toBeUndefined();
    const text = new JsonText(new Rebuilt());
    text.write(Buffer.from('["'));
    const piece = Buffer.alloc(1 << 22, 'x');
    expect(() => {
      for (let count = 0; count < 5; count += 1) text.write(piece);
    }).toThrow('Ein Text in der Datei ist länger als 16 MB (Zeile 1, Zeichen 2).');
  });

  it.each([
    ['[1,\n 2,\n  x]', 'kein gültiges JSON (Zeile 3, Zeichen 3)'],
    ['{"a":"ä\\q"}', 'kein gültiges JSON (Zeile 1, Zeichen 10)'],
    ['{"a":tru }', 'kein gültiges JSON (Zeile 1, Zeichen 9)'],
    ['[1.x]', 'kein gültiges JSON (Zeile 1, Zeichen 4)'],
    ['["a\n"]', 'kein gültiges JSON (Zeile 1, Zeichen 4)'],
    ['[\r\n"a",\r\n]', 'kein gültiges JSON (Zeile 3, Zeichen 1)'],
    ['[\n\n"\\u12', 'bricht mitten im JSON ab (Zeile 3, Zeichen 6)'],
  ])('says where %j is wrong, in pieces of every length', (text, place) => {
    for (const length of [1, 2, 3, 1000]) {
      const reader = new JsonText(new Rebuilt());
      const bytes = Buffer.from(text);
      expect(() => {
        for (let at = 0; at < bytes.length; at += length) reader.write(bytes.subarray(at, at + length));
        reader.finish();
      }, `${length}`).toThrow(place);
    }
  });
});
