// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Letters, sequences and name marks of DIN 91379:2022-08 datatype A (names of natural persons: groups "bll" and "bnlreq"),
 * and the letters whose normative search form does not follow from removing marks. Facts from the public character list
 * "String.Latin+" 1.3 (KoSIT, CC BY 4.0).
 */

/** Single code points of group "bll" (Latin base letters), as inclusive hexadecimal ranges. */
const LETTER_RANGES =
  '41-5a 61-7a c0-d6 d8-f6 f8-17e 187-188 18f 197 1a0-1a1 1af-1b0 1b7 1cd-1dc 1de-1df 1e2-1f0 1f4-1f5 1f8-1ff 212-213 ' +
  '218-21b 21e-21f 227-233 259 268 292 1e02-1e03 1e06-1e07 1e0a-1e11 1e17 1e1c-1e2b 1e2f-1e37 1e3a-1e3b 1e40-1e49 ' +
  '1e52-1e5b 1e5e-1e63 1e6a-1e6f 1e80-1e87 1e8c-1e97 1e9e 1ea0-1ef9';

/** Single code points of group "bnlreq" (required characters that are not letters), hexadecimal. */
const MARK_RANGES = '20 27 2c-2e 60 7e a8 b4 b7 2b9-2ba 2be-2bf 2c8 2cc 2019 2021';

/**
 * Sequences of group "bll" that have no single code point, in NFC: the combining marks and every letter they may follow.
 * "ḳ̄" is `ḳ` + U+0304 here because NFC composes the dot below first.
 */
const SEQUENCES: readonly (readonly [marks: string, letters: string])[] = [
  ['\u0300', 'CFGKMPSTZcfgkmpstz'],
  ['\u0301', 'JjÿĪī'],
  ['\u0302', 'DKLMNdklmn'],
  ['\u0304', 'CFHKNPSTZcfhknpstzÛûḲḳṢṣṬṭỤụ'],
  ['\u0306', 'CMNRZcmnrzÇç'],
  ['\u0307', 'KUku'],
  ['\u0308', 'CTZczẠạỌọỤụ'],
  ['\u030b', 'Aa'],
  ['\u030c', 'J'],
  ['\u030d', 'ēō'],
  ['\u0310', 'Mm'],
  ['\u0315', 'CKPTckptČč'],
  ['\u031b', 'KTkt'],
  ['\u031b\u0304', 'Ss'],
  ['\u0323', 'CPcpČč'],
  ['\u0325', 'LRlr'],
  ['\u0325\u0304', 'LRlr'],
  ['\u0326', 'CHKLNchklnŽž'],
  ['\u0327', 'ZzŽž'],
  ['\u0328\u0306', 'Cc'],
  ['\u0331', 'HSs'],
];

/** The three sequences of two letters joined by U+035F. */
const JOINED = ['K\u035fH', 'K\u035fh', 'k\u035fh'];

function expand(ranges: string): string[] {
  return ranges.split(' ').flatMap((range) => {
    const [first = '', last = first] = range.split('-');
    const start = Number.parseInt(first, 16);
    return Array.from({ length: Number.parseInt(last, 16) - start + 1 }, (_, i) => String.fromCodePoint(start + i));
  });
}

/** All letters and sequences of group "bll": 649 strings in NFC. */
export const DIN_91379_LETTERS: ReadonlySet<string> = new Set([
  ...expand(LETTER_RANGES),
  ...SEQUENCES.flatMap(([marks, letters]) => [...letters].map((letter) => letter + marks)),
  ...JOINED,
]);

/** All 667 characters and sequences that the name of a natural person may consist of (datatype A), in NFC. */
export const DIN_91379_DATATYPE_A: ReadonlySet<string> = new Set([...DIN_91379_LETTERS, ...expand(MARK_RANGES)]);

/**
 * Upper-case letters without a canonical decomposition and the A–Z form that DIN 91379 gives them. Every other letter
 * follows from upper case and removed marks, save Ä, Ö, Ü and Å (see `names.ts`).
 */
export const SEARCH_FORM_EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['Æ', 'AE'],
  ['Ð', 'D'],
  ['Ø', 'OE'],
  ['Þ', 'TH'],
  ['Đ', 'D'],
  ['Ħ', 'H'],
  ['Ĳ', 'IJ'],
  ['ĸ', 'K'],
  ['Ŀ', 'L'],
  ['Ł', 'L'],
  ['Ŋ', 'N'],
  ['Œ', 'OE'],
  ['Ŧ', 'T'],
  ['Ƈ', 'C'],
  ['Ə', 'E'],
  ['Ɨ', 'I'],
  ['Ʒ', 'Z'],
  ['Ǥ', 'G'],
  ['ẞ', 'SS'],
]);
