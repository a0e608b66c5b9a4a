// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/**
 * Signs that word processors, keyboards and other systems write where German registers write U+2019, none of them part of
 * DIN 91379 datatype A: modifier letters, quotation marks, prime, full-width apostrophe, saltillo, geresh.
 */
const APOSTROPHES = /[\u02bb-\u02bd\u2018\u201b\u2032\u2035\u05f3\ua78b\ua78c\uff07]/gu;

/** Hyphens, dashes and the minus sign, all meant as the "-" that keyboards have. */
const DASHES = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/gu;

/** What nobody sees: zero width, byte order mark, soft hyphen, marks of the writing direction, variation selectors. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** Neither letter nor sign: controls, format characters, private use, unassigned. Nobody can have meant one. */
const MEANINGLESS = /(?![\n\t])[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;

/** Every hyphen and dash as "-". */
const plainDashes = (text: string): string => text.replace(DASHES, '-');

/** The text without invisible characters. */
const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '');

/**
 * One line as it is kept: NFC, no invisible characters, every hyphen "-", every run of white space one space, trimmed. Names,
 * streets, places and numbers that look the same are the same then.
 */
export const plainLine = (text: string): string =>
  plainDashes(withoutInvisible(text)).normalize('NFC').replace(/\s+/gu, ' ').trim();

/** `plainLine` with every apostrophe as U+2019, save those that DIN 91379 has for names ("'", "ʾ", "ʿ"). */
export const plainSigns = (text: string): string => plainLine(text).replace(APOSTROPHES, '’');

/** No number, date or time is longer; one sign may become eighteen by NFKC. */
const longestNumber = 1000;

/** Signs in the form of the keyboard (NFKC); a text too long to be a number stays as it is. */
export const keyboardForm = (text: string): string => (text.length > longestNumber ? text : text.normalize('NFKC'));

/** Full-width digits and letters as those of the keyboard, invisible characters gone: for numbers and dates. */
export const plainDigits = (text: string): string => plainLine(keyboardForm(text));

/** Characters that cannot have been meant, each once, in the order of their appearance. */
export const meaningless = (text: string): string[] => [...new Set(text.match(MEANINGLESS) ?? [])];

/** A character as it can be shown: itself, or its code point when one would see nothing or a bare mark. */
export function showCharacter(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return /^[\p{M}\p{C}\p{Z}]/u.test(character) ? `U+${code}` : character;
}

/** `showCharacter` within a sentence: „3“ or U+E000. */
export function quoteCharacter(character: string): string {
  const shown = showCharacter(character);
  return shown === character ? `„${shown}“` : shown;
}

/** No search is longer, in signs. */
const longestSearch = 100;

/** What somebody looks for, as typed or pasted: in the form of the keyboard, nothing invisible, controls as blanks, not too long. */
export const searchLine = (text: string): string =>
  [...plainDigits(text.slice(0, longestNumber).replaceAll(/\p{Cc}+/gu, ' '))].slice(0, longestSearch).join('').trim();

/** Figures of Arabic and Persian keyboards as European ones: forms are filled in with them, too. */
export const europeanFigures = (text: string): string =>
  text.replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (sign) => String(sign.charCodeAt(0) & 15));
