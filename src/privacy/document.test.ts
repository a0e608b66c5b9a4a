// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import { ownedTables } from '../features/index.ts';
import { inWords } from './document.ts';

it.each([
  ['P2Y', '2 years'],
  ['P6M', '6 months'],
  ['P1M', '1 month'],
  ['P1D', '1 day'],
  ['P2W', '2 weeks'],
  ['P1Y6M', '1 year 6 months'],
])('says the period %s as "%s"', (period, words) => {
  expect(inWords(period)).toBe(words);
});

it.each(['P0D', '-P1D', 'PT12H', 'P1DT1H', 'soon', ''])('throws on "%s", which it cannot say', (period) => {
  expect(() => inWords(period)).toThrow(RangeError);
});

it('says the period of each table', () => {
  for (const { tables } of ownedTables)
    for (const { deletion } of Object.values(tables))
      if ('period' in deletion) expect(inWords(deletion.period)).toMatch(/^[1-9]/);
});
