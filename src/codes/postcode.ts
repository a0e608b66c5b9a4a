// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { plainDigits } from './characters.ts';

/** Reads a German postcode: "52349", "D-52349", "52 349". Five digits, or undefined when it is none. */
export function readPostcode(text: string): string | undefined {
  const digits = plainDigits(text)
    .replace(/^de?[- ]/i, '')
    .replaceAll(' ', '');
  return /^\d{5}$/.test(digits) ? digits : undefined;
}
