// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Lam with the alef after it: its single characters, joined to the letter before and standing alone (Unicode FB50–FEFF). */
const lamAlef: Readonly<Record<string, readonly [joined: string, alone: string]>> = {
  ا: ['\uFEFC', '\uFEFB'],
  أ: ['\uFEF8', '\uFEF7'],
  إ: ['\uFEFA', '\uFEF9'],
  آ: ['\uFEF6', '\uFEF5'],
};
const joinsForward = /[بتثجحخسشصضطظعغفقكلمنهيئـپچکگی]/u;
const zeroWidthJoiner = '\u200D';

/**
 * Arabic text such that what is copied or read aloud from the PDF comes in the right order. Ligatures are one glyph for
 * two letters, and programs that turn a right-to-left line around turn these two around as well. So the template sets no
 * ligatures, and lam with alef, which must be joined in writing, is given as the one character Unicode has for it.
 * Vowel signs, optional in Arabic, are left out: their glyphs stand apart from the letter they belong to.
 */
function orderedArabic(text: string): string {
  return text.replace(/[\u064B-\u0652]/gu, '').replace(/(.?)ل([اأإآ])/gu, (all, before: string, alef: string) => {
    const forms = lamAlef[alef];
    if (!forms) return all;
    return before !== '' && joinsForward.test(before) ? before + zeroWidthJoiner + forms[0] : before + forms[1];
  });
}

/** The same for every string of a structure. */
export function withOrderedArabic<T>(value: T): T {
  if (typeof value === 'string') return orderedArabic(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => withOrderedArabic(item)) as T;
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withOrderedArabic(item)])) as T;
  }
  return value;
}
