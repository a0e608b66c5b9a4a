// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { searchForm } from '../../codes/names.ts';
import { phoneKeys } from '../../codes/phone.ts';
import type { Filled } from '../../db/json.ts';
import type { Row } from '../../db/row.ts';
import { birthOf, birthsMatch } from './rules.ts';

type Values = Readonly<Record<string, unknown>>;
const isEmpty = (value: unknown): boolean => value === null || value === '';

/** Columns of `kept` that are empty and not so in `gone`. */
export function emptyOnes(kept: Values, gone: Values, columns: readonly string[]): Filled[] {
  return columns
    .filter((column) => isEmpty(kept[column]) && !isEmpty(gone[column]))
    .map((column) => ({ column, before: asJson(kept[column]), after: asJson(gone[column]) }));
}

const asJson = (value: unknown): Filled['before'] =>
  value === null || typeof value === 'number' || typeof value === 'boolean' ? value : String(value);

/** Parts of the birth date that the other entry knows, where the two do not contradict each other. */
export function knownBirth(kept: Row<'child'>, gone: Row<'child'>): Filled[] {
  if (!birthsMatch(birthOf(kept), birthOf(gone))) return [];
  return emptyOnes(kept, gone, ['birth_year', 'birth_month', 'birth_day']);
}

export const setOf = (filled: readonly Filled[], which: 'before' | 'after'): Record<string, Filled['before']> =>
  Object.fromEntries(filled.map((one) => [one.column, one[which]]));

/** What was filled in and still stands there. */
export const unchangedOf = (row: object, filled: readonly Filled[]): Filled[] =>
  filled.filter(({ column, after }) => asJson((row as Values)[column]) === after);

type Person = Row<'guardian'>;

/** Somebody who stands in both families with one name and is reached in one way comes once. */
export const contactOf = (one: Person): string =>
  [searchForm(`${one.given_names} ${one.family_name}`), ...phoneKeys(one.phone), one.email].join(' ');

const home = ['street', 'postcode', 'place'] as const;

/**
 * What another entry says of a person that stands in both. Two entries that say different things of custody leave it unclear:
 * nobody may lose it, or get letters, by an entry being joined. An own address and letters stay out of a family whose address is
 * protected.
 * @param decided letters of the family that stays go to somebody already
 */
export function knownOfPerson(
  kept: Person,
  gone: Person,
  { decided, isProtected }: { decided: boolean; isProtected: boolean },
): Filled[] {
  const custody =
    kept.custody === gone.custody || kept.custody === 'unclear'
      ? []
      : [{ column: 'custody', before: kept.custody, after: 'unclear' }];
  if (isProtected) return custody;
  const lacksHome = home.every((column) => kept[column] === '');
  const letters = gone.letters && !decided ? [{ column: 'letters', before: false, after: true }] : [];
  return [...custody, ...letters, ...(lacksHome ? emptyOnes(kept, gone, home) : [])];
}
