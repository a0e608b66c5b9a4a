// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { firstLines, overLimit } from './limits.ts';

const limits = { rows: 3, rowBytes: 20 };
const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array =>
  new Uint8Array(Buffer.from(text, encoding));

describe('limits of a table', () => {
  it.each([
    ['as many rows as may be', 'a;b\n1;2\n3;4\n', undefined],
    ['a row too many', 'a;b\n1;2\n3;4\n5;6', { line: 4, limit: 'rows' }],
    ['rows of separators, however many', `a;b\n${';;\r\n'.repeat(1000)}1;2\n"";""\n3;4`, undefined],
    ['a row that is too long', `a;b\n${'x'.repeat(21)}\n`, { line: 2, limit: 'rowBytes' }],
    ['separators that are too long', `${';'.repeat(21)}`, { line: 1, limit: 'rowBytes' }],
    ['nothing', '', undefined],
  ])('%s', (_, text, expected) => {
    expect(overLimit(bytes(text), limits)).toEqual(expected);
    if (!text.includes('x')) expect(overLimit(bytes(text, 'utf16le'), { ...limits, rowBytes: 40 })).toEqual(expected);
  });

  it.each(['utf8', 'utf16le'] as const)('finds the first lines without cutting a character of %s', (encoding) => {
    const decode = (part: Uint8Array) =>
      new TextDecoder(encoding === 'utf8' ? 'utf-8' : 'utf-16le', { fatal: true }).decode(part);
    for (const text of ['ü€'.repeat(9000), `x${'ü€'.repeat(9000)}`, 'grün;€\n'.repeat(3000), 'kurz']) {
      const head = decode(firstLines(bytes(text, encoding)));
      expect(text.startsWith(head)).toBe(true);
      expect(head.length).toBeGreaterThan(3);
    }
  });
});
