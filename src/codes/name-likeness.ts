// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { distance } from 'fastest-levenshtein';
import { soundKeys, tellingWords } from './name-sounds.ts';
import { searchForm } from './names.ts';

/*
 * How much it says that two names agree, in bits (Fellegi and Sunter, A Theory for Record Linkage, 1969): n bits mean that
 * two different people's names agree like this once in 2^n by chance.
 */

/**
 * How seldom a sound begins a name, follows another, or ends one ("$"), in bits: counted over the sounds of the common names
 * of about 60 countries (popular-names-by-country-dataset, CC0). The same for every centre, so that a question depends on
 * the two entries and not on who else is known.
 */
const beginning: Readonly<Record<string, number>> = {
  ...{ S: 2.3, K: 3.1, F: 3.1, T: 3.5, N: 2.0, L: 2.7, R: 4.2, A: 6.1 },
};
const following: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  S: { K: 3.7, F: 3.7, T: 3.6, N: 2.2, L: 3.7, R: 3.2, $: 1.5 },
  K: { S: 3.1, F: 4.2, T: 3.7, N: 2.5, L: 3.7, R: 2.8, $: 1.5 },
  F: { S: 3.5, K: 4.2, T: 2.8, N: 3.1, L: 3.0, R: 2.4, $: 1.8 },
  T: { S: 3.7, K: 4.6, F: 4.6, N: 2.4, L: 4.1, R: 2.1, $: 1.5 },
  N: { S: 3.3, K: 3.2, F: 6.0, T: 2.8, L: 3.6, R: 3.3, $: 1.2 },
  L: { S: 2.8, K: 3.2, F: 4.0, T: 4.2, N: 2.5, R: 4.6, $: 1.3 },
  R: { S: 2.9, K: 3.1, F: 5.3, T: 3.7, N: 3.1, L: 3.7, $: 1.2 },
};
/** A name is read in about two ways, so it agrees about twice as often. */
const severalReadings = -0.9;
/** However rare its sounds, a name says no more: families of one place share names. */
const mostBits = 10;
const sameSpelling = 1;
/** A letter wrong is likelier a slip than another name, but less sure than another spelling. */
const slip = -3;
/** Two names that do not agree at all: one person is seldom written down under two. */
const disagreement = -4;

function keyBits(key: string): number {
  let bits = (beginning[key.charAt(0)] ?? 0) + severalReadings;
  if (key !== 'A') for (const [at, sound] of [...key].entries()) bits += following[sound]?.[key[at + 1] ?? '$'] ?? 0;
  return Math.min(mostBits, bits);
}

/** A name that is not known says nothing; but somebody with a single name is likelier somebody with a single name. */
const unknown = 1;

/** How two names agree: letter by letter, as spellings of the same sounds, but for a slip, or not; or one is not known. */
export type Agreement = 'same' | 'spelling' | 'slip' | 'none' | 'unknown';

/** Two names that may be one person's. */
export const agrees = (how: Agreement): boolean => how === 'same' || how === 'spelling' || how === 'slip';

export interface NameLikeness {
  how: Agreement;
  bits: number;
  /** Each has a name beside it that the other lacks. */
  others?: true;
}

interface Form {
  word: string;
  keys: readonly string[];
}

/** A name cut for comparing, made once for many comparisons. */
export type ReadName = readonly Form[];

/** Names are few and come again and again: a name is cut once, as long as there are not too many. */
const read = new Map<string, ReadName>();
const mostRead = 20_000;

const joinedForm = (name: string): string => searchForm(name).replaceAll(' ', '');

/**
 * The words of a name and, of several, the name written as one, each with its sounds.
 * @returns nothing for a name without Latin letters
 */
export function readName(name: string): ReadName {
  const before = read.get(name);
  if (before) return before;
  if (read.size >= mostRead) read.clear();
  const forms = cutName(name);
  read.set(name, forms);
  return forms;
}

/** So many words of a name are compared: nobody is told apart by more, and each is compared with each. */
const mostWords = 8;

function cutName(name: string): ReadName {
  const telling = tellingWords(name).slice(0, mostWords);
  const words = telling.map((word) => ({ word: joinedForm(word), keys: soundKeys(word) }));
  const known = words.filter(({ word }) => word !== '');
  const whole = joinedForm(name);
  return whole === known[0]?.word || known.length === 0
    ? known
    : [...known, { word: whole, keys: soundKeys(name.replaceAll(/[^\p{L}\p{M}]+/gu, '')) }];
}

/** So long a word must be for one letter, or two, to be a slip and not another name. */
const slipFrom = { one: 4, two: 7 };
const mostSlips = 2;

function isSlip(a: string, b: string, letters: number): boolean {
  const longest = Math.max(a.length, b.length);
  if (longest < slipFrom.one) return false;
  const exchanged = letters === 2 && a.length === b.length && [...a].sort().join('') === [...b].sort().join('');
  return letters <= (longest >= slipFrom.two ? mostSlips : 1) || exchanged;
}

function compareWords(a: Form, b: Form): NameLikeness {
  if (a.word === b.word) return { how: 'same', bits: Math.max(...a.keys.map(keyBits)) + sameSpelling };
  const shared = a.keys.filter((key) => b.keys.includes(key));
  const longest = Math.max(a.word.length, b.word.length);
  // Letters need not be compared where nothing would come of it.
  if (shared.length === 0 && Math.abs(a.word.length - b.word.length) > mostSlips)
    return { how: 'none', bits: disagreement };
  const letters = distance(a.word, b.word);
  // Of several spellings the nearer one comes first.
  if (shared.length > 0) return { how: 'spelling', bits: Math.max(...shared.map(keyBits)) - letters / longest };
  if (isSlip(a.word, b.word, letters))
    return { how: 'slip', bits: Math.max(...a.keys.map(keyBits)) + slip - letters / longest };
  return { how: 'none', bits: disagreement };
}

/** Each has a name that the other lacks: brothers share a second name, or their father's. */
const others = -3;
const haveOthers = (a: ReadName, b: ReadName): boolean =>
  a.slice(0, -1).some((one) => !b.some((other) => agrees(compareWords(one, other).how))) &&
  !b.some(({ word }) => word === a.at(-1)?.word);

/** How two names agree in the words that agree best: papers leave out given names, patronymics and parts of family names. */
export function compareNames(a: ReadName, b: ReadName): NameLikeness {
  if (a.length === 0 || b.length === 0) return { how: 'unknown', bits: unknown };
  let best: NameLikeness = { how: 'none', bits: disagreement };
  for (const one of a)
    for (const other of b) {
      const found = compareWords(one, other);
      if (found.bits > best.bits) best = found;
    }
  return agrees(best.how) && a.length > 1 && b.length > 1 && haveOthers(a, b) && haveOthers(b, a)
    ? { ...best, bits: best.bits + others, others: true }
    : best;
}

/**
 * Sounds of a given and a family name together, in the order of the alphabet, so that names written the wrong way round meet.
 * @returns "NR TKNK" and so on, at most 60
 */
export function soundPairs(given: readonly string[], family: readonly string[]): string[] {
  const pairs = given.flatMap((one) => family.map((other) => (one < other ? `${one} ${other}` : `${other} ${one}`)));
  return [...new Set(pairs)].slice(0, 60);
}
