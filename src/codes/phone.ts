// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { meaningless, plainDigits } from './characters.ts';

/** Fewer digits are no number one can call from outside (110, 112, an extension). */
const fewestDigits = 5;
/** ITU-T E.164 has 15 digits at most, and "00" may stand before them. */
const mostDigits = 17;

/** A run of digits with what people put between them. */
const RUN = /\+?\(?\d[\d ()/.+-]*/g;
/** Between two numbers: a slash or a dash with spaces around it, when one number alone would be too long. */
const GAP = / [/-] /;

const digits = (text: string): number => text.replace(/\D/g, '').length;
const isNumber = (text: string): boolean => digits(text) >= fewestDigits && digits(text) <= mostDigits;

/**
 * Reads a phone number, or several with a word to each, as people note them: "02421 22123", "+49 (0) 2421/221-23",
 * "0176 1234567 (Mutter), 0151 7654321 (Vater)". Nothing but signs is changed: dashes are "-", invisible ones are gone.
 * @returns undefined when there is no number in it, or one has more digits than a number can have
 */
export function readPhone(text: string): string | undefined {
  const line = plainDigits(text);
  if (meaningless(line).length > 0) return undefined;
  const runs = line.match(RUN) ?? [];
  const numbers = runs.flatMap((run) => (digits(run) > mostDigits ? run.split(GAP) : [run]));
  const fits = numbers.some(isNumber) && numbers.every((number) => digits(number) <= mostDigits);
  return fits ? line : undefined;
}

/** What stands before a German number dialled from abroad, or from another place. */
const BEFORE = /^(?:0049|\+49|49(?=\d{9,})|0)0?/;

/** The digits by which a number is found, however it is written: "+49 (0) 2421/221-23" and "02421 22123" are "242122123". */
export const phoneKey = (number: string): string => number.replace(/[^\d+]/g, '').replace(BEFORE, '');

/** `phoneKey` of each number in a line as `readPhone` returns it. */
export function phoneKeys(line: string): string[] {
  const numbers = (line.match(RUN) ?? []).flatMap((run) => (digits(run) > mostDigits ? run.split(GAP) : [run]));
  return [...new Set(numbers.filter(isNumber).map(phoneKey))].filter((key) => key.length >= fewestDigits);
}
