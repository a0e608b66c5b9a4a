// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import { twoYearsLater } from './doubles.ts';

it.each([
  [
    { year: 2016, month: 2, day: 29 },
    { year: 2018, month: 2, day: 28 },
  ],
  [
    { year: 2014, month: 8, day: 31 },
    { year: 2016, month: 8, day: 31 },
  ],
  [
    { year: 2014, month: 8 },
    { year: 2016, month: 8 },
  ],
  [{ year: 2014 }, { year: 2016 }],
])('two years after %o is %o, a day that there is', (birth, later) => {
  expect(twoYearsLater(birth)).toEqual(later);
});
