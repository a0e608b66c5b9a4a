// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findUncovered, glyphCover, nameCharacter } from './glyphs.ts';
import { defaultLetterPaths } from './paths.ts';

const fonts = defaultLetterPaths(new URL('./printer.ts', import.meta.url).href).fontPaths.map((path) =>
  glyphCover(readFileSync(path)),
);

// Letters of DIN 91379 that fonts most often lack: sequences with combining marks, modifier letters, rare Latin letters.
const RARE = 'A̋ C̀ H̱ K̛ ŉ ə Ǥ Ǯ Ṣ̄ Ạ̈ Ụ̄ ʰ ʹ ʺ ʻ ʼ ʾ ʿ ˈ ˌ ’ ‡ ı İ ş ẞ ỷ';

describe('the letter fonts', () => {
  it('cover rare letters of DIN 91379 and Arabic with Persian and Urdu letters', () => {
    expect(findUncovered(RARE, fonts)).toEqual([]);
    expect(findUncovered('نور الحمداني پچژگی ٹڈڑ ۀ لا\u200Cم', fonts)).toEqual([]);
  });

  it('do not cover other scripts', () => {
    expect(findUncovered('Anna ქართ 中 አ', fonts)).toEqual(['ქ', 'ა', 'რ', 'თ', '中', 'አ']);
  });

  it('cover a base letter with its mark only if one font has both', () => {
    expect(findUncovered('ب\u0331', fonts)).toEqual(['ب\u0331']);
  });
});

it('names a character with its number, an invisible one by the number only', () => {
  expect(nameCharacter('አ')).toBe('„አ“ (U+12A0)');
  expect(nameCharacter('\u202E')).toBe('U+202E');
});
