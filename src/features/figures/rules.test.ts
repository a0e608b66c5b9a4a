// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suppressedCodes } from './rules.ts';

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
});
