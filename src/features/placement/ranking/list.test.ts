// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { rankWords } from './list.tsx';

it('draws neighbouring ranks together', () => {
  expect(rankWords([])).toBe('');
  expect(rankWords([4])).toBe('4');
  expect(rankWords([2, 1])).toBe('1 und 2');
  expect(rankWords([5, 2, 3, 4])).toBe('2 bis 5');
  expect(rankWords([1, 3, 4, 5, 8])).toBe('1, 3 bis 5 und 8');
});
