// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { electronicFormatIBAN, friendlyFormatIBAN, isSEPACountry, isValidIBAN } from 'ibantools';
import { plainDigits, plainSigns } from './characters.ts';
import { SEARCH_FORM_EXCEPTIONS } from './din91379.ts';

/** An IBAN as it is kept: no blanks, upper case; undefined when length, country or check digits are wrong, or it is outside SEPA. */
export function readIban(text: string): string | undefined {
  const iban = electronicFormatIBAN(plainDigits(text)) ?? '';
  return isValidIBAN(iban) && isSEPACountry(iban.slice(0, 2)) ? iban : undefined;
}

/** In groups of four, as people read it. */
export const showIban = (iban: string): string => friendlyFormatIBAN(iban) ?? iban;

/** Country and last four characters: enough to recognise one's own. */
export const shortIban = (iban: string): string => `${iban.slice(0, 2)} … ${iban.slice(-4)}`;

const umlauts: Readonly<Record<string, string>> = { Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

function latin(character: string): string {
  const umlaut = umlauts[character];
  if (umlaut !== undefined) return umlaut;
  const upper = SEARCH_FORM_EXCEPTIONS.get(character.toUpperCase());
  if (upper === undefined) return character;
  if (character === character.toUpperCase())
    return upper.length === 1 ? upper : upper[0] + upper.slice(1).toLowerCase();
  return upper.toLowerCase();
}

/**
 * A text in the characters that every bank in SEPA takes (EPC217-08): letters A–Z without marks, digits, / - ? : ( ) . , ' + and
 * blanks. Letters of DIN 91379 lose their marks, umlauts become two letters, everything else a blank.
 * @param most characters
 */
export const sepaText = (text: string, most: number): string =>
  [...plainSigns(text)]
    .map(latin)
    .join('')
    .replaceAll('’', "'")
    .replaceAll('&', '+')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9/\-?:().,'+ ]/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, most)
    .trim();
