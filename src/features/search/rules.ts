// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { searchLine } from '../../codes/characters.ts';
import type { PartialDate } from '../../codes/partial-date.ts';
import { phoneKey } from '../../codes/phone.ts';
import { readWrittenDate } from '../../codes/written-date.ts';
import { nameWords } from '../families/rules.ts';
import { houseKey, longStreet } from '../families/street-rules.ts';

/** What was typed, read in all the ways it can be meant. */
export interface SearchTerms {
  /** Beginnings of name words in the DIN 91379 search form, longest first. */
  words: string[];
  /** The same words as typed, for their sounds. */
  names: string[];
  /** Case numbers that are meant: a complete one, or its running number in each year. */
  caseNumbers: string[];
  /** A birth date, or as much of it as was typed; a year alone, too. */
  birth: PartialDate | null;
  /** Digits a phone number begins with (`phoneKey`). */
  phone: string | null;
  /** What a street with its house number begins with (`streetLine`). */
  street: string | null;
  /** A school number, six digits. */
  schoolNumber: string | null;
  /** The text itself, for school names. */
  text: string;
}

/** The first year somebody may have a case number of. */
const firstYear = 2010;
/** Fewer digits are found in too many numbers. */
const fewestPhoneDigits = 5;
const fewestStreetLetters = 3;
const mostWords = 6;

function caseNumbersOf(text: string, prefix: string, thisYear: number): string[] {
  const whole = /^(?:([a-z]{1,3})[- ]?)?(\d{4})[-/ ](\d{1,6})$/i.exec(text);
  if (whole) return [`${(whole[1] ?? prefix).toUpperCase()}-${whole[2]}-${whole[3]?.padStart(4, '0')}`];
  if (!/^\d{1,6}$/.test(text)) return [];
  const years = Array.from({ length: thisYear - firstYear + 1 }, (_, back) => thisYear - back);
  return years.map((year) => `${prefix}-${year}-${text.padStart(4, '0')}`);
}

const birthOf = (token: string): PartialDate | undefined => {
  const written = readWrittenDate(token);
  return 'date' in written ? written.date : undefined;
};

/** "Schulstr. 12a" and "Schulstraße 12 a": letters first, a house number at the end or none. */
function streetOf(text: string): string | null {
  const [, name = '', number = ''] = /^(\D*?\D)[ ]*(\d{1,4}[ ]?[a-z]?)?$/iu.exec(text) ?? [];
  const street = longStreet(name);
  if (street.length < fewestStreetLetters) return null;
  return number === '' ? street : `${street} ${houseKey(number)}`;
}

/**
 * Reads a search. A case number may be typed without its prefix and its leading zeros ("2026-417"), or by its last part
 * alone ("0601"); a birth date or year may stand beside a name ("Noor 2014").
 * @param prefix prefix of the centre's case numbers
 */
export function readSearch(q: string, prefix: string, today: Temporal.PlainDate): SearchTerms {
  const text = searchLine(q);
  const tokens = text.split(' ');
  const dates = tokens
    .flatMap((token) => (/\d/.test(token) ? [birthOf(token)] : []))
    .filter((date) => date !== undefined);
  const letters = tokens.filter((token) => !/\d/.test(token));
  const digits = /^[+\d][\d ()/.+-]*$/.test(text) ? phoneKey(text) : '';
  return {
    words: nameWords(...letters)
      .toSorted((a, b) => b.length - a.length)
      .slice(0, mostWords),
    names: letters.filter((token) => nameWords(token).length > 0).slice(0, mostWords),
    caseNumbers: caseNumbersOf(text, prefix, today.year),
    birth: dates.length === 1 ? (dates[0] ?? null) : null,
    phone: digits.length >= fewestPhoneDigits ? digits : null,
    street: streetOf(text),
    schoolNumber: /^\d{6}$/.test(text) ? text : null,
    text,
  };
}
