// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lotteryNumbers, sha256 } from './lottery.ts';

describe('lottery', () => {
  it('is the order of the SHA-256 of seed and id', () => {
    for (const text of ['', 'abc', 'ä'.repeat(27), 'x'.repeat(55), 'x'.repeat(56), 'x'.repeat(64), 'x'.repeat(200)]) {
      const hash = Array.from(sha256(new TextEncoder().encode(text)), (word) => word.toString(16).padStart(8, '0'));
      expect(hash.join('')).toBe(createHash('sha256').update(text).digest('hex'));
    }
    const ids = Array.from({ length: 200 }, (_, index) => `Kind ${index} ü`);
    const hash = (id: string): string => createHash('sha256').update(`42:${id}`).digest('hex');
    const drawn = [...ids].sort((a, b) => (hash(a) < hash(b) ? -1 : 1));
    expect([...lotteryNumbers(42, ids)]).toEqual(ids.map((id) => drawn.indexOf(id)));
  });

  it('hangs on seed and ids only, and keeps the order of the others when a child leaves', () => {
    const ids = fc.uniqueArray(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 30 });
    const cases = fc
      .tuple(fc.nat(), ids)
      .chain(([seed, list]) => fc.tuple(fc.constant(seed), fc.constant(list), fc.shuffledSubarray(list)));
    fc.assert(
      fc.property(cases, ([seed, list, some]) => {
        const rank = lotteryNumbers(seed, list);
        expect([...rank].sort((a, b) => a - b)).toEqual([...list.keys()]);
        const left = [...some].sort((a, b) => rank[list.indexOf(a)]! - rank[list.indexOf(b)]!);
        expect([...lotteryNumbers(seed, some)]).toEqual(some.map((id) => left.indexOf(id)));
      }),
      { numRuns: 200 },
    );
    const many = Array.from({ length: 50 }, (_, index) => `${index}`);
    expect(lotteryNumbers(1, many)).not.toEqual(lotteryNumbers(2, many));
  });
});
