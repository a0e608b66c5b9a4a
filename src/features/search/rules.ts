// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { nameWords } from '../families/rules.ts';

/** What was typed, read in the three ways it can be meant. */
export interface SearchTerms {
  /** Beginnings of name words in the DIN 91379 search form, longest first. */
  words: string[];
  /** A case number, complete. */
  caseNumber: string | null;
  /** A school number, six digits. */
  schoolNumber: string | null;
  /** The text itself, for school names. */
  text: string;
}

/**
 * Reads a search. A case number may be typed without its prefix and its leading zeros: "2026-417".
 * @param prefix prefix of the centre's case numbers
 */
export function readSearch(q: string, prefix: string): SearchTerms {
  // Control characters stand in no name, and PostgreSQL takes no NUL in a text.
  const text = q
    .normalize('NFC')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 100);
  const number = /^(?:([a-z]{1,3})[- ]?)?(\d{4})[-/ ](\d{1,6})$/i.exec(text);
  return {
    words: nameWords(text)
      .toSorted((a, b) => b.length - a.length)
      .slice(0, 6),
    caseNumber: number ? `${(number[1] ?? prefix).toUpperCase()}-${number[2]}-${number[3]?.padStart(4, '0')}` : null,
    schoolNumber: /^\d{6}$/.test(text) ? text : null,
    text,
  };
}

/** The first word after all words that begin with this one, in the order of bytes ("[" follows "Z"). */
export const endOfRange = (word: string): string => `${word}[`;
