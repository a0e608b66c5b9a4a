// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Joins the name lines; a word cut at a line end is closed again, „- Primarstufe -“ at the end says nothing new. */
export function joinName(lines: readonly string[]): string {
  let name = '';
  for (const line of lines) {
    if (/\p{L}-$/u.test(name) && /^\p{Ll}/u.test(line) && !/^(u\.|und|oder)/.test(line))
      name = name.slice(0, -1) + line;
    else if (/\p{L}-$/u.test(name) && /^\p{Lu}/u.test(line)) name += line;
    else name += ` ${line}`;
  }
  return name
    .replaceAll(/\s+/g, ' ')
    .replace(/ ?- ?Primarstufe ?-?$/, '')
    .replace(/ -$/, '')
    .trim();
}

/** An entry; empty ones, also those written as the word null, are null. */
export function orNull(value: string): string | null {
  return value === '' || value.toLowerCase() === 'null' ? null : value;
}

/** Prefix and number in one; null without a number. */
export function joinPhone(prefix: string, number: string): string | null {
  return orNull(number) === null ? null : `${prefix} ${number}`.trim();
}
