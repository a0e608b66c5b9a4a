// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';

const LONGEST = 200;
const german: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** A heading as it is compared: letters and digits only, small, umlauts and marks as ASCII lists write them. */
export const headingWords = (heading: string): string =>
  heading
    .slice(0, LONGEST)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => german[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Headings by which their fields are remembered, one for each column: the second "Name" is another one than the first. */
export function headingHashes(headings: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return headings.map((heading) => {
    const words = headingWords(heading);
    const count = (counts.get(words) ?? 0) + 1;
    counts.set(words, count);
    return createHash('sha256').update(`${words}#${count}`).digest('hex');
  });
}
