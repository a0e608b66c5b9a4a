// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { PartialDate } from '../../../codes/partial-date.ts';
import type { KnownFrom, SchoolKind, Spoken } from './words.ts';

/** A language a child speaks beside German. */
export interface SpokenLanguage {
  /** ISO 639-3. */
  language: string;
  level: Spoken;
}

/** A school outside Germany a child went to. */
export interface FormerSchool {
  /** Key of `codes/nationalities.ts`. */
  country: string;
  kind: SchoolKind;
  from: PartialDate | null;
  to: PartialDate | null;
  /** As the family says: "4", "4 und 5". */
  lastGrade: string;
  /** Language of instruction, ISO 639-3. */
  language: string | null;
  knownFrom: KnownFrom;
}

export const languageSlots = [1, 2, 3, 4] as const;
export const schoolSlots = [1, 2, 3, 4, 5, 6, 7, 8] as const;

const monthsOf = ({ year, month }: PartialDate, whenUnknown: number): number => year * 12 + (month ?? whenUnknown);

/** A time without school between two schools, in whole months. */
export interface Gap {
  /** Position of the school after it, from 1. */
  before: number;
  months: number;
}

/** Summer holidays are no gap. */
const shortestGap = 3;

/**
 * Times without school between the schools of a list, in its order. Of a year without month the part that makes the gap
 * smaller counts: nobody is said to have missed more than is known.
 */
export function schoolGaps(schools: readonly Pick<FormerSchool, 'from' | 'to'>[]): Gap[] {
  return schools.flatMap(({ from }, index) => {
    const before = schools[index - 1]?.to;
    if (!from || !before) return [];
    const months = monthsOf(from, 1) - monthsOf(before, 12) - 1;
    return months >= shortestGap ? [{ before: index + 1, months }] : [];
  });
}

/** Words that say how somebody may stay in Germany: they do not belong into the record (domain: residence status is no field). */
const residence =
  /\b(asyl\w*|duldung\w*|geduldet\w*|aufenthalts\w*|abgelehnt\w*|abschiebung\w*|abgeschoben\w*|ausreisepflicht\w*|bamf|bleiberecht\w*|flüchtlingsstatus|subsidiär\w*)/giu;

/** The words of a text that say how somebody may stay, each once, in small letters. */
export const residenceWords = (text: string): string[] => [
  ...new Set([...text.matchAll(residence)].map(([word]) => word.toLowerCase())),
];
