// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { searchForm } from '../../codes/names.ts';

/** Characters of bytes 0x80–0x9F; the five code points U+0081, 8D, 8F, 90, 9D mark bytes that Windows-1252 leaves open. */
const HIGH_CONTROLS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const byteOf = new Map<string, number>();
for (let byte = 0; byte < 0x80; byte++) byteOf.set(String.fromCodePoint(byte), byte);
for (const [i, character] of [...HIGH_CONTROLS].entries()) {
  if (character > '\u009f' || character < '\u0080') byteOf.set(character, 0x80 + i);
}
for (let byte = 0xa0; byte < 0x100; byte++) byteOf.set(String.fromCodePoint(byte), byte);

/**
 * What no rule gives. "Oe" for Ő is SchILD's own replacement (table "UnicodeUmwandlung" of SVWS-NRW), so a school that typed
 * the name itself finds the same spelling; the rest are name marks of DIN 91379 and look-alikes of ASCII characters.
 */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['Ő', 'Oe'],
  ['ő', 'oe'],
  ['ẞ', 'SS'],
  ...[...'ʹʻʼʽʾʿˈ‛′'].map((c) => [c, "'"] as const),
  ...[...'ʺ″'].map((c) => [c, '"'] as const),
  ...[...'\u2010\u2011\u2012\u2212'].map((c) => [c, '-'] as const),
  ['ˌ', ','],
  ...['\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff'].map((c) => [c, ''] as const),
]);

const UNKNOWN = '?';

export type Replacement = { readonly character: string; readonly replacement: string };

export type Windows1252Text = {
  /** The text with every character in Windows-1252. */
  readonly text: string;
  /** Characters that were written differently, each once. */
  readonly replaced: readonly Replacement[];
  /** Characters for which no Latin letter is known, each once; they are "?" in the text. */
  readonly unmappable: readonly string[];
};

function fitsAll(text: string): boolean {
  return [...text].every((character) => byteOf.has(character));
}

/** The letter with as many of its marks as Windows-1252 knows: "ê" for "ễ", "ä" for "ǟ", "s" for "ş". */
function withFewerMarks(cluster: string): string | undefined {
  const [base = '', ...marks] = [...cluster.normalize('NFD')];
  if (!byteOf.has(base)) return undefined;
  const subsets = Array.from({ length: 2 ** marks.length }, (_, mask) => marks.filter((_m, i) => mask & (1 << i)));
  return subsets
    .toSorted((a, b) => b.length - a.length)
    .map((kept) => (base + kept.join('')).normalize('NFC'))
    .find(fitsAll);
}

/** The letters of the DIN 91379 search form in the case of the original: "l" for "ł", "Ij" for "Ĳ". */
function fromSearchForm(cluster: string): string | undefined {
  const letters = searchForm(cluster);
  if (letters === '') return undefined;
  return /^\p{Ll}/u.test(cluster) ? letters.toLowerCase() : letters.charAt(0) + letters.slice(1).toLowerCase();
}

/** The nearest Windows-1252 spelling of one character with its marks, or undefined. */
function findFallback(cluster: string): string | undefined {
  return EXCEPTIONS.get(cluster) ?? withFewerMarks(cluster) ?? fromSearchForm(cluster);
}

/**
 * Rewrites a text so that Windows-1252 can hold it. Characters of the target set stay as they are (ä, é, š, ž, €, ’ among
 * them); others are replaced by the letter without the marks the set lacks, then by the DIN 91379 search form in the
 * original's case, else by "?". The text is taken in NFC.
 */
export function toWindows1252Text(text: string): Windows1252Text {
  const replaced = new Map<string, string>();
  const unmappable = new Set<string>();
  const fitted = text.normalize('NFC').replace(/\P{M}\p{M}*|\p{M}+/gu, (cluster) => {
    if (fitsAll(cluster)) return cluster;
    const fallback = findFallback(cluster);
    if (fallback === undefined) unmappable.add(cluster);
    else replaced.set(cluster, fallback);
    return fallback ?? UNKNOWN;
  });
  return {
    text: fitted,
    replaced: [...replaced].map(([character, replacement]) => ({ character, replacement })),
    unmappable: [...unmappable],
  };
}

/**
 * Encodes a text as Windows-1252, with the fallbacks of `toWindows1252Text`, and tells which characters it replaced and for
 * which it knew none.
 */
export function encodeWindows1252(text: string): {
  bytes: Uint8Array;
  replaced: readonly Replacement[];
  unmappable: readonly string[];
} {
  const fitted = toWindows1252Text(text);
  const bytes = Uint8Array.from([...fitted.text], (character) => byteOf.get(character) ?? 0x3f);
  return { bytes, replaced: fitted.replaced, unmappable: fitted.unmappable };
}
