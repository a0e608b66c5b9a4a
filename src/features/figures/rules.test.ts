// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedParts, type Part, suppressedCodes } from './rules.ts';

const parts = (...values: number[]) => values.map((value, index) => ({ code: String.fromCharCode(97 + index), value }));
const hidden = (...values: number[]): string => [...suppressedCodes(parts(...values), 5)].toSorted().join('');

describe('small groups', () => {
  it.each([
    ['nothing is small', [5, 9, 0], ''],
    ['one is small: the next smallest goes with it', [3, 20, 9], 'ac'],
    ['two small ones whose sum tells them: the next smallest too', [1, 1, 7, 30], 'abc'],
    ['four small ones protect each other', [4, 4, 4, 4, 30], 'abcd'],
    ['zero is given out where enough others are there', [0, 4, 4, 4, 30], 'bcd'],
    ['nothing else is there: all, zeros too', [2, 0, 0], 'abc'],
    ['too few people altogether: all', [1, 2, 0], 'abc'],
    ['only one part', [3], 'a'],
    ['four and five, beside another five: all, since the five may be no larger', [4, 5, 5], 'abc'],
    ['a small one beside large equal ones: all, since only four is left for it', [4, 100, 100, 100], 'abcd'],
  ])('%s', (_what, values, codes) => {
    expect(hidden(...values)).toBe(codes);
  });

  it('never follow from the whole and what is visible', () => {
    const some = fc.uniqueArray(
      fc.record({ code: fc.constantFrom(...'abcdefgh'), value: fc.constantFrom(0, 0, 1, 2, 3, 4, 5, 6, 9, 40) }),
      { selector: ({ code }) => code, minLength: 3 },
    );
    fc.assert(
      fc.property(some, (rows) => {
        const gone = suppressedCodes(rows, 5);
        const hiddenRows = rows.filter(({ code }) => gone.has(code));
        expect(rows.filter(({ code, value }) => value > 0 && value < 5 && !gone.has(code))).toEqual([]);
        if (hiddenRows.length === 0) return;
        // What an onlooker computes: the sum of the hidden ones. Each of them may still be 1 to 5, or 0 where zeros are hidden.
        const sum = hiddenRows.reduce((total, { value }) => total + value, 0);
        const all = hiddenRows.length === rows.length;
        expect(hiddenRows.length).toBeGreaterThan(1);
        expect(all || sum - hiddenRows.length >= 4).toBe(true);
      }),
    );
  });

  /** What is printed of these counts: whole, visible parts, a question mark for each hidden one. */
  const printed = (counts: readonly number[], known: readonly string[]): string => {
    const all: Part[] = parts(...counts).filter(({ code, value }) => value > 0 || known.includes(code));
    const gone = suppressedCodes(all, 5);
    const named = namedParts(all, gone, known).map(({ code, value }) => `${code}${gone.has(code) ? '?' : value}`);
    return `${counts.reduce((sum, value) => sum + value, 0)}: ${named.join(' ')}`;
  };
  /** Every table of so many parts up to this count. */
  const tables = (size: number, most: number): number[][] =>
    size === 0
      ? [[]]
      : tables(size - 1, most).flatMap((some) => Array.from({ length: most + 1 }, (_, value) => [...some, value]));

  it.each([
    ['all codes known', 3, 18, ['a', 'b', 'c']],
    ['one code named only when it counts', 3, 18, ['a', 'b']],
    ['four parts', 4, 11, ['a', 'b', 'c', 'd']],
  ] as const)('are one of several even to somebody who knows this rule: %s', (_what, size, most, known) => {
    const groups = Map.groupBy(tables(size, most), (counts) => printed(counts, known));
    let hiddenParts = 0;
    for (const [text, possible] of groups) {
      const codes = [...text.matchAll(/([a-z])\?/g)].map(([, code = '']) => code);
      // Beyond the bound of this test there are more possibilities.
      const hiddenSum =
        Number(text.split(':')[0]) - [...text.matchAll(/[a-z](\d+)/g)].reduce((n, [, v]) => n + Number(v), 0);
      if (codes.length === 0 || hiddenSum > most) continue;
      for (const code of codes) {
        hiddenParts += 1;
        const at = 'abcd'.indexOf(code);
        expect(new Set(possible.map((counts) => counts[at])).size, `${code} in ${text}`).toBeGreaterThan(1);
      }
    }
    expect(hiddenParts).toBeGreaterThan(50);
  });

  it('name no part that is alone and too small: it would be the whole, which is given out', () => {
    const alone = [{ code: 'a', value: 2 }];
    expect(namedParts(alone, suppressedCodes(alone, 5), ['a'])).toEqual([]);
    const large = [{ code: 'a', value: 7 }];
    expect(namedParts(large, suppressedCodes(large, 5), ['a'])).toEqual(large);
  });
});
