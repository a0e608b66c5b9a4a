// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { soundKeys } from '../../codes/name-sounds.ts';
import type { PartialDate } from '../../codes/partial-date.ts';
import { birthsMatch, fullName, nameWords } from './rules.ts';

/** A child as somebody writes it down. */
export interface Identity {
  familyName: string;
  givenNames: string;
  birth: PartialDate | null;
  /** Of somebody known: a name before marriage or adoption, and what they are called. */
  birthName?: string;
  callName?: string;
}

type WholeDate = Required<PartialDate>;
const isWhole = (date: PartialDate | null): date is WholeDate => date?.day !== undefined;

/** Day and month the other way round, as countries write them; undefined where that is no date. */
export function swappedBirth(date: PartialDate | null): WholeDate | undefined {
  if (!isWhole(date) || date.day > 12 || date.day === date.month) return undefined;
  return { year: date.year, month: date.day, day: date.month };
}

const isSameDay = (a: WholeDate | undefined, b: PartialDate | null): boolean =>
  a !== undefined && isWhole(b) && a.year === b.year && a.month === b.month && a.day === b.day;

const wordsOf = ({ familyName, givenNames, birthName = '', callName = '' }: Identity): string[] =>
  nameWords(familyName, givenNames, birthName, callName);

/** All words of one stand in the other, in any order, and at least two of them if both have two. */
function haveSameWords(a: Identity, b: Identity): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const shared = one.filter((word) => other.includes(word)).length;
  return shared > 0 && shared >= Math.min(2, one.length) && (shared === one.length || shared === other.length);
}

function meet(a: string, b: string): boolean {
  const keys = new Set(soundKeys(a));
  return soundKeys(b).some((key) => keys.has(key));
}

const whole = ({ familyName, givenNames }: Identity): string => fullName(familyName, givenNames);

/** How two names are the same, in words; undefined: they are not. */
function sameName(a: Identity, b: Identity): string | undefined {
  if (haveSameWords(a, b)) return 'gleicher Name';
  const single = [a, b].some(({ familyName, givenNames }) => familyName === '' || givenNames === '');
  if (single) return meet(whole(a), whole(b)) ? 'Name in anderer Schreibweise' : undefined;
  if (meet(a.familyName, b.familyName) && meet(a.givenNames, b.givenNames)) return 'Name in anderer Schreibweise';
  if (meet(a.familyName, b.givenNames) && meet(a.givenNames, b.familyName))
    return 'Vorname und Familienname vertauscht';
  return undefined;
}

/**
 * Why two entries may be one child, in words for the page; empty: nothing speaks for it. A name in another spelling counts
 * only with the whole birth date, since many names sound alike.
 */
export function whySame(a: Identity, b: Identity): string[] {
  const name = sameName(a, b);
  if (name === undefined) return [];
  if (isSameDay(swappedBirth(a.birth), b.birth)) return [name, 'Tag und Monat vertauscht'];
  if (isWhole(a.birth) && isSameDay(a.birth, b.birth)) return [name, 'gleiches Geburtsdatum'];
  return name === 'gleicher Name' && birthsMatch(a.birth, b.birth) ? [name, 'Geburtsdatum passt, soweit bekannt'] : [];
}
