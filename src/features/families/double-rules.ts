// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { isoPartialDate, type PartialDate } from '../../codes/partial-date.ts';
import { comparer, type Identity, swappedBirth } from './likeness.ts';

/** A row that may name the same child as one further down. */
export interface EarlierRow {
  line: number;
  child: Identity;
  why: string[];
}

const daysOf = (birth: PartialDate | null): string[] => {
  if (birth === null) return [];
  const swapped = swappedBirth(birth);
  return [birth, ...(swapped ? [swapped] : [])].map(isoPartialDate);
};

/**
 * The children of a list, to find one that stands in it twice. Only rows with the same birth, or day and month the other way
 * round, are compared: a list of a thousand rows stays quick, and it is how people write a child down twice.
 */
export class EarlierRows {
  readonly #byBirth = new Map<string, { line: number; child: Identity }[]>();

  /** The rows above that may be this child; then it counts as one of them. Siblings of one birth are no question. */
  meet(line: number, child: Identity, today: Temporal.PlainDate): EarlierRow[] {
    const compare = comparer(child, today);
    const [own] = daysOf(child.birth);
    const found = new Map<number, EarlierRow>();
    for (const day of daysOf(child.birth))
      for (const row of this.#byBirth.get(day) ?? []) {
        const { verdict, why } = compare(row.child);
        if (row.line !== line && (verdict === 'same' || verdict === 'maybe')) found.set(row.line, { ...row, why });
      }
    if (own !== undefined) this.#byBirth.set(own, [...(this.#byBirth.get(own) ?? []), { line, child }]);
    return [...found.values()].toSorted((a, b) => a.line - b.line);
  }
}
