// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Parts of a year to choose from: first and last month. */
const spans = {
  h1: { label: '1. Halbjahr', from: 1, to: 6 },
  h2: { label: '2. Halbjahr', from: 7, to: 12 },
  q1: { label: '1. Quartal', from: 1, to: 3 },
  q2: { label: '2. Quartal', from: 4, to: 6 },
  q3: { label: '3. Quartal', from: 7, to: 9 },
  q4: { label: '4. Quartal', from: 10, to: 12 },
  m01: { label: 'Januar', from: 1, to: 1 },
  m02: { label: 'Februar', from: 2, to: 2 },
  m03: { label: 'März', from: 3, to: 3 },
  m04: { label: 'April', from: 4, to: 4 },
  m05: { label: 'Mai', from: 5, to: 5 },
  m06: { label: 'Juni', from: 6, to: 6 },
  m07: { label: 'Juli', from: 7, to: 7 },
  m08: { label: 'August', from: 8, to: 8 },
  m09: { label: 'September', from: 9, to: 9 },
  m10: { label: 'Oktober', from: 10, to: 10 },
  m11: { label: 'November', from: 11, to: 11 },
  m12: { label: 'Dezember', from: 12, to: 12 },
} as const;
export type YearPart = keyof typeof spans;

/** Labels of the parts of a year, in the order of a choice; the whole year is none of them. */
export const yearParts = Object.fromEntries(Object.entries(spans).map(([code, { label }]) => [code, label])) as Record<
  YearPart,
  string
>;

/** What is counted: both days included. */
export interface Period {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
  /** "2026", "3. Quartal 2026". */
  text: string;
}

/** @param part undefined: the whole year */
export function periodOf(year: number, part: YearPart | undefined): Period {
  const { from, to } = part === undefined ? { from: 1, to: 12 } : spans[part];
  const last = Temporal.PlainYearMonth.from({ year, month: to });
  return {
    from: Temporal.PlainDate.from({ year, month: from, day: 1 }),
    to: last.toPlainDate({ day: last.daysInMonth }),
    text: part === undefined ? String(year) : `${spans[part].label} ${year}`,
  };
}

/** Years to choose from, the newest first: from the first talk to that of today or of the last talk. */
export function yearsOf(first: number | null, last: number | null, today: Temporal.PlainDate): number[] {
  const [from, to] = [Math.min(first ?? today.year, today.year), Math.max(last ?? today.year, today.year)];
  return Array.from({ length: to - from + 1 }, (_, n) => to - n);
}
