// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { searchForm } from '../../codes/names.ts';
import { ageRange, type PartialDate } from '../../codes/partial-date.ts';

/** Birth date as the columns of table child keep it. */
export interface BirthColumns {
  birth_year: number | null;
  birth_month: number | null;
  birth_day: number | null;
}

/** The birth date of a row, or null when nothing is known of it. */
export function birthOf(row: BirthColumns): PartialDate | null {
  if (row.birth_year === null) return null;
  return {
    year: row.birth_year,
    ...(row.birth_month === null ? {} : { month: row.birth_month }),
    ...(row.birth_day === null ? {} : { day: row.birth_day }),
  };
}

export function birthColumns(birth: PartialDate | null): BirthColumns {
  return {
    birth_year: birth?.year ?? null,
    birth_month: birth?.month ?? null,
    birth_day: birth?.day ?? null,
  };
}

/** "12 J.", "11 oder 12 J.", "Alter unbekannt". */
export function ageText(birth: PartialDate | null, on: Temporal.PlainDate): string {
  if (!birth) return 'Alter unbekannt';
  const { min, max } = ageRange(birth, on);
  return min === max ? `${min} J.` : `${min} oder ${max} J.`;
}

/** True when both could be the birth date of one person: no known part differs. */
export function birthsMatch(a: PartialDate | null, b: PartialDate | null): boolean {
  if (!a || !b) return true;
  const same = (x: number | undefined, y: number | undefined) => x === undefined || y === undefined || x === y;
  return a.year === b.year && same(a.month, b.month) && same(a.day, b.day);
}

/** The distinct words of names in the DIN 91379 search form, as table child_name_word keeps them. */
export function nameWords(...names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => searchForm(name).split(' ')).filter((word) => word !== ''))];
}

/** Every word a child is found by. */
export function wordsOfChild(child: {
  familyName: string;
  givenNames: string;
  birthName: string;
  callName: string;
}): string[] {
  return nameWords(child.familyName, child.givenNames, child.birthName, child.callName);
}

const together = (parts: readonly string[], between: string): string => parts.filter(Boolean).join(between);

/** "Al-Hassan, Layan": how lists name a child; who has a single name is named by it. */
export const listName = (familyName: string, givenNames: string): string => together([familyName, givenNames], ', ');
/** "Layan Al-Hassan": how pages and letters name a person; who has a single name is named by it. */
export const fullName = (familyName: string, givenNames: string): string => together([givenNames, familyName], ' ');
/** "Layan": how a family's page names its members; who has no given name is named by the family name. */
export const shortName = (familyName: string, givenNames: string): string => givenNames || familyName;
/** "Familie Al-Hassan", or "Familie von Layan" where there is no family name. */
export const familyLabel = (familyName: string, givenNames: string): string =>
  together(['Familie', familyName || (givenNames && `von ${givenNames}`)], ' ');

/** Words of the codes in tables family, guardian and family_address. */
export const channels = { letter: 'Brief', mail: 'E-Mail', phone: 'Telefon' } as const;
export const relations = {
  parent: 'Elternteil',
  guardian: 'Vormund',
  relative: 'Verwandte',
  youth_office: 'Jugendamt',
} as const;
/** Whether a person has custody. */
export const custodyLabels = { yes: 'ja', no: 'nein', unclear: 'noch ungeklärt' } as const;
/** How the parents of a family's children live. */
export const parentsLabels = {
  together: 'leben zusammen',
  apart: 'leben getrennt',
  absent: 'sind nicht mitgekommen (unbegleitet)',
} as const;
export const accommodations = {
  private: 'Privatwohnung',
  shared: 'Gemeinschaftsunterkunft',
  reception: 'aus einer Landeseinrichtung',
  youth_welfare: 'Jugendhilfe',
} as const;
export const denominations = { none: 'kein Wunsch', catholic: 'katholisch', protestant: 'evangelisch' } as const;

/** The label of a code; the code itself when it is unknown. */
export const labelOf = (labels: Readonly<Record<string, string>>, code: string): string => labels[code] ?? code;
