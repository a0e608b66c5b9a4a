// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { meaningless, plainDigits, plainLine, plainSigns, quoteCharacter, showCharacter } from './characters.ts';

it.each([
  ['  Zum \u00a0 Hof\t', 'Zum Hof'],
  ['Karl\u2011Marx\u2010Straße', 'Karl-Marx-Straße'],
  ['7\u20139', '7-9'],
  ['\ufeffDü\u00adren\u200b', 'Düren'],
  ['Du\u0308ren', 'Düren'],
  ['Zum ‘Alten’ Hof', 'Zum ‘Alten’ Hof'],
])('keeps the line %j as %s', (typed, kept) => {
  expect(plainLine(typed)).toBe(kept);
});

it('makes apostrophes one, and digits those of the keyboard', () => {
  expect(plainSigns('O\u02bbNeil')).toBe('O\u2019Neil');
  expect(plainSigns("O'Neil ʿAlī")).toBe("O'Neil ʿAlī");
  expect(plainDigits('５２３４９')).toBe('52349');
});

it('finds what nobody can have meant, and names it', () => {
  expect(meaningless('a\ue000b\u0007c\ue000\ufff9')).toEqual(['\ue000', '\u0007', '\ufff9']);
  expect(meaningless('Ünlü, 7\nb')).toEqual([]);
  expect(['\ue000', '\u0308', '3'].map(quoteCharacter)).toEqual(['U+E000', 'U+0308', '„3“']);
  expect(showCharacter('3')).toBe('3');
});
