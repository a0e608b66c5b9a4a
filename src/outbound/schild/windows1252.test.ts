// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { encodeWindows1252, toWindows1252Text } from './windows1252.ts';

describe('encodeWindows1252', () => {
  it('writes its own characters as one byte each', () => {
    expect([...encodeWindows1252('Aäß€šŽŸ’\r\n').bytes]).toEqual([
      0x41, 0xe4, 0xdf, 0x80, 0x9a, 0x8e, 0x9f, 0x92, 0x0d, 0x0a,
    ]);
  });

  it('is undone by a decoder for every byte that the set defines', () => {
    const decoder = new TextDecoder('windows-1252');
    for (let byte = 0; byte < 256; byte++) {
      if ([0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte)) continue;
      expect([...encodeWindows1252(decoder.decode(Uint8Array.of(byte))).bytes]).toEqual([byte]);
    }
  });

  it('composes first', () => {
    expect([...encodeWindows1252('u\u0308').bytes]).toEqual([0xfc]);
  });
});

describe('toWindows1252Text', () => {
  it.each([
    ['ş', 's'],
    ['Ğ', 'G'],
    ['ł', 'l'],
    ['Ł', 'L'],
    ['ı', 'i'],
    ['İ', 'I'],
    ['ő', 'oe'],
    ['Ő', 'Oe'],
    ['ű', 'u'],
    ['đ', 'd'],
    ['Ĳ', 'Ij'],
    ['ŉ', 'n'],
    ['ĸ', 'k'],
    ['ẞ', 'SS'],
    ['ə', 'e'],
    ['ễ', 'ê'],
    ['ǟ', 'ä'],
    ['ǿ', 'ø'],
    ['K\u035f', 'K'],
    ['ʻ', "'"],
    ['ʿ', "'"],
    ['\u2011', '-'],
    ['\u200b', ''],
  ])('replaces %s by %s and says so', (character, replacement) => {
    expect(toWindows1252Text(character)).toEqual({
      text: replacement,
      replaced: [{ character, replacement }],
      unmappable: [],
    });
  });

  it.each(['ä', 'å', 'ø', 'æ', 'ð', 'þ', 'œ', 'š', 'ž', 'Ÿ', '€', 'µ'])('keeps %s', (character) => {
    expect(toWindows1252Text(character)).toEqual({ text: character, replaced: [], unmappable: [] });
  });

  it('names each character once for which there is no Latin letter', () => {
    expect(toWindows1252Text('Иван И.')).toEqual({ text: '???? ?.', replaced: [], unmappable: ['И', 'в', 'а', 'н'] });
  });
});
