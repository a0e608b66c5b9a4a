// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as german } from '@zxcvbn-ts/language-de';

/** Length after NIST SP 800-63B 3.1.1: long instead of complicated; the upper limit protects the hash. */
export const passwordLength = { min: 12, max: 128 } as const;

/** What makes a password easy to guess (NIST SP 800-63B 3.1.1.2: common values, repetition, words of the context). */
export type Weakness = 'common' | 'own' | 'repeated';

/** What a guesser pays for a part, in characters chosen freely. Fewer than `enough` for the whole is weak. */
const cost = { character: 1, word: 3, ownWord: 1, run: 1 } as const;
const enough = 8;
const shortestWord = 4;
const shortestOwnWord = 3;

/** Words of the program and its field: the first a guesser tries for an account here. */
const programWords = ['Herzstück', 'Kommunales', 'Kommunal', 'Integrationszentrum', 'Integration', 'Schulamt', 'Kreis'];

/** Neighbours in the alphabet, among the digits and on a German or English keyboard. */
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertzuiop',
  'qwertyuiop',
  'asdfghjkl',
  'yxcvbnm',
  'zxcvbnm',
];
const neighbours = [...rows, ...rows.map((row) => [...row].reverse().join(''))];

const lookAlikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Lower case, umlauts written out, other marks dropped: how words and passwords are compared. */
function fold(text: string): string {
  const letters = text.normalize('NFKC').toLowerCase();
  const plain = letters.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss');
  return plain.normalize('NFD').replace(/\p{M}/gu, '');
}

const wordsIn = (text: string): string[] =>
  fold(text)
    .split(/[^a-z]+/)
    .filter((word) => word.length >= shortestOwnWord);

let lists: Set<string> | undefined;
/** Common passwords, German words and given names, from the lists of zxcvbn. Folded once, when the first is asked for. */
function commonWords(): Set<string> {
  lists ??= new Set(
    [common['passwords-common'], german.commonWords, german.firstnames]
      .flat()
      .map(fold)
      .filter((word) => word.length >= shortestWord),
  );
  return lists;
}

interface Part {
  end: number;
  cost: number;
  kind: Weakness | null;
}

/** Length of the longest run of one character, or of neighbours, that begins here. */
function runLength(text: string, at: number): number {
  let same = 1;
  while (text[at + same] === text[at]) same += 1;
  let row = 1;
  while (neighbours.some((one) => one.includes(text.slice(at, at + row + 1))) && at + row < text.length) row += 1;
  return Math.max(same, row);
}

/** How much from here on only says again, as often as it likes, what stood just before. */
function repeatLength(text: string, at: number): number {
  let longest = 0;
  for (let period = 2; period <= at; period += 1) {
    let length = 0;
    while (at + length < text.length && text[at + length] === text[at + length - period]) length += 1;
    if (length >= period) longest = Math.max(longest, length);
  }
  return longest;
}

/** Everything a guesser can take for one part, from this place on. */
function partsAt(text: string, plain: string, at: number, own: ReadonlySet<string>): Part[] {
  const parts: Part[] = [{ end: at + 1, cost: cost.character, kind: null }];
  const run = runLength(text, at);
  if (run >= 3) parts.push({ end: at + run, cost: cost.run, kind: 'repeated' });
  const repeat = repeatLength(text, at);
  if (repeat > 0) parts.push({ end: at + repeat, cost: cost.run, kind: 'repeated' });
  if (/^(19|20)\d\d/.test(text.slice(at, at + 4))) parts.push({ end: at + 4, cost: cost.run, kind: 'common' });
  for (let end = at + shortestOwnWord; end <= text.length; end += 1) {
    for (const word of [text.slice(at, end), plain.slice(at, end)]) {
      if (own.has(word)) parts.push({ end, cost: cost.ownWord, kind: 'own' });
      else if (end - at >= shortestWord && commonWords().has(word))
        parts.push({ end, cost: cost.word, kind: 'common' });
    }
  }
  return parts;
}

/** The cheapest way to put the text together: its cost, and how many characters each kind of part covers. */
function cheapest(text: string, own: ReadonlySet<string>): { cost: number; covered: Record<Weakness, number> } {
  const plain = text.replace(/./g, (character) => lookAlikes[character] ?? character);
  const best: { cost: number; covered: Record<Weakness, number> }[] = [
    { cost: 0, covered: { common: 0, own: 0, repeated: 0 } },
  ];
  for (let at = 0; at < text.length; at += 1) {
    const here = best[at];
    if (!here) continue;
    for (const part of partsAt(text, plain, at, own)) {
      const total = here.cost + part.cost;
      if (total >= (best[part.end]?.cost ?? Number.POSITIVE_INFINITY)) continue;
      const covered = { ...here.covered };
      if (part.kind) covered[part.kind] += part.end - at;
      best[part.end] = { cost: total, covered };
    }
  }
  return best[text.length] ?? { cost: 0, covered: { common: 0, own: 0, repeated: 0 } };
}

/**
 * Is a password easy to guess? It is put together from common passwords, words of its owner, repetitions, rows of neighbours
 * and single characters in the cheapest way; too cheap is weak.
 * @param password as typed, 12 to 128 characters
 * @param ownTexts name, mail address, centres of the person
 * @returns what it is mostly made of, or null when it is good enough
 */
export function findWeakness(password: string, ownTexts: readonly string[]): Weakness | null {
  const text = fold(password).slice(0, passwordLength.max);
  const own = new Set([...programWords, ...ownTexts].flatMap((one) => [...wordsIn(one), fold(one)]));
  if (commonWords().has(text)) return 'common';
  const found = cheapest(text, own);
  if (found.cost >= enough) return null;
  if (found.covered.own > 0) return 'own';
  return found.covered.repeated > found.covered.common ? 'repeated' : 'common';
}

const advice = 'Gut sind vier Wörter, die nichts miteinander und nichts mit Ihnen zu tun haben.';

/** What is wrong with a weak password and what helps, in one sentence each. */
export const weaknessSentences: Readonly<Record<Weakness, string>> = {
  common: `Dieses Passwort ist leicht zu erraten: Es steht auf Listen häufiger Passwörter oder ist daraus gebaut. ${advice}`,
  own: `Dieses Passwort ist leicht zu erraten: Es besteht vor allem aus Ihrem Namen, Ihrer E-Mail-Adresse, dem Zentrum oder dem Programm. ${advice}`,
  repeated: `Dieses Passwort ist leicht zu erraten: Es besteht vor allem aus Wiederholungen oder Reihen. ${advice}`,
};
