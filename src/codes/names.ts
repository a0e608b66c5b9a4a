// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { plainSigns } from './characters.ts';
import { DIN_91379_DATATYPE_A, SEARCH_FORM_EXCEPTIONS } from './din91379.ts';

/** One written character: two letters joined by U+035F, or a character with its combining marks, or stray marks. */
const CLUSTER = /[Kk]\u035f[Hh]|\P{M}\p{M}*|\p{M}+/gu;

/**
 * Letters of West African Latin orthographies (Fulfulde, Hausa, Akan, Ewe) that DIN 91379 does not know. They are mapped so
 * that a name typed with them still meets its usual German spelling.
 */
const BEYOND_DIN: ReadonlyMap<string, string> = new Map([
  ['Ɓ', 'B'],
  ['Ɗ', 'D'],
  ['Ɖ', 'D'],
  ['Ɛ', 'E'],
  ['Ƒ', 'F'],
  ['Ɣ', 'G'],
  ['Ƙ', 'K'],
  ['Ɲ', 'N'],
  ['Ɔ', 'O'],
  ['Ʋ', 'V'],
  ['Ƴ', 'Y'],
]);

/** Characters that stand inside a word without parting it, after `plainSigns`: apostrophes, primes, half rings, the middle dot. */
export const INSIDE_WORD = /['`´·ʹʺʼʾʿˈˌ’‚¨~]/gu;

/**
 * Brings a name into the form that is stored: NFC (DIN 91379 demands it), trimmed, every run of white space one space, no
 * invisible characters; the apostrophes and dashes of word processors are the ones of German registers, "’" and "-".
 * Spelling and case stay as typed.
 */
export const normalizeName = plainSigns;

/**
 * Checks a name against DIN 91379 datatype A (names of natural persons) after `normalizeName`. `characters` lists each
 * character or sequence that is not part of it once, in the order of first appearance. An empty name is ok: whether a
 * name is required is the form's rule.
 */
export function checkName(s: string): { ok: true } | { ok: false; characters: string[] } {
  const clusters = normalizeName(s).match(CLUSTER) ?? [];
  const characters = [...new Set(clusters.filter((cluster) => !DIN_91379_DATATYPE_A.has(cluster)))];
  return characters.length === 0 ? { ok: true } : { ok: false, characters };
}

/** The A–Z form of one upper-case letter and its marks (NFD), or what is left of it when no rule knows it. */
function letterSearchForm(base: string, marks: string): string {
  const exception = SEARCH_FORM_EXCEPTIONS.get(base) ?? BEYOND_DIN.get(base);
  if (exception !== undefined) return exception;
  if ('AOU'.includes(base) && marks.includes('\u0308')) return `${base}E`;
  if (base === 'A' && marks.includes('\u030a')) return 'AA';
  return base;
}

/**
 * The search form of DIN 91379: upper-case A–Z only, words parted by one space. Ä, Ö, Ü become AE, OE, UE, Å becomes AA,
 * Ø becomes OE, ß becomes SS; other marks are dropped. The standard maps letters only, so for the rest: characters inside a
 * word (apostrophes, ʾ, ʿ, ʻ) vanish, because "O’Neil" and "ONeil" are one name; hyphens, commas, full stops and all other
 * characters part words, because "Al-Hassan" and "Al Hassan" are one name. A name in another script has an empty search form.
 */
export function searchForm(s: string): string {
  const letters = plainSigns(s).replace(INSIDE_WORD, '').toUpperCase().replace(INSIDE_WORD, '').normalize('NFD');
  const mapped = letters.replace(/(\P{M})(\p{M}*)/gu, (_, base: string, marks: string) =>
    letterSearchForm(base, marks),
  );
  return mapped
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Z]+/g, ' ')
    .trim();
}
